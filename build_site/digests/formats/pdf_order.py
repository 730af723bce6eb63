"""The order in which the paragraphs on the page of a PDF are read: one column after the other."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdfminer.layout import LTTextBox

_MARGIN = 0.07
"""Which share of a page, at its top and at its foot, is for running heads and page numbers."""
_SPANNING = 0.55
"""A paragraph that is wider than this share of the text goes over all columns."""
_OVERLAP = 2.0
"""In points: how far paragraphs that stand one below the other may reach into one another."""


def reading_order(boxes: Sequence[LTTextBox], height: float) -> list[LTTextBox]:
    """Return the paragraphs of a page of a height in the order in which they are read.

    First what stands at the top edge, last what stands at the foot. Between them columns are read one after the other,
    down to the next paragraph that goes over all of them. Where paragraphs stand in another way, the order is kept.
    """
    heads = [box for box in boxes if box.y0 > (1 - _MARGIN) * height]
    feet = [box for box in boxes if box.y1 < _MARGIN * height]
    body = [box for box in boxes if not (box.y0 > (1 - _MARGIN) * height or box.y1 < _MARGIN * height)]
    return [*sorted(heads, key=_from_top), *_body(body), *sorted(feet, key=_from_top)]


def _from_top(box: LTTextBox) -> tuple[float, float]:
    return -box.y1, box.x0


def _body(boxes: Sequence[LTTextBox]) -> Sequence[LTTextBox]:
    """Return the paragraphs of the page without its edges in order."""
    if len(boxes) < 2:
        return boxes
    widest = _SPANNING * (max(box.x1 for box in boxes) - min(box.x0 for box in boxes))
    spanning = sorted((box for box in boxes if box.width > widest), key=_from_top)
    bands: list[list[LTTextBox]] = [[] for _ in range(len(spanning) + 1)]
    for box in boxes:
        if box.width <= widest:
            bands[sum(box.y1 <= wide.y0 + _OVERLAP for wide in spanning)].append(box)
    ordered: list[LTTextBox] = []
    for band, wide in itertools.zip_longest(bands, spanning):
        columns = _columns(band)
        if any(_overlap(column) for column in columns) or (wide and any(box.y0 < wide.y1 - _OVERLAP for box in band)):
            return boxes
        ordered += [box for column in columns for box in column]
        ordered += [wide] if wide else []
    return boxes if _overlap(spanning) else ordered


def _columns(boxes: Sequence[LTTextBox]) -> list[list[LTTextBox]]:
    """Return the columns of some paragraphs from the left, each from its top."""
    columns: list[list[LTTextBox]] = []
    right = float("-inf")
    for box in sorted(boxes, key=lambda box: box.x0):
        if box.x0 > right:
            columns.append([])
        columns[-1].append(box)
        right = max(right, box.x1)
    columns = [sorted(column, key=_from_top) for column in columns]
    tops_to_feet = sorted(boxes, key=_from_top)
    return columns if _overlap(tops_to_feet) else [tops_to_feet]


def _overlap(boxes: Sequence[LTTextBox]) -> bool:
    """Whether some paragraphs, from the top, stand beside one another."""
    return any(below.y1 > above.y0 + _OVERLAP for above, below in itertools.pairwise(boxes))
