"""What the last run wrote into the records, so that an editor's change can be told from a change of the digests.

`state_file` keeps it beside the records, in `reviews/.written.json`.
"""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from build_site.model import EntryKey, Record, Source
from build_site.records.field_path import Data, EntrySource

_NEITHER = b',"held":[],"withheld":null}'
"""What ends the JSON of a record that is neither held nor withheld."""

T = TypeVar("T")

Place = tuple[Source, tuple[str, int]]
"""An entry: where it stands, the id of its record, and the number of its account there, from 0."""

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
    wrote it, with no digest behind it; withheld, held: why it is not published, if one of them is so; redacted: the
    fields of its corrections that redact.
    """

    file: str
    fingerprint: str
    record: msgspec.Raw
    by_hand: bool = False
    withheld: bool = False
    held: bool = False
    redacted: tuple[str, ...] = ()

    @staticmethod
    def of(record: Record | Data, file: str, by_hand: bool = False, withheld: bool = False) -> RecordState:
        """Return the state of a record, or of its whole data with fingerprints among them. file: hash of its file."""
        data = _encode(record)
        return RecordState(file, hash_of_bytes(data), msgspec.Raw(data), by_hand, withheld)

    @property
    def is_published(self) -> bool:
        """Return whether the record is neither withheld nor held."""
        return not (self.withheld or self.held)

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

    def marked(self, withheld: bool, held: bool, redacted: tuple[str, ...]) -> RecordState:
        """Return the same, with whether the record is withheld or held, and which of its fields are redacted."""
        if (self.withheld, self.held, self.redacted) == (withheld, held, redacted):
            return self
        return msgspec.structs.replace(self, withheld=withheld, held=held, redacted=redacted)

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

    redirects: old id -> new id; interrupted: what a run that was cut off was about to write; earlier: what runs before
    it wrote that were cut off as well, where the files are still as they left them; missing: there
    are records, but nothing tells what was written; outdated: the file is in the form of an earlier version;
    file, journal: the bytes of `.written.json` and `.written.json.new`, None where there is none.
    """

    records: Mapping[str, RecordState] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    interrupted: Mapping[str, RecordState] = field(default_factory=dict)
    earlier: Mapping[str, RecordState] = field(default_factory=dict)
    missing: bool = False
    outdated: bool = False
    file: bytes | None = None
    journal: bytes | None = None

    def of(self, id_: str, file: str) -> RecordState | None:
        """Return the record as it was written into the file with this hash, or else by the last whole run."""
        return self.of_interrupted(id_, file) or self.records.get(id_) or self.interrupted.get(id_)

    def of_interrupted(self, id_: str, file: str) -> RecordState | None:
        """Return the record as a run that was cut off wrote it into the file with this hash; None if none did."""
        written = (states.get(id_) for states in (self.interrupted, self.earlier))
        return next((state for state in written if state and state.file == file), None)


def fingerprint(record: Record) -> str:
    """Return the fingerprint of a whole record: equal for equal records alone."""
    return hash_of_bytes(_encode(record))


def _encode(record: Record | Data) -> bytes:
    """Return a record as JSON; most are neither held nor withheld, and are as earlier versions wrote them."""
    data = msgspec.json.encode(record)
    return data[: -len(_NEITHER)] + b"}" if data.endswith(_NEITHER) else data


def hash_of_bytes(data: bytes | msgspec.Raw) -> str:
    """Return what tells one content from another: 20 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()[:20]


def _from_json(data: Data) -> Any:
    fingerprint_ = data.get("fingerprint") if len(data) == 1 else None
    return Fingerprint(fingerprint_) if isinstance(fingerprint_, str) else data


def entries_by_key(told: Iterable[tuple[Source, T]]) -> dict[EntryKey, tuple[Source, T]]:
    """Return entries, each with what it belongs to, by their keys."""
    seen: Counter[EntrySource] = Counter()
    by_key: dict[EntryKey, tuple[Source, T]] = {}
    for source, value in sorted(told, key=lambda item: (item[0].entry, item[0].lines[0])):
        by_key[(*source.entry, seen[source.entry])] = source, value
        seen[source.entry] += 1
    return by_key


def places(told: Iterable[tuple[str, Iterable[Iterable[Source]]]]) -> Iterator[Place]:
    """Yield every entry of some records. told: id of each, with the sources of its accounts."""
    for id_, accounts in told:
        for number, sources in enumerate(accounts):
            for source in sources:
                yield source, (id_, number)


def keys_by_id(entries: Mapping[EntryKey, Place]) -> dict[str, list[EntryKey]]:
    """Return the keys of the entries of each record, in the order of its accounts."""
    keys: dict[str, list[tuple[int, EntryKey]]] = {}
    for key, (_, (id_, number)) in entries.items():
        keys.setdefault(id_, []).append((number, key))
    return {id_: [key for _, key in sorted(of_record)] for id_, of_record in keys.items()}


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
    return {key: id_ for key, (_, id_) in entries_by_key(sources).items()}
