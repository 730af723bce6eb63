"""Blocks -> entries, and the lines that belong to no entry, each with the reason."""

from __future__ import annotations

import itertools
import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_site.core.dates import MONTH_PATTERN
from build_site.digests.beginnings import Beginning, doubts_of
from build_site.digests.blocks import Block, BlockType
from build_site.digests.boards import is_board_line
from build_site.digests.case_opening import OPENS, opens_case
from build_site.digests.headings import DATED, NAMED, TITLED, Heading
from build_site.digests.other_reviews import other_reviews

BEFORE_FIRST, BETWEEN_ENTRIES, HEADS = "before the first entry", "between entries", "heads of a table"

_LONGEST_STRAY = 90
"""A longer line within an entry is a paragraph of it, though it has no full stop."""
_MONTH = re.compile(rf"(?:{MONTH_PATTERN})\s*:?", re.IGNORECASE)
"""The head of the entries of a month, as it stands below the entry before."""
_MONTH_OF_YEAR = re.compile(rf"(?:{MONTH_PATTERN}) (?:19|20)\d\d", re.IGNORECASE)
_FOOT_OF_PAGE = re.compile(
    r"\W*(?:©|copyright\b|all rights reserved\b|registered charity\b|to unsubscribe\b|back to (?:the )?top\b"
    r"|(?:this )?(?:page |list )?(?:was )?last (?:updated|reviewed|modified|changed)\b"
    r"|you (?:are receiving|have received) this (?:e-?mail|newsletter|alert)\b"
    r"|privacy (?:notice|policy|statement)\b|cookie (?:policy|settings)\b|was this page (?:helpful|useful)\b)",
    re.IGNORECASE,
)
"""What the foot of a page or of an e-mail begins with."""
_BLOCKS_AHEAD = 3
"""How many blocks below a short line are looked at for a label, which shows that the line is a heading in the entry."""


