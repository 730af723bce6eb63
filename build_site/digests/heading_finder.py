"""Where the entries of a digest begin: the one place that chooses the headings of entries among the blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from build_site.digests.blocks import Block, BlockType
from build_site.digests.evidence import DigestGrammar
from build_site.digests.headings import DATED, DOCUMENT, REFERENCE, TITLED, Heading
from build_site.digests.monthly_headings import find_monthly_headings

_SENTENCE = re.compile(r"\b(?:was|were|is|are|has|have)\b")
_FIRST_BLOCKS = 6
"""Among how many blocks the title of a document stands."""


@dataclass(frozen=True)
class EntryHeadings:
    """The headings of a digest's entries. shape: of all of them, "" if there are none.

    by_block: index of the block -> heading, in the order of the blocks.
    """

    shape: str
    by_block: dict[int, Heading]


def find_headings(blocks: Sequence[Block], grammar: DigestGrammar) -> EntryHeadings:
    """Return the headings of the shape that a digest uses most; of two that it uses as often, the first of this list.

    blocks: those of the digest, boilerplate left out.
    """
    candidates = [
        (index, block.evidence)
        for index, block in enumerate(blocks)
        if block.type != BlockType.ITEM and not block.evidence.is_year_banner
    ]
    headings = {
        DATED: {index: evidence.dated for index, evidence in candidates if evidence.dated},
        REFERENCE: {index: evidence.reference for index, evidence in candidates if evidence.reference},
        DOCUMENT: _document_heading(blocks, grammar),
        TITLED: find_monthly_headings(blocks, grammar),
    }
    shape = max(headings, key=lambda shape: len(headings[shape]))
    return EntryHeadings(shape, headings[shape]) if headings[shape] else EntryHeadings("", {})


def _document_heading(blocks: Sequence[Block], grammar: DigestGrammar) -> dict[int, Heading]:
    """Return the title of a document about one review: it names the type, and labels on lines of their own follow."""
    last_label = max(
        (
            index
            for index, block in enumerate(blocks)
            if block.evidence.titled_section in ("learning", "good practice", "recommendations")
        ),
        default=0,
    )
    for index, block in enumerate(blocks[: min(_FIRST_BLOCKS, last_label)]):
        if (
            not block.text.endswith((".", ":"))
            and not _SENTENCE.search(block.text)
            and block.evidence.titled_section is None
            and (heading := grammar.headings.parse_titled(block.text))
        ):
            return {index: replace(heading, shape=DOCUMENT)}
    return {}
