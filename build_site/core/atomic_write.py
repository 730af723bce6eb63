"""Writing files so that each is either as it was or as it should be, never half of it.

Every new text is first laid aside next to its file; only when all of them are on the disk do they
take their places. A disk that is full is met in the first step, when nothing has changed yet.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from build_site.core.problems import BuildError, build_error


def write_all(
    files: Mapping[Path, bytes],
    names: Mapping[Path, str],
    before: Mapping[Path, bytes | None] | None = None,
    durable: bool = False,
) -> None:
    """Write files, all or (but for a failing disk in between) none. Folders are made as needed.

    names: what to call each in a message; before: what a file held when it was read (None: it was not
    there); one that has changed since is not overwritten; durable: have the disk confirm each, against a
    power cut, which takes time. Raises Stop if a file can't be written.
    """
    laid: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            laid[path] = _aside(path)
            with laid[path].open("wb") as file:
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
            os.replace(laid[path], path)
    except OSError as error:
        raise unwritable(names[path], error) from error
    finally:
        for aside in laid.values():
            aside.unlink(missing_ok=True)


def read(path: Path) -> bytes | None:
    """The bytes of a file, or None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def remove_leftovers(folder: Path, keep: str) -> None:
    """Remove what an interrupted run laid aside in a folder, but for the file called `keep`."""
    for path in folder.glob(".*.new"):
        if path.name != keep:
            path.unlink(missing_ok=True)


def unwritable(name: str, error: OSError) -> BuildError:
    """The Stop for a file that can't be written."""
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


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")
