"""Blocks that could be the heading of an entry, weighed by what they say, how they are set and what stands below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from build_site.digests.blocks import CLOSING_SIGNS, Block, BlockType
from build_site.digests.case_opening import OPENS, opens_case
from build_site.digests.evidence import PARTS, DigestGrammar
from build_site.digests.headings import DATED, LONGEST_HEADING, NAMED, REFERENCE, Heading
from build_site.digests.names import Name, NameKind, name_of, name_within
from build_site.digests.outline import Mark, Outline

PRIOR = -3.0
"""A block is no heading unless something speaks for it."""

_SHAPE = {DATED: 7.0, REFERENCE: 6.0}
"""A heading that has a form of its own: `2023 – Kent – Baby T`, `RR 1/22`."""
_TYPE, _TYPE_FIRST = 2.0, 1.0
"""It names a kind of review; within its first words."""
_NAME = {NameKind.SUBJECT: 3.0, NameKind.QUOTED: 2.5, NameKind.CODE: 1.5, NameKind.GIVEN: 0.5}
"""It is nothing but a name, apart from kind and date."""
_NAME_IN_IT = 1.0
_DATE = 2.0
"""It says when the review was published, or has a month beside the name."""
_MARKED, _BOLD, _NUMBERED = 1.0, 0.5, 1.0
_ECHO = 2.0
"""What stands below speaks of the same name."""
_CASE_BELOW, _LABEL_BELOW, _PROSE_BELOW = 1.0, 1.0, 0.5
"""Below it a case is opened (for each sign), or a label stands, or prose."""
_HEADING_BELOW = -1.5
_LONG, _VERY_LONG = -1.0, -3.0
_COLON = -0.5
_LABEL, _LABEL_WITH_NAME = -8.0, -3.0
"""It is the label of a section: "Key findings", "Lessons from Child L"."""
_SEVERAL = -5.0
"""It speaks of reviews in the plural: "Our serious case reviews"."""
_OTHER_SHAPE, _FEWEST_OF_SHAPE = -4.0, 3
"""It has another shape than the headings of its digest, where so many of these have a shape of their own."""
_OF_PAGE = -3.0
"""It is of the page around the entries: "Search the repository", "Briefings"; or what is below leads to more."""
_RULED = 1000.0
"""An editor says that an entry begins here."""
_FEWEST = -4.0
"""A block that is worth less by itself is no candidate, whatever stands around it."""

_PAGE_WORDS = re.compile(
    r"(?:What|How|Why|Who|When|Where|Which)\b"
    r"|(?:Search|Read|Download|View|See|Find|Visit|Contact|Sign|Follow|Share|Skip|Click|Return|Back|Leave|Print"
    r"|Subscribe)\b"
    r"|(?:(?:Briefings?|Questions?|Resources?|News|Home|Downloads?|Links?|Events?|Training|Publications?|Documents?"
    r"|Reports?|Names?|Titles?|Areas?|Dates?|Years?|Contents|Menu|About|Related|Latest|Further|Useful|Published|Our)\b\s*){1,3}\W*$"
)
_PAGE_SIGNS = re.compile(
    r"[›»«©|]|\s>\s|https?:|www\.|@|\bcookies?\b|\b\d{4,}\s?\d{3,}\b|\b(?:Tweet|Like|Share|Copyright|Charity)\b",
    re.IGNORECASE,
)
_BEGINS_SENTENCE = re.compile(r"(?:This|These|Those|There|It|He|She|They|We|You)\b")
_THE_REVIEW = re.compile(
    r"\b(?:the|this|these|our|each|every)\s+(?:\w+\s+){0,3}(?:review|SCR|LCSPR|CSPR|CPR|SAR|DHR)\b", re.IGNORECASE
)
"""Words for a review that is known already: "What the SCR found"."""
_NEXT_SENTENCE = re.compile(r"[.!?]\s+\W?[A-Z]")
_LONG_WORDS, _VERY_LONG_WORDS = 12, 25
_SHORTEST_PROSE = 40
_BLOCKS_BELOW = 3
"""How many blocks below a heading are looked at for its name."""


@dataclass(frozen=True)
class Candidate:
    """A block that could begin an entry. index: among the blocks.

    worth: what speaks for it, less what speaks against it; form: what headings of one document have in common,
    the most telling first; name: the one in it; number: in front of it.
    """

    index: int
    heading: Heading
    worth: float
    form: tuple[object, ...]
    name: str = ""
    number: int | None = None


def find_candidates(blocks: Sequence[Block], grammar: DigestGrammar, outline: Outline) -> list[Candidate]:
    """Return the candidates of a digest, in order.

    blocks: those of the digest, boilerplate left out; outline: an editor's word, which no evidence outweighs.
    """
    ruled = {mark.line: mark for mark in outline.begins}
    excluded = {mark.line for mark in outline.begins_not}
    found = (
        _ruled(blocks[index], index, ruled[line], grammar)
        if (line := blocks[index].first) in ruled
        else None
        if line in excluded
        else _candidate(blocks, index, grammar)
        for index in range(len(blocks))
    )
    candidates = [candidate for candidate in found if candidate]
    shapes = Counter(candidate.heading.shape for candidate in candidates if candidate.heading.shape in _SHAPE)
    if shapes.total() < _FEWEST_OF_SHAPE:
        return candidates
    [(usual, _)] = shapes.most_common(1)
    weighed = (
        candidate if candidate.heading.shape == usual else replace(candidate, worth=candidate.worth + _OTHER_SHAPE)
        for candidate in candidates
    )
    return [candidate for candidate in weighed if candidate.worth >= _FEWEST]


def _ruled(block: Block, index: int, mark: Mark, grammar: DigestGrammar) -> Candidate:
    """Return the candidate that an editor says begins an entry, with the title that he gives, if any."""
    evidence = block.evidence
    heading = evidence.dated or evidence.reference or grammar.headings.parse(block.text)
    heading = heading or Heading(block.text, NAMED, block.text)
    if mark.title:
        heading = replace(heading, title=mark.title)
    return Candidate(index, heading, _RULED, ())


def _candidate(blocks: Sequence[Block], index: int, grammar: DigestGrammar) -> Candidate | None:
    block = blocks[index]
    if not _could_be_heading(block):
        return None
    heading = block.evidence.dated or block.evidence.reference
    if heading is None and not _is_sentence(block.text):
        heading = grammar.headings.parse(block.text)
    if heading is None:
        return None
    name = _name(heading)
    worth = PRIOR + sum(_by_itself(block, heading, name, grammar)) + sum(_by_place(blocks, index, name))
    if worth < _FEWEST:
        return None
    kind = heading.shape if heading.shape in _SHAPE else "named" if name_of(heading.title) else "other"
    form = (kind, block.type, heading.published is not None, heading.review_type is not None)
    return Candidate(index, heading, worth, form, name.text.casefold() if name else "", block.number)


def _name(heading: Heading) -> Name | None:
    """Return the name in a heading; if that is nothing but a name, as it is printed, in quotation marks or not."""
    name, printed = name_of(heading.title), name_within(heading.printed)
    if name and printed and printed.text == name.text:
        return printed
    return name or name_within(heading.title)


def _could_be_heading(block: Block) -> bool:
    evidence = block.evidence
    return (
        block.type != BlockType.ITEM
        and 0 < len(block.text) <= LONGEST_HEADING
        and not evidence.is_year_banner
        and not evidence.report
        and not _tells(block)
    )


def _tells(block: Block) -> bool:
    """Whether a block is text of an entry: a label with what it announces, or more than a sentence of a case."""
    label = block.evidence.opening_label
    said = block.text[label.end :].strip(" :–-") if label and label.section in PARTS else ""
    if said and name_of(said) is None:
        return True
    return opens_case(block.text) >= OPENS and _NEXT_SENTENCE.search(block.text) is not None


def _is_sentence(text: str) -> bool:
    """Whether a text is a sentence or a part of one, by its ends: no heading is."""
    return (
        bool(_BEGINS_SENTENCE.match(text))
        or text[0].islower()
        or (text.endswith(CLOSING_SIGNS) and not text.endswith(":"))
    )


def _by_itself(block: Block, heading: Heading, name: Name | None, grammar: DigestGrammar) -> Iterator[float]:
    """Yield what a block says of itself."""
    text, words = block.text, len(block.text.split())
    yield _SHAPE.get(heading.shape, 0.0)
    if heading.shape not in _SHAPE:
        if name:
            yield _NAME[name.kind] if name.text == heading.title else _NAME_IN_IT
        if heading.review_type and (name or name_within(heading.title) or not _THE_REVIEW.search(text)):
            yield _TYPE
            yield _TYPE_FIRST if grammar.headings.begins_with_type(text) else 0.0
        if heading.published and (name or heading.review_type):
            yield _DATE
        if block.evidence.titled_section or (heading.review_type and grammar.labels.titled_section(heading.title)):
            yield _LABEL if name_within(text) is None else _LABEL_WITH_NAME
        elif block.evidence.opening_label and name is None:
            yield _LABEL_WITH_NAME
        if grammar.headings.names_several(text):
            yield _SEVERAL
    if block.type == BlockType.HEADING:
        yield _MARKED
    if block.bold:
        yield _BOLD
    if block.number is not None:
        yield _NUMBERED
    if words > _LONG_WORDS:
        yield _LONG
    if words > _VERY_LONG_WORDS:
        yield _VERY_LONG
    if _PAGE_WORDS.match(text) or _PAGE_SIGNS.search(text):
        yield _OF_PAGE
    if text.endswith(":"):
        yield _COLON


def _is_prose(block: Block) -> bool:
    return block.type == BlockType.TEXT and len(block.text) > _SHORTEST_PROSE


def _by_place(blocks: Sequence[Block], index: int, name: Name | None) -> Iterator[float]:
    """Yield what the blocks below a block say of it."""
    below = blocks[index + 1 : index + 1 + _BLOCKS_BELOW]
    if not below:
        return
    first = below[0]
    if first.evidence.titled_section or first.evidence.opening_label:
        yield _LABEL_BELOW
    elif first.type == BlockType.TEXT and first.text.endswith(":"):
        yield _OF_PAGE
    elif _is_prose(first):
        yield _PROSE_BELOW + _CASE_BELOW * opens_case(first.text)
    elif first.type not in (BlockType.ITEM, BlockType.NUMBERED):
        prose = next((block for block in below[1:] if _is_prose(block)), None)
        yield _HEADING_BELOW if prose is None else _CASE_BELOW * opens_case(prose.text) / 2
    if name and any(name.is_in(block.text) for block in below):
        yield _ECHO
