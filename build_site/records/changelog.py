"""What each run changed in the records: `changes.yaml` in the content folder, for the page of what is new."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError, mapping, non_empty_text, number, pattern, sequence
from build_site.model import PROFESSIONALS, Record
from build_site.records.field_path import differences
from build_site.records.record_schema import ID, PUBLICATION, day, to_yaml_dict
from build_site.records.state import RecordState

NAME = "changes.yaml"

_HEADER = "# What each build changed in the records, newest last. Written by the build.\n"


@dataclass(frozen=True)
class ChangedReview:
    """A review that a run changed. fields: which (of `changed`); digests: which told it then (of `joined`)."""

    id: str
    title: str
    fields: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()


@dataclass(frozen=True)
class InitialBuild:
    """The first build of a folder: how many records it made, and how many of them are for everyone."""

    records: int
    public: int


@dataclass(frozen=True)
class Change:
    """What one run changed, on one day (year-month-day). Each review stands in one list; those left out are empty.

    withheld: from now on not published; restored: published again; gone: its record was deleted.
    """

    date: str
    first: InitialBuild | None = None
    added: tuple[ChangedReview, ...] = ()
    changed: tuple[ChangedReview, ...] = ()
    joined: tuple[ChangedReview, ...] = ()
    withheld: tuple[ChangedReview, ...] = ()
    restored: tuple[ChangedReview, ...] = ()
    gone: tuple[ChangedReview, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, part.name) for part in fields(self) if part.name != "date")


_changed_reviews = sequence(
    mapping(
        ChangedReview,
        {
            "id": pattern(ID, "It is the id of a record."),
            "title": non_empty_text,
            "fields": sequence(non_empty_text),
            "digests": sequence(non_empty_text),
        },
        ("id", "title"),
    )
)
_KINDS = ("added", "changed", "joined", "withheld", "restored", "gone")
_changes = sequence(
    mapping(
        Change,
        {
            "date": day,
            "first": mapping(InitialBuild, {"records": number, "public": number}, ("records", "public")),
            **dict.fromkeys(_KINDS, _changed_reviews),
        },
        ("date",),
    )
)


def read(history: bytes | None, label: str, problems: Problems) -> tuple[Change, ...]:
    """Return all changes, newest first. They name reviews that are withheld or for professionals only: see `published`.

    history: the bytes of the file, None if there is none; label: what to call it in messages. What is wrong with it is
    noted as an error.
    """
    text = yamlio.decode_utf8(history or b"", label, problems)
    document = None if text is None else yamlio.parse_document(text, label, problems)
    if text is None or document is None:
        return ()
    try:
        changes: tuple[Change, ...] = _changes(document.data, ())
    except ValidationError as error:
        line = yamlio.line_number(text, error.path)
        problems.error(
            label,
            line,
            error.what,
            "The build writes this file: put it back from a copy, or delete it to begin a new one.",
        )
        return ()
    return changes[::-1]


def published(changes: Collection[Change], shown: Collection[str], professionals: bool = False) -> tuple[Change, ...]:
    """Return the changes as a page may show them: only reviews that are published now are named or counted.

    shown: the ids that this build publishes. Of what was withheld, and of what is gone, only how many
    is told: their items are without id and title. A run of which nothing is left to tell is left out.
    """
    shown_changes = []
    for change in changes:
        named = {
            kind: tuple(item for item in getattr(change, kind) if item.id in shown)
            for kind in ("added", "changed", "joined", "restored")
        }
        unnamed = {kind: tuple(ChangedReview("", "") for _ in getattr(change, kind)) for kind in ("withheld", "gone")}
        first = change.first
        if first and not professionals:
            first = InitialBuild(first.public, first.public)
        shown_changes.append(Change(change.date, first, **named, **unnamed))
    return tuple(change for change in shown_changes if change)


def changes_between(date: str, before: Mapping[str, RecordState], after: Mapping[str, RecordState]) -> Change:
    """Return what a run changed: the records as the last whole run left them, and as this one does."""
    items: dict[str, list[ChangedReview]] = {kind: [] for kind in _KINDS}
    for id_ in sorted(before.keys() | after.keys()):
        for kind, item in _change_of(id_, before.get(id_), after.get(id_)):
            items[kind].append(item)
    return Change(date, None, **{kind: tuple(listed) for kind, listed in items.items()})


def _change_of(id_: str, old: RecordState | None, new: RecordState | None) -> Iterator[tuple[str, ChangedReview]]:
    """Yield the kind of change that a record went through, with what is told of it, if it did."""
    if new is None:
        if old is not None and not old.held:
            yield "gone", ChangedReview(id_, old.title)
    elif old is None or (old.held and not old.withheld):
        # Of a record that is held nothing is told: it is new when an editor has ruled.
        if new.is_published:
            yield "added", ChangedReview(id_, new.title)
    elif new.held and not new.withheld:
        return
    elif old.withheld != new.withheld:
        yield "withheld" if new.withheld else "restored", ChangedReview(id_, new.title)
    elif new.withheld or old.fingerprint == new.fingerprint:
        return
    elif not (old.redacted or new.redacted) and (joining := new.entries - old.entries):
        yield "joined", ChangedReview(id_, new.title, digests=tuple(sorted({digest for digest, _ in joining})))
    elif names := _fields_changed(old, new):
        yield "changed", ChangedReview(id_, new.title, names)


def _fields_changed(old: RecordState, new: RecordState) -> tuple[str, ...]:
    """Return the fields whose value changed; a digest's line numbers, and what a fact rests on, don't count."""
    names = []
    for difference in differences(old.values, new.values):
        path = difference.path
        name = path[2] if path[0] == "accounts" and len(path) > 2 else path[0]
        if name not in ("id", "evidence", "joined", "sources", *PUBLICATION):
            names.append(str(name))
    return tuple(dict.fromkeys(names))


def initial_build(date: str, records: Collection[Record]) -> Change:
    """Return the first build of a folder, as one entry."""
    return Change(date, InitialBuild(len(records), sum(record.circulation != PROFESSIONALS for record in records)))


@dataclass(frozen=True)
class Renamed:
    """What the history calls a review with redactions. is_old: which words of a digest's name are redacted, if any."""

    id: str
    title: str
    is_old: Callable[[str], Collection[str]]


def with_names(text: bytes, names: Mapping[str, Renamed]) -> bytes:
    """Return the bytes of the file with what each review is called now; as they are if nothing is to be changed.

    names: by the ids that the reviews have or had. Comments stay.
    """
    if not any(id_.encode() in text for id_ in names):
        return text

    def rename(data: Any) -> None:
        for item in (item for change in data for kind in _KINDS for item in change.get(kind) or ()):
            if named := names.get(item["id"]):
                item["id"], item["title"] = named.id, named.title
                if digests := [digest for digest in item.get("digests", ()) if not named.is_old(digest)]:
                    item["digests"] = digests
                else:
                    item.pop("digests", None)

    before, after = (yamlio.parse(text.decode("utf-8-sig"), "", Problems()) for _ in range(2))
    if not isinstance(after, list):
        return text
    rename(after)
    return text if before == after else yamlio.amend(text.decode("utf-8-sig"), rename, "").encode("utf-8")


def append(old: bytes | None, change: Change) -> bytes | None:
    """Return the bytes of the file with a change added; None if there is nothing to add."""
    if not change:
        return None
    data: dict[str, Any] = to_yaml_dict(change)
    entry = yamlio.dump([data]).encode("utf-8")
    text = (old or _HEADER.encode("utf-8")).rstrip(b"\n") + b"\n"
    return text + entry
