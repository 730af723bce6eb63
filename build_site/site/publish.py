"""Putting the site in its folder: what differs is staged until all of it is there, then replaces what was.

The staged files lie in `<folder>.new`. Once the commit record, a list of what is to go, lies beside them, the
build is committed: a run that is cut off while files are moved is finished by the next one. Cut off before, it
leaves the previous site, untouched. Nothing is written or removed outside of the two folders, and no link is followed.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

from build_site.core.problems import build_error
from build_site.site.urls import is_safe_segment

MARKER = ".build-site"
"""The file that tells a folder of ours from any other; only such a folder is ever replaced."""
_MARKER_TEXT = b"build_site made this folder and replaces all of it at each build.\n"
_COMMIT_RECORD = ".build-site-decided"

State = tuple[int, int]
"""What tells a file from one that was written since: its size in bytes and its time in nanoseconds."""

_LINK_SIZE = -1
"""Stands for the size of a symbolic link, so that a link is never taken for a file that we wrote."""


def check_folder(out: Path) -> None:
    """Make sure that `out` may be replaced: it is missing, empty, or a site that we built.

    What an interrupted run had committed is finished. Raises BuildError if the folder is something else, or if it
    can't be read.
    """
    if out.exists() and not out.is_dir():
        raise build_error(
            str(out), None, "the site's folder is a file", "Choose another folder with OUT=..., or move the file away."
        )
    with _writing(out):
        foreign = out.is_dir() and any(out.iterdir()) and not _is_ours(out)
    if foreign:
        raise build_error(
            str(out),
            None,
            "the folder holds something that is not a site built here, so nothing was written",
            "Choose another folder with OUT=..., or empty this one yourself.",
        )
    staged = _staging_folder(out)
    if (staged / _COMMIT_RECORD).is_file() and _is_ours(out):
        _publish(out, staged)


def states_of(folder: Path) -> dict[str, State]:
    """Return every file of a folder but MARKER: its path in the folder -> its state. No link is followed."""
    states: dict[str, State] = {}
    folders = [("", os.fspath(folder))] if folder.is_dir() else []
    while folders:
        prefix, path = folders.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    stat = entry.stat(follow_symlinks=False)
                    size = _LINK_SIZE if entry.is_symlink() else stat.st_size
                    states[prefix + entry.name] = size, stat.st_mtime_ns
    states.pop(MARKER, None)
    return states


class StagedSite:
    """The files of a build that differ from those of the previous site.

    Several processes may write files at once. What has not been committed at the end of the `with` goes, and the
    site is as it was. Each method raises BuildError if something can't be written.
    """

    def __init__(self, out: Path) -> None:
        check_folder(out)
        self._out, self._staged = out, _staging_folder(out)
        self._folders: set[Path] = set()
        with _writing(out):
            _clear(self._staged)
            self._staged.mkdir(parents=True)
            try:
                (self._staged / MARKER).write_bytes(_MARKER_TEXT)
            except OSError:
                shutil.rmtree(self._staged)
                raise

    @cached_property
    def previous(self) -> dict[str, State]:
        """The site so far: path -> state of each file."""
        with _writing(self._out):
            return states_of(self._out)

    def __enter__(self) -> StagedSite:
        return self

    def __exit__(self, *_: object) -> None:
        if not (self._staged / _COMMIT_RECORD).exists():
            with suppress(OSError):
                _clear(self._staged)

    def previous_text(self, path: str) -> str:
        """Return the text of a file as the previous site has it; empty if it has none."""
        return (self._out / path).read_text(encoding="utf-8") if path in self.previous else ""

    def read(self, path: str) -> bytes:
        """Return a file as the site will have it."""
        staged = self._staged / path
        return (staged if staged.is_file() else self._out / path).read_bytes()

    def write(self, path: str, data: bytes) -> None:
        """Stage a file, unless the previous site has it with the same bytes. A path that leads out is refused."""
        _check_path(path)
        state = self.previous.get(path)
        if state and state[0] == len(data) and (self._out / path).read_bytes() == data:
            return
        file = self._staged / path
        with _writing(self._out):
            if file.parent not in self._folders:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(file.parent)
            file.write_bytes(data)

    def commit(self, paths: Collection[str]) -> dict[str, State]:
        """Make the site hold exactly these files, each as written or as it was. Return the state of each.

        The first build of a site appears whole. Once a later one is committed, the next run finishes what this one
        can't.
        """
        gone = sorted(self.previous.keys() - set(paths))
        staged = states_of(self._staged)
        with _writing(self._out):
            if not self._out.exists():
                self._staged.rename(self._out)
            elif gone or staged:
                (self._out / MARKER).write_bytes(_MARKER_TEXT)
                unfinished = self._staged / f"{_COMMIT_RECORD}.{os.getpid()}"
                unfinished.write_text(json.dumps(gone), encoding="utf-8")
                unfinished.replace(self._staged / _COMMIT_RECORD)
            else:
                _clear(self._staged)
        if self._staged.exists():
            _publish(self._out, self._staged)
        return {path: staged.get(path) or self.previous[path] for path in paths}


def _staging_folder(out: Path) -> Path:
    return out.resolve().with_name(f"{out.resolve().name}.new")


def _is_ours(folder: Path) -> bool:
    return (folder / MARKER).is_file()


def _clear(staged: Path) -> None:
    """Remove what an earlier run staged. Raises BuildError if the folder is somebody else's."""
    if not staged.is_dir():
        return
    if not _is_ours(staged) and any(staged.iterdir()):
        raise build_error(
            str(staged),
            None,
            "this folder is in the way: new files are laid aside there, and it holds something else",
            "Move it away, or choose another folder with OUT=...",
        )
    # The marker goes last. Whatever is left if that fails half-way is still known as ours.
    for path in staged.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARKER:
            path.unlink()
    shutil.rmtree(staged)


