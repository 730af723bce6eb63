"""What stands below an entry and is of the page: the month that heads the next ones, the foot of the page."""

from __future__ import annotations

import pytest

NEXT = "Anytown - Child B\n\nA girl aged 3 was burned in May 2012.\n\nKey issues:\n* look\n\nKeywords:\nburns, baths"


def _entries(read, between: str, after: str = ""):
    first = "Hull - Child A\n\nDeath of a boy aged 4 in a fall.\n\nKey issues:\n* ask\n\nKeywords:\nroofs, falls"
    return read(f"{first}\n\n{between}\n\n{NEXT}\n\n{after}").entries


@pytest.mark.parametrize("month", ["MARCH", "March", "march:", "## October", "**May**", "Sept"])
def test_the_name_of_a_month_between_entries_is_no_index_term(read, month):
    first, second = _entries(read, month)
    assert first.account.keywords == ("roofs", "falls")
    assert second.account.keywords == ("burns", "baths")
    assert not first.account.other


@pytest.mark.parametrize("last", ["falls in March", "May Day", "march"])
def test_an_index_term_with_the_name_of_a_month_is_one(read, last):
    [entry] = read(f"2012 – Hull – Child A\n\nA boy fell.\n\nKeywords:\nroofs, {last}").entries
    assert entry.account.keywords == ("roofs", last)


@pytest.mark.parametrize(
    "foot",
    [
        "© Anytown Board",
        "Copyright Anytown Board 2012",
        "(c) Anytown Board 2012. Reproduction is allowed\nwith our thanks.",
        "Page last reviewed 12 January 2017",
        "Last updated: 4 April 2022",
        "Registered charity number 1234567",
        "To unsubscribe reply with the word STOP.",
        "Privacy notice | Cookies",
        "Back to top",
        "Was this page helpful? Yes / No",
    ],
)
def test_the_foot_of_a_page_is_in_no_entry(read, foot):
    _, last = _entries(read, "", f"{foot}\n\nThe Board, 1 High Street, Anytown")
    assert last.account.keywords == ("burns", "baths")
    assert not last.account.other
    assert last.account.learning == ("look",)


@pytest.mark.parametrize("line", ["Copyright law was not known.", "Back to top form, he fell again."])
def test_a_line_with_such_words_in_an_entry_that_goes_on_is_kept(read, line):
    [entry] = read(f"2012 – Hull – Child A\n\nA boy fell.\n\n{line}\n\nKey issues:\n* ask\n\nKeywords: roofs").entries
    assert line in entry.account.summary


@pytest.mark.parametrize("terms", ["roofs, falls", "• roofs\n• falls", "roofs\nfalls\nladders"])
@pytest.mark.parametrize("label", ["Keywords", "Keywords:", "**Keywords:**", "### Keywords"])
def test_index_terms_below_their_label_are_of_the_entry_in_a_list_by_year(read, label, terms):
    text = f"2012 – Hull – Child A\n\nA boy fell. Learning: ask.\n\n{label}\n{terms}"
    assert read(f"{text}\n\n2012 – Hull – Child B\n\nA girl fell.").entries[0].account.keywords[:2] == (
        "roofs",
        "falls",
    )


def test_a_list_by_year_has_nothing_below_the_index_terms_of_an_entry(read):
    [entry] = read(
        "2012 – Hull – Child A\n\nA boy fell.\n\nKeywords:\nroofs, falls\n\nRing us, or write to us."
    ).entries
    assert entry.account.keywords == ("roofs", "falls")
