"""Lines of text -> the role of each: which begin a block, which stand alone, which go on with the line above."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from build_site.core.text import normalise_space
from build_site.digests.evidence import DigestGrammar, Evidence
from build_site.digests.headings import LONGEST_HEADING

Examine = Callable[[str], Evidence]
"""DigestGrammar.examine, as a rule with a memory for the texts of one digest."""

HEADING_MARK = re.compile(r"\s{0,3}#{1,6}\s+")
BOLD_LINE = re.compile(r"\s*(?P<mark>\*\*|__)(?P<text>(?:(?!\*\*|__).)+)(?P=mark)\s*$")
RULE = re.compile(r"\s*([-*_=])(?:\s*\1){2,}\s*$")
NUMBER_MARK = re.compile(r"\s*\(?(?P<number>\d{1,3})[.)]\s+(?=\S)")
_BULLET = re.compile(r"\s*(?:[•▪●◦‣⁃∙·■□➢➤►❖◆✓✔☑✚✖✗✘*+-]|\uf0b7|\uf0a7|o(?=\s{2,}))\s+(?:[•▪●✓✔☑✚✖✗✘]\s+)?(?=\S)")
"""The marks of items, those of Word's symbol fonts and a second one within the first (`- ✓`) among them."""
_LETTER = re.compile(r"\s*\(?(?:[a-h]|[ivx]{1,4})\)\s+(?=\S)")
_DASH = re.compile(r"\s*[–—]\s+(?=\S)")

_HEADING_OR_NUMBER = re.compile(r"^(?:#{1,6}\s+)?(?:\d{1,3}[.)]\s+)?")
_PROSE = re.compile(r"[.!?]\s|\b(?:and|or|of|the|an?|in|to|for|with|by|between|from|on|at|was|were|is)$")
"""What a line of prose has that a heading has not: a sentence's end, or a last word that asks for another."""
CLOSING_SIGNS = (".", ":", ";", ",", "?", "!")


class LineRole(Enum):
    """What a line does among its neighbours."""

    HEADING = "a heading, which may go on in the next line"
    ALONE = "a block of its own"
    FIRST = "the first line of a block"
    LAST = "the last line of a block"
    PLAIN = "part of the block above, if there is one"


@dataclass(frozen=True)
class Line:
    """A line. number: from 1; printed: as received; text: with regular white space; role: PLAIN if blank."""

    number: int
    printed: str
    text: str
    role: LineRole


def classify_lines(printed: Sequence[str], grammar: DigestGrammar, examine: Examine) -> list[Line]:
    """Return the lines of a digest in order, each with its role."""
    texts = ["", *map(normalise_space, printed), ""]
    lines = []
    for number, line in enumerate(printed, 1):
        before, text, after = texts[number - 1 : number + 2]
        lines.append(Line(number, line, text, _role(line, before, text, after, grammar, examine)))
    return lines


def item_mark(line: str, before: str) -> re.Match[str] | None:
    """Return the match of the mark that begins an item: a bullet, a number, a letter or a dash; None if there is none.

    before: the line above. A dash is a mark only below a blank line, a colon or another such item: it may part
    a sentence.
    """
    mark = _BULLET.match(line) or NUMBER_MARK.match(line) or _LETTER.match(line)
    if mark or (before and not before.endswith(":") and not _DASH.match(before)):
        return mark
    return _DASH.match(line)


def _role(line: str, before: str, text: str, after: str, grammar: DigestGrammar, examine: Examine) -> LineRole:
    """Return what a line does, by the marks at its beginning, else by its words; before and after: its neighbours."""
    if not text:
        return LineRole.PLAIN
    if RULE.match(line):
        return LineRole.ALONE
    if HEADING_MARK.match(line) or BOLD_LINE.match(line):
        return LineRole.HEADING
    evidence = examine(text)
    if evidence.is_page_number or (evidence.is_year_banner and not before):
        return LineRole.ALONE
    if evidence.dated or evidence.reference or _names_review(before, text, after, grammar, examine):
        return LineRole.HEADING
    if evidence.report:
        return LineRole.LAST if evidence.body else LineRole.ALONE
    label = evidence.opening_label
    if label and not label.stated:
        return LineRole.ALONE if label.end == len(text) else LineRole.FIRST
    if evidence.titled_section:
        ended = not before or before[-1] in ".:;!?"
        if (ended and not after[:1].islower()) or grammar.labels.is_bare(text):
            return LineRole.ALONE
    return LineRole.FIRST if item_mark(line, before) else LineRole.PLAIN


def _names_review(before: str, text: str, after: str, grammar: DigestGrammar, examine: Examine) -> bool:
    """Whether a line with no blank lines around it is a heading that names a type of review.

    A numbered line is one if it names a type or stands below the end of an entry; another one must
    name a type, be shorter than the prose below it and stand below the end of a sentence.
    """
    title = _HEADING_OR_NUMBER.sub("", text)
    if not after or len(title) > LONGEST_HEADING or title.endswith(CLOSING_SIGNS):
        return False
    below_report = bool(before) and examine(before).report is not None
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
