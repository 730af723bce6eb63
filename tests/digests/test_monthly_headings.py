"""Headings of monthly digests: those that name a type of review, and those that their place shows to be headings."""

from __future__ import annotations

import pytest

TOLD = "A child of two was bitten by a dog at a fair in the month of May"
NO_END = "He was seen at once by a nurse of the ward."
END = "Learning: chain the dog.\n\nRead the rapid review"


def _month(*entries: str) -> str:
    return "\n\n".join(("Library of reviews, May 2025", *entries))


def _entry(heading: str, told: str = f"{TOLD}.", end: str = END) -> str:
    return f"{heading}\n\n{told}\n\n{end}"


def _titles(reading) -> list[str]:
    return [entry.heading.title for entry in reading.entries]


@pytest.mark.parametrize(
    "heading",
    [
        "1. Rapid review: Child A",
        "## Rapid review: Child A",
        "**Rapid review: Child A**",
        "Rapid review: Child A",
        "1. Child A: rapid review",
        "## What became of the four children of one house in a lane: rapid review",
    ],
)
def test_a_heading_names_a_type_and_is_marked_or_begins_with_it(read, heading):
    assert len(read(_month(_entry(heading))).entries) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "The rapid review: Child A.",
        "• Rapid review: Child A",
        "Rapid review: Child A?",
        "rapid review: Child A",
        "Rapid review",
        "What became of the four children of one house: rapid review",
        "Read the rapid review",
        "## Rapid review findings",
    ],
)
def test_a_heading_is_no_sentence_no_item_and_no_label(read, heading):
    assert read(_month(_entry(heading))).entries == ()


@pytest.mark.parametrize(
    ("heading", "is_heading"),
    [("Child of the ward: a rapid review", True), ("Child of the old ward: a rapid review", False)],
)
def test_a_heading_without_marks_names_its_type_within_seven_words(read, heading, is_heading):
    assert (len(read(_month(_entry(heading))).entries) == 1) == is_heading


def test_the_first_block_of_a_digest_is_its_title(read):
    assert read(_entry("1. Rapid review: Child A")).entries == ()
    assert read("1. Rapid review: Child A").entries == ()


@pytest.mark.parametrize(
    ("told", "is_heading"),
    [
        (TOLD[:59] + "xx", True),
        (TOLD[:59] + "x", False),
        ("A dog had bitten him.", True),
        ("A dog had bit a boy", False),
        ("A dog has bit a boy.", False),
        ("Background", True),
        ("Background: a dog had bitten a boy.", True),
        (f"Learning: {TOLD}.", False),
        (f"• {TOLD}.", False),
        (f"## {TOLD}.", False),
    ],
)
def test_a_heading_has_below_it_what_tells_of_a_case(read, told, is_heading):
    assert (len(read(_month(_entry("1. Rapid review: Child A", told))).entries) == 1) == is_heading


def test_a_heading_that_is_the_only_one_of_a_digest_has_a_label_a_report_or_a_number(read):
    assert len(read(_month(f"## Rapid review: Child A\n\n{TOLD}.")).entries) == 0
    assert len(read(_month(f"## Rapid review: Child A\n\n{TOLD}. Learning: chain it.")).entries) == 1
    assert len(read(_month(f"## Rapid review: Child A\n\n{TOLD}.\n\nRead the rapid review")).entries) == 1
    assert len(read(_month(f"## Rapid review: Child A\n\n{TOLD}.\n\nAreas to strengthen")).entries) == 1
    assert len(read(_month(f"1. Rapid review: Child A\n\n{TOLD}.")).entries) == 1


def test_a_heading_that_is_the_only_one_has_its_label_below_it(read):
    assert read(_month("Learning: chain it.", f"## Rapid review: Child A\n\n{TOLD}.")).entries == ()


def test_two_headings_need_neither_label_nor_report(read):
    text = _month(f"## Rapid review: Child A\n\n{TOLD}.", f"## Rapid review: Child B\n\n{TOLD}.")
    assert _titles(read(text)) == ["Child A", "Child B"]


def test_a_heading_whose_number_goes_back_is_a_point(read):
    points = f"**1. Rapid review: what it asks**\n\n{TOLD}."
    text = _month(
        _entry("1. Rapid review: Child A"), _entry("2. Rapid review: Child B", end=points), _entry("3. Rapid review: C")
    )
    assert _titles(read(text)) == ["Child A", "Child B", "C"]


