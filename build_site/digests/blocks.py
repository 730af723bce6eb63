"""Lines -> blocks, each with its line numbers and its evidence: a heading, a paragraph, an item of a list.

Each line has a role among its neighbours, by its marks or by its words; the roles decide which lines are one block.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from build_site.core.text import normalise_space
from build_site.digests.boxes import find_boxes
from build_site.digests.case_opening import OPENS, opens_case
from build_site.digests.evidence import DigestGrammar, Evidence
from build_site.digests.headings import LONGEST_HEADING, has_area_and_year
from build_site.digests.item_marks import NUMBER_MARK, is_next_dash, item_mark
from build_site.digests.line_marks import at_breaks, regular_marks
from build_site.digests.names import Name, NameKind, name_of

_HEADING_MARK = re.compile(r"\s{0,3}#{1,6}\s+")
_BOLD_LINE = re.compile(r"\s*(?P<mark>\*\*|__)(?P<text>(?:(?!\*\*|__).)+)(?P=mark)\s*$")
_ITALIC = re.compile(r"(?<![\w*\\])\*(?![\s*])([^*\n]+?)(?<![\s*\\])\*(?![\w*])")
_FIELD_OF_TITLE = re.compile(r"\s*(?:Title|Name of (?:the )?(?:review|case|child)|Case name|Review title)\s*:\s+(?=\S)")
"""The name of the field that a list with a name for each field begins its entries with."""
_OPENED = re.compile(r"\s*[+▸▶►▼⌄]\s+(?=[A-Z'‘“\"])")
"""The sign of a part of a page that opens when it is pressed; what stands behind it is its heading."""
_RULE = re.compile(r"\s*([-*_=])(?:\s*\1){2,}\s*$")

_HEADING_OR_NUMBER = re.compile(r"^(?:#{1,6}\s+)?(?:\d{1,3}[.)]\s+)?")
_PROSE = re.compile(r"[.!?]\s|\b(?:and|or|of|the|an?|in|to|for|with|by|between|from|on|at|was|were|is)$")
"""What a line of prose has that a heading has not: a sentence's end, or a last word that asks for another."""
CLOSING_SIGNS = (".", ":", ";", ",", "?", "!")

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>-])")
_ASKS_FOR_MORE = re.compile(r"(?:[,–—-]|\b(?:and|or|of|the|in|to|for|with|by|an?))$")
_LONGEST_TITLE = 80
_SHORTEST_LINE_WIDTH = 50
"""The shortest line that a heading may have been broken after."""
_LONGEST_WRAPPED = 160
"""A text with a longer line is not broken into lines of one width: each of its lines is a paragraph."""
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

    text: without the marks, with regular white space; evidence: of that text; lines: the text line by
    line; number: of a numbered item or heading; bold: the whole block is set in bold.
    """

    first: int
    last: int
    type: BlockType
    text: str
    evidence: Evidence
    lines: tuple[str, ...]
    number: int | None = None
    bold: bool = False


class _Role(Enum):
    """What a line does among its neighbours."""

    HEADING = "a heading, which may go on in the next line"
    ALONE = "a block of its own"
    FIRST = "the first line of a block"
    LAST = "the last line of a block"
    PLAIN = "part of the block above, if there is one"


@dataclass(frozen=True)
class _Line:
    """A line that is not blank. number: from 1; printed: as received; text: with regular white space."""

    number: int
    printed: str
    text: str
    role: _Role


def group_lines(printed: Sequence[str], grammar: DigestGrammar, alone: Collection[int] = ()) -> list[Block]:
    """Return the blocks of a digest, in order; every line that is not blank is in exactly one.

    alone: the numbers of lines that an editor says are headings.
    """
    printed, numbers = at_breaks(printed)
    printed = regular_marks(printed, grammar.labels.is_bare)
    boxes = find_boxes(printed, lambda title: grammar.labels.titled_section(title) is not None)
    printed = [boxes.get(index, line) for index, line in enumerate(printed)] if boxes else printed
    alone = {*(index + 1 for index, number in enumerate(numbers) if number in alone), *(index + 1 for index in boxes)}
    printed = [_ITALIC.sub(r"\1", line) if "*" in line else line for line in printed]
    texts = ["", *map(normalise_space, printed), ""]
    wrapped = max(map(len, texts)) <= _LONGEST_WRAPPED
    groups: list[list[_Line]] = []
    for number, line_printed in enumerate(printed, 1):
        before, text, after = texts[number - 1 : number + 2]
        if not text:
            continue
        role = _Role.ALONE if number in alone else _role(line_printed, before, text, after, grammar)
        if role is _Role.PLAIN and before and is_next_dash(groups[-1][0].printed, line_printed):
            role = _Role.FIRST
        line = _Line(number, line_printed, text, role)
        if before and _goes_on(groups[-1], line, after) and (wrapped or _is_unfinished(before, text)):
            groups[-1].append(line)
        else:
            groups.append([line])
    blocks = [_make_block(group, grammar) for group in groups]
    if not numbers or len(numbers) == numbers[-1]:
        return blocks
    return [replace(block, first=numbers[block.first - 1], last=numbers[block.last - 1]) for block in blocks]


def _role(line: str, before: str, text: str, after: str, grammar: DigestGrammar) -> _Role:
    """Return what a line does, by the marks at its beginning, else by its words; before and after: its neighbours."""
    if _RULE.match(line) or text.startswith("©"):
        return _Role.ALONE
    if _HEADING_MARK.match(line) or _BOLD_LINE.match(line) or _FIELD_OF_TITLE.match(line):
        return _Role.ALONE if grammar.labels.is_bare(text.strip("#*_ ")) else _Role.HEADING
    if _OPENED.match(line) and len(text) <= _LONGEST_TITLE and not text.endswith(CLOSING_SIGNS):
        return _Role.ALONE
    if _is_first_half(text, after, grammar):
        return _Role.HEADING
    evidence = grammar.examine(text)
    if evidence.is_page_number or (evidence.is_year_banner and not before):
        return _Role.ALONE
    if evidence.dated or evidence.reference or _names_review(before, text, after, grammar):
        return _Role.HEADING
    if evidence.report:
        return _Role.LAST if evidence.body else _Role.ALONE
    label = evidence.opening_label
    if label and not label.stated:
        return _Role.ALONE if label.end == len(text) else _Role.FIRST
    if evidence.titled_section:
        ended = not before or before[-1] in ".:;!?"
        if (ended and not after[:1].islower()) or grammar.labels.is_bare(text):
            return _Role.ALONE
    if item_mark(line, before):
        return _Role.FIRST
    is_title = _is_title(before, text, after) or _is_name_above_case(text, after)
    return _Role.ALONE if is_title or _is_name_and_type(before, text, after, grammar) else _Role.PLAIN


def _is_title(before: str, text: str, after: str) -> bool:
    """Whether a line is a title with its text right below it: short, below a blank line, above a longer line."""
    return (
        not before
        and len(text) <= _LONGEST_TITLE
        and len(after) > len(text)
        and text[0].isupper()
        and after[0].isupper()
        and not text.endswith(CLOSING_SIGNS)
        and not _PROSE.search(text)
        and (_is_telling(name_of(text)) or has_area_and_year(text))
    )


def _is_name_and_type(before: str, text: str, after: str, grammar: DigestGrammar) -> bool:
    """Whether a line right below the end of a sentence is nothing but a name and a kind of review."""
    if (
        not before.endswith((".", ";", "!", "?"))
        or len(text) > _LONGEST_TITLE
        or text.endswith(CLOSING_SIGNS)
        or after[:1].islower()
        or not grammar.headings.type_in(text)
    ):
        return False
    heading = grammar.headings.parse(text)
    return heading is not None and _is_telling(name_of(heading.title))


def _is_name_above_case(text: str, after: str) -> bool:
    """Whether a line is nothing but a name, and the one below begins to tell a case."""
    return len(text) <= _LONGEST_TITLE and name_of(text) is not None and opens_case(after) >= OPENS


def _is_telling(name: Name | None) -> bool:
    """Whether a name can't be any word with a capital letter: `Child LB`, `'Margaret'`, `Lev and Mia`."""
    return name is not None and (name.kind is not NameKind.GIVEN or len(name.text.split()) > 2)


