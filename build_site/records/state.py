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

from build_site.model import Record
from build_site.records.field_path import Data, EntrySource
from build_site.records.record_schema import to_dict

EntryKey = tuple[str, str, int]
"""An entry: digest, heading, and how many-th entry of that heading in the digest it is (from 0)."""

EntrySpan = tuple[str, str, int, int]
"""Where an entry stood: digest, heading, first and last line."""

AccountSources = tuple[tuple[EntrySpan, ...], ...]
"""The entries of each account of a record."""

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


@dataclass(frozen=True)
class RecordState:
    """A record as the last run left it.

    file: hash of the bytes of its file; fingerprint: of the whole record; sources: the entries of each account;
    json: the whole record, in UTF-8; by_hand: a person wrote it, with no digest behind it.
    """

    file: str
    fingerprint: str
    sources: AccountSources
    json: bytes
    by_hand: bool = False
    withheld: bool = False

    @staticmethod
    def of(record: Record, file: str, by_hand: bool = False) -> RecordState:
        """Return the state of a record that stands in a file with this hash."""
        return RecordState.of_values(to_dict(record), file, by_hand)

    @staticmethod
    def of_values(values: Data, file: str, by_hand: bool = False, withheld: bool = False) -> RecordState:
        """Return the state of a record whose whole data these are; there may be fingerprints among them."""
        data = to_json(values)
        return RecordState(file, hash_of_bytes(data), sources_of(values), data, by_hand, withheld)

    @cached_property
    def values(self) -> Data:
        """The whole data of the record, as it was written."""
        values: Data = json.loads(self.json, object_hook=_from_json)
        return values

    @property
    def title(self) -> str:
        """Return the title of the record."""
        return str(self.values["title"])

    @property
    def is_exact(self) -> bool:
        """Return whether every value is at hand, and none is a fingerprint."""
        return _FINGERPRINT not in self.json

    @property
    def entries(self) -> set[EntrySource]:
        """Digest and heading of every entry of the review."""
        return {span[:2] for spans in self.sources for span in spans}

    def without_texts(self) -> RecordState:
        """Return the same with fingerprints instead of texts, but for the title and where the review is told."""
        accounts = [_without_texts(account) | {"sources": account["sources"]} for account in self.values["accounts"]]
        values = _without_texts(self.values) | {"title": self.values["title"], "accounts": accounts}
        return RecordState.of_values(values, self.file, self.by_hand, self.withheld)


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
    return hash_of_bytes(to_json(to_dict(record)))


def hash_of_bytes(data: bytes) -> str:
    """Return what tells one content from another: 20 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()[:20]


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=vars).encode


def to_json(value: Any) -> bytes:
    """Return data as JSON on one line, in UTF-8; a fingerprint in it becomes {"fingerprint": ...}."""
    return _encode(value).encode("utf-8")


def _from_json(data: Data) -> Any:
    fingerprint_ = data.get("fingerprint") if len(data) == 1 else None
    return Fingerprint(fingerprint_) if isinstance(fingerprint_, str) else data


def sources_of(values: Data) -> AccountSources:
    """Return the entries of each account of a record, given as whole data."""
    return tuple(
        tuple((source["digest"], source["heading"], *source["lines"]) for source in account["sources"])
        for account in values["accounts"]
    )


def ids_from_state(records: Mapping[str, RecordState]) -> dict[EntryKey, str]:
    """Return the id of the record of every entry that was written.

    This is what keeps a review's id when digests arrive later, or its file has been deleted.
    """
    return _ids_by_key(
        (digest, heading, first, id_)
        for id_, state in records.items()
        for spans in state.sources
        for digest, heading, first, _ in spans
    )


def ids_by_entry(records: Iterable[Record]) -> dict[EntryKey, str]:
    """Return the id of the record of every entry, of records as they are now."""
    return _ids_by_key(
        (source.digest, source.heading, source.lines[0], record.id)
        for record in records
        for account in record.accounts
        for source in account.sources
    )


def _ids_by_key(entries: Iterable[tuple[str, str, int, str]]) -> dict[EntryKey, str]:
    seen: Counter[EntrySource] = Counter()
    ids: dict[EntryKey, str] = {}
    for digest, heading, _, id_ in sorted(entries):
        ids[(digest, heading, seen[(digest, heading)])] = id_
        seen[(digest, heading)] += 1
    return ids
