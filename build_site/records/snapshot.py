"""What a content folder holds before a run: records, what the last run wrote, what an editor says of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError
from build_site.model import EntryKey, Record, Source
from build_site.records import changelog, correction_folder, state_file
from build_site.records import files as record_files
from build_site.records.corrections import CorrectionFile
from build_site.records.field_path import EntrySource
from build_site.records.files import RecordFile
from build_site.records.hidden_sources import former_ids, with_hidden
from build_site.records.record_schema import read_record
from build_site.records.state import BuildState, RecordState, ids_by_entry, ids_from_state

T = TypeVar("T")


@dataclass(frozen=True)
class RecordSnapshot:
    """The records of a content folder as a run finds them.

    files: those of all records, by id; parsed: the records in those of which the state does not tell the values
    (most are as the last run left them, and need no parsing); ids_by_entry: for `build_records`, which lets a
    review keep its id; renamed: old id -> new id, where an editor gave a record another; moved: the files of
    corrections that go on under another name with such a record, old -> new; moved_entries: id -> digest and heading
    of entries that have moved -> those that they have now, in the words of which all of this is; has_unread_files:
    whether there are others, in which something is wrong.
    """

    content: ContentFolder
    state: BuildState
    files: Mapping[str, RecordFile]
    parsed: Mapping[str, Record]
    corrections: Mapping[str, CorrectionFile]
    renamed: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[Path, Path] = field(default_factory=dict)
    ids_by_entry: Mapping[EntryKey, str] = field(default_factory=dict)
    moved_entries: Mapping[str, Mapping[EntrySource, EntrySource]] = field(default_factory=dict)
    has_unread_files: bool = False

    @property
    def reviews_label(self) -> str:
        """Return what to call the folder of records in messages."""
        return self.content.label(self.content.reviews)

    @property
    def corrections_label(self) -> str:
        """Return what to call the folder of corrections in messages."""
        return self.content.label(self.content.corrections)

    def with_ids(self) -> RecordSnapshot:
        """Return the same with the ids by entry: of what the last run wrote or was about to, and of other records.

        The record of a review with redactions may not tell its entries as digests do: its file of corrections does.
        """
        former = former_ids(self.corrections)
        redacted = {entry: id_ for id_ in self.corrections if id_ not in former for entry in self._known_entries(id_)}
        hidden = set(redacted.values())
        written, planned = (
            {id_: state for id_, state in states.items() if id_ not in hidden}
            for states in (self.state.records, self.state.interrupted)
        )
        others = (record for id_, record in self.parsed.items() if id_ not in hidden and id_ not in self.state.records)
        ids = ids_by_entry(others) | ids_from_state(planned) | ids_from_state(written) | redacted
        return replace(self, ids_by_entry=ids)

    def _known_entries(self, id_: str) -> list[EntryKey]:
        """Return the entries of a review with redactions that its file of corrections knows, where they are now."""
        known = self.corrections[id_].redacted.entries if id_ in self.corrections else ()
        moves = self.moved_entries.get(id_, {})
        return [(*moves.get((digest, heading), (digest, heading)), number) for digest, heading, number in known]

    def with_hidden(self, id_: str, accounts: Iterable[tuple[Source, ...]]) -> list[tuple[Source, ...]]:
        """Return the sources of each account of a record, by the entries of digests that a redaction hides there."""
        known = self._known_entries(id_)
        return with_hidden(accounts, [(digest, heading) for digest, heading, _ in known]) if known else list(accounts)

    def under(self, ids: Mapping[str, str], corrections: Mapping[str, CorrectionFile]) -> RecordSnapshot:
        """Return the same with records under other ids, old -> new, and with these files of corrections."""

        def renamed(items: Mapping[str, T]) -> dict[str, T]:
            return {ids[id_]: item for id_, item in items.items() if id_ in ids} | {
                id_: item for id_, item in items.items() if id_ not in ids
            }

        state = replace(self.state, records=renamed(self.state.records), interrupted=renamed(self.state.interrupted))
        return replace(
            self,
            state=state,
            files=renamed(self.files),
            parsed=renamed(self.parsed),
            corrections=corrections,
            ids_by_entry={entry: ids.get(id_, id_) for entry, id_ in self.ids_by_entry.items()},
        )

    def last_state(self, id_: str) -> RecordState | None:
        """Return what the last run wrote of a record, or an interrupted one into the file that is there now."""
        return self.state.of(id_, self.files[id_].hash if id_ in self.files else "")

    @property
    def interrupted(self) -> dict[str, RecordState]:
        """Return the states of the records whose files are as a run left them that was cut off."""
        found = ((id_, self.state.of_interrupted(id_, file.hash)) for id_, file in self.files.items())
        return {id_: state for id_, state in found if state}

    def is_edited(self, id_: str) -> bool:
        """Return whether the file of a record is not as the last run left it."""
        last = self.last_state(id_)
        return last is None or last.file != self.files[id_].hash

    def records(self, ids: Collection[str], problems: Problems) -> dict[str, Record]:
        """Return the records in the files of these ids. What can't be read is noted as an error, and left out."""
        records = {id_: self.parsed[id_] for id_ in ids if id_ in self.parsed}
        unread = []
        for id_ in sorted(set(ids) - records.keys()):
            last = self.last_state(id_)
            try:
                records[id_] = read_record(last.values if last else None)
            except ValidationError:  # What was right for the last run may not be so for this version.
                unread.append(self.files[id_])
        return records | record_files.read_files(unread, problems, self.files)

    @property
    def corrections_on_disk(self) -> dict[Path, bytes]:
        """Return what each file of corrections held when it was read, by the path that it had then."""
        before = {new: old for old, new in self.moved.items()}
        return {
            before.get(file.path, file.path): file.original
            for file in self.corrections.values()
            if file.original is not None
        }

    def correction_file(self, id_: str) -> CorrectionFile:
        """Return the file of corrections of a record, an empty one if there is none."""
        return self.corrections.get(id_) or CorrectionFile(
            id_, self.content.corrections / f"{id_}.yaml", f"{self.corrections_label}/{id_}.yaml"
        )


