"""Lines -> blocks, each with its line numbers and its evidence: a heading, a paragraph, an item of a list."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from build_site.core.text import normalise_space
from build_site.digests.evidence import Evidence
from build_site.digests.lines import BOLD_LINE, HEADING_MARK, NUMBER_MARK, RULE, Examine, Line, LineRole, item_mark

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>-])")
_ASKS_FOR_MORE = re.compile(r"(?:[,–—-]|\b(?:and|or|of|the|in|to|for|with|by|an?))$")
_SHORTEST_LINE_WIDTH = 50
"""The shortest line that a heading may have been broken after."""
_BROKEN_AT_HYPHEN = re.compile(r"(?<=\w)-$")


class BlockType(Enum):
    """What a block is by the marks at its beginning."""

    HEADING = "heading"
    ITEM = "item"
    NUMBERED = "numbered"
    TEXT = "text"


@dataclass(frozen=True)
class Block:
    """A run of lines that belong together. first, last: line numbers from 1.

    type: heading (marked with #), item, numbered (number: its number) or text; text: without the
    marks, with regular white space; evidence: of that text; lines: the text line by line; bold: the
    whole block is set in bold.
    """

    first: int
    last: int
    type: BlockType
    text: str
    evidence: Evidence
    lines: tuple[str, ...]
    number: int | None = None
    bold: bool = False


def group_lines(lines: Sequence[Line], examine: Examine) -> list[Block]:
    """Return the blocks of a digest, in order; every line that is not blank is in exactly one."""
    groups: list[list[Line]] = []
    above: Line | None = None
    for line, below in itertools.zip_longest(lines, lines[1:]):
        if line.text:
            if above and _goes_on(groups[-1], line, below.text if below else ""):
                groups[-1].append(line)
            else:
                groups.append([line])
        above = line if line.text else None
    return [_make_block(group, examine) for group in groups]


def _goes_on(group: Sequence[Line], line: Line, below: str) -> bool:
    """Whether a line belongs to the lines right above it: a paragraph or item, or a heading too long for its line."""
    if line.role in (LineRole.HEADING, LineRole.ALONE, LineRole.FIRST):
        return False
    above = group[-1]
    if group[0].role == LineRole.HEADING:
        is_rest = not below and len(line.text) <= len(above.text) >= _SHORTEST_LINE_WIDTH and line.text[-1].isalnum()
        return line.text[0].islower() or is_rest or bool(_ASKS_FOR_MORE.search(above.text))
    return above.role not in (LineRole.ALONE, LineRole.LAST)


def _make_block(group: Sequence[Line], examine: Examine) -> Block:
    """Return the block of some lines, its type and number read from the marks at its beginning."""
    start = group[0].printed
    block_type, number, bold = BlockType.TEXT, None, False
    if match := HEADING_MARK.match(start):
        block_type, start = BlockType.HEADING, start[match.end() :].rstrip("# \t")
    if len(group) == 1 and (match := BOLD_LINE.match(start)):
        bold, start = True, match["text"]
    if not RULE.match(start) and (match := item_mark(start, "")):
        start = start[match.end() :]
        number = int(match["number"]) if match.re is NUMBER_MARK else None
        # An item that is set in bold stands over others: `**1. Rapid review: Child A**`.
        if block_type == BlockType.TEXT and not bold:
            block_type = BlockType.ITEM if number is None else BlockType.NUMBERED
    lines = tuple(filter(None, map(_without_marks, (start, *(line.printed for line in group[1:])))))
    text = _join_lines(lines)
    return Block(group[0].number, group[-1].number, block_type, text, examine(text), lines, number, bold)


def _without_marks(line: str) -> str:
    """Return a line without the marks of Markdown for bold words and for signs that are to be taken as they are."""
    return normalise_space(_ESCAPED.sub(r"\1", line.replace("**", "")))


def _join_lines(lines: Sequence[str]) -> str:
    """Return the lines as one; a word broken at its own hyphen is whole again, which `pre-` before `and` is not."""
    pieces = [*lines[:1]]
    for above, line in itertools.pairwise(lines):
        whole = _BROKEN_AT_HYPHEN.search(above) and line[:1].isalpha() and line.split()[0] not in ("and", "or", "to")
        pieces.append(line if whole else f" {line}")
    return "".join(pieces).strip()
