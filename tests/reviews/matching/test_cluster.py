"""Which entries are the same review: never two children in one record."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle

import pytest

from build_site.core.problems import Problems
from build_site.reviews.build_record import Group
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.matching.cluster import cluster_entries
from build_site.reviews.matching.compare import Joiner
from build_site.reviews.matching.verdict import Verdict
from build_site.vocabulary.vocabularies import Vocabularies
from tests.reviews.conftest import MakeEntry

POINTS = (
    "midwives ask about alcohol at every appointment and write down what they were told",
    "grandparents who look after a baby at night are given the same advice as parents",
    "a manager reads the whole file before a plan is ended and says why it may end",
)


@pytest.fixture
def joiner(words: Vocabularies) -> Joiner:
    return Joiner(words.areas)


def joined(entries: list[EntryFacts], joiner: Joiner) -> tuple[list[Group], list[str]]:
    problems = Problems()
    return cluster_entries(entries, joiner, [], problems), [str(problem) for problem in problems]


def test_cluster_the_same_text_in_two_digests_is_one_review_and_the_record_says_why(entry: MakeEntry, joiner: Joiner):
    summary = "A boy of 7 weeks died in November 2020 beside his sleeping mother."
    first = entry("2023 – Kent – Baby T", summary, recommendations=POINTS)
    second = entry(
        "Serious case review: Baby T", summary, recommendations=POINTS, digest="month.md", published="2023-03"
    )
    groups, problems = joined([first, second], joiner)
    assert problems == []
    assert [one.entries for one in groups] == [(first, second)]
    assert groups[0].reasons == (
        "list.txt:10 and month.md:20: both are called Baby T; both children were 7 weeks old;"
        " both date the incident 2020-11;"
        " 100% of the shorter text agrees word for word",
    )


def test_cluster_of_sixty_reviews_of_one_area_and_year_with_common_names_none_are_joined(
    entry: MakeEntry, joiner: Joiner
):
    titles = cycle(["Child A", "Child B", "Baby C", "Tom", "Child A and Child B", "Baby A"])
    harms = cycle(["Death of", "Injuries to", "Neglect of", "Sexual abuse of", "Fatal stabbing of"])
    sexes = cycle(["boy", "girl", "child", "baby girl"])
    months = ("January", "March", "May", "July", "September", "November", "December")
    entries = [
        entry(
            f"2023 – Kent – {next(titles)}",
            f"{next(harms)} a {age}-{unit}-old {next(sexes)} in {months[age % 7]} {2014 + age % 8}.",
        )
        for unit in ("day", "week", "month", "year")
        for age in range(3, 18)
    ]
    groups, _ = joined(entries, joiner)
    assert len(entries) == len(groups) == 60


def test_cluster_two_entries_that_contradict_each_other_are_not_joined_by_way_of_a_third(
    entry: MakeEntry, joiner: Joiner
):
    first = entry("2022 – Kent – Tom", "Death of a 2-week-old boy in May 2020.", recommendations=POINTS)
    between = entry("2022 – Kent – Tom", "Harm to Tom in May 2020.", recommendations=POINTS, digest="month.md")
    last = entry(
        "2022 – Kent – Tom", "In May 2020 a 9-year-old girl was hurt.", recommendations=POINTS, digest="paper.md"
    )
    between = replace(between, death=None)
    verdicts = [joiner.compare(*pair).verdict for pair in ((first, between), (between, last), (first, last))]
    assert verdicts[:2] == [Verdict.SAME, Verdict.SAME]
    assert verdicts[2] != Verdict.SAME
    groups, problems = joined([first, between, last], joiner)
    assert sorted(len(one.entries) for one in groups) == [1, 2]
    assert any(
        "they are kept apart, since" in problem
        and "contradict each other: the ages differ; a child died in one and not in the other" in problem
        for problem in problems
    )


def test_cluster_an_unclear_pair_is_told_to_the_editor_with_both_texts_and_the_ruling_to_copy(
    entry: MakeEntry, joiner: Joiner
):
    first = entry("2022 – Kent – Liam", "Concerns about an 11-year-old boy in hospital in April 2020.")
    second = entry("2022 – Kent – Will's brother", "Neglect of a 12-year-old boy found in hospital in April 2020.")
    groups, problems = joined([first, second], joiner)
    assert len(groups) == 2
    assert problems == [
        """\
digests/list.txt:10: warning: this may be the review that list.txt:20 tells of: both are of Kent; \
the ages are near: 11 years and 12 years; both date the incident 2020-04; they are kept apart
      list.txt:10 “2022 – Kent – Liam”: Concerns about an 11-year-old boy in hospital in April 2020.
      list.txt:20 “2022 – Kent – Will's brother”: Neglect of a 12-year-old boy found in hospital in April 2020.
    Rule on it in joins.yaml, under `rulings:`
