"""A digest -> its entries, and the account of every line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from build_site.core.problems import Problems
from build_site.core.text import normalise_space
from build_site.digests.accounts import DATE_LINE, AccountReader, IndexTerm
from build_site.digests.beginnings import find_beginnings
from build_site.digests.blocks import Block, BlockType, group_lines
from build_site.digests.boilerplate import find_boilerplate
from build_site.digests.case_opening import opens_case
from build_site.digests.context import Context, read_context
from build_site.digests.digest_date import digest_date, imprint_date, stated_publication
from build_site.digests.entries import (
    BEFORE_FIRST,
    BETWEEN_ENTRIES,
    HEADS,
    EntryBlocks,
    IgnoredLines,
    cut_entries,
    find_ignored,
    outside_entries,
)
from build_site.digests.evidence import DigestGrammar
from build_site.digests.fields.field_records import find_records
from build_site.digests.fields.fields import NO_FIELDS, Fields, read_fields
from build_site.digests.files import Digest
from build_site.digests.headings import DATED, NAMED, REFERENCE, TABLE, TITLED, Heading
from build_site.digests.outline import NO_OUTLINE, Outline
from build_site.digests.run_in import part_run_in_headings
from build_site.digests.sections import DOCUMENTS
from build_site.digests.tables.table_rows import AREA, PUBLISHED
from build_site.digests.tables.tables import Table, find_tables
from build_site.model import PROFESSIONALS, PUBLIC, Account, Source
from build_site.vocabulary.keywords import Keywords
from build_site.vocabulary.labels import LabelVocabulary

_FORMATS = {
    DATED: "list by year",
    REFERENCE: "partnership paper",
    TITLED: "monthly digest",
    NAMED: "list by name",
    TABLE: "table",
    "": "not understood",
}
"""Shape of the headings -> the name of the digest's format in reports."""
_EXAMPLES = "`2023 – Kent – Baby T` or `1. Serious case review: Baby T`"
_QUOTE_LENGTH = 60
_OPENING_BLOCKS = 2
"""Among how many blocks an entry says when its review was published."""

_Warn = Callable[[int, str, str], None]
"""Notes a warning about a line of a digest: its number, what is doubtful, the remedy."""


@dataclass(frozen=True)
class Entry:
    """One summary inside a digest. lines: first and last, with the heading; account: with its one source.

    published: the heading's own date, else the one that the entry states, else the digest's; text: all that stands
    below the heading; background: what it tells of the case under labels after the summary; context_type: the kind of
    review that the digest speaks of; publishers: texts around the entries that name boards, the most telling first;
    doubts: why it is not sure that it was read right, in plain words; accepted: the fingerprints of text and reading
    that an editor accepted, or ""; titles: what the digest's own titles say of its reviews; above: the text
    right above it that is in no entry; fields: what its labelled fields say.
    """

    digest: str
    lines: tuple[int, int]
    heading: Heading
    published: str | None
    account: Account
    circulation: str
    text: str
    background: str = ""
    context_type: str | None = None
    publishers: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    accepted: str = ""
    titles: tuple[str, ...] = ()
    above: str = ""
    fields: Fields = NO_FIELDS


@dataclass(frozen=True)
class Reading:
    """A digest as it was read: its format, its entries, the lines that are in none of them, and how many are blank."""

    digest: Digest
    format: str
    entries: tuple[Entry, ...]
    ignored: tuple[IgnoredLines, ...]
    blank: int


class DigestReader:
    """A reader of digests by the words of the vocabulary."""

    def __init__(self, vocabulary: LabelVocabulary, keywords: Keywords) -> None:
        self._grammar = DigestGrammar(vocabulary)
        self.headings = self._grammar.headings
        self._restricted = vocabulary.restricted
        self._columns, self._fields = vocabulary.columns, vocabulary.fields
        self._accounts = AccountReader(self._grammar.labels, lambda term: keywords.find(term) is not None)

    def read(self, digest: Digest, problems: Problems, outline: Outline = NO_OUTLINE) -> Reading:
        """Return the entries of a digest, as an editor's outline has them. What is doubtful is noted as a warning.

        Nothing is raised.
        """
        warn = partial(problems.warn, f"digests/{digest.name}")
        outline = outline.placed(digest.name, digest.lines, problems)
        tables = find_tables(digest.lines, self._columns, self._grammar) or self._records(digest.lines)
        ruled = {mark.line for mark in (*outline.begins, *outline.begins_not)}
        blocks = group_lines(_without(digest.lines, tables), self._grammar, ruled)
        boilerplate = find_boilerplate(blocks)
        content = part_run_in_headings([block for block in blocks if block.first not in boilerplate], self._grammar)
        cut = cut_entries(content, find_beginnings(content, self._grammar, outline))
        rows = [row for table in tables for row in table.entries]
        cut = sorted([*cut, *rows], key=lambda entry: entry.lines)
        shape = cut[0].heading.shape if cut else ""
        ignored = find_ignored(blocks, cut, boilerplate)
        outside = outside_entries(content, cut)
        before = [block for block in outside if cut and block.first < cut[0].lines[0]]
        heads = [block.text for block in blocks if block.first in boilerplate]
        context = read_context(before, outside, cut, digest, [*digest.around, *heads], self._restricted, self._grammar)
        context = _ruled_context(context, outline)
        entries = tuple(_ruled_entry(self._entry(digest.name, entry, context, warn), outline) for entry in cut)
        if blocks and not entries:
            warn(1, "no entry was found in this digest", f"Entries begin with a heading such as {_EXAMPLES}.")
        _warn_of_missed_entries(blocks, ignored, warn)
        outside_rows = [span for table in tables for span in _outside_rows(digest.lines, table)]
        ignored = sorted([*ignored, *outside_rows], key=lambda span: span.lines)
        blank = sum(not normalise_space(line) for line in digest.lines)
        return Reading(digest, _FORMATS[shape], entries, tuple(ignored), blank)

    def _records(self, lines: Sequence[str]) -> list[Table]:
        """Return the records made of fields in the lines of a digest, as a table of which each is a row."""
        taken, entries = find_records(lines, self._fields, self._grammar)
        return [Table(frozenset(taken), tuple(entries))] if entries else []

    def _entry(self, digest: str, entry: EntryBlocks, context: Context, warn: _Warn) -> Entry:
        """Return the entry that some blocks make."""
        text = " ".join(block.text for block in entry.blocks)
        restricted = context.restricted or bool(self._restricted.search(text))
        account, long_terms, background = self._accounts.read(entry.blocks, context.announced)
        _warn_of_doubts(entry, account, long_terms, warn)
        opening = " ".join(block.text for block in entry.blocks[:_OPENING_BLOCKS])
        fields = read_fields([line for block in entry.blocks for line in block.lines], self._columns)
        is_withheld = fields.anonymous and not entry.heading.area
        heading = replace(entry.heading, anonymous=True) if is_withheld else entry.heading
        return Entry(
            digest,
            entry.lines,
            heading,
            entry.heading.published
            or fields.published
            or (imprint_date(entry.blocks[0].text) if entry.blocks else None)
            or stated_publication(opening)
            or _own_date(entry)
            or (None if PUBLISHED in entry.told else context.date_of(entry.lines[0])),
            replace(account, sources=(Source(digest, entry.lines, entry.heading.printed),)),
            PROFESSIONALS if restricted else PUBLIC,
            text,
            background,
            context.review_type,
            () if AREA in entry.told else context.publishers(entry.lines[0]),
            entry.doubts,
            titles=() if context.of_others or AREA in entry.told else context.titles,
            above="" if AREA in entry.told else context.above.get(entry.lines[0], ""),
            fields=fields,
        )


