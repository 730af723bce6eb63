"""The marks that begin an item of a list: bullets, numbers, letters, dashes."""

from __future__ import annotations

import re

NUMBER_MARK = re.compile(r"\s*\(?(?P<number>\d{1,3})[.)]\s+(?=\S)")
_BULLET = re.compile(r"\s*(?:[•▪●◦‣⁃∙·■□➢➤►❖◆✓✔☑✚✖✗✘*+-]|\uf0b7|\uf0a7|o(?=\s{2,}))\s+(?:[•▪●✓✔☑✚✖✗✘]\s+)?(?=\S)")
"""The marks of items, those of Word's symbol fonts and a second one within the first (`- ✓`) among them."""
_LETTER = re.compile(r"\s*(?:\(?(?:[a-h]|[ivx]{1,4})\)|[RLF]\d{1,2}[.:)])\s+(?=\S)")
_DASH = re.compile(r"(?P<indent>\s*)[–—]\s+(?=\S)")


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
    mark = _DASH.match(line)
    above = _DASH.match(first) if mark else None
    return above is not None and mark is not None and above["indent"] == mark["indent"]
