"""What a content folder holds before a run: records, what the last run wrote, what an editor says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.model import Record
from build_site.records import corrections
from build_site.records import files as record_files
from build_site.records import state as record_state
from build_site.records.corrections import CorrectionFile
from build_site.records.files import RecordFile
from build_site.records.state import State


@dataclass(frozen=True)
class RecordSnapshot:
    """The records of a content folder as a run finds them.

    untouched: by id, the files that are as the last run wrote them (not parsed); read: the others, parsed;
    known: (digest, heading, how many-th entry of that heading in the digest) -> id, for `assemble`, which
    lets a review keep its id; renamed: old id -> new id, where an editor gave a record another.
    """

    content: ContentFolder
    state: State
    untouched: Mapping[str, RecordFile]
    read: Mapping[str, tuple[RecordFile, Record]]
    corrections: Mapping[str, CorrectionFile]
    renamed: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[tuple[str, str, int], str] = field(default_factory=dict)

    @property
    def reviews_name(self) -> str:
        """What to call the folder of records in messages."""
        return self.content.label(self.content.reviews)

    @property
    def corrections_name(self) -> str:
        return self.content.label(self.content.corrections)

    def file(self, id_: str) -> RecordFile | None:
        """The file of a record, if there is one."""
        return self.read[id_][0] if id_ in self.read else self.untouched.get(id_)

    @property
    def ids(self) -> list[str]:
        """The ids of all records on disk, sorted."""
        return sorted(self.untouched.keys() | self.read.keys())


def read_snapshot(content: ContentFolder, problems: Problems) -> RecordSnapshot:
    """Read what a content folder holds. Nothing is written; every mistake is noted."""
    name = content.label(content.reviews)
    files = record_files.files_in(content.reviews, name, problems)
    state = record_state.load(content.reviews, name, bool(files), problems)
    untouched = {file.id: file for file in files if _as_written(file, state)}
    others = [file for file in files if file is not untouched.get(file.id)]
    read = record_files.read_files(others, content.reviews, problems, untouched)
    said = corrections.read_all(content.corrections, content.label(content.corrections), problems)
    held = _with_renamed(RecordSnapshot(content, state, untouched, read, said), problems)
    return replace(held, known=_known(held))


def _as_written(file: RecordFile, state: State) -> bool:
    last = state.of(file.id, file.hash)
    return last is not None and last.file == file.hash and not last.by_hand


def _known(held: RecordSnapshot) -> dict[tuple[str, str, int], str]:
    """The ids by source: of what the last run wrote, and of the records that it did not write."""
    state = held.state
    by_hand = {
        id_: record_state.of_record(record, "", "")
        for id_, (_, record) in held.read.items()
        if id_ not in state.records
    }
    return {**record_state.ids_from_state(State(by_hand)), **record_state.ids_from_state(state)}


def _with_renamed(held: RecordSnapshot, problems: Problems) -> RecordSnapshot:
    """A record that the last run wrote, and that an editor has since given another id, goes on under the new one."""
    state = held.state
    lost = {
        frozenset(last.told): id_
        for id_, last in state.records.items()
        if last.told and not last.by_hand and held.file(id_) is None
    }
    records, said, renamed = dict(state.records), dict(held.corrections), {}
    for id_, (file, record) in held.read.items() if lost else ():
        told = frozenset((source.digest, source.heading) for account in record.accounts for source in account.sources)
        old = lost.pop(told, None) if id_ not in state.records else None
        if old is None:
            continue
        renamed[old] = id_
        records[id_] = records.pop(old)
        problems.warn(
            file.name,
            None,
            f"this record was called `{old}`; it keeps its new id",
            f"Its address is now reviews/{id_}/: links to the old one may break.",
        )
        if old in said and id_ not in said:
            file_said = said.pop(old)
            said[id_] = replace(
                file_said,
                id=id_,
                path=file_said.path.with_name(f"{id_}.yaml"),
                name=f"{held.corrections_name}/{id_}.yaml",
            )
    return replace(
        held, state=replace(state, records=records, moved={**state.moved, **renamed}), corrections=said, renamed=renamed
    )
