"""Tables in which a row is a review, as they come out of a file: cells parted by `|` or ` / `, over many lines.

    No / Date / Date of
    incident / Local Authority / Summary / Learning / Themes
    1 / 01/16 / 06/2011 / Anytown
    Child A / Death of a baby ... / ...

The heads of the columns say what each cell is; a table whose heads are not known stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_site.core.dates import MONTHS
from build_site.digests.blocks import Block, BlockType, group_lines
from build_site.digests.entries import EntryBlocks
from build_site.digests.evidence import DigestGrammar
from build_site.digests.headings import TABLE, Heading

OTHER = "other"
AREA, INCIDENT, NUMBER, PUBLISHED, TITLE, TYPE = "area", "incident", "number", "published", "title", "type"
"""Columns that are facts of the heading; the others are parts of the entry."""

_SEPARATORS = (re.compile(r"(?:^|(?<=\s))\|(?=\s|$)"), re.compile(r"(?:^|(?<=\s))/(?=\s|$)"), re.compile(r"\t"))
_ROW = re.compile(r"^\|(.+)\|$")
"""A row on one line, as Markdown has it, between bars."""
_RULED = re.compile(r"[\s|:-]*-[\s|:-]*")
_HALF = re.compile(r"^[^.;:]{0,60}(?:\b(?:and|of|the|in)|&|,)$")
"""A line that asks for the next one."""
_FEWEST_KNOWN = 3
"""How many heads must be known for lines to be the head of a table of reviews."""
_LINES_OF_HEAD = 4
_ITEM = re.compile(r"\s*[•▪●*+–-]\s")
_DATE = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<name>{'|'.join(MONTHS)})\.?\s+(?P<of>\d{{4}})"
    r"|(?:\d{1,2}/)?(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)?\d\d)|(?P<alone>(?:19|20)\d\d)",
    re.IGNORECASE,
)


@dataclass
class _Cell:
    """The lines of a cell with their numbers."""

    lines: list[tuple[int, str]]

    @property
    def text(self) -> str:
        return " ".join(text.strip() for _, text in self.lines if text.strip())


@dataclass(frozen=True)
class Table:
    """A table of reviews in a digest. lines: first and last; entries: a row each."""

    lines: tuple[int, int]
    entries: tuple[EntryBlocks, ...]


def find_table(lines: Sequence[str], columns: Mapping[str, str], grammar: DigestGrammar) -> Table | None:
    """Return the table of reviews in the lines of a digest; None if there is none whose heads are known.

    columns: head of a column in small letters -> what the column holds.
    """
    for start, line in enumerate(lines):
        separator = next((one for one in _SEPARATORS if one.search(line)), None)
        if separator and (head := _head(lines, start, separator, columns)):
            names, first = head
            rows = list(_rows(lines, first, separator, names))
            entries = tuple(entry for row in rows if (entry := _entry(row, names, grammar)))
            if entries:
                return Table((start + 1, entries[-1].lines[1]), entries)
    return None


def _head(
    lines: Sequence[str], start: int, separator: re.Pattern[str], columns: Mapping[str, str]
) -> tuple[list[str], int] | None:
    """Return what each column of a table that begins at a line holds, and the index of the line below its head."""
    text, found = "", None
    for end in range(start, min(start + _LINES_OF_HEAD, len(lines))):
        if _RULED.fullmatch(lines[end]):
            break
        text = f"{text} {lines[end]}".strip()
        cells = [" ".join(cell.split()).strip(" *").casefold() for cell in separator.split(text.strip("| "))]
        names = [columns.get(cell, "") for cell in cells]
        known = [name for name in names if name]
        if len(known) >= max(_FEWEST_KNOWN, 2 * len(names) / 3) and all(cells) and len(set(known)) == len(known):
            names = [name or f"{OTHER} {number}" for number, name in enumerate(names)]
            ruled = end + 1 < len(lines) and _RULED.fullmatch(lines[end + 1]) is not None
            found = names, end + 1 + ruled
        elif found:
            break
    return found


def _rows(lines: Sequence[str], first: int, separator: re.Pattern[str], names: Sequence[str]) -> Iterator[list[_Cell]]:
    """Yield the cells of each row."""
    row: list[_Cell] = []
    number = 0
    for index in range(first, len(lines)):
        line = lines[index]
        pieces = separator.split(_ROW.sub(r"\1", line.strip()) if separator is _SEPARATORS[0] else line)
        begun: list[tuple[int, str]] = []
        if _begins_row(pieces, row, names, number):
            if row:
                begun = _take_first_cell(row, names)
                yield row
            row = [_Cell(begun)]
            number += 1
        elif not row or _ends(lines, index, row, names, separator):
            break
        for position, piece in enumerate(pieces):
            if position:
                row.append(_Cell([]))
            row[-1].lines.append((index + 1, piece))
    if row:
        yield row


def _take_first_cell(row: list[_Cell], names: Sequence[str]) -> list[tuple[int, str]]:
    """Take the line above a row out of the last cell of the row before it, where it is the first half of a title."""
    lines = row[-1].lines
    last = lines[-1][1].strip() if lines else ""
    if len(row) < len(names) or names[0] not in (TITLE, AREA) or len(lines) < 2 or not _HALF.search(last):
        return []
    return [lines.pop()]


def _ends(
    lines: Sequence[str], index: int, row: Sequence[_Cell], names: Sequence[str], separator: re.Pattern[str]
) -> bool:
    """Whether a table ends above a line: below a blank line, and before any other line of a row that is whole."""
    return (
        len(row) >= len(names)
        and bool(lines[index].strip())
        and not lines[index - 1].strip()
        and not _ITEM.match(lines[index])
        and not any(separator.search(line) for line in lines[index : index + _LINES_OF_HEAD])
    )


def _begins_row(pieces: Sequence[str], row: Sequence[_Cell], names: Sequence[str], number: int) -> bool:
    if len(pieces) < 2:
        return False
    if len(pieces) >= len(names):
        return True  # A row on one line.
    if names[0] == NUMBER and pieces[0].strip(" .").isdigit():
        return pieces[0].strip(" .") == str(number + 1)
    return not row or len(row) >= len(names)


def _entry(row: Sequence[_Cell], names: Sequence[str], grammar: DigestGrammar) -> EntryBlocks | None:
    """Return the entry that a row tells; None for a row without a title."""
    cells = dict(zip(names, row, strict=False))
    heading = _heading(cells, grammar)
    if heading is None:
        return None
    blocks = [
        block
        for name, cell in cells.items()
        if name not in _FACTS
        for block in _blocks(name.partition(" ")[0] if name.startswith(OTHER) else name, cell, grammar)
    ]
    numbers = [number for cell in row for number, text in cell.lines if text.strip()]
    last = max([numbers[0], *(block.last for block in blocks)])
    return EntryBlocks(heading, (numbers[0], last), tuple(blocks))


_FACTS = (AREA, INCIDENT, NUMBER, PUBLISHED, TITLE, TYPE)


def _heading(cells: Mapping[str, _Cell], grammar: DigestGrammar) -> Heading | None:
    """Return what the cells say that a heading would. A title may stand in the cell of the area, on its last line."""
    area = [text.strip() for _, text in cells[AREA].lines if text.strip()] if AREA in cells else []
    title = cells[TITLE].text if TITLE in cells else area.pop() if len(area) > 1 else ""
    if not title:
        return None
    kinds = (cells[name].text for name in (TYPE, NUMBER) if name in cells)
    kind = next(filter(None, map(grammar.headings.type_in, (*kinds, title))), None)
    parsed = grammar.headings.parse(title)
    printed = " / ".join(cell.text for name, cell in cells.items() if name in _FACTS and name != NUMBER and cell.text)
    return Heading(
        printed,
        TABLE,
        parsed.title if parsed else title,
        _edtf(cells[PUBLISHED].text) if PUBLISHED in cells else None,
        " ".join(area) or None,
        review_type=kind,
        incident=_edtf(cells[INCIDENT].text) if INCIDENT in cells else None,
    )


def _edtf(text: str) -> str | None:
    """Return the month or year that a cell is: "01/16" -> "2016-01"; None for anything else."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    if match["alone"]:
        return match["alone"]
    if match["name"]:
        return f"{match['of']}-{MONTHS[match['name'].casefold()]:02}"
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    return f"{year}-{int(match['month']):02}"


def _blocks(section: str, cell: _Cell, grammar: DigestGrammar) -> Iterator[Block]:
    """Yield the blocks of a cell, below one that is the label of its section. What follows its list is left out."""
    lines = _without_tail(cell.lines)
    if not any(text.strip() for _, text in lines):
        return
    first = next(number for number, text in lines if text.strip())
    if section != "summary":
        label = section.capitalize()
        yield Block(first, first, BlockType.TEXT, label, grammar.examine(label), (label,))
    offset = lines[0][0] - 1
    for block in group_lines([text for _, text in lines], grammar):
        yield replace(block, first=block.first + offset, last=block.last + offset)


def _without_tail(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines of a cell up to the blank line below its list."""
    for index in range(1, len(lines)):
        is_end = not lines[index][1].strip() and _ITEM.match(lines[index - 1][1])
        if is_end and not any(_ITEM.match(text) for _, text in lines[index:]):
            return lines[:index]
    return lines
