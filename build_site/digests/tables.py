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

from build_site.core.dates import MONTH_PATTERN, edtf_month
from build_site.core.dates_in_text import date_of_cell
from build_site.digests.blocks import Block, BlockType, group_lines
from build_site.digests.entries import EntryBlocks
from build_site.digests.evidence import DigestGrammar
from build_site.digests.headings import TABLE, Heading, area_named
from build_site.digests.table_rows import (
    AREA,
    FACTS,
    INCIDENT,
    NUMBER,
    PUBLISHED,
    TITLE,
    TYPE,
    WIDTH,
    Cell,
    TableRows,
    read_row,
)

_SEPARATORS = (re.compile(r"(?:^|(?<=\s))\|(?=\s|$)"), re.compile(r"(?:^|(?<=\s))/(?=\s|$)"), re.compile(r"\t"))
OTHER = "other"
_ROW = re.compile(r"^\|(.+)\|$")
"""A row on one line, as Markdown has it, between bars."""
_RULED = re.compile(r"[\s|:-]*-[\s|:-]*")
_HALF = re.compile(r"^[^.;:]{0,60}(?:\b(?:and|of|the|in)|&|,)$")
"""A line that asks for the next one."""
_FEWEST_KNOWN = 3
"""How many heads must be known for lines to be the head of a table of reviews."""
_LINES_OF_HEAD = 4
_LONGEST_DATE = 6
"""In words; a longer cell below "Incident" tells what happened, if it is no date."""
_ITEM = re.compile(r"\s*[•▪●*+–-]\s")
_DATE = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<name>{MONTH_PATTERN})\.?\s+(?P<of>\d{{4}})"
    r"|(?:\d{1,2}/)?(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)?\d\d)|(?P<alone>(?:19|20)\d\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Table:
    """A table of reviews in a digest. lines: the numbers of its own lines; entries: a row each."""

    lines: frozenset[int]
    entries: tuple[EntryBlocks, ...]


def find_tables(lines: Sequence[str], columns: Mapping[str, str], grammar: DigestGrammar) -> list[Table]:
    """Return the tables of reviews in the lines of a digest, in order: those of whose heads two in three are known.

    columns: head of a column in small letters -> what the column holds.
    """
    tables: list[Table] = []
    start = 0
    while start < len(lines):
        table = _barred_table(lines, start, columns, grammar)
        if table is None or not table.entries:
            table = _open_table(lines, start, columns, grammar) or table
        if table and table.entries:
            tables.append(table)
        start = max(table.lines) if table else start + 1
    return tables


def _barred_table(lines: Sequence[str], start: int, columns: Mapping[str, str], grammar: DigestGrammar) -> Table | None:
    """Return the table between bars whose heads are at a line, with or without rows; None if there is none."""
    head = read_row(lines, start)
    names = _names([cell.text for cell in head.cells], columns) if head else []
    if head is None or not names:
        return None
    rows = TableRows(lines, head, names)
    entries = [
        replace(entry, doubts=row.doubts)
        for row in rows.reviews()
        if (entry := _entry(row.cells, names, grammar)) is not None
    ]
    return Table(frozenset(rows.lines), tuple(entries))


def _open_table(lines: Sequence[str], start: int, columns: Mapping[str, str], grammar: DigestGrammar) -> Table | None:
    """Return the table whose heads are at a line, its cells parted by a sign but not closed; None if there is none."""
    separator = next((one for one in _SEPARATORS if one.search(lines[start])), None)
    head = _head(lines, start, separator, columns) if separator else None
    if separator is None or head is None:
        return None
    names, first = head
    rows = list(_rows(lines, first, separator, names, range(start, first)))
    entries = tuple(
        replace(entry, doubts=tuple(_doubts(row, names))) for row in rows if (entry := _entry(row, names, grammar))
    )
    return Table(frozenset(range(start + 1, entries[-1].lines[1] + 1)), entries) if entries else None


def _doubts(row: Sequence[Cell], names: Sequence[str]) -> Iterator[str]:
    """Yield why a row may be two: one whose first line is lost is taken for the rest of the row above it."""
    cells = max(number for number, cell in enumerate(row, 1) if cell.text)
    if cells > len(names):
        yield WIDTH.format(cells, len(names))


