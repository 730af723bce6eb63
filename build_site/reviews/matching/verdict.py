"""The verdicts on a pair of entries."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """Whether two entries describe the same review; an editor rules SAME or NOT_SAME only."""

    SAME = "same"
    UNCLEAR = "unclear"
    NOT_SAME = "not same"