def _is_first_half(text: str, after: str, grammar: DigestGrammar) -> bool:
    """Whether a line is the first half of a heading with a date that is too long for its line."""
    if not after or not _ASKS_FOR_MORE.search(text) or len(text) > LONGEST_HEADING:
        return False
    return grammar.examine(f"{text} {after}").dated is not None and not grammar.examine(after).dated


def _names_review(before: str, text: str, after: str, grammar: DigestGrammar) -> bool:
    """Whether a line with no blank lines around it is a heading that names a type of review.

    A numbered line is one if it names a type or stands below the end of an entry; another one must
    name a type, be shorter than the prose below it and stand below the end of a sentence.
    """
    title = _HEADING_OR_NUMBER.sub("", text)
    if not after or len(title) > LONGEST_HEADING or title.endswith(CLOSING_SIGNS):
        return False
    below_report = bool(before) and grammar.examine(before).report is not None
    if title != text:
        return below_report or grammar.headings.begins_with_type(title)
    return (
        (below_report or not before or before.endswith(CLOSING_SIGNS))
        and len(text) < len(after)
        and after[0].isalnum()
        and not after[0].islower()
        and not _PROSE.search(text)
        and grammar.headings.begins_with_type(text)
    )


def _goes_on(group: Sequence[_Line], line: _Line, below: str) -> bool:
    """Whether a line belongs to the lines right above it: a paragraph or item, or a heading too long for its line."""
    if line.role in (_Role.HEADING, _Role.ALONE, _Role.FIRST):
        return False
    above = group[-1]
    if group[0].role == _Role.HEADING:
        if _FIELD_OF_TITLE.match(group[0].printed) and line.printed[:2].isspace():
            return True
        is_rest = not below and len(line.text) <= len(above.text) >= _SHORTEST_LINE_WIDTH and line.text[-1].isalnum()
        return line.text[0].islower() or is_rest or bool(_ASKS_FOR_MORE.search(above.text))
    return above.role not in (_Role.ALONE, _Role.LAST)


