"""What the words of a text show of its place in a digest: whether it is a heading, a label, a report's line, ...

Every text, of a line or of a block, is examined once; what follows decides by this evidence alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from build_site.core.dates import MONTH_PATTERN
from build_site.digests.headings import Heading, HeadingGrammar
from build_site.digests.labels import Label, LabelGrammar
from build_site.digests.report_link import split_report_links
from build_site.model import Report
from build_site.vocabulary.labels import LabelVocabulary

_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–|]?\s*(?!(?:19|20)\d\d$)\d{1,4}\s*[-–|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_YEAR_BANNER = re.compile(
    r"(?:\w+\s+){0,5}(?:published|added) in (?:\w+\s+)?(?:19|20)\d\d\W*"
    r"|(?:case\s+)?(?:reviews?\s+)?(?:19|20)\d\d(?:\s+(?:case\s+)?reviews?)?"
    rf"|(?:{MONTH_PATTERN})\s+(?:19|20)\d\d",
    re.IGNORECASE,
)

PARTS = ("learning", "recommendations", "good practice", "keywords")
"""The parts of an entry whose label never begins one: "Title: Case management review Child A" may."""

_REMEMBERED = 10_000
"""How many texts the last evidence is kept for: the lines and blocks of a digest, many of which are the same."""


@dataclass(frozen=True)
class Evidence:
    """What a text shows of its place in a digest.

    dated, reference: what it says if it is a heading of that shape, else None; body: the text without the
    lines at its end that lead to reports; report: the first report that these name; titled_section: the
    section that the body as a whole is the label of ("Areas to strengthen"), or None; labels: those within
    the body; is_page_number: "- 3 -", "Page 3 of 9"; is_year_banner: "Case reviews published in 2023".
    """

    dated: Heading | None
    reference: Heading | None
    body: str
    report: Report | None
    titled_section: str | None
    labels: tuple[Label, ...]
    is_page_number: bool
    is_year_banner: bool

    @property
    def opening_label(self) -> Label | None:
        """The label that the text begins with."""
        return self.labels[0] if self.labels and self.labels[0].start == 0 else None

    @cached_property
    def part_labels(self) -> tuple[tuple[str, str], ...]:
        """The parts of an entry that the text labels, as a whole or within it, each with the words of its label."""
        if self.titled_section in PARTS:
            return ((self.titled_section, self.body),)
        return tuple((label.section, label.text) for label in self.labels if label.section in PARTS)

    @cached_property
    def opens_part(self) -> bool:
        """Whether the text is the label of a part of an entry, or begins with one."""
        label = self.opening_label
        return self.titled_section in PARTS or (label is not None and label.section in PARTS)

    @property
    def belongs_to_entry(self) -> bool:
        """Whether the text is part of an entry by what it says: it leads to a report, or is or begins with a label."""
        return bool(self.report or self.titled_section or self.opening_label)


class DigestGrammar:
    """The grammars of headings and of labels together, for one vocabulary."""

    def __init__(self, vocabulary: LabelVocabulary) -> None:
        self.headings = HeadingGrammar(vocabulary)
        self.labels = LabelGrammar(vocabulary)
        self.examine = lru_cache(_REMEMBERED)(self._examine)

    def _examine(self, text: str) -> Evidence:
        """Return the evidence of a text with regular white space."""
        body, report = split_report_links(text)
        return Evidence(
            self.headings.parse_dated(text),
            self.headings.parse_reference(text),
            body,
            report,
            self.labels.titled_section(body),
            self._labels_in(body),
            _PAGE_NUMBER.fullmatch(text) is not None,
            _YEAR_BANNER.fullmatch(text) is not None,
        )

    def _labels_in(self, text: str) -> tuple[Label, ...]:
        """Return the labels in a text; the words for a kind of review before a colon ("Learning review:") are none."""
        return tuple(label for label in self.labels.labels_in(text) if not self.headings.is_type(label.text))
