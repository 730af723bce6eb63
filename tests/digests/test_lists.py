"""Lists of a publisher: entries under year banners, as web pages and their copies have them."""

from __future__ import annotations

import re
import textwrap

import pytest

from build_site.model import Other, Report
from tests.digests.conftest import FIXTURES, contents

LIST = (FIXTURES / "list.txt").read_text(encoding="utf-8")


def test_an_entry_gives_heading_summary_points_terms_and_report(read):
    entry = read(LIST).entries[0]
    assert (entry.heading.area, entry.heading.title, entry.published) == ("Kent", "Baby Oak", "2022")
    assert entry.account.summary == "A 3-month-old boy died in January 2021 after a blow to his head."
    assert entry.account.learning == (
        "fathers were not invited to antenatal classes",
        "a bruise was seen by two nurses and noted by neither",
    )
    assert entry.account.recommendations == (
        "record who was asked about a bruise (and when; and by whom)",
        "offer classes at weekends",
    )
    assert entry.account.keywords == ("infant deaths", "head injuries", "fathers")
    assert entry.account.report == Report("overview report")
    assert entry.account.sources[0].lines == (3, 5)


def test_an_area_that_is_withheld_is_no_area(read):
    heading = read(LIST).entries[1].heading
    assert (heading.anonymous, heading.area, heading.title) == (True, None, "Family Elm")


def test_a_part_that_says_that_it_has_nothing_gives_no_point(read):
    family, knives = read(LIST).entries[1:]
    assert (family.account.recommendations, family.account.other) == ((), ())
    assert knives.account.learning == ()
    assert knives.account.other[0] == Other("Learning", "Learning is embedded in the recommendations.")


def test_the_kind_of_review_is_read_from_a_title_that_names_it(read):
    assert read(LIST).entries[2].heading.review_type == "thematic review"


def _no_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def _wrapped(text: str, width: int) -> str:
    return "\n".join(part for line in text.split("\n") for part in textwrap.wrap(line, width) or [""])


COPIES = {
    "no blank line at all": _no_blank_lines(LIST),
    "no blank line below a heading": re.sub(r"(?m)^(20\d\d [–-].*)\n\n", r"\1\n", LIST),
    "lines broken at 72 letters": _wrapped(LIST, 72),
    "broken at 60 letters, with no blank lines": _wrapped(_no_blank_lines(LIST), 60),
    "carriage returns": LIST.replace("\n", "\r\n"),
    "old carriage returns": LIST.replace("\n", "\r"),
    "tabs and non-breaking spaces": LIST.replace(" ", "\t\u00a0").replace("\n", "\t\n"),
    "two blank lines for one": LIST.replace("\n\n", "\n\n\n"),
    "labels in bold": re.sub(r"(Learning[\w ]*:|Keywords:)", r"**\1**", LIST),
    "headings marked": re.sub(r"(?m)^(20\d\d [–-])", r"### \1", LIST),
    "index terms parted by semicolons": LIST.replace(
        "infant deaths, head injuries, fathers", "infant deaths; head injuries; fathers"
    ),
}


@pytest.mark.parametrize("how", COPIES)
def test_the_same_list_copied_otherwise_gives_the_same_entries(read, how):
    assert contents(read(COPIES[how])) == contents(read(LIST))


def test_a_label_is_found_where_the_full_stop_before_it_was_forgotten(read):
    (entry,) = read(
        "2021 – Hull – Amal\n\nA fall from a roof in Child Lane Learning includes: lock the "
        "hatch; look up. Recommendations: N/A Keywords: accidents"
    ).entries
    assert entry.account.summary == "A fall from a roof in Child Lane"
    assert entry.account.learning == ("lock the hatch", "look up")
    assert entry.account.keywords == ("accidents",)


def test_a_label_word_within_a_sentence_is_no_label(read):
    (entry,) = read("2021 – Hull – Amal\n\nA fall, told in the Learning Model: a board game. Staff met.").entries
    assert entry.account.summary == "A fall, told in the Learning Model: a board game. Staff met."


