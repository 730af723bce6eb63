"""Work for several cores, each in a copy (a fork) of this process, which has everything in memory already.

Where there is no fork, only one core, or a second thread (a copy could wait for ever for a lock that it
held), all work is done here, with the same results. A pool of `concurrent.futures` would not do: its
processes outlive a run that is killed and hold its lock, and its threads forbid a second fork.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from build_site.core.interrupts import held_back

Item = TypeVar("Item")
Result = TypeVar("Result")


def available_cores() -> int:
    """Return how many cores this process may use, which can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_cores = available_cores()
"""Of this process and its workers together."""

_workers: list[Worker[Any]] = []
"""Those of this process that have not ended."""


def free_cores() -> int:
    """Return how many cores no worker is using: one that has come to a result uses none."""
    return _cores - sum(worker.cores for worker in _workers if not worker.receiver.poll())


def can_fork() -> bool:
    """Return whether another process would help and is safe. On macOS the system's own libraries have threads."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1 and free_cores() > 1


class WorkerError(Exception):
    """Stands for an exception of a worker that can't be sent to this process. Its text names that one."""


class Worker(Generic[Result]):
    """A function at work in another process. A context manager: when it is left, that process has ended."""

    process: BaseProcess | None = None

    def __init__(self, function: Callable[[], Result], cores: int) -> None:
        self._function, self.cores = function, cores
        if can_fork():
            context = multiprocessing.get_context("fork")
            self.receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=_work, args=(function, cores, sender))
            # Ctrl+C between the start of a process and the note of it would leave it behind.
            with sender, suppress(OSError), held_back():  # There may be no room for another: `result` does the work.
                process.start()
                self.process = process
                _workers.append(self)

    def __enter__(self) -> Worker[Result]:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process:
            self.process.terminate()
            self._wait(self.process)

    def _wait(self, process: BaseProcess) -> None:
        """Wait until the process has ended: whatever it writes is written before this returns."""
        self.receiver.close()
        process.join()
        process.close()
        self.process = None
        _workers.remove(self)

    def result(self) -> Result:
        """Return what the function returned, or raise what it raised; to be called once.

        Without a process of its own, or if that was killed, the function is called here and now.
        """
        outcome: tuple[Exception | None, Any] | None = None
        if self.process:
            with suppress(EOFError, OSError):  # It was killed, for want of memory perhaps; alone there may be enough.
                outcome = self.receiver.recv()
            self._wait(self.process)
        error, value = outcome or (None, self._function())
        if error:
            error.add_note(f"Raised in a worker process:\n{value}")
            raise error
        result: Result = value
        return result


def end_workers() -> None:
    """End every worker that is still at work: an exception may have come before its `with` was entered."""
    for worker in list(_workers):
        worker.__exit__()


def background(function: Callable[[], Result]) -> Worker[Result]:
    """Start a function in another process, with half of the free cores.

    Example: `with background(make_index) as worker: write_pages(); index = worker.result()`.
    """
    return Worker(function, free_cores() // 2)


def parallel_map(function: Callable[[Item], Result], items: Sequence[Item], min_per_worker: int) -> list[Result]:
    """Return a function's results for all items, in their order, worked out on all cores that are free or come free.

    min_per_worker: with fewer items than this for each core, starting a process costs more than it saves. Raises what
    the function raised, after all workers ended.
    """
    results: list[Result] = []
    while remaining := items[len(results) :]:
        shares = min(free_cores(), len(remaining) // min_per_worker) if can_fork() else 1
        if shares > 1:
            return results + _map_shared(function, remaining, shares)
        # A worker in the background may come to its result, and so free its core, at any time: look now and then.
        results += _map(function, remaining[:min_per_worker] if _workers else remaining)
    return results


def _map_shared(function: Callable[[Item], Result], items: Sequence[Item], shares: int) -> list[Result]:
    """Map in so many processes, this one among them. Each takes every so-many-th item."""
    work = [partial(_map, function, items[start::shares]) for start in range(shares)]
    results: list[Any] = [None] * len(items)
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker(share, cores=1)) for share in work[1:]]
        results[::shares] = work[0]()
        for start, worker in enumerate(workers, start=1):
            results[start::shares] = worker.result()
    return results


def _map(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [function(item) for item in items]


def _work(function: Callable[[], Any], cores: int, sender: Connection) -> None:
    """Call a function in a new process and send its outcome: (None, result), or (exception, traceback as text)."""
    # Ctrl+C is sent to every process of a terminal, but it is for the parent to act on. When that ends this process,
    # raising lets it end its own workers first.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end_this_worker)
    global _cores
    _cores, _workers[:] = cores, []
    try:
        with suppress(BrokenPipeError):  # Nobody waits for it any longer.
            _send_outcome(function, sender)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _send_outcome(function: Callable[[], Any], sender: Connection) -> None:
    try:
        sender.send((None, function()))
    except Exception as error:
        sender.send((_sendable(error), "".join(traceback.format_tb(error.__traceback__))))


def _end_this_worker(*_: object) -> None:
    """Raise, once: raised while this process ends, it would come back into the program that it is a copy of."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.unraisablehook = lambda *_: None  # Where this is raised in a destructor it is lost, and nobody need hear of it.
    sys.exit(1)


def _sendable(error: Exception) -> Exception:
    """Return an exception, or what stands for it if pickle can't send it."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made here a moment ago
    except Exception:  # An exception's own code runs, which can raise anything.
        return WorkerError(f"{type(error).__name__}: {error}")
    return error
