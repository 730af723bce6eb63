"""A digest -> its entries, and the account of every line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from build_site.core.problems import Problems
from build_site.core.text import normalise_space
from build_site.digests.accounts import AccountReader
from build_site.digests.blocks import blocks_of
from build_site.digests.digest_date import digest_date
from build_site.digests.entries import BETWEEN, FORMATS, EntryFinder, Ignored, Layout, Span
from build_site.digests.files import Digest
from build_site.digests.headings import DATED, REFERENCE, Heading, HeadingGrammar
from build_site.digests.labels import LabelGrammar
from build_site.model import PROFESSIONALS, PUBLIC, Account, Source
from build_site.vocabulary.keywords import Keywords
from build_site.vocabulary.labels import LabelVocabulary

_EXAMPLES = "`2023 – Kent – Baby T` or `1. Serious case review: Baby T`"
_TOLD = ("learning", "recommendations")


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
    """A digest as it was read: its format, entries, and every line that is in none of them. blank: how many are blank."""

    digest: Digest
    format: str
    entries: tuple[Entry, ...]
    ignored: tuple[Ignored, ...]
    blank: int


@dataclass(frozen=True)
class _Context:
    """What a digest says of all its entries: its date, that they are for professionals, who publishes it."""

    date: str | None
    restricted: bool
    publisher: str


class DigestReader:
    """Reads digests in the words of the vocabulary."""

    def __init__(self, wording: LabelVocabulary, keywords: Keywords) -> None:
        self._labels = LabelGrammar(wording)
        self._restricted = wording.restricted
        self._finder = EntryFinder(HeadingGrammar(wording), self._labels)
        self._accounts = AccountReader(self._labels, lambda term: keywords.find(term) is not None)

    def read(self, digest: Digest, problems: Problems) -> Reading:
        """The entries of a digest. What is doubtful is noted as a warning; nothing is raised."""
        layout = self._finder.layout(blocks_of(digest.lines, self._finder))
        before = digest.lines[: layout.spans[0].first - 1] if layout.spans else ()
        preamble = [text for line in before if (text := normalise_space(line))]
        context = _Context(
            date=None if layout.format == FORMATS[DATED] else digest_date(preamble, digest.name),
            restricted=any(map(self._restricted.search, preamble)),
            publisher=" ".join(preamble) if layout.format == FORMATS[REFERENCE] else "",
        )
        entries = tuple(self._entry(digest, span, context) for span in layout.spans)
        self._note_missed(digest, layout, problems)
        for entry in entries:
            _note_doubts(entry, problems)
        blank = sum(not normalise_space(line) for line in digest.lines)
        return Reading(digest, layout.format, entries, layout.ignored, blank)

    def _note_missed(self, digest: Digest, layout: Layout, problems: Problems) -> None:
        """Note lines that were not understood: a digest with no entry, lines between entries that look like one."""
        shown = f"digests/{digest.name}"
        if not layout.spans and any(map(normalise_space, digest.lines)):
            problems.warn(
                shown, 1, "no entry was found in this digest", f"Entries begin with a heading such as {_EXAMPLES}."
            )
        for ignored in layout.ignored:
            first, last = ignored.lines
            text = " ".join(map(normalise_space, digest.lines[first - 1 : last]))
            if ignored.why == BETWEEN and any(label.part in _TOLD for label in self._labels.inline(text)):
                what = f"lines {first} to {last} look like an entry, but no heading was understood above them"
                problems.warn(shown, first, what, f"If they are one, give it a heading such as {_EXAMPLES}.")

    def _entry(self, digest: Digest, span: Span, context: _Context) -> Entry:
        text = " ".join(block.text for block in span.blocks)
        restricted = context.restricted or bool(self._restricted.search(text))
        source = Source(digest.name, (span.first, span.last), span.heading.printed)
        return Entry(
            digest.name,
            (span.first, span.last),
            span.heading,
            span.heading.published or context.date,
            replace(self._accounts.read(span.blocks), sources=(source,)),
            PROFESSIONALS if restricted else PUBLIC,
            text,
            context.publisher,
        )


def _note_doubts(entry: Entry, problems: Problems) -> None:
    """Note what a person should look at in an entry: nothing told, or no learning of any sort."""
    account, heading = entry.account, entry.heading.printed
    shown, line = f"digests/{entry.digest}", entry.lines[0]
    if not account.summary:
        what = f"the entry `{heading}` does not say what happened"
        problems.warn(shown, line, what, "Check whether its text stands under another heading.")
    if not (account.learning or account.recommendations or account.good_practice or account.other):
        what = f"no learning and no recommendations were found in `{heading}`"
        problems.warn(shown, line, what, "If the entry has them, add the words of its label to vocabulary/labels.yaml.")
