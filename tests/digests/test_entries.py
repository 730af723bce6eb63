"""Entries: where each ends, and why the lines around them are in none."""

from __future__ import annotations

import pytest

from build_site.core.problems import Problems

FIRST = "2021 – Hull – Amal\n\nA fall from a roof."
NEXT = "2021 – Hull – Bea\n\nA burn. Learning: ring first."


def _ignored(reading) -> list[tuple[tuple[int, int], str]]:
    return [(ignored.lines, ignored.reason) for ignored in reading.ignored]


@pytest.mark.parametrize(
    "last",
    [
        "Keywords: roofs",
        "> Read the overview report",
        "He died. > Read the overview report",
        "Learning: ask. Keywords: a",
    ],
)
def test_an_entry_of_a_list_ends_with_its_index_terms_or_its_reports_line(read, last):
    reading = read(f"{FIRST}\n\n{last}\n\nContact us by telephone, or write to us.\n\n{NEXT}")
    assert [entry.lines for entry in reading.entries] == [(1, 5), (9, 11)]
    assert _ignored(reading) == [((7, 7), "between entries")]


@pytest.mark.parametrize("goes_on", ["Recommendations: call.", "> Read the overview report", "Areas to strengthen"])
def test_an_entry_goes_on_below_its_end_with_a_label_or_a_reports_line(read, goes_on):
    reading = read(f"{FIRST}\n\nKeywords: roofs\n\n{goes_on}\n\n{NEXT}")
    assert [entry.lines for entry in reading.entries] == [(1, 7), (9, 11)]


@pytest.mark.parametrize(("last", "end"), [("Keywords: roofs,", 7), ("Keywords: roofs;", 7), ("Keywords: roofs", 5)])
def test_an_entry_goes_on_below_its_end_where_a_list_is_open(read, last, end):
    reading = read(f"{FIRST}\n\n{last}\n\nhatches and ladders.\n\n{NEXT}")
    assert reading.entries[0].lines == (1, end)


def test_an_entry_does_not_end_with_a_reports_line_that_opens_it(read):
    reading = read(f"2021 – Hull – Amal\n\n> Read the overview report\n\nA fall from a roof, in Hull.\n\n{NEXT}")
    assert reading.entries[0].account.summary == "A fall from a roof, in Hull."


def test_an_entry_whose_first_paragraph_has_the_reports_line_ends_there(read):
    reading = read(f"2021 – Hull – Amal\n\nA fall. > Read the overview report\n\nMore news, and old.\n\n{NEXT}")
    assert reading.entries[0].lines == (1, 3)


def test_an_entry_is_no_more_than_its_heading_where_nothing_stands_below(read):
    reading = read(f"2021 – Hull – Amal\n\n{NEXT}")
    assert [entry.lines for entry in reading.entries] == [(1, 1), (3, 5)]


@pytest.mark.parametrize(
    ("line", "is_of_entry"),
    [
        ("More pages", False),
        ("More pages.", True),
        ("More pages;", True),
        ("More pages:", True),
        ("More, older pages", True),
        ("more pages", True),
        ("• More pages", True),
        ("2. More pages", True),
    ],
)
def test_an_entry_of_a_list_ends_above_a_short_line_of_the_page(read, line, is_of_entry):
    reading = read(f"{FIRST}\n\n{line}\n\n{NEXT}")
    assert (reading.entries[0].lines == (1, 5)) == is_of_entry
    assert _ignored(reading) == ([] if is_of_entry else [((5, 5), "between entries")])


@pytest.mark.parametrize(("length", "is_of_entry"), [(90, False), (91, True)])
def test_a_line_of_the_page_has_at_most_90_letters(read, length, is_of_entry):
    line = ("More pages of the council on roofs " * 3)[: length - 1] + "x"
    assert (read(f"{FIRST}\n\n{line}\n\n{NEXT}").entries[0].lines == (1, 5)) == is_of_entry


@pytest.mark.parametrize(("between", "is_of_entry"), [(0, True), (2, True), (3, False)])
def test_a_short_line_with_a_label_within_three_blocks_below_it_is_a_heading_of_the_entry(read, between, is_of_entry):
    text = "\n\n".join([FIRST, "Doors and hatches", *["The hatch was locked."] * between, "Keywords: roofs", NEXT])
    assert (read(text).entries[0].account.keywords == ("roofs",)) == is_of_entry


def test_a_short_line_right_below_a_heading_is_of_the_entry(read):
    assert read(f"2021 – Hull – Amal\n\nA fall\n\n{NEXT}").entries[0].account.summary == "A fall"


def test_an_entry_of_a_monthly_digest_ends_with_its_report_alone(read):
    entry = "{}. Rapid review: Child {}\n\nA child of two was bitten by a dog.\n\nKeywords: dogs\n\nNot at home\n\n{}"
    text = "Reviews of May 2025\n\n" + "\n\n".join(
        [entry.format(1, "A", "Read the rapid review"), "Contact us", entry.format(2, "B", "Read the rapid review")]
    )
    reading = read(text)
    assert [entry.lines for entry in reading.entries] == [(3, 11), (15, 23)]
    assert _ignored(reading) == [((1, 1), "before the first entry"), ((13, 13), "between entries")]


@pytest.mark.parametrize(
    "banner",
    [
        "2020",
        "2020 case reviews",
        "2020 Case reviews",
        "Case reviews published in 2020",
        "Reviews added in May 2020:",
        "case reviews 2020",
    ],
)
def test_the_lines_of_a_year_banner_are_ignored_wherever_they_stand(read, banner):
    reading = read(f"{banner}\n\n{FIRST}\n\n{banner}\n\n{NEXT}")
    assert _ignored(reading) == [((1, 1), "year banner"), ((7, 7), "year banner")]


