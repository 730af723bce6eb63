"""What the last run wrote into the records, so that an editor's change can be told from a change of the digests.

`reviews/.written.json` holds marks (short hashes) of every value as written, one record a line. It
belongs to the records and is kept with them. While a run writes records, what it is about to write
stands in `.written.json.new`; where a run was interrupted, the next one finds it there.
"""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build_site.core.problems import Problems
from build_site.model import CORRECTED, Record
from build_site.records.record_schema import whole_data

NAME, JOURNAL = ".written.json", ".written.json.new"

_FORM = 1

EntryKey = tuple[str, str, int]
"""A place where a review is told: digest, heading, and how many-th entry of that heading in the digest (from 0)."""

Told = tuple[str, str, int, int]
"""Where an account was told: digest, heading, first and last line."""


@dataclass(frozen=True)
class WrittenAccount:
    """An account as written: where it was told, and the marks of its fields; a list of texts has a mark for each."""

    sources: tuple[Told, ...]
    marks: Mapping[str, str]


@dataclass(frozen=True)
class Written:
    """A record as the last run left it.

    file: hash of the file's bytes; made: mark of the whole record; marks: of its fields and, as
    `evidence.death`, of what its facts rest on; by_hand: a person wrote it, with no digest behind it.
    """

    title: str
    file: str
    made: str
    marks: Mapping[str, str]
    accounts: tuple[WrittenAccount, ...]
    by_hand: bool = False
    withheld: bool = False

    @property
    def told(self) -> set[tuple[str, str]]:
        """Digest and heading of every place where the review was told."""
        return {source[:2] for account in self.accounts for source in account.sources}


@dataclass(frozen=True)
class State:
    """All that the last run wrote. lost: there are records but nothing tells what was written; moved: old id -> new id.

    begun: what an interrupted run was about to write, by id.
    """

    records: Mapping[str, Written] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    lost: bool = False
    begun: Mapping[str, Written] = field(default_factory=dict)

    def of(self, id_: str, file: str) -> Written | None:
        """The record as it was written into the file with this hash; else as the last whole run wrote it."""
        begun = self.begun.get(id_)
        return begun if begun and begun.file == file else self.records.get(id_) or begun


def mark(value: Any) -> str:
    """A mark of a value: "" for nothing, one for each item of a list of texts, else one. Equal values, equal marks."""
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return " ".join(map(_mark, value))
    return _mark(value)


def _mark(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return urlsafe_b64encode(hashlib.sha256(text.encode("utf-8")).digest()[:6]).decode("ascii")


def fingerprint(record: Record) -> str:
    """A mark of a whole record."""
    return _mark(repr(record))


def field_marks(data: Mapping[str, Any]) -> dict[str, str]:
    """The marks of the fields of a record but for its accounts; those of nothing are left out."""
    marks = {name: mark(value) for name, value in data.items() if name not in ("id", "accounts", "evidence")}
    marks |= {f"evidence.{fact}": mark(as_read(items)) for fact, items in data["evidence"].items()}
    return {name: found for name, found in marks.items() if found}


def as_read(evidence: list[dict]) -> list[dict]:
    """What a fact rests on in the digests: the marks of corrections left out."""
    return [item for item in evidence if item["how"] != CORRECTED]


def account_marks(account: Mapping[str, Any]) -> dict[str, str]:
    """The marks of the fields of an account but for its sources; those of nothing are left out."""
    return {name: found for name, value in account.items() if name != "sources" and (found := mark(value))}


def of_record(record: Record, file: str, made: str, by_hand: bool = False, withheld: bool = False) -> Written:
    """What is to be remembered of a record that has been written."""
    data = whole_data(record)
    accounts = tuple(WrittenAccount(told_of(account), account_marks(account)) for account in data["accounts"])
    return Written(record.title, file, made, field_marks(data), accounts, by_hand, withheld)


def told_of(account: Mapping[str, Any]) -> tuple[Told, ...]:
    return tuple((source["digest"], source["heading"], *source["lines"]) for source in account["sources"])


def ids_from_state(state: State) -> dict[EntryKey, str]:
    """Every place where a record that was written is told -> its id.

    This is what keeps a review's id when digests arrive later, or its file has been deleted.
    """
    return _numbered(
        (digest, heading, first, id_)
        for id_, record in state.records.items()
        for account in record.accounts
        for digest, heading, first, _ in account.sources
    )


def ids_by_entry(records: Iterable[Record]) -> dict[EntryKey, str]:
    """The same of records as they are now: every place where one is told -> its id."""
    return _numbered(
        (source.digest, source.heading, source.lines[0], record.id)
        for record in records
        for account in record.accounts
        for source in account.sources
    )


def _numbered(told: Iterable[tuple[str, str, int, str]]) -> dict[EntryKey, str]:
    seen: Counter[tuple[str, str]] = Counter()
    known = {}
    for digest, heading, _, id_ in sorted(told):
        known[(digest, heading, seen[(digest, heading)])] = id_
        seen[(digest, heading)] += 1
    return known


def load(folder: Path, name: str, has_records: bool, problems: Problems) -> State:
    """What the last run wrote into a folder of records. name: what to call the folder in messages.

    has_records: whether there are records in it. A damaged file is noted as an error.
    """
    written, begun = _read(folder / NAME), _read(folder / JOURNAL)
    if written is None:
        problems.error(
            f"{name}/{NAME}",
            None,
            "this file is damaged; without it an editor's changes can't be told from the digests'",
            "Put it back from a copy. If there is none, delete it: whatever in the records differs from the digests "
            "then counts as an editor's change.",
        )
        return State()
    lost = has_records and not written and not begun and not (folder / NAME).exists()
    return State(_records(written), written.get("moved", {}), lost, _records(begun or {}))


def _read(path: Path) -> dict[str, Any] | None:
    """The data of the file, {} if there is none, None if it is damaged."""
    try:
        data = json.loads(path.read_bytes())
        return data if data["form"] == _FORM and isinstance(data["records"], dict) else None
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, KeyError):
        return None


def _records(data: Mapping[str, Any]) -> dict[str, Written]:
    return {id_: _written(entry) for id_, entry in data.get("records", {}).items()}


def _written(entry: Mapping[str, Any]) -> Written:
    accounts = tuple(
        WrittenAccount(tuple(tuple(source) for source in sources), marks) for sources, marks in entry["accounts"]
    )
    return Written(
        entry["title"],
        entry["file"],
        entry["made"],
        entry["marks"],
        accounts,
        entry.get("by_hand", False),
        entry.get("withheld", False),
    )


def as_bytes(records: Mapping[str, Written], moved: Mapping[str, str]) -> bytes:
    """The bytes of the file, one record a line in order of id, so that a comparison of versions can be read."""
    lines = []
    for id_ in sorted(records):
        record = records[id_]
        entry: dict[str, Any] = {
            "title": record.title,
            "file": record.file,
            "made": record.made,
            "marks": record.marks,
            "accounts": [[account.sources, account.marks] for account in record.accounts],
        }
        entry |= {name: True for name in ("by_hand", "withheld") if getattr(record, name)}
        lines.append(f"{json.dumps(id_)}: {json.dumps(entry, ensure_ascii=False, separators=(',', ':'))}")
    head = f'{{"form": {_FORM}, "moved": {json.dumps(moved, sort_keys=True)}, "records": {{\n'
    return (head + ",\n".join(lines) + "\n}}\n").encode("utf-8")
