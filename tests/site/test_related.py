"""Related reviews: the closest, with the reason, and found anew as soon as something about them changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_site.catalogue import Review
from build_site.core.cache import Cache
from build_site.model import Child, Record
from build_site.site.data.related import related_of
from tests.site import collection


def _reviews(*records: Record) -> tuple[Review, ...]:
    held = collection.catalogue_of(list(records))
    return held.reviews


def _found(reviews: tuple[Review, ...], folder: Path) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    return {
        review.id: [(one.review.id, one.shared) for one in related]
        for review, related in zip(reviews, related_of(reviews, Cache(folder)), strict=True)
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


def _related_to(first: Record, *others: Record, folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    return _found(_reviews(first, *others), folder / "related")[first.id]


def test_a_related_review_that_shares_what_is_rarer_comes_first(tmp_path: Path) -> None:
    common = [Record(f"common-{number}", "x", "2000", keywords=("a", "b", "e")) for number in range(3)]
    rare = Record("rare", "x", "1999", keywords=("c", "d"))
    found = _related_to(Record("one", "x", "2001", keywords=("a", "b", "c", "d")), *common, rare, folder=tmp_path)
    assert [id_ for id_, _ in found] == ["rare", "common-0", "common-1", "common-2"]


def test_a_review_has_at_most_five_related_ones_the_newest_of_those_as_close(tmp_path: Path) -> None:
    others = [Record(f"r{number}", "x", str(2000 + number), keywords=("a", "b")) for number in range(7)]
    unlike = [Record(f"u{number}", "x", "1990") for number in range(9)]
    found = _related_to(Record("one", "x", "2020", keywords=("a", "b")), *others, *unlike, folder=tmp_path)
    assert [id_ for id_, _ in found] == ["r6", "r5", "r4", "r3", "r2"]


def test_what_two_reviews_share_is_named_the_most_telling_first_and_no_more_than_four(tmp_path: Path) -> None:
    fields = {"areas": ("Ashford",), "harms": ("neglect", "other"), "children": (Child("7 weeks"),)}
    one = Record("one", "x", "2020", keywords=("term", "neglect"), **fields)
    two = Record("two", "x", "2019", keywords=("term",), **fields | {"harms": ("neglect", "other")})
    unlike = [Record(f"u{number}", "x", "1990") for number in range(9)]
    assert _related_to(two, one, *unlike, folder=tmp_path) == [("one", ("term", "Ashford", "aged under 3 months"))]
    more = (
        replace(two, harms=("accident", "homicide")),
        replace(one, keywords=("term",), harms=("homicide", "accident")),
    )
    assert _related_to(*more, *unlike, folder=tmp_path) == [("one", ("term", "accident", "homicide", "Ashford"))]


def test_one_thing_in_common_is_not_enough_and_the_harm_other_is_none(tmp_path: Path) -> None:
    one = Record("one", "x", "2020", keywords=("a",), harms=("other",))
    assert _related_to(one, Record("two", "x", "2019", keywords=("a",), harms=("other",)), folder=tmp_path) == []


def test_reviews_found_before_are_not_related_when_their_features_have_changed_since(tmp_path: Path) -> None:
    assert _found(_reviews(ONE, TWO), tmp_path / "related")["one"] != []
    assert _found(_reviews(replace(ONE, id="other-id"), TWO), tmp_path / "related")["two"][0][0] == "other-id"


@pytest.mark.parametrize(("between", "related"), [(118, ["old"]), (119, [])])
def test_related_reviews_are_looked_for_among_the_120_newest_that_share_the_rarest_feature(
    tmp_path: Path, between: int, related: list[str]
) -> None:
    one = Record("one", "x", "2024", keywords=("rare", "common"))
    newer = [Record(f"n{number}", "x", "2023", keywords=("rare",)) for number in range(between)]
    old = Record("old", "x", "2022", keywords=("rare", "common"))
    older = [Record(f"o{number}", "x", "2021", keywords=("common",)) for number in range(200)]
    assert [id_ for id_, _ in _related_to(one, *newer, old, *older, folder=tmp_path)] == related
