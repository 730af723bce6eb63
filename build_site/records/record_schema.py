"""A record as plain data and back: which fields it has, of which type, and in which order they are written."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import Any

import msgspec

from build_site.core.dates import edtf_problem
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
from build_site.records.field_path import Data, FieldPath

_DATE = r"(\d{4}(-\d{2}(-\d{2})?)?|\.\.)"
_EDTF = re.compile(rf"{_DATE}?(/{_DATE}?)?[?~%]?", re.ASCII)
_WRITE_EDTF = "Write the date as EDTF: 2020, 2020-12, 2019-03/2019-04, summer 2020 as 2020-22."

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEAR_MONTH_DAY = "Write the day as year-month-day: 2026-11-22."

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def day(value: Any, path: FieldPath) -> str:
    """Accept a day of the calendar, as year-month-day."""
    found: str = pattern(_DAY, _YEAR_MONTH_DAY)(value, path)
    try:
        date.fromisoformat(found)
    except ValueError:
        raise ValidationError(path, f"`{path[-1]}` can't be `{found}`: there is no such day", _YEAR_MONTH_DAY) from None
    return found


def _edtf(value: Any, path: FieldPath) -> str:
    found: str = pattern(_EDTF, _WRITE_EDTF)(value, path)
    problem = edtf_problem(found)
    if problem:
        raise ValidationError(path, f"`{path[-1]}` can't be `{found}`: {problem}", _WRITE_EDTF)
    return found


def _lines(value: Any, path: FieldPath) -> tuple[int, int]:
    numbers: tuple[int, ...] = sequence(number)(value, path)
    if len(numbers) != 2 or not 0 < numbers[0] <= numbers[1]:
        raise ValidationError(
            path,
            f"`lines` are not a first and a last line: {quoted(value)}",
            "Write them as `[first, last]`, counted from 1.",
        )
    return numbers[0], numbers[1]


def _evidence_by_fact(value: Any, path: FieldPath) -> dict[str, tuple[Evidence, ...]]:
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
_FIELDS: dict[str, Validator[Any]] = {
    "id": pattern(ID, "Write it in lower case letters, digits and single hyphens, as in the name of the file."),
    "title": non_empty_text,
    "published": optional(_edtf),
    "areas": sequence(non_empty_text),
    "anonymous": flag,
    "review_type": optional(non_empty_text),
    "death": optional(one_of(*DEATHS)),
    "children": sequence(_CHILD),
    "incident": optional(_edtf),
    "harms": sequence(one_of(*HARMS)),
    "keywords": sequence(non_empty_text),
    "circulation": one_of(PUBLIC, PROFESSIONALS),
    "accounts": sequence(_ACCOUNT),
    "evidence": _evidence_by_fact,
    "joined": sequence(non_empty_text),
    "held": sequence(non_empty_text),
    "withheld": optional(non_empty_text),
}
_record = mapping(Record, _FIELDS, ("id", "title"))

RECORD_FIELDS = tuple(_FIELDS)

PUBLICATION = ("held", "withheld")
"""The fields that say whether the record is published: the build writes them, and nobody corrects them."""

FACTS = tuple(name for name in _FIELDS if name not in ("id", "accounts", "evidence", "joined", *PUBLICATION))
"""The fields that state something of the review, each of which an editor may put right."""

TEXT_LISTS = (*POINT_KINDS, "keywords")
"""The fields of an account that are lists of texts."""

_ALWAYS = {*FACTS, "age", "sex", "url", "summary", "learning", "recommendations"}
"""Fields that are written even when empty, so that an editor sees that they are not stated."""


def read_record(data: Any, path: FieldPath = ()) -> Record:
    """Return the record that plain data make. Raises ValidationError if a value does not fit."""
    record: Record = _record(data, path)
    return record


def to_dict(value: Any) -> Any:
    """Return a record, or a part of one, as plain data with every field, the empty ones too."""
    return msgspec.json.decode(msgspec.json.encode(value))


def to_editable(record: Record) -> Data:
    """Return the whole data of a record with evidence, perhaps none, for every fact, so that any value may be set."""
    data: Data = to_dict(record)
    data["evidence"] = {fact: [] for fact in FACTS} | data["evidence"]
    return data


def from_editable(data: Data) -> Record:
    """Return the record that changed data make. Raises ValidationError if a value does not fit."""
    evidence = {fact: items for fact, items in data["evidence"].items() if items}
    return read_record(data | {"evidence": evidence}, ())


def to_yaml_dict(value: Any) -> Any:
    """Return plain data for YAML, fields in their order; empty fields that say nothing are left out."""
    return without_empty(to_dict(value))


def without_empty(value: Any) -> Any:
    """Return whole data without the empty fields that say nothing."""
    if isinstance(value, list):
        return [without_empty(item) for item in value]
    if isinstance(value, dict):
        return {
            name: without_empty(item)
            for name, item in value.items()
            if name in _ALWAYS or item not in (None, [], {}, "")
        }
    return value


def without_corrections(evidence: list[Data]) -> list[Data]:
    """Return what a fact rests on in the digests: the items that say that an editor put it right are left out."""
    return [item for item in evidence if item["how"] != CORRECTED]
