"""Which blocks of a monthly digest are the headings of its entries: marked in several ways, or not at all."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence

from build_site.digests.blocks import Block, BlockType
from build_site.digests.evidence import DigestGrammar
from build_site.digests.headings import LONGEST_HEADING, Heading
from build_site.digests.lines import CLOSING_SIGNS

_SHORTEST_PROSE, _SHORTEST_SENTENCE = 60, 20
"""More letters than these has what tells of a case: a text that goes on in the next block, and a whole sentence."""


def find_monthly_headings(blocks: Sequence[Block], grammar: DigestGrammar) -> dict[int, Heading]:
    """Return index of block -> heading, in order: those that name a type of review, and those that their place shows.

    A digest in which none names a type has no such headings.
    """
    candidates = [
        index
        for index in range(1, len(blocks))
        if _could_be_heading(blocks[index]) and _opens_account(blocks[index + 1 : index + 2])
    ]
    named = {index: heading for index in candidates if (heading := _heading_with_type(blocks[index], grammar))}
    named = _with_rising_numbers(blocks, named)
    of_entries = [index for index, block in enumerate(blocks) if _is_of_entry(block)]
    if not named or (len(named) == 1 and not _has_entry(blocks, of_entries, min(named), len(blocks))):
        return {}
    untyped = _indexes_by_place(blocks, candidates, named, of_entries)
    return {
        index: named.get(index) or grammar.headings.parse_untyped(blocks[index].text)
        for index in sorted({*named, *untyped})
    }


def _could_be_heading(block: Block) -> bool:
    evidence = block.evidence
    return (
        block.type != BlockType.ITEM
        and 0 < len(block.text) <= LONGEST_HEADING
        and not block.text.endswith(CLOSING_SIGNS)
        and not block.text[0].islower()
        and evidence.titled_section is None
        and evidence.report is None
        and evidence.dated is None
        and evidence.reference is None
    )


def _opens_account(below: Sequence[Block]) -> bool:
    """Whether what happened is told in the block below: prose that does not begin with a label, or the label of it."""
    if not below or below[0].type != BlockType.TEXT:
        return False
    text, evidence = below[0].text, below[0].evidence
    if evidence.titled_section:
        return True
    if evidence.opening_label and evidence.opening_label.section != "summary":
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


def _with_rising_numbers(blocks: Sequence[Block], headings: dict[int, Heading]) -> dict[int, Heading]:
    """Return the headings without those whose number goes back: they are numbered points of an entry."""
    rising: dict[int, Heading] = {}
    last = 0
    for index, heading in headings.items():
        number = blocks[index].number
        if number is None or number > last:
            rising[index], last = heading, number or last
    return rising


def _is_of_entry(block: Block) -> bool:
    """Whether a block shows that it stands in an entry: it has a label or leads to a report."""
    return block.evidence.belongs_to_entry or bool(block.evidence.labels)


def _has_entry(blocks: Sequence[Block], of_entries: Sequence[int], index: int, end: int) -> bool:
    """Whether an entry stands between the heading at an index and the next one, at the end.

    of_entries: the indexes of all blocks that show that they stand in an entry, in order. The last
    numbered heading of a digest needs none.
    """
    first = bisect(of_entries, index)
    return bool(blocks[index].number and end == len(blocks)) or (first < len(of_entries) and of_entries[first] < end)


def _indexes_by_place(
    blocks: Sequence[Block], candidates: Sequence[int], named: Mapping[int, Heading], of_entries: Sequence[int]
) -> list[int]:
    """Return the candidates that name no type, but have the number that the run lacks or stand below an entry's end.

    named: the headings that name a type, in order.
    """
    typed = list(named)
    numbered = [index for index in named if blocks[index].number]
    chosen: list[int] = []
    number_above: int | None = None
    for index in candidates:
        number = blocks[index].number
        if index not in named:
            following, numbered_below = bisect(typed, index), bisect(numbered, index)
            end = typed[following] if following < len(typed) else len(blocks)
            number_below = blocks[numbered[numbered_below]].number if numbered_below < len(numbered) else None
            below_report = blocks[index - 1].evidence.report is not None
            if not (below_report or _is_lacking(number, number_above, number_below)):
                continue
            if not _has_entry(blocks, of_entries, index, end):
                continue
            chosen.append(index)
        number_above = number or number_above
    return chosen


def _is_lacking(number: int | None, above: int | None, below: int | None) -> bool:
    """Whether a number is the one that the run lacks: next to that of the heading above, or of the one below."""
    if number is None or (above is not None and number <= above) or (below is not None and number >= below):
        return False
    return above == number - 1 or below == number + 1
