"""Which harms a review is about, and where they are read."""

from __future__ import annotations

import pytest

from build_site.model import INFERRED, READ
from tests.reviews.conftest import MakeEntry

SUDI = "sudden unexpected death in infancy"
NAI = "non-accidental injury"


@pytest.mark.parametrize(
    ("summary", "harms"),
    [
        ("Suicide of a 15-year-old girl.", {"suicide or self-harm"}),
        ("Death of a 6-week-old boy while co-sleeping with his father.", {SUDI}),
        ("Death of a 3-month-old girl who was found unresponsive at home.", {SUDI}),
        ("Fractures and bruising to a 4-month-old boy.", {NAI}),
        (
            "A 5-week-old baby was shaken; the father was found guilty of manslaughter. The baby died.",
            {NAI, "homicide"},
        ),
        ("Neglect and sexual abuse of two sisters.", {"neglect", "sexual abuse"}),
        ("Physical and emotional abuse of an 8-year-old.", {NAI, "emotional abuse"}),
        ("A boy of 16 was fatally stabbed.", {"serious youth violence", "homicide"}),
        ("Death of a 2-year-old girl who drowned in a pond.", {"accident"}),
        ("Death of a 12-year-old boy from asthma.", {"illness or medical"}),
        ("A 3-year-old swallowed methadone.", {"poisoning or ingestion"}),
        ("Suspected fabricated or induced illness of an 8-year-old.", {"fabricated or induced illness"}),
        ("Harmful sexual behaviour of a 13-year-old boy.", {"harmful sexual behaviour"}),
        ("Sexual exploitation of a 15-year-old girl.", {"child sexual exploitation"}),
        ("Criminal exploitation of a boy by a county lines gang.", {"criminal exploitation"}),
        ("Radicalisation of a 16-year-old.", {"radicalisation"}),
        ("A girl was strip searched at school.", {"other"}),
    ],
)
def test_what_happened_says_which_harm(entry: MakeEntry, summary: str, harms: set[str]):
    assert set(entry("2023 – Kent – Child A", summary).harms) == harms


@pytest.mark.parametrize(
    ("summary", "not_this"),
    [
        ("Death of a 9-year-old boy who was found unresponsive at home.", SUDI),
        ("Injuries to a 3-month-old girl found unresponsive in bed.", SUDI),
        ("Life-changing injuries to a boy of 6 years who fell from a window.", NAI),
        ("Serious injuries to a boy of 16 who was stabbed near his school.", NAI),
        ("Non-accidental injuries to a baby.", "accident"),
        ("The father was found not guilty of manslaughter after the death of a baby.", "homicide"),
        ("A 16-year-old was arrested on suspicion of murder.", "homicide"),
        ("A 3-year-old was taken to hospital after taking epilepsy medication.", "illness or medical"),
        ("A 5-year-old boy was stabbed by his mother.", "serious youth violence"),
    ],
)
def test_what_only_looks_like_a_harm_is_none(entry: MakeEntry, summary: str, not_this: str):
    assert not_this not in entry("2023 – Kent – Child A", summary).harms


def test_an_index_term_says_a_harm_in_any_of_its_forms(entry: MakeEntry):
    told = entry("2023 – Kent – Child A", "A 15-year-old girl died.", keywords=("self harm",))
    assert told.harms == ("suicide or self-harm",)
    assert [(item.words, item.how) for item in told.evidence["harms"]] == [("self harm", READ)]


def test_domestic_abuse_is_inferred_where_only_the_learning_tells_of_it(entry: MakeEntry):
    told = entry("2023 – Kent – Child A", "Fractures to a baby.", learning=("the impact of domestic abuse on babies",))
    assert told.harms == (NAI, "domestic abuse")
    assert [item.how for item in told.evidence["harms"]] == [READ, INFERRED]


@pytest.mark.parametrize("point", ["consider the risk of abuse or neglect", "spot signs of neglect and abuse early"])
def test_a_phrase_about_practice_in_general_says_no_neglect(entry: MakeEntry, point: str):
    assert entry("2023 – Kent – Child A", "Fractures to a baby.", learning=(point,)).harms == (NAI,)


def test_a_recommendation_about_neglect_says_nothing_of_the_case_but_a_learning_point_does(entry: MakeEntry):
    summary, point = "Fractures to a baby.", "review the neglect strategy"
    assert entry("2023 – Kent – Child A", summary, recommendations=(point,)).harms == (NAI,)
    assert entry("2023 – Kent – Child A", summary, learning=(point,)).harms == (NAI, "neglect")


def test_the_words_of_a_harm_are_those_of_the_account(entry: MakeEntry):
    summary = "A baby, who had been the subject of a plan, had  two broken ribs that nobody could explain."
    assert entry("2023 – Kent – Child A", summary).evidence["harms"][0].words in summary
