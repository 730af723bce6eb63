"""Writing what a run came to, in an order that loses nothing, wherever it may be cut off.

First what is about to be written is noted aside (`.written.json.new`), then the corrections are put in
place, since people wrote them, then the records, then the history; last the note takes the place of
the old one. A run that is cut off leaves whole files, and the next one goes on from the note.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from build_site.core import atomic_write
from build_site.records import changelog
from build_site.records import state as record_state
from build_site.records.changelog import Change
from build_site.records.corrections import CorrectionFile
from build_site.records.files import RecordFile
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import JOURNAL, NAME, Written


class Save:
    """What a run is going to write into a content folder."""

    def __init__(self, held: RecordSnapshot) -> None:
        self._held = held
        self.records: dict[Path, bytes] = {}
        self.removed: list[Path] = []
        self.moved: dict[str, str] = dict(held.state.moved)
        self._corrections: dict[Path, bytes] = {}
        self._before: dict[Path, bytes | None] = {}
        self._after: Mapping[str, Written] = {}
        self._change = Change("")

    def record(self, id_: str, file: RecordFile | None, data: bytes) -> None:
        """Write a record, into the file that it has already, if any."""
        path = file.path if file else self._held.content.reviews / f"{id_}.yaml"
        self.records[path] = data
        self._before[path] = file.bytes if file else None

    def remove(self, id_: str, file: RecordFile, into: str) -> None:
        """Take away the file of a record that has become part of another."""
        self.removed.append(file.path)
        self.moved[id_] = into

    def corrections(self, said: Mapping[str, CorrectionFile]) -> None:
        """Write the files of corrections that have changed; those of a renamed record move with it."""
        for id_, file in said.items():
            before = self._held.corrections.get(id_)
            if before is None or before.text != file.text or not file.path.exists():
                self._corrections[file.path] = file.text.encode("utf-8")
                self._before[file.path] = before.raw if before and file.path.exists() else None
        for old in self._held.renamed:
            path = self._held.content.corrections / f"{old}.yaml"
            if old not in said and path.exists():
                self.removed.append(path)

    def state(self, after: Mapping[str, Written], change: Change) -> None:
        """Remember all records as they are after the run, and what it changed."""
        self._after, self._change = after, change
        self.moved = {old: new for old, new in self.moved.items() if old not in after}

    def run(self) -> None:
        """Write all of it. Raises Stop if something can't be written."""
        reviews = self._held.content.reviews
        if reviews.is_dir():
            atomic_write.remove_leftovers(reviews, keep=JOURNAL)
            atomic_write.remove_leftovers(self._held.content.corrections, keep="")
        state = record_state.as_bytes(self._after, self.moved)
        journal, final = reviews / JOURNAL, reviews / NAME
        changed = self._after != self._held.state.records or bool(self.removed) or not final.exists()
        if not (changed or self.records or self._corrections or journal.exists()):
            return
        note = self._held.content.label
        atomic_write.write_all({journal: state}, {journal: note(final)})
        for files in (self._corrections, self.records):
            names = {path: note(path) for path in files}
            atomic_write.write_all(files, names, self._before, durable=files is self._corrections)
        self._append_history()
        try:
            for path in self.removed:
                path.unlink(missing_ok=True)
            os.replace(journal, final)
        except OSError as error:
            raise atomic_write.unwritable(note(final), error) from error

    def _append_history(self) -> None:
        path = self._held.content.root / changelog.NAME
        before = atomic_write.read(path)
        data = changelog.appended(before, self._change)
        if data is not None:
            atomic_write.write_all({path: data}, {path: self._held.content.label(path)})
