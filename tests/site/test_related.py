"""Related reviews: the closest, with the reason, and found anew as soon as something about them changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from build_site.catalogue import Catalogue, Review
from build_site.model import Record
from build_site.site.data.related import related_of
from tests.site import collection


def _reviews(*records: Record) -> tuple[Review, ...]:
    held = Catalogue.build(list(records), collection.AREAS, collection.KEYWORDS, collection.THEMES, collection.AGENCIES)
    return held.reviews


def _found(reviews: tuple[Review, ...], kept: Path) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    return {
        review.id: [(one.review.id, one.shared) for one in related]
        for review, related in zip(reviews, related_of(reviews, kept), strict=True)
    }


ONE = Record("one", "One", "2020", ("Ashford",), keywords=("child neglect", "home conditions"))
TWO = Record("two", "Two", "2019", ("Cray",), keywords=("child neglect", "home conditions"))
OTHER = Record("other", "Other", "2018", ("Blyth",), keywords=("medical neglect",))


def test_a_related_review_shares_at_least_two_things_which_are_named(tmp_path: Path) -> None:
    found = _found(_reviews(ONE, TWO, OTHER), tmp_path / "kept.json")
    assert found == {
        "one": [("two", ("child neglect", "home conditions"))],
        "two": [("one", ("child neglect", "home conditions"))],
        "other": [],
    }


def test_what_was_found_is_the_same_when_it_is_remembered(tmp_path: Path) -> None:
    reviews = _reviews(ONE, TWO, OTHER)
    first = _found(reviews, tmp_path / "kept.json")
    before = (tmp_path / "kept.json").read_bytes()
    assert _found(reviews, tmp_path / "kept.json") == first
    assert (tmp_path / "kept.json").read_bytes() == before


def test_a_review_that_no_longer_shares_anything_is_no_longer_related(tmp_path: Path) -> None:
    _found(_reviews(ONE, TWO, OTHER), tmp_path / "kept.json")
    parted = replace(TWO, keywords=())
    assert _found(_reviews(ONE, parted, OTHER), tmp_path / "kept.json")["one"] == []


def test_a_memory_that_is_broken_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_text('{"state": "x"', encoding="utf-8")
    assert _found(_reviews(ONE, TWO), tmp_path / "kept.json")["one"] == [("two", ("child neglect", "home conditions"))]
