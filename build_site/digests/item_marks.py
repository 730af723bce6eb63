"""The marks that begin an item of a list: bullets, numbers, letters, dashes."""

from __future__ import annotations

import re
from collections.abc import Sequence

NUMBER_MARK = re.compile(r"\s*\(?(?P<number>\d{1,3})[.)]\s+(?=\S)")
_BULLET = re.compile(r"\s*(?:[•▪●◦‣⁃∙·■□➢➤►❖◆✓✔☑✚✖✗✘*+-]|\uf0b7|\uf0a7|o(?=\s{2,}))\s+(?:[•▪●✓✔☑✚✖✗✘]\s+)?(?=\S)")
"""The marks of items, those of Word's symbol fonts and a second one within the first (`- ✓`) among them."""
_LETTER = re.compile(r"\s*\(?(?:[a-h]|[ivx]{1,4})\)\s+(?=\S)")
_DASH = re.compile(r"(?P<indent>\s*)[–—]\s+(?=\S)")
_SECOND_LETTER = re.compile(r"\s*\(?b\)\s")
_COPYRIGHT = re.compile(
    r"(\s*)\([cC]\)(?=\s*(?:copyright\b|(?:19|20)\d\d\b"
    r"|(?:[A-Z][\w&'’-]{0,30} |(?:and|of|for|the|in) ){1,10}(?:19|20)\d\d\b))"
)
"""A claim of copyright: `(c) Anytown Board 2012`. Where a list has letters, it is the third item of one."""


def item_mark(line: str, before: str) -> re.Match[str] | None:
    """Return the match of the mark that begins an item: a bullet, a number, a letter or a dash; None if there is none.

    before: the line above; a dash below a sentence parts it, and is no mark.
    """
    mark = _BULLET.match(line) or NUMBER_MARK.match(line) or _LETTER.match(line)
    if mark or (before and not before.endswith(":") and not _DASH.match(before)):
        return mark
    return _DASH.match(line)


def is_next_dash(first: str, line: str) -> bool:
    """Return whether a line begins the next item of a list of dashes. first: the first line of the item above it.

    Its dash stands in the same column, however many lines the item above has.
    """
    above, mark = _DASH.match(first), _DASH.match(line)
    return above is not None and mark is not None and above["indent"] == mark["indent"]


def with_copyright_signs(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of a digest with the sign © for `(c)` in claims of copyright, so that they are no items."""
    if any(map(_SECOND_LETTER.match, lines)):
        return lines
    return [_COPYRIGHT.sub(r"\1©", line) if "(c)" in line[:20].casefold() else line for line in lines]
