"""Tables in which a row is a review."""

from __future__ import annotations

import pytest

STROKES = """No / Date / Date of
incident / Local Authority / Summary / Learning / Themes
1 / 01/16 / 06/2015 / Kent
Child Alder / Death of a baby. /\x20
• ask
• look
 / fires
2 / 2017 / June 2016 / Leeds
Child Birch / Death of a girl. /\x20
• see
 / falls

Contact us
"""


def test_a_row_is_an_entry_though_heads_and_cells_take_several_lines(read):
    reading = read(STROKES)
    assert reading.format == "table"
    assert [
        (e.lines, e.heading.title, e.heading.area, e.published, e.heading.incident, e.account.learning)
        for e in reading.entries
    ] == [
        ((3, 7), "Child Alder", "Kent", "2016-01", "2015-06", ("ask", "look")),
        ((8, 11), "Child Birch", "Leeds", "2017", "2016-06", ("see",)),
    ]


def test_the_lines_of_a_table_outside_its_rows_have_a_reason(read):
    assert [(span.lines, span.reason) for span in read(STROKES).ignored] == [
        ((1, 1), "heads of a table"),
        ((2, 2), "heads of a table"),
        ((13, 13), "after the last entry"),
    ]


@pytest.mark.parametrize("separator", [" | ", " / ", "\t"])
def test_cells_are_parted_by_bars_strokes_or_tabs(read, separator):
    rows = (
        ("No", "Name", "Summary", "Learning"),
        ("1", "Child Alder", "Death of a boy.", "Ask."),
        ("2", "Child Birch", "Death of a girl.", "Look."),
    )
    entries = read("\n".join(map(separator.join, rows))).entries
    assert [(e.heading.title, e.account.summary) for e in entries] == [
        ("Child Alder", "Death of a boy."),
        ("Child Birch", "Death of a girl."),
    ]


def test_rows_without_numbers_are_never_mixed(read):
    text = (
        "| Name | Summary | Learning |\n|---|---|---|\n"
        "| Child Alder | Death of a boy. | Ask. |\n| Child Birch | Death of a girl. | Look. |"
    )
    entries = read(text).entries
    assert [(e.heading.title, e.account.summary) for e in entries] == [
        ("Child Alder", "Death of a boy."),
        ("Child Birch", "Death of a girl."),
    ]


def test_a_table_whose_heads_are_not_known_stays_text(read):
    assert read("Name | Colour | Taste\nChild Alder | red | sour\n").format == "not understood"
