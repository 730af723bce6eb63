"""Boilerplate: what only the printed page needs belongs to no entry, and what comes again for a good reason does."""

from __future__ import annotations

import pytest

ENTRY = "2021 – Hull – {name}\n\nA fall from a {name} on a farm. Learning: look up; call again."
NAMES = ("Barn", "Crane", "Ladder")


def _list_with(between: str, count: int = 3) -> str:
    """A list of entries, with a text below each of them."""
    return f"\n\n{between}\n\n".join(ENTRY.format(name=name) for name in NAMES[:count]) + f"\n\n{between}"


def _reasons(reading) -> list[str]:
    return [ignored.reason for ignored in reading.ignored]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3", "page number"),
        ("- 3 -", "page number"),
        ("Page 3 of 9", "page number"),
        ("page 12", "page number"),
        ("---", "rule"),
        ("* * *", "rule"),
        ("![A farm](farm.png)", "picture"),
        ("![](a.png) ![](b.png)", "picture"),
    ],
)
def test_boilerplate_is_told_by_what_it_is(read, text, reason):
    reading = read(_list_with(text, count=1))
    assert _reasons(reading) == [reason]
    assert len(reading.entries) == 1


@pytest.mark.parametrize("text", ["Page 3 of the plan was lost; no one looked.", "See the ladder: ![this](a.png)."])
def test_boilerplate_is_no_sentence_with_such_a_thing_in_it(read, text):
    reading = read(_list_with(text, count=1))
    assert text in reading.entries[0].text
    assert _reasons(reading) == []


def test_boilerplate_is_no_year_which_stands_over_the_entries_below_it(read):
    assert _reasons(read(_list_with("2021", count=1))) == ["year banner"]


def test_boilerplate_is_a_short_text_that_stands_three_times(read):
    assert _reasons(read(_list_with("Farm Watch, Hull"))) == ["repeated footer"] * 3


def test_boilerplate_is_no_text_that_stands_twice(read):
    reading = read(_list_with("Farm Watch, Hull", count=2))
    assert all(entry.text.endswith("Farm Watch, Hull") for entry in reading.entries)
    assert _reasons(reading) == []


def test_boilerplate_is_no_sentence_that_stands_three_times(read):
    entries = read(_list_with("The board has met.")).entries
    assert all("The board has met." in entry.text for entry in entries)


@pytest.mark.parametrize(
    ("between", "is_boilerplate"),
    [
        ("The board has met.\n\n{page}", True),
        ("{page}\n\nThe board has met.", True),
        ("The board has met.\n\n• One more\n\n{page}", True),
        ("{page}\n\n• One more\n\nThe board has met.", True),
        ("The board has met.\n\n• One more\n\n• And more\n\n{page}", False),
    ],
)
def test_boilerplate_is_a_sentence_that_stands_twice_within_two_blocks_of_a_page_number(read, between, is_boilerplate):
    text = "\n\n".join(
        f"{ENTRY.format(name=name)}\n\n{between.format(page=f'Page {page}')}" for page, name in enumerate(NAMES[:2], 1)
    )
    assert ["The board has met." not in entry.text for entry in read(text).entries] == [is_boilerplate] * 2


def test_boilerplate_beside_a_page_number_that_stands_once_is_part_of_its_entry(read):
    text = f"{ENTRY.format(name='Barn')}\n\nThe board has met.\n\nPage 1\n\n{ENTRY.format(name='Crane')}"
    assert "The board has met." in read(text).entries[0].text


@pytest.mark.parametrize(
    "footer", ["Farm Watch | page {n}", "Farm Watch, p. {n} of 9", "{n} | Farm Watch", "Farm Watch – {n}", "FARM watch"]
)
def test_boilerplate_is_the_same_footer_whatever_its_page_number_and_case(read, footer):
    footers = [footer.format(n=1), footer.format(n=22).lower(), footer.format(n=333)]
    text = "\n\n".join(f"{ENTRY.format(name=name)}\n\n{foot}" for name, foot in zip(NAMES, footers, strict=True))
    assert _reasons(read(text)) == ["repeated footer"] * 3


@pytest.mark.parametrize(("length", "is_boilerplate"), [(199, True), (200, False)])
def test_boilerplate_has_fewer_than_200_letters(read, length, is_boilerplate):
    text = ("the lane behind the farm is long " * 9)[: length - 1] + "x"
    assert ("repeated footer" in _reasons(read(_list_with(text)))) == is_boilerplate


@pytest.mark.parametrize(
    "text",
    [
        "Keywords: farms",
        "> Read the overview report",
        "Areas to strengthen",
        "7. Look up",
        "**7. Look up**",
    ],
)
def test_boilerplate_is_no_label_no_reports_line_and_no_numbered_item(read, text):
    assert "repeated footer" not in _reasons(read(_list_with(text)))


def test_boilerplate_is_no_heading_of_an_entry(read):
    text = "\n\n".join(["2021 – Hull – Amal\n\nA fall. Learning: look up."] * 3)
    assert "repeated footer" not in _reasons(read(text))
    papers = "\n\n".join(["RR 1/21\n\nA boy fell. Learning: look up."] * 3)
    assert "repeated footer" not in _reasons(read(papers))


def test_entries_with_one_heading_are_never_one_entry_without_a_doubt(read):
    for heading in ("2021 – Hull – Amal", "RR 1/21", "Serious case review: Child A"):
        text = "\n\n".join([f"{heading}\n\nA boy fell from a roof. Learning: look up.\n\nKeywords: falls"] * 3)
        sure = [entry for entry in read(text).entries if not entry.doubts]
        assert [(entry.heading.printed, entry.account.learning) for entry in sure] in (
            [(heading, ("look up",))] * 3,
            [],
        )


def test_boilerplate_is_a_text_of_two_pages_if_the_first_line_of_the_digest_has_it_beside_a_page_number(read):
    text = f"Farm Watch, Hull\n\n- 1 -\n\n{ENTRY.format(name='Barn')}\n\nFarm Watch, Hull"
    assert _reasons(read(text)) == ["repeated footer", "page number", "repeated footer"]
