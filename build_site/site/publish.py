"""Putting the site in its folder: what differs is laid aside until all of it is there, then takes its place.

The files laid aside stand in `<folder>.new`. Once a list of what is to go stands beside them, the
build is decided: a run that is cut off while files take their places is finished by the next one. Cut
off before, it leaves the former site, untouched.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from build_site.core.problems import BuildError, build_error

MARKER = ".build-site"
_MARKED = b"build_site made this folder and replaces all of it at each build.\n"
_DECIDED = ".build-site-decided"

State = tuple[int, int]
"""What tells a file from one that was written since: its size in bytes and its time in nanoseconds."""


def check_folder(out: Path) -> None:
    """Make sure that `out` may be replaced: it is missing, empty, or a site that we built.

    What an interrupted run had decided is finished. Raises Stop if the folder is something else.
    """
    if out.exists() and not out.is_dir():
        raise build_error(
            str(out), None, "the site's folder is a file", "Choose another folder with OUT=..., or move the file away."
        )
    if out.is_dir() and any(out.iterdir()) and not _is_ours(out):
        raise build_error(
            str(out),
            None,
            "the folder holds something that is not a site built here, so nothing was written",
            "Choose another folder with OUT=..., or empty this one yourself.",
        )
    aside = _aside(out)
    if (aside / _DECIDED).is_file() and _is_ours(out):
        try:
            _take_places(out, aside)
        except OSError as error:
            raise _half_way(out, error) from None


def states_of(folder: Path) -> dict[str, State]:
    """Every file of a folder but the mark that it is ours: its path in the folder -> its state."""
    found: dict[str, State] = {}
    folders = [("", os.fspath(folder))] if folder.is_dir() else []
    while folders:
        before, here = folders.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append((f"{before}{entry.name}/", entry.path))
                else:
                    state = entry.stat(follow_symlinks=False)
                    found[before + entry.name] = state.st_size, state.st_mtime_ns
    found.pop(MARKER, None)
    return found


class StagedSite:
    """The files of a build that differ from those of the site so far.

    Several processes may put files at once. What has not taken its place at the end of the `with` goes, and the
    site is as it was.
    """

    def __init__(self, out: Path) -> None:
        check_folder(out)
        self._out, self._aside = out, _aside(out)
        self._folders: set[Path] = set()
        try:
            _clear(self._aside)
            self._aside.mkdir(parents=True)
            try:
                (self._aside / MARKER).write_bytes(_MARKED)
            except OSError:
                shutil.rmtree(self._aside)
                raise
        except OSError as error:
            raise self._unwritable(error) from None

    @cached_property
    def former(self) -> dict[str, State]:
        """The site so far: path -> state of each file."""
        return states_of(self._out)

    def __enter__(self) -> StagedSite:
        return self

    def __exit__(self, *_: object) -> None:
        if not (self._aside / _DECIDED).exists():
            with suppress(OSError):
                _clear(self._aside)

    def former_text(self, path: str) -> str:
        """The text of a file as the site has had it so far; empty if it had none."""
        return (self._out / path).read_text(encoding="utf-8") if path in self.former else ""

    def put(self, path: str, data: bytes) -> None:
        """Lay a file aside, unless the site has it with the same bytes. Raises Stop if it can't be written."""
        state = self.former.get(path)
        if state and state[0] == len(data) and (self._out / path).read_bytes() == data:
            return
        file = self._aside / path
        try:
            if file.parent not in self._folders:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(file.parent)
            file.write_bytes(data)
        except OSError as error:
            raise self._unwritable(error) from None

    def take_places(self, paths: Collection[str]) -> dict[str, State]:
        """Make the site hold exactly these files, each as put or as it was. Gives the state of each.

        The first build of a site appears whole. Raises Stop if something can't be written; once it is decided, the
        next run finishes it.
        """
        gone = sorted(self.former.keys() - set(paths))
        put = states_of(self._aside)
        try:
            if not self._out.exists():
                self._aside.rename(self._out)
            elif gone or put:
                (self._out / MARKER).write_bytes(_MARKED)
                decided = self._aside / f"{_DECIDED}.{os.getpid()}"
                decided.write_text(json.dumps(gone), encoding="utf-8")
                decided.replace(self._aside / _DECIDED)
            else:
                _clear(self._aside)
        except OSError as error:
            raise self._unwritable(error) from None
        if self._aside.exists():
            try:
                _take_places(self._out, self._aside)
            except OSError as error:
                raise _half_way(self._out, error) from None
        return {path: put.get(path) or self.former[path] for path in paths}

    def _unwritable(self, error: OSError) -> BuildError:
        return build_error(
            str(self._out),
            None,
            f"the site can't be written: {error.strerror}",
            "The former site, if there was one, is as it was. Make room, or choose another folder with OUT=...",
        )


def _aside(out: Path) -> Path:
    return out.resolve().with_name(f"{out.resolve().name}.new")


def _is_ours(folder: Path) -> bool:
    return (folder / MARKER).is_file()


def _clear(aside: Path) -> None:
    """Remove what an earlier run laid aside. Raises BuildError if the folder is somebody else's."""
    if not aside.is_dir():
        return
    if not _is_ours(aside) and any(aside.iterdir()):
        raise build_error(
            str(aside),
            None,
            "this folder is in the way: new files are laid aside there, and it holds something else",
            "Move it away, or choose another folder with OUT=...",
        )
    # The marker goes last. Whatever is left if that fails half-way is still known as ours.
    for path in aside.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARKER:
            path.unlink()
    shutil.rmtree(aside)


def _half_way(out: Path, error: OSError) -> BuildError:
    return build_error(
        str(out),
        None,
        f"only a part of the new site is in its place: {error.strerror}",
        "Mend that and build again: the rest then takes its place.",
    )


def _take_places(out: Path, aside: Path) -> None:
    """Move what is laid aside into the site, then remove what the site no longer has. May be begun again."""
    gone: list[str] = json.loads((aside / _DECIDED).read_text(encoding="utf-8"))
    files = [path for path in states_of(aside) if path != _DECIDED]
    in_the_way = set(_in_the_way(gone, files))
    _remove(out, in_the_way)
    for path in files:
        try:
            os.replace(aside / path, out / path)
        except FileNotFoundError:
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            os.replace(aside / path, out / path)
    _remove(out, set(gone) - in_the_way)
    shutil.rmtree(aside)


def _in_the_way(gone: list[str], files: list[str]) -> Iterator[str]:
    """Of the files that go, those whose place is needed: as a folder, or in a folder where a file is to be."""
    folders = {folder for path in files for folder in _folders_of(path)}
    wanted = set(files)
    return (path for path in gone if path in folders or wanted.intersection(_folders_of(path)))


def _folders_of(path: str) -> Iterator[str]:
    parts = path.split("/")[:-1]
    return ("/".join(parts[:end]) for end in range(1, len(parts) + 1))


def _remove(out: Path, paths: Collection[str]) -> None:
    """Remove files, and the folders that they leave empty."""
    for path in paths:
        (out / path).unlink(missing_ok=True)
    for folder in sorted({folder for path in paths for folder in _folders_of(path)}, key=len, reverse=True):
        try:
            (out / folder).rmdir()
        except OSError:
            continue  # Something else is in it.
