"""Writing files so that each is either as it was or as it should be, never half of it.

Every file is first staged: written beside its place under a temporary name. Only when all of them are on
the disk do they replace the old ones. A full disk is met in the first step, when nothing has changed yet.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from build_site.core.problems import BuildError, build_error
from build_site.core.regular_file import read_regular_file

_SUFFIX = ".new"
_TEMPORARY = re.compile(rf"\.[0-9a-f]{{16}}{re.escape(_SUFFIX)}")


@dataclass(frozen=True)
class FileChange:
    """A file as it is to be.

    name: what to call it in a message; before: its bytes as they were read, None if there was none; durable: have
    the disk confirm what is written, against a power cut, which takes time.
    """

    data: bytes
    before: bytes | None
    name: str
    durable: bool = False


class StagedFiles:
    """Files that are written aside, and then take their places. A context manager: what was not placed goes.

    Each method raises BuildError if something can't be written.
    """

    def __init__(self) -> None:
        self._temporary: dict[Path, Path] = {}

    def __enter__(self) -> StagedFiles:
        return self

    def __exit__(self, *_: object) -> None:
        for temporary in self._temporary.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def stage(self, changes: Mapping[Path, FileChange]) -> None:
        """Write files under temporary names. Folders are made as needed."""
        for path, change in changes.items():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary = temp_path(path)
                # "x": the file is made here. One that stands there, or a link, is not written through.
                with temporary.open("xb") as file:
                    self._temporary[path] = temporary
                    file.write(change.data)
                    file.flush()
                    if change.durable:
                        os.fsync(file.fileno())
            except OSError as error:
                raise unwritable(change.name, error) from error

    def place(self, changes: Mapping[Path, FileChange]) -> None:
        """Put staged files in their places: none if one of those was changed since it was read.

        Where one of them is durable, so are the new names of all.
        """
        check_unchanged(changes)
        for path, change in changes.items():
            try:
                os.replace(self._temporary[path], path)
            except OSError as error:
                raise unwritable(change.name, error) from error
            del self._temporary[path]
        if any(change.durable for change in changes.values()):
            confirm_names({path.parent for path in changes})


def check_unchanged(changes: Mapping[Path, FileChange]) -> None:
    """Raise BuildError if a file is no longer as it was read."""
    for path, change in changes.items():
        try:
            is_same = read(path) == change.before
        except OSError as error:
            raise unwritable(change.name, error) from error
        if not is_same:
            raise build_error(
                change.name,
                None,
                "the file was changed while the build was running; it is left as it is now",
                "Run the build again.",
            )


def confirm_names(folders: Iterable[Path]) -> None:
    """Have the disk confirm which files are in folders, where the system can do that for a folder."""
    for folder in folders:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def temp_path(path: Path) -> Path:
    """Return a path beside a file, hidden and not to be guessed, for what is to replace it; see `remove_leftovers`."""
    return path.with_name(f".{secrets.token_hex(8)}{_SUFFIX}")


def is_staged(name: str) -> bool:
    """Return whether a file of this name is one that `StagedFiles` staged, perhaps in a run that was cut off."""
    return name.startswith(".") and name.endswith(_SUFFIX)


def read(path: Path) -> bytes | None:
    """Return the bytes of a file, or None if there is none."""
    try:
        return read_regular_file(path)
    except FileNotFoundError:
        return None


def remove_leftovers(folder: Path) -> None:
    """Remove the files that an interrupted run staged in a folder, and no others."""
    for path in folder.glob(f".*{_SUFFIX}"):
        if _TEMPORARY.fullmatch(path.name):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def unwritable(name: str, error: OSError) -> BuildError:
    """Return the BuildError for a file that can't be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return build_error(
            name,
            None,
            "the disk is full, so this can't be written",
            "Make room and run the build again. Every file is as it was or whole; what an editor wrote is untouched.",
        )
    return build_error(
        name,
        None,
        f"this can't be written: {error.strerror or error}",
        "Check that the folder may be written to, then run the build again.",
    )
