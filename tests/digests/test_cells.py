"""Cells of tables that hold lists: lines that end in them, bullets and numbers on one line, labels of parts."""

from __future__ import annotations

import pytest

HEADS = "| Name | Date of death | Summary | {} |\n|---|---|---|---|"


@pytest.fixture
def account(read):
    """account(cell, head): what a row says that has the cell below the head."""

    def account(cell: str, head: str = "Learning"):
        [entry] = read(f"{HEADS.format(head)}\n| Child A | May 2019 | A boy aged 3 fell. | {cell} |").entries
        return entry.account

    return account


@pytest.mark.parametrize(
    "cell",
    [
        "• ask who came<br>• look twice<br>• ring",
        "- ask who came<br>- look twice<br>- ring",
        "1. ask who came<br>2. look twice<br>3. ring",
        "• ask who came • look twice • ring",
        "1. ask who came. 2. look twice. 3. ring",
        "1) ask who came; 2) look twice; 3) ring",
        "1. ask who came 2. look twice 3. ring",
        "ask who came; look twice; ring",
    ],
)
def test_each_item_of_a_list_in_a_cell_is_a_point(account, cell):
    assert account(cell).learning == ("ask who came", "look twice", "ring")


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        ("1. Ask of each child under 2. The ward rang", ("Ask of each child under 2. The ward rang",)),
        ("1. Ask. 2. Look at each child under 3. The ward rang", ("Ask", "Look at each child under 3. The ward rang")),
        ("1. Visit by day 10. 4. Ring", ("Visit by day 10. 4. Ring",)),
        ("3. Ask. 4. Look", ("Ask", "Look")),
    ],
)
def test_a_number_in_a_sentence_of_a_cell_begins_no_point(account, cell, points):
    assert account(cell).learning == points


@pytest.mark.parametrize(
    "cell",
    [
        "Learning: ask; look. Recommendations: ring; write",
        "Learning: ask; look; Recommendations: ring; write",
        "**Learning**<br>- ask<br>- look<br>**Recommendations**<br>1. ring<br>2. write",
        "Learning: 1. ask; 2. look. Recommendations: 1. ring 2. write 3. go",
    ],
)
@pytest.mark.parametrize("head", ["Comments", "Learning", "Learning and recommendations made"])
def test_labels_within_a_cell_part_it(account, cell, head):
    told = account(cell, head)
    assert told.learning == ("ask", "look")
    assert told.recommendations[:2] == ("ring", "write")


@pytest.mark.parametrize(
    ("head", "part"),
    [
        ("Learning for schools", "learning"),
        ("Recommendations made", "recommendations"),
        ("Key findings of the review", "learning"),
        ("Good practice seen", "good_practice"),
    ],
)
def test_a_head_that_is_a_label_says_what_its_column_holds(account, head, part):
    told = account("ask; look", head)
    assert getattr(told, part) == ("ask", "look")
    assert not told.other


@pytest.mark.parametrize("head", ["Author", "Seen by", "What the father said", "Contact", "Learning 2"])
def test_a_column_with_any_other_head_is_kept_beside(account, head):
    told = account("ask; look", head)
    assert (told.learning, told.recommendations) == ((), ())
    assert [other.text for other in told.other] == ["ask; look"]


def test_lines_that_are_labels_one_by_one_are_no_heads_of_a_table(read):
    text = "| Learning points | Recommendations made | Good practice seen |\n|---|---|---|\n| ask | ring | she rang |"
    assert not read(text).entries


def test_a_title_below_its_area_in_one_cell_is_told_from_it(read):
    rows = "| Area | Published | Summary | Learning |\n|---|---|---|---|\n"
    [entry] = read(f"{rows}| Hull<br>Child A | May 2019 | A boy fell. | ask |").entries
    assert (entry.heading.area, entry.heading.title) == ("Hull", "Child A")


def test_lines_of_a_cell_that_are_no_items_are_paragraphs(account):
    assert account("Ask who came<br/><br/>Look twice<BR />Ring").learning == ("Ask who came", "Look twice", "Ring")
    assert account("• Ask who<br>came<br>• Ring").learning == ("Ask who came", "Ring")