@pytest.mark.parametrize(
    "line", ["In 2020, boards met", "It was published in 2020 as well", "Reviews published by 2020"]
)
def test_the_lines_of_a_year_banner_are_no_sentence(read, line):
    assert _ignored(read(f"{line}\n\n{FIRST}")) == [((1, 1), "before the first entry")]


def test_a_year_banner_is_no_heading_and_no_part_of_an_entry(read):
    reading = read("Paper\n\nRR 1/21\n\nA boy fell.\n\n2020\n\nRR 2/21\n\nA girl fell.")
    assert [entry.lines for entry in reading.entries] == [(3, 5), (9, 11)]


def test_ignored_lines_that_are_neighbours_with_one_reason_are_one(read):
    reading = read(f"About\n\nthis list\n\n3\n\n4\n\nof ours\n\n{FIRST}\n\nKeywords: a\n\nContact us\n\nWrite to us")
    assert _ignored(reading) == [
        ((1, 3), "before the first entry"),
        ((5, 7), "page number"),
        ((9, 9), "before the first entry"),
        ((17, 19), "after the last entry"),
    ]


def test_ignored_lines_on_both_sides_of_an_entry_are_two(read):
    reading = read(f"{FIRST}\n\nKeywords: a\n\nContact us\n\n{NEXT}\n\nKeywords: b\n\nContact them\n\n{NEXT}")
    assert _ignored(reading) == [((7, 7), "between entries"), ((15, 15), "between entries")]


def test_boilerplate_within_an_entry_is_of_no_ignored_lines(read):
    reading = read(f"{FIRST}\n\n3\n\nKeywords: roofs\n\n{NEXT}")
    assert (reading.entries[0].lines, _ignored(reading)) == ((1, 7), [])


@pytest.mark.parametrize(
    ("text", "is_warned_of"),
    [
        ("Doncaster: Bea\n\nA burn. Learning: ring first.", True),
        ("Doncaster: Bea\n\nA burn. Recommendations: ring first.", True),
        ("Doncaster: Bea\n\nA burn. Model: a game. Methodology: talks.", False),
        ("Doncaster: Bea\n\nA burn.", False),
    ],
)
def test_lines_between_entries_that_announce_learning_are_told(read, text, is_warned_of):
    problems = Problems()
    read(f"{FIRST} Learning: ask. Keywords: roofs\n\n{text}\n\n{NEXT}", "list.txt", problems)
    assert [problem.line for problem in problems] == ([5] if is_warned_of else [])


def test_lines_before_the_entries_that_announce_learning_are_told_and_those_after_them_are_not(read):
    problems = Problems()
    text = "Doncaster: Bea\n\nA burn. Learning: ring first."
    read(f"{text}\n\n{FIRST} Learning: ask. Keywords: roofs\n\nContact us\n\n{text}", "list.txt", problems)
    assert [(problem.line, problem.what) for problem in problems] == [
        (1, "lines 1 to 3 look like an entry, but no heading was understood above them")
    ]


@pytest.mark.parametrize("text", ["", "  \n\n\t\n"])
def test_a_digest_with_no_text_is_read_without_a_warning(read, text):
    problems = Problems()
    reading = read(text, "list.txt", problems)
    assert (reading.entries, reading.ignored, len(problems)) == ((), (), 0)


def test_the_shape_that_a_digest_uses_most_is_that_of_its_entries(read):
    paper = "RR 1/21\n\nA boy fell.\n\nRR 2/21\n\nA girl fell."
    assert read(f"2021 – Hull – Amal\n\nA fall.\n\n{paper}").format == "partnership paper"
    assert read(f"{FIRST}\n\n{NEXT}\n\n{paper}").format == "list by year"


def test_a_heading_is_no_item_of_a_list(read):
    assert len(read(f"{FIRST}\n\n• 2021 – Hull – Cai\n\n• RR 1/21\n\n{NEXT}").entries) == 2


def test_an_entry_of_a_list_has_its_own_date_and_one_of_a_paper_that_of_the_digest(read):
    text = "Published in May 2020\n\n{}\n\nA boy fell. Learning: look up."
    assert read(text.format("RR 1/21")).entries[0].published == "2020-05"
    assert read(text.format("2021 – Hull – Amal")).entries[0].published == "2021"


def test_a_list_of_many_boards_has_no_publisher(read):
    text = "Hull  Safeguarding\tPartnership\n\nLearning\n\n{}\n\nA boy fell. Learning: look up."
    assert read(text.format("RR 1/21")).entries[0].publishers[0] == "Hull Safeguarding Partnership"
    assert read(text.format("2021 – Hull – Amal")).entries[0].publishers == ()


def test_the_text_of_an_entry_is_all_that_stands_below_its_heading(read):
    entry = read(f"{FIRST}\n\n• Look up\n\nKeywords: roofs\n\nContact us").entries[0]
    assert entry.text == "A fall from a roof. Look up Keywords: roofs"
    assert (entry.digest, entry.account.sources[0].heading) == ("digest.txt", "2021 – Hull – Amal")


def test_index_terms_that_stand_alone_below_a_heading_go_on_after_a_comma(read):
    (entry,) = read("2023 – Kent – Child A\n\nKeywords: neglect,\n\nabuse\n").entries
    assert (entry.lines, entry.account.keywords) == ((1, 5), ("neglect", "abuse"))
