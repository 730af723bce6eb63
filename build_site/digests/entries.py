"""Blocks -> entries, and the lines that belong to no entry, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from build_site.digests.blocks import ALONE, CLOSES, HEADS, ITEM, NUMBERED, OPENS, Block
from build_site.digests.boilerplate import boilerplate_of, is_page_number
from build_site.digests.heading_finder import MonthlyHeadings
from build_site.digests.headings import DATED, DOCUMENT, REFERENCE, TITLED, Heading, HeadingGrammar
from build_site.digests.labels import LabelGrammar
from build_site.digests.report_link import report_line

FORMATS = {DATED: "list by year", REFERENCE: "partnership paper", TITLED: "monthly digest", DOCUMENT: "single review"}
"""Shape of the headings -> the name of the digest's format in reports."""
NOT_UNDERSTOOD = "not understood"
BETWEEN = "between entries"

_BANNER = re.compile(
    r"(?:\w+\s+){0,5}(?:published|added) in (?:\w+\s+)?(?:19|20)\d\d\W*"
    r"|(?:case\s+)?(?:reviews?\s+)?(?:19|20)\d\d(?:\s+(?:case\s+)?reviews?)?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\b(?:was|were|is|are|has|have)\b")
_LONGEST_BANNER = 120
_LONGEST_STRAY = 90
_LONGEST_DOCUMENT_TITLE = 160
_FIRST_BLOCKS = 6
_SIGHT = 3
"""How many blocks below a short line are looked at for a label, which shows that the line is a heading in the entry."""


@dataclass(frozen=True)
class Span:
    """Blocks of one entry. heading: what its heading says; blocks: those after the heading, furniture left out."""

    heading: Heading
    first: int
    last: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Ignored:
    """Lines, first and last, that belong to no entry, and why."""

    lines: tuple[int, int]
    why: str


@dataclass(frozen=True)
class Layout:
    """A digest laid out: its format, its entries in order, and the lines that are left over."""

    format: str
    spans: tuple[Span, ...]
    ignored: tuple[Ignored, ...]