def _check_path(path: str) -> None:
    """Raise BuildError for a path that does not lie in the site's folder."""
    if not all(map(is_safe_segment, path.split("/"))):
        raise build_error(
            path,
            None,
            "this file would not lie in the site's folder, so it was not written",
            "Rename what it is made from.",
        )


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    """Raise BuildError if something can't be read or written."""
    try:
        yield
    except OSError as error:
        raise build_error(
            str(out),
            None,
            f"the site can't be written: {error.strerror}",
            "The former site, if there was one, is as it was. Make room, or choose another folder with OUT=...",
        ) from None


def _publish(out: Path, staged: Path) -> None:
    """Move the staged files into the site, then remove what the site no longer has. May be begun again."""
    try:
        gone = _read_commit_record(staged)
        files = [path for path in states_of(staged) if path != _COMMIT_RECORD]
        blocking = set(_blocking(gone, files))
        _remove(out, blocking)
        for folder in sorted({folder for path in files for folder in _folders_of(path)}):
            _check_folder_is_no_link(out, folder)
        for path in files:
            try:
                os.replace(staged / path, out / path)
            except FileNotFoundError:
                (out / path).parent.mkdir(parents=True, exist_ok=True)
                os.replace(staged / path, out / path)
        _remove(out, set(gone) - blocking)
        shutil.rmtree(staged)
    except OSError as error:
        raise build_error(
            str(out),
            None,
            f"only a part of the new site is in its place: {error.strerror}",
            "Mend that and build again: the rest then takes its place.",
        ) from None


def _read_commit_record(staged: Path) -> list[str]:
    """Return the paths that the site no longer has."""
    try:
        gone: list[str] = json.loads((staged / _COMMIT_RECORD).read_text(encoding="utf-8"))
        # Whatever lies in the folder may have to go, whatever it is called, but nothing above it.
        if all(segment not in ("", ".", "..") for path in gone for segment in path.split("/")):
            return gone
    except (AttributeError, TypeError, ValueError):
        pass
    raise build_error(
        str(staged / _COMMIT_RECORD),
        None,
        "the list of what an interrupted build was to remove can't be read",
        f"Delete the folder {staged} and build again.",
    )


def _check_folder_is_no_link(out: Path, folder: str) -> None:
    if (out / folder).is_symlink():
        raise build_error(
            str(out / folder),
            None,
            "this is a link, so what belongs into this folder of the site was not written",
            "Delete the link and build again.",
        )


def _blocking(gone: list[str], files: list[str]) -> Iterator[str]:
    """Yield, of the files that go, those whose path is needed: as a folder, or in a folder where a file is to be."""
    folders = {folder for path in files for folder in _folders_of(path)}
    wanted = set(files)
    return (path for path in gone if path in folders or wanted.intersection(_folders_of(path)))


def _folders_of(path: str) -> Iterator[str]:
    parts = path.split("/")[:-1]
    return ("/".join(parts[:end]) for end in range(1, len(parts) + 1))


def _remove(out: Path, paths: Collection[str]) -> None:
    """Remove files, and the folders that they leave empty."""
    for path in paths:
        if not any((out / folder).is_symlink() for folder in _folders_of(path)):
            (out / path).unlink(missing_ok=True)
    for folder in sorted({folder for path in paths for folder in _folders_of(path)}, key=len, reverse=True):
        try:
            (out / folder).rmdir()
        except OSError:
            continue  # Something else is in it.
