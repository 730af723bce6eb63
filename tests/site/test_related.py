"""Related reviews: the closest, with the reason, and found anew as soon as something about them changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from build_site import catalogue
from build_site.catalogue import Review
from build_site.core.cache import Cache
from build_site.model import Record
from build_site.site.data.related import related_of
from tests.site import collection


def _reviews(*records: Record) -> tuple[Review, ...]:
    held = catalogue.make(list(records), collection.AREAS, collection.KEYWORDS, collection.THEMES, collection.AGENCIES)
    return held.reviews


def _found(reviews: tuple[Review, ...], folder: Path) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    return {
        review.id: [(one.review.id, one.shared) for one in related]
        for review, related in zip(reviews, related_of(reviews, Cache(folder)))
    }


ONE = Record("one", "One", "2020", ("Ashford",), keywords=("child neglect", "home conditions"))
TWO = Record("two", "Two", "2019", ("Cray",), keywords=("child neglect", "home conditions"))
OTHER = Record("other", "Other", "2018", ("Blyth",), keywords=("medical neglect",))


def test_a_related_review_shares_at_least_two_things_which_are_named(tmp_path: Path) -> None:
    found = _found(_reviews(ONE, TWO, OTHER), tmp_path)
    assert found == {
        "one": [("two", ("child neglect", "home conditions"))],
        "two": [("one", ("child neglect", "home conditions"))],
        "other": [],
    }


def test_related_reviews_are_the_same_when_they_come_from_the_cache(tmp_path: Path) -> None:
    reviews = _reviews(ONE, TWO, OTHER)
    first = _found(reviews, tmp_path)
    before = (tmp_path / "related.entry").read_bytes()
    assert _found(reviews, tmp_path) == first
    assert (tmp_path / "related.entry").read_bytes() == before


def test_a_review_that_no_longer_shares_anything_is_no_longer_related(tmp_path: Path) -> None:
    _found(_reviews(ONE, TWO, OTHER), tmp_path)
    parted = replace(TWO, keywords=())
    assert _found(_reviews(ONE, parted, OTHER), tmp_path)["one"] == []


def test_related_reviews_are_looked_for_anew_when_their_cache_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "related.entry").write_text('{"state": "x"', encoding="utf-8")
    assert _found(_reviews(ONE, TWO), tmp_path)["one"] == [("two", ("child neglect", "home conditions"))]