def _own_date(entry: EntryBlocks) -> str | None:
    """Return the date that stands alone right below a heading that names a kind of review; None if none does."""
    first = entry.blocks[0].text if entry.blocks and entry.heading.review_type else ""
    return digest_date([first], "") if DATE_LINE.fullmatch(first) else None


def _ruled_context(context: Context, outline: Outline) -> Context:
    """Return what the digest says around its entries, with what an editor says in its place."""
    return replace(
        context,
        date=outline.published or context.date,
        boards=() if outline.publisher else context.boards,
        others=(outline.publisher,) if outline.publisher else context.others,
        restricted=outline.circulation == PROFESSIONALS if outline.circulation else context.restricted,
    )


def _ruled_entry(entry: Entry, outline: Outline) -> Entry:
    """Return an entry with the area, the circulation and the acceptance that an editor gives."""
    if outline.area:
        entry = replace(entry, heading=replace(entry.heading, area=outline.area, anonymous=False))
    if outline.circulation:
        entry = replace(entry, circulation=outline.circulation)
    accepted = next((mark.accepted for mark in outline.begins if mark.line == entry.lines[0]), "")
    return replace(entry, accepted=accepted)


def _without(lines: Sequence[str], tables: Sequence[Table]) -> Sequence[str]:
    """Return the lines of a digest with blank ones in the place of tables that are read as such."""
    taken = {number for table in tables for number in table.lines}
    return ["" if number in taken else line for number, line in enumerate(lines, 1)] if taken else lines


def _outside_rows(lines: Sequence[str], table: Table) -> Iterator[IgnoredLines]:
    """Yield the lines of a table that are in none of its rows: the heads of its columns, what stands between rows."""
    inside = {number for row in table.entries for number in range(row.lines[0], row.lines[1] + 1)}
    for number in sorted(table.lines - inside):
        if lines[number - 1].strip():
            yield IgnoredLines((number, number), HEADS if number < table.entries[0].lines[0] else BETWEEN_ENTRIES)


def _warn_of_missed_entries(blocks: Sequence[Block], ignored: Sequence[IgnoredLines], warn: _Warn) -> None:
    """Note lines outside of entries that look like one: they announce learning or recommendations, or tell a case."""
    announcing = [
        block.first
        for block in blocks
        if any(label.section in ("learning", "recommendations") for label in block.evidence.labels)
        or (block.type == BlockType.TEXT and opens_case(block.text) > 1)
    ]
    for first, last in (span.lines for span in ignored if span.reason in (BETWEEN_ENTRIES, BEFORE_FIRST)):
        if any(first <= line <= last for line in announcing):
            what = f"lines {first} to {last} look like an entry, but no heading was understood above them"
            warn(first, what, f"If they are one, give it a heading such as {_EXAMPLES}.")


def _warn_of_doubts(entry: EntryBlocks, account: Account, long_terms: Sequence[IndexTerm], warn: _Warn) -> None:
    """Note what a person should look at: nothing told, no learning of any sort, texts too long for index terms."""
    first, heading = entry.lines[0], entry.heading.printed
    if not account.summary:
        what = f"the entry `{heading}` does not say what happened"
        warn(first, what, "Check whether its text stands under another heading.")
    others = [other for other in account.other if other.heading != DOCUMENTS]
    if not (account.learning or account.recommendations or account.good_practice or others):
        what = f"no learning and no recommendations were found in `{heading}`"
        warn(first, what, "If the entry has them, add the words of its label to vocabulary/labels.yaml.")
    for term in long_terms:
        what = f"a text of {len(term.text)} letters is no index term: `{term.text[:_QUOTE_LENGTH]}…`"
        remedy = (
            "It is kept beside the index terms; put a comma or a semicolon between terms, or a label above other text."
        )
        warn(term.line, what, remedy)
