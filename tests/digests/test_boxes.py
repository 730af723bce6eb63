"""Briefings in numbered boxes, and dates that stand alone below a heading."""

from __future__ import annotations

import pytest

BOXES = """Anytown Safeguarding Partnership

Local Child Safeguarding Practice Review – Ada
{date}
{0}Why read this?
Take seven minutes for it.

{1}Who was Ada?
Ada was thirteen. She loved her cat.

{2}What happened?
In May 2021 Ada was hit by a car and died.

{3}What the review found
• Nobody asked.
• Nobody looked.

{4}What has to be different
• Ask.

{5}Talk about it
- Who would you tell?
"""


def _read(read, form: str, date: str = ""):
    [entry] = read(BOXES.format(*(form.format(number) for number in range(1, 7)), date=date)).entries
    return entry


@pytest.mark.parametrize(
    "form", ["{}   ", "{} ", "0{}  ", "{}. ", "{}) ", "Box {}: ", "Minute {} – ", "## {} ", "Step {}. ", "{} | "]
)
def test_the_boxes_of_a_briefing_are_its_sections_however_they_are_numbered(read, form):
    account = _read(read, form).account
    assert account.learning == ("Nobody asked", "Nobody looked")
    assert account.recommendations == ("Ask",)
    assert account.summary == "Ada was thirteen. She loved her cat."
    assert [other.heading for other in account.other] == ["Why read this?", "What happened?", "Talk about it"]


@pytest.mark.parametrize(
    "text",
    [
        "3 Visits were missed\nin May.",
        "1 Visit was missed\n\n2 Letters were lost\n\n3 Calls came late",
        "1 Visit was missed.\n\n2 Letters were lost.\n\n3 Calls came late.\n\n4 Doctors left.\n\n5 Wards shut.",
        "12 High Street\nAnytown",
    ],
)
def test_a_line_that_begins_with_any_number_is_no_box(read, text):
    [entry] = read(f"2021 – Hull – Ada\n\nA girl aged 3 fell.\n\n{text}\n\nLearning: ask.").entries
    assert text.split("\n")[0] in entry.account.summary


@pytest.mark.parametrize("date", ["July 2023", "Published July 2023", "Published: 14 July 2023", "14th July 2023"])
def test_a_date_below_the_heading_is_not_what_happened(read, date):
    entry = _read(read, "{}. ", f"\n{date}\n")
    assert entry.published == "2023-07"
    assert entry.account.summary == "Ada was thirteen. She loved her cat."
    assert ("July" in str(entry.account.other)) == (not date.startswith("Published"))


def test_a_date_below_a_bare_name_is_no_date_of_publication(read):
    one, two = (f"## Child {name}\n\nJuly 2023\n\nA boy aged 3 fell.\n\nLearning: ask." for name in "AB")
    assert [entry.published for entry in read(f"{one}\n\n{two}").entries] == [None, None]


def test_a_month_between_entries_is_of_neither(read):
    one, two = "2021 – Hull – Ada\n\nA girl fell. Learning: ask.", "2021 – Hull – Bo\n\nA boy fell. Learning: ask."
    reading = read(f"{one}\n\nJuly 2021\n\n{two}")
    assert [entry.lines for entry in reading.entries] == [(1, 3), (7, 9)]


def test_a_sentence_with_a_date_is_told_as_what_happened(read):
    [entry] = read("Rapid review: Ada\n\nBorn in July 2023.\n\nAda, aged 3, fell in July 2023.").entries
    assert entry.account.summary == "Born in July 2023.\n\nAda, aged 3, fell in July 2023."
