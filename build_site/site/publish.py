"""Putting the site in its folder: what differs is laid aside until all of it is there, then replaces what was.

A run that is cut before that leaves the former site. One that is cut while files take their places leaves a whole one,
since they do so in an order that keeps it whole (see `replace`), and the next run makes it the new one. Only files that
the manifest lists are replaced or removed; all others stay, no link is followed, and nothing outside of the folder is
written or removed but what was laid aside.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from build_site.core.problems import Problems, build_error
from build_site.core.text import first_of
from build_site.site.manifest import (
    NAME,
    Manifest,
    State,
    can_list,
    folders_of,
    hash_of,
    read_manifest,
    state_within,
    states_of,
)
from build_site.site.replace import BLANK_HASH, BLANK_PAGE, Change, obstacles, replace_files
from build_site.site.staging_folder import copy_into, make_staging_folder, remove_leftovers
from build_site.site.urls import is_safe_segment

_MOST_NAMED = 5
"""How many paths a message names."""


def check_folder(out: Path) -> None:
    """Make sure that a site may be put in `out`: it is missing, a site that we built, or holds only what is hidden.

    Raises BuildError if the folder is something else, or if it can't be read.
    """
    if out.exists() and not out.is_dir():
        raise build_error(
            str(out), None, "the site's folder is a file", "Choose another folder with OUT=..., or move the file away."
        )
    with _writing(out):
        foreign = read_manifest(out) is None and (os.path.lexists(out / NAME) or any(out.glob("[!.]*")))
    if foreign:
        raise build_error(
            str(out),
            None,
            "the folder holds something that is not a site built here, so nothing was written",
            "Choose another folder with OUT=..., or empty this one yourself. If the site belongs beside what it holds,"
            f" put an empty file {NAME} there.",
        )


class StagedSite:
    """The files of a build that differ from those of the previous site.

    Several processes may write files at once. What has not been committed at the end of the `with` goes, and the
    site is as it was. Each method raises BuildError if something can't be written.
    """

    def __init__(self, out: Path) -> None:
        out = out.resolve()
        check_folder(out)
        self._out = out
        self._folders: set[Path] = set()
        with _writing(out):
            self._manifest = read_manifest(out) or Manifest({})
            remove_leftovers(out)
            self._staging = make_staging_folder(out)
            try:
                self._files.mkdir()
            except OSError:
                self._staging.rmdir()
                raise

    @property
    def _files(self) -> Path:
        return self._staging / "site"

    @property
    def unfinished(self) -> bool:
        """Whether the last run was cut while files took their places, so that two sites are mixed here."""
        return not self._manifest.finished

    @cached_property
    def previous(self) -> dict[str, State]:
        """The site so far: path -> state of each file that an earlier build wrote."""
        with _writing(self._out):
            return self._states_of_listed(self._manifest.hashes)

    def adopt(self, remembered: Mapping[str, State]) -> None:
        """Take files of a site that has no manifest yet as ours, where each lies as it is remembered.

        To be called before anything is written.
        """
        if self._manifest.hashes:
            return
        with _writing(self._out):
            lying = self._states_of_listed({path for path in remembered if can_list(path)})
            ours = [path for path, state in lying.items() if remembered[path] == state]
            self._manifest = Manifest({path: (self._hash_in_place(path),) for path in ours})

    def _states_of_listed(self, paths: Collection[str]) -> dict[str, State]:
        states = states_of(self._out, {folder for path in paths for folder in folders_of(path)})
        return {path: state for path, state in states.items() if path in paths}

    def __enter__(self) -> StagedSite:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)

    def previous_text(self, path: str) -> str:
        """Return the text of a file as the previous site has it; empty if it has none."""
        return (self._out / path).read_text(encoding="utf-8") if path in self.previous else ""

    def read(self, path: str) -> bytes:
        """Return a file as the site will have it."""
        with _writing(self._out):
            staged = self._files / path
            return (staged if staged.is_file() else self._out / path).read_bytes()

    def write(self, path: str, data: bytes) -> None:
        """Stage a file, unless it lies in the site's folder with the same bytes. A path that leads out is refused."""
        _check_path(path)
        with _writing(self._out):
            state = self.previous.get(path) or state_within(self._out, path)
            if state and state[0] == len(data) and (self._out / path).read_bytes() == data:
                return
            file = self._files / path
            if file.parent not in self._folders:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(file.parent)
            file.write_bytes(data)

    def commit(self, paths: Collection[str], problems: Problems | None = None) -> dict[str, State]:
        """Make the site hold exactly these files of ours, each as written or as it was. Return the state of each.

        problems: takes a warning of files that somebody changed by hand. The first build of a site appears whole.
        Raises BuildError, before anything has changed, if something that is not ours is in the way.
        """
        with _writing(self._out):
            staged = states_of(self._files)
            states = {path: staged.get(path) or self.previous.get(path) or self._state(path) for path in paths}
            hashes: dict[str, tuple[str, ...]] = {path: (self._hash(path, path in staged),) for path in paths}
            if not self._out.exists():
                (self._files / NAME).write_bytes(Manifest(hashes).to_bytes())
                self._files.rename(self._out)
                return states
            edited = self._edited([*staged, *(self._manifest.hashes.keys() - hashes.keys())])
            kept = {path: tuple(self._manifest.hashes[path]) for path in edited if path not in hashes}
            manifest = Manifest(hashes | kept)
            change = Change(
                new=[path for path in staged if path not in self.previous],
                changed=[path for path in staged if path in self.previous],
                gone=[path for path in self._manifest.hashes if path not in manifest.hashes],
            )
            self._check_way(staged, change)
            _warn_of_edited(self._out, sorted(set(edited) - kept.keys()), sorted(kept), problems)
            if not staged and manifest == self._manifest:
                return states
            blanks = self._lay_aside(manifest, change)
        self._replace(change, blanks)
        return states

    def _edited(self, paths: Iterable[str]) -> list[str]:
        """Return the files of ours, of these paths, that are not as a build wrote them."""
        return [
            path
            for path in paths
            if path in self.previous and self._hash_in_place(path) not in self._manifest.hashes[path]
        ]

    def _check_way(self, staged: Collection[str], change: Change) -> None:
        """Raise BuildError if something that is not ours is in the way."""
        in_the_way = sorted(obstacles(self._out, staged, self.previous, change.gone))
        if in_the_way:
            named = first_of(in_the_way, _MOST_NAMED)
            raise build_error(
                str(self._out),
                None,
                f"no build is known to have written what is in the way of the site there: {named}",
                "Move it away, or delete it if it is an earlier site's, then build again. The site is as it was.",
            )

    def _lay_aside(self, manifest: Manifest, change: Change) -> Path:
        """Write what else is to be moved. Return the folder of the blank pages."""
        hashes = {path: {*self._manifest.hashes.get(path, ()), *manifest.hashes[path]} for path in manifest.hashes}
        hashes |= {path: set(self._manifest.hashes[path]) for path in change.gone}
        for path in change.blank:
            hashes[path].add(BLANK_HASH)
        (self._staging / "unfinished").write_bytes(Manifest(hashes, finished=False).to_bytes())
        (self._staging / "finished").write_bytes(manifest.to_bytes())
        blanks = self._staging / "blank"
        blanks.mkdir()
        for number in range(len(change.blank)):
            (blanks / str(number)).write_bytes(BLANK_PAGE)
        return blanks

    def _replace(self, change: Change, blanks: Path) -> None:
        with _writing(self._out):
            try:
                (self._staging / "unfinished").replace(self._out / NAME)
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
                elsewhere, self._staging = self._staging, copy_into(self._out, self._staging)
                shutil.rmtree(elsewhere, ignore_errors=True)
                (self._staging / "unfinished").replace(self._out / NAME)
        try:
            replace_files(self._out, self._files, self._staging / blanks.name, change)
            (self._staging / "finished").replace(self._out / NAME)
        except OSError as error:
            raise build_error(
                str(self._out),
                None,
                f"only a part of the new site is in its place: {error.strerror}",
                "Every link there leads to a page, some of them as they were before. Mend that and build again: the"
                " rest then takes its place.",
            ) from None

    def _state(self, path: str) -> State:
        state = state_within(self._out, path)
        if state is None:
            raise KeyError(path)
        return state

    def _hash(self, path: str, staged: bool) -> str:
        if staged:
            return hash_of((self._files / path).read_bytes())
        known = self._manifest.hashes.get(path, ())
        return next(iter(known)) if len(known) == 1 else self._hash_in_place(path)

    def _hash_in_place(self, path: str) -> str:
        return hash_of((self._out / path).read_bytes())


def _warn_of_edited(out: Path, replaced: Sequence[str], kept: Sequence[str], problems: Problems | None) -> None:
    if problems is None:
        return
    if replaced:
        what = "these files of the site were changed since a build wrote them, and are again as they are built: "
        problems.warn(str(out), None, what + first_of(replaced, _MOST_NAMED), "Change what they are made from.")
    if kept:
        what = "the site has these files no longer, but they were changed since a build wrote them, so they stay: "
        remedy = "Delete them. Until then readers may find them there, whatever was withheld since."
        problems.warn(str(out), None, what + first_of(kept, _MOST_NAMED), remedy)


def _check_path(path: str) -> None:
    """Raise BuildError for a path that does not lie in the site's folder, or in a hidden one there."""
    if not all(map(is_safe_segment, path.split("/"))) or not can_list(path):
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
