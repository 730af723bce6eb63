"""What each run changed in the records: `changes.yaml` in the content folder, for the page of what is new."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError, Validator, mapping, non_empty_text, number, pattern, sequence
from build_site.model import PROFESSIONALS, Record
from build_site.records.record_schema import ID, trimmed, whole_data
from build_site.records.state import Written

NAME = "changes.yaml"

_HEADER = "# What each build changed in the records, newest last. Written by the build.\n"


@dataclass(frozen=True)
class Item:
    """A review that a run changed. fields: which (of `changed`); digests: which told it then (of `joined`)."""

    id: str
    title: str
    fields: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()


@dataclass(frozen=True)
class First:
    """The first build of a folder: how many records it made, and how many of them are for everyone."""

    records: int
    public: int


@dataclass(frozen=True)
class Change:
    """What one run changed, on one day (year-month-day). Each review stands in one list; those left out are empty.

    withheld: from now on not published; restored: published again; gone: its record was deleted.
    """

    date: str
    first: First | None = None
    added: tuple[Item, ...] = ()
    changed: tuple[Item, ...] = ()
    joined: tuple[Item, ...] = ()
    withheld: tuple[Item, ...] = ()
    restored: tuple[Item, ...] = ()
    gone: tuple[Item, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, part.name) for part in fields(self) if part.name != "date")


_ITEMS = sequence(
    mapping(
        Item,
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
_READ: Validator = sequence(
    mapping(
        Change,
        {
            "date": non_empty_text,
            "first": mapping(First, {"records": number, "public": number}, ("records", "public")),
            **dict.fromkeys(_KINDS, _ITEMS),
        },
        ("date",),
    )
)


def read(path: Path, name: str, problems: Problems) -> tuple[Change, ...]:
    """All changes, newest first. It names reviews that are withheld or for professionals only: see `published`."""
    data = yamlio.read(path, name, problems) if path.exists() else None
    try:
        changes: tuple[Change, ...] = _READ(data, ())
    except ValidationError as wrong:
        line = yamlio.line_number(path.read_text(encoding="utf-8-sig"), wrong.path)
        problems.error(
            name,
            line,
            wrong.what,
            "The build writes this file: put it back from a copy, or delete it to begin a new one.",
        )
        return ()
    return changes[::-1]


def published(changes: Collection[Change], shown: Collection[str], professionals: bool = False) -> tuple[Change, ...]:
    """The changes as a page may show them: only reviews that are published now are named or counted.

    shown: the ids that this build publishes. Of what was withheld, and of what is gone, only how many
    is told: their items are without id and title. A run of which nothing is left to tell is left out.
    """
    found = []
    for change in changes:
        kept = {
            kind: tuple(item for item in getattr(change, kind) if item.id in shown)
            for kind in ("added", "changed", "joined", "restored")
        }
        unnamed = {kind: tuple(Item("", "") for _ in getattr(change, kind)) for kind in ("withheld", "gone")}
        first = change.first if professionals or not change.first else First(change.first.public, change.first.public)
        found.append(Change(change.date, first, **kept, **unnamed))
    return tuple(change for change in found if change)


def change_of(date: str, before: Mapping[str, Written], after: Mapping[str, Written]) -> Change:
    """What a run changed: the records as the last whole run left them, and as this one does."""
    parts: dict[str, list[Item]] = {kind: [] for kind in _KINDS}
    for id_ in sorted(before.keys() | after.keys()):
        old, new = before.get(id_), after.get(id_)
        if old is new:
            continue
        if new is None or old is None:
            if new is None or not new.withheld:
                parts["gone" if new is None else "added"].append(Item(id_, (new or old or _NOTHING).title))
        elif old.withheld != new.withheld:
            parts["withheld" if new.withheld else "restored"].append(Item(id_, new.title))
        elif not new.withheld and (told := new.told - old.told):
            parts["joined"].append(Item(id_, new.title, digests=tuple(sorted({digest for digest, _ in told}))))
        elif not new.withheld and (names := _fields_changed(old, new)):
            parts["changed"].append(Item(id_, new.title, names))
    return Change(date, None, **{kind: tuple(items) for kind, items in parts.items()})


_NOTHING = Written("", "", "", {}, ())


def _fields_changed(old: Written, new: Written) -> tuple[str, ...]:
    """The fields whose value changed; a digest's line numbers, and what a fact rests on, don't count."""
    names = [
        name
        for name in dict.fromkeys((*new.marks, *old.marks))
        if old.marks.get(name) != new.marks.get(name) and not name.startswith("evidence.") and name != "joined"
    ]
    if len(old.accounts) != len(new.accounts):
        return (*names, "accounts")
    for one, other in zip(old.accounts, new.accounts):
        names += [
            name
            for name in dict.fromkeys((*other.marks, *one.marks))
            if one.marks.get(name) != other.marks.get(name) and not (name == "keywords" and "keywords" in names)
        ]
    return tuple(dict.fromkeys(names))


def first_build(date: str, records: Collection[Record]) -> Change:
    """The first build of a folder, as one entry."""
    return Change(date, First(len(records), sum(record.circulation != PROFESSIONALS for record in records)))


def appended(old: bytes | None, change: Change) -> bytes | None:
    """The bytes of the file with a change added; None if there is nothing to add, or it has been added already."""
    if not change:
        return None
    data: dict[str, Any] = trimmed(whole_data(change))
    entry = yamlio.dump([data]).encode("utf-8")
    text = (old or _HEADER.encode("utf-8")).rstrip(b"\n") + b"\n"
    return None if text.endswith(entry) else text + entry
