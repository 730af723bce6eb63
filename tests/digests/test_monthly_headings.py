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


def _doubts(reading) -> list[tuple[str, ...]]:
    return [entry.doubts for entry in reading.entries]


@pytest.mark.parametrize(
    "heading",
    [
        "1. Rapid review: Child A",
        "## Rapid review: Child A",
        "**Rapid review: Child A**",
        "Rapid review: Child A",
        "1. Child A: rapid review",
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
        "## What became of the four children of one house in a lane: rapid review",
        "Read the rapid review",
        "## Rapid review findings",
    ],
)
def test_a_heading_is_no_sentence_no_item_and_no_label(read, heading):
    assert read(_month(_entry(heading))).entries == ()


def test_a_heading_whose_type_comes_late_is_doubtful(read):
    assert _doubts(read(_month(_entry("Child of the ward: a rapid review")))) == [()]
    assert _doubts(read(_month(_entry("Child of the old ward: a rapid review")))) == [
        ("line 3 may be no heading of an entry",)
    ]


def test_the_first_block_of_a_digest_may_begin_its_entry(read):
    assert _titles(read(_entry("1. Rapid review: Child A"))) == ["Child A"]


@pytest.mark.parametrize(
    "told",
    [
        f"{TOLD}.",
        "A dog had bitten him.",
        "A dog has bit a boy.",
        "Background",
        "Background: a dog had bitten a boy.",
        f"Learning: {TOLD}.",
        f"• {TOLD}.",
        f"## {TOLD}.",
    ],
)
def test_a_heading_with_type_and_name_begins_an_entry_whatever_its_text_looks_like(read, told):
    assert _titles(read(_month(_entry("1. Rapid review: Child A", told)))) == ["Child A"]


@pytest.mark.parametrize("end", ["", "\n\nLearning: chain it.", "\n\nRead the rapid review"])
def test_a_heading_that_is_the_only_one_of_a_digest_needs_neither_label_nor_report(read, end):
    assert _titles(read(_month(f"## Rapid review: Child A\n\n{TOLD}.{end}"))) == ["Child A"]


def test_a_label_above_the_only_heading_is_of_no_entry(read):
    (entry,) = read(_month("Learning: chain it.", f"## Rapid review: Child A\n\n{TOLD}.")).entries
    assert (entry.lines, entry.account.learning) == ((5, 7), ())


def test_two_headings_need_neither_label_nor_report(read):
    text = _month(f"## Rapid review: Child A\n\n{TOLD}.", f"## Rapid review: Child B\n\n{TOLD}.")
    assert _titles(read(text)) == ["Child A", "Child B"]


def test_a_heading_whose_number_goes_back_is_a_point(read):
    points = f"**1. Rapid review: what it asks**\n\n{TOLD}."
    text = _month(
        _entry("1. Rapid review: Child A"), _entry("2. Rapid review: Child B", end=points), _entry("3. Rapid review: C")
    )
    assert _titles(read(text)) == ["Child A", "Child B", "C"]


def test_headings_that_name_type_and_child_are_entries_though_their_numbers_begin_again(read):
    text = _month(
        _entry("1. Rapid review: Child A", end=NO_END),
        _entry("1. Rapid review: Child B", end=NO_END),
        _entry("## Rapid review: Child C", end=NO_END),
        _entry("1. Rapid review: Child D"),
    )
    assert _titles(read(text)) == ["Child A", "Child B", "Child C", "Child D"]


def _with_untyped(first: int, untyped: str, last: int) -> str:
    return _month(
        _entry(f"{first}. Rapid review: Child A", end=f"Learning: ask.\n\n{NO_END}"),
        _entry(untyped, end=f"Learning: ask.\n\n{NO_END}"),
        _entry(f"{last}. Rapid review: Child C"),
    )


@pytest.mark.parametrize(("number", "last"), [(2, 3), (2, 4), (3, 4), (3, 5), (2, 2), (4, 4), (5, 4)])
def test_a_name_with_a_number_begins_an_entry_without_a_type(read, number, last):
    assert _titles(read(_with_untyped(1, f"{number}. Child B", last))) == ["Child A", "Child B", "Child C"]


@pytest.mark.parametrize(("first", "untyped"), [(1, "Child B"), (2, "2. Child B"), (2, "1. Child B")])
def test_a_name_whose_number_does_not_go_on_is_never_taken_without_a_doubt(read, first, untyped):
    """Either as an entry of its own or as a part of the one above: neither is published unseen."""
    reading = read(_with_untyped(first, untyped, 3))
    assert _titles(reading)[::2] in (["Child A", "Child C"], ["Child A"])
    assert any(_doubts(reading)[:2])


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


def test_a_heading_that_names_no_type_needs_neither_label_nor_report(read):
    text = _month(_entry("1. Rapid review: Child A"), f"2. Child B\n\n{TOLD}.", _entry("3. Rapid review: Child C"))
    assert _titles(read(text)) == ["Child A", "Child B", "Child C"]
    assert _titles(read(_month(_entry("Rapid review: Child A"), f"Child B\n\n{TOLD}."))) == ["Child A", "Child B"]


@pytest.mark.parametrize(("length", "is_heading"), [(300, True), (301, False)])
def test_a_heading_has_at_most_300_letters(read, length, is_heading):
    heading = ("2. Rapid review: Child B, " + "who was hurt beside a lane " * 20)[: length + 2] + "x"
    text = _month(_entry("1. Rapid review: Child A"), _entry(heading))
    assert (len(read(text).entries) == 2) == is_heading


@pytest.mark.parametrize("heading", ["2. Keywords", "2. child B", "2. Child B;"])
def test_a_heading_that_names_no_type_is_no_label_and_no_part_of_a_sentence(read, heading):
    text = _month(_entry("1. Rapid review: Child A"), _entry(heading), _entry("3. Rapid review: Child C"))
    assert _titles(read(text)) == ["Child A", "Child C"]


@pytest.mark.parametrize(("heading", "title"), [("2. 2021 – Hull – Amal", "Amal"), ("2. RR 1/21", "RR 1/21")])
def test_headings_of_several_shapes_may_stand_in_one_digest(read, heading, title):
    text = _month(_entry("1. Rapid review: Child A"), _entry(heading), _entry("3. Rapid review: Child C"))
    assert _titles(read(text)) == ["Child A", title, "Child C"]
