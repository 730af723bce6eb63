"""The area that a heading names: as it stands, without the words for its board, or by who issued the report."""

from __future__ import annotations

import re

from build_site.digests.line_marks import EDGES

_UNNAMED = re.compile(
    r"(?:[\w' ]{1,40} on behalf of )?(?:anonymous(?:ed)?|anonymised|anon\.?|not (?:named|stated)|name withheld"
    r"|(?:an? )?(?:un-?named|unknown|anonymous|anonymised|undisclosed|unidentified)\b.*)",
    re.IGNORECASE,
)
_BOARD = re.compile(
    r"\s*\b(?:L?SCBs?|L?SCPs?|(?:local )?safeguarding (?:children|child|adults?|board|partnership)\b.*"
    r"|(?:city |county |borough |metropolitan |district )*council)\s*$",
    re.IGNORECASE,
)
_ISSUED_BY = re.compile(
    r"\b(?:commissioned|published|undertaken|completed) by (?:the )?"
    r"(?P<by>[^:–—]+?)\s*(?:[:–—]|\s[-–—‒―−‐‑]\s|$)",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\bin (?:the )?(?P<area>[A-Z][\w' -]+?) area\b")


def area_of_issuer(text: str) -> tuple[str | None, str]:
    """Return the area that a heading names in a sentence, None for none, and the heading without who issued the report.

    Examples: "commissioned by Anytown Safeguarding Board", "in the Anytown area".
    """
    if issued := _ISSUED_BY.search(text):
        return _board_name(issued["by"]), text.replace(issued[0], " : ")
    within = _WITHIN.search(text)
    return (within["area"] if within else None), text


def area_named(text: str) -> tuple[str | None, bool]:
    """Return the area that a text names, None if it names none, and whether it says that the area is withheld."""
    unnamed = bool(_UNNAMED.fullmatch(text))
    return None if unnamed else _without_board(text) or None, unnamed


def _without_board(area: str) -> str:
    """Return an area without the words for its board: "Kent Safeguarding Children Board" -> "Kent"."""
    return _BOARD.sub("", area) or area


def _board_name(text: str) -> str:
    """Return the area that a board is named after: "The Bradford Partnership" -> "Bradford"."""
    name = re.sub(r"^the\s+", "", text.strip(EDGES), flags=re.IGNORECASE)
    return _without_board(re.sub(r"\s+(?:safeguarding\s+.*|partnership|board)$", "", name, flags=re.IGNORECASE)).strip()
