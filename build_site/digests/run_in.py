"""Headings that run into their text: `Charlotte (2015) - The partnership has published ...`.

They are parted from it only where several blocks of a digest begin so, and only for the name of a review.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_site.digests.blocks import Block, BlockType
from build_site.digests.evidence import DigestGrammar
from build_site.digests.names import NameKind, name_of

_RUN_IN = re.compile(
    r"(?P<heading>(?P<name>[^:–—|()]{1,60}?)(?P<date>\s*\([^()]{0,30}(?:19|20)\d\d\))?)\s*(?::|[–—|]|\s-)\s+(?P<text>[A-Z0-9].*)",
    re.DOTALL,
)
_DATED_RUN_IN = re.compile(r"(?P<heading>[^:]{0,30}\b(?:19|20)\d\d\b[^:]{3,120}?):\s+(?P<text>[A-Z0-9].*)", re.DOTALL)
"""`December 2012 - Anytown - Child X: Death of ...`."""
_FEWEST = 2
"""How many blocks of a digest must begin so; one alone may be a sentence."""
_SHORTEST_TEXT = 40


def part_run_in_headings(blocks: Sequence[Block], grammar: DigestGrammar) -> list[Block]:
    """Return the blocks of a digest with each run-in heading as a block of its own, on the same line as its text."""
    found = {index: match for index, block in enumerate(blocks) if (match := _run_in(block, grammar))}
    if len(found) < _FEWEST:
        return list(blocks)
    return [part for index, block in enumerate(blocks) for part in _parts(block, found.get(index), grammar)]


def _run_in(block: Block, grammar: DigestGrammar) -> re.Match[str] | None:
    """Return the match of a heading that runs into its text, for a block that begins with one."""
    if block.type == BlockType.HEADING:
        return None
    dated = _DATED_RUN_IN.fullmatch(block.text)
    if dated and len(dated["text"]) >= _SHORTEST_TEXT and grammar.headings.parse_dated(dated["heading"]):
        return dated
    match = _RUN_IN.fullmatch(block.text) if not block.evidence.dated else None
    name = name_of(match["name"]) if match else None
    if match is None or name is None or len(match["text"]) < _SHORTEST_TEXT or block.evidence.opening_label:
        return None
    is_sure = name.kind in (NameKind.SUBJECT, NameKind.QUOTED) or (match["date"] and name.is_in(match["text"]))
    return match if is_sure else None


def _parts(block: Block, match: re.Match[str] | None, grammar: DigestGrammar) -> Iterator[Block]:
    if match is None:
        yield block
        return
    heading, text = match["heading"].strip(), match["text"]
    yield replace(
        block, last=block.first, type=BlockType.TEXT, text=heading, evidence=grammar.examine(heading), lines=(heading,)
    )
    yield replace(block, type=BlockType.TEXT, text=text, evidence=grammar.examine(text), lines=(text,), number=None)
