"""The areas of an entry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_site.core.problems import Problems
from build_site.digests.fields.fields import Fields
from build_site.digests.headings import REFERENCE, Heading
from build_site.digests.reader import Entry
from build_site.model import PUBLIC, Account
from build_site.reviews.areas import read_areas
from build_site.reviews.unknown_areas import unify_unknown_areas
from build_site.vocabulary.vocabularies import Vocabularies
from tests.reviews.conftest import MakeEntry


@pytest.mark.parametrize(
    ("heading", "areas"),
    [
        ("2023 – Kent – Child A", ("Kent",)),
        (
            "2023 – Blackburn with Darwen, Blackpool and Lancashire – Mia",
            ("Blackburn with Darwen", "Blackpool", "Lancashire"),
        ),
        ("2023 – Anonymous – Child A", ()),
        ("2014 – An unnamed board – Child A", ()),
    ],
)
def test_the_heading_names_them(entry: MakeEntry, heading: str, areas: tuple[str, ...]):
    assert entry(heading, "Death of a child.").areas == areas


def test_without_one_in_the_heading_they_are_those_that_the_recommendations_are_for(entry: MakeEntry):
    told = entry(
        "Serious case review: Child A", "Recommendations for Kent Safeguarding Children Partnership include training."
    )
    assert told.areas == ("Kent",)


def test_an_unknown_area_is_kept_as_printed_and_told_to_the_editor(entry: MakeEntry, words: Vocabularies):
    problems = Problems()
    (told,) = unify_unknown_areas([entry("2023 – Atlantis – Child A", "Death of a child.")], words.areas, problems)
    assert told.areas == ("Atlantis",)
    assert [str(problem) for problem in problems] == [
        "digests/list.txt:10: warning: the area `Atlantis` is not in the vocabulary; it is kept as printed\n"
        "    Add it to vocabulary/areas.yaml, or to `also` of the area that it is another name of."
    ]


def test_a_partnerships_own_paper_is_its_own_and_of_the_places_where_it_happened(words: Vocabularies):
    told = Entry(
        "paper.md",
        (5, 9),
        Heading("RR 1/22", REFERENCE, "RR 1/22"),
        "2022",
        Account(summary="A boy from Nottingham city was hurt in Leicester."),
        PUBLIC,
        "",
        publishers=("Derbyshire Safeguarding Children Partnership",),
    )
    assert read_areas(told, words.areas) == ("Derbyshire", "Leicester", "Nottingham")


def test_spellings_of_an_unknown_area_that_would_have_one_page_are_one_area(entry: MakeEntry, words: Vocabularies):
    problems = Problems()
    entries = [
        entry("2023 – North-Somewhere – Child A", digest="a.txt"),
        entry("2023 – North Somewhere and Kent – Child B", digest="b.txt"),
        entry("2024 – North-Somewhere – Child C", digest="c.txt"),
    ]
    unified = unify_unknown_areas(entries, words.areas, problems)
    assert [one.areas for one in unified] == [("North-Somewhere",), ("Kent", "North-Somewhere"), ("North-Somewhere",)]
    add = "Add it to vocabulary/areas.yaml, or to `also` of the area that it is another name of."
    assert [str(problem) for problem in problems] == [
        "digests/a.txt:10: warning: the area `North-Somewhere` is not in the vocabulary; it is kept as printed\n"
        f"    {add}",
        "digests/b.txt:20: warning: the area `North Somewhere` is not in the vocabulary; "
        "it is taken for `North-Somewhere`, as digests/a.txt:10 spells it\n"
        "    Add the area to vocabulary/areas.yaml with this spelling in `also`, or correct the digest.",
        "digests/c.txt:30: warning: the area `North-Somewhere` is not in the vocabulary; it is kept as printed\n"
        f"    {add}",
    ]


def test_an_unknown_area_that_would_have_the_page_of_a_known_one_is_that_area(entry: MakeEntry, words: Vocabularies):
    problems = Problems()
    (told,) = unify_unknown_areas([entry("2023 – Dévon – Child A")], words.areas, problems)
    assert told.areas == ("Devon",)
    assert [problem.what for problem in problems] == [
        "the area `Dévon` is not in the vocabulary; it is taken for `Devon`"
    ]


def test_unknown_areas_in_no_latin_letters_stay_areas_of_their_own(entry: MakeEntry, words: Vocabularies):
    told = [
        replace(entry("2023 – Kent – Child A"), areas=("Ελλάδα",)),
        replace(entry("2023 – Kent – Child B"), areas=("日本",)),
    ]
    assert [one.areas for one in unify_unknown_areas(told, words.areas, Problems())] == [("Ελλάδα",), ("日本",)]


def resolve(words: Vocabularies, heading: Heading, account: Account, text: str = "", publisher: str = "") -> tuple:
    publishers = (publisher,) if publisher else ()
    entry = Entry("paper.md", (5, 9), heading, None, account, PUBLIC, text, publishers=publishers)
    return read_areas(entry, words.areas)


PLAIN = Heading("RR 1/22", REFERENCE, "RR 1/22")


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Recommendations for Kent Safeguarding Children Board include training.", ("Kent",)),
        ("Learning for the Kent LSCB is given. Actions to Surrey Partnership.", ("Kent", "Surrey")),
        ("Key recommendations made to Blackburn with Darwen SCP.", ("Blackburn with Darwen",)),
        ("Recommendations for Nowhere Partnership.", ()),
        ("A boy from Kent Partnership.", ()),
    ],
)
def test_areas_are_those_of_the_bodies_that_recommendations_are_addressed_to(
    words: Vocabularies, text: str, areas: tuple[str, ...]
):
    assert resolve(words, PLAIN, Account(summary="A boy from Bury."), text) == areas


def test_areas_a_publisher_is_of_the_first_area_that_its_name_names(words: Vocabularies):
    publisher = "Kent Safeguarding Children Partnership, formerly Surrey Safeguarding Children Board"
    assert resolve(words, PLAIN, Account(summary="A boy."), "", publisher) == ("Kent",)
    assert resolve(words, PLAIN, Account(summary="A boy from Bury."), "", "") == ()
    assert resolve(words, PLAIN, Account(summary="A boy from Bury."), "", "A charity") == ()


@pytest.mark.parametrize(
    ("title", "areas"),
    [
        ("Wrexham 2020/1", ("North Wales", "Wrexham")),
        ("Isle of Anglesey 3", ("Anglesey", "North Wales")),
        ("Kent 3", ("North Wales",)),
        ("Child of Wrexham", ("North Wales",)),
        ("", ("North Wales",)),
    ],
)
def test_areas_a_title_that_begins_with_a_member_of_the_headings_area_names_it(
    words: Vocabularies, title: str, areas: tuple[str, ...]
):
    heading = Heading("2020 – North Wales", PLAIN.shape, title, area="North Wales")
    assert resolve(words, heading, Account()) == areas


def test_areas_of_an_anonymous_heading_are_none_whatever_else_is_named(words: Vocabularies):
    heading = Heading("2020 – Anonymous – A", PLAIN.shape, "A", anonymous=True)
    text = "Recommendations for Kent Safeguarding Children Partnership."
    assert resolve(words, heading, Account(summary="In Bury."), text, "Kent Partnership") == ()


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Kent Safeguarding Children Board has this morning (Thursday) published a review.", ("Kent",)),
        ("Tweet Share Kent Safeguarding Children Board has commissioned a review.", ("Kent",)),
        ("A review undertaken by the Kent Safeguarding Children Board.", ("Kent",)),
        ("The report was published by Kent LSCB.", ("Kent",)),
        ("Mid Kent Safeguarding Children Board has commissioned a review.", ("Mid Kent",)),
        ("The family had come from Kent. Kent Safeguarding Children Board knew them.", ("Surrey",)),
    ],
)
def test_the_board_that_an_entry_says_had_the_review_made_goes_before_that_of_the_page(
    words: Vocabularies, text: str, areas: tuple[str, ...]
):
    assert resolve(words, PLAIN, Account(summary="A boy."), text, "Surrey Safeguarding Children Board") == areas


@pytest.mark.parametrize(
    ("above", "areas"),
    [
        ("Kent", ("Kent",)),
        ("Derby and Derbyshire", ("Derby", "Derbyshire")),
        ("", ("Surrey",)),
        ("Our reviews", ("Surrey",)),
        ("Kent and elsewhere", ("Surrey",)),
        ("May 2017", ("Surrey",)),
    ],
)
def test_an_area_that_stands_alone_right_above_an_entry_is_its_own(
    words: Vocabularies, above: str, areas: tuple[str, ...]
):
    publishers = ("Surrey Safeguarding Children Board",)
    entry = Entry(
        "a.md", (5, 9), PLAIN, None, Account(summary="A boy."), PUBLIC, "", publishers=publishers, above=above
    )
    assert read_areas(entry, words.areas) == areas


@pytest.mark.parametrize(
    ("area", "areas"),
    [
        ("Kent", ("Kent",)),
        ("Derby and Derbyshire", ("Derby", "Derbyshire")),
        ("the kitchen", ("Bury",)),
        ("Kent and the kitchen", ("Bury",)),
        ("", ("Bury",)),
    ],
)
def test_the_area_in_a_field_of_an_entry_goes_before_the_board_that_its_learning_is_for(
    words: Vocabularies, area: str, areas: tuple[str, ...]
):
    text = "Recommendations for Bury Safeguarding Children Partnership."
    account = Account(summary="A boy.")
    entry = Entry("a.md", (5, 9), PLAIN, None, account, PUBLIC, text, fields=Fields(area=area))
    assert read_areas(entry, words.areas) == areas


@pytest.mark.parametrize(
    ("heading", "summary", "areas"),
    [
        ("Child Elm", "A boy of 3.", ("Surrey",)),
        ("National review: Child Elm", "A boy of 3.", ()),
        ("Child Elm", "A review from another part of the county.", ("Surrey",)),
        ("Child Elm", "We have read this review by other local authorities.", ()),
        ("Child Elm", "A national review of the case of a boy of 3.", ()),
    ],
)
def test_an_entry_about_a_review_from_elsewhere_has_not_the_area_of_its_page(
    words: Vocabularies, heading: str, summary: str, areas: tuple[str, ...]
):
    told = Heading(heading, PLAIN.shape, "Elm")
    assert resolve(words, told, Account(summary=summary), summary, "Surrey Safeguarding Children Board") == areas
