"""What of an entry is compared with others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_site.digests.headings import REFERENCE, Heading
from build_site.reviews.matching.features import extract_features, is_distinctive
from build_site.vocabulary.vocabularies import Vocabularies
from tests.reviews.conftest import MakeEntry

SENTENCE = "grandparents who look after a baby at night are given the same advice as parents"


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("2023 – Kent – Child S", {"s"}),
        ("2023 – Kent – Tom and Ruby", {"tom", "ruby"}),
        ("2023 – Kent – Baby SN20", {"sn20"}),
        ("2023 – Kent – The Kent siblings", set()),
        ("2023 – Kent – Thematic review of serious youth violence", set()),
    ],
)
def test_features_the_names_are_those_that_tell_one_review_from_another(
    entry: MakeEntry, words: Vocabularies, heading: str, names: set[str]
):
    assert extract_features(entry(heading), words.areas).names == names


def test_features_a_reference_is_a_name_as_it_is_printed(entry: MakeEntry, words: Vocabularies):
    made = entry("2023 – Kent – Tom")
    heading = Heading("Tom", REFERENCE, "RR 3/22")
    made = replace(made, entry=replace(made.entry, heading=heading))
    assert extract_features(made, words.areas).names == {"tom", "3", "22"}


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("2025 – Kent – 2025", set()),
        ("2025 – Kent – CPR 9/2025", {"9"}),
        ("2025 – Kent – SCR 2019", set()),
        ("2025 – Kent – RR 1899", {"1899"}),
    ],
)
def test_features_a_year_and_the_letters_of_a_kind_of_review_are_no_name(
    entry: MakeEntry, words: Vocabularies, heading: str, names: set[str]
):
    assert extract_features(entry(heading), words.areas).names == names


def test_features_an_abolished_area_has_those_that_took_over_as_well(entry: MakeEntry, words: Vocabularies):
    assert extract_features(entry("2020 – Northamptonshire – Tom"), words.areas).areas == {
        "Northamptonshire",
        "North Northamptonshire",
        "West Northamptonshire",
    }


def test_features_a_consortium_has_its_members_areas_as_well(entry: MakeEntry, words: Vocabularies):
    assert extract_features(entry("2023 – Islands – Tom"), words.areas).areas >= {"Islands", "Guernsey"}
    assert extract_features(entry("2023 – Atlantis – Tom"), words.areas).areas == {"Atlantis"}


def test_features_hold_ages_in_days_and_sexes_as_far_as_stated(entry: MakeEntry, words: Vocabularies):
    features = extract_features(
        entry("2023 – Kent – Tom", "A boy of 2 weeks and an infant under 1-year-old."), words.areas
    )
    assert (features.ages, features.days, features.sexes) == (
        ("2 weeks", "under 1 year"),
        ((14, 14), (0, 365.25)),
        {"male"},
    )


def test_features_texts_are_what_happened_and_the_points_but_good_practice_has_shingles_too(
    entry: MakeEntry, words: Vocabularies
):
    made = entry("2023 – Kent – Tom", learning=("one point",), recommendations=("another point",))
    features = extract_features(made, words.areas)
    assert (features.texts, features.shingles) == (("one point", "another point"), frozenset())
    account = replace(made.entry.account, good_practice=(SENTENCE,))
    features = extract_features(replace(made, entry=replace(made.entry, account=account)), words.areas)
    assert len(features.texts) == 2
    assert features.shingles


def test_features_shingles_are_the_same_wherever_the_words_stand_and_however_they_are_printed(
    entry: MakeEntry, words: Vocabularies
):
    first = extract_features(entry("2023 – Kent – Tom", learning=(SENTENCE,)), words.areas).shingles
    second = extract_features(
        entry("2023 – Kent – Tom", recommendations=(f"Ensure that {SENTENCE.upper()}!",)), words.areas
    ).shingles
    assert first
    assert first <= second


def test_features_a_text_of_fewer_than_five_words_has_no_shingle(entry: MakeEntry, words: Vocabularies):
    def count(text: str) -> int:
        return len(extract_features(entry("2023 – Kent – Tom", learning=(text,)), words.areas).shingles)

    assert count("given the same advice") == 0
    beginnings = [word for word in SENTENCE.split() if count(f"{word} is given the same") == 1]
    assert 0 < len(beginnings) < len(SENTENCE.split()) / 2
    assert [count(f"{word} is given the") for word in beginnings] == [0] * len(beginnings)


@pytest.mark.parametrize(("name", "distinctive"), [("s", False), ("ab", False), ("tom", True), ("sn20", True)])
def test_features_a_name_of_a_letter_or_two_is_not_distinctive(name: str, distinctive: bool):
    assert is_distinctive(name) is distinctive
