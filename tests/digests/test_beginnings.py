"""Monthly digests and documents about one review, with headings marked in several ways or not at all."""

from __future__ import annotations

import re

import pytest

from build_site.model import Report
from tests.digests.conftest import FIXTURES, contents

TWELVE = (FIXTURES / "monthly-twelve.md").read_text(encoding="utf-8")


def test_a_month_with_one_review_gives_one_entry_and_not_the_page_below_it(read_file):
    reading = read_file(FIXTURES / "monthly-one.md")
    (entry,) = reading.entries
    assert reading.format == "monthly digest"
    assert (entry.heading.title, entry.heading.review_type, entry.published) == (
        "Child Wren",
        "rapid review",
        "2025-05",
    )
    assert entry.account.learning == (
        "window locks belong in each home safety check",
        "families in hostels wait longest for repairs",
    )
    assert entry.account.report == Report("rapid review", "https://example.org/wren.pdf")
    assert reading.ignored[-1].lines == (13, 15)


def test_twelve_reviews_give_twelve_entries_however_their_headings_are_marked(read):
    entries = read(TWELVE).entries
    assert [entry.heading.title.split()[1] for entry in entries] == [
        "Ash",
        "Birch",
        "Cedar",
        "Dogwood",
        "Elder",
        "Fir",
        "Gorse",
        "Hazel",
        "Ivy",
        "Juniper",
        "Larch",
        "Maple",
    ]
    assert {entry.published for entry in entries} == {"2026-11"}


def test_numbered_points_in_a_numbered_digest_are_no_headings(read):
    elder = read(TWELVE).entries[4]
    assert elder.account.learning == (
        "Ask who holds the key to the gas bottle",
        "Share the site plan with the fire service",
        "Call on families after a move",
    )
    assert elder.account.recommendations == ("keep one register of caravans", "visit each site every year")


def test_a_point_that_a_page_break_cuts_is_whole(read):
    assert read(TWELVE).entries[0].account.learning[1] == "alarms were tested by nobody after the sale of the site"


def test_a_month_with_no_blank_lines_gives_the_same_entries(read):
    text = re.sub("alarms were\n\ntested", "alarms were tested", re.sub("Repository of reviews, page .*", "", TWELVE))
    assert contents(read("\n".join(line for line in text.split("\n") if line))) == contents(read(text))


def test_the_partnership_that_commissioned_a_review_is_its_area(read):
    text = (
        "Library of reviews, May 2025\n\n1. Rapid review: commissioned by The Rutlandshire "
        "Partnership – concerning Child A\n\n"
        "A child of two swallowed a battery from a toy on a train. Learning includes: screw toys shut."
    )
    heading = read(text).entries[0].heading
    assert (heading.area, heading.title) == ("Rutlandshire", "Child A")


@pytest.mark.parametrize(
    ("name", "preamble", "date"),
    [
        ("a.txt", "Library of reviews\n\nPublished in March 2027", "2027-03"),
        ("reviews-2027-04.txt", "Reviews of May 2020 are found elsewhere", "2027-04"),
        ("reviews-april-2027.txt", "Library of reviews", "2027-04"),
        ("2027.txt", "Library of reviews", "2027"),
        ("a.txt", "Library of reviews", None),
    ],
)
def test_an_entry_with_no_date_has_that_of_its_digest(read, name, preamble, date):
    entry = (
        "1. Rapid review: Child A\n\nA child of two swallowed a battery from a toy on a train.\n\nRead the rapid review"
    )
    text = f"{preamble}\n\n{entry}"
    assert read(text, name).entries[0].published == date


def test_a_partnerships_paper_is_read_without_its_footers(read_file):
    reading = read_file(FIXTURES / "paper.txt")
    boy, baby, girl = reading.entries
    assert reading.format == "partnership paper"
    assert (boy.heading.title, boy.published, boy.heading.review_type) == ("RR 1/21", "2021", "rapid review")
    assert boy.account.learning == (
        "ask where a child slept last night",
        "a missed school day is a question, not a mark",
    )
    assert boy.publishers[0].startswith("Rutlandshire Safeguarding Children Partnership")
    assert baby.heading.title == "Ivor"
    assert baby.account.good_practice == ("The dentist rang the duty worker the same afternoon",)
    assert baby.account.other[0].text == "1. Who bathes the baby?\n2. Have I seen the bathroom?"
    assert girl.account.learning == ("Friends knew first", "Friends were not asked")
    assert [ignored.reason for ignored in reading.ignored][1:] == ["page number"] + 3 * ["repeated footer"]


def test_only_the_entry_that_says_so_is_for_professionals(read_file):
    assert [entry.circulation for entry in read_file(FIXTURES / "paper.txt").entries] == [
        "public",
        "public",
        "professionals only",
    ]


