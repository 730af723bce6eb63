"""The boards and partnerships that publish reviews, by their names: "Cumbria LSCB", "Safer Hillingdon Partnership"."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable

_JOINED = r"(?:,? (?:and|with|upon|of|the|in|on)\b(?: [Tt]he\b)?|,)?"
_WORD = r"(?!(?:Safeguarding|Partnership|Board|Committee)\b)[A-Z][\w'’-]{1,40}"
AREA_NAME = rf"(?P<area>{_WORD}(?:{_JOINED} {_WORD}){{0,9}}?)"
"""The name of an area as it stands before the words for its board, as short as these allow.

Of ten words at most: without a bound, a page of words in capitals is tried again and again.
"""

_WHOM = r"(?:Children|Child|Adults?|People|Families)\b['’]?s?"
BOARD = (
    r"(?:(?:\s+(?:Community\s+Safety|Children|Adults?|Public\s+Protection)\s+(?:and|&))?"
    r"\s+(?:Local\s+)?(?:Safeguarding|Children['’]?s?\s+Safeguarding)\s+(?:Assurance\s+)?"
    rf"(?:{_WHOM}(?:\s+(?:and|&)\s+{_WHOM})?(?:\s+(?:Board|Partnership|Committee|Executive))?|Board|Partnership)"
    r"\w*['’]?s?\b"
    r"|\s+(?:Child|Adult|Public)\s+Protection\s+Committee\b"
    r"|\s+(?:LSC[BP]|SC[BP]|L?SAB)\b|\s+(?:Community\s+Safety\s+)?Partnership\b)"
)
"""The words for a board after the name of its area."""

_BOARD_OF = re.compile(rf"{AREA_NAME}{BOARD}")
_BOARD_FOR = re.compile(
    r"\b(?:Board|Partnership)\s+(?:[Ff]or|[Oo]f|[Ii]n)\s+(?:[Tt]he\s+)?"
    rf"(?P<area>[A-Z][\w'’-]{{1,40}}(?:{_JOINED} (?!Safer\b)[A-Z][\w'’-]{{1,40}}){{0,9}})"
)
_AROUND_AREA = re.compile(
    r"^(?:(?:The|Safer|Local|On|By|At|In)\s+)+"
    r"|(?:\s+(?:Published|Local|Our|Integrated|Joint|Multi-Agency|Strategic|Regional|Statutory|Interim|and Districts?"
    rf"|(?:Young\s+)?{_WHOM}|(?:and|&)(?=\s+(?:Young\s+)?{_WHOM}\W*$)))+$"
)
_NO_AREA = re.compile(
    r"(?:the|our|this|your|a|an|each|every|all|local|national|regional|new|joint|independent|multi-agency|strategic|safer"
    r"|health and (?:social care|care|wellbeing)|social care|community safety|violence reduction|integrated care|police"
    r"|safety|care|former)",
    re.IGNORECASE,
)
"""What stands before the words for a board and is no area: "The Safeguarding Partnership"."""
_OF_OTHERS = re.compile(
    r"\bnational (?:serious |child |local |rapid |thematic )?(?:case |practice |safeguarding )*reviews?\b(?! panel)"
    r"|\bnational learning\b|\breviews? (?:published |added )?nationally\b|\bpublished nationally\b"
    r"|\b(?:by|from|in|of) other (?:safeguarding |local )?(?:areas?|boards?|partnerships?|authorit(?:y|ies)|LSCBs?"
    r"|SABs?|parts of|councils?|regions?|counties)\b"
    r"|\b(?:from|published) (?:here and )?elsewhere\b"
    r"|\b(?:across|around|from all over) (?:the )?"
    r"(?:country|nation|region|UK|England|Wales|Scotland|North|South|Midlands)\b|\bregional (?:learning|reviews?)\b",
    re.IGNORECASE,
)
"""What says above the entries that reviews of several areas follow."""
_REVIEWS = re.compile(r"\b(?:reviews?|learning|lessons|cases?|SCRs?|SARs?|reports?)\b", re.IGNORECASE)
_NO_BOARD = re.compile(
    r"\b(?:NHS|Foundation) (?:Foundation )?Trust\b|\bIntegrated Care (?:Board|System)\b|\b(?:ICB|CCG)\b"
    r"|\bClinical Commissioning Group\b|\bConstabulary\b|\bUniversity\b|\bAmbulance Service\b"
)
"""Who reads the reviews of many boards and publishes none of their own, in a title."""
_SENTENCE_END = re.compile(r"[.;:?!]$")
_LONGEST_LINE = 120
"""A text of more letters says more than the name of a board."""
_SHORT_FORM = re.compile(r"\b(?P<initial>[A-Z]?)(?:SC[BP]|SAB)\b")


def area_of_file(name: str, text: str) -> str | None:
    """Return the word that a digest's file is named after, if its text speaks of a board by the initials of that area.

    `croydon-reviews.txt` in which "the CSCP" is spoken of: "croydon"; "the LSCB" alone is a local board of any area.
    """
    if speaks_of_others([text]):
        return None
    words = re.match(r"[a-z]+(?:-[a-z]+)*", name.rpartition("/")[2].casefold())
    initials = {match["initial"] for match in _SHORT_FORM.finditer(text)}
    first = words[0].split("-")[0] if words else ""
    return first if first and first[0].upper() in initials and initials <= {"L", "", first[0].upper()} else None


def areas_of_boards(text: str) -> list[str]:
    """Return the names of the areas of the boards that a text names, as printed, in order."""
    text = string.capwords(text) if text.isupper() else text
    found = [
        (match.start("area"), bare_area(match["area"]))
        for pattern in (_BOARD_OF, _BOARD_FOR)
        for match in pattern.finditer(text)
    ]
    return [name for _, name in sorted(found) if name]


def bare_area(name: str) -> str:
    """Return the name of an area without words that only stand beside it: "The Safer Hillingdon" -> "Hillingdon"."""
    bare = _AROUND_AREA.sub("", name)
    return "" if _NO_AREA.fullmatch(bare) else bare


def speaks_of_others(texts: Iterable[str]) -> bool:
    """Return whether texts above the entries say that these are reviews of other areas than the publisher's.

    So they do where the publisher is none that has reviews made, such as a trust.
    """
    return any(
        (_OF_OTHERS.search(text) and _REVIEWS.search(text)) or (len(text) <= _LONGEST_LINE and _NO_BOARD.search(text))
        for text in texts
    )


def is_board_line(text: str) -> bool:
    """Return whether a line is the name of a board, or a title with it, and no sentence."""
    return len(text) <= _LONGEST_LINE and not _SENTENCE_END.search(text) and bool(areas_of_boards(text))
