"""The folder of corrections, read whole: every entry of it is a file of corrections, or an error.

A withholding that is not read is a review that is published. So nothing in this folder is passed over, and a
folder beside it whose name is nearly the same is not taken for something else.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from build_site.core import atomic_write, yamlio
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

_NEARLY = 2
"""So many letters may differ between the name of the folder and one that was meant to be it."""


def read_all(folder: Path, label: str, problems: Problems) -> dict[str, CorrectionFile]:
    """Return the files of a folder of corrections by the id of their record.

    label: what to call the folder in messages. What is wrong is noted as an error, and its file left out.
    """
    _check_place(folder, label, problems)
    files: dict[str, CorrectionFile] = {}
    entries = _entries(folder, label, problems)
    names = {entry.name for entry in entries}
    for entry in entries:
        path, file_label = Path(entry.path), f"{label}/{_printed(entry.name)}"
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


def check_unchanged(folder: Path, label: str, known: Mapping[Path, bytes]) -> None:
    """Check that a folder of corrections holds what a run knows of it: path -> bytes of each file.

    Whatever an editor saved since then, a withholding perhaps, this run can't heed. Raises BuildError with each change.
    """
    problems = Problems()
    entries = _entries(folder, label, problems)
    names = {entry.name for entry in entries}
    kept = {Path(entry.path) for entry in entries if not _is_passed_over(entry.name, names)}
    for path in sorted(kept | known.keys()):
        if path not in known or known[path] != _bytes(path):
            problems.error(
                f"{label}/{_printed(path.name)}",
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


def _check_place(folder: Path, label: str, problems: Problems) -> None:
    """Note a folder, or anything else, beside the folder of corrections that was meant to be it."""
    try:
        names = sorted(os.listdir(folder.parent))
    except OSError:
        return
    meant = folder.name.casefold()
    for name in names:
        distance = Levenshtein.distance(name.strip().casefold(), meant, score_cutoff=_NEARLY)
        if name != folder.name and distance <= _NEARLY:
            problems.error(
                f"{label.removesuffix(folder.name)}{_printed(name)}",
                None,
                f"this is not read; the folder of corrections is called `{folder.name}`",
                f"Move what it holds into `{folder.name}`, or give it a name that is not so near to that.",
            )


def _entries(folder: Path, label: str, problems: Problems) -> list[os.DirEntry[str]]:
    try:
        if not os.path.lexists(folder):
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
        mode = entry.stat().st_mode
    except OSError as error:
        what = "this link leads nowhere" if entry.is_symlink() else f"this can't be read: {error.strerror}"
        problems.error(label, None, f"{what}, so what it said is not known", "Put the file itself in its place.")
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
            f"`{_printed(entry.name)}` is not read: the name of a file of corrections ends in `.yaml`",
            f"Rename it to `{_meant(entry.name)}.yaml`, or move it out of this folder.",
        )
    elif not ID.fullmatch(path.stem):
        problems.error(
            label,
            None,
            f"`{_printed(path.stem)}` is no id of a record",
            "Name the file after the record that it is for.",
        )
    else:
        return True
    return False


def _meant(name: str) -> str:
    """Return the id that a name begins with, as far as it can be told."""
    found = ID.match(_printed(name).strip(" .#_").casefold())
    return found.group() if found else "<id>"


def _printed(name: str) -> str:
    """Return the name of a file as a message can show it."""
    printed = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in printed)


def _read_file(path: Path, label: str, problems: Problems) -> CorrectionFile | None:
    original = read_bytes(path, label, problems)
    content = None if original is None else yamlio.decode_utf8(original, label, problems)
    file = None if content is None else corrections.parse(path, label, content, problems)
    return file and replace(file, original=original)
