"""Reviews of adults: nothing is read of a child."""

from __future__ import annotations

import pytest

from tests.reviews.conftest import MakeEntry

SUMMARY = "Ada, who was 54, died in May 2019 of an overdose. Her son, a boy of 9, was found by a neighbour."


@pytest.mark.parametrize(
    "opening",
    ["Safeguarding adult review. ", "Domestic homicide review. ", "SAR of a woman with diabetes. "],
)
def test_in_a_review_of_an_adult_nothing_is_read_of_a_child(entry: MakeEntry, opening: str):
    told = entry("2023 – Kent – Ada", opening + SUMMARY, keywords=("child neglect",))
    assert (told.children, told.death, told.harms) == ((), "unclear", ())
    assert {"children", "death", "harms"} & told.evidence.keys() == set()


def test_when_it_happened_is_read_in_a_review_of_an_adult_too(entry: MakeEntry):
    assert entry("2023 – Kent – Ada", "Safeguarding adult review. " + SUMMARY).incident == "2019-05"


@pytest.mark.parametrize(
    "opening",
    [
        "Domestic homicide review, joint with a serious case review. ",
        "Domestic homicide review and child practice review. ",
        "Serious case review. ",
        "",
    ],
)
def test_where_a_review_of_a_child_is_named_too_the_child_is_read(entry: MakeEntry, opening: str):
    told = entry("2023 – Kent – Ada and Bo", opening + "Murder of a boy of 9 and his mother.")
    assert (told.death, [child.age for child in told.children]) == ("yes", ["9 years"])
    assert told.harms == ("homicide",)
