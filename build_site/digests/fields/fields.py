"""What an entry says of its review in labelled fields: "PUBLISHER: Anytown Safeguarding Children Board", "YEAR – 2018".

The labels are the heads of columns, as tables have them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_site.core.dates_in_text import date_of_cell, month_of
from build_site.digests.boards import areas_of_boards
from build_site.digests.heading_areas import area_named
from build_site.digests.tables.table_rows import AREA, FACTS, INCIDENT, PUBLISHED, TITLE, TYPE

_FIELD = re.compile(
    r"[\W_]{0,6}(?P<head>[A-Za-z][\w /()'’?.-]{1,40}?)[\s*_]{0,4}(?::|\s[–—-]\s|\t|\|)[\s*_]{0,4}"
    r"(?P<value>\S.{0,160}?)[\s*_]*"
)
_OF_ANY = "of any"
_OF_WHAT = {"date", "year"}
"""Labels that don't say of what the date is; beside the fields of a catalogue it is that of publication."""
_COUNCIL = re.compile(r"\s+(?:(?:City|County|Borough|Metropolitan|District|London)\s+){0,3}Council$", re.IGNORECASE)


@dataclass(frozen=True)
class Fields:
    """What the fields of an entry say.

    area: the name of an area, or "" for none; anonymous: they say that the area is withheld; published, incident: in
    EDTF; words: those of the date of the incident.
    """

    area: str = ""
    anonymous: bool = False
    published: str | None = None
    incident: str | None = None
    words: str = ""


NO_FIELDS = Fields()


def read_fields(lines: Sequence[str], heads: Mapping[str, str]) -> Fields:
    """Return what the labelled fields among some lines say. heads: label in small letters -> what it holds.

    Where two fields contradict each other, neither counts; nor does a date alone in the last line, which may be the
    foot of a page.
    """
    found: dict[str, list[str]] = {}
    words, is_withheld, is_at_foot = "", False, False
    for number, line in enumerate(lines, 1):
        match = _FIELD.fullmatch(line)
        head = " ".join(match["head"].casefold().split()) if match else ""
        holds = heads.get(head, "")
        if not match or holds not in FACTS:
            continue
        value, is_of_withheld = _value(holds, match["value"])
        is_withheld = is_withheld or is_of_withheld
        if value or is_of_withheld:
            found.setdefault(_OF_ANY if head in _OF_WHAT else holds, []).append(value)
            words = line if holds == INCIDENT else words
            is_at_foot = is_at_foot or (holds == PUBLISHED and number == len(lines))
    is_catalogue = bool(found.keys() & {AREA, TITLE, TYPE})
    published = _only(found.get(PUBLISHED) or (found.get(_OF_ANY, []) if is_catalogue else []))
    area, incident = _only(found.get(AREA, [])), _only(found.get(INCIDENT, []))
    return Fields(
        area or "",
        is_withheld and not area,
        None if is_at_foot and not is_catalogue else month_of(published),
        incident,
        words if incident else "",
    )


def _value(holds: str, text: str) -> tuple[str, bool]:
    """Return what a field says, "" for nothing that can be read, and whether it says that the area is withheld."""
    if holds == AREA:
        return _area(text)
    return (date_of_cell(text) or "") if holds in (PUBLISHED, INCIDENT) else text, False


def _area(value: str) -> tuple[str, bool]:
    """Return the area that a field names, "" for none, and whether it says that the area is withheld."""
    boards = areas_of_boards(value)
    if boards:
        return boards[0], False
    area, is_withheld = area_named(value)
    return _COUNCIL.sub("", area or ""), is_withheld


def _only(values: list[str]) -> str | None:
    return values[0] if len(set(values)) == 1 else None
