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

from build_site.digests.entries import EntryBlocks
from build_site.digests.evidence import DigestGrammar
from build_site.digests.tables.columns import Columns
from build_site.digests.tables.row_entries import row_entry
from build_site.digests.tables.stacked_cells import stacked_rows
from build_site.digests.tables.table_rows import AREA, NUMBER, TITLE, WIDTH, Cell, TableRows, cell_lines, read_row

_SEPARATORS = (re.compile(r"(?:^|(?<=\s))\|(?=\s|$)"), re.compile(r"(?:^|(?<=\s))/(?=\s|$)"), re.compile(r"\t"))
_ROW = re.compile(r"^\|(.+)\|$")
"""A row on one line, as Markdown has it, between bars."""
_RULED = re.compile(r"[\s|:-]*-[\s|:-]*")
_HALF = re.compile(r"^[^.;:]{0,60}(?:\b(?:and|of|the|in)|&|,)$")
"""A line that asks for the next one."""
_LINES_OF_HEAD = 4
_ITEM = re.compile(r"\s*[•▪●*+–-]\s")


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
    heads = Columns(columns, grammar)
    start = 0
    while start < len(lines):
        table = _barred_table(lines, start, heads, grammar)
        if table is None or not table.entries:
            table = _open_table(lines, start, heads, grammar) or _stacked_table(lines, start, heads, grammar) or table
        if table and table.entries:
            tables.append(table)
        start = max(table.lines) if table else start + 1
    return tables


def _barred_table(lines: Sequence[str], start: int, columns: Columns, grammar: DigestGrammar) -> Table | None:
    """Return the table between bars whose heads are at a line, with or without rows; None if there is none."""
    head = read_row(lines, start)
    names = columns.names([cell.text for cell in head.cells]) if head else []
    if head is None or not names:
        return None
    rows = TableRows(lines, head, names)
    entries = [
        replace(entry, doubts=row.doubts)
        for row in rows.reviews()
        if (entry := row_entry(row.cells, names, grammar)) is not None
    ]
    return Table(frozenset(rows.lines), tuple(entries))


def _open_table(lines: Sequence[str], start: int, columns: Columns, grammar: DigestGrammar) -> Table | None:
    """Return the table whose heads are at a line, its cells parted by a sign but not closed; None if there is none."""
    separator = next((one for one in _SEPARATORS if one.search(lines[start])), None)
    head = _head(lines, start, separator, columns) if separator else None
    if separator is None or head is None:
        return None
    names, first = head
    rows = list(_rows(lines, first, separator, names, range(start, first)))
    entries = tuple(
        replace(entry, doubts=tuple(_doubts(row, names))) for row in rows if (entry := row_entry(row, names, grammar))
    )
    return Table(frozenset(range(start + 1, entries[-1].lines[1] + 1)), entries) if entries else None


def _stacked_table(lines: Sequence[str], start: int, columns: Columns, grammar: DigestGrammar) -> Table | None:
    """Return the table whose heads begin at a line, each cell on lines of its own; None if there is none."""
    taken, rows = stacked_rows(lines, start, columns)
    entries: list[EntryBlocks] = []
    for row in rows:
        if entry := row_entry(row.cells, row.names, grammar):
            entries.append(replace(entry, doubts=row.doubts))
            taken.update(number for cell in row.cells for number, _ in cell.lines)
    return Table(frozenset(taken), tuple(entries)) if entries else None


def _doubts(row: Sequence[Cell], names: Sequence[str]) -> Iterator[str]:
    """Yield why a row may be two: one whose first line is lost is taken for the rest of the row above it."""
    cells = max(number for number, cell in enumerate(row, 1) if cell.text)
    if cells > len(names):
        yield WIDTH.format(cells, len(names))


def _head(
    lines: Sequence[str], start: int, separator: re.Pattern[str], columns: Columns
) -> tuple[list[str], int] | None:
    """Return what each column of a table that begins at a line holds, and the index of the line below its head."""
    text, found = "", None
    for end in range(start, min(start + _LINES_OF_HEAD, len(lines))):
        if _RULED.fullmatch(lines[end]):
            break
        text = f"{text} {lines[end]}".strip()
        if names := columns.names(separator.split(text.strip("| "))):
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
            row[-1].lines += [(index + 1, line) for line in cell_lines(piece)]
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


def _without_tail(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines of a cell up to the blank line below its list."""
    for index in range(1, len(lines)):
        is_end = not lines[index][1].strip() and _ITEM.match(lines[index - 1][1])
        if is_end and not any(_ITEM.match(text) for _, text in lines[index:]):
            return lines[:index]
    return lines
