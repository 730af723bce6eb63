"""The boards and partnerships that publish reviews, by their names: "Cumbria LSCB", "Safer Hillingdon Partnership"."""

from __future__ import annotations

import re

_JOINED = r"(?:,? (?:and|with|upon|of|the|in|on)\b(?: [Tt]he\b)?|,)?"
AREA_NAME = rf"(?P<area>[A-Z][\w'’-]{{1,40}}(?:{_JOINED} [A-Z][\w'’-]{{1,40}}){{0,9}}?)"
"""The name of an area as it stands before the words for its board, as short as these allow.

Of ten words at most: without a bound, a page of words in capitals is tried again and again.
"""

BOARD = (
    r"(?:\s+(?:Local\s+)?(?:Safeguarding|Children['’]?s?\s+Safeguarding)\s+"
    r"(?:Children|Child|Adults?|Board|Partnership)\w*['’]?s?\b"
    r"|\s+(?:Child|Adult|Public)\s+Protection\s+Committee\b"
    r"|\s+(?:LSC[BP]|SC[BP]|L?SAB)\b|\s+(?:Community\s+Safety\s+)?Partnership\b)"
)
"""The words for a board after the name of its area."""

_BOARD_OF = re.compile(rf"{AREA_NAME}{BOARD}")
_BOARD_FOR = re.compile(
    r"\b(?:Board|Partnership)\s+(?:for|of|in)\s+(?:[Tt]he\s+)?"
    rf"(?P<area>[A-Z][\w'’-]{{1,40}}(?:{_JOINED} (?!Safer\b)[A-Z][\w'’-]{{1,40}}){{0,9}})"
)
_AROUND_AREA = re.compile(
    r"^(?:(?:The|Safer|Local|On|By|At|In)\s+)+"
    r"|(?:\s+(?:Published|Local|Our|Integrated|Joint|Multi-Agency|and Districts?))+$"
)
_SENTENCE_END = re.compile(r"[.;:?!]$")
_LONGEST_LINE = 120
"""A text of more letters says more than the name of a board."""
_SHORT_FORM = re.compile(r"\b(?P<initial>[A-Z]?)(?:SC[BP]|SAB)\b")


def area_of_file(name: str, text: str) -> str | None:
    """Return the word that a digest's file is named after, if its text speaks of a board by the initials of that area.

    `croydon-reviews.txt` in which "the CSCP" is spoken of: "croydon"; "the LSCB" is a local board of any area.
    """
    words = re.match(r"[a-z]+(?:-[a-z]+)*", name.rpartition("/")[2].casefold())
    initials = {match["initial"] for match in _SHORT_FORM.finditer(text)}
    first = words[0].split("-")[0] if words else ""
    return first if first and initials and initials <= {"L", "", first[0].upper()} else None


def areas_of_boards(text: str) -> list[str]:
    """Return the names of the areas of the boards that a text names, as printed, in order."""
    found = [
        (match.start("area"), bare_area(match["area"]))
        for pattern in (_BOARD_OF, _BOARD_FOR)
        for match in pattern.finditer(text)
    ]
    return [name for _, name in sorted(found) if name]


def bare_area(name: str) -> str:
    """Return the name of an area without words that only stand beside it: "The Safer Hillingdon" -> "Hillingdon"."""
    return _AROUND_AREA.sub("", name)


def is_board_line(text: str) -> bool:
    """Return whether a line is the name of a board, or a title with it, and no sentence."""
    return len(text) <= _LONGEST_LINE and not _SENTENCE_END.search(text) and bool(areas_of_boards(text))
