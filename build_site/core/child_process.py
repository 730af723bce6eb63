"""One function at work in a copy (a fork) of this process, which has everything in memory already.

A pool of `concurrent.futures` would not do: its processes outlive a run that is killed and hold its lock, and its
threads forbid a second fork.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from build_site.core.interrupts import held_back

Result = TypeVar("Result")

_children: list[ChildProcess[Any]] = []
"""Those of this process that have not ended."""


def can_fork() -> bool:
    """Return whether a copy of this process is to be had, and could not wait for ever for a lock that a thread held.

    On macOS the system's own libraries have threads.
    """
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


class ChildEndedError(Exception):
    """A process ended before it came to its result: somebody killed it, or Python itself failed in it."""


class SentError(Exception):
    """Stands for an exception of another process that can't be sent to this one. Its text names that one."""


class ChildProcess(Generic[Result]):
    """A function at work in another process. A context manager: when it is left, that process has ended.

    Raises OSError if no further process can be started. To be used only if `can_fork`.
    """

    def __init__(self, function: Callable[[], Result]) -> None:
        context = multiprocessing.get_context("fork")
        self.receiver, sender = context.Pipe(duplex=False)
        self.process = context.Process(target=_work, args=(function, sender))
        # Ctrl+C between the start of a process and the note of it would leave it behind.
        with sender, held_back():
            self.process.start()
            _children.append(self)

    def __enter__(self) -> ChildProcess[Result]:
        return self

    def __exit__(self, *_: object) -> None:
        if self in _children:
            self.process.terminate()
            self._wait()

    def _wait(self) -> None:
        """Wait until the process has ended: whatever it writes is written before this returns."""
        self.receiver.close()
        self.process.join()
        self.process.close()
        _children.remove(self)

    def result(self) -> Result:
        """Return what the function returned, or raise what it raised; to be called once.

        Raises ChildEndedError if the process ended before that.
        """
        outcome: tuple[Exception | None, Any] | None = None
        with suppress(EOFError, OSError):
            outcome = self.receiver.recv()
        self._wait()
        if outcome is None:
            raise ChildEndedError
        error, value = outcome
        if error:
            error.add_note(f"Raised in another process:\n{value}")
            raise error
        result: Result = value
        return result


def end_children() -> None:
    """End every process that is still at work: an exception may have come before its `with` was entered."""
    for child in list(_children):
        child.__exit__()


def call_apart(function: Callable[[], Result]) -> Result:
    """Return what a function returns that may end the process it runs in; raise what it raises, or ChildEndedError.

    Where no other process can be started, the function is called in this one.
    """
    if not can_fork():
        return function()
    try:
        child = ChildProcess(lambda: _call_silently(function))
    except OSError:
        return function()
    with child:
        return child.result()


def _call_silently(function: Callable[[], Result]) -> Result:
    """Call a function without what Python prints as it fails: lines of its own, which say nothing to an editor."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return function()


def _work(function: Callable[[], Any], sender: Connection) -> None:
    """Call a function in a new process and send its outcome: (None, result), or (exception, traceback as text)."""
    # Ctrl+C is sent to every process of a terminal, but it is for the parent to act on. When that ends this process,
    # raising lets it end its own children first.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end_this_process)
    _children.clear()
    try:
        with suppress(BrokenPipeError):  # Nobody waits for it any longer.
            _send_outcome(function, sender)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        end_children()


def _send_outcome(function: Callable[[], Any], sender: Connection) -> None:
    try:
        sender.send((None, function()))
    except Exception as error:
        sender.send((_sendable(error), "".join(traceback.format_tb(error.__traceback__))))


def _end_this_process(*_: object) -> None:
    """Raise, once: raised while this process ends, it would come back into the program that it is a copy of."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.unraisablehook = lambda *_: None  # Where this is raised in a destructor it is lost, and nobody need hear of it.
    sys.exit(1)


def _sendable(error: Exception) -> Exception:
    """Return an exception, or what stands for it if pickle can't send it."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made here a moment ago
    except Exception:  # An exception's own code runs, which can raise anything.
        return SentError(f"{type(error).__name__}: {error}")
    return error
