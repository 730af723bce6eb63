"""What the finder shows of a review, loaded only for the results on the page."""

from __future__ import annotations

import math
from typing import Any

from build_site.catalogue import Review
from build_site.search.passages import KINDS, POINTS_FROM, Passage

MAX_FILES = 2500
"""More files than this, and a folder is slow to copy and to upload; 2,500 reviews are seven times those that ship."""


def card_of(review: Review, passages: list[Passage]) -> list[Any]:
    """Return the card of a review: id, title, areas, year, type, sentences of what happened, points by kind."""
    record = review.record
    story = [passage.text for passage in passages if passage.kind == "story"]
    points = [[passage.text for passage in passages if passage.kind == kind] for kind in KINDS[POINTS_FROM:]]
    return [record.id, record.title, list(record.areas), review.year, record.review_type, story, points]


def cards_per_file(reviews: int) -> int:
    """Return how many cards to put in a file: one each, unless that made more than MAX_FILES files."""
    return math.ceil(reviews / MAX_FILES) or 1
