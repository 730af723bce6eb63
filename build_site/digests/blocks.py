"""Lines -> blocks, each with its line numbers: a heading, a paragraph, an item of a list."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from build_site.core.text import normalise_space

HEADING, ITEM, NUMBERED, TEXT = "heading", "item", "numbered", "text"

HEADS, ALONE, OPENS, CLOSES = "heads", "alone", "opens", "closes"
"""What a line may do that no sign at its beginning shows: be a heading, which may go on in a second line, be a block
of its own, open a block, or end one."""

_MARKED = re.compile(r"\s{0,3}#{1,6}\s+")
_BULLET = re.compile(r"\s*(?:[•▪●◦‣⁃∙·■□➢➤►❖◆✓✔☑✚✖✗✘*+-]|\uf0b7|\uf0a7|o(?=\s{2,}))\s+(?:[•▪●✓✔☑✚✖✗✘]\s+)?(?=\S)")
"""The signs of items, those of Word's symbol fonts and a second one within the first (`- ✓`) among them."""
_DASH = re.compile(r"\s*[–—]\s+(?=\S)")
_NUMBER = re.compile(r"\s*\(?(?P<number>\d{1,3})[.)]\s+(?=\S)")
_LETTER = re.compile(r"\s*\(?(?:[a-h]|[ivx]{1,4})\)\s+(?=\S)")
_RULE = re.compile(r"\s*([-*_=])(?:\s*\1){2,}\s*$")
_BOLD = re.compile(r"\s*(?P<mark>\*\*|__)(?P<text>(?:(?!\*\*|__).)+)(?P=mark)\s*$")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>-])")
_JOINS_ON = re.compile(r"(?:[,–—-]|\b(?:and|or|of|the|in|to|for|with|by|an?))$")
_WRAPPED_HEADING, _REST_OF_HEADING = 50, 80
_BROKEN_AT_HYPHEN = re.compile(r"(?<=\w)-$")


class LineClassifier(Protocol):
    """Knows lines that are more than the next line of a paragraph."""

    def mark(self, line: str, before: str, after: str) -> str | None:
        """HEADS, ALONE, OPENS, CLOSES or None for a line; before, after: its neighbours, "" where blank; all mended."""


@dataclass(frozen=True)
class Block:
    """A run of lines that belong together. first, last: line numbers from 1.

    kind: heading (marked with #), item, numbered (number: its number) or text; text: without the
    marks, white space mended; lines: the same line by line; bold: the whole block is set in bold.
    """

    first: int
    last: int
    kind: str
    text: str
    lines: tuple[str, ...] = ()
    number: int | None = None
    bold: bool = False


def blocks_of(lines: Sequence[str], marks: LineClassifier) -> list[Block]:
    """The blocks of a digest, in order; every line that is not blank is in exactly one.

    marks: knows the lines that begin or end a block even without a blank line.
    """
    mended = ["", *map(normalise_space, lines), ""]
    blocks: list[Block] = []
    open_lines: list[str] = []
    mark: str | None = None
    for number, line in enumerate(lines, 1):
        before, text, after = mended[number - 1 : number + 2]
        goes_on = bool(open_lines) and _goes_on(mark, before, text, after)
        now = _mark(line, text, before, after, marks) if text else None
        if open_lines and (not text or not goes_on or now in (HEADS, ALONE, OPENS)):
            blocks.append(_block(number - len(open_lines), open_lines))
            open_lines, goes_on = [], False
        if text:
            open_lines.append(line)
            mark = mark if goes_on and mark == HEADS else now
    if open_lines:
        blocks.append(_block(len(lines) - len(open_lines) + 1, open_lines))
    return blocks


def _mark(line: str, text: str, before: str, after: str, marks: LineClassifier) -> str | None:
    """What a line does, by the signs at its beginning or by its words."""
    if _RULE.match(line):
        return ALONE
    if _MARKED.match(line) or _BOLD.match(line):
        return HEADS
    return marks.mark(text, before, after) or (OPENS if _item(line, before) else None)


def _goes_on(mark: str | None, before: str, text: str, after: str) -> bool:
    """Whether a line belongs to the block above it: a paragraph or item, or a heading too long for its line."""
    if mark == HEADS:
        last = not after and len(before) >= _WRAPPED_HEADING and len(text) <= _REST_OF_HEADING and text[-1:].isalnum()
        return text[:1].islower() or last or bool(_JOINS_ON.search(before))
    return mark not in (ALONE, CLOSES)


def _item(line: str, before: str) -> re.Match[str] | None:
    """The sign that begins an item. A dash is one only below a colon or another such item: it may part a sentence."""
    listed = not before or before.endswith(":") or _DASH.match(before)
    return _BULLET.match(line) or _NUMBER.match(line) or _LETTER.match(line) or (_DASH.match(line) if listed else None)


def _block(first: int, lines: list[str]) -> Block:
    last = first + len(lines) - 1
    kind, number, bold = TEXT, None, False
    start, listed = lines[0], ITEM
    if match := _MARKED.match(start):
        kind, listed, start = HEADING, HEADING, start[match.end() :].rstrip("# \t")
    if match := _BOLD.match(start) if len(lines) == 1 else None:
        bold, listed, start = True, kind, match["text"]
    if not _RULE.match(start) and (match := _item(start, "")):
        number = int(match["number"]) if match.re is _NUMBER else None
        kind = NUMBERED if number is not None and listed == ITEM else listed
        start = start[match.end() :]
    parts = tuple(filter(None, map(_words, (start, *lines[1:]))))
    return Block(first, last, kind, _joined(parts), parts, number, bold)


def _words(line: str) -> str:
    """A line without the marks of Markdown for bold words and for signs that are to be taken as they are."""
    return normalise_space(_ESCAPED.sub(r"\1", line.replace("**", "")))


def _joined(lines: Sequence[str]) -> str:
    """The lines as one; a word broken at its own hyphen is whole again, which `pre-` before `and` is not."""
    pieces = [*lines[:1]]
    for before, line in itertools.pairwise(lines):
        whole = _BROKEN_AT_HYPHEN.search(before) and line[:1].isalpha() and line.split()[0] not in ("and", "or", "to")
        pieces.append(line if whole else f" {line}")
    return "".join(pieces).strip()