def _names(heads: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """Return what each column holds by its head; none if these are not the heads of a table of reviews.

    Of three columns one may have an unknown head: it is kept as something else. No other name comes twice.
    """
    cells = [" ".join(head.split()).strip(" *").casefold() for head in heads]
    names = [columns.get(cell, "") for cell in cells]
    known = [name for name in names if name]
    if not all(cells) or len(known) < max(_FEWEST_KNOWN, 2 * len(names) / 3) or len(set(known)) < len(known):
        return []
    return [name or OTHER for name in names]


def _head(
    lines: Sequence[str], start: int, separator: re.Pattern[str], columns: Mapping[str, str]
) -> tuple[list[str], int] | None:
    """Return what each column of a table that begins at a line holds, and the index of the line below its head."""
    text, found = "", None
    for end in range(start, min(start + _LINES_OF_HEAD, len(lines))):
        if _RULED.fullmatch(lines[end]):
            break
        text = f"{text} {lines[end]}".strip()
        if names := _names(separator.split(text.strip("| ")), columns):
            ruled = end + 1 < len(lines) and _RULED.fullmatch(lines[end + 1]) is not None
            found = names, end + 1 + ruled
        elif found:
            break
    return found


def _rows(
    lines: Sequence[str], first: int, separator: re.Pattern[str], names: Sequence[str], head: range
) -> Iterator[list[Cell]]:
    """Yield the cells of each row. head: the lines of the heads, which may come again at the top of each page."""
    row: list[Cell] = []
    number = 0
    index = first
    while index < len(lines):
        line = lines[index]
        if line == lines[head.start] and lines[index : index + len(head)] == lines[head.start : head.stop]:
            index += len(head)
            continue
        pieces = separator.split(_ROW.sub(r"\1", line.strip()) if separator is _SEPARATORS[0] else line)
        begun: list[tuple[int, str]] = []
        if _begins_row(pieces, row, names, number):
            if row:
                begun = _take_first_cell(row, names)
                yield [Cell(_without_tail(cell.lines)) for cell in row]
            row = [Cell(begun)]
            number += 1
        elif not row or _ends(lines, index, row, names, separator):
            break
        for position, piece in enumerate(pieces):
            if position:
                row.append(Cell([]))
            row[-1].lines.append((index + 1, piece))
        index += 1
    if row:
        yield [Cell(_without_tail(cell.lines)) for cell in row]


def _take_first_cell(row: list[Cell], names: Sequence[str]) -> list[tuple[int, str]]:
    """Take the line above a row out of the last cell of the row before it, where it is the first half of a title."""
    lines = row[-1].lines
    last = lines[-1][1].strip() if lines else ""
    if len(row) < len(names) or names[0] not in (TITLE, AREA) or len(lines) < 2 or not _HALF.search(last):
        return []
    return [lines.pop()]


def _ends(
    lines: Sequence[str], index: int, row: Sequence[Cell], names: Sequence[str], separator: re.Pattern[str]
) -> bool:
    """Whether a table ends above a line: below a blank line, and before any other line of a row that is whole."""
    return (
        len(row) >= len(names)
        and bool(lines[index].strip())
        and not lines[index - 1].strip()
        and not _ITEM.match(lines[index])
        and not any(separator.search(line) for line in lines[index : index + _LINES_OF_HEAD])
    )


def _begins_row(pieces: Sequence[str], row: Sequence[Cell], names: Sequence[str], number: int) -> bool:
    if len(pieces) < 2:
        return False
    if len(pieces) >= len(names):
        return True  # A row on one line.
    mark = pieces[0].strip(" .")
    if names[0] == NUMBER and (mark.isdigit() or not mark):
        return mark == str(number + 1)
    return not row or len(row) >= len(names)


def _entry(row: Sequence[Cell], names: Sequence[str], grammar: DigestGrammar) -> EntryBlocks | None:
    """Return the entry that a row tells; None for a row without a title."""
    cells = [(_holding(name, cell, names), cell) for name, cell in zip(names, row, strict=False)]
    heading = _heading({name: cell for name, cell in cells if name in FACTS}, grammar)
    if heading is None:
        return None
    blocks = [block for name, cell in cells if name not in FACTS for block in _blocks(name, cell, grammar)]
    numbers = [number for cell in row for number, text in cell.lines if text.strip()]
    last = max([numbers[0], *(block.last for block in blocks)])
    return EntryBlocks(heading, (numbers[0], last), tuple(blocks))


def _holding(name: str, cell: Cell, names: Sequence[str]) -> str:
    """Return what a cell holds by the head of its column; "Incident" may be the date or what happened."""
    if name != INCIDENT or len(cell.text.split()) <= _LONGEST_DATE or date_of_cell(cell.text):
        return name
    return OTHER if "summary" in names else "summary"


def _heading(cells: Mapping[str, Cell], grammar: DigestGrammar) -> Heading | None:
    """Return what the cells of facts say that a heading would. A title may stand on the last line of the area's."""
    area = cells[AREA].texts if AREA in cells else []
    title = cells[TITLE].text if TITLE in cells else area.pop() if len(area) > 1 else ""
    if not title:
        return None
    kinds = (cells[name].text for name in (TYPE, NUMBER) if name in cells)
    kind = next(filter(None, map(grammar.headings.type_in, (*kinds, title))), None)
    parsed = grammar.headings.parse(title)
    printed = " / ".join(cell.text for name, cell in cells.items() if name != NUMBER and cell.text)
    return Heading(
        printed,
        TABLE,
        parsed.title if parsed else title,
        _edtf(cells[PUBLISHED].text) if PUBLISHED in cells else None,
        *area_named(" ".join(area)),
        review_type=kind,
        incident=date_of_cell(cells[INCIDENT].text) if INCIDENT in cells else None,
    )


def _edtf(text: str) -> str | None:
    """Return the month or year that a cell is: "01/16" -> "2016-01"; None for anything else."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    if match["alone"]:
        return match["alone"]
    if match["name"]:
        return edtf_month(match["of"], match["name"])
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    return edtf_month(year, match["month"])


def _blocks(section: str, cell: Cell, grammar: DigestGrammar) -> Iterator[Block]:
    """Yield the blocks of a cell, below one that is the label of its section."""
    lines = cell.lines
    if not any(text.strip() for _, text in lines):
        return
    first = next(number for number, text in lines if text.strip())
    if section != "summary":
        label = section.capitalize()
        yield Block(first, first, BlockType.TEXT, label, grammar.examine(label), (label,))
    for block in group_lines([text for _, text in lines], grammar):
        yield replace(block, first=lines[block.first - 1][0], last=lines[block.last - 1][0])


def _without_tail(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines of a cell up to the blank line below its list."""
    for index in range(1, len(lines)):
        is_end = not lines[index][1].strip() and _ITEM.match(lines[index - 1][1])
        if is_end and not any(_ITEM.match(text) for _, text in lines[index:]):
            return lines[:index]
    return lines