def _is_unfinished(above: str, text: str) -> bool:
    """Whether a line goes on in the next one, though lines are paragraphs here."""
    return text[0].islower() or bool(_ASKS_FOR_MORE.search(above))


def _make_block(group: Sequence[_Line], grammar: DigestGrammar) -> Block:
    """Return the block of some lines, its type and number read from the marks at its beginning."""
    start = group[0].printed
    block_type, number, bold = BlockType.TEXT, None, False
    if match := _FIELD_OF_TITLE.match(start) or _OPENED.match(start):
        block_type, start = BlockType.HEADING, start[match.end() :].rstrip()
    elif match := _HEADING_MARK.match(start):
        block_type, start = BlockType.HEADING, start[match.end() :].rstrip("# \t")
    if len(group) == 1 and (match := _BOLD_LINE.match(start)):
        bold, start = True, match["text"]
    if not _RULE.match(start) and (match := item_mark(start, "")):
        start = start[match.end() :]
        number = int(match["number"]) if match.re is NUMBER_MARK else None
        # An item that is set in bold stands over others: `**1. Rapid review: Child A**`.
        if block_type == BlockType.TEXT and not bold:
            block_type = BlockType.ITEM if number is None else BlockType.NUMBERED
    lines = tuple(filter(None, map(_without_marks, (start, *(line.printed for line in group[1:])))))
    text = _join_lines(lines)
    return Block(group[0].number, group[-1].number, block_type, text, grammar.examine(text), lines, number, bold)


def _without_marks(line: str) -> str:
    """Return a line without the marks of Markdown for bold words and for signs that are to be taken as they are."""
    return normalise_space(_ESCAPED.sub(r"\1", line.replace("**", "")))


def _join_lines(lines: Sequence[str]) -> str:
    """Return the lines as one; a word broken at its own hyphen is whole again, which `pre-` before `and` is not."""
    pieces = [*lines[:1]]
    for above, line in itertools.pairwise(lines):
        whole = _BROKEN_AT_HYPHEN.search(above) and line[:1].isalpha() and line.split()[0] not in ("and", "or", "to")
        pieces.append(line if whole else f" {line}")
    return "".join(pieces)
