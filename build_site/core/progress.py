"""What a terminal shows of a long run: the stage that is at work, and its seconds."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_TICK = 1.0
"""Seconds between two figures of a stage that is at work."""


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Show a stage on standard error while it is at work, and how long it took: `Reading the digests: 1.2 s`.

    Nothing is written where standard error is no terminal: a log holds what a run says and no more.
    """
    if not sys.stderr.isatty():
        yield
        return
    start = time.monotonic()

    def show(seconds: str, end: str = "") -> None:
        # Written past Python's buffers: a signal can arrive in the middle of another write.
        os.write(2, f"\r{name}{seconds}{end}".encode())

    # A thread would be in the way of the workers, which are copies of a process that has only one.
    ticking = hasattr(signal, "setitimer")
    sys.stderr.flush()
    show(" ...")
    if ticking:
        before = signal.signal(signal.SIGALRM, lambda *_: show(f" ... {time.monotonic() - start:.0f} s"))
        signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)
    try:
        yield
    finally:
        if ticking:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        show(f": {time.monotonic() - start:.1f} s      ", "\n")
