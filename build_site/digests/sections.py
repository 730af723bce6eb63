"""One entry's blocks -> its sections: what stands under each label, and the report that the entry leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from build_site.digests.blocks import HEADING, ITEM, NUMBERED, TEXT, Block
from build_site.digests.labels import Label, LabelGrammar
from build_site.digests.report_link import report_line
from build_site.model import Report

_LONGEST_SUBHEADING = 60
_NO_SUBHEADING = re.compile(r"[.;,!?]$|https?:|@")
_ADDRESS = re.compile(r"<?https?://")


@dataclass
class Section:
    """A part of an entry. part: one of PARTS; heading: its label as printed, "" for what stands under none.

    stated: the label is the beginning of a sentence, urged: one that says what is to be done (Label);
    alone: it stands on a line of its own; texts: paragraphs; items: items of lists; both as they follow.
    """

    part: str
    heading: str = ""
    stated: bool = False
    urged: bool = False
    alone: bool = False
    texts: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    _open: list[str] | None = field(default=None, init=False, repr=False)

    def add_text(self, text: str) -> None:
        """Add a paragraph, or the rest of one that a page break has cut."""
        if not text:
            return
        if self._open and self._goes_on(self._open[-1], text):
            self._open[-1] = f"{self._open[-1]} {text}"
        else:
            self.texts.append(text)
            self._open = self.texts

    def add_item(self, text: str) -> None:
        """Add an item of a list."""
        self.items.append(text)
        self._open = self.items

    def _goes_on(self, before: str, text: str) -> bool:
        if _ADDRESS.match(text) or (self.alone and self.part == "keywords" and "," not in before):
            return False
        return before[-1] in ";," or (text[0].islower() and before[-1] not in ".!?:")

    @property
    def finished(self) -> bool:
        """Whether what stands in the section so far ends as a sentence or a list does."""
        return not self._open or self._open[-1][-1] in '.!?”"'

    @property
    def listing(self) -> bool:
        """Whether the section stands below a line that announces points or terms."""
        return self.alone and self.part not in ("summary", "other")

    @property
    def empty(self) -> bool:
        return not (self.texts or self.items)


class SectionReader:
    """Reads the sections of entries in the words of a label grammar."""

    def __init__(self, labels: LabelGrammar) -> None:
        self._labels = labels

    def read(self, blocks: Sequence[Block]) -> tuple[list[Section], Report | None]:
        """The sections of an entry in order, the first of them for what stands before any label; and the report."""
        sections, report = [Section("summary")], None
        for index, block in enumerate(blocks):
            text, found = _without_report(block.text)
            report = report or found
            if not text:
                continue
            part = self._labels.alone(text) if block.kind in (TEXT, HEADING) else None
            if part or self._is_subheading(block, text, index + 1 < len(blocks), sections[-1]):
                sections.append(Section(part or "other", text.rstrip(" :"), alone=True))
            elif block.kind in (ITEM, NUMBERED) and not self._begins_with_label(text):
                _add_item(sections, block, text)
            else:
                self._add_text(sections, block, text)
        return sections, report

    def _is_subheading(self, block: Block, text: str, followed: bool, section: Section) -> bool:
        """Whether a block is a heading within the entry that no label is known for."""
        if block.kind == HEADING or (block.bold and len(text) < 2 * _LONGEST_SUBHEADING):
            return True
        return (
            block.kind == TEXT
            and len(text) <= _LONGEST_SUBHEADING
            and len(text.split()) <= 8
            and text[0].isupper()
            and followed
            and not section.empty
            and section.finished
            and not _NO_SUBHEADING.search(text)
            and not self._labels.inline(text)
        )

    def _begins_with_label(self, text: str) -> bool:
        labels = self._labels.inline(text)
        return bool(labels) and labels[0].start == 0 and not labels[0].stated

    def _add_text(self, sections: list[Section], block: Block, text: str) -> None:
        labels: list[Label] = self._labels.inline(text)
        before = text[: labels[0].start] if labels else text
        if not labels and sections[-1].listing and (lines := _one_each(block.lines)):
            for line in lines:
                sections[-1].add_item(line)
            return
        sections[-1].add_text(before.strip())
        for label, after in zip(labels, [*labels[1:], None]):
            sections.append(Section(label.part, label.words, label.stated, label.urged))
            sections[-1].add_text(text[label.end : after.start if after else len(text)].strip())


def _without_report(text: str) -> tuple[str, Report | None]:
    """A text without the lines at its end that lead to reports, and the first report that they name."""
    report = None
    while line := report_line(text):
        text, report = text[: line.start].rstrip(" <>"), line.report
    return text, report


def _add_item(sections: list[Section], block: Block, text: str) -> None:
    """An item under no label but below what happened is a learning point."""
    if sections[-1].part == "summary" and sections[-1].texts and not sections[-1].heading:
        sections.append(Section("learning"))
    sections[-1].add_item(f"{block.number}. {text}" if block.number and sections[-1].part == "other" else text)


def _one_each(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a block below a label where each is a point or a term of its own, as their ends show; else ()."""
    ended = [line[-1] in ".;" for line in lines]
    starts_low = [line[0].islower() for line in lines]
    if len(lines) > 1 and all(ended) and not any("; " in line for line in lines):
        return lines
    bare = not any(line[-1] in ".;,:" or ", " in line for line in lines)
    return lines if len(lines) > 2 and bare and len(set(starts_low)) == 1 and max(map(len, lines)) <= 60 else ()
