"""Charts: tables whose rows carry bars, so that the eye can compare their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_site.site import text_format
from build_site.site.page import Link

_LONGEST = 100
_SHORTEST = 0.5
"""Lengths of bars, in per cent of the room that there is: none that stands for something is too short to be seen."""


@dataclass(frozen=True)
class Bar:
    """A row of a chart. length: of 100; 0 for no bar, where the number is too small to be stated."""

    label: str
    href: str
    number: str
    length: float


@dataclass(frozen=True)
class Chart:
    """A table whose rows carry bars. counted: heading of the labels; more: where the rows that are left out stand."""

    heading: str
    anchor: str
    counted: str
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()
    more: Link | None = None


def bars_of(rows: Sequence[tuple[str, str, int]], smallest_count: int = 1) -> tuple[Bar, ...]:
    """Return a bar for each row of (label, path, count); one below `smallest_count` is not stated and has no length."""
    stated = [count if count >= smallest_count else 0 for _, _, count in rows]
    return tuple(
        Bar(label, path, text_format.small_count(count, smallest_count), length)
        for (label, path, count), length in zip(rows, bar_lengths(stated), strict=True)
    )


def bar_lengths(counts: Sequence[int]) -> tuple[float, ...]:
    """Return the length of each bar, the largest 100: [200, 50, 0] -> (100.0, 25.0, 0.0)."""
    largest = max(counts, default=0)
    return tuple(max(_SHORTEST, round(count * _LONGEST / largest, 1)) if count else 0.0 for count in counts)
