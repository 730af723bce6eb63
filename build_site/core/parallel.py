"""Work for several cores. Where there is no fork, or only one core, all of it is done here, with the same results."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from typing import Any, Generic, TypeVar

from build_site.core import child_process
from build_site.core.child_process import ChildEndedError, ChildProcess

Item = TypeVar("Item")
Result = TypeVar("Result")


def available_cores() -> int:
    """Return how many cores this process may use, which can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_cores = available_cores()
"""Of this process and its workers together."""

_workers: list[Worker[Any]] = []
"""Those of this process that have not been asked for their result."""


def free_cores() -> int:
    """Return how many cores no worker is using: one that has come to a result uses none."""
    return _cores - sum(worker.cores for worker in _workers if worker.is_at_work())


def can_share() -> bool:
    """Return whether another process would help, and is to be had."""
    return child_process.can_fork() and free_cores() > 1


class Worker(Generic[Result]):
    """A function at work on so many cores, in another process if that helps. A context manager, as that process is."""

    child: ChildProcess[Result] | None = None

    def __init__(self, function: Callable[[], Result], cores: int) -> None:
        self._function, self.cores = function, cores
        if can_share():
            with suppress(OSError):  # There may be no room for another: `result` does the work.
                self.child = ChildProcess(partial(_call_with, cores, function))
                _workers.append(self)

    def __enter__(self) -> Worker[Result]:
        return self

    def __exit__(self, *_: object) -> None:
        if self.child:
            self.child.__exit__()
        self._leave()

    def _leave(self) -> None:
        if self in _workers:
            _workers.remove(self)

    def is_at_work(self) -> bool:
        """Return whether it has not come to its result yet."""
        return self.child is not None and not self.child.receiver.poll()

    def result(self) -> Result:
        """Return what the function returned, or raise what it raised; to be called once.

        Without a process of its own, or if that was killed, the function is called here and now.
        """
        if self.child:
            try:
                return self.child.result()
            except ChildEndedError:  # For want of memory perhaps; alone there may be enough.
                pass
            finally:
                self._leave()
        return self._function()


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
        shares = min(free_cores(), len(remaining) // min_per_worker) if can_share() else 1
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


def _call_with(cores: int, function: Callable[[], Result]) -> Result:
    """Call a function in a new process, which has so many cores and none of the workers of its parent."""
    global _cores
    _cores, _workers[:] = cores, []
    return function()
