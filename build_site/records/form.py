"""A record as plain data and back: which fields it has, of which type, and in which order they are written."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from build_site.model import (
    CORRECTED, DEATHS, HARMS, INFERRED, POINT_KINDS, PROFESSIONALS, PUBLIC, READ, SEXES,
    Account, Child, Evidence, Other, Record, Report, Source,
)
from build_site.records.shape import (
    Reader, Wrong, flag, list_of, matching, number, object_of, one_of, or_none, shown, some_text, text,
)

_DATE = r"(\d{4}(-\d{2}(-\d{2})?)?|\.\.)"
EDTF = re.compile(rf"{_DATE}?(/{_DATE}?)?[?~%]?")
"""The forms of EDTF that records use: a year, month, day or season (2020-22), or an interval of two."""

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _lines(value: Any, path: tuple) -> tuple[int, int]:
    numbers = list_of(number)(value, path)
    if len(numbers) != 2 or not 0 < numbers[0] <= numbers[1]:
        raise Wrong(
            path,
            f"`lines` are not a first and a last line: {shown(value)}",
            "Write them as `[first, last]`, counted from 1.",
        )
    return numbers


def _evidence(value: Any, path: tuple) -> dict[str, tuple[Evidence, ...]]:
    if not isinstance(value, dict):
        raise Wrong(path, f"`evidence` does not name the facts that it is for: {shown(value)}",
                    "Write the name of each fact, with a list of what it rests on below it.")
    return {str(name): _evidence_list(items, (*path, name)) for name, items in value.items()}


_EVIDENCE = object_of(partial(Evidence, words=""), {"value": text, "words": text, "account": number,
                                 "how": one_of(READ, INFERRED, CORRECTED)}, ("value", "account"))
_evidence_list = list_of(_EVIDENCE)
_SOURCE = object_of(
    partial(Source, heading=""), {"digest": some_text, "lines": _lines, "heading": text}, ("digest", "lines")
)
_OTHER = object_of(partial(Other, heading=""), {"heading": text, "text": text}, ("text",))
_REPORT = object_of(Report, {"label": some_text, "url": or_none(text)}, ("label",))
_CHILD = object_of(Child, {"age": or_none(some_text), "sex": or_none(one_of(*SEXES))}, ())
_ACCOUNT = object_of(Account, {
    "sources": list_of(_SOURCE), "summary": text, **{kind: list_of(some_text) for kind in POINT_KINDS},
    "other": list_of(_OTHER), "keywords": list_of(some_text), "report": or_none(_REPORT),
}, ())
_WHEN = matching(EDTF, "Write the date as EDTF: 2020, 2020-12, 2019-03/2019-04, summer 2020 as 2020-22.")
_READERS: dict[str, Reader] = {
    "id": matching(ID, "Write it in lower case letters, digits and single hyphens, as in the name of the file."),
    "title": some_text, "published": or_none(_WHEN), "areas": list_of(some_text), "anonymous": flag,
    "review_type": or_none(some_text), "death": or_none(one_of(*DEATHS)), "children": list_of(_CHILD),
    "incident": or_none(_WHEN), "harms": list_of(one_of(*HARMS)), "keywords": list_of(some_text),
    "circulation": one_of(PUBLIC, PROFESSIONALS), "accounts": list_of(_ACCOUNT), "evidence": _evidence,
    "joined": list_of(some_text),
}
read_record: Reader = object_of(Record, _READERS, ("id", "title"))
"""(data, ()) -> Record. Raises Wrong at the first value that does not fit."""

RECORD_FIELDS = tuple(_READERS)

FACTS = ("title", "published", "areas", "anonymous", "review_type", "death", "children", "incident", "harms",
         "keywords", "circulation")
"""The fields that state something of the review, each of which an editor may put right."""

TEXT_LISTS = (*POINT_KINDS, "keywords")
"""The fields of an account that are lists of texts."""

_ALWAYS = {"published", "areas", "anonymous", "review_type", "death", "children", "incident", "harms", "keywords",
           "circulation", "age", "sex", "url", "summary", "learning", "recommendations"}
"""Fields that are written even when empty, so that an editor sees that they are not stated."""


def whole_data(value: Any) -> Any:
    """Plain data with every field of the form, the empty ones too."""
    if isinstance(value, tuple):
        return [whole_data(item) for item in value]
    if isinstance(value, dict):
        return {key: whole_data(item) for key, item in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {name: whole_data(item) for name, item in vars(value).items()}
    return value


def open_data(record: Record) -> dict[str, Any]:
    """The whole data of a record in which any value may be changed: there is evidence, perhaps none, for every fact."""
    data = whole_data(record)
    data["evidence"] = {fact: [] for fact in FACTS} | data["evidence"]
    return data


def closed(data: dict[str, Any]) -> Record:
    """The record that changed data make. Raises Wrong at the first value that does not fit."""
    evidence = {fact: items for fact, items in data["evidence"].items() if items}
    record: Record = read_record(data | {"evidence": evidence}, ())
    return record


def as_data(value: Any) -> Any:
    """Plain data for YAML, fields in their order; empty fields that say nothing are left out."""
    return trimmed(whole_data(value))


def trimmed(value: Any) -> Any:
    """Whole data without the empty fields that say nothing."""
    if isinstance(value, list):
        return [trimmed(item) for item in value]
    if isinstance(value, dict):
        return {name: trimmed(item) for name, item in value.items()
                if name in _ALWAYS or item not in (None, [], {}, "")}
    return value