@pytest.mark.parametrize(
    ("heading", "date", "area", "title"),
    [
        ("December 2014 – Blackpool - Child BR", "2014-12", "Blackpool", "Child BR"),
        ("Sept. 2015: Fife: Child 2", "2015-09", "Fife", "Child 2"),
        ("2015 March – Fife – Child 2", "2015-03", "Fife", "Child 2"),
        ("2014Swansea – Child W", "2014", "Swansea", "Child W"),
        ("2014–Swansea–Child W", "2014", "Swansea", "Child W"),
        ("2016-Blackpool-Child BR", "2016", "Blackpool", "Child BR"),
        ("2013 – An unnamed board – Child J-K", "2013", None, "Child J-K"),
        ("2013 – Name withheld – Baby Z", "2013", None, "Baby Z"),
        ("2012 – Young Person D", "2012", None, "Young Person D"),
        ("2014 – Kent Safeguarding Children Board – Child A", "2014", "Kent", "Child A"),
        ("2014 - St. Helens - Child B: executive summary", "2014", "St. Helens", "Child B"),
    ],
)
def test_headings_of_other_years_are_read(read, heading, date, area, title):
    (entry,) = read(f"{heading}\n\nNeglect of a child of four. Learning includes: call again.").entries
    assert (entry.published, entry.heading.area, entry.heading.title) == (date, area, title)


@pytest.mark.parametrize(
    "line",
    [
        "2019 saw a rise – mostly in towns",
        "In 2014 – Kent – they met.",
        "2020/21 – Annual report",
        "2018 – of all years – was hard",
    ],
)
def test_a_sentence_with_a_year_in_it_is_no_heading(read, line):
    assert not read(f"{line}\n\nIt was much discussed at the time.").entries


def test_entries_of_2012_on_read_as_well_as_those_of_today(read_file):
    baby, pupil, welsh, scottish, twins = read_file(FIXTURES / "older-list.txt").entries
    assert baby.account.learning[0] == "visits were short and were made by a new worker each time"
    assert baby.account.recommendations == (
        "the board to test how burns are recorded",
        "hospitals to tell health visitors of each burn",
    )
    assert [(other.heading, other.text) for other in baby.account.other] == [
        ("Background", "the household had moved four times in a year and was known to housing officers."),
        ("Model", "a locally devised learning event."),
    ]
    assert baby.account.keywords == ("burns", "toddlers", "housing")
    assert pupil.heading.anonymous
    assert pupil.account.learning == (
        "swimming ability was assumed",
        "consent forms were kept in an office",
        "staff had no radio",
    )
    assert pupil.account.recommendations == ("head teachers check who can swim before any trip near water",)
    assert welsh.account.learning == (
        "weigh babies at each visit",
        "draw the growth chart with the parents",
        "tell the GP when weight falls",
    )
    assert welsh.account.recommendations == (
        "The health board to buy scales for each clinic",
        "The board to ask for a yearly report",
    )
    assert welsh.account.keywords == ("infant deaths", "malnutrition", "growth charts")
    assert scottish.heading.review_type == "significant case review"
    assert twins.account.recommendations == ("school nurses", "drug workers")


def test_index_terms_without_a_label_are_found_at_the_end(read_file):
    scottish, twins = read_file(FIXTURES / "older-list.txt").entries[3:]
    assert scottish.account.keywords == ("infants", "shaking", "unknown men", "school attendance")
    assert scottish.account.learning == ("an uncle who stays most nights is part of the household",)
    assert twins.account.keywords == ("child neglect", "twins", "chronologies")


def test_the_page_around_a_list_belongs_to_no_entry(read_file):
    reading = read_file(FIXTURES / "older-list.txt")
    assert [(ignored.lines, ignored.reason) for ignored in reading.ignored] == [
        ((1, 3), "before the first entry"),
        ((4, 4), "year banner"),
        ((54, 54), "year banner"),
        ((60, 61), "after the last entry"),
    ]


def test_an_entry_may_be_spread_over_paragraphs_with_headings_in_it(read):
    (entry,) = read(
        "2021 – Hull – Amal\n\nA fall from a roof.\n\nWhat worked well\n\nThe caretaker rang at once.\n\n"
        "Notes for schools\n\nLock the hatch.\n\nKeywords: accidents"
    ).entries
    assert entry.account.good_practice == ("The caretaker rang at once",)
    assert entry.account.other == (Other("Notes for schools", "Lock the hatch."),)
    assert entry.account.keywords == ("accidents",)


def test_markup_in_a_digest_is_text(read):
    (entry,) = read(
        "2021 – Hull – <b>Amal</b>\n\nHe wrote <script>alert(1)</script> and {{ 7 }} on a wall. Learning includes: "
        "read [this](javascript:alert(1)); ask him. Keywords: <i>schools</i>"
    ).entries
    assert entry.heading.title == "<b>Amal</b>"
    assert entry.account.summary == "He wrote <script>alert(1)</script> and {{ 7 }} on a wall."
    assert entry.account.learning[1] == "ask him"
