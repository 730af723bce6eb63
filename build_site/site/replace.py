"""The order in which a site's files take their places, so that a reader meanwhile, or after a cut, has a whole site.

At every moment each link of each page leads to a file that is there, and the search page finds all parts of its index:
new data come first, then new pages, then what changes, and at last what is gone goes. New pages link to one another,
and so do those that go; so each stands for a moment as a page without links. The folder itself stays the one that it
is: it may be a git work tree, a place where something is mounted, or the folder that a server serves.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_site.site.manifest import folders_of, hash_of, paths_in, state_of, state_within

BLANK_PAGE = (
    b'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<meta name="robots" content="noindex">\n'
    b"<title>One moment</title>\n<p>This page is being changed. Please load it again in a moment.</p>\n</html>\n"
)
"""What stands for a page while it comes or goes."""

BLANK_HASH = hash_of(BLANK_PAGE)

_PAGE = ".html"


@dataclass(frozen=True)
class Change:
    """What a build changes in the folder of its site: the paths of files that are new, changed and gone."""

    new: Collection[str]
    changed: Collection[str]
    gone: Collection[str]

    @property
    def blank(self) -> list[str]:
        """Return the pages that stand without links for a moment, since they link to others that come or go."""
        return [*_pages(self.new), *_pages(self.gone)]


def obstacles(out: Path, files: Collection[str], known: Mapping[str, object], gone: Collection[str]) -> Iterator[str]:
    """Yield each path in `out` at which something lies that is not ours and that one of the files would replace.

    known: the paths at which files of ours lie; gone: those that are removed, and so are in nobody's way.
    """
    going, blocked = set(gone), set()
    for folder in sorted({folder for path in files for folder in folders_of(path)}):
        place = out / folder
        if os.path.lexists(place) and (place.is_symlink() or not place.is_dir()) and folder not in going:
            blocked.add(folder)
    yield from blocked
    for path in files:
        place = out / path
        if blocked.intersection(folders_of(path)) or going.intersection(folders_of(path)):
            continue
        if place.is_dir() and not place.is_symlink():
            yield from (file for name in paths_in(place, hidden=True) if (file := f"{path}/{name}") not in going)
        elif os.path.lexists(place) and (path not in known or state_of(place) is None):
            yield path


def replace_files(out: Path, staged: Path, blanks: Path, change: Change) -> None:
    """Move the staged files into `out`, and remove what is gone. Raises OSError if that fails half-way.

    blanks: a folder with a BLANK_PAGE for each of `change.blank`, called by its number.
    """
    new, blank_at = set(change.new), {path: blanks / str(number) for number, path in enumerate(change.blank)}
    # A file where a folder is to be, or the reverse: the only case in which a path is missing for a moment.
    needed = {folder for path in new for folder in folders_of(path)}
    blocking = {path for path in change.gone if path in needed or new.intersection(folders_of(path))}
    _remove(out, blocking)
    _move_all(staged, out, (path for path in change.new if not _is_page(path)))
    for path in _pages(change.new):
        _move(blank_at[path], out / path)
    _move_all(staged, out, _pages(change.new))
    _move_all(staged, out, (path for path in change.changed if not _is_page(path)))
    _move_all(staged, out, _pages(change.changed))
    gone = [path for path in change.gone if path not in blocking]
    for path in _pages(gone):
        if state_within(out, path):
            _move(blank_at[path], out / path)
    _remove(out, [*_pages(gone), *(path for path in gone if not _is_page(path))])


def _is_page(path: str) -> bool:
    return path.endswith(_PAGE)


def _pages(paths: Iterable[str]) -> list[str]:
    return [path for path in paths if _is_page(path)]


def _move_all(source: Path, target: Path, paths: Iterable[str]) -> None:
    for path in paths:
        _move(source / path, target / path)


def _move(source: Path, target: Path) -> None:
    try:
        os.replace(source, target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(source, target)
    except IsADirectoryError:
        # Of the folder nothing is left but folders, since `obstacles` found no file in it that stays.
        for root, _, _ in os.walk(target, topdown=False):
            os.rmdir(root)
        os.replace(source, target)


def _remove(out: Path, paths: Collection[str]) -> None:
    """Remove files, and the folders that they leave empty."""
    for path in paths:
        if state_within(out, path):
            (out / path).unlink()
    for folder in sorted({folder for path in paths for folder in folders_of(path)}, key=len, reverse=True):
        try:
            if not (out / folder).is_symlink():
                (out / folder).rmdir()
        except OSError:
            continue  # Something else is in it, or it is gone.
