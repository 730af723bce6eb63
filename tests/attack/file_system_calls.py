"""A recorder of file-system calls: counts those of a run that change something, and cuts the run off before one.

It is installed in a forked child, for audit hooks can't be removed. Python tells it of every call before it is made
(`sys.addaudithook`); writes, of which it does not, go through a file class of its own.
"""

from __future__ import annotations

import builtins
import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_CHANGES = {
    "os.rename": 2,
    "os.remove": 1,
    "os.mkdir": 1,
    "os.rmdir": 1,
    "os.link": 2,
    "os.symlink": 2,
    "os.truncate": 1,
    "os.utime": 1,
    "os.chmod": 1,
}
"""Audit event -> how many of its arguments are paths. `os.replace` is `os.rename`, `os.unlink` is `os.remove`."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

Act = Callable[[str], None]


def kill(_: str) -> None:
    """End this process as a power switch does."""
    os.kill(os.getpid(), signal.SIGKILL)


def fail_with(number: int) -> Act:
    """Return what lets a call fail with this error."""

    def fail(call: str) -> None:
        raise OSError(number, os.strerror(number), call.partition(" ")[2])

    return fail


class Recorder:
    """Counts the calls in a folder, and at one of them acts: before it is made, or when half of a write is done.

    number: at which call, from 0; None: at none; reading: whether opening to read counts too; calls: those so far.
    """

    def __init__(self, folder: Path, number: int | None, act: Act, reading: bool = False) -> None:
        self._folder, self._number, self._act, self._reading = str(folder), number, act, reading
        self.calls: list[str] = []

    def install(self) -> None:
        """Begin to count. There is no way back."""
        sys.addaudithook(self._hear)
        real_open, recorder = io.open, self

        class File(io.FileIO):
            def write(self, data: Any) -> int:
                if not recorder._is_ours(self.name):
                    return super().write(data)
                try:
                    recorder.note(f"write {self.name}")
                except OSError:
                    super().write(bytes(data)[: len(data) // 2])
                    raise
                return super().write(data)

        def open_(
            file: Any, mode: str = "r", buffering: int = -1, encoding: Any = None, errors: Any = None,
            newline: Any = None, closefd: bool = True, opener: Any = None,
        ) -> Any:  # fmt: skip
            if not set(mode) & set("wxa+"):
                return real_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
            raw = File(file, mode.replace("b", "").replace("t", ""), closefd, opener)
            buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
            return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, errors, newline)

        io.open = builtins.open = open_
        real_write, real_fsync = os.write, os.fsync

        def write(handle: int, data: bytes) -> int:
            self.note_handle("write", handle)
            return real_write(handle, data)

        def fsync(handle: int) -> None:
            self.note_handle("fsync", handle)
            real_fsync(handle)

        os.write, os.fsync = write, fsync

    def note_handle(self, name: str, handle: int) -> None:
        path = os.readlink(f"/proc/self/fd/{handle}")
        if self._is_ours(path):
            self.note(f"{name} {path}")

    def note(self, call: str) -> None:
        self.calls.append(call.replace(self._folder, ""))
        if len(self.calls) - 1 == self._number:
            self._act(call)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if flags & _WRITING or self._reading:
                self._hear_paths("open", (path,))
        elif event in _CHANGES and not (event == "os.mkdir" and os.path.isdir(arguments[0])):
            self._hear_paths(event, arguments[: _CHANGES[event]])

    def _hear_paths(self, event: str, paths: tuple[Any, ...]) -> None:
        if any(self._is_ours(path) for path in paths):
            self.note(" ".join([event, *(os.fsdecode(path) for path in paths if not isinstance(path, int))]))

    def _is_ours(self, path: Any) -> bool:
        """Return whether a call is in the folder: what is removed by a handle of its folder has a name alone."""
        if isinstance(path, int):
            return False
        name = os.fsdecode(path)
        return name.startswith(self._folder) or not name.startswith("/")
