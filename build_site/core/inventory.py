"""The inventory of a content folder: every file of it is read for something, passed over, or a problem.

The folder is walked once, and no link is followed. What lies in one of the folders that are read and has no role
there is an error, since somebody may count on it: a withholding saved as `x.yaml.txt` must not publish the review.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from build_site.core.problems import Problem
from build_site.core.text import visible


class Role(Enum):
    """What a file of a content folder is read for."""

    DIGEST = "digest"
    RECORD = "record"
    CORRECTIONS = "corrections"
    OUTLINE = "outline"
    VOCABULARY = "vocabulary"
    PAGE = "page"
    RULINGS = "rulings"
    SETTINGS = "settings"
    CHANGES = "changes"


VOCABULARIES = (
    "agencies.yaml",
    "areas.yaml",
    "harms.yaml",
    "keywords.yaml",
    "labels.yaml",
    "review-types.yaml",
    "synonyms.yaml",
    "themes.yaml",
)
"""The files of `vocabulary/`."""


@dataclass(frozen=True)
class _Folder:
    """A folder that is read. names: of its files; is_deep: whether it has subfolders; rule: what a name must be."""

    role: Role
    names: re.Pattern[str]
    is_deep: bool
    rule: str


_YAML = re.compile(r".+\.ya?ml", re.DOTALL)
_MOVE = "or move the file out of this folder."
_FOLDERS = {
    "digests": _Folder(Role.DIGEST, re.compile(".+", re.DOTALL), True, ""),
    "reviews": _Folder(Role.RECORD, _YAML, True, f"Name a record by its id and `.yaml`, {_MOVE}"),
    "corrections": _Folder(
        Role.CORRECTIONS,
        _YAML,
        False,
        "Name it by the id of the record and `.yaml`, as `2021-leeds-alex.yaml`, and put it into this folder itself.",
    ),
    "outlines": _Folder(
        Role.OUTLINE,
        re.compile(r".+\.yaml", re.DOTALL),
        True,
        f"Name it after its digest, with `.yaml` in the place of `.txt` or the like, {_MOVE}",
    ),
    "vocabulary": _Folder(
        Role.VOCABULARY,
        re.compile("|".join(map(re.escape, VOCABULARIES))),
        False,
        f"The names that are read are {', '.join(VOCABULARIES)}. Give it one of them, {_MOVE}",
    ),
    "pages": _Folder(
        Role.PAGE,
        re.compile(r".+\.md", re.DOTALL),
        False,
        f"Name a page in small letters with `.md` at the end, as `about.md`, {_MOVE}",
    ),
}
_FILES = {"joins.yaml": Role.RULINGS, "site.yaml": Role.SETTINGS, "changes.yaml": Role.CHANGES}
_MEANT_FOR_FILE = re.compile(r"(joins|site|corrections)(?:\.ya?ml)?(?:\.txt)?~?", re.IGNORECASE)
"""What somebody may have saved who meant `joins.yaml` or `site.yaml`, or has taken a folder for a file."""
_LIKE_ENOUGH, _SO_LIKE = 0.8, 0.9
"""`Corrections`, `correction` and `corrections-old` are as like `corrections` as this; `notes` is like no name.

Two letters less or more than `corrections` are an error even beside it: a withholding may be in there.
"""

_SYSTEM_FILES = ("thumbs.db", "ehthumbs.db", "desktop.ini")
_BACKUP = re.compile(r"#(?P<saved>.+)#|(?P<name>.+?)(?:~|\.~\d+~|\.bak|\.orig|\.swp)", re.DOTALL)
"""The copies that text editors leave of a file that is open or was changed."""
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

_LINK = (
    "this is a link, and no link is followed: it may lead out of the content folder",
    "Put the file or folder itself here.",
)
_DIGESTS_LINK = (
    "this is a link, and no link is followed: it may lead out of the content folder",
    "Put a copy of the folder here; or delete the link, and name the folder that it leads to with `--digests`.",
)


@dataclass(frozen=True)
class Inventory:
    """What a content folder holds.

    files: those that are read, by role, in order of path; passed_over: name -> why it is not read, for what may be
    there without being read; problems: what else is there, and what an editor should know of.
    """

    files: Mapping[Role, tuple[Path, ...]]
    passed_over: Mapping[str, str]
    problems: tuple[Problem, ...]


def take_inventory(root: Path, digests: Path | None = None) -> Inventory:
    """Return the inventory of a content folder. digests: the folder of the digests, if it is not the one in it."""
    return _Walk(root, digests).inventory()


def printable(name: str) -> str:
    """Return a file's name with what no terminal should be sent written out: `\\xe9` for bytes that are not UTF-8."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return visible(text, _UNSHOWN)


