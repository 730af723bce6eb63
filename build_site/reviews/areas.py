"""The areas of an entry: from its heading, else from the words that name a partnership."""

from __future__ import annotations

import re
from functools import lru_cache

from build_site.core.text import first_sentence
from build_site.digests.boards import AREA_NAME, BOARD, areas_of_boards, bare_area, speaks_of_others
from build_site.digests.headings import REFERENCE
from build_site.digests.reader import Entry
from build_site.vocabulary.areas import Areas

_ADDRESSEE = re.compile(
    rf"\b(?:[Rr]ecommendations?|[Ll]earning|[Aa]ctions)\s+(?:\w+\s+)?(?:for|to)\s+(?:the\s+)?{AREA_NAME}{BOARD}"
)
"""The partnership that the recommendations are for: "Recommendations for Anytown Safeguarding Partnership"."""

_COMMISSIONED = re.compile(
    rf"{AREA_NAME}{BOARD}\s+"
    r"(?:(?:has|have|is|are|was|were|will|today|now|also|this (?:morning|afternoon|week|month))\b\W*"
    r"|\([^()]{0,60}\)\s*){0,4}(?:commission|publish|undert|carr|complet|agreed)\w*"
    r"|\b(?:commissioned|published|undertaken|carried out|completed|conducted) by (?:the )?"
    rf"{AREA_NAME.replace('<area>', '<by>')}{BOARD}"
)
"""The partnership that had the review made: "Anytown LSCB has commissioned", "Anytown SCP is today publishing"."""

_PART_OF_AREA = re.compile(r"North\w*|South\w*|East\w*|West\w*|Mid|Central|Greater|Upper|Lower|Inner|Outer|New|Old")
"""What makes another name of the one that follows: "Mid Kent" is not Kent."""

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
    above, unknown = areas.resolve(entry.above)
    if above and not unknown:
        return above
    found = {area for match in _ADDRESSEE.finditer(entry.text) for area in areas.resolve(match["area"])[0]}
    publisher = _publisher(entry, areas)
    found |= publisher
    if publisher and heading.shape == REFERENCE:
        found |= _areas_named_in(entry.account.summary, areas)
    return tuple(sorted(found))


def _publisher(entry: Entry, areas: Areas) -> set[str]:
    """Return the areas of the board that published an entry's review, as the digest around it or the entry says.

    The digest says nothing of an entry that tells of a review from elsewhere.
    """
    commissioned = [bare_area(match["area"] or match["by"]) for match in _COMMISSIONED.finditer(entry.text)]
    is_of_others = speaks_of_others((entry.heading.printed, first_sentence(entry.account.summary)))
    for names in (commissioned, *map(areas_of_boards, () if is_of_others else entry.publishers)):
        for name in names:
            known, unknown = areas.resolve(_without_words_before(name, areas))
            if known or unknown:
                return {*known, *unknown}
    named = {area for title in (() if is_of_others else entry.titles) for area in _areas_named_in(title, areas)}
    return named if len(named) == 1 else set()


def _without_words_before(name: str, areas: Areas) -> str:
    """Return a name without words that are no part of it, if an area is left: "Share Wakefield" -> "Wakefield"."""
    words = name.split()
    while len(words) > 1 and not areas.resolve(" ".join(words))[0] and not _PART_OF_AREA.fullmatch(words[0]):
        words = words[1:]
    rest = " ".join(words)
    return rest if areas.resolve(rest)[0] else name


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
