"""Killing a run before, or in the midst of, any one of the calls with which it changes files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_CALLS = ("replace", "rename", "link", "unlink", "rmdir", "mkdir")


class Killed(BaseException):
    """The run has ended here: whatever it still tries to change is not changed."""


class Calls:
    """Counts the calls that change files, and lets the one that is `last` and all later ones fail.

    error: what they fail with: Killed, or an error of the system for that one call only.
    """

    def __init__(self, last: int | None, error: BaseException) -> None:
        self.made = 0
        self._last, self._error = last, error

    def begin(self) -> bool:
        """Note a call; return whether it is to fail."""
        self.made += 1
        if self._last is None or self.made <= self._last:
            return False
        return isinstance(self._error, Killed) or self.made == self._last + 1

    def fail(self) -> None:
        raise self._error


@contextmanager
def failing_after(calls: int | None, error: BaseException) -> Iterator[Calls]:
    """Let so many calls be made, then fail. A file that is written when its run is killed is there by half."""
    count = Calls(calls, error)

    def guarded(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if count.begin():
                count.fail()
            return real(*arguments, **options)

        return call

    real_write = Path.write_bytes

    def write_bytes(path: Path, data: bytes) -> int:
        if count.begin():
            if count.made == (calls or 0) + 1:
                real_write(path, data[: len(data) // 2])
            count.fail()
        return real_write(path, data)

    with pytest.MonkeyPatch.context() as patched:
        for name in _CALLS:
            patched.setattr(os, name, guarded(getattr(os, name)))
        patched.setattr(Path, "write_bytes", write_bytes)
        yield count
