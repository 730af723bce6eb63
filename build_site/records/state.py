"""What the last run wrote into the records, so that an editor's change can be told from a change of the digests.

`state_file` keeps it beside the records, in `reviews/.written.json`.
"""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from build_site.model import EntryKey, Record, Source
from build_site.records.field_path import Data, EntrySource

_FINGERPRINT = b'{"fingerprint":"'
"""What a fingerprint is in JSON. Within a text the quotes would be escaped."""


@dataclass(frozen=True)
class Fingerprint:
    """Stands for a value that is not at hand, or should not be kept; it equals any value of the same fingerprint."""

    fingerprint: str

    def __eq__(self, other: object) -> bool:
        return self.fingerprint == Fingerprint.of(other).fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    @staticmethod
    def of(value: Any) -> Fingerprint:
        """Return the fingerprint of a value; that of a fingerprint is itself."""
        if isinstance(value, Fingerprint):
            return value
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=vars)
        return Fingerprint(urlsafe_b64encode(hashlib.sha256(text.encode("utf-8")).digest()[:6]).decode("ascii"))


class RecordState(msgspec.Struct, frozen=True, dict=True, omit_defaults=True):
    """A record as the last run left it. Most are as they were and need no parsing, so it stays JSON.

    file: hash of the bytes of its file; fingerprint: of the whole record, which is `record`; by_hand: a person
    wrote it, with no digest behind it; redacted: the fields of its corrections that redact.
    """

    file: str
    fingerprint: str
    record: msgspec.Raw
    by_hand: bool = False
    withheld: bool = False
    redacted: tuple[str, ...] = ()

    @staticmethod
    def of(record: Record | Data, file: str, by_hand: bool = False, withheld: bool = False) -> RecordState:
        """Return the state of a record, or of its whole data with fingerprints among them. file: hash of its file."""
        data = msgspec.json.encode(record)
        return RecordState(file, hash_of_bytes(data), msgspec.Raw(data), by_hand, withheld)

    @cached_property
    def values(self) -> Data:
        """The whole data of the record, as it was written."""
        values: Data = json.loads(bytes(self.record), object_hook=_from_json)
        return values

    @cached_property
    def sources(self) -> tuple[tuple[Source, ...], ...]:
        """The sources of each account."""
        return tuple(account.sources for account in _decode_sources(self.record).accounts)

    @property
    def title(self) -> str:
        """Return the title of the record."""
        return str(self.values["title"])

    @property
    def is_exact(self) -> bool:
        """Return whether every value is at hand, and none is a fingerprint."""
        return _FINGERPRINT not in bytes(self.record)

    @property
    def entries(self) -> set[EntrySource]:
        """Digest and heading of every entry of the review."""
        return {source.entry for sources in self.sources for source in sources}

    def marked(self, withheld: bool, redacted: tuple[str, ...]) -> RecordState:
        """Return the same, with whether the record is withheld and which of its fields are redacted."""
        if (self.withheld, self.redacted) == (withheld, redacted):
            return self
        return msgspec.structs.replace(self, withheld=withheld, redacted=redacted)

    def without_texts(self) -> RecordState:
        """Return the same with fingerprints instead of texts, but for the title and where the review is told."""
        accounts = [_without_texts(account) | {"sources": account["sources"]} for account in self.values["accounts"]]
        values = _without_texts(self.values) | {"title": self.values["title"], "accounts": accounts}
        return RecordState.of(values, self.file, self.by_hand, self.withheld)


class _Account(msgspec.Struct):
    sources: tuple[Source, ...]


class _Accounts(msgspec.Struct):
    accounts: tuple[_Account, ...]


_decode_sources = msgspec.json.Decoder(_Accounts).decode


def _without_texts(value: Any) -> Any:
    if isinstance(value, str):
        return Fingerprint.of(value)
    if isinstance(value, list):
        return [_without_texts(item) for item in value]
    return {name: _without_texts(item) for name, item in value.items()} if isinstance(value, dict) else value


@dataclass(frozen=True)
class BuildState:
    """All that the last run wrote, by id.

    redirects: old id -> new id; interrupted: what a run that was cut off was about to write; missing: there
    are records, but nothing tells what was written; outdated: the file is in the form of an earlier version.
    """

    records: Mapping[str, RecordState] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    interrupted: Mapping[str, RecordState] = field(default_factory=dict)
    missing: bool = False
    outdated: bool = False

    def of(self, id_: str, file: str) -> RecordState | None:
        """Return the record as it was written into the file with this hash, or else by the last whole run."""
        interrupted = self.interrupted.get(id_)
        return interrupted if interrupted and interrupted.file == file else self.records.get(id_) or interrupted


def fingerprint(record: Record) -> str:
    """Return the fingerprint of a whole record: equal for equal records alone."""
    return hash_of_bytes(msgspec.json.encode(record))


def hash_of_bytes(data: bytes | msgspec.Raw) -> str:
    """Return what tells one content from another: 20 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()[:20]


def _from_json(data: Data) -> Any:
    fingerprint_ = data.get("fingerprint") if len(data) == 1 else None
    return Fingerprint(fingerprint_) if isinstance(fingerprint_, str) else data


def ids_from_state(records: Mapping[str, RecordState]) -> dict[EntryKey, str]:
    """Return the id of the record of every entry that was written.

    This is what keeps a review's id when digests arrive later, or its file has been deleted.
    """
    return _ids_by_key(
        (source, id_) for id_, state in records.items() for sources in state.sources for source in sources
    )


def ids_by_entry(records: Iterable[Record]) -> dict[EntryKey, str]:
    """Return the id of the record of every entry, of records as they are now."""
    return _ids_by_key(
        (source, record.id) for record in records for account in record.accounts for source in account.sources
    )


def _ids_by_key(sources: Iterable[tuple[Source, str]]) -> dict[EntryKey, str]:
    seen: Counter[EntrySource] = Counter()
    ids: dict[EntryKey, str] = {}
    for entry, _, id_ in sorted((source.entry, source.lines[0], id_) for source, id_ in sources):
        ids[(*entry, seen[entry])] = id_
        seen[entry] += 1
    return ids
