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
        ("Case study: Baby Ada", "Baby Ada"),
        ("Review – Ada and Bo", "Ada and Bo"),
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


@pytest.mark.parametrize(
    ("heading", "name", "area", "published"),
    [
        ("Child J (Hull, 2014)", "Child J", "Hull", "2014"),
        ("Child J, Hull (2014)", "Child J", "Hull", "2014"),
        ("Child J, Hull, 2014", "Child J", "Hull", "2014"),
        ("Baby Ada – Hull (March 2014)", "Baby Ada", "Hull", "2014-03"),
        ("'Ada', East Riding of Yorkshire, 2014", "Ada", "East Riding of Yorkshire", "2014"),
    ],
)
def test_area_and_year_may_stand_behind_a_name(shipped_labels, heading, name, area, published):
    parsed = HeadingGrammar(shipped_labels).parse(heading)
    assert (parsed.title, parsed.area, parsed.published) == (name, area, published)


@pytest.mark.parametrize(
    "heading", ["Working Together, England (2018)", "Children Act, England 2004", "Children Act 1989"]
)
def test_the_year_of_guidance_or_of_an_act_is_no_date_of_a_review(shipped_labels, heading):
    parsed = HeadingGrammar(shipped_labels).parse(heading)
    assert parsed is None or parsed.area is None


@pytest.mark.parametrize("form", ["Child {}, Hull (2021)", "Child {} (Hull, 2021)", "Child {} – Hull (March 2021)"])
def test_such_headings_right_above_their_text_begin_an_entry_each(read, form):
    text = "\n\n".join(
        f"{form.format(name)}\nDeath of a boy aged 3 in May 2019, after a fall.\nFindings: ask; look.\nKeywords: roofs"
        for name in "AB"
    )
    entries = read(f"New reviews\n\n{text}").entries
    assert [(entry.heading.title, entry.heading.area) for entry in entries] == [
        ("Child A", "Hull"),
        ("Child B", "Hull"),
    ]
    assert all(entry.account.learning == ("ask", "look") for entry in entries)


@pytest.mark.parametrize("names", ["Children O, P and Q", "Children Ada, Bella and Cyril", "Baby A, B and C"])
def test_the_second_of_several_names_is_no_area(shipped_labels, names):
    parsed = HeadingGrammar(shipped_labels).parse(f"{names} (March 2012)")
    assert (parsed.title, parsed.area, parsed.published) == (names, None, "2012-03")