def test_a_digest_that_says_so_before_its_entries_is_for_professionals_whole(read):
    text = "Not for public circulation\n\n2021 – Hull – Amal\n\nA fall.\n\n2021 – Hull – Bea\n\nA burn."
    assert {entry.circulation for entry in read(text).entries} == {"professionals only"}


def test_a_briefing_about_one_review_is_one_entry(read):
    reading = read(
        "Serious case review learning briefing Child Teal\n\nBackground\n\nChild Teal, aged two, was burnt.\n\n"
        "What worked well\n\n✓ The nurse rang.\n✓ The ward kept the clothes.\n\nAreas to "
        "strengthen\n\n✚ Ask the uncle.\n\n"
        "Serious case review findings\n\nThe panel met twice."
    )
    (entry,) = reading.entries
    assert (entry.heading.title, entry.doubts) == ("Child Teal", ())
    assert entry.account.summary == "Child Teal, aged two, was burnt."
    assert entry.account.good_practice == ("The nurse rang", "The ward kept the clothes")
    assert entry.account.learning == ("Ask the uncle",)
    assert entry.account.other[0].heading == "Serious case review findings"


DOCUMENT = "{title}\n\nChild Teal, aged two, was burnt.\n\nAreas to strengthen\n\nAsk the uncle."


@pytest.mark.parametrize(
    "title",
    ["Serious case review: Child Teal", "Serious case review Child Teal", "Child Teal", "# Child Teal"],
)
def test_a_page_about_one_review_is_one_entry_by_its_title(read, title):
    (entry,) = read(DOCUMENT.format(title=title)).entries
    assert (entry.heading.title, entry.doubts, entry.account.learning) == ("Child Teal", (), ("Ask the uncle",))


def test_the_extent_of_a_review_is_no_part_of_its_title(read):
    (entry,) = read(DOCUMENT.format(title="Concise serious case review Child Teal")).entries
    assert entry.heading.title == "Child Teal"


@pytest.mark.parametrize("title", ["Serious case review: Child Teal.", "The panel met.", "What happened?"])
def test_a_sentence_or_a_question_is_no_title_of_a_page(read, title):
    assert read(DOCUMENT.format(title=title)).entries == ()


def test_a_sentence_without_its_full_stop_is_no_title_without_a_doubt(read):
    entries = read(DOCUMENT.format(title="This serious case review is of Child Teal")).entries
    assert [entry for entry in entries if not entry.doubts] == []


@pytest.mark.parametrize("above", [0, 5, 12])
def test_the_title_of_a_page_may_stand_below_other_text(read, above):
    text = "\n\n".join([f"This is note {number}." for number in range(above)] + [DOCUMENT])
    (entry,) = read(text.format(title="Serious case review of Child Teal")).entries
    assert (entry.heading.title, entry.lines[0]) == ("Child Teal", 2 * above + 1)


def test_a_label_above_the_title_of_a_page_is_of_no_entry(read):
    reading = read("Areas to strengthen\n\nSerious case review of Child Teal\n\nChild Teal, aged two, was burnt.")
    assert [(entry.lines, entry.account.learning) for entry in reading.entries] == [((3, 5), ())]
    assert [ignored.lines for ignored in reading.ignored] == [(1, 1)]


CASE = "Death of a boy aged 3 in June 2018. Learning: ask."
OTHER_CASE = "Death of a girl aged 4 in May 2019. Learning: look."


def _read_titles(reading) -> list[str]:
    return [entry.heading.title for entry in reading.entries]


def _doubts(reading) -> list[tuple[str, ...]]:
    return [entry.doubts for entry in reading.entries]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Child Alder", "Child Birch"),
        ("## Alder", "## Birch"),
        ("**Alder**", "**Birch**"),
        ("1. Alder", "2. Birch"),
        ("'Alder'", "'Birch'"),
        ("Alder (January 2024)", "Birch (March 2024)"),
        ("'Alder' | published 26 January 2021", "'Birch' | published 2 May 2021"),
        ("Rapid review: Child Alder", "Child Birch"),
        ("Child Alder: serious case review", "Child Birch: rapid review"),
        ("CPR 1/2019", "CPR 2/2019"),
        ("2021 – Kent – Alder", "2021 – Hull – Birch"),
        ("Safeguarding adult review: Adult X", "Domestic homicide review: Mrs B"),
    ],
)
def test_two_cases_under_headings_of_any_shape_are_two_entries_without_a_doubt(read, first, second):
    reading = read(f"{first}\n\n{CASE}\n\n{second}\n\n{OTHER_CASE}")
    assert [entry.account.learning for entry in reading.entries] == [("ask",), ("look",)]
    assert _doubts(reading) == [(), ()]