- verdict: same  # or: not same
  entries:
  - digest: list.txt
    heading: '2022 – Kent – Liam'
  - digest: list.txt
    heading: '2022 – Kent – Will''s brother'"""
    ]


def test_cluster_entries_alike_in_all_but_the_area_are_kept_apart_and_the_editor_is_told_why(
    entry: MakeEntry, joiner: Joiner
):
    summary = "A boy of 7 weeks died in November 2020."
    first = entry("2022 – Kent – Baby T", summary, recommendations=POINTS)
    second = entry("2022 – Surrey – Baby T", summary, recommendations=POINTS, digest="month.md")
    groups, problems = joined([first, second], joiner)
    assert [one.entries for one in groups] == [(first,), (second,)]
    assert len(problems) == 1
    assert "agrees word for word; they are kept apart, since the areas differ\n" in problems[0]


def test_cluster_entries_of_two_areas_are_not_joined_by_way_of_one_that_names_none(entry: MakeEntry, joiner: Joiner):
    summary = "A boy of 7 weeks died in November 2020."
    areas = ("Kent", "Anonymous", "Surrey")
    entries = [entry(f"2022 – {area} – Baby T", summary, recommendations=POINTS) for area in areas]
    groups, problems = joined(entries, joiner)
    assert sorted(len(one.entries) for one in groups) == [1, 2]
    assert any("list.txt:10 and list.txt:30 contradict each other: the areas differ" in told for told in problems)


def test_cluster_the_groups_do_not_depend_on_the_order_of_the_entries(entry: MakeEntry, joiner: Joiner):
    entries = [
        entry("2022 – Kent – Tom", "Death of a 2-week-old boy in May 2020.", recommendations=POINTS),
        entry("2022 – Kent – Tom", "Harm to Tom in May 2020.", recommendations=POINTS, digest="month.md"),
        entry("2022 – Kent – Child A", "Neglect of a 9-year-old girl."),
    ]
    keys = [
        {frozenset(one.key for one in found.entries) for found in joined(order, joiner)[0]}
        for order in (entries, entries[::-1])
    ]
    assert keys[0] == keys[1]


def test_cluster_every_entry_is_in_one_group_and_groups_come_in_the_order_of_their_first_entries(
    entry: MakeEntry, joiner: Joiner
):
    tom = ("2022 – Kent – Tom", "Death of a 2-week-old boy in May 2020.")
    entries = [
        entry("2022 – Kent – Leo", "Neglect of a 9-year-old boy.", digest="z.txt"),
        entry(*tom, digest="b.txt"),
        entry("2022 – Surrey – Ruby", "Injuries to a girl."),
        entry(*tom, digest="a.txt"),
        entry(*tom, digest="c.txt"),
    ]
    groups, problems = joined(entries, joiner)
    assert [[one.key for one in group.entries] for group in groups] == [
        ["z.txt:10"],
        ["b.txt:20", "a.txt:40", "c.txt:50"],
        ["list.txt:30"],
    ]
    assert problems == []
    why = "both are called Tom; both are of Kent; both children were 2 weeks old; both date the incident 2020-05"
    assert [group.reasons for group in groups] == [
        (),
        (f"b.txt:20 and a.txt:40: {why}", f"b.txt:20 and c.txt:50: {why}"),
        (),
    ]


def test_cluster_of_two_joins_that_exclude_each_other_the_surer_is_made(entry: MakeEntry, joiner: Joiner):
    weaker = entry("2022 – Kent – Tom and Ruby", "An 8-day-old child.")
    between = entry("2022 – Kent – Tom and Ruby", "A 7-day-old child was hurt in May 2020.")
    surer = entry("2022 – Kent – Tom and Ruby", "A 7-day-old child in hospital and a girl were hurt in May 2020.")
    weaker = replace(weaker, death="yes")
    between = replace(between, death=None)
    surer = replace(surer, death="no")
    for order in ([weaker, between, surer], [surer, between, weaker]):
        groups, problems = joined(order, joiner)
        assert {frozenset(one.key for one in group.entries) for group in groups} == {
            frozenset({between.key, surer.key}),
            frozenset({weaker.key}),
        }
        assert len(problems) == 1
        assert "contradict each other: a child died in one and not in the other" in problems[0]


@pytest.mark.parametrize(("count", "ending"), [(60, "w59"), (61, "w59 …")])
def test_cluster_the_editor_is_shown_the_first_sixty_words_of_each(
    entry: MakeEntry, joiner: Joiner, count: int, ending: str
):
    summary = " ".join(f"w{number}" for number in range(count))
    problems = joined([entry("2023 – Kent – Tom", summary), entry("2023 – Kent – Tom", "Short.")], joiner)[1]
    assert len(problems) == 1
    assert problems[0].splitlines()[1].endswith(ending)


def test_cluster_an_unclear_pair_that_a_third_entry_joins_is_not_reported(entry: MakeEntry, joiner: Joiner):
    first = entry("2022 – Kent – Tom", "A 2-week-old child.")
    between = entry("2022 – Kent – Tom", "A 2-week-old child in May 2020.")
    last = entry("2022 – Kent – Tom", "A child in May 2020.")
    assert joiner.compare(first, last).verdict == Verdict.UNCLEAR
    for order in ([first, between, last], [last, first, between]):
        groups, problems = joined(order, joiner)
        assert (len(groups), problems) == (1, [])
