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
    """.split()
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
    """A record that a reader who knows the place might recognise. why: what it gives away, in words."""

    record: Record
    why: str


def at_risk(records: Iterable[Record], areas: Areas) -> list[Risk]:
    """The records that name a single place, an exact age, a month or day and a name, in order of id."""
    return [Risk(record, why) for record in sorted(records, key=lambda one: one.id) if (why := _why(record, areas))]


def _why(record: Record, areas: Areas) -> str:
    place = _single_place(record, areas)
    ages = [age for child in record.children if (age := child.age) and days_of(age) is not None]
    date = record.incident
    if not (place and ages and date and has_name(record.title, record.areas)):
        return ""
    if not any(_exact(part) for part in date.split("/")):
        return ""
    return (
        f"one area ({place}), exact age ({', '.join(ages)}), date ({format_edtf(date)}) "
        f"and a name (“{record.title}”; a pseudonym counts)"
    )


def _single_place(record: Record, areas: Areas) -> str:
    """The one area that a record names; "" if it is withheld, or one of several, or a consortium."""
    if record.anonymous or len(record.areas) != 1:
        return ""
    area = areas.get(record.areas[0])
    return "" if area and area.members else record.areas[0]


def _exact(date: str) -> bool:
    """Whether a date says a month or a day, rather than a year or a season."""
    parts = date.rstrip("?~%").split("-")
    return len(parts) > 1 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12


def has_name(title: str, areas: Iterable[str] = ()) -> bool:
    """Whether a title names a child (a pseudonym counts), rather than calling it by a letter, a code or a theme."""
    if _THEME.search(title):
        return False
    places = {word.casefold() for area in areas for word in _WORD.findall(area)}
    words = [word.removesuffix("’s").removesuffix("'s") for word in _WORD.findall(title)]
    return any(
        word[:1].isupper() and not _CODE.fullmatch(word) and word.casefold() not in _NO_NAME | places for word in words
    )