@pytest.mark.parametrize(
    "text",
    [
        "Our published reviews\n\nThe board publishes its reviews here. Ask us for a copy.",
        "Learning from reviews\n\nHow to ask for a copy\n\nWrite to us.\n\nContact us\n\nRing the office.",
        "News\n\nThe board met in May 2024. It read its plan.\n\nEvents\n\nA day on fire safety is in June.",
        "Safeguarding week\n\nDomestic abuse\n\nA talk in the hall.\n\nNeglect\n\nA talk in the school.",
    ],
)
def test_a_page_that_tells_of_no_review_gives_no_entry(read, text):
    assert read(text).entries == ()


def test_a_heading_above_all_entries_is_none_of_them(read):
    reading = read(f"Our serious case reviews\n\nChild Alder\n\n{CASE}\n\nChild Birch\n\n{OTHER_CASE}")
    assert _read_titles(reading) == ["Child Alder", "Child Birch"]
    assert reading.ignored[0].lines == (1, 1)


def test_numbered_boxes_of_a_briefing_are_parts_of_its_one_entry(read):
    boxes = (
        "1. Child Alder\n\nDeath of a boy aged 3.\n\n2. What happened?\n\nHe fell.\n\n3. What did we learn?\n\nAsk.\n\n"
        "4. What needs to change?\n\n• Look."
    )
    assert _read_titles(read(f"Learning from reviews\n\n{boxes}")) == ["Child Alder"]


def test_the_same_name_again_is_a_heading_within_its_entry(read):
    text = (
        f"Serious case review: Child G\n\n{CASE}\n\nChild G\n\nHe liked trains.\n\n"
        f"Serious case review: Child H\n\n{OTHER_CASE}"
    )
    assert _read_titles(read(text)) == ["Child G", "Child H"]


def test_a_label_that_comes_again_after_another_is_a_doubt(read):
    text = (
        "Serious case review: Child G\n\nDeath of a boy aged 3.\n\nLearning: ask.\n\nRecommendations: look.\n\n"
        f"Learning: see.\n\nSerious case review: Child H\n\n{OTHER_CASE}"
    )
    assert _doubts(read(text)) == [("learning begins again on line 9, so it may be two entries",), ()]


@pytest.mark.parametrize("label", ["Learning", "Learning: see."])
def test_the_same_label_again_though_no_other_came_between_is_a_doubt(read, label):
    text = f"Child Alder\n\nDeath of a boy aged 3.\n\n{label}\n\n• ask\n\nHe was seen by a nurse.\n\n{label}\n\n• look"
    assert all(_doubts(read(text)))


def test_a_second_case_whose_heading_runs_into_it_is_a_doubt(read):
    text = f"Serious case review: Child G\n\n{CASE}\n\nRapid review: Hazel – Death of a girl aged 9 in a fire."
    assert _doubts(read(text)) == [("line 5 begins to tell a case, so it may be two entries",)]


def test_a_second_case_in_an_entry_is_a_doubt(read):
    text = f"Serious case review: Child G\n\n{CASE}\n\nDeath of a girl aged 9 in a fire.\n\nRecommendations: look."
    assert _doubts(read(text)) == [("line 5 begins to tell a case, so it may be two entries",)]
    without_labels = "Serious case review: Child G\n\nDeath of a boy aged 3.\n\nDeath of a girl aged 9 in a fire."
    assert all(_doubts(read(without_labels)))


@pytest.mark.parametrize("line", ["Keywords: falls, roofs", "Recommendations include: look twice; ask Child Alder"])
def test_a_line_with_a_label_and_what_it_announces_begins_no_entry(read, line):
    text = f"Child Alder\n\n{CASE}\n\n{line}\n\nDeath of a girl aged 9 in a fire. Learning: look."
    assert "Child Alder" in _read_titles(read(text))
    assert not any(title.startswith(line.split()[0]) for title in _read_titles(read(text)))


def test_short_lines_below_the_last_entry_are_of_the_page(read):
    reading = read(f"Rapid review: Child G\n\n{CASE}\n\nKent Safeguarding Children Partnership\n\nLeave a comment")
    assert [entry.lines for entry in reading.entries] == [(1, 3)]
    assert reading.ignored[-1].reason == "after the last entry"


def test_a_heading_that_names_no_review_above_a_text_that_tells_no_case_is_a_doubt(read):
    told = "The risks of the year were read out, agreed and put on the list of the board."
    minutes = "1. Child Alder\n\n{0}\n\n2. Risk register\n\n{1}\n\n3. Child Birch\n\n{0}\n"
    doubt = "line 5 names no review, and no case is told below it"
    assert [doubt in doubts for doubts in _doubts(read(minutes.format(CASE, told)))] == [False, True, False]
    assert doubt not in str(_doubts(read(minutes.format(CASE, OTHER_CASE))))
