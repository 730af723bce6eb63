"""What the finder shows of a review, loaded only for the results on the page."""

from __future__ import annotations

from build_site.catalogue import Review
from build_site.search.passages import KINDS, POINTS_FROM, Passage

_MOST_FILES = 2500


def card_of(review: Review, passages: list[Passage]) -> list:
    """One card: id, title, areas, year, kind of review, sentences of what happened, points by kind."""
    record = review.record
    story = [passage.text for passage in passages if passage.kind == "story"]
    points = [[passage.text for passage in passages if passage.kind == kind] for kind in KINDS[POINTS_FROM:]]
    return [record.id, record.title, list(record.areas), review.year, record.review_type, story, points]


def cards_a_file(reviews: int) -> int:
    """How many cards to put in a file: one each, unless that made more files than a folder should have."""
    return -(-reviews // _MOST_FILES) or 1
