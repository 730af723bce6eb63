"""Signs that are written in several ways -> the one way in which lines are read: ends of lines, labels, letters, ©."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

DASH = r"[-–—‒―−‐‑]"
"""A pattern of every sign that is written for a dash."""

EDGES = " :;,.-–—‒―|"
"""Signs beside a title or an area that are no part of it."""

_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_LETTER = re.compile(r"(?P<before>\s*)(?P<letter>[a-h])\.(?=\s+\S)")
_BOLD_LABEL = re.compile(
    r"(?P<before>\s*)(?P<mark>\*\*|__)(?P<label>[A-Z][^*_:]{2,60}?)[.–—-]?\s*(?P=mark)\s+(?=[^\s:])"
)
_SECOND_LETTER = re.compile(r"\s*\(?b\)\s")
_COPYRIGHT = re.compile(
    r"(\s*)\([cC]\)(?=\s*(?:copyright\b|(?:19|20)\d\d\b"
    r"|(?:[A-Z][\w&'’-]{0,30} |(?:and|of|for|the|in) ){1,10}(?:19|20)\d\d\b))"
)
"""A claim of copyright: `(c) Anytown Board 2012`. Where a list has letters, it is the third item of one."""


def at_breaks(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[int]]:
    """Return the lines of a digest with those that `<br>` ends as lines of their own, and the number of each from 1."""
    if not any("<br" in line or "<BR" in line for line in lines):
        return lines, range(1, len(lines) + 1)
    parts = [(number, part) for number, line in enumerate(lines, 1) for part in _BREAK.split(line)]
    return [part for _, part in parts], [number for number, _ in parts]


def regular_marks(lines: Sequence[str], is_label: Callable[[str], bool]) -> Sequence[str]:
    """Return the lines of a digest with a colon behind labels in bold, `a)` for `a.` in lists, © for `(c)`.

    is_label: whether words are a label and nothing more.
    """
    lines = _with_letters(_with_copyright_signs(lines))
    return [_with_colon(line, is_label) if "**" in line or "__" in line else line for line in lines]


def _with_colon(line: str, is_label: Callable[[str], bool]) -> str:
    bold = _BOLD_LABEL.match(line)
    if bold is None or not is_label(bold["label"]):
        return line
    return f"{bold['before']}**{bold['label'].rstrip()}:** {line[bold.end() :]}"


def _with_letters(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with `a)` for `a.` where a digest has lists with both `a.` and `b.`; else "a." is an initial."""
    found = {match["letter"] for line in lines if (match := _LETTER.match(line))}
    return [_LETTER.sub(r"\g<before>\g<letter>)", line, count=1) for line in lines] if {"a", "b"} <= found else lines


def _with_copyright_signs(lines: Sequence[str]) -> Sequence[str]:
    if any(map(_SECOND_LETTER.match, lines)):
        return lines
    return [_COPYRIGHT.sub(r"\1©", line) if "(c)" in line[:20].casefold() else line for line in lines]
