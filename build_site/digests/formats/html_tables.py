"""Tables of a web page: which of them hold data, and their rows. The others only place things on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from bs4 import Tag

_FEWEST_ROWS, _FEWEST_CELLS = 2, 3
_LONGEST_HEAD = 40
"""In letters, of a cell in the first row that is not marked as a head."""
_LONGEST_REPEATED = 80
"""In letters, of a cell over several rows that is said again in each: a year or an area, never a summary."""
_MOST_CELLS = 40
_OF_LAYOUT = ("table", "form")
_CELLS = ("td", "th")

ReadCell = Callable[[Tag], list[str]]
"""Gives the lines of a cell."""


def data_rows(table: Tag, read_cell: ReadCell) -> list[list[list[str]]] | None:
    """Return the rows of a table, each the lines of its cells; None if it is there for layout.

    A table holds data if no other is in it, most rows have the same number of cells, three at least, and the
    first of them are heads or short. A cell over several columns has empty ones beside it.
    """
    rows = _rows(table) if table.get("role") not in ("presentation", "none") else []
    widths = Counter(sum(_span(cell, "colspan") for cell in cells) for cells in rows)
    width, times = widths.most_common(1)[0] if widths else (0, 0)
    if len(rows) < _FEWEST_ROWS or not _FEWEST_CELLS <= width <= _MOST_CELLS or times * 2 <= len(rows):
        return None
    heads = next((cells for cells in rows if len(cells) == width), None)
    if heads is None or not all(map(_could_be_head, heads)):
        return None
    return list(_filled(rows, read_cell))


def _rows(table: Tag) -> list[list[Tag]]:
    """Return the cells of each row of a table; none if it holds another one, or cells that can't be told apart."""
    rows: list[list[Tag]] = []
    # Not by a search of the library: of tables in tables, each search goes down to the last one.
    open_ = [iter(table.contents)]
    while open_:
        child = next(open_[-1], None)
        if child is None:
            open_.pop()
        elif isinstance(child, Tag):
            # Cells that are never closed stand in one another.
            if child.name in _OF_LAYOUT or (
                child.name in _CELLS and (child.parent is None or child.parent.name != "tr")
            ):
                return []
            if child.name == "tr":
                rows.append([cell for cell in child.contents if isinstance(cell, Tag) and cell.name in _CELLS])
            open_.append(iter(child.contents))
    return [cells for cells in rows if cells]


def _could_be_head(cell: Tag) -> bool:
    return cell.name == "th" or len(cell.get_text(" ", strip=True)) <= _LONGEST_HEAD


def _span(cell: Tag, name: str) -> int:
    """Return over how many columns or rows a cell goes."""
    value = cell.get(name)
    return min(int(value), _MOST_CELLS) if isinstance(value, str) and value.isdecimal() and int(value[:4]) else 1


def _filled(rows: list[list[Tag]], read_cell: ReadCell) -> Iterator[list[list[str]]]:
    """Yield the lines of the cells of each row, with what reaches into it from rows above."""
    reaching: dict[int, tuple[int, list[str]]] = {}
    for cells in rows:
        row: list[list[str]] = []
        above, reaching = reaching, {}
        waiting = list(reversed(cells))
        while waiting or len(row) in above:
            column = len(row)
            if column in above:
                left, lines = above[column]
                row.append(lines)
            else:
                cell = waiting.pop()
                lines, left = read_cell(cell), _span(cell, "rowspan")
                row += [lines, *[[]] * (_span(cell, "colspan") - 1)]
            if left > 1:
                reaching[column] = (left - 1, lines if sum(map(len, lines)) <= _LONGEST_REPEATED else [])
        yield row
