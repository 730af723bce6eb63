"""Writing what a run came to, in an order that loses nothing, wherever it may be cut off.

All files are first written aside, under temporary names. Then the journal (`.written.json.new`) says what the
records are going to be. From there on the run may be cut off anywhere: the next one tells by the journal which files
a person wrote and which this run did, and comes to the same end.

The order after that: corrections, since people wrote them; records; records that go; the history; the state.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from build_site.core import atomic_write
from build_site.core.atomic_write import FileChange, StagedFiles
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.records import changelog, journal, state_file
from build_site.records.changelog import Change, Renamed
from build_site.records.corrections import CorrectionFile
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import BuildState, RecordState
from build_site.records.state_file import NAME


@dataclass(frozen=True)
class Transaction:
    """What a run is going to write into a content folder.

    before: the state as it was read; moved: files of corrections that get another name, old -> new; corrections,
    records, history: the files to write; removed: those to take away; states, redirects: of all records, as
    `state_file` keeps them; earlier: of those whose files are as a run left them that was cut off.
    """

    content: ContentFolder
    before: BuildState
    moved: Mapping[Path, Path]
    corrections: Mapping[Path, FileChange]
    records: Mapping[Path, FileChange]
    removed: tuple[Path, ...]
    history: Mapping[Path, FileChange]
    states: Mapping[str, RecordState]
    redirects: Mapping[str, str]
    earlier: Mapping[str, RecordState]

    def commit(self) -> None:
        """Write all of it. Raises BuildError if something can't be written."""
        with self.staged() as commit:
            commit()

    @contextmanager
    def staged(self) -> Iterator[Callable[[], None]]:
        """Write all files aside, and the journal; what puts them in their places is yielded.

        Raises BuildError, with every file as it was, if something can't be written, or a file has been changed since
        it was read. If it is left without a commit, nothing but the journal has changed.
        """
        reviews = self.content.reviews
        for folder in (self.content.root, self.content.corrections, reviews):
            atomic_write.remove_leftovers(folder)
        if not self._changes_anything():
            yield lambda: None
            return
        states = state_file.to_bytes(self.states, self.redirects)
        state = {reviews / NAME: self._change(states, self.before.file)}
        intent = {reviews / journal.NAME: self._change(self._journal(states), self.before.journal)}
        steps = (intent, self.corrections, self.records, self.history, state)
        with StagedFiles() as files:
            for changes in steps:
                files.stage(changes)
            # A file of corrections that is to be moved is not there yet.
            unmoved = {path: change for path, change in self.corrections.items() if path not in self.moved.values()}
            for changes in (unmoved, self.records, self.history, state):
                atomic_write.check_unchanged(changes)
            files.place(intent)
            yield lambda: self._place(files, state)

    def _changes_anything(self) -> bool:
        return bool(
            self.before.outdated
            or self.before.journal is not None
            or self.states != self.before.records
            or self.moved
            or self.corrections
            or self.records
            or self.removed
            or self.history
        )

    def _change(self, data: bytes, before: bytes | None) -> FileChange:
        return FileChange(data, before, self.content.label(self.content.reviews / NAME), durable=True)

    def _journal(self, states: bytes) -> bytes:
        history = next(iter(self.history.values()), None)
        earlier = state_file.to_bytes(self.earlier, {}) if self.earlier else b""
        return journal.to_bytes(states, earlier, self.before.file, history.data if history else None)

    def _place(self, files: StagedFiles, state: Mapping[Path, FileChange]) -> None:
        self._move()
        files.place(self.corrections)
        files.place(self.records)
        self._remove(self.removed)
        files.place(self.history)
        files.place(state)
        self._remove((self.content.reviews / journal.NAME,))

    def _move(self) -> None:
        for old, new in self.moved.items():
            try:
                os.rename(old, new)
            except OSError as error:
                raise atomic_write.unwritable(self.content.label(new), error) from error
        atomic_write.confirm_names({new.parent for new in self.moved.values()})

    def _remove(self, paths: tuple[Path, ...]) -> None:
        for path in paths:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise atomic_write.unwritable(self.content.label(path), error) from error


def history_file(
    snapshot: RecordSnapshot, names: Mapping[str, Renamed], change: Change, problems: Problems
) -> tuple[dict[Path, FileChange], tuple[Change, ...]]:
    """Return the file of the history if something in it changes, and all changes that it then tells.

    names: what it calls reviews with redactions, as `changelog.with_names` takes them; change: what is added to it.
    """
    path = snapshot.content.root / changelog.NAME
    label = snapshot.content.label(path)
    before = atomic_write.read(path)
    renamed = changelog.with_names(before, names) if before and names else before
    appended = changelog.append(renamed, change)
    after = renamed if appended is None else appended
    changes = changelog.read(after, label, problems)
    if after is None or after == before:
        return {}, changes
    return {path: FileChange(after, before, label, durable=True)}, changes


def correction_files(snapshot: RecordSnapshot, corrections: Mapping[str, CorrectionFile]) -> dict[Path, FileChange]:
    """Return the files of corrections that have changed."""
    changes = {}
    for id_, file in corrections.items():
        before = snapshot.corrections.get(id_)
        if before is None or before.text != file.text:
            data, original = file.text.encode("utf-8"), before.original if before else None
            changes[file.path] = FileChange(data, original, snapshot.content.label(file.path), durable=True)
    return changes
