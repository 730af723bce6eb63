"""Writing files so that each is either as it was or as it should be, never half of it.

Every file is first staged: written beside its place under a temporary name. Only when all of them are on
the disk do they replace the old ones. A full disk is met in the first step, when nothing has changed yet.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from build_site.core.problems import BuildError, build_error

_SUFFIX = ".new"


def write_all(
    files: Mapping[Path, bytes],
    names: Mapping[Path, str],
    before: Mapping[Path, bytes | None] | None = None,
    durable: bool = False,
) -> None:
    """Write files, all or (but for a failing disk in between) none. Folders are made as needed.

    names: what to call each in a message; before: what a file held when it was read (None: it was not
    there), and one that has changed since is not overwritten; durable: have the disk confirm each, against a
    power cut, which takes time. Raises BuildError if a file can't be written.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = temp_path(path)
            # "x": the file is made here. One that stands there, or a link, is not written through.
            with temporary.open("xb") as file:
                staged[path] = temporary
                file.write(data)
                file.flush()
                if durable:
                    os.fsync(file.fileno())
        for path in files:
            if before is not None and before.get(path) != read(path):
                raise build_error(
                    names[path],
                    None,
                    "the file was changed while the build was running; it is left as it is now",
                    "Run the build again.",
                )
        for path in files:
            os.replace(staged[path], path)
    except OSError as error:
        raise unwritable(names[path], error) from error
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def temp_path(path: Path) -> Path:
    """Return a path beside a file, hidden and not to be guessed, for what is to replace it; see `remove_leftovers`."""
    return path.with_name(f".{secrets.token_hex(8)}{_SUFFIX}")


def is_staged(name: str) -> bool:
    """Return whether a file of this name is one that `write_all` staged, perhaps in a run that was cut off."""
    return name.startswith(".") and name.endswith(_SUFFIX)


def read(path: Path) -> bytes | None:
    """Return the bytes of a file, or None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def remove_leftovers(folder: Path, keep: str) -> None:
    """Remove the files that an interrupted run staged in a folder, but for the one called `keep`."""
    for path in folder.glob(f".*{_SUFFIX}"):
        if path.name != keep:
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
