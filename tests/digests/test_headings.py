"""Headings: what the line above an entry says of date, area, title and type of review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_site.digests.headings import HeadingGrammar
from build_site.vocabulary.labels import LabelVocabulary, ReviewType


@pytest.fixture(scope="module")
def grammar(shipped_labels) -> HeadingGrammar:
    return HeadingGrammar(shipped_labels)


@pytest.mark.parametrize(
    ("text", "published", "area", "title"),
    [
        ("2021 – Hull – Amal", "2021", "Hull", "Amal"),
        ("December 2014 – Hull – Amal", "2014-12", "Hull", "Amal"),
        ("2014 December – Hull – Amal", "2014-12", "Hull", "Amal"),
        ("Sept. 2015: Fife: Child 2", "2015-09", "Fife", "Child 2"),
        ("1999-Hull-Amal", "1999", "Hull", "Amal"),
        ("2014Hull – Amal", "2014", "Hull", "Amal"),
        ("2014 - St. Helens - Child B: executive summary", "2014", "St. Helens", "Child B"),
        ("2014 – Hull – Child B (full overview report)", "2014", "Hull", "Child B"),
        ("2014 – Hull – Child B.", "2014", "Hull", "Child B"),
        ("2014 – Stoke-on-Trent – Child J-K", "2014", "Stoke-on-Trent", "Child J-K"),
        ("2014 – Child J-K", "2014", None, "Child J-K"),
        ("2014 – Family: Elm", "2014", None, "Family: Elm"),
        ("2014 – Case Green – Child A", "2014", "Case Green", "Child A"),
        ("2014 – Kent Safeguarding Children Board – Child A", "2014", "Kent", "Child A"),
        ("2014 – Leeds City Council – Child A", "2014", "Leeds", "Child A"),
        ("2014 – Kent LSCP – Child A", "2014", "Kent", "Child A"),
        ("2014 – Safeguarding Board – Child A", "2014", "Safeguarding Board", "Child A"),
    ],
)
def test_a_dated_heading_is_parted_into_date_area_and_title(grammar, text, published, area, title):
    heading = grammar.parse_dated(text)
    assert heading is not None
    assert (heading.published, heading.area, heading.title, heading.anonymous) == (published, area, title, False)
    assert (heading.printed, heading.shape) == (text, "dated")


@pytest.mark.parametrize(
    "area", ["Anonymous", "anon.", "An unnamed board", "Name withheld", "Not stated", "Unknown area", "Undisclosed"]
)
def test_a_dated_heading_may_withhold_its_area(grammar, area):
    heading = grammar.parse_dated(f"2021 – {area[0].upper()}{area[1:]} – Child A")
    assert (heading.anonymous, heading.area, heading.title) == (True, None, "Child A")


@pytest.mark.parametrize(
    "text",
    [
        "2019 saw a rise – mostly in towns",
        "In 2014 – Kent – they met.",
        "2018 – of all years – was hard",
        "2020 – Kent",
        "2020 – The children of Kent",
        "2020/21 – Annual report – Kent",
        "2020 – Kent – Child A:",
        "2020 – Kent – Child A;",
        "2020 – Kent – Child A,",
        "2020 – Kent – They met. Then they left",
        "1820 – Kent – Child A",
        "2020 – ",
    ],
)
def test_a_dated_heading_is_no_sentence_and_has_a_title(grammar, text):
    assert grammar.parse_dated(text) is None


@pytest.mark.parametrize(("length", "is_heading"), [(300, True), (301, False)])
def test_a_heading_has_at_most_300_letters(grammar, length, is_heading):
    dated = ("2021 – Hull – Child B " + "hurt beside a lane " * 20)[: length - 1] + "x"
    titled = ("Rapid review: Child B " + "hurt beside a lane " * 20)[: length - 1] + "x"
    assert (grammar.parse_dated(dated) is not None) == is_heading
    assert (grammar.parse_titled(titled) is not None) == is_heading


@pytest.mark.parametrize(
    ("text", "title", "review_type"),
    [
        ("RR 1/22", "RR 1/22", "rapid review"),
        ('LCSPR TN20 "Tom"', "Tom", "local child safeguarding practice review"),
        ("LCSPR TN20 – Tom", "LCSPR TN20 – Tom", "local child safeguarding practice review"),
        ("SCR 12A:", "SCR 12A:", "serious case review"),
    ],
)
def test_a_reference_is_a_type_and_a_number_and_perhaps_a_name(grammar, text, title, review_type):
    heading = grammar.parse_reference(text)
    assert heading is not None
    assert (heading.title, heading.review_type, heading.shape) == (title, review_type, "reference")


@pytest.mark.parametrize("text", ["RR", "Rapid review 1/22", "The RR 1/22", "RR Tom", "XX 1/22"])
def test_a_reference_begins_with_an_abbreviation_and_has_a_number(grammar, text):
    assert grammar.parse_reference(text) is None


def test_a_reference_with_more_than_a_name_behind_it_is_no_heading(grammar):
    assert grammar.parse_reference("RR 1/22 found that the ward was full") is None
    assert grammar.parse_reference("RR 1/22 Child A").title == "RR 1/22 Child A"
    assert grammar.parse_reference('RR 1/22 "' + "Amal and Bea " * 6 + '"') is None


@pytest.mark.parametrize(
    ("text", "title", "review_type"),
    [
        ("Significant case review: Child X", "Child X", "significant case review"),
        ("Extended child practice review: CPR 3/2021", "CPR 3/2021", "child practice review"),
        ("Case management review: Sibling group 2: executive summary", "Sibling group 2", "case management review"),
        ("Thematic review: Babies in hostels", "Babies in hostels", "thematic review"),
        ("Thematic local child safeguarding practice review of fires", "Fires", "thematic review"),
        ("Child safeguarding practice review (CSPR): Hannah", "Hannah", "child safeguarding practice review"),
        (
            "Child safeguarding practice review: thematic review: which examines the use of canals",
            "Use of canals",
            "thematic review",
        ),
        ("The overview report of the serious case review in respect of Child A", "Child A", "serious case review"),
        ("Child K: serious case review: final report", "Child K", "serious case review"),
        ("Combined domestic homicide review and serious case review: Ella", "Ella", "domestic homicide review"),
        ("SCR – Baby F – Executive Summary", "Baby F", "serious case review"),
        ("Rapid review: Amal – Bea | Cai", "Amal – Bea – Cai", "rapid review"),
        ("Rapid review: Andy and Arin", "Andy and Arin", "rapid review"),
        ("Serious case reviews and a rapid review: Bea", "Serious case reviews and a – Bea", "rapid review"),
    ],
)
def test_a_titled_heading_is_parted_into_title_and_type(grammar, text, title, review_type):
    heading = grammar.parse_titled(text)
    assert heading is not None
    assert (heading.title, heading.review_type, heading.area) == (title, review_type, None)


@pytest.mark.parametrize(
    ("text", "area", "title"),
    [
        ("Rapid review: commissioned by The Bradford Partnership – Bea", "Bradford", "Bea"),
        ("Rapid review: published by Hull Safeguarding Children Partnership: Bea", "Hull", "Bea"),
        ("Rapid review of fires in the Luton area: what was seen", "Luton", "Fires in the Luton area – what was seen"),
    ],
)
def test_a_titled_heading_may_name_an_area(grammar, text, area, title):
    heading = grammar.parse_titled(text)
    assert (heading.area, heading.title) == (area, title)


@pytest.mark.parametrize(
    "text", ["Child A", "Rapid review", "Rapid review: Child A?", "Rapid review: A;", "Rapid review: A,", "A (RRs)"]
)
def test_a_titled_heading_names_a_type_and_something_else(grammar, text):
    assert grammar.parse_titled(text) is None


@pytest.mark.parametrize(
    ("text", "title", "published", "review_type"),
    [
        ("Child LB", "Child LB", None, None),
        ("'Margaret' | published 26 January 2021", "Margaret", "2021-01", None),
        ("John (January 2024)", "John", "2024-01", None),
        ("Arthur and Star (2019)", "Arthur and Star", None, None),
        ("Child K (published 2016)", "Child K", "2016", None),
        ("Rapid review: Amal (published 17 June 2016)", "Amal", "2016-06", "rapid review"),
        ("Child G: rapid review", "Child G", None, "rapid review"),
        ("Review published: Child G", "Child G", None, None),
        ("Learning from the death of 'Amal'", "Amal", None, None),
        ("4.1 Child G", "Child G", None, None),
        ("4.2 – Child G (January 2024)", "Child G", "2024-01", None),
        ("Child G: rapid review (Rotherham, 2014)", "Child G", "2014", "rapid review"),
    ],
)
def test_a_heading_of_no_fixed_form_gives_name_date_and_type(grammar, text, title, published, review_type):
    heading = grammar.parse(text)
    assert (heading.title, heading.published, heading.review_type) == (title, published, review_type)


@pytest.mark.parametrize("text", ["Rapid review", "Rapid review?", " – ", "x" * 301])
def test_a_type_alone_a_question_or_nothing_is_no_heading(grammar, text):
    assert grammar.parse(text) is None


@pytest.mark.parametrize(
    ("text", "review_type"),
    [
        ("serious case review and thematic review", "thematic review"),
        ("thematic serious child practice review", "thematic review"),
        ("a rapid review, then a serious case review", "rapid review"),
        ("Serious-case  review", "serious case review"),
        ("serious case reviews", None),
        ("the SCR", "serious case review"),
        ("the scr", None),
        ("thematic", None),
        ("", None),
    ],
)
def test_a_type_of_review_is_named_by_phrase_or_abbreviation_and_the_more_telling_wins(grammar, text, review_type):
    assert grammar.type_in(text) == review_type


def _grammar_of(labels: LabelVocabulary, *types: ReviewType) -> HeadingGrammar:
    return HeadingGrammar(replace(labels, types=types))


def test_a_vocabulary_without_types_names_none(shipped_labels):
    grammar = _grammar_of(shipped_labels)
    assert grammar.type_in("Serious case review: the SCR of Child A") is None
    assert grammar.parse_dated("2023 – Kent – Child A").review_type is None
    assert grammar.parse_titled("Serious case review: Child A") is None
    assert grammar.parse_reference("RR 1/22") is None


def test_of_two_phrases_with_one_beginning_the_longer_is_named(shipped_labels):
    audit = ReviewType("practice audit", ("practice",), (), wins=False)
    longer = ReviewType("practice review", ("practice review",), (), wins=False)
    grammar = _grammar_of(shipped_labels, audit, longer)
    assert grammar.type_in("a practice review of Child A") == "practice review"
    assert grammar.type_in("a practice day for Child A") == "practice audit"


def test_a_more_telling_type_wins_by_any_of_its_names(shipped_labels):
    rapid = ReviewType("rapid review", ("rapid review",), (), wins=False)
    themes = ReviewType("thematic review", ("themed look",), ("TR",), wins=True)
    grammar = _grammar_of(shipped_labels, rapid, themes)
    assert grammar.type_in("a rapid review and a themed look") == "thematic review"
    assert grammar.type_in("a rapid review, TR 2") == "thematic review"
    assert grammar.type_in("a rapid review by theme") == "rapid review"


@pytest.mark.parametrize(
    ("text", "title", "published", "area", "anonymous"),
    [
        ("Child J (Rotherham, 2014)", "Child J", "2014", "Rotherham", False),
        ("'Freya' (Anonymous, March 2017)", "Freya", "2017-03", None, True),
        ("Amal and Star (Kent Safeguarding Children Board, 2016)", "Amal and Star", "2016", "Kent", False),
        ("Child J (2014)", "Child J", None, None, False),
    ],
)
def test_area_and_year_may_stand_behind_a_title(grammar, text, title, published, area, anonymous):
    heading = grammar.parse(text)
    found = (heading.title, heading.published, heading.area, heading.anonymous, heading.printed)
    assert found == (title, published, area, anonymous, text)