class EntryFinder:
    """Finds the entries of a digest by the one shape of heading that it uses most."""

    def __init__(self, headings: HeadingGrammar, labels: LabelGrammar) -> None:
        self._headings, self._labels, self._monthly = headings, labels, MonthlyHeadings(headings, labels)

    def mark(self, line: str, before: str, after: str) -> str | None:
        """What a line does that no sign at its beginning shows; for blocks_of, where digests lack blank lines."""
        if is_page_number(line) or (not before and _is_banner(line)):
            return ALONE
        if self._headings.dated(line) or self._headings.reference(line) or self._monthly.begins(line, before, after):
            return HEADS
        if report := report_line(line):
            return ALONE if report.start == 0 else CLOSES
        labels = self._labels.inline(line)
        if labels and labels[0].start == 0 and not labels[0].stated:
            return ALONE if labels[0].end == len(line) else OPENS
        ended = not before or before[-1] in ".:;!?"
        parted = (ended and not after[:1].islower()) or self._labels.is_bare(line)
        return ALONE if parted and self._labels.alone(line) else None

    def layout(self, blocks: Sequence[Block]) -> Layout:
        """The entries among the blocks, and what is left over."""
        furniture = boilerplate_of(blocks, self._may_repeat)
        content = [block for block in blocks if block.first not in furniture]
        shape, starts = self._starts(content)
        spans = []
        for index, end in zip(starts, [*list(starts)[1:], len(content)]):
            body = self._body(content[index + 1 : end], shape)
            last = body[-1].last if body else content[index].last
            spans.append(Span(starts[index], content[index].first, last, tuple(body)))
        return Layout(FORMATS.get(shape, NOT_UNDERSTOOD), tuple(spans), tuple(_ignored(blocks, spans, furniture)))

    def _may_repeat(self, block: Block) -> bool:
        return bool(
            block.number
            or self._continues(block)
            or self._headings.dated(block.text)
            or self._headings.reference(block.text)
        )

    def _starts(self, content: list[Block]) -> tuple[str, dict[int, Heading]]:
        """The shape of heading that the digest uses, and index of block -> heading in order."""
        candidates = [
            (index, block.text)
            for index, block in enumerate(content)
            if block.kind != ITEM and not _is_banner(block.text)
        ]
        found = {
            DATED: {index: heading for index, text in candidates if (heading := self._headings.dated(text))},
            REFERENCE: {index: heading for index, text in candidates if (heading := self._headings.reference(text))},
            DOCUMENT: self._document(content),
            TITLED: self._monthly.find(content),
        }
        shape = max(found, key=lambda name: len(found[name]))  # of two that find as many, the first
        return (shape, found[shape]) if found[shape] else ("", {})

    def _document(self, content: list[Block]) -> dict[int, Heading]:
        """A document about one review: its title names the kind of review, and labels on lines of their own follow."""
        for index, block in enumerate(content[:_FIRST_BLOCKS]):
            heading = self._headings.titled(block.text) if len(block.text) <= _LONGEST_DOCUMENT_TITLE else None
            if (
                heading
                and not block.text.endswith((".", ":"))
                and not _SENTENCE.search(block.text)
                and self._labels.alone(block.text) is None
                and any(
                    self._labels.alone(later.text) in ("learning", "good practice", "recommendations")
                    for later in content[index + 1 :]
                )
            ):
                return {index: replace(heading, shape=DOCUMENT)}
        return {}

    def _body(self, blocks: Sequence[Block], shape: str) -> list[Block]:
        """The blocks that belong to an entry, of those between its heading and the next.

        Of an entry in a list or a monthly digest, nothing follows the line that leads to the report,
        nor, in a list, the index terms; what stands after it belongs to the page around the list.
        """
        body: list[Block] = []
        ended = False
        for index, block in enumerate(blocks):
            if shape == DATED and _is_banner(block.text):
                break
            goes_on = self._continues(block) or (bool(body) and body[-1].text.endswith((",", ";")))
            stray = (
                shape == DATED
                and body
                and _is_stray(block)
                and not any(map(self._continues, blocks[index + 1 : index + 1 + _SIGHT]))
            )
            if not goes_on and (ended or stray):
                break
            body.append(block)
            ended = ended or bool(shape in (DATED, TITLED) and self._ends(block, alone=len(body) == 1, shape=shape))
        return body

    def _ends(self, block: Block, alone: bool, shape: str) -> bool:
        """Whether an entry ends with a block: one with the report's line, unless that opens the entry.

        In a list, one with the index terms as well.
        """
        if line := report_line(block.text):
            return not (alone and not block.text[: line.start].strip())
        return shape == DATED and any(label.part == "keywords" for label in self._labels.inline(block.text))

    def _continues(self, block: Block) -> bool:
        """Whether a block is part of an entry by what it says: a report's line, or a label."""
        return (
            report_line(block.text) is not None
            or self._labels.alone(block.text) is not None
            or any(label.start == 0 for label in self._labels.inline(block.text))
        )


def _is_banner(text: str) -> bool:
    """Whether a line stands over the entries of a year: "Case reviews published in 2023"."""
    return len(text) <= _LONGEST_BANNER and bool(_BANNER.fullmatch(text))


def _is_stray(block: Block) -> bool:
    """Whether a block looks like the page around a list: a short line that is no item and no list of terms."""
    text = block.text
    return (
        block.kind not in (ITEM, NUMBERED)
        and len(text) <= _LONGEST_STRAY
        and not text.endswith((".", ";", ":"))
        and "," not in text
        and not text[:1].islower()
    )


def _ignored(blocks: Sequence[Block], spans: Sequence[Span], furniture: dict[int, str]) -> list[Ignored]:
    """The blocks outside every span, joined where neighbours have the same reason."""
    ignored: list[Ignored] = []
    left = list(spans)
    joins = False
    for block in blocks:
        while left and left[0].last < block.first:
            left.pop(0)
            joins = False
        if left and left[0].first <= block.first:
            continue
        why = furniture.get(block.first) or _reason(block, spans)
        if joins and ignored[-1].why == why:
            ignored[-1] = Ignored((ignored[-1].lines[0], block.last), why)
        else:
            ignored.append(Ignored((block.first, block.last), why))
        joins = True
    return ignored


def _reason(block: Block, spans: Sequence[Span]) -> str:
    if not spans:
        return "no entry found in this digest"
    if _is_banner(block.text):
        return "year banner"
    if block.first < spans[0].first:
        return "before the first entry"
    return "after the last entry" if block.first > spans[-1].last else BETWEEN
