"""Ages and sexes of children whom the title names, and ages listed of several children."""

from __future__ import annotations

import pytest

from build_site.reviews.facts.children.children import read_children


def facts(summary: str, title: str) -> list[tuple[str | None, str | None]]:
    return [(child.age, child.sex) for child in read_children(summary, title)[0]]


def ages(summary: str, title: str) -> list[str]:
    return [age for age, _ in facts(summary, title) if age]


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Rape of Ida, then aged 6, by her brother Max, then aged 14.", [("6 years", "female"), ("14 years", "male")]),
        ("Ida, 6, was abused by her half-brother Max, 14.", [("6 years", "female"), ("14 years", "male")]),
        ("Ida, aged 6, was hurt by Max, her 14-year-old brother.", [("6 years", "female"), ("14 years", "male")]),
        ("Max, 7, and his 15-year-old sister Ida were starved.", [("7 years", "male"), ("15 years", "female")]),
        ("Max (7) and his older sister Ida (15) were starved.", [("7 years", "male"), ("15 years", "female")]),
        ("Max, 7, and his twelve-year-old step-sister, Ida, fled.", [("7 years", "male"), ("12 years", "female")]),
        ("Ida, aged 15, and her brother, Max, aged 7, fled.", [("15 years", "female"), ("7 years", "male")]),
        ("Ida, 15, was left with her seven-year-old brother Max.", [("15 years", "female"), ("7 years", "male")]),
    ],
)
def test_a_sister_or_brother_whom_the_title_names_is_a_subject_with_age_and_sex(
    summary: str, expected: list[tuple[str, str]]
):
    assert facts(summary, "Ida and Max") == expected


@pytest.mark.parametrize(
    ("summary", "title", "expected"),
    [
        ("Ida, 6, was abused by her brother Max, 14.", "Ida", ["6 years"]),
        ("Max, 7, was found with his 15-year-old sister Ida.", "Max", ["7 years"]),
        ("Ida and Max lived with their brother Leo, aged 17, who stabbed them.", "Ida and Max", []),
        ("Ida, 9, was stabbed by Max's cousin, a boy of 15.", "Ida and Max", ["9 years"]),
        ("Ida and Max were starved. Max had been adopted when Ida, aged 2, was born.", "Ida and Max", []),
        ("Lia's uncle, a youth of 17, was convicted of raping her.", "Lia", []),
        ("Lia's cousin, a 15-year-old, raped her.", "Lia", []),
        ("Her carer, himself a boy of 16, shook Lia.", "Lia", []),
    ],
)
def test_one_whom_the_title_does_not_name_is_no_subject(summary: str, title: str, expected: list[str]):
    assert ages(summary, title) == expected


@pytest.mark.parametrize(
    ("summary", "title", "expected"),
    [
        (
            "When removed they were 6 years, 3 years and 5 months old.",
            "B1, B2 and B3",
            ["6 years", "3 years", "5 months"],
        ),
        ("Neglect of three children, aged 6 years, 3 years and 5 months.", "B", ["6 years", "3 years", "5 months"]),
        ("Neglect of two children, aged 3 years and 5 months.", "B", ["3 years", "5 months"]),
        ("Neglect of two siblings, respectively 3 years and 5 months old.", "B", ["3 years", "5 months"]),
        ("Neglect of a child who was 3 years and 5 months old.", "B", ["3 years 5 months"]),
        ("Neglect of three siblings. The youngest was 3 years and 5 months old.", "B", ["3 years 5 months"]),
        ("Neglect of two siblings, one of whom was 3 years and 5 months old.", "B", ["3 years 5 months"]),
        ("Neglect of two siblings aged 6 years and 3 years and 5 months.", "B", ["6 years", "3 years 5 months"]),
        ("Neglect of two infants, both 3 years and 5 months old.", "B", ["3 years 5 months"] * 2),
        ("Neglect of two children. They were in care for 3 years and 5 months.", "B", []),
    ],
)
def test_years_and_months_are_two_ages_only_where_the_children_are_so_many(
    summary: str, title: str, expected: list[str]
):
    assert ages(summary, title) == expected
