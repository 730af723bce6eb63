"""Work for several cores, each in a copy (a fork) of this process, which has everything in memory already.

Where there is no fork, only one core, or a second thread (a copy could wait for ever for a lock that it
held), all work is done here, with the same results.
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
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def available_cores() -> int:
    """Return how many cores this process may use, which can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class WorkerError(Exception):
    """Stands for an exception of a worker that can't be sent to this process. Its text names that one."""


class Worker(Generic[Result]):
    """A function at work in another process. A context manager: when it is left, that process has ended."""

    def __init__(self, function: Callable[[], Result], cores: int) -> None:
        self._function = function
        self._cores = cores
        self._outcome: tuple[Exception | None, Any] | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        if can_fork():
            self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(self._function, self._cores, sender))
        try:
            process.start()
        except OSError:  # There is no room for another process: `result` does the work.
            self._receiver.close()
        else:
            self._process = process
            _budget.lend(self, self._cores)
        finally:
            sender.close()

    def __enter__(self) -> Worker[Result]:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            self._process.terminate()
            self._end(self._process)

    def _end(self, process: multiprocessing.process.BaseProcess) -> None:
        """Wait until the process has ended: whatever it writes is written before this returns."""
        self._receiver.close()
        process.join()
        process.close()
        self._process = None
        _budget.take_back(self, self._cores)

    def poll(self) -> None:
        """Take back the cores of the process if it has come to a result."""
        if self._process and self._receiver.poll():
            self._receive(self._process)

    def _receive(self, process: multiprocessing.process.BaseProcess) -> None:
        with suppress(EOFError, OSError):  # It was killed, for want of memory perhaps; alone there may be enough.
            self._outcome = self._receiver.recv()
        self._end(process)

    def result(self) -> Result:
        """Return what the function returned, or raise what it raised.

        Without a process of its own, or if that was killed, the function is called here and now.
        """
        if self._process:
            self._receive(self._process)
        if self._outcome is None:
            return self._function()
        error, value = self._outcome
        if error is not None:
            error.add_note(f"Raised in a worker process:\n{value}")
            raise error
        result: Result = value
        return result


class _Budget:
    """The cores that this process may still use, and the workers that it has lent the others to."""

    def __init__(self, cores: int) -> None:
        self.free = cores
        self.workers: list[Worker[Any]] = []

    def lend(self, worker: Worker[Any], cores: int) -> None:
        self.free -= cores
        self.workers.append(worker)

    def take_back(self, worker: Worker[Any], cores: int) -> None:
        self.free += cores
        self.workers.remove(worker)

    def poll(self) -> None:
        """Take back the cores of all workers that have come to a result."""
        for worker in list(self.workers):
            worker.poll()


_budget = _Budget(available_cores())


def can_fork() -> bool:
    """Return whether another process would help and is safe. On macOS the system's own libraries have threads."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1 and _budget.free > 1


def background(function: Callable[[], Result]) -> Worker[Result]:
    """Start a function in another process, with half of the free cores.

    Example: `with background(make_index) as worker: write_pages(); index = worker.result()`.
    """
    return Worker(function, _budget.free // 2)


def parallel_map(function: Callable[[Item], Result], items: Sequence[Item], min_per_worker: int) -> list[Result]:
    """Return a function's results for all items, in their order, worked out on all cores that are free or come free.

    min_per_worker: with fewer items than this for each core, starting a process costs more than it saves.
    Raises what the function raised, after all workers have ended.
    """
    results: list[Result] = []
    while remaining := items[len(results) :]:
        _budget.poll()
        workers = min(_budget.free, len(remaining) // min_per_worker)
        if workers > 1 and can_fork():
            return results + _map_shared(function, remaining, workers)
        # A worker in the background may come to its result, and so free its cores, at any time: look now and then.
        results += _map(function, remaining[:min_per_worker] if _budget.workers else remaining)
    return results


def _map_shared(function: Callable[[Item], Result], items: Sequence[Item], workers: int) -> list[Result]:
    """Map with several workers, this process being one of them. Each takes every so-many-th item."""
    shares = [items[start::workers] for start in range(workers)]
    results: list[Any] = [None] * len(items)
    with ExitStack() as stack:
        others = [stack.enter_context(Worker(partial(_map, function, share), cores=1)) for share in shares[1:]]
        results[::workers] = _map(function, shares[0])
        for start, other in enumerate(others, start=1):
            results[start::workers] = other.result()
    return results


def _map(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [function(item) for item in items]


def _work(function: Callable[[], Any], cores: int, sender: Connection) -> None:
    """Call a function in a new process and send its outcome: (None, result), or (exception, traceback as text)."""
    # Ctrl+C is sent to every process of a terminal, but it is for the parent to act on. When that ends this process,
    # raising lets it end its own workers first.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    _budget.free, _budget.workers = cores, []
    with suppress(BrokenPipeError):  # Nobody waits for it any longer.
        try:
            sender.send((None, function()))
        except Exception as error:
            text = "".join(traceback.format_tb(error.__traceback__))
            sender.send((error if _can_be_sent(error) else WorkerError(f"{type(error).__name__}: {error}"), text))


def _can_be_sent(error: Exception) -> bool:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made here a moment ago
    except Exception:  # An exception's own code runs, which can raise anything.
        return False
    return True
