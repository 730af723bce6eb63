"""Which blocks of a monthly digest are the headings of its entries: marked in several ways, or not at all."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence

from build_site.digests.blocks import HEADING, ITEM, NUMBERED, TEXT, Block
from build_site.digests.headings import Heading, HeadingGrammar
from build_site.digests.labels import LabelGrammar
from build_site.digests.report_link import report_line

_LONGEST_HEADING = 260
_LONGEST_UNMARKED = 160
_SHORTEST_PROSE, _SHORTEST_SENTENCE = 60, 20
_MARK = re.compile(r"^(?:#{1,6}\s+)?(?:\d{1,3}[.)]\s+)?")
_PROSE = re.compile(r"[.!?]\s|\b(?:and|or|of|the|an?|in|to|for|with|by|between|from|on|at|was|were|is)$")
"""What a line of prose has that a heading has not: a sentence's end, or a last word that asks for another."""
_CLOSING = (".", ":", ";", ",", "?", "!")


class MonthlyHeadings:
    """Finds headings that name a kind of review, and those that their place shows to be headings too."""

    def __init__(self, headings: HeadingGrammar, labels: LabelGrammar) -> None:
        self._headings, self._labels = headings, labels

    def find(self, blocks: Sequence[Block]) -> dict[int, Heading]:
        """Index of block -> heading, in order; nothing where the digest has no such headings."""
        sure = {
            index: heading
            for index, block in enumerate(blocks)
            if index or len(blocks) < 2
            if self._could_be_heading(block) and self._tells(blocks, index + 1) and (heading := self._named(block))
        }
        sure = _in_order(blocks, sure)
        first = min(sure, default=None)
        if first is None or (len(sure) == 1 and not self._is_entry(blocks, first, len(blocks))):
            return {}
        return dict(sorted((sure | self._by_place(blocks, sure)).items()))

    def begins(self, line: str, before: str, after: str) -> bool:
        """Whether a line with no blank lines around it is such a heading; before, after: its neighbours.

        A numbered line is one if it names a kind or stands below the end of an entry; another one must
        name a kind, be shorter than the prose below it and stand below the end of a sentence.
        """
        words = _MARK.sub("", line)
        if not after or len(words) > _LONGEST_HEADING or words.endswith(_CLOSING):
            return False
        below_report = report_line(before) is not None
        if words != line:
            return below_report or self._names_kind_first(words)
        ended = not before or before.endswith(_CLOSING) or below_report
        above_prose = len(line) < len(after) and after[0].isalnum() and not after[0].islower()
        return (
            ended
            and above_prose
            and len(line) <= _LONGEST_UNMARKED
            and not _PROSE.search(line)
            and self._names_kind_first(line)
        )

    def _named(self, block: Block) -> Heading | None:
        """The heading in a block that names a kind of review and is marked, or begins with the kind."""
        heading = self._headings.titled(block.text)
        if heading and self._labels.alone(heading.title):
            return None  # "Serious case review findings" stands over a part of an entry
        marked = block.kind in (HEADING, NUMBERED) or block.bold
        unmarked = len(block.text) < _LONGEST_UNMARKED and self._names_kind_first(block.text)
        return heading if heading and (marked or unmarked) else None

    def _names_kind_first(self, text: str) -> bool:
        return (
            self._headings.type_in(" ".join(text.split()[:7])) is not None and self._headings.titled(text) is not None
        )

    def _by_place(self, blocks: Sequence[Block], sure: dict[int, Heading]) -> dict[int, Heading]:
        """Headings that name no kind: with the number that the run lacks, or below the end of the entry before."""
        known = sorted(sure)
        found: dict[int, Heading] = {}
        for index, block in enumerate(blocks):
            if index in sure or not index or not self._could_be_heading(block) or not self._tells(blocks, index + 1):
                continue
            place = bisect(known, index)
            end = known[place] if place < len(known) else len(blocks)
            below_report = report_line(blocks[index - 1].text) is not None
            placed = below_report or _fits(block.number, blocks, known[:place], known[place:])
            if placed and self._is_entry(blocks, index, end):
                found[index] = self._headings.untyped(block.text)
                known.insert(place, index)
        return found

    def _could_be_heading(self, block: Block) -> bool:
        text = block.text
        return (
            block.kind != ITEM
            and 0 < len(text) <= _LONGEST_HEADING
            and not text.endswith(_CLOSING)
            and not text[0].islower()
            and self._labels.alone(text) is None
            and report_line(text) is None
            and self._headings.dated(text) is None
            and self._headings.reference(text) is None
        )

    def _tells(self, blocks: Sequence[Block], index: int) -> bool:
        """Whether what happened is told in a block: prose that does not begin with a label, or the label of it."""
        if index >= len(blocks) or blocks[index].kind != TEXT:
            return False
        text = blocks[index].text
        if self._labels.alone(text) is not None:
            return True
        labels = self._labels.inline(text)
        sentence = len(text) > _SHORTEST_SENTENCE and text.endswith(".")
        return (sentence or len(text) > _SHORTEST_PROSE) and not (
            labels and labels[0].start == 0 and labels[0].part != "summary"
        )

    def _is_entry(self, blocks: Sequence[Block], index: int, end: int) -> bool:
        """Whether an entry stands between a heading and the next: it has a label or leads to a report."""
        return bool(blocks[index].number and end == len(blocks)) or any(
            report_line(block.text) or self._labels.alone(block.text) or self._labels.inline(block.text)
            for block in blocks[index + 1 : end]
        )


def _in_order(blocks: Sequence[Block], found: dict[int, Heading]) -> dict[int, Heading]:
    """The headings without those whose number goes back: they are numbered points of an entry."""
    kept: dict[int, Heading] = {}
    last = 0
    for index, heading in found.items():
        number = blocks[index].number or last + 1
        if number > last:
            kept[index], last = heading, number
    return kept


def _fits(number: int | None, blocks: Sequence[Block], above: Sequence[int], below: Sequence[int]) -> bool:
    """Whether a number is the one that the run lacks: next to that of the heading above, or of the one below."""
    before = next((blocks[index].number for index in reversed(above) if blocks[index].number), None)
    after = next((blocks[index].number for index in below if blocks[index].number), None)
    if number is None or (before is not None and number <= before) or (after is not None and number >= after):
        return False
    return before == number - 1 or after == number + 1
