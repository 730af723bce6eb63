"""Ctrl+C: it ends the program in one line, whenever it comes, and never in the middle of what must be whole.

Python makes a KeyboardInterrupt of it, at any point of the code. One that is raised where nobody can catch it (in a
destructor, or in a callback of the import system) is printed as a traceback, and lost: the program goes on. So while
modules are imported the process ends at once, and later a lost interrupt is raised again a moment later.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

STOPPED = "Stopped. What was published before is as it was."
STATUS = 130
"""The exit status of a program that Ctrl+C ended."""

_AGAIN_SECONDS = 0.01


class StoppedAfterwards(KeyboardInterrupt):
    """Ctrl+C came when the new site was published already, or was put in its place, and that was done first."""

    def __str__(self) -> str:
        return "Stopped. The new site was published before that, and is whole."


def end_at_once() -> None:
    """From now on let Ctrl+C end the process, with its line. To be called while nothing is being written."""
    if not _is_ignored():
        signal.signal(signal.SIGINT, _end)


def raise_always() -> None:
    """From now on let Ctrl+C raise KeyboardInterrupt, and again if it is lost."""
    if _is_ignored():
        return
    report = sys.unraisablehook

    def raise_again(lost: sys.UnraisableHookArgs) -> None:
        if issubclass(lost.exc_type, KeyboardInterrupt):
            _press_again()  # Raised here and now it would be lost as well.
        else:
            report(lost)

    sys.unraisablehook = raise_again
    signal.signal(signal.SIGINT, signal.default_int_handler)


def end(stopped: KeyboardInterrupt) -> NoReturn:
    """End the process with the line that says what became of the run."""
    line = str(stopped) if isinstance(stopped, StoppedAfterwards) else STOPPED
    with suppress(OSError):  # Nobody may be reading it any longer.
        os.write(2, f"\n{line}\n".encode())
    os._exit(STATUS)


@contextmanager
def held_back(then: type[KeyboardInterrupt] = KeyboardInterrupt) -> Iterator[None]:
    """Hold Ctrl+C back during a `with`, then raise it. If something else is raised, that comes first."""
    if threading.current_thread() is not threading.main_thread() or _is_ignored():
        yield
        return
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    except BaseException:
        signal.signal(signal.SIGINT, before)
        if pressed:
            _press_again()
        raise
    signal.signal(signal.SIGINT, before)
    if pressed:
        raise then


def _press_again() -> None:
    timer = threading.Timer(_AGAIN_SECONDS, os.kill, (os.getpid(), signal.SIGINT))
    timer.daemon = True
    timer.start()


def _is_ignored() -> bool:
    """Return whether whoever started this process wants it to take no notice, as a shell does in the background."""
    return signal.getsignal(signal.SIGINT) in (signal.SIG_IGN, None)


def _end(*_: object) -> None:
    end(KeyboardInterrupt())
