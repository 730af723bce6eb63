"""Where the entries of a digest begin: the one place that chooses the headings of entries among the blocks."""

from __future__ import annotations

import itertools
import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import replace

from build_site.digests.blocks import CLOSING_SIGNS, Block, BlockType
from build_site.digests.evidence import DigestGrammar
from build_site.digests.headings import DOCUMENT, LONGEST_HEADING, Heading

_SENTENCE = re.compile(r"\b(?:was|were|is|are|has|have)\b")
_FIRST_BLOCKS = 6
"""Among how many blocks the title of a document stands."""
_SHORTEST_PROSE, _SHORTEST_SENTENCE = 60, 20
"""More letters than these has what tells of a case: a text that goes on in the next block, and a whole sentence."""


def find_headings(blocks: Sequence[Block], grammar: DigestGrammar) -> dict[int, Heading]:
    """Return index of block -> heading of an entry, in order, all of the shape that the digest uses most.

    blocks: those of the digest, boilerplate left out. Of two shapes as frequent the first of this list is taken.
    """
    candidates = [
        (index, block.evidence)
        for index, block in enumerate(blocks)
        if block.type != BlockType.ITEM and not block.evidence.is_year_banner
    ]
    shapes = (
        {index: evidence.dated for index, evidence in candidates if evidence.dated},
        {index: evidence.reference for index, evidence in candidates if evidence.reference},
        _document_heading(blocks, grammar),
        _monthly_headings(blocks, grammar),
    )
    return max(shapes, key=len)


def _document_heading(blocks: Sequence[Block], grammar: DigestGrammar) -> dict[int, Heading]:
    """Return the title of a document about one review: it names the type, and labels on lines of their own follow."""
    sections = ("learning", "good practice", "recommendations")
    labels = [index for index, block in enumerate(blocks) if block.evidence.titled_section in sections]
    for index, block in enumerate(blocks[: min(_FIRST_BLOCKS, max(labels, default=0))]):
        if (
            not block.text.endswith((".", ":"))
            and not _SENTENCE.search(block.text)
            and block.evidence.titled_section is None
            and (heading := grammar.headings.parse_titled(block.text))
        ):
            return {index: replace(heading, shape=DOCUMENT)}
    return {}


def _monthly_headings(blocks: Sequence[Block], grammar: DigestGrammar) -> dict[int, Heading]:
    """Return the headings that name a type of review, and those that their place among these shows.

    A digest in which none names a type has no such headings. One whose number goes back is a point of an entry.
    """
    candidates = [
        index
        for index, (block, below) in enumerate(itertools.pairwise(blocks))
        if index > 0 and _could_be_heading(block) and _opens_account(below)
    ]
    named: dict[int, Heading] = {}
    last_number = 0
    for index in candidates:
        number = blocks[index].number
        if (number is None or number > last_number) and (heading := _heading_with_type(blocks[index], grammar)):
            named[index], last_number = heading, number or last_number
    of_entries = [
        index for index, block in enumerate(blocks) if block.evidence.belongs_to_entry or block.evidence.labels
    ]
    if not named or (len(named) == 1 and not _has_entry(blocks, of_entries, min(named), len(blocks))):
        return {}
    return {
        index: named.get(index) or grammar.headings.parse_untyped(blocks[index].text)
        for index in _chosen(blocks, candidates, named, of_entries)
    }


def _chosen(
    blocks: Sequence[Block], candidates: Sequence[int], named: Mapping[int, Heading], of_entries: Sequence[int]
) -> list[int]:
    """Return the candidates that name a type, have the number that the run lacks, or stand below an entry's end."""
    below: dict[int, tuple[int, int | None]] = {}
    end, number_below = len(blocks), None
    for index in reversed(candidates):
        below[index] = end, number_below
        if index in named:
            end, number_below = index, blocks[index].number or number_below
    chosen: list[int] = []
    number_above: int | None = None
    for index in candidates:
        number = blocks[index].number
        if index not in named:
            end, number_below = below[index]
            below_report = blocks[index - 1].evidence.report is not None
            if not (below_report or _is_lacking(number, number_above, number_below)):
                continue
            if not _has_entry(blocks, of_entries, index, end):
                continue
        chosen.append(index)
        number_above = number or number_above
    return chosen


def _could_be_heading(block: Block) -> bool:
    evidence = block.evidence
    return (
        block.type != BlockType.ITEM
        and 0 < len(block.text) <= LONGEST_HEADING
        and not block.text.endswith(CLOSING_SIGNS)
        and not block.text[0].islower()
        and not (evidence.titled_section or evidence.report or evidence.dated or evidence.reference)
    )


def _opens_account(block: Block) -> bool:
    """Whether what happened is told in a block: prose that does not begin with a label, or the label of it."""
    text, label = block.text, block.evidence.opening_label
    if block.type != BlockType.TEXT:
        return False
    if block.evidence.titled_section:
        return True
    if label and label.section != "summary":
        return False
    return len(text) > _SHORTEST_PROSE or (len(text) > _SHORTEST_SENTENCE and text.endswith("."))


def _heading_with_type(block: Block, grammar: DigestGrammar) -> Heading | None:
    """Return the heading in a block that names a type of review and is marked, or begins with the type; else None."""
    marked = block.type in (BlockType.HEADING, BlockType.NUMBERED) or block.bold
    counts = marked or grammar.headings.begins_with_type(block.text)
    heading = grammar.headings.parse_titled(block.text) if counts else None
    if heading and grammar.labels.titled_section(heading.title):
        return None  # "Serious case review findings" stands over a section of an entry
    return heading


def _has_entry(blocks: Sequence[Block], of_entries: Sequence[int], index: int, end: int) -> bool:
    """Whether an entry stands between the heading at an index and the next one, at the end.

    of_entries: the indexes of all blocks that show that they stand in an entry, in order. The last
    numbered heading of a digest needs none.
    """
    first = bisect(of_entries, index)
    return bool(blocks[index].number and end == len(blocks)) or (first < len(of_entries) and of_entries[first] < end)


def _is_lacking(number: int | None, above: int | None, below: int | None) -> bool:
    """Whether a number is the one that the run lacks: next to that of the heading above, or of the one below."""
    if number is None or (above is not None and number <= above) or (below is not None and number >= below):
        return False
    return above == number - 1 or below == number + 1
