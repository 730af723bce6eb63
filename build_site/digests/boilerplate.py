"""Blocks that only the printed page needs: page numbers, footers that come again, rules, pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from build_site.digests.blocks import Block, BlockType

_NUMBER_IN_FOOTER = re.compile(
    r"\b(?:page|p\.)\s*\d+(?:\s*(?:of|/)\s*\d+)?|[|·–-]\s*\d{1,4}$|^\d{1,4}\s*[|·–-]", re.IGNORECASE
)
_RULE = re.compile(r"[\W_]*")
_PICTURE = re.compile(r"(?:!\[[^\]]*\]\([^)]*\)\s*)+")
_LONGEST_FOOTER = 200
"""A text with as many letters is a paragraph that stands in several entries."""


def find_boilerplate(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the first line of each block that is boilerplate -> what it is.

    A short text is a footer if it stands three times in the digest, or twice beside page numbers; a
    sentence, only there. Labels and headings of entries come again for a good reason.
    """
    numbers = [index for index, block in enumerate(blocks) if block.evidence.is_page_number]
    # A footer with its page number aside.
    footers = [_NUMBER_IN_FOOTER.sub("#", block.text[:_LONGEST_FOOTER]).casefold() for block in blocks]
    times = Counter(
        footer
        for footer, block in zip(footers, blocks, strict=True)
        if block.type in (BlockType.TEXT, BlockType.HEADING)
    )
    beside_number = {footer for index in numbers for footer in footers[max(0, index - 2) : index + 3]}
    boilerplate = {}
    for footer, block in zip(footers, blocks, strict=True):
        again = (times[footer] > 1 and footer in beside_number) or (times[footer] > 2 and not footer.endswith("."))
        if block.evidence.is_page_number:
            boilerplate[block.first] = "page number"
        elif _RULE.fullmatch(block.text):
            boilerplate[block.first] = "rule"
        elif _PICTURE.fullmatch(block.text):
            boilerplate[block.first] = "picture"
        elif again and len(footer) < _LONGEST_FOOTER and not _may_repeat(block):
            boilerplate[block.first] = "repeated footer"
    return boilerplate


def _may_repeat(block: Block) -> bool:
    evidence = block.evidence
    return bool(block.number or evidence.belongs_to_entry or evidence.dated or evidence.reference)
