"""The folder of corrections, read whole: every entry of it is a file of corrections, or an error.

A withholding that is not read is a review that is published. So nothing in this folder is passed over.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from build_site.core import atomic_write, yamlio
from build_site.core.content import ContentFolder
from build_site.core.inventory import printable
from build_site.core.problems import Problems
from build_site.records import corrections
from build_site.records.corrections import CorrectionFile
from build_site.records.files import read_bytes
from build_site.records.record_schema import ID

_SUFFIXES = (".yaml", ".yml")

_OF_SYSTEMS = frozenset(
    (".DS_Store", ".directory", ".gitattributes", ".gitignore", ".gitkeep", "Thumbs.db", "desktop.ini")
)
"""Files that a system or git puts into a folder by itself. No editor writes a withholding into one."""

_COMPANION = re.compile(r"(.+)~|\.#(.+)|#(.+)#|\._(.+)|\.(.+)\.sw[a-p]")
"""What an editor program or a system writes beside a file that is open or was saved: that file is the one to read."""


def read_all(content: ContentFolder, problems: Problems) -> dict[str, CorrectionFile]:
    """Return the files of corrections of a content folder by the id of their record.

    What is wrong is noted as an error, and its file left out. A folder beside it that was meant to be it is noted by
    the inventory.
    """
    folder, label = content.corrections, content.label(content.corrections)
    files: dict[str, CorrectionFile] = {}
    entries = _entries(folder, label, problems)
    names = {entry.name for entry in entries}
    for entry in entries:
        path, file_label = Path(entry.path), f"{label}/{printable(entry.name)}"
        if _is_passed_over(entry.name, names) or not _is_right(entry, file_label, problems):
            continue
        if path.stem in files:
            problems.error(
                file_label,
                None,
                f"{files[path.stem].name} is for the same record",
                "Put what both hold into one of them.",
            )
        elif file := _read_file(path, file_label, problems):
            files[path.stem] = file
    return files


def check_unchanged(content: ContentFolder, known: Mapping[Path, bytes]) -> None:
    """Check that the folder of corrections holds what a run knows of it: path -> bytes of each file.

    Whatever an editor saved since then, a withholding perhaps, this run can't heed. Raises BuildError with each change.
    """
    folder, label = content.corrections, content.label(content.corrections)
    problems = Problems()
    entries = _entries(folder, label, problems)
    names = {entry.name for entry in entries}
    kept = {Path(entry.path) for entry in entries if not _is_passed_over(entry.name, names)}
    for path in sorted(kept | known.keys()):
        if path not in known or known[path] != _bytes(path):
            problems.error(
                f"{label}/{printable(path.name)}",
                None,
                "the file was changed while the build was running, so what it says now is not in the site",
                "Run the build again.",
            )
    problems.stop_if_errors()


def _bytes(path: Path) -> bytes | None:
    try:
        return atomic_write.read(path)
    except OSError:
        return None


def _entries(folder: Path, label: str, problems: Problems) -> list[os.DirEntry[str]]:
    try:
        if folder.is_symlink() or not folder.is_dir():  # What else it is, the inventory tells.
            return []
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        problems.error(
            label,
            None,
            f"the folder of corrections can't be read: {error.strerror}",
            "Put a folder in its place that may be read.",
        )
        return []


def _is_passed_over(name: str, names: Collection[str]) -> bool:
    """Return whether a name is of no file that an editor saved. names: all in the folder."""
    if name in _OF_SYSTEMS or atomic_write.is_staged(name):
        return True
    copied = _COMPANION.fullmatch(name)
    return copied is not None and next(filter(None, copied.groups())) in names


def _is_right(entry: os.DirEntry[str], label: str, problems: Problems) -> bool:
    """Return whether an entry of the folder is a file of corrections by its kind and name; else it is noted."""
    path = Path(entry.path)
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
    except OSError as error:
        what = f"this can't be read: {error.strerror}, so what it said is not known"
        problems.error(label, None, what, "Put the file itself in its place.")
        return False
    if stat.S_ISLNK(mode):
        what = "this is a link, and no link is followed, so what it said is not known"
        problems.error(label, None, what, "Put the file itself in its place.")
        return False
    if not stat.S_ISREG(mode):
        kind = "a folder" if stat.S_ISDIR(mode) else "no file"
        problems.error(
            label,
            None,
            f"this is {kind}, and nothing in it is read",
            "Put each file of corrections into the folder itself.",
        )
    elif path.suffix not in _SUFFIXES:
        problems.error(
            label,
            None,
            f"`{printable(entry.name)}` is not read: the name of a file of corrections ends in `.yaml`",
            f"Rename it to `{_meant(entry.name)}.yaml`, or move it out of this folder.",
        )
    elif not ID.fullmatch(path.stem):
        problems.error(
            label,
            None,
            f"`{printable(path.stem)}` is no id of a record",
            "Name the file after the record that it is for.",
        )
    else:
        return True
    return False


def _meant(name: str) -> str:
    """Return the id that a name begins with, as far as it can be told."""
    found = ID.match(printable(name).strip(" .#_").casefold())
    return found.group() if found else "<id>"


def _read_file(path: Path, label: str, problems: Problems) -> CorrectionFile | None:
    original = read_bytes(path, label, problems)
    content = None if original is None else yamlio.decode_utf8(original, label, problems)
    file = None if content is None else corrections.parse(path, label, content, problems)
    return file and replace(file, original=original)
