"""Which pairs of entries are compared at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_site.reviews.matching.blocking import candidate_pairs
from build_site.reviews.matching.features import Features, extract_features
from build_site.vocabulary.vocabularies import Vocabularies
from tests.reviews.conftest import MakeEntry


@pytest.fixture
def nameless(entry: MakeEntry, words: Vocabularies) -> Features:
    """The features of an entry that shares nothing with any other."""
    return extract_features(entry("2023 – Anonymous – Siblings"), words.areas)


def pairs_of(features: list[Features]) -> list[tuple[int, int]]:
    indices = {id(one): index for index, one in enumerate(features)}
    return [(indices[id(first)], indices[id(second)]) for first, second in candidate_pairs(features)]


@pytest.mark.parametrize(
    ("first", "second", "compared"),
    [
        (("2023 – Kent – Child S", ""), ("2021 – Kent – Child S", ""), True),
        (("2023 – Kent – Child S", ""), ("2021 – Surrey – Child S", ""), False),
        (("2023 – Kent – Child S", "Hurt in May 2020."), ("2021 – Surrey – Child S", "Hurt in May 2020."), True),
        (("2023 – Kent – Child S", "Hurt in 2020."), ("2021 – Surrey – Child S", "Hurt in 2020."), False),
        (("2023 – Kent – Child S", "Hurt in May 2020."), ("2021 – Kent – Child B", "Hurt in May 2020."), True),
        (("2023 – Kent – Child S", "Hurt in 2020."), ("2021 – Kent – Child B", "Hurt in 2020."), False),
        (("2023 – Kent – Tom", ""), ("2021 – Surrey – Tom", ""), True),
        (("2023 – Kent – Tom", ""), ("2021 – Kent – Ruby", ""), False),
        (("2023 – Kent – Siblings", "A 2-year-old girl."), ("2021 – Surrey – Siblings", "A 2-year-old girl."), False),
    ],
)
def test_blocking_pairs_that_share_a_name_a_place_and_name_or_a_place_and_month_are_compared(
    entry: MakeEntry,
    words: Vocabularies,
    first: tuple[str, str],
    second: tuple[str, str],
    compared: bool,
):
    features = [extract_features(entry(*one), words.areas) for one in (first, second)]
    assert pairs_of(features) == ([(0, 1)] if compared else [])


def test_blocking_each_pair_is_compared_once_and_in_order(entry: MakeEntry, words: Vocabularies):
    features = [
        extract_features(entry("2023 – Kent – Tom", "A boy of 2 weeks was hurt in May 2020."), words.areas)
        for _ in range(3)
    ]
    assert pairs_of(features) == [(0, 1), (0, 2), (1, 2)]


def test_blocking_a_name_that_more_than_sixty_entries_share_tells_nothing(nameless: Features):
    tom = replace(nameless, names=frozenset({"tom"}))
    assert len(pairs_of([replace(tom) for _ in range(60)])) == 60 * 59 / 2
    assert pairs_of([replace(tom) for _ in range(61)]) == []


def test_blocking_of_a_common_name_those_of_one_age_are_compared_still(nameless: Features):
    many = [replace(nameless, names=frozenset({"tom"})) for _ in range(61)]
    assert pairs_of([*many, *(replace(many[0], ages=("2 weeks",)) for _ in range(2))]) == [(61, 62)]


@pytest.mark.parametrize(
    ("first", "second", "compared"),
    [
        (range(50), range(47, 147), True),
        (range(51), range(48, 148), False),
        (range(147), range(144, 194), True),
        (range(10), range(8, 100), True),
        (range(10), range(9, 100), False),
    ],
)
def test_blocking_texts_are_compared_that_share_two_shingles_and_six_per_cent_of_the_shorter(
    nameless: Features, first: range, second: range, compared: bool
):
    features = [replace(nameless, shingles=frozenset(shingles)) for shingles in (first, second)]
    assert pairs_of(features) == ([(0, 1)] if compared else [])


def test_blocking_words_that_more_than_ten_entries_share_are_a_phrase_of_the_field(nameless: Features):
    shared = replace(nameless, shingles=frozenset(range(20)))
    assert len(pairs_of([replace(shared) for _ in range(10)])) == 45
    assert pairs_of([replace(shared) for _ in range(11)]) == []
