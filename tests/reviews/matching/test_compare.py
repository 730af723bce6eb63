"""What speaks for one review and against it, and from when on two entries are the same."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from build_site.model import PROFESSIONALS
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.matching.compare import Comparison, Joiner
from build_site.reviews.matching.verdict import Verdict
from build_site.vocabulary.vocabularies import Vocabularies
from tests.reviews.conftest import MakeEntry

SAME, UNCLEAR, NOT_SAME = Verdict
POINTS = (
    "midwives ask about alcohol at every appointment and write down what they were told",
    "grandparents who look after a baby at night are given the same advice as parents",
    "a manager reads the whole file before a plan is ended and says why it may end",
)


@pytest.fixture
def joiner(words: Vocabularies) -> Joiner:
    return Joiner(words.areas)


def both(entry: MakeEntry, joiner: Joiner, first: tuple[str, str], second: tuple[str, str]) -> Comparison:
    return both_ways(joiner, entry(*first), entry(*second))


def both_ways(joiner: Joiner, first: EntryFacts, second: EntryFacts) -> Comparison:
    there, back = joiner.compare(first, second), joiner.compare(second, first)
    assert (there.score, there.verdict, there.contradictions) == (back.score, back.verdict, back.contradictions)
    return there


NAMES = [
    ("2023 – Kent – Tom and Ruby", "2023 – Kent – Ruby and Tom", 3.0, SAME, "both are called Tom and Ruby"),
    ("2023 – Kent – Child SN20", "2023 – Kent – Baby SN20", 3.0, SAME, "both are called Child SN20"),
    ("2023 – Kent – Child SN20", "2023 – Kent – SN20 and SN21", 3.0, SAME, "both are called SN20"),
    ("2023 – Kent – Children S and T", "2023 – Kent – S and T", 3.0, SAME, "both are called Children S and T"),
    ("2023 – Kent – Tom", "2023 – Kent – Tom", 2.5, UNCLEAR, "both are called Tom"),
    ("2023 – Kent – Tom", "2023 – Kent – Tom and Leo", 2.5, UNCLEAR, "both are called Tom"),
    ("2023 – Kent – Tom, Leo and Mia", "2023 – Kent – Tom and Leo", 2.5, UNCLEAR, "both are called Leo"),
    ("2023 – Kent – Child S", "2023 – Kent – Baby S", 1.75, UNCLEAR, "both are called Child S"),
    ("2023 – Kent – Child AB", "2023 – Kent – Baby AB", 1.75, UNCLEAR, "both are called Child AB"),
]


@pytest.mark.parametrize(("first", "second", "score", "verdict", "reason"), NAMES)
def test_compare_several_names_or_a_code_weigh_more_than_a_name_and_a_name_more_than_a_letter(
    entry: MakeEntry, joiner: Joiner, first: str, second: str, score: float, verdict: Verdict, reason: str
):
    compared = joiner.compare(entry(first), entry(second))
    assert (compared.score, compared.verdict) == (score, verdict)
    assert compared.reasons == (reason, "both are of Kent")


def test_compare_several_areas_in_common_weigh_as_one_and_are_told_in_order(entry: MakeEntry, joiner: Joiner):
    heading = "2023 – Lancashire, Blackburn with Darwen and Blackpool – Siblings"
    compared = joiner.compare(entry(heading), entry(heading))
    assert (compared.score, compared.reasons) == (1.0, ("both are of Blackburn with Darwen, Blackpool, Lancashire",))


@pytest.mark.parametrize(
    ("first", "second", "score"),
    [
        ("2023 – Kent – Child S", "2023 – Kent – Children S and T", 0.25),
        ("2023 – Kent – Tom", "2023 – Kent – Ruby", 0.25),
        ("2023 – Kent – Siblings", "2023 – Kent – Ruby", 1.0),
        ("2023 – Kent – Tom", "2023 – Surrey – Tom", 0.5),
        ("2023 – Kent – Tom", "2023 – Anonymous – Tom", 1.5),
    ],
)
def test_compare_one_likeness_is_not_enough_and_other_names_or_areas_speak_against_it(
    entry: MakeEntry, joiner: Joiner, first: str, second: str, score: float
):
    compared = joiner.compare(entry(first), entry(second))
    assert (compared.score, compared.verdict) == (score, NOT_SAME)


FACTS = [
    ("A 7-week-old child.", "A 7-week-old child.", 0.75, "both children were 7 weeks old"),
    ("An 8-day-old child.", "A 6-day-old child.", 0.5, "the ages are near: 8 days and 6 days"),
    ("A 17-year-old child.", "A 16-year-old child.", 0.5, "the ages are near: 17 years and 16 years"),
    ("A 9-year-old and a 5-year-old.", "A 5-year-old child.", 0.75, "both children were 5 years old"),
    ("A 9-year-old and an 8-day-old.", "A 6-day-old child.", 0.5, "the ages are near: 8 days and 6 days"),
    ("An infant under 1-year-old.", "A 7-month-old child.", 0.0, None),
    ("A boy.", "A boy.", 0.0, None),
    ("A boy.", "A girl.", -1.5, None),
    ("A boy and a girl.", "A girl.", 0.0, None),
    ("Hurt in May 2020.", "Hurt in May 2020.", 1.25, "both date the incident 2020-05"),
    ("Hurt in 2020.", "Hurt in 2020.", 0.0, None),
    ("Hurt in 2020.", "Hurt in May 2020.", 0.0, None),
    ("Hurt on 3 May 2020.", "Hurt in May 2020.", 0.0, None),
    ("Hurt in summer 2020.", "Hurt in 2020.", 0.0, None),
    ("Hurt in May 2020.", "Hurt in June 2020.", -1.5, None),
    ("Hurt in 2019.", "Hurt in 2020.", -1.5, None),
    ("Hurt in 2019.", "Hurt in May 2020.", -1.5, None),
    ("Hurt in 2020.", "Hurt between 2020 and 2021.", 0.0, None),
    ("Hurt in May 2020.", "A child.", 0.0, None),
]


@pytest.mark.parametrize(("first", "second", "score", "reason"), FACTS)
def test_compare_ages_sexes_and_dates_speak_for_one_review_or_against_it(
    entry: MakeEntry, joiner: Joiner, first: str, second: str, score: float, reason: str | None
):
    heading = "2023 – Anonymous – Siblings"
    compared = both(entry, joiner, (heading, first), (heading, second))
    assert (compared.score, compared.contradictions) == (score, ())
    assert joiner.compare(entry(heading, first), entry(heading, second)).reasons == ((reason,) if reason else ())


@pytest.mark.parametrize(
    ("first", "second", "score", "contradiction"),
    [
        ("An 8-day-old child.", "A 5-day-old child.", -2.0, "the ages differ"),
        ("A 16-year-old child.", "A 14-year-old child.", -2.0, "the ages differ"),
        ("A 9-year-old child.", "A 4-year-old child.", -2.0, "the ages differ"),
        ("A 9-year-old and a 4-year-old.", "A 9-year-old and a 6-year-old.", -2.0, "the ages differ"),
        ("A 9-year-old and an 8-year-old.", "A 9-year-old and a 4-year-old.", -2.0, "the ages differ"),
        ("An infant under 1-year-old.", "A 12-year-old child.", -2.0, "the ages differ"),
        ("Death of a child.", "Injuries to a child.", -3.0, "a child died in one and not in the other"),
    ],
)
def test_compare_what_can_not_be_true_of_one_review_is_a_contradiction(
    entry: MakeEntry, joiner: Joiner, first: str, second: str, score: float, contradiction: str
):
    heading = "2023 – Anonymous – Siblings"
    compared = both(entry, joiner, (heading, first), (heading, second))
    assert (compared.score, compared.contradictions) == (score, (contradiction,))


def test_compare_digests_more_than_three_years_apart_do_not_list_one_review(entry: MakeEntry, joiner: Joiner):
    new = "2023 – Kent – Tom"
    assert joiner.compare(entry("2020 – Kent – Tom"), entry(new)).score == 2.5
    compared = joiner.compare(entry("2019 – Kent – Tom"), entry(new))
    assert (compared.score, compared.contradictions) == (0.5, ("they were published more than three years apart",))
    assert joiner.compare(entry(new), entry("2019 – Kent – Tom")).score == 0.5


def test_compare_an_editor_is_asked_from_a_score_of_one_and_a_half_on(entry: MakeEntry, joiner: Joiner):
    first, second = "2023 – Kent – Siblings", "2023 – Kent – Children"
    asked = joiner.compare(entry(first, "An 8-day-old child."), entry(second, "A 6-day-old child."))
    assert (asked.score, asked.verdict) == (1.5, UNCLEAR)
    first, second = "2023 – Kent – Child S", "2023 – Anonymous – Child S"
    not_asked = joiner.compare(entry(first, "An 8-day-old child."), entry(second, "A 6-day-old child."))
    assert (not_asked.score, not_asked.verdict) == (1.25, NOT_SAME)


def test_compare_what_falls_short_of_three_is_asked_not_joined(entry: MakeEntry, joiner: Joiner):
    summary = "A 7-week-old child was found alone in May 2020."
    compared = joiner.compare(entry("2023 – Kent – Siblings", summary), entry("2023 – Kent – Siblings", summary))
    assert (compared.score, compared.verdict) == (3.0, SAME)
    second = summary.replace("7-week", "6-week")
    compared = joiner.compare(entry("2023 – Kent – Siblings", summary), entry("2023 – Kent – Siblings", second))
    assert (compared.score, compared.verdict) == (2.75, UNCLEAR)


def point(seed: int, letters: int) -> str:
    """A text of so many letters that has no run of words in common with that of another seed."""
    rng = random.Random(seed)
    syllables = ["".join(rng.sample("abcdefghijklmnopqrstuvwxyz", 5)) for _ in range(letters // 6 + 1)]
    return " ".join(syllables)[: letters - 1] + "z"


def with_points(entry: MakeEntry, *points: str) -> EntryFacts:
    return entry("2023 – Anonymous – Siblings", recommendations=points)


@pytest.mark.parametrize(
    ("shared", "other", "score"),
    [
        (400, 400, 3.0),
        (400, 401, 1.5),
        (400, 1200, 1.5),
        (400, 1201, 0.5),
        (240, 1760, 0.5),
        (240, 1761, 0.0),
        (200, 0, 3.0),
        (199, 0, 0.0),
    ],
)
def test_compare_the_share_of_the_shorter_text_that_both_have_is_weighed(
    entry: MakeEntry, joiner: Joiner, shared: int, other: int, score: float
):
    first = [point(1, shared), *([point(2, other)] if other else [])]
    second = [point(1, shared), point(3, 3000)]
    for one, two in permutations((first, second)):
        compared = joiner.compare(with_points(entry, *one), with_points(entry, *two))
        assert (compared.score, compared.verdict) == (score, NOT_SAME)


def test_compare_the_text_alone_joins_nothing_but_with_an_area_it_does(entry: MakeEntry, joiner: Joiner):
    points = (point(1, 400),)
    alone = joiner.compare(with_points(entry, *points), with_points(entry, *points))
    assert (alone.score, alone.verdict) == (3.0, NOT_SAME)
    assert alone.reasons == ("100% of the shorter text agrees word for word",)
    heading = "2023 – Kent – Siblings"
    assert joiner.compare(entry(heading, learning=points), entry(heading, learning=points)).verdict == SAME


@pytest.mark.parametrize(("slips", "score"), [(60, 3.0), (61, 0.0)])
def test_compare_a_point_with_slips_in_less_than_a_sixth_of_its_letters_is_the_same(
    entry: MakeEntry, joiner: Joiner, slips: int, score: float
):
    text = point(1, 400)
    slipped = text[: 400 - slips] + "#" * slips
    assert joiner.compare(with_points(entry, text), with_points(entry, slipped)).score == score


def test_compare_short_texts_are_compared_by_letters_where_no_run_of_words_is_the_same(
    entry: MakeEntry, joiner: Joiner
):
    text = point(1, 230)
    slipped = " ".join(word[:-1] + "#" if index % 4 == 0 else word for index, word in enumerate(text.split()))
    assert joiner.compare(with_points(entry, text), with_points(entry, slipped)).score == 3.0


def test_compare_an_entry_without_a_text_shares_none(entry: MakeEntry, joiner: Joiner):
    assert joiner.compare(with_points(entry), with_points(entry, point(1, 400))).score == 0


def test_compare_the_same_review_told_in_other_words_is_joined_by_name_area_and_age(entry: MakeEntry, joiner: Joiner):
    first = entry("2022 – Kent – Tom", "Death of a 2-week-old boy on a sofa.")
    second = entry("2023 – Kent – Tom", "An 18-day-old baby died beside a parent who had taken drugs.")
    assert joiner.compare(first, second).verdict == SAME


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("2023 – Anonymous – Child A", "A girl of 16 years died."),
            ("2023 – Anonymous – Child A", "Injuries to a 2-year-old boy."),
        ),
        (
            ("2022 – Kent – Child S", "A boy of 7 weeks died in August 2020."),
            ("Learning briefing: Child S", "A child, seven months old, was badly hurt."),
        ),
        (
            ("2023 – Kent – Child A", "Death of a girl in May 2020."),
            ("2023 – Surrey – Child A", "Death of a girl in May 2020."),
        ),
        (("2013 – Kent – Tom", "Death of a 2-week-old boy."), ("2022 – Kent – Tom", "Death of a 2-week-old boy.")),
    ],
)
def test_compare_children_who_share_a_letter_or_a_name_stay_apart(
    entry: MakeEntry, joiner: Joiner, first: tuple[str, str], second: tuple[str, str]
):
    assert joiner.compare(entry(*first), entry(*second)).verdict != SAME


TOLD = "A 7-week-old boy died in November 2020."


def test_compare_entries_of_areas_that_do_not_overlap_are_asked_of_however_much_else_agrees(
    entry: MakeEntry, joiner: Joiner
):
    first = entry("2023 – Kent – Tom and Ruby", TOLD, recommendations=POINTS)
    second = entry("2023 – Surrey – Tom and Ruby", TOLD, recommendations=POINTS)
    compared = both_ways(joiner, first, second)
    assert (compared.score, compared.verdict, compared.contradictions) == (6.0, UNCLEAR, ("the areas differ",))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2023 – Kent – Tom", "2023 – Anonymous – Tom"),
        ("2023 – Kent – Tom", "2023 – Kent and Surrey – Tom"),
        ("2023 – Islands – Tom", "2023 – Guernsey – Tom"),
        ("2021 – Northamptonshire – Tom", "2022 – West Northamptonshire – Tom"),
    ],
)
def test_compare_areas_that_overlap_or_are_not_stated_do_not_keep_apart(
    entry: MakeEntry, joiner: Joiner, first: str, second: str
):
    told = (entry(heading, TOLD, recommendations=POINTS) for heading in (first, second))
    assert both_ways(joiner, *told).verdict == SAME


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A boy of 9 years was hurt in November 2020.", "A boy of 4 years was hurt in November 2020."),
        ("Death of a boy in November 2020.", "Injuries to a boy in November 2020."),
    ],
)
def test_compare_what_can_not_be_true_of_one_review_is_asked_however_much_else_agrees(
    entry: MakeEntry, joiner: Joiner, first: str, second: str
):
    told = (entry("2023 – Kent – Tom and Ruby", summary, recommendations=POINTS) for summary in (first, second))
    compared = both_ways(joiner, *told)
    assert compared.score >= 3.0
    assert compared.verdict == UNCLEAR


@pytest.mark.parametrize("title", ["2025", "9", "CPR 9/2025", "RR 3/22", "Child 12"])
def test_compare_a_number_as_the_only_likeness_joins_nothing(entry: MakeEntry, joiner: Joiner, title: str):
    one_area = both_ways(joiner, entry(f"2025 – Kent – {title}"), entry(f"2025 – Kent – {title}"))
    assert one_area.score <= 1.75
    assert one_area.verdict != SAME
    for area in ("Surrey", "Anonymous"):
        compared = both_ways(joiner, entry(f"2025 – Kent – {title}"), entry(f"2025 – {area} – {title}"))
        assert compared.verdict == NOT_SAME


def test_compare_one_name_with_other_numbers_is_another_name(entry: MakeEntry, joiner: Joiner):
    compared = both_ways(joiner, entry("2025 – Kent – Meadow 2"), entry("2025 – Kent – Meadow 3"))
    assert (compared.score, compared.reasons) == (0.25, ("both are of Kent",))
    assert both_ways(joiner, entry("2025 – Kent – Meadow 2"), entry("2025 – Kent – Meadow")).score == 2.5


def test_compare_an_entry_for_professionals_only_is_never_the_same_as_a_public_one_without_an_editor(
    entry: MakeEntry, joiner: Joiner
):
    summary = "A boy of 7 weeks died in November 2020."
    first = entry("2023 – Kent – Baby T", summary, recommendations=POINTS)
    second = entry(
        "2023 – Kent – Baby T", summary, recommendations=POINTS, circulation=PROFESSIONALS, digest="paper.md"
    )
    assert joiner.compare(first, second).verdict == UNCLEAR
    less_alike = entry("2023 – Kent – Tom"), entry("2023 – Kent – Tom", circulation=PROFESSIONALS)
    assert joiner.compare(*less_alike).verdict == NOT_SAME


def test_compare_pairs_with_nothing_in_common_are_not_even_compared(entry: MakeEntry, joiner: Joiner):
    entries = [entry("2022 – Kent – Tom", "Death of a boy."), entry("2022 – Anonymous – Ruby", "Injuries to a girl.")]
    assert joiner.compare_all(entries) == []
    compared = joiner.compare(*entries)
    assert compared == Comparison(*entries, NOT_SAME, (), compared.score, ("a child died in one and not in the other",))
