"""Work for several cores: a copy of this process does a part of it and hands back what came out.

A copy (a fork) has everything in memory already, so nothing has to be handed over to begin. Where
there are no copies to be had (another system, one core, other threads about), the work is done here.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Task(Generic[Result]):
    """A function at work in a copy of this process, or not yet at work, if there is none."""

    def __init__(self, function: Callable[[], Result], apart: bool = True) -> None:
        self._function = function
        self._copy = _begin(function) if apart and _can_copy() else None

    def result(self) -> Result:
        """What the function came to. Raises what it raised. To be asked for once."""
        if self._copy is None:
            return self._function()
        process, pipe = self._copy
        with os.fdopen(pipe, "rb") as arrives:
            data = arrives.read()
        os.waitpid(process, 0)
        if not data:
            # The copy was killed, for want of memory perhaps; alone there may be enough.
            return self._function()
        raised, value = pickle.loads(data)
        if raised:
            raise value
        return value


def each(function: Callable[[Item], Result], items: Sequence[Item], fewest: int) -> list[Result]:
    """The function's results for all items, in order.

    fewest: with fewer items than this for every core, copying the process costs more than it saves.
    """
    share = min(os.cpu_count() or 1, len(items) // fewest)
    if share < 2 or not _can_copy():
        return [function(item) for item in items]
    parts = [items[start::share] for start in range(share)]
    others = [Task(partial(_all, function, part)) for part in parts[1:]]
    done: list[Any] = [None] * len(items)
    done[::share] = _all(function, parts[0])
    for start, other in enumerate(others, start=1):
        done[start::share] = other.result()
    return done


def _all(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [function(item) for item in items]


def _can_copy() -> bool:
    """Whether this process may be copied: a copy of several threads could wait for ever for one that it lacks."""
    return hasattr(os, "fork") and threading.active_count() == 1 and (os.cpu_count() or 1) > 1


def _begin(function: Callable[[], Any]) -> tuple[int, int]:
    """Start a copy; the answer is its number and the end of the pipe on which its result arrives."""
    arrives, leaves = os.pipe()
    process = os.fork()
    if process:
        os.close(leaves)
        return process, arrives
    code = 1
    try:
        os.close(arrives)
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
