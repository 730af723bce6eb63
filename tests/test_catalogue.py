"""The catalogue: which reviews are in it, in which order, and how their accounts and points are shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_site.catalogue import Catalogue, Review
from build_site.core.cache import Cache
from build_site.model import PROFESSIONALS, Account, Child, Record, Source
from build_site.vocabulary.phrase_language import parse_phrase
from build_site.vocabulary.tags import Tag, Tags
from tests.site import collection


def _catalogue(*records: Record, **options: object) -> Catalogue:
    return Catalogue.build(
        records, collection.AREAS, collection.KEYWORDS, collection.THEMES, collection.AGENCIES, **options
    )


def _review(**fields: object) -> Review:
    return _catalogue(Record("a", "A", **fields)).reviews[0]


def _account(line: int, summary: str = "", **points: tuple[str, ...]) -> Account:
    return Account((Source("list.txt", (line, line), "A"),), summary, **points)


def test_catalogue_has_the_newest_review_first_and_undated_ones_last() -> None:
    dates = {
        "old": "1998",
        "undated": None,
        "newest": "2023-11-02",
        "day": "2023-11-01",
        "month": "2023-02",
        "year": "2023",
    }
    found = _catalogue(*(Record(id_, id_, date) for id_, date in dates.items())).reviews
    assert [review.id for review in found] == ["year", "newest", "day", "month", "old", "undated"]
    assert [review.year for review in found] == [2023, 2023, 2023, 2023, 1998, None]


def test_catalogue_has_reviews_of_one_date_in_the_order_of_their_ids() -> None:
    found = _catalogue(Record("b", "B", "2020"), Record("c", "C", "2020"), Record("a", "A", "2020")).reviews
    assert [review.id for review in found] == ["a", "b", "c"]


def test_catalogue_leaves_out_what_is_for_professionals_unless_the_site_is_for_them() -> None:
    records = [
        Record("b", "B", circulation=PROFESSIONALS),
        Record("open", "O"),
        Record("a", "A", circulation=PROFESSIONALS),
    ]
    public = _catalogue(*records)
    assert ([review.id for review in public.reviews], public.excluded) == (["open"], ("b", "a"))
    restricted = _catalogue(*records, include_restricted=True)
    assert ([review.id for review in restricted.reviews], restricted.excluded) == (["a", "b", "open"], ())


def test_catalogue_numbers_points_on_through_the_accounts_by_kind() -> None:
    review = _review(
        accounts=(
            _account(1, "One.", learning=("L1", "L2"), recommendations=("R1",)),
            _account(2, "Two.", learning=("L3",), good_practice=("G1",)),
        )
    )
    assert [(point.anchor, point.text, point.review) for point in review.points] == [
        ("learning-1", "L1", "a"),
        ("learning-2", "L2", "a"),
        ("recommendation-1", "R1", "a"),
        ("learning-3", "L3", "a"),
        ("good-practice-1", "G1", "a"),
    ]
    assert [point.text for point in review.accounts[0].of_kind("learning")] == ["L1", "L2"]


def test_catalogue_shows_accounts_of_one_text_once_with_the_tags_of_the_rest_in_place() -> None:
    review = _review(
        accounts=(
            _account(1, "One.", learning=("See the child.",)),
            _account(2, "ONE", learning=("see the child",)),
            _account(3, "Two.", learning=("Ask who.",)),
            _account(4, "one.", learning=("See the child;",)),
        )
    )
    assert [[source.lines[0] for source in account.sources] for account in review.accounts] == [[1, 2, 4], [3]]
    assert [(point.anchor, point.text, point.themes) for point in review.points] == [
        ("learning-1", "See the child.", ("seeing-the-child",)),
        ("learning-2", "Ask who.", ("seeing-the-child", "working-together")),
    ]


def test_catalogue_shows_accounts_that_differ_in_a_word_apart() -> None:
    accounts = (
        _account(1, "One.", learning=("L",)),
        _account(2, "One.", recommendations=("L more",)),
        _account(3, "One."),
    )
    assert len(_review(accounts=accounts).accounts) == 3


def test_catalogue_tags_reviews_with_what_their_points_are_about() -> None:
    review = _review(
        accounts=(
            _account(1, learning=("Train the school.", "See the child."), good_practice=("A school kept in touch.",)),
        )
    )
    assert review.themes == ("seeing-the-child", "working-together")
    assert review.agencies == ("schools",)
    assert _review(accounts=(_account(1, "The school.", learning=("Wait.",)),)).agencies == ()


def test_catalogue_takes_the_summary_of_the_first_account_that_has_one() -> None:
    assert _review(accounts=(_account(1), _account(2, "Second."), _account(3, "Third."))).summary == "Second."
    assert _review(accounts=(_account(1),)).summary == ""
    assert _review().summary == ""


def test_catalogue_bands_the_ages_of_all_children_youngest_first() -> None:
    children = (Child("15 years"), Child(None, "male"), Child("7 weeks"), Child("8 weeks"), Child("under 1 year"))
    assert [band.slug for band in _review(children=children).age_bands] == ["under-3-months", "11-to-15-years"]


def test_catalogue_gives_a_review_another_fingerprint_when_its_record_or_its_tags_change() -> None:
    record = collection.records()[0]

    def fingerprint(changed: Record, themes: Tags = collection.THEMES) -> str:
        held = Catalogue.build([changed], collection.AREAS, collection.KEYWORDS, themes, collection.AGENCIES)
        return held.reviews[0].fingerprint

    other_themes = Tags([Tag("Training", "training", "Training.", (parse_phrase("train"),))])
    assert fingerprint(record) == fingerprint(replace(record))
    assert len({fingerprint(record), fingerprint(replace(record, title="B")), fingerprint(record, other_themes)}) == 3


@pytest.mark.parametrize(
    "themes", [collection.THEMES, Tags([Tag("Training", "training", "x", (parse_phrase("train"),))])]
)
def test_catalogue_is_the_same_with_the_tags_of_an_earlier_run_at_hand(tmp_path: Path, themes: Tags) -> None:
    def made(count: int, vocabulary: Tags) -> Catalogue:
        records = [
            replace(record, id=f"{number}-{record.id}") for number in range(count) for record in collection.records()
        ]
        return Catalogue.build(
            records,
            collection.AREAS,
            collection.KEYWORDS,
            vocabulary,
            collection.AGENCIES,
            cache=Cache(tmp_path),
        )

    made(1, collection.THEMES)
    for count in (2, 1, 1):
        with_cache = made(count, themes)
        (tmp_path / "tags").unlink(missing_ok=True)
        assert with_cache.reviews == made(count, themes).reviews


def test_catalogue_takes_a_date_that_is_uncertain_or_a_season() -> None:
    records = (Record("b", "B", "2021-05~"), Record("a", "A", "2021-21"), Record("c", "C", "2021-03?"))
    assert [(review.id, review.year) for review in _catalogue(*records).reviews] == [
        ("b", 2021),
        ("c", 2021),
        ("a", 2021),
    ]
