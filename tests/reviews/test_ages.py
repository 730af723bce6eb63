"""Ages in the many ways in which digests of fifteen years have printed them."""

from __future__ import annotations

import pytest

from build_site.reviews.facts.children.ages import ages_in, number_of


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("a 7-week-old boy", ["7 weeks"]),
        ("a baby of 27- weeks-old", ["27 weeks"]),
        ("a seven-month-old infant", ["7 months"]),
        ("a 16 year old", ["16 years"]),
        ("a16-year-old girl", ["16 years"]),
        ("a 9‑week‑old baby", ["9 weeks"]),
        ("a 1.5-years-old toddler", ["1.5 years"]),
        ("a 5½-year-old", ["5.5 years"]),
        ("a two-and-a-half-year-old", ["2.5 years"]),
        ("a 10-and-a-half-month-old", ["10.5 months"]),
        ("aged 5 and a half", ["5.5 years"]),
        ("a twenty-three-month-old", ["23 months"]),
        ("a 2-year-6-month-old boy", ["2 years 6 months"]),
        ("aged 3 years and 2 months", ["3 years 2 months"]),
        ("aged six weeks", ["6 weeks"]),
        ("aged 17", ["17 years"]),
        ("died at 7 weeks of age", ["7 weeks"]),
        ("a girl of 4 months", ["4 months"]),
        ("twin girls of 3 weeks", ["3 weeks"]),
        ("He died aged 17.", ["17 years"]),
        ("One, 8 months old, fell ill, and the other did not.", ["8 months"]),
        ("a sister (12) and her brother (9)", ["12 years", "9 years"]),
        ("Samira (17) and Theo (15)", ["17 years", "15 years"]),
    ],
)
def test_one_age_is_read_however_it_is_printed(text: str, ages: list[str]):
    assert [age.text for age in ages_in(text)] == ages


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("sisters aged 3-and 1-years-old", ["3 years", "1 year"]),
        ("two boys, 16- and 17-year-old", ["16 years", "17 years"]),
        ("babies aged 6, 8 and 12-weeks-old", ["6 weeks", "8 weeks", "12 weeks"]),
        ("sisters aged 11 and nearly 5 years old", ["11 years", "5 years"]),
        ("aged 9, 7 and 2", ["9 years", "7 years", "2 years"]),
        ("one aged 24-days-old and one aged 21-months-old", ["24 days", "21 months"]),
        ("aged 2 and 18-months", ["2 years", "18 months"]),
        ("aged 14 and 18-months", ["14 months", "18 months"]),
        ("aged 1 and 12-months", ["1 year", "12 months"]),
        ("aged 1 and 11-months", ["1 month", "11 months"]),
        ("toddlers, 2- and 18-months-old", ["2 months", "18 months"]),
        ("aged one, 6 and 8 years", ["1 year", "6 years", "8 years"]),
        ("two sisters, the youngest 2 years old and the oldest 4 years old", ["2 years", "4 years"]),
    ],
)
def test_each_age_of_a_list_has_its_unit(text: str, ages: list[str]):
    assert [age.text for age in ages_in(text)] == ages


def test_bare_numbers_before_months_are_years_where_siblings_are_listed_by_age():
    assert [age.text for age in ages_in("three siblings aged 5, 3 and 18-months")] == [
        "5 years",
        "3 years",
        "18 months",
    ]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("an infant under 1-year-old", ["under 1 year"]),
        ("a boy aged under 3-months-old", ["under 3 months"]),
        ("aged under 16", ["under 16 years"]),
    ],
)
def test_a_limit_stays_a_limit(text: str, ages: list[str]):
    assert [age.text for age in ages_in(text)] == ages


@pytest.mark.parametrize(
    "text",
    [
        "a group aged between 15-years-old and 2-years-old",
        "boys aged between 4-to 8-years-old",
        "between the ages 14-18-years-old",
        "aged 14 to 16",
        "aged 14 - 16",
        "aged 14–16",
        "aged between 14 and 16",
        "five siblings, the youngest 2 years old and the oldest 14 years old",
        "siblings, the oldest aged 12 and the youngest aged 3",
        "the eldest of whom was 14 years old, and the youngest 6 months old",
        "young people between 10 and 17 years old",
        "between 10 and 17 years old children",
    ],
)
def test_a_range_of_ages_is_nobodys_age(text: str):
    assert ages_in(text) == []


def test_what_passed_between_two_children_is_no_range():
    assert [age.text for age in ages_in("a quarrel between 12-year-old and 15-year-old brothers")] == [
        "12 years",
        "15 years",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "an 18-month period",
        "over two and a half years",
        "a 12-month prison sentence",
        "in under 2 weeks",
        "on 12 May",
        "Section 20",
    ],
)
def test_a_duration_or_another_number_is_no_age(text: str):
    assert ages_in(text) == []


def test_an_age_remembers_its_words():
    age = ages_in("Death of a 27- weeks-old boy")[0]
    assert (age.words, age.start) == ("27- weeks-old", 11)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Samira (18) and Theo (19)", ["18 years"]),
        ("a 1-day-old baby", ["1 day"]),
        ("aged 1", ["1 year"]),
        ("aged 1 and a half", ["1.5 years"]),
        ("aged 2 and 1", ["2 years", "1 year"]),
        ("a 5¼-year-old and a 3¾-year-old", ["5.25 years", "3.75 years"]),
        ("under 2 months", ["under 2 months"]),
        ("in under 2 months", []),
        ("aged 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 12", [*("1 year",), *(f"{n} years" for n in range(2, 13))]),
        ("two children aged 6 and 18-months", ["6 months", "18 months"]),
        ("two children aged 18, 6 and 3-months", ["18 months", "6 months", "3 months"]),
    ],
)
def test_ages_of_every_number_and_unit(text: str, ages: list[str]):
    assert [age.text for age in ages_in(text)] == ages


def test_ages_each_of_a_list_has_its_own_place():
    text = "sisters aged 3- and 1-years-old"
    first, second = ages_in(text)
    assert (text[first.start : first.end], text[second.start : second.end]) == ("3", "1-years-old")
    text = "aged 9, 7 and 2"
    assert [(text[age.start : age.end], age.words) for age in ages_in(text)] == [
        ("9", text),
        ("7", text),
        ("2", text),
    ]
    (age,) = ages_in("Samuel (17)")
    assert (age.start, age.end, age.words) == (0, 11, "Samuel (17)")
    assert [age.text for age in ages_in("Theo (15) and a girl of 3 months")] == ["15 years", "3 months"]


@pytest.mark.parametrize(
    ("word", "number"),
    [("seven", 7), ("Twenty-three", 23), ("twenty-nine", 29), ("twenty", 20), ("1.5", 1.5), ("5½", 5.5), ("2", 2)],
)
def test_ages_a_number_is_read_in_words_and_figures(word: str, number: float):
    assert number_of(word) == number
