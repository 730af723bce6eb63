"""Whose reviews a page tells of: those of the board that it names around them, or of others."""

from __future__ import annotations

import pytest

from build_site.digests.boards import areas_of_boards, speaks_of_others
from build_site.digests.formats.html import read_page

ALDER = "Child Alder\n\nDeath of a boy aged 3.\n\nLearning\n\n• ask who lives there\n• look again"
BIRCH = ALDER.replace("Alder", "Birch")
RUNNING = "Kent Safeguarding People Partnership          Briefing"


@pytest.mark.parametrize(
    ("name", "areas"),
    [
        ("Kent Safeguarding Children Partnership", ["Kent"]),
        ("KENT SAFEGUARDING CHILDREN PARTNERSHIP", ["Kent"]),
        ("KENT SAFEGUARDING CHILDREN'S BOARD", ["Kent"]),
        ("Kent Safeguarding People Partnership", ["Kent"]),
        ("Kent Safeguarding Children and Adults Partnership", ["Kent"]),
        ("Kent Community Safety and Safeguarding Partnership", ["Kent"]),
        ("SAFEGUARDING BOARD FOR NORTHERN IRELAND", ["Northern Ireland"]),
        ("Kent Child Protection Committee", ["Kent"]),
        ("Kent Strategic Safeguarding Partnership", ["Kent"]),
        ("Kent Children and Adults Safeguarding Partnership", ["Kent"]),
        ("Kent Children and Young People's Safeguarding Partnership", ["Kent"]),
        ("Kent Local Child Safeguarding Partnership", ["Kent"]),
        ("Cardiff and Vale Regional Safeguarding Board", ["Cardiff and Vale"]),
        ("Kent and Medway Children's Safeguarding Assurance Partnership", ["Kent and Medway"]),
        ("Kent Safeguarding Children Partnership has today published", ["Kent"]),
        ("The Safeguarding Children Partnership", []),
        ("Our Local Safeguarding Children Board", []),
        ("Health and Social Care Partnership", []),
        ("National Safeguarding Partnership", []),
    ],
)
def test_a_board_is_of_the_area_before_its_words_and_of_no_other_word(name: str, areas: list[str]):
    assert areas_of_boards(name) == areas


@pytest.mark.parametrize(
    "line",
    [
        "National serious case reviews 2017 - summary for health staff",
        "National learning: what we have been reading",
        "These reviews were published by other areas.",
        "Each quarter we pick out reviews from other safeguarding partnerships.",
        "Reviews from elsewhere",
        "Reviews published nationally this month",
        "Reviews from across the region",
        "Learning from around the country",
        "Kent Community Health NHS Foundation Trust",
        "Kent and Medway Integrated Care Board",
    ],
)
def test_a_page_of_reviews_from_elsewhere_gives_its_own_area_to_none(read, line: str):
    assert speaks_of_others([line])
    text = f"Kent Safeguarding Children Partnership\n\n{line}\n\n{ALDER}\n\n{BIRCH}"
    assert [entry.publishers for entry in read(text).entries] == [(), ()]


@pytest.mark.parametrize(
    "line",
    [
        "The National Guidance for Child Protection Committees",
        "The national Child Safeguarding Practice Review Panel is told of each incident.",
        "Older reports are kept in the national repository.",
        "Our reviews",
        "Partners from across the region meet twice a year.",
    ],
)
def test_a_page_that_speaks_of_what_is_national_still_tells_of_its_own(line: str):
    assert not speaks_of_others([line])


def test_a_board_right_above_an_entry_is_its_own_even_on_a_page_of_others(read):
    text = (
        f"Reviews from other areas\n\nKent Safeguarding Children Board\n\n{ALDER}\n\n"
        f"Surrey Safeguarding Children Board\n\n{BIRCH}"
    )
    assert [entry.publishers for entry in read(text).entries] == [
        ("Kent Safeguarding Children Board",),
        ("Surrey Safeguarding Children Board",),
    ]


def test_what_stands_right_above_an_entry_is_told_with_it(read):
    entries = read(f"Reviews from other areas\n\nKent\n\n{ALDER}\n\n{BIRCH}").entries
    assert [entry.above for entry in entries] == ["Kent", ""]


def test_the_running_head_of_the_pages_names_the_board(read):
    page = f"{RUNNING}\n\nSerious case review: Child Alder\n\nDeath of a boy aged 3.\n\nLearning\n\n• ask\n\n"
    [entry] = read(f"{page}1\n\n{RUNNING}\n\n• look again\n\n2\n").entries
    assert [areas_of_boards(text) for text in entry.publishers] == [["Kent"]] * len(entry.publishers)
    assert entry.publishers


def test_the_title_the_banner_and_the_foot_of_a_page_are_told_beside_its_text():
    lines, around = read_page(
        "<html><head><title>Reviews | Kent CPC</title></head><body><header><p>Kent Child Protection Committee</p>"
        "<nav><a href='/'>Surrey Safeguarding Board</a></nav></header><main><h1>Reviews</h1><article><header>By us"
        "</header><p>Text of the page.</p></article></main><footer><p>© Kent Child Protection Committee</p></footer>"
        "</body></html>"
    )
    assert around == ("Reviews | Kent CPC", "Kent Child Protection Committee", "© Kent Child Protection Committee")
    assert [line for line in lines if line] == ["# Reviews", "By us", "Text of the page."]


def test_two_boards_around_the_entries_give_no_area(read):
    text = f"Kent Safeguarding Children Partnership works with Surrey Safeguarding Children Partnership.\n\n{ALDER}"
    assert [entry.publishers for entry in read(text).entries] == [()]


def test_a_local_board_alone_is_not_that_of_the_area_that_a_file_is_named_after(read):
    text = f"The LSCB was told of these.\n\n{ALDER}\n\n{BIRCH}"
    assert [entry.publishers for entry in read(text, "kent-police-reviews.txt").entries] == [(), ()]
    own = f"The KSCB publishes these, as an LSCB must.\n\n{ALDER}"
    assert [entry.publishers for entry in read(own, "kent-reviews.txt").entries] == [("Kent Partnership",)]
