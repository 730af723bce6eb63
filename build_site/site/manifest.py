"""The manifest of a site: the files that builds wrote, with their hashes. No other is ever replaced or removed.

It lies in the site's folder, and names nothing but files that the site has, or has had until the run that is at work.
It is laid out as `sha256sum` does it, so that a host without this program can compare a copy with it too.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = ".build-site"
"""The manifest's file. It also tells a folder of ours from any other."""

State = tuple[int, int]
"""What tells a file from one that was written since: its size in bytes and its time in nanoseconds."""

_HEAD = (
    "# The files of this site, as case-reviews wrote them. It replaces and removes no others.\n"
    f"# To compare: case-reviews verify FOLDER, or in this folder: sha256sum --check {NAME}\n"
)
_UNFINISHED = "# A run is at work here, or was cut: each file is as before it or as after it. Build again.\n"

_LINE = re.compile(r"^([0-9a-f]{64})  ((?:(?!\.)[^/\\:\x00-\x1f]+/)*(?!\.\.?$)[^/\\:\x00-\x1f]+)$", re.MULTILINE)
"""A hash and a path that can't lead out of the folder, nor into a hidden one, such as `.git`."""


@dataclass(frozen=True)
class Manifest:
    """Path -> the hashes that the file may have, which are several only until a run is finished."""

    hashes: Mapping[str, Collection[str]]
    finished: bool = True

    def to_bytes(self) -> bytes:
        """Return the manifest as its file holds it."""
        lines = [f"{hash_}  {path}\n" for path in sorted(self.hashes) for hash_ in sorted(self.hashes[path])]
        return "".join([_HEAD, "" if self.finished else _UNFINISHED, *lines]).encode("utf-8", "surrogateescape")


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a folder, or None if it has none and so is not ours. A line that is none is passed over.

    The marker of earlier versions has the same name: a manifest of no file.
    """
    file = folder / NAME
    if state_of(file) is None:
        return None
    text = file.read_bytes().decode("utf-8", "surrogateescape")
    hashes: dict[str, tuple[str, ...]] = {}
    for hash_, path in _LINE.findall(text):
        hashes[path] = (*hashes.get(path, ()), hash_)
    hashes.pop(NAME, None)
    return Manifest(hashes, finished=_UNFINISHED not in text)


def can_list(path: str) -> bool:
    """Return whether the manifest may name a path, so that a build may write it."""
    return path != NAME and _LINE.fullmatch(f"{'0' * 64}  {path}") is not None


def hash_of(data: bytes) -> str:
    """Return what the manifest says of a file that holds these bytes."""
    return hashlib.sha256(data).hexdigest()


def state_of(file: Path) -> State | None:
    """Return the state of a file, or None if there is none, or something else, such as a link. None is followed."""
    try:
        found = os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def state_within(folder: Path, path: str) -> State | None:
    """Return the state of a file by its path in a folder, or None where none lies there itself, without any link."""
    state = state_of(folder / path)
    through_link = state and any((folder / above).is_symlink() for above in folders_of(path))
    return None if through_link else state


def states_of(folder: Path, folders: Collection[str] | None = None) -> dict[str, State]:
    """Return the files of a folder: path in the folder -> state. No link is followed, none is returned.

    folders: the paths of the folders to look into, or None for all.
    """
    if not folder.is_dir():
        return {}
    states: dict[str, State] = {}
    for path, entry in _entries(folder, lambda inner: folders is None or inner in folders):
        if entry.is_file(follow_symlinks=False):
            found = entry.stat(follow_symlinks=False)
            states[path] = found.st_size, found.st_mtime_ns
    return states


def paths_in(folder: Path, hidden: bool = False) -> Iterator[str]:
    """Yield the path of all in a folder that is no folder, links too. None is followed.

    hidden: whether also of what lies in hidden folders of it, such as `.git`.
    """
    for path, _ in _entries(folder, lambda inner: hidden or "/" in inner or not inner.startswith(".")):
        yield path


def _entries(folder: Path, is_entered: Callable[[str], bool]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all in a folder that is no folder, with its path. is_entered: whether to look into one, by its path."""
    left = [("", os.fspath(folder))]
    while left:
        prefix, place = left.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                path = prefix + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    yield path, entry
                elif is_entered(path):
                    left.append((f"{path}/", entry.path))


def folders_of(path: str) -> Iterator[str]:
    """Yield the folders that a path leads through, the outermost first."""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)