def read_snapshot(content: ContentFolder, problems: Problems) -> RecordSnapshot:
    """Read what a content folder holds. Nothing is written; every mistake is noted."""
    label = content.label(content.reviews)
    known_errors = len(problems.errors)
    problems.add(content.inventory.problems)
    found = record_files.files_in(content, problems)
    is_unreadable = len(problems.errors) > known_errors
    state = state_file.load(content.reviews, label, bool(found), content.root / changelog.NAME, problems)
    unparsed = {file.id: file for file in found if _has_values(file, state)}
    if state.outdated:
        problems.warn(
            f"{label}/{state_file.NAME}",
            None,
            "this file is in the form of an earlier version; this run writes it in the present one, and every record, "
            "edit and correction stays",
        )
    others = [file for file in found if file is not unparsed.get(file.id)]
    parsed = record_files.read_files(others, problems, unparsed)
    files = unparsed | {file.id: file for file in others if file.id in parsed}
    correction_files = correction_folder.read_all(content, problems)
    has_unread_files = is_unreadable or len(files) < len(found)
    snapshot = RecordSnapshot(content, state, files, parsed, correction_files, has_unread_files=has_unread_files)
    return _with_renamed(snapshot, problems).with_ids()


def _has_values(file: RecordFile, state: BuildState) -> bool:
    last = state.of(file.id, file.hash)
    return last is not None and last.file == file.hash and last.is_exact


def _entries(snapshot: RecordSnapshot, id_: str) -> frozenset[EntrySource]:
    """Return digest and heading of every entry of a record that has a file."""
    record, last = snapshot.parsed.get(id_), snapshot.last_state(id_)
    if record:
        return frozenset(source.entry for account in record.accounts for source in account.sources)
    return frozenset(last.entries if last else ())


def _with_renamed(snapshot: RecordSnapshot, problems: Problems) -> RecordSnapshot:
    """Let a record that the last run wrote, and that an editor gave another id, go on under the new one."""
    states, files = dict(snapshot.state.records), dict(snapshot.corrections)
    gone = {
        frozenset(last.entries): id_
        for id_, last in states.items()
        if last.entries and not last.by_hand and id_ not in snapshot.files
    }
    renamed: dict[str, str] = {}
    moved: dict[Path, Path] = {}
    # A record that an interrupted run wrote under its new id need not have been parsed.
    for id_ in [id_ for id_ in snapshot.files if id_ not in states] if gone else ():
        old = gone.pop(_entries(snapshot, id_), None)
        if old is None:
            continue
        renamed[old] = id_
        states[id_] = states.pop(old)
        problems.warn(
            snapshot.files[id_].name,
            None,
            f"this record was called `{old}`; it keeps its new id",
            f"Its address is now reviews/{id_}/: links to the old one may break.",
        )
        if old in files and id_ not in files:
            new = snapshot.correction_file(id_)
            moved[files[old].path] = new.path
            files[id_] = replace(files.pop(old), id=id_, path=new.path, name=new.name)
    state = replace(snapshot.state, records=states, redirects={**snapshot.state.redirects, **renamed})
    return replace(snapshot, state=state, corrections=files, renamed=renamed, moved=moved)
