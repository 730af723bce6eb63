"""How long bars are, so that the eye can compare them."""

from __future__ import annotations

from collections.abc import Sequence

FULL = 100


def lengths(counts: Sequence[int]) -> tuple[float, ...]:
    """The length of each bar, the largest FULL long; none that stands for something is too short to be seen."""
    most = max(counts, default=0)
    return tuple(max(0.5, round(count * FULL / most, 1)) if count else 0.0 for count in counts)
