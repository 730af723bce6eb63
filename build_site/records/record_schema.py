"""A record as plain data and back: which fields it has, of which type, and in which order they are written."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from build_site.core.schema import (
    ValidationError,
    Validator,
    flag,
    mapping,
    non_empty_text,
    number,
    one_of,
    optional,
    pattern,
    quoted,
    sequence,
    text,
)
from build_site.model import (
    CORRECTED,
    DEATHS,
    HARMS,
    INFERRED,
    POINT_KINDS,
    PROFESSIONALS,
    PUBLIC,
    READ,
    SEXES,
    Account,
    Child,
    Evidence,
    Other,
    Record,
    Report,
    Source,
)

_DATE = r"(\d{4}(-\d{2}(-\d{2})?)?|\.\.)"
EDTF = re.compile(rf"{_DATE}?(/{_DATE}?)?[?~%]?")
"""The forms of EDTF that records use: a year, month, day or season (2020-22), or an interval of two."""

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _lines(value: Any, path: tuple) -> tuple[int, int]:
    numbers = sequence(number)(value, path)
    if len(numbers) != 2 or not 0 < numbers[0] <= numbers[1]:
        raise ValidationError(
            path,
            f"`lines` are not a first and a last line: {quoted(value)}",
            "Write them as `[first, last]`, counted from 1.",
        )
    return numbers


def _evidence(value: Any, path: tuple) -> dict[str, tuple[Evidence, ...]]:
    if not isinstance(value, dict):
        raise ValidationError(
            path,
            f"`evidence` does not name the facts that it is for: {quoted(value)}",
            "Write the name of each fact, with a list of what it rests on below it.",
        )
    return {str(name): _evidence_list(items, (*path, name)) for name, items in value.items()}


_EVIDENCE = mapping(
    partial(Evidence, words=""),
    {"value": text, "words": text, "account": number, "how": one_of(READ, INFERRED, CORRECTED)},
    ("value", "account"),
)
_evidence_list = sequence(_EVIDENCE)
_SOURCE = mapping(
    partial(Source, heading=""), {"digest": non_empty_text, "lines": _lines, "heading": text}, ("digest", "lines")
)
_OTHER = mapping(partial(Other, heading=""), {"heading": text, "text": text}, ("text",))
_REPORT = mapping(Report, {"label": non_empty_text, "url": optional(text)}, ("label",))
_CHILD = mapping(Child, {"age": optional(non_empty_text), "sex": optional(one_of(*SEXES))}, ())
_ACCOUNT = mapping(
    Account,
    {
        "sources": sequence(_SOURCE),
        "summary": text,
        **{kind: sequence(non_empty_text) for kind in POINT_KINDS},
        "other": sequence(_OTHER),
        "keywords": sequence(non_empty_text),
        "report": optional(_REPORT),
    },
    (),
)
_WHEN = pattern(EDTF, "Write the date as EDTF: 2020, 2020-12, 2019-03/2019-04, summer 2020 as 2020-22.")
_READERS: dict[str, Validator] = {
    "id": pattern(ID, "Write it in lower case letters, digits and single hyphens, as in the name of the file."),
    "title": non_empty_text,
    "published": optional(_WHEN),
    "areas": sequence(non_empty_text),
    "anonymous": flag,
    "review_type": optional(non_empty_text),
    "death": optional(one_of(*DEATHS)),
    "children": sequence(_CHILD),
    "incident": optional(_WHEN),
    "harms": sequence(one_of(*HARMS)),
    "keywords": sequence(non_empty_text),
    "circulation": one_of(PUBLIC, PROFESSIONALS),
    "accounts": sequence(_ACCOUNT),
    "evidence": _evidence,
    "joined": sequence(non_empty_text),
}
read_record: Validator = mapping(Record, _READERS, ("id", "title"))
"""(data, ()) -> Record. Raises Wrong at the first value that does not fit."""

RECORD_FIELDS = tuple(_READERS)

FACTS = (
    "title",
    "published",
    "areas",
    "anonymous",
    "review_type",
    "death",
    "children",
    "incident",
    "harms",
    "keywords",
    "circulation",
)
"""The fields that state something of the review, each of which an editor may put right."""

TEXT_LISTS = (*POINT_KINDS, "keywords")
"""The fields of an account that are lists of texts."""

_ALWAYS = {
    "published",
    "areas",
    "anonymous",
    "review_type",
    "death",
    "children",
    "incident",
    "harms",
    "keywords",
    "circulation",
    "age",
    "sex",
    "url",
    "summary",
    "learning",
    "recommendations",
}
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
        return {
            name: trimmed(item) for name, item in value.items() if name in _ALWAYS or item not in (None, [], {}, "")
        }
    return value
