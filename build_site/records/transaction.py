"""Writing what a run came to, in an order that loses nothing, wherever it may be cut off.

First what is about to be written is noted aside (`.written.json.new`), then the corrections are put in
place, since people wrote them, then the records, then the history; last the note takes the place of
the old one. A run that is cut off leaves whole files, and the next one goes on from the note.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from build_site.core import atomic_write
from build_site.core.content import ContentFolder
from build_site.records import changelog, state_file
from build_site.records.changelog import Change
from build_site.records.state import RecordState
from build_site.records.state_file import JOURNAL, NAME


@dataclass(frozen=True)
class FileChange:
    """A file as it is to be. before: its bytes as they were read, None if there was none."""

    data: bytes
    before: bytes | None


@dataclass(frozen=True)
class Transaction:
    """What a run is going to write into a content folder.

    corrections, records: the files to write; removed: those to take away; states, redirects: of all records, as
    `state_file` keeps them; is_state_new: whether they differ from what it holds; change: for the history.
    """

    content: ContentFolder
    corrections: Mapping[Path, FileChange]
    records: Mapping[Path, FileChange]
    removed: tuple[Path, ...]
    states: Mapping[str, RecordState]
    redirects: Mapping[str, str]
    is_state_new: bool
    change: Change

    def commit(self) -> None:
        """Write all of it. Raises BuildError if something can't be written."""
        reviews = self.content.reviews
        if reviews.is_dir():
            atomic_write.remove_leftovers(reviews, keep=JOURNAL)
            atomic_write.remove_leftovers(self.content.corrections, keep="")
        journal, final = reviews / JOURNAL, reviews / NAME
        if not (self.is_state_new or self.removed or self.records or self.corrections or journal.exists()):
            return
        label = self.content.label(final)
        atomic_write.write_all({journal: state_file.to_bytes(self.states, self.redirects)}, {journal: label})
        self._write(self.corrections, durable=True)
        self._write(self.records, durable=False)
        self._write_history()
        try:
            for path in self.removed:
                path.unlink(missing_ok=True)
            os.replace(journal, final)
        except OSError as error:
            raise atomic_write.unwritable(label, error) from error

    def _write(self, changes: Mapping[Path, FileChange], durable: bool) -> None:
        atomic_write.write_all(
            {path: change.data for path, change in changes.items()},
            {path: self.content.label(path) for path in changes},
            {path: change.before for path, change in changes.items()},
            durable=durable,
        )

    def _write_history(self) -> None:
        path = self.content.root / changelog.NAME
        data = changelog.append(atomic_write.read(path), self.change)
        if data is not None:
            atomic_write.write_all({path: data}, {path: self.content.label(path)})
