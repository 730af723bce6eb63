"""A digest -> its entries, and the account of every line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from build_site.core.problems import Problems
from build_site.core.text import normalise_space
from build_site.digests.accounts import AccountReader, IndexTerm
from build_site.digests.blocks import Block, group_lines
from build_site.digests.boilerplate import find_boilerplate
from build_site.digests.digest_date import digest_date
from build_site.digests.entries import BETWEEN_ENTRIES, EntryBlocks, IgnoredLines, cut_entries, find_ignored
from build_site.digests.evidence import DigestGrammar
from build_site.digests.files import Digest
from build_site.digests.heading_finder import find_headings
from build_site.digests.headings import DATED, DOCUMENT, REFERENCE, TITLED, Heading
from build_site.model import PROFESSIONALS, PUBLIC, Account, Source
from build_site.vocabulary.keywords import Keywords
from build_site.vocabulary.labels import LabelVocabulary

_FORMATS = {
    DATED: "list by year",
    REFERENCE: "partnership paper",
    TITLED: "monthly digest",
    DOCUMENT: "single review",
    "": "not understood",
}
"""Shape of the headings -> the name of the digest's format in reports."""
_EXAMPLES = "`2023 – Kent – Baby T` or `1. Serious case review: Baby T`"
_QUOTE_LENGTH = 60

_Warn = Callable[[int, str, str], None]
"""Notes a warning about a line of a digest: its number, what is doubtful, the remedy."""


@dataclass(frozen=True)
class Entry:
    """One summary inside a digest. lines: first and last, with the heading; account: with its one source.

    published: the heading's own date, else the digest's; text: all that stands below the heading;
    publisher: for a partnership's own paper, what stands before its first entry; else "".
    """

    digest: str
    lines: tuple[int, int]
    heading: Heading
    published: str | None
    account: Account
    circulation: str
    text: str
    publisher: str


@dataclass(frozen=True)
class Reading:
    """A digest as it was read: its format, its entries, the lines that are in none of them, and how many are blank."""

    digest: Digest
    format: str
    entries: tuple[Entry, ...]
    ignored: tuple[IgnoredLines, ...]
    blank: int


@dataclass(frozen=True)
class _Preamble:
    """What a digest says of all its entries before the first: its date, that they are restricted, who publishes it."""

    date: str | None
    restricted: bool
    publisher: str


class DigestReader:
    """A reader of digests by the words of the vocabulary."""

    def __init__(self, vocabulary: LabelVocabulary, keywords: Keywords) -> None:
        self._grammar = DigestGrammar(vocabulary)
        self._restricted = vocabulary.restricted
        self._accounts = AccountReader(self._grammar.labels, lambda term: keywords.find(term) is not None)

    def read(self, digest: Digest, problems: Problems) -> Reading:
        """Return the entries of a digest. What is doubtful is noted as a warning; nothing is raised."""
        warn = partial(problems.warn, f"digests/{digest.name}")
        blocks = group_lines(digest.lines, self._grammar)
        boilerplate = find_boilerplate(blocks)
        content = [block for block in blocks if block.first not in boilerplate]
        cut = cut_entries(content, find_headings(content, self._grammar))
        shape = cut[0].heading.shape if cut else ""
        ignored = find_ignored(blocks, cut, boilerplate)
        before = [normalise_space(line) for line in digest.lines[: cut[0].lines[0] - 1]] if cut else []
        preamble = _Preamble(
            date=None if shape == DATED else digest_date(before, digest.name),
            restricted=any(map(self._restricted.search, before)),
            publisher=" ".join(filter(None, before)) if shape == REFERENCE else "",
        )
        entries = tuple(self._entry(digest.name, entry, preamble, warn) for entry in cut)
        if blocks and not entries:
            warn(1, "no entry was found in this digest", f"Entries begin with a heading such as {_EXAMPLES}.")
        _warn_of_missed_entries(blocks, ignored, warn)
        blank = len(digest.lines) - sum(block.last - block.first + 1 for block in blocks)
        return Reading(digest, _FORMATS[shape], entries, tuple(ignored), blank)

    def _entry(self, digest: str, entry: EntryBlocks, preamble: _Preamble, warn: _Warn) -> Entry:
        """Return the entry that some blocks make."""
        text = " ".join(block.text for block in entry.blocks)
        restricted = preamble.restricted or bool(self._restricted.search(text))
        account, long_terms = self._accounts.read(entry.blocks)
        _warn_of_doubts(entry, account, long_terms, warn)
        return Entry(
            digest,
            entry.lines,
            entry.heading,
            entry.heading.published or preamble.date,
            replace(account, sources=(Source(digest, entry.lines, entry.heading.printed),)),
            PROFESSIONALS if restricted else PUBLIC,
            text,
            preamble.publisher,
        )


def _warn_of_missed_entries(blocks: Sequence[Block], ignored: Sequence[IgnoredLines], warn: _Warn) -> None:
    """Note lines between entries in which learning or recommendations are announced."""
    announcing = [
        block.first
        for block in blocks
        if any(label.section in ("learning", "recommendations") for label in block.evidence.labels)
    ]
    for first, last in (span.lines for span in ignored if span.reason == BETWEEN_ENTRIES):
        if any(first <= line <= last for line in announcing):
            what = f"lines {first} to {last} look like an entry, but no heading was understood above them"
            warn(first, what, f"If they are one, give it a heading such as {_EXAMPLES}.")


def _warn_of_doubts(entry: EntryBlocks, account: Account, long_terms: Sequence[IndexTerm], warn: _Warn) -> None:
    """Note what a person should look at: nothing told, no learning of any sort, texts too long for index terms."""
    first, heading = entry.lines[0], entry.heading.printed
    if not account.summary:
        what = f"the entry `{heading}` does not say what happened"
        warn(first, what, "Check whether its text stands under another heading.")
    if not (account.learning or account.recommendations or account.good_practice or account.other):
        what = f"no learning and no recommendations were found in `{heading}`"
        warn(first, what, "If the entry has them, add the words of its label to vocabulary/labels.yaml.")
    for term in long_terms:
        what = f"a text of {len(term.text)} letters is no index term: `{term.text[:_QUOTE_LENGTH]}…`"
        remedy = (
            "It is kept beside the index terms; put a comma or a semicolon between terms, or a label above other text."
        )
        warn(term.line, what, remedy)
