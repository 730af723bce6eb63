"""Titles: what is left of a heading without the words that only lead to the name of its review."""

from __future__ import annotations

import pytest

from build_site.digests.headings import HeadingGrammar


@pytest.fixture(scope="module")
def title(shipped_labels):
    """title(heading): the title that a heading gives."""
    grammar = HeadingGrammar(shipped_labels)
    return lambda text: grammar.parse(text).title


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Case 1: Baby Ada", "Baby Ada"),
        ("Case study 12 – Ada and Bo", "Ada and Bo"),
        ("Case Two. Child A", "Child A"),
        ("Review 3: 'Ada'", "Ada"),
        ("Story IV - Ada", "Ada"),
        ("No. 7: Child AB", "Child AB"),
        ("Case 2: Child A (March 2021)", "Child A"),
    ],
)
def test_the_number_of_a_case_is_no_part_of_its_title(title, heading, name):
    assert title(heading) == name


@pytest.mark.parametrize(
    "heading", ["Case 1", "Case 2: what a neighbour heard", "Case A: Ada", "Bedroom 3: Ada", "Case 15/2021"]
)
def test_other_numbers_stay_in_the_title(title, heading):
    assert title(heading) == heading


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Death of Ada", "Ada"),
        ("The tragic death of Ada", "Ada"),
        ("The deaths of Ada and Bo", "Ada and Bo"),
        ("Murder of Ada", "Ada"),
        ("Serious injury to Ada", "Ada"),
        ("Circumstances surrounding the death of Ada", "Ada"),
        ("Child Safeguarding Practice Review into the death of Ada", "Ada"),
        ("Serious case review: abuse and neglect of Child A", "Child A"),
        ("Review published: Ada", "Ada"),
        ("News – Ada", "Ada"),
    ],
)
def test_a_heading_that_only_says_what_befell_a_child_has_its_name_for_a_title(title, heading, name):
    assert title(heading) == name


@pytest.mark.parametrize(
    "heading",
    [
        "Deaths of Infants",
        "Death of Parents",
        "Abuse of Trust",
        "Neglect of Twins",
        "Death of Ada in Hull",
        "Death of a girl",
        "Loss of Contact",
        "Death of Vulnerable Adults",
        "Training: Ada",
        "Fear of Ada",
    ],
)
def test_a_heading_that_says_more_than_a_name_stays_whole(title, heading):
    assert title(heading) == heading


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Local child safeguarding practice review: the H family", "The H family"),
        ("Learning from the serious case review of the Elm siblings", "The Elm siblings"),
        ("Serious case review: Elm family", "Elm family"),
        ("Serious case review into the Q1 twins", "The Q1 twins"),
        ("The H family", "The H family"),
    ],
)
def test_a_group_keeps_the_article_that_it_is_printed_with(title, heading, name):
    assert title(heading) == name


def test_a_name_alone_has_no_article_from_the_words_before_it(title):
    assert title("Serious case review: the Elm case") == "Elm case"
    assert title("Rapid review into the death of Child A") == "Child A"


def test_articles_of_a_newsletter_under_like_headings_are_an_entry_each(read):
    text = (
        "Anytown newsletter\n\nReview published: Baby Ada\n\nIn May 2021 we published the review of Baby Ada, who died "
        "in 2019 when she was five months old. She was left in a car.\n\nReview published: Bo\n\nAlso in May 2021 we "
        "published the review about Bo. At fifteen Bo had been hurt in a house in another county.\n"
    )
    assert [entry.heading.title for entry in read(text).entries] == ["Baby Ada", "Bo"]
