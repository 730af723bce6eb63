"""Tables whose cells stand below one another: a line for each, a blank line between rows."""

from __future__ import annotations

import pytest

HEADS = "Date published\nLSCB\nName\nSummary\nDate of incident\nLearning for health"
ADA = "April 2017\nHull\nChild A\nAged 5. Fell from a roof.\nMay 2016\n• ask who came\n• look twice"
BEA = "May 2017\nKent\nBaby B\nDied at 26 days.\nNot stated\n• ring the ward"


def _table(*rows: str, heads: str = HEADS, above: str = "Reviews of others, for nurses of Leeds"):
    return "\n\n".join((above, heads, *rows))


def test_each_row_is_an_entry_with_the_facts_of_its_own_cells(read):
    reading = read(_table(ADA, BEA, "Please talk about them."))
    assert reading.format == "table"
    one, two = reading.entries
    assert (one.heading.title, one.heading.area, one.published, one.heading.incident) == (
        "Child A",
        "Hull",
        "2017-04",
        "2016-05",
    )
    assert one.account.summary == "Aged 5. Fell from a roof."
    assert one.account.learning == ("ask who came", "look twice")
    assert (two.heading.title, two.heading.area, two.published, two.heading.incident) == (
        "Baby B",
        "Kent",
        "2017-05",
        None,
    )
    assert (one.doubts, two.doubts) == ((), ())
    assert (one.lines, two.lines) == ((10, 16), (18, 23))


def test_a_cell_may_have_several_lines_where_dates_or_items_show_its_end(read):
    long = (
        "April 2017\nHull\nChild A\nAged 5. Fell from\na roof at\nher home.\nMay 2016\n• ask who\n  came\n• look twice"
    )
    [entry] = read(_table(long)).entries
    assert entry.account.summary == "Aged 5. Fell from a roof at her home."
    assert entry.account.learning == ("ask who came", "look twice")


def test_a_row_whose_cells_can_be_told_apart_in_two_ways_is_doubtful(read):
    heads = "Date published\nLSCB\nName\nSummary\nLearning"
    [entry] = read(_table("April 2017\nHull\nChild A\nFell.\nShe died.\nAsk.", heads=heads)).entries
    assert entry.doubts == ("its cells can't be told apart for certain",)
    [entry] = read(_table("April 2017\nHull\nChild A\nFell.\nAsk.", heads=heads)).entries
    assert entry.doubts == ()


def test_a_row_beside_lines_that_are_none_is_doubtful(read):
    lost = "Kent\nBaby B\nDied at 26 days.\nNot stated\n• ring the ward\n• ask"
    for rows, line in (((ADA, lost, BEA), 18), ((ADA, BEA, lost), 25)):
        doubts = [doubt for entry in read(_table(*rows)).entries for doubt in entry.doubts]
        assert doubts == [f"lines {line} to {line + 5} beside it are no row of its table"]


def test_the_heads_may_come_again(read):
    reading = read(_table(ADA, HEADS, BEA))
    assert [entry.heading.title for entry in reading.entries] == ["Child A", "Baby B"]
    assert not any(entry.doubts for entry in reading.entries)


@pytest.mark.parametrize(
    "text",
    [
        _table(ADA, heads="Date published\nLSCB\nName"),
        _table(ADA, heads="Name\nSummary\nLearning\nRecommendations"),
        _table(ADA, heads="Date published\nHome\nContact\nNews\nAbout us\nHelp"),
        _table(ADA.replace("April 2017", "A spring day")),
        _table(ADA.replace("May 2016\n", "")),
        _table("Date published", "LSCB", "Name", "Summary", heads="Reviews"),
    ],
)
def test_lines_that_only_look_like_such_a_table_are_read_as_text(read, text):
    assert read(text).format != "table"


def test_a_list_below_a_table_that_has_ended_is_read_as_text(read):
    news = "Three notes follow.\n\nThe first.\n\nThe second.\n\nApril 2017\nHull\nChild C\nFell.\nMay 2016\n• ask"
    first, *_ = read(_table(ADA, news)).entries
    assert (first.heading.title, first.lines) == ("Child A", (10, 16))