@dataclass(frozen=True)
class EntryBlocks:
    """The blocks of one entry. lines: first and last, the heading's among them; blocks: those after the heading.

    doubts: why it is not sure that this is one entry.
    """

    heading: Heading
    lines: tuple[int, int]
    blocks: tuple[Block, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class IgnoredLines:
    """Lines, first and last, that belong to no entry, and the reason."""

    lines: tuple[int, int]
    reason: str


def cut_entries(content: Sequence[Block], beginnings: Sequence[Beginning]) -> list[EntryBlocks]:
    """Return the entries of a digest in order, each up to its own end or the next heading.

    content: the blocks of the digest, boilerplate left out; beginnings: among them, in order.
    """
    entries = []
    ends = [*(beginning.index for beginning in beginnings[1:]), len(content)]
    for beginning, end in zip(beginnings, ends, strict=False):
        start, heading = beginning.index, beginning.heading
        body = _without_tail(_body(content[start + 1 : end], heading.shape), heading.shape)
        last = (body or content[start : start + 1])[-1].last
        doubts = (*beginning.doubts, *doubts_of(body), *other_reviews(heading.title, body))
        entries.append(EntryBlocks(heading, (content[start].first, last), tuple(body), doubts))
    return entries


def outside_entries(content: Sequence[Block], entries: Sequence[EntryBlocks]) -> list[Block]:
    """Return the blocks that are in no entry, in order. Both are in order of their lines."""
    ends = [entry.lines[1] for entry in entries]
    starts = [entry.lines[0] for entry in entries]
    return [block for block in content if not (above := bisect(starts, block.first)) or block.first > ends[above - 1]]


def find_ignored(
    blocks: Sequence[Block], entries: Sequence[EntryBlocks], boilerplate: Mapping[int, str]
) -> list[IgnoredLines]:
    """Return the lines outside every entry, neighbours with the same reason joined.

    boilerplate: first line of a block that is boilerplate -> what it is.
    """
    starts = [entry.lines[0] for entry in entries]

    def place(block: Block) -> tuple[int, str]:
        """Return how many entries begin above a block, and why it is in none of them, or ""."""
        above = bisect(starts, block.first)
        if above and block.first <= entries[above - 1].lines[1]:
            return above, ""
        return above, boilerplate.get(block.first) or _reason(block, above, len(entries))

    ignored = []
    for (_, reason), group in itertools.groupby(blocks, place):
        if reason:
            run = list(group)
            ignored.append(IgnoredLines((run[0].first, run[-1].last), reason))
    return ignored


def _reason(block: Block, above: int, entries: int) -> str:
    """Return why a block is in no entry. above: how many of the entries stand above it."""
    if not entries:
        return "no entry found in this digest"
    if block.evidence.is_year_banner:
        return "year banner"
    if above == 0:
        return BEFORE_FIRST
    return "after the last entry" if above == entries else BETWEEN_ENTRIES


def _body(blocks: Sequence[Block], shape: str) -> Sequence[Block]:
    """Return the blocks that belong to an entry, of those between its heading and the next.

    Of an entry in a list or a monthly digest, nothing follows the line that leads to the report,
    nor, in a list, the index terms; what stands after it belongs to the page around the list.
    """
    ended = False
    last = max((index for index, block in enumerate(blocks) if block.evidence.belongs_to_entry), default=-1)
    for index, block in enumerate(blocks):
        if (block.evidence.is_year_banner and not (index == 0 and _is_own_date(blocks))) or (
            index > last and _FOOT_OF_PAGE.match(block.text)
        ):
            return blocks[:index]
        goes_on = block.evidence.belongs_to_entry or (index > 0 and blocks[index - 1].text.endswith((",", ";")))
        if not goes_on and (ended or (shape == DATED and index > 0 and _is_stray(blocks, index))):
            return blocks[:index]
        above = blocks[index - 1] if index else None
        ended = ended or (shape in (DATED, TITLED, NAMED) and _ends_entry(block, above, shape))
    return blocks


def _is_own_date(blocks: Sequence[Block]) -> bool:
    """Whether a date right below a heading is that of its review: "July 2023", with the text of the entry below it."""
    return _MONTH_OF_YEAR.fullmatch(blocks[0].text) is not None and any(
        block.evidence.belongs_to_entry or opens_case(block.text) >= OPENS for block in blocks[1:]
    )


def _without_tail(blocks: Sequence[Block], shape: str) -> Sequence[Block]:
    """Return the blocks of an entry without what belongs to the page or to the next entries: short lines at the end.

    Such are the name of the board that published what follows, and words as "Leave a comment"; of any entry, the name
    of the month that heads the next ones.
    """
    while blocks and blocks[-1].type in (BlockType.TEXT, BlockType.HEADING) and _MONTH.fullmatch(blocks[-1].text):
        blocks = blocks[:-1]
    if shape not in (TITLED, NAMED):
        return blocks
    end = len(blocks)
    while end > 1 and _is_short_line(blocks[end - 1]):
        end -= 1
    tail = blocks[end:]
    is_of_page = blocks[end - 1].text.endswith((".", "!")) if end else False
    return blocks[:end] if is_of_page or any(is_board_line(block.text) for block in tail) else blocks


def _is_short_line(block: Block) -> bool:
    text = block.text
    return (
        block.type not in (BlockType.ITEM, BlockType.NUMBERED)
        and len(text) <= _LONGEST_STRAY
        and not text.endswith((".", ";", ":"))
        and not text[:1].islower()
        and not block.evidence.belongs_to_entry
    )


def _ends_entry(block: Block, above: Block | None, shape: str) -> bool:
    """Whether an entry ends with a block: the report's line, unless that opens it; in a list, index terms as well.

    above: the block above it in the entry. Index terms may stand below their label, or behind it.
    """
    if block.evidence.report:
        return bool(block.evidence.body) or above is not None
    if shape != DATED or block.type in (BlockType.ITEM, BlockType.NUMBERED):
        return False
    if above is not None and above.evidence.titled_section == "keywords":
        return True
    return block.evidence.titled_section is None and any(label.section == "keywords" for label in block.evidence.labels)


def _is_stray(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block looks like the page around a list: a short line, no item, no list of terms, no label below it."""
    above = blocks[index - 1].evidence
    is_labelled = bool(above.titled_section or (above.labels and above.labels[-1].end >= len(above.body)))
    return (
        not is_labelled
        and _is_short_line(blocks[index])
        and "," not in blocks[index].text
        and not any(later.evidence.belongs_to_entry for later in blocks[index + 1 : index + 1 + _BLOCKS_AHEAD])
    )
