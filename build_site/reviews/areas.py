"""The areas of an entry: from its heading, else from the words that name a partnership."""

from __future__ import annotations

import re
from functools import lru_cache

from build_site.digests.reader import Entry
from build_site.vocabulary.areas import Areas

_AREA_NAME = r"(?P<area>[A-Z][\w'’-]{1,40}(?:(?:,? (?:and|with|upon|of|the|in|on)\b|,)? [A-Z][\w'’-]{1,40}){0,9}?)"
"""Of ten words at most: without a bound, a page of words in capitals is tried again and again."""
_BODY_NAME = (
    r"(?:\s+(?:Local\s+)?(?:Safeguarding|Children'?s?\s+Safeguarding)\s+(?:Children|Child|Adults?|Board|Partnership)"
    r"|\s+LSC[BP]\b|\s+SC[BP]\b|\s+Partnership\b)"
)
_ADDRESSEE = re.compile(
    rf"\b(?:[Rr]ecommendations?|[Ll]earning|[Aa]ctions)\s+(?:\w+\s+)?(?:for|to)\s+(?:the\s+)?{_AREA_NAME}{_BODY_NAME}"
)
"""The partnership that the recommendations are for: "Recommendations for Anytown Safeguarding Partnership"."""

_PUBLISHER = re.compile(rf"{_AREA_NAME}{_BODY_NAME}")
_LONGEST_NAME = 4
"""The longest name of an area that a title may begin with, in words: "Kingston upon Hull" has three."""


def read_areas(entry: Entry, areas: Areas) -> tuple[str, ...]:
    """Return the canonical areas of an entry, sorted; () if none is stated.

    A heading's area is taken as it is; one that no vocabulary knows is kept as printed. An
    entry without one is of the partnership that its recommendations are for, or that publishes the
    paper it stands in; for such a paper, the areas that its summary names count too.
    """
    heading = entry.heading
    if heading.anonymous:
        return ()
    if heading.area:
        known, unknown = areas.resolve(heading.area)
        return tuple(sorted({*known, *unknown, *_member_named_by(heading.title, known, areas)}))
    found = {area for match in _ADDRESSEE.finditer(entry.text) for area in areas.resolve(match["area"])[0]}
    if entry.publisher:
        publisher = [area for match in _PUBLISHER.finditer(entry.publisher) for area in areas.resolve(match["area"])[0]]
        found |= set(publisher[:1]) | _areas_named_in(entry.account.summary, areas)
    return tuple(sorted(found))


def _member_named_by(title: str, heading_areas: tuple[str, ...], areas: Areas) -> set[str]:
    """Return the area that a title begins with, where it lies in the heading's: North Wales, "Wrexham 2020/1"."""
    members = {member for name in heading_areas if (area := areas.get(name)) for member in area.members}
    words = title.split()
    for count in range(min(_LONGEST_NAME, len(words)), 0, -1):
        area = areas.find(" ".join(words[:count]))
        if area and area.name in members:
            return {area.name}
    return set()


def _areas_named_in(text: str, areas: Areas) -> set[str]:
    return {area.name for match in _area_names(areas).finditer(text) if (area := areas.find(match[0]))}


@lru_cache(maxsize=4)
def _area_names(areas: Areas) -> re.Pattern[str]:
    """Return a pattern for the names of single areas, the longest first; "Nottingham city" is a name as well."""
    names = {name for area in areas if not area.members for name in (area.name, *area.also)}
    names |= {f"{area.name} {word}" for area in areas for word in ("City", "city") if areas.find(f"{area.name} {word}")}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