def test_a_heading_whose_number_is_that_of_the_one_before_is_a_point(read):
    text = _month(_entry("1. Rapid review: Child A", end=NO_END), _entry("1. Rapid review: Child B"))
    assert _titles(read(text)) == ["Child A"]


def test_a_heading_without_a_number_changes_nothing_of_the_run(read):
    text = _month(
        _entry("1. Rapid review: Child A", end=NO_END),
        _entry("## Rapid review: Child B", end=NO_END),
        _entry("2. Rapid review: Child C", end=NO_END),
        _entry("1. Rapid review: Child D"),
    )
    assert _titles(read(text)) == ["Child A", "Child B", "Child C"]


@pytest.mark.parametrize(
    ("first", "untyped", "last", "is_heading"),
    [
        (1, "2. Child B", 3, True),
        (1, "2. Child B", 4, True),
        (1, "3. Child B", 4, True),
        (1, "3. Child B", 5, False),
        (2, "2. Child B", 3, False),
        (2, "1. Child B", 3, False),
        (1, "2. Child B", 2, False),
        (1, "4. Child B", 4, False),
        (1, "5. Child B", 4, False),
        (1, "Child B", 3, False),
    ],
)
def test_a_heading_that_names_no_type_has_the_number_that_is_lacking(read, first, untyped, last, is_heading):
    text = _month(
        _entry(f"{first}. Rapid review: Child A", end=f"Learning: ask.\n\n{NO_END}"),
        _entry(untyped, end=f"Learning: ask.\n\n{NO_END}"),
        _entry(f"{last}. Rapid review: Child C"),
    )
    titles = _titles(read(text))
    assert titles == (["Child A", "Child B", "Child C"] if is_heading else ["Child A", "Child C"])


def test_a_heading_that_names_no_type_may_be_the_first_or_the_last(read):
    text = _month(_entry("1. Child A"), _entry("2. Rapid review: Child B"), _entry("3. Child C"))
    assert _titles(read(text)) == ["Child A", "Child B", "Child C"]


def test_a_heading_that_names_no_type_may_follow_another(read):
    text = _month(
        _entry("1. Rapid review: Child A", end=NO_END),
        _entry("2. Child B", end=f"Learning: ask.\n\n{NO_END}"),
        _entry("3. Child C", end=f"Learning: ask.\n\n{NO_END}"),
    )
    assert _titles(read(text)) == ["Child A", "Child B", "Child C"]


def test_a_heading_that_names_no_type_stands_below_the_report_of_the_entry_before(read):
    text = _month(_entry("Rapid review: Child A"), _entry("Child B"), _entry("Rapid review: Child C"))
    assert _titles(read(text)) == ["Child A", "Child B", "Child C"]


def test_a_heading_that_names_no_type_has_a_label_or_a_report_before_the_next(read):
    text = _month(_entry("1. Rapid review: Child A"), f"2. Child B\n\n{TOLD}.", _entry("3. Rapid review: Child C"))
    assert _titles(read(text)) == ["Child A", "Child C"]


def test_the_last_heading_that_names_no_type_needs_neither_if_it_has_a_number(read):
    text = _month(_entry("1. Rapid review: Child A"), f"2. Child B\n\n{TOLD}.")
    assert _titles(read(text)) == ["Child A", "Child B"]
    text = _month(_entry("Rapid review: Child A"), f"Child B\n\n{TOLD}.")
    assert _titles(read(text)) == ["Child A"]


@pytest.mark.parametrize(("length", "is_heading"), [(300, True), (301, False)])
def test_a_heading_has_at_most_300_letters(read, length, is_heading):
    heading = ("2. Child B " + "who was hurt beside a lane " * 20)[: length + 2] + "x"
    text = _month(_entry("1. Rapid review: Child A"), _entry(heading))
    assert (len(read(text).entries) == 2) == is_heading


@pytest.mark.parametrize("heading", ["2. Keywords", "2. 2021 – Hull – Amal", "2. RR 1/21", "2. child B", "2. Child B;"])
def test_a_heading_that_names_no_type_is_no_label_and_of_no_other_shape(read, heading):
    text = _month(_entry("1. Rapid review: Child A"), _entry(heading), _entry("3. Rapid review: Child C"))
    assert _titles(read(text)) == ["Child A", "Child C"]
