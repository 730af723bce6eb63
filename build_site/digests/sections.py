"""One entry's blocks -> its sections: what stands under each label."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from build_site.digests.blocks import Block, BlockType
from build_site.digests.documents import names_document
from build_site.digests.points import split_item

_MOST_WORDS_OF_SUBHEADING = 8
_LONGEST_BOLD_SUBHEADING = 120
"""A block in bold with as many letters is an emphasised paragraph."""
_FEWEST_NUMBERED = 2
_FEWEST_ITEMS = 2
_NO_SUBHEADING = re.compile(r"[.;,!?]$|https?:|@")
_ADDRESS = re.compile(r"<?https?://")

DOCUMENTS = "Documents"
"""The heading of the names of documents that stand under none."""


@dataclass(frozen=True)
class Passage:
    """A paragraph of a section, or an item of a list in it."""

    text: str
    is_item: bool = False


@dataclass(frozen=True)
class Section:
    """What stands under one label of an entry. name: one of PARTS; line: of the block that it begins in.

    heading: the label as printed, "" for what stands under none; stated: the label is the beginning of a
    sentence, urged: one that says what is to be done (Label); alone: it stands on a line of its own.
    """

    name: str
    line: int
    heading: str = ""
    stated: bool = False
    urged: bool = False
    alone: bool = False
    passages: list[Passage] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[str]:
        """The passages that are no items of a list."""
        return [passage.text for passage in self.passages if not passage.is_item]

    @property
    def items(self) -> list[str]:
        """The passages that are items of a list."""
        return [passage.text for passage in self.passages if passage.is_item]

    @property
    def texts(self) -> list[str]:
        """The paragraphs, then the items."""
        return [*self.paragraphs, *self.items]


def read_sections(blocks: Sequence[Block], announced: str = "") -> list[Section]:
    """Return the sections of an entry in order, the first for what stands before any label.

    announced: what a list is that the entry begins with, as was said above; such a list is never what happened.
    """
    opening = [block.type in (BlockType.ITEM, BlockType.NUMBERED) for block in blocks[:_FEWEST_ITEMS]]
    begins_with_list = len(opening) == _FEWEST_ITEMS and all(opening)
    name = (announced or "other") if begins_with_list else "summary"
    sections = [Section(name, blocks[0].first if blocks else 0)]
    boxes = _numbered_titles(blocks)
    for block, below in itertools.zip_longest(blocks, blocks[1:]):
        text = block.evidence.body
        if not text:
            continue
        is_title = block.type in (BlockType.TEXT, BlockType.HEADING) or block.first in boxes
        section_name = block.evidence.titled_section if is_title else None
        if section_name or block.first in boxes or _is_subheading(block, below is not None, sections[-1]):
            sections.append(Section(section_name or "other", block.first, text.rstrip(" :"), alone=True))
        elif block.type in (BlockType.ITEM, BlockType.NUMBERED) and not _begins_with_label(block):
            _add_item(sections, block)
        else:
            _add_labelled_text(sections, block)
    return sections


def _numbered_titles(blocks: Sequence[Block]) -> set[int]:
    """Return the first lines of the numbered titles of sections, as a seven-minute briefing has them; else none.

    They are such if two of them are labels: "2. What happened?", "4. Good practice".
    """
    titles = [
        block
        for block, below in itertools.pairwise(blocks)
        if block.type == BlockType.NUMBERED
        and below.type != BlockType.NUMBERED
        and len(block.text.split()) <= _MOST_WORDS_OF_SUBHEADING
        and not block.text.endswith((".", ";", ","))
    ]
    are_sections = sum(block.evidence.titled_section is not None for block in titles) >= _FEWEST_NUMBERED
    return {block.first for block in titles} if are_sections else set()


def _is_subheading(block: Block, is_followed: bool, section: Section) -> bool:
    """Whether a block is a heading within the entry that no label is known for. section: the one above it."""
    text = block.evidence.body
    if block.type == BlockType.HEADING or (block.bold and len(text) < _LONGEST_BOLD_SUBHEADING):
        return True
    return (
        block.type == BlockType.TEXT
        and len(text.split()) <= _MOST_WORDS_OF_SUBHEADING
        and text[0].isupper()
        and is_followed
        and bool(section.passages)
        and section.passages[-1].text[-1] in '.!?”"'
        and not _NO_SUBHEADING.search(text)
        and not block.evidence.labels
    )


def _begins_with_label(block: Block) -> bool:
    label = block.evidence.opening_label
    return label is not None and not label.stated


def _add_item(sections: list[Section], block: Block) -> None:
    """Add an item of a list; one under no label but below what happened is a learning point."""
    above, text = sections[-1], block.evidence.body
    if above.name != "other" and names_document(text, bool(above.heading)):
        _add_document(sections, block)
        return
    if above.name == "summary" and above.paragraphs and not above.heading:
        sections.append(Section("learning", block.first))
    numbered = block.number and sections[-1].name == "other"
    for number, piece in enumerate(split_item(text, block.number), block.number or 0):
        sections[-1].passages.append(Passage(f"{number}. {piece}" if numbered else piece, is_item=True))


def _add_document(sections: list[Section], block: Block) -> None:
    """Add the name of a document, which is no point; what stands below it goes on with the section above."""
    documents = next((section for section in sections if section.heading == DOCUMENTS), None)
    if documents is None:
        documents = Section("other", block.first, DOCUMENTS)
        sections.insert(len(sections) - 1, documents)
    documents.passages.append(Passage(block.evidence.body, is_item=True))


def _add_labelled_text(sections: list[Section], block: Block) -> None:
    """Add a paragraph, cut at the labels in it; or lines below a label that are a point or a term each."""
    text, labels = block.evidence.body, block.evidence.labels
    lists = sections[-1].alone and sections[-1].name not in ("summary", "other")
    if not labels and lists and _is_one_item_a_line(block.lines):
        sections[-1].passages.extend(Passage(line, is_item=True) for line in block.lines)
        return
    ends = [label.start for label in labels] + [len(text)]
    _add_paragraph(sections[-1], text[: ends[0]].strip())
    for label, end in zip(labels, ends[1:], strict=True):
        sections.append(Section(label.section, block.first, label.text, label.stated, label.urged))
        _add_paragraph(sections[-1], text[label.end : end].strip())


def _add_paragraph(section: Section, text: str) -> None:
    """Add a paragraph, or the rest of a passage that a page break has cut."""
    if not text:
        return
    last = section.passages[-1] if section.passages else None
    if last and _is_rest(text, last.text, section):
        section.passages[-1] = Passage(f"{last.text} {text}", last.is_item)
    else:
        section.passages.append(Passage(text))


def _is_rest(text: str, above: str, section: Section) -> bool:
    if _ADDRESS.match(text) or (section.alone and section.name == "keywords" and "," not in above):
        return False
    return above[-1] in ";," or (text[0].islower() and above[-1] not in ".!?:")


def _is_one_item_a_line(lines: Sequence[str]) -> bool:
    """Whether each line of a block below a label is a point or a term of its own, as their ends show."""
    if len(lines) > 1 and all(line[-1] in ".;" for line in lines) and not any("; " in line for line in lines):
        return True
    bare = not any(line[-1] in ".;,:" or ", " in line for line in lines)
    alike = len({line[0].islower() for line in lines}) == 1
    return len(lines) > 2 and bare and alike and max(map(len, lines)) <= 60
