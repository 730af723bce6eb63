"""Before publishing, the editor is told which records could single out a child."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_site.model import Child
from build_site.records.reidentification import at_risk, has_name
from build_site.vocabulary.areas import Area, Areas
from tests.records.conftest import ALEX

AREAS = Areas(
    [Area("Leeds", "England"), Area("Kent", "England"), Area("Two Towns", "England", members=("Leeds", "Kent"))]
)
NAMED = replace(ALEX, incident="2020-12")


def test_one_place_exact_age_month_and_name_together_are_listed_and_said() -> None:
    found = at_risk([NAMED], AREAS)
    assert [(one.record.id, one.reason) for one in found] == [
        (
            "2021-leeds-alex",
            "one area (Leeds), exact age (2 years), date (December 2020) and a name (“Alex”; a pseudonym counts)",
        )
    ]


@pytest.mark.parametrize(
    "record",
    [
        replace(NAMED, incident="2020"),
        replace(NAMED, incident="2020-22"),
        replace(NAMED, incident=None),
        replace(NAMED, incident="2018/2020"),
        replace(NAMED, areas=()),
        replace(NAMED, areas=("Kent", "Leeds")),
        replace(NAMED, areas=("Two Towns",)),
        replace(NAMED, anonymous=True),
        replace(NAMED, children=(Child(None, "male"),)),
        replace(NAMED, children=(Child("under 1 year", "male"),)),
        replace(NAMED, title="Child A"),
        replace(NAMED, title="Thematic review: neglect"),
    ],
    ids=[
        "year",
        "season",
        "no date",
        "years",
        "no area",
        "two areas",
        "consortium",
        "withheld area",
        "no age",
        "limit of age",
        "letter",
        "theme",
    ],
)
def test_a_record_that_leaves_one_of_them_open_is_not_listed(record) -> None:
    assert at_risk([record], AREAS) == []


@pytest.mark.parametrize(
    "title", ["Andy and Arin", 'SN20 "Jean"', "Young Person Harry", "Baby ‘Adam’", "Paul – Child Q", "Child I: Carys"]
)
def test_a_pseudonym_counts_as_a_name(title: str) -> None:
    assert has_name(title, ["Leeds"])


@pytest.mark.parametrize(
    "title",
    [
        "Baby T",
        "Child ‘T’",
        "Child BR",
        "Child Ap",
        "RR 1/22",
        "Family Leeds",
        "Serious Youth Violence",
        "Children’s Case C",
        "Extended child practice review 2020/1",
        "Children X and Y",
        "Several children",
        "Infants Under 1 Year",
    ],
)
def test_a_letter_a_code_or_a_theme_is_no_name(title: str) -> None:
    assert not has_name(title, ["Leeds"])
