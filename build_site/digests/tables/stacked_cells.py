"""Tables whose cells stand below one another, as they are copied out of a page: a line for a cell, a blank one per row.

Date published
LSCB
Name
Learning

May 2017
Anytown
Child A
• ask who lives in the home
• write down what was seen
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from build_site.core.dates_in_text import date_of_cell
from build_site.digests.item_marks import item_mark
from build_site.digests.tables.columns import Columns
from build_site.digests.tables.table_rows import FACTS, INCIDENT, PUBLISHED, Cell

_Paragraph = list[tuple[int, str]]
"""Lines with their numbers."""
_LONGEST_HEAD, _LONGEST_FACT = 40, 80
_FEWEST_HEADS, _MOST_HEADS, _MOST_LINES = 4, 12, 50
_NOT_STATED = re.compile(r"\W*(?:not (?:stated|known|given|recorded)|unknown|n/?a|none|tbc)?\W*", re.IGNORECASE)
_MOST_STRANGE = 3
"""After how many texts that are no rows, one below the other, a table has ended."""
_UNTOLD, _STRANGE = "its cells can't be told apart for certain", "lines {} to {} beside it are no row of its table"


@dataclass(frozen=True)
class StackedRow:
    """A row. cells: of each column; names: what these hold; doubts: why it may be read wrongly."""

    cells: list[Cell]
    names: list[str]
    doubts: tuple[str, ...] = ()


def stacked_rows(lines: Sequence[str], start: int, columns: Columns) -> tuple[set[int], list[StackedRow]]:
    """Return the numbers of the lines that are the heads of a table, if it begins at a line, and its rows.

    There are none at other lines. A text whose dates and names are not where the heads say is no row.
    """
    heads = _heads(lines, start)
    names = columns.names(heads)
    if not names or not {PUBLISHED, INCIDENT} & set(names):
        return set(), []
    taken, rows, strange = set(range(start + 1, start + len(heads) + 1)), list[StackedRow](), list[_Paragraph]()
    since_row = 0
    for paragraph in _paragraphs(lines, start + len(heads)):
        since_row += 1
        if since_row > _MOST_STRANGE:
            break
        if [text for _, text in paragraph] == heads:
            taken.update(number for number, _ in paragraph)
        elif row := _row(paragraph, names):
            doubts = [_STRANGE.format(other[0][0], other[-1][0]) for other in strange]
            rows.append(replace(row, doubts=(*row.doubts, *doubts)))
            strange, since_row = [], 0
        else:
            strange.append(paragraph)
    last = [_STRANGE.format(other[0][0], other[-1][0]) for other in strange if len(other) >= len(names)]
    if rows and last:
        rows[-1] = replace(rows[-1], doubts=(*rows[-1].doubts, *last))
    return taken, rows


def _heads(lines: Sequence[str], start: int) -> list[str]:
    """Return the lines below a blank one that could be the heads of columns; none if they can't."""
    if start and lines[start - 1].strip():
        return []
    heads = [*map(str.strip, itertools.takewhile(str.strip, lines[start : start + _MOST_HEADS + 1]))]
    are_heads = _FEWEST_HEADS <= len(heads) <= _MOST_HEADS and all(len(head) <= _LONGEST_HEAD for head in heads)
    return heads if are_heads else []


def _paragraphs(lines: Sequence[str], start: int) -> Iterator[_Paragraph]:
    """Yield the lines between blank ones, with their numbers."""
    numbered = ((index + 1, lines[index].strip()) for index in range(start, len(lines)))
    for is_blank, group in itertools.groupby(numbered, lambda line: not line[1]):
        if not is_blank:
            yield list(group)


def _row(paragraph: _Paragraph, names: list[str]) -> StackedRow | None:
    """Return the row that a text is; None if its lines can't be the cells of these columns."""
    ways = _ways([text for _, text in paragraph], names) if len(paragraph) <= _MOST_LINES else []
    if not ways:
        return None
    cells = [Cell(paragraph[begin:end]) for begin, end in itertools.pairwise([0, *ways[0], len(paragraph)])]
    return StackedRow(cells, names, (_UNTOLD,) if len(ways) > 1 else ())


def _ways(row: Sequence[str], names: Sequence[str]) -> list[tuple[int, ...]]:
    """Return where the second and later cells of a row begin, in each way that its lines could be cells; two at most.

    A fact is one line, a date is one; the lines of a part are all of a list, or none is.
    """
    are_items = [item_mark(line, "") is not None for line in row]
    items_before = [0, *itertools.accumulate(are_items)]

    def could_be(begin: int, end: int, name: str) -> bool:
        if name in FACTS:
            return _could_be_fact(row[begin], name)
        return are_items[begin] or items_before[begin] == items_before[end]

    @cache
    def ways(line: int, column: int) -> tuple[tuple[int, ...], ...]:
        left = len(names) - column - 1
        if left < 0:
            return ((),) if line == len(row) else ()
        longest = min(line + 1 if names[column] in FACTS else len(row), len(row) - left)
        found: list[tuple[int, ...]] = []
        for end in range(line + 1, longest + 1):
            if could_be(line, end, names[column]):
                found += [(end, *rest) for rest in ways(end, column + 1)]
            if len(found) > 1:
                break
        return tuple(found[:2])

    return [way[:-1] for way in ways(0, 0)]


def _could_be_fact(line: str, name: str) -> bool:
    """Whether a line could be the cell of a fact."""
    if name in (PUBLISHED, INCIDENT):
        return date_of_cell(line) is not None or _NOT_STATED.fullmatch(line) is not None
    return len(line) <= _LONGEST_FACT and not item_mark(line, "")
