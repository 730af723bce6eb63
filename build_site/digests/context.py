"""What a digest says of its entries outside of them: when they were published, by whom, for whom, and their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_site.digests.blocks import Block
from build_site.digests.boards import area_of_file, areas_of_boards, is_board_line, speaks_of_others
from build_site.digests.digest_date import digest_date, month_of_year, publication_lines
from build_site.digests.entries import EntryBlocks
from build_site.digests.evidence import DigestGrammar
from build_site.digests.files import Digest
from build_site.digests.headings import DATED, HeadingGrammar

_LONGEST_TITLE = 90
_REVIEWS = re.compile(r"\breviews?\b", re.IGNORECASE)
"""What a title says of reviews is of all in the digest: "Learning from three rapid reviews in Anytown"."""


@dataclass(frozen=True)
class Context:
    """What stands around the entries of a digest.

    date: of the digest; restricted: its entries are for professionals only; review_type: the one kind of review that
    the digest speaks of, where no heading names one; boards: the lines that are the name of a board, with their
    numbers; others: texts that name the board of the whole digest; announced: the part that the last text above the
    entries says will follow ("Key themes of both reviews include:"), or ""; banners: lines and dates of those above
    groups of entries; titles: lines above the entries that speak of reviews; above: the text right above an entry, in
    none, by the entry's first line; of_others: the reviews are of other areas than that of the board of the digest.
    """

    date: str | None
    restricted: bool
    review_type: str | None
    boards: tuple[tuple[int, str], ...]
    others: tuple[str, ...]
    announced: str
    banners: tuple[tuple[int, str], ...] = ()
    titles: tuple[str, ...] = ()
    above: Mapping[int, str] = field(default_factory=dict)
    of_others: bool = False

    def date_of(self, first: int) -> str | None:
        """Return the date of the banner above an entry, else that of the digest. first: the entry's first line."""
        above = [date for line, date in self.banners if line < first]
        return above[-1] if above else self.date

    def publishers(self, first: int) -> tuple[str, ...]:
        """Return the texts that name who published an entry, the most telling first. first: the entry's first line.

        Where a digest tells of reviews from elsewhere, only a board right above an entry is its own.
        """
        if self.of_others:
            return tuple(text for _, text in self.boards if text == self.above.get(first))
        return (*reversed([text for line, text in self.boards if line < first]), *self.others)


def read_context(
    before: Sequence[Block],
    outside: Sequence[Block],
    entries: Sequence[EntryBlocks],
    digest: Digest,
    around: Sequence[str],
    restricted: re.Pattern[str],
    grammar: DigestGrammar,
) -> Context:
    """Return what a digest says around its entries.

    before: the blocks above the first entry; outside: all that are in no entry, those among them; around: the texts at
    the top and the foot of its pages; restricted: finds the words for digests that are for professionals only.
    """
    name = digest.name
    headings = [entry.heading for entry in entries]
    texts = [block.text for block in before]
    lines = [line for block in before for line in block.lines]
    is_list = any(heading.shape == DATED for heading in headings)
    boards = [block for block in outside if not is_list and is_board_line(block.text)]
    of_others = not is_list and speaks_of_others([*texts, *around])
    names_area = is_list or of_others or any(heading.area for heading in headings)
    date = None if is_list else digest_date(lines, name)
    if len(entries) == 1 and not is_list:
        date = publication_lines(block.text for block in (*outside, *entries[0].blocks)) or date
    return Context(
        date=date,
        restricted=any(map(restricted.search, texts)),
        review_type=None if is_list else _one_type(before, outside, entries, grammar.headings),
        boards=tuple((block.first, block.text) for block in boards),
        others=() if names_area else _of_whole_digest(before, outside, around, len(headings), name),
        announced=_announced(before),
        banners=() if is_list else tuple(_banners(outside, date if len(entries) > 1 else None)),
        titles=()
        if is_list
        else tuple(line for line in lines if len(line) <= _LONGEST_TITLE and _REVIEWS.search(line)),
        above={} if is_list else dict(_right_above(outside, entries)),
        of_others=of_others,
    )


def _one_type(
    before: Sequence[Block], outside: Sequence[Block], entries: Sequence[EntryBlocks], grammar: HeadingGrammar
) -> str | None:
    """Return the one kind of review of which all entries are; None where a heading names one, or several are named.

    It is the only one that is named above the entries, or in the titles there if the entries name no other. A line
    between the entries that names another begins those of that kind.
    """
    if not entries or any(entry.heading.review_type for entry in entries):
        return None
    named = {kind for block in before for kind in grammar.types_in(block.text)}
    if len(named) > 1:
        titles = [line for block in before for line in block.lines if _is_title(line)]
        named = {kind for title in titles for kind in grammar.types_in(title)}
        told = {kind for entry in entries for block in entry.blocks for kind in grammar.types_in(block.text)}
        if not told <= named:
            return None
    between = [block.text for block in outside if entries[0].lines[0] < block.first < entries[-1].lines[1]]
    heads = {kind for text in between if _is_title(text) for kind in grammar.types_in(text)}
    return named.pop() if len(named) == 1 and heads <= named else None


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not line.rstrip().endswith((".", "!", ":"))


def _right_above(outside: Sequence[Block], entries: Sequence[EntryBlocks]) -> Iterator[tuple[int, str]]:
    """Yield the first line of each entry that has a text right above it which is in no entry, and that text."""
    last = 0
    for entry in entries:
        above = [block for block in outside if last < block.first < entry.lines[0]]
        if above:
            yield entry.lines[0], above[-1].text
        last = entry.lines[1]


def _banners(outside: Sequence[Block], year: str | None) -> Iterator[tuple[int, str]]:
    """Yield line and date of each banner between entries: "July 2010", "Published in 2018".

    year: that of the digest, where months alone stand above its entries.
    """
    for block in outside:
        date = digest_date([block.text], "") if block.evidence.is_year_banner else month_of_year(block.text, year)
        if date:
            yield block.first, date


def _announced(before: Sequence[Block]) -> str:
    last = before[-1] if before else None
    if last is None or not last.text.endswith(":") or not last.evidence.labels:
        return ""
    return last.evidence.labels[-1].section


def _of_whole_digest(
    before: Sequence[Block], outside: Sequence[Block], around: Sequence[str], entries: int, name: str
) -> tuple[str, ...]:
    """Return the texts that name the one board of a digest: above its entries, or anywhere if it has one entry.

    Where none does, but a board is spoken of by its initials, the area that the file is named after is its own.
    """
    texts = [*(block.text for block in (outside if entries == 1 else before)), *around]
    names = {name.casefold() for text in texts for name in areas_of_boards(text)}
    if names:
        return tuple(text for text in texts if areas_of_boards(text)) if len(names) == 1 else ()
    area = area_of_file(name, " ".join(texts))
    return (f"{area.capitalize()} Partnership",) if area else ()
