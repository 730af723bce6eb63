"""Limits of time and memory for work on files that others made, with a library's code in between or without.

A signal ends what takes too long, and the system refuses memory above a ceiling. Where a system has neither (Windows),
or not the second (macOS), what is missing is no limit.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_STATM = Path("/proc/self/statm")


class OutOfTimeError(BaseException):
    """Work that took too long. No `Exception`, so that a library that catches all of them does not go on."""


@contextmanager
def limited(seconds: float, ceiling: int | None) -> Iterator[None]:
    """Run the block with at most so many seconds of processor time and memory up to a ceiling (`memory_ceiling`).

    Raises OutOfTimeError or MemoryError. Only the main thread can be limited; another has no limit.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGPROF"):
        yield
        return
    former_handler = signal.signal(signal.SIGPROF, _out_of_time)
    former_limits = resource.getrlimit(resource.RLIMIT_AS)
    if ceiling is not None:
        allowed = [limit for limit in (ceiling, *former_limits) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min(allowed), former_limits[1]))
    # Again and again, should a library catch it with a bare `except`.
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)
    try:
        yield
    finally:
        # First, since all that follows asks for memory, of which nothing may be left.
        resource.setrlimit(resource.RLIMIT_AS, former_limits)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former_handler)


def memory_ceiling(more: int) -> int | None:
    """Return the size that this process has after it took so many bytes more; None where it can't be known."""
    try:
        pages = int(_STATM.read_text().split()[0])
    except OSError:
        return None
    return pages * resource.getpagesize() + more


def _out_of_time(_signal: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError
