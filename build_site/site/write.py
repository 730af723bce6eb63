"""Putting the site in its folder: written aside, then put in place whole, so that a reader never sees half of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

from build_site.problems import stop

MARKER = ".build-site"
_MARKED = b"build_site made this folder and replaces all of it at each build.\n"


def check_folder(out: Path) -> None:
    """Make sure that `out` may be replaced: it is missing, empty, or a site that we built.

    An interrupted run may have left the former site aside; it is put back. Raises Stop otherwise.
    """
    old = _beside(out, "old")
    if not out.exists() and _is_ours(old):
        old.rename(out)
    if out.exists() and not out.is_dir():
        raise stop(str(out), None, "the site's folder is a file",
                   "Choose another folder with OUT=..., or move the file away.")
    if out.is_dir() and any(out.iterdir()) and not _is_ours(out):
        raise stop(str(out), None, "the folder holds something that is not a site built here, so nothing was written",
                   "Choose another folder with OUT=..., or empty this one yourself.")


def write(out: Path, files: Mapping[str, bytes], kept: Collection[str] = ()) -> None:
    """Make `out` hold exactly these files.

    files: path -> bytes; kept: paths whose file in `out` is already right. A file that doesn't change
    keeps its time. Raises Stop, with the former site left as it was, if it can't be written.
    """
    check_folder(out)
    new, old = _beside(out, "new"), _beside(out, "old")
    try:
        for left in (new, old):
            if _is_ours(left):
                shutil.rmtree(left)
        new.mkdir(parents=True)
        _place(new / MARKER, _MARKED, out / MARKER)
        for folder in sorted({(new / path).parent for path in (*files, *kept)}):
            folder.mkdir(parents=True, exist_ok=True)
        for path in kept:
            _link(out / path, new / path)
        for path, data in files.items():
            _place(new / path, data, out / path)
        if out.exists():
            out.rename(old)
        new.rename(out)
    except OSError as error:
        if _is_ours(new):
            shutil.rmtree(new, ignore_errors=True)
        check_folder(out)
        raise stop(str(out), None, f"the site can't be written: {error.strerror}",
                   "The former site, if there was one, is as it was. Make room, or choose another folder with OUT=..."
                   ) from None
    shutil.rmtree(old, ignore_errors=True)


def _beside(out: Path, word: str) -> Path:
    return out.resolve().with_name(f"{out.resolve().name}.{word}")


def _is_ours(folder: Path) -> bool:
    return (folder / MARKER).is_file()


def _place(file: Path, data: bytes, former: Path) -> None:
    """Write a file, or take the former one if it has the same bytes."""
    try:
        same = former.stat().st_size == len(data) and former.read_bytes() == data
    except OSError:
        same = False
    if same:
        _link(former, file)
    else:
        file.write_bytes(data)


def _link(former: Path, file: Path) -> None:
    """A second name for a file, or a copy with the same time where the file system has no second names."""
    try:
        os.link(former, file)
    except OSError:
        shutil.copy2(former, file)
