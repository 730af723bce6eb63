"""Work for several cores: a copy of this process does a part of it and hands back what came out.

A copy (a fork) has everything in memory already, so nothing has to be handed over to begin. It is not
free, though: each side pays for every page of memory that it touches from then on. Where there are no
copies to be had (another system, one core, other threads about), the work is done here.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


_threads = threading.active_count


class _Cores:
    """How many cores this process may still use; the others are at work for it, or for the one that it is a copy of."""

    def __init__(self) -> None:
        self.free = os.cpu_count() or 1
        self.at_work: list[Task] = []

    def regain(self) -> None:
        """Take back the cores of the tasks that have come to a result."""
        for task in list(self.at_work):
            if select.select([task.pipe], [], [], 0)[0]:
                task.collect()


_cores = _Cores()


class Task(Generic[Result]):
    """A function at work in a copy of this process; or not yet at work, if no core is free.

    cores: how many it may use; half of those that are free, if it isn't said; none for what is soon done.
    """

    def __init__(self, function: Callable[[], Result], cores: int | None = None) -> None:
        self._function = function
        self._cores = _cores.free // 2 if cores is None else cores
        self._data: bytes | None = None
        self._process, self.pipe = _begin(function, self._cores) if _can_copy() else (0, -1)
        if self._process:
            _cores.free -= self._cores
            _cores.at_work.append(self)

    def __enter__(self) -> Task[Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Stop it, if nobody asked for its result: something else went wrong."""
        if self in _cores.at_work:
            os.kill(self._process, signal.SIGTERM)
            self.collect()

    def collect(self) -> None:
        """Wait for the result, and have the cores back."""
        with os.fdopen(self.pipe, "rb") as arrives:
            self._data = arrives.read()
        os.waitpid(self._process, 0)
        _cores.free += self._cores
        _cores.at_work.remove(self)

    def result(self) -> Result:
        """What the function came to. Raises what it raised. To be asked for once."""
        if self._process and self._data is None:
            self.collect()
        if not self._data:
            # There was no copy, or it was killed, for want of memory perhaps; alone there may be enough.
            return self._function()
        raised, value = pickle.loads(self._data)
        if raised:
            raise value
        return value


def each(function: Callable[[Item], Result], items: Sequence[Item], fewest: int) -> list[Result]:
    """The function's results for all items, in order, worked out on all cores that are free or come free.

    fewest: with fewer items than this for every core, copying the process costs more than it saves.
    """
    done: list[Result] = []
    while len(done) < len(items):
        _cores.regain()
        rest = items[len(done) :]
        share = min(_cores.free, len(rest) // fewest)
        if share > 1 and _can_copy():
            return done + _shared(function, rest, share)
        done += _all(function, rest[:fewest] if _cores.at_work else rest)
    return done


def _shared(function: Callable[[Item], Result], items: Sequence[Item], share: int) -> list[Result]:
    parts = [items[start::share] for start in range(share)]
    others = [Task(partial(_all, function, part), cores=1) for part in parts[1:]]
    done: list[Any] = [None] * len(items)
    done[::share] = _all(function, parts[0])
    for start, other in enumerate(others, start=1):
        done[start::share] = other.result()
    return done


def _all(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [function(item) for item in items]


def _can_copy() -> bool:
    """Whether this process may be copied.

    A copy of several threads could wait for ever for one that it lacks; on macOS the system itself has some.
    """
    return hasattr(os, "fork") and sys.platform != "darwin" and _threads() == 1 and _cores.free > 1


def _begin(function: Callable[[], Any], cores: int) -> tuple[int, int]:
    """Start a copy; the answer is its number and the end of the pipe on which its result arrives."""
    arrives, leaves = os.pipe()
    process = os.fork()
    if process:
        os.close(leaves)
        return process, arrives
    code = 1
    try:
        os.close(arrives)
        _cores.free, _cores.at_work = max(1, cores), []
        try:
            told = (False, function())
        except Exception as error:
            told = (True, error)
        with os.fdopen(leaves, "wb") as pipe:
            pickle.dump(told, pipe, protocol=5)
        code = 0
    finally:
        # Nothing of the copy's surroundings (tests, buffers, exit handlers) is its business.
        os._exit(code)
