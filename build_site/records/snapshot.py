"""What a content folder holds before a run: records, what the last run wrote, what an editor says of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError
from build_site.model import EntryKey, Record
from build_site.records import corrections, state_file
from build_site.records import files as record_files
from build_site.records.corrections import CorrectionFile
from build_site.records.files import RecordFile
from build_site.records.record_schema import read_record
from build_site.records.state import BuildState, RecordState, ids_by_entry, ids_from_state
from build_site.records.transaction import FileChange


@dataclass(frozen=True)
class RecordSnapshot:
    """The records of a content folder as a run finds them.

    files: those of all records, by id; parsed: the records in those of which the state does not tell the values
    (most are as the last run left them, and need no parsing); ids_by_entry: for `build_records`, which lets a
    review keep its id; renamed: old id -> new id, where an editor gave a record another; has_unread_files: whether
    there are others, in which something is wrong.
    """

    content: ContentFolder
    state: BuildState
    files: Mapping[str, RecordFile]
    parsed: Mapping[str, Record]
    corrections: Mapping[str, CorrectionFile]
    renamed: Mapping[str, str] = field(default_factory=dict)
    ids_by_entry: Mapping[EntryKey, str] = field(default_factory=dict)
    has_unread_files: bool = False

    @property
    def reviews_label(self) -> str:
        """Return what to call the folder of records in messages."""
        return self.content.label(self.content.reviews)

    @property
    def corrections_label(self) -> str:
        """Return what to call the folder of corrections in messages."""
        return self.content.label(self.content.corrections)

    def last_state(self, id_: str) -> RecordState | None:
        """Return what the last run wrote of a record, or an interrupted one into the file that is there now."""
        return self.state.of(id_, self.files[id_].hash if id_ in self.files else "")

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

    def correction_file(self, id_: str) -> CorrectionFile:
        """Return the file of corrections of a record, an empty one if there is none."""
        return self.corrections.get(id_) or CorrectionFile(
            id_, self.content.corrections / f"{id_}.yaml", f"{self.corrections_label}/{id_}.yaml"
        )


def read_snapshot(content: ContentFolder, problems: Problems) -> RecordSnapshot:
    """Read what a content folder holds. Nothing is written; every mistake is noted."""
    label = content.label(content.reviews)
    known_errors = len(problems.errors)
    found = record_files.files_in(content.reviews, label, problems)
    is_unreadable = len(problems.errors) > known_errors
    state = state_file.load(content.reviews, label, bool(found), problems)
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
    correction_files = corrections.read_all(content.corrections, content.label(content.corrections), problems)
    snapshot = _with_renamed(RecordSnapshot(content, state, files, parsed, correction_files), problems)
    has_unread_files = is_unreadable or len(files) < len(found)
    return replace(snapshot, ids_by_entry=_ids_by_entry(snapshot), has_unread_files=has_unread_files)


def _has_values(file: RecordFile, state: BuildState) -> bool:
    last = state.of(file.id, file.hash)
    return last is not None and last.file == file.hash and last.is_exact


def _ids_by_entry(snapshot: RecordSnapshot) -> dict[EntryKey, str]:
    """Return the ids by entry: of what the last run wrote, and of the records that it did not write.

    The record of a review with redactions may not tell its entries as digests do: its file of corrections does.
    """
    redacted = {entry: file.id for file in snapshot.corrections.values() for entry in file.redacted.entries}
    hidden = set(redacted.values())
    written = {id_: last for id_, last in snapshot.state.records.items() if id_ not in hidden}
    others = (
        record for id_, record in snapshot.parsed.items() if id_ not in hidden and id_ not in snapshot.state.records
    )
    return ids_by_entry(others) | ids_from_state(written) | redacted


def _with_renamed(snapshot: RecordSnapshot, problems: Problems) -> RecordSnapshot:
    """Let a record that the last run wrote, and that an editor gave another id, go on under the new one."""
    states, files = dict(snapshot.state.records), dict(snapshot.corrections)
    gone = {
        frozenset(last.entries): id_
        for id_, last in states.items()
        if last.entries and not last.by_hand and id_ not in snapshot.files
    }
    renamed: dict[str, str] = {}
    for id_, record in snapshot.parsed.items() if gone else ():
        entries = frozenset(source.entry for account in record.accounts for source in account.sources)
        old = gone.pop(entries, None) if id_ not in snapshot.state.records else None
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
            files[id_] = replace(files.pop(old), id=id_, path=new.path, name=new.name)
    state = replace(snapshot.state, records=states, redirects={**snapshot.state.redirects, **renamed})
    return replace(snapshot, state=state, corrections=files, renamed=renamed)


def correction_changes(snapshot: RecordSnapshot, corrections: Mapping[str, CorrectionFile]) -> dict[Path, FileChange]:
    """Return the files of corrections that have changed; that of a renamed record stands under its new name."""
    changes = {}
    for id_, file in corrections.items():
        before, exists = snapshot.corrections.get(id_), file.path.exists()
        if before is None or before.text != file.text or not exists:
            changes[file.path] = FileChange(file.text.encode("utf-8"), before.original if before and exists else None)
    return changes