class _Walk:
    """One look at every file of a content folder."""

    def __init__(self, root: Path, digests: Path | None) -> None:
        self._root, self._digests = root, digests
        self._files: dict[Role, list[Path]] = {role: [] for role in Role}
        self._passed_over: dict[str, str] = {}
        self._problems: list[Problem] = []

    def inventory(self) -> Inventory:
        entries = list(self._entries(self._root, "")) if self._root.is_dir() else []
        names = {entry.name for entry in entries}
        for entry in entries:
            self._look_at_top(entry, names)
        if self._digests:
            self._look_into(os.fspath(self._digests), "digests", _FOLDERS["digests"])
        self._tell_passed_over()
        files = {role: tuple(sorted(paths)) for role, paths in self._files.items()}
        return Inventory(files, self._passed_over, tuple(self._problems))

    def _look_at_top(self, entry: os.DirEntry[str], names: set[str]) -> None:
        name = entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        if name == "digests" and self._digests:
            self._look_at_other_digests(entry)
        elif name in _FOLDERS or name in _FILES:
            if entry.is_symlink():
                self._error(name, *(_DIGESTS_LINK if name == "digests" else _LINK))
            elif name in _FOLDERS and is_folder:
                if _FOLDERS[name].role is not Role.CORRECTIONS:  # `records/correction_folder` reads that one whole.
                    self._look_into(entry.path, name, _FOLDERS[name])
            elif name in _FILES and entry.is_file(follow_symlinks=False):
                self._files[_FILES[name]].append(Path(entry.path))
            else:
                kind = "a folder" if name in _FOLDERS else "a file"
                self._error(name, f"this is not {kind}", f"Move it away: `{name}` is read as {kind}.")
        elif meant := _meant_folder(name, names) if is_folder else _meant_file(name, names):
            self._error(name, f"this is not read; did you mean `{meant}`?", f"Rename it to `{meant}`, or move it away.")
        else:
            self._passed_over[name] = "it is not of the program"

    def _look_at_other_digests(self, entry: os.DirEntry[str]) -> None:
        """Look at the `digests` of a content folder whose digests are said to be elsewhere."""
        if os.path.realpath(entry.path) != os.path.realpath(str(self._digests)):
            self._error(
                entry.name,
                f"this is not read, since `--digests` names another folder: {printable(str(self._digests))}",
                "Move it away, or leave the option out.",
            )

    def _look_into(self, path: str, name: str, folder: _Folder) -> None:
        """Look at all that lies in a folder that is read, at any depth if it has subfolders."""
        folders = [(path, name)]
        while folders:
            path, name = folders.pop()
            entries = list(self._entries(path, name))
            names = {entry.name for entry in entries}
            for entry in entries:
                if self._look_at(entry, f"{name}/{entry.name}", names, folder):
                    folders.append((entry.path, f"{name}/{entry.name}"))

    def _look_at(self, entry: os.DirEntry[str], name: str, names: set[str], folder: _Folder) -> bool:
        """Look at a file or folder; return whether it is a folder to look into."""
        if why := _why_silent(entry.name):
            self._passed_over[name] = why
        elif entry.is_symlink():
            self._error(name, *_LINK)
        elif _UNSHOWN.search(entry.name):
            self._error(name, "its name has signs that are not UTF-8 or can't be shown", "Rename it.")
        elif entry.is_dir(follow_symlinks=False):
            if folder.is_deep:
                return True
            self._error(name, "a folder is not read here", f"Move what it holds to `{name.partition('/')[0]}/` itself.")
        elif not entry.is_file(follow_symlinks=False):
            self._error(name, "this is no file but a pipe, a socket or a device; it is not read", "Move it away.")
        elif why := _why_told(entry.name, names, folder):
            self._passed_over[name] = why
        elif folder.names.fullmatch(entry.name):
            self._files[folder.role].append(Path(entry.path))
        else:
            self._error(name, "this file is not read, because of its name", folder.rule)
        return False

    def _entries(self, path: str | Path, name: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(path) as entries:
                yield from entries
        except OSError as error:
            self._error(name, f"the folder can't be read: {error.strerror}", "Check that it may be read.")

    def _tell_passed_over(self) -> None:
        """Note, in one line, the files that an editor might think are read."""
        told = sorted(name for name, why in self._passed_over.items() if why in _TOLD)
        if told:
            what = f"not read, since an editor or the system made them: {', '.join(map(printable, told))}"
            remedy = "Nothing needs doing. If one of them is your work, give it the name of the file that it should be."
            self._problems.append(Problem(f"{printable(self._root.name)}/", None, what, remedy, fatal=False))

    def _error(self, name: str, what: str, remedy: str) -> None:
        label = f"{self._root.name}/{name}" if name else self._root.name
        self._problems.append(Problem(printable(label), None, what, remedy))


_BACKUP_COPY, _OF_THE_SYSTEM = "it is an editor's copy of a file", "it is the system's"
_TOLD = (_BACKUP_COPY, _OF_THE_SYSTEM)


def _why_silent(name: str) -> str:
    """Return why a file is passed over without a word, whatever it is; empty if it is not."""
    if name.startswith((".", "~$")):
        return "it is hidden"
    return "it explains the folder to people" if name.partition(".")[0].upper() == "README" else ""


def _why_told(name: str, names: set[str], folder: _Folder) -> str:
    """Return why a file is passed over with a word; empty if it is not. names: of all files beside it.

    A copy without its file may be all that there is of what a person wrote.
    """
    if name.casefold() in _SYSTEM_FILES:
        return _OF_THE_SYSTEM
    backup = _BACKUP.fullmatch(name)
    is_copy = backup and (folder.role is Role.DIGEST or (backup["saved"] or backup["name"]) in names)
    return _BACKUP_COPY if is_copy else ""


def _meant_folder(name: str, names: set[str]) -> str:
    """Return the folder that somebody may have meant who made one of this name; empty if none."""
    like = difflib.get_close_matches(name.casefold(), _FOLDERS, 1, _LIKE_ENOUGH)
    so_like = difflib.get_close_matches(name.casefold(), ("corrections",), 1, _SO_LIKE)
    return like[0] + "/" if like and (so_like or like[0] == name.casefold() or like[0] not in names) else ""


def _meant_file(name: str, names: set[str]) -> str:
    """Return the file or folder that somebody may have meant who saved a file under this name; empty if none."""
    match = _MEANT_FOR_FILE.fullmatch(name)
    if not match or name.removesuffix("~") in names - {name}:
        return ""
    word = match[1].casefold()
    return f"{word}/" if word in _FOLDERS else f"{word}.yaml"
