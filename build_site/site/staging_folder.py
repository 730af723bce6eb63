"""The folder in which the files of a build are laid aside until all of them are there.

It lies beside the site's folder, so that what is laid aside is never published; or in it, where nothing may be written
beside it or where that is another file system. Its name can't be guessed, and it is made exclusively. What a run that
was killed left of it is in nobody's way, and is removed by the next one, which goes by nothing that it holds.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

_RANDOM_BYTES = 8


def make_staging_folder(out: Path) -> Path:
    """Return a new folder for what is to come into the site's folder `out`. Raises OSError if it can't be made."""
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.parent / _random_name(out)
    try:
        beside.mkdir()
    except PermissionError:
        if not out.is_dir():
            raise
        inside = out / _random_name(out)
        inside.mkdir()
        return inside
    return beside


def copy_into(out: Path, staging: Path) -> Path:
    """Copy a staging folder into the site's folder, where that is on another file system. Return the copy."""
    inside = out / _random_name(out)
    try:
        for folder, _, files in os.walk(staging):
            copy = inside / os.path.relpath(folder, staging)
            copy.mkdir()
            for file in files:
                shutil.copy2(os.path.join(folder, file), copy)
    except OSError:
        shutil.rmtree(inside, ignore_errors=True)
        raise
    return inside


def remove_leftovers(out: Path) -> None:
    """Remove what runs that were killed laid aside for `out`. To be called by the run that holds the site's lock.

    A folder is known by its name, which says of which site it is, and by its owner, who must be the one of this run.
    A link stays.
    """
    name = re.compile(rf"\.{re.escape(out.name)}\.[0-9a-f]{{{2 * _RANDOM_BYTES}}}\.new")
    for place in (out.parent, out):
        # A folder in folders without end is none that a run made, and may lie there.
        with suppress(OSError, RecursionError), os.scandir(place) as entries:
            for entry in entries:
                if (
                    name.fullmatch(entry.name)
                    and entry.is_dir(follow_symlinks=False)
                    and entry.stat(follow_symlinks=False).st_uid == os.getuid()
                ):
                    shutil.rmtree(entry.path, ignore_errors=True)


def _random_name(out: Path) -> str:
    return f".{out.name}.{secrets.token_hex(_RANDOM_BYTES)}.new"
