"""Tables on the page of a PDF, by the lines that are ruled around their cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTPage

_THIN = 3.0
"""In points: a rectangle that is no thicker is a line."""
_NEAR = 3.0
"""In points: lines that are no farther apart are one, and meet."""
_WHOLE = 0.9
"""How much of a table's width a line between two rows covers."""
_FEWEST_ROWS, _FEWEST_CELLS = 2, 3
_MOST_LINES = 3000
"""A page with more ruled lines is a drawing."""


@dataclass(frozen=True)
class _Edge:
    """A ruled line. at: its height on the page if it is level, else its distance from the left; start, end: of it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Grid:
    """A table. tops: the heights of the lines between rows, from the top; lefts: where its columns begin and end.

    joined: the row and column of each place that has no line at its left, since a cell goes over several columns.
    """

    tops: tuple[float, ...]
    lefts: tuple[float, ...]
    joined: frozenset[tuple[int, int]]
    chars: dict[tuple[int, int], list[LTChar]] = field(default_factory=dict)

    def take(self, char: LTChar) -> bool:
        """Put a letter into its cell. Return False if it stands outside the table."""
        x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
        row, column = sum(y < top for top in self.tops), sum(x > left for left in self.lefts)
        if not (0 < row < len(self.tops) and 0 < column < len(self.lefts)):
            return False
        while column > 1 and (row - 1, column - 1) in self.joined:
            column -= 1
        self.chars.setdefault((row - 1, column - 1), []).append(char)
        return True

    def cells(self) -> Iterator[list[list[LTChar]]]:
        """Yield the letters of the cells of each row."""
        for row in range(len(self.tops) - 1):
            yield [self.chars.get((row, column), []) for column in range(len(self.lefts) - 1)]


def find_grids(page: LTPage) -> list[Grid]:
    """Return the tables of a page, from its top: three columns or more, with a ruled line around each cell."""
    level, upright = _edges(page)
    if not 0 < len(level) + len(upright) <= _MOST_LINES:
        return []
    grids = []
    for tops, lefts in _frames(level, upright):
        if len(tops) > _FEWEST_ROWS and len(lefts) > _FEWEST_CELLS:
            grids.append(_grid(sorted(tops, reverse=True), lefts, upright))
    return sorted(grids, key=lambda grid: -grid.tops[0])


def _grid(tops: Sequence[float], lefts: Sequence[float], upright: Sequence[_Edge]) -> Grid:
    lines = [[edge for edge in upright if abs(edge.at - left) <= _NEAR] for left in lefts]
    joined = frozenset(
        (row, column)
        for row, (high, low) in enumerate(itertools.pairwise(tops))
        for column, edges in enumerate(lines)
        if not any(edge.start < (high + low) / 2 < edge.end for edge in edges)
    )
    return Grid(tuple(tops), tuple(lefts), joined)


def _edges(page: LTPage) -> tuple[list[_Edge], list[_Edge]]:
    """Return the ruled lines of a page, level and upright; a rectangle that is not thin has four."""
    from pdfminer.layout import LTCurve

    level, upright = [], []
    for item in page:
        if not isinstance(item, LTCurve):  # lines and rectangles among them
            continue
        if item.height > _THIN or item.width > _THIN:
            sides = {item.y0, item.y1} if item.height > _THIN else {(item.y0 + item.y1) / 2}
            ends = {item.x0, item.x1} if item.width > _THIN else {(item.x0 + item.x1) / 2}
            level += [_Edge(y, item.x0, item.x1) for y in sides if item.width > _THIN]
            upright += [_Edge(x, item.y0, item.y1) for x in ends if item.height > _THIN]
    return level, upright


def _frames(level: Sequence[_Edge], upright: Sequence[_Edge]) -> Iterator[tuple[list[float], list[float]]]:
    """Yield the heights of the rows' lines, and the places of the columns' lines, of each table.

    Lines of the columns that follow one another down the page, without a gap, are of one table.
    """
    spans: list[list[float]] = []
    for edge in sorted(upright, key=lambda edge: edge.start):
        if spans and edge.start <= spans[-1][1] + _NEAR:
            spans[-1][1] = max(spans[-1][1], edge.end)
        else:
            spans.append([edge.start, edge.end])
    for low, high in spans:
        columns = [edge for edge in upright if low - _NEAR <= edge.start and edge.end <= high + _NEAR]
        lefts = _merged(edge.at for edge in columns)
        width = lefts[-1] - lefts[0]
        inside = [edge for edge in level if low - _NEAR <= edge.at <= high + _NEAR]
        yield [top for top in _merged(edge.at for edge in inside) if _covered(inside, top) >= _WHOLE * width], lefts


def _merged(places: Iterator[float]) -> list[float]:
    """Return places in order, those that are near one another once."""
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > _NEAR:
            merged.append(place)
    return merged


def _covered(level: Sequence[_Edge], top: float) -> float:
    """Return how much of the width the lines at a height cover together."""
    edges = sorted((edge for edge in level if abs(edge.at - top) <= _NEAR), key=lambda edge: edge.start)
    ends = itertools.accumulate((edge.end for edge in edges), max, initial=float("-inf"))
    return sum(max(0.0, edge.end - max(edge.start, end)) for edge, end in zip(edges, ends, strict=False))
