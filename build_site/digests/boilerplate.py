"""Blocks that only the printed page needs: page numbers, footers that come again, rules, pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from build_site.digests.blocks import HEADING, TEXT, Block

_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–|]?\s*(?!(?:19|20)\d\d$)\d{1,4}\s*[-–|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_NUMBER_IN_FOOTER = re.compile(
    r"\b(?:page|p\.)\s*\d+(?:\s*(?:of|/)\s*\d+)?|[|·–-]\s*\d{1,4}$|^\d{1,4}\s*[|·–-]", re.IGNORECASE
)
_RULE = re.compile(r"[\W_]+")
_PICTURE = re.compile(r"(?:!\[[^\]]*\]\([^)]*\)\s*)+")
_LONGEST_FOOTER = 200


def is_page_number(line: str) -> bool:
    """Whether a line is nothing but the number of a page: "3", "- 3 -", "Page 3 of 9"."""
    return len(line) <= 20 and bool(_PAGE_NUMBER.fullmatch(line))


def boilerplate_of(blocks: Sequence[Block], may_repeat: Callable[[Block], bool]) -> dict[int, str]:
    """First line of each block that is furniture -> what it is.

    may_repeat: says of a block that it may come again for a good reason, as labels and headings do.
    A short text is a footer if it stands three times or more in the digest, or twice beside page
    numbers; one that ends as a sentence does, only beside page numbers.
    """
    found: dict[int, str] = {}
    numbers = {index for index, block in enumerate(blocks) if is_page_number(block.text)}
    times = Counter(_footer(block) for block in blocks if block.kind in (TEXT, HEADING))
    beside = Counter(
        _footer(block) for index, block in enumerate(blocks) if not numbers.isdisjoint(range(index - 2, index + 3))
    )
    for index, block in enumerate(blocks):
        text = _footer(block)
        again = (times[text] > 1 and beside[text]) or (times[text] > 2 and not text.endswith("."))
        if index in numbers:
            found[block.first] = "page number"
        elif _RULE.fullmatch(block.text) or not block.text:
            found[block.first] = "rule"
        elif _PICTURE.fullmatch(block.text):
            found[block.first] = "picture"
        elif again and len(text) < _LONGEST_FOOTER and not may_repeat(block):
            found[block.first] = "repeated footer"
    return found


def _footer(block: Block) -> str:
    """A block's text as footers are compared: the page number in it aside."""
    return _NUMBER_IN_FOOTER.sub("#", block.text[:_LONGEST_FOOTER]).casefold()
