"""Records in which place, age, date and name together could single out a child: a list for the editor to weigh."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from build_site.core.ages import days_of
from build_site.core.dates import format_edtf
from build_site.model import Record
from build_site.vocabulary.areas import Areas

_CODE = re.compile(r"[A-Z]{1,4}\d*|[A-Z][a-z]|[A-Z]*\d.*|[IVX]+")
"""What stands for a name without being one: S, Ap, BR, SN20, 1/22."""

_NO_NAME = frozenset(
    """
    a adolescent adolescents adult adults an and anonymous babies baby boy boys brother brothers case cases
    centre child children concise death deaths extended families family father fathers female four girl girls
    in incidents infant infants injuries injury learning lscpr male mother mothers multiple of on
    organisations other others parent parents people person practice rapid review reviews school scr secure
    serious several sibling siblings sister sisters subject subjects teenager teenagers the thematic three
    toddler toddlers training twin twins two unborn under various victims vulnerable with year years young
    youth
    """.split()  # noqa: SIM905  # a list of these would be a page long
)
"""Words of a heading that call a child nothing that others could know it by."""

_WORD = re.compile(r"[^\W_]+(?:[/.'’-][^\W_]+)*")

_THEME = re.compile(
    r"\b(?:abuse|neglect|violence|exploitation|suicide|harm|sleep\w*|safeguarding|theme\w*|injur\w+"
    r"|infancy|thematic)\b",
    re.I,
)


@dataclass(frozen=True)
class Risk:
    """A record that a reader who knows the place might recognise. reason: what it gives away, in words."""

    record: Record
    reason: str


def at_risk(records: Iterable[Record], areas: Areas) -> list[Risk]:
    """Return the records that name a single place, an exact age, a month or day and a name, in order of id."""
    return [
        Risk(record, reason)
        for record in sorted(records, key=lambda record: record.id)
        if (reason := _reason(record, areas))
    ]


def _reason(record: Record, areas: Areas) -> str:
    """Return what a record gives away, "" if that is too little to single out a child."""
    area = _single_area(record, areas)
    ages = [age for child in record.children if (age := child.age) and days_of(age) is not None]
    date = record.incident
    if not (area and ages and date and has_name(record.title, record.areas)):
        return ""
    if not any(_is_exact(part) for part in date.split("/")):
        return ""
    return (
        f"one area ({area}), exact age ({', '.join(ages)}), date ({format_edtf(date)}) "
        f"and a name (“{record.title}”; a pseudonym counts)"
    )


def _single_area(record: Record, areas: Areas) -> str:
    """Return the one area that a record names; "" if it is withheld, or one of several, or a consortium."""
    if record.anonymous or len(record.areas) != 1:
        return ""
    area = areas.get(record.areas[0])
    return "" if area and area.members else record.areas[0]


def _is_exact(date: str) -> bool:
    """Return whether a date says a month or a day, rather than a year or a season."""
    parts = date.rstrip("?~%").split("-")
    return len(parts) > 1 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12


def has_name(title: str, areas: Iterable[str] = ()) -> bool:
    """Return whether a title names a child (a pseudonym counts): not by a letter, a code or a theme."""
    if _THEME.search(title):
        return False
    area_words = {word.casefold() for area in areas for word in _WORD.findall(area)}
    words = [word.removesuffix("’s").removesuffix("'s") for word in _WORD.findall(title)]
    return any(
        word[:1].isupper() and not _CODE.fullmatch(word) and word.casefold() not in _NO_NAME | area_words
        for word in words
    )
