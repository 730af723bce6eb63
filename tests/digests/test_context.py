"""What stands around the entries counts for them: board, date, kind; and headings that run into their text."""

from __future__ import annotations

import pytest

from build_site.digests.digest_date import stated_publication

ALDER = "Child Alder\n\nDeath of a boy aged 3 in June 2018. Learning: ask."
BIRCH = "Child Birch\n\nDeath of a girl aged 4 in June 2018. Learning: look."
CASES = f"{ALDER}\n\n{BIRCH}"
KENT, SURREY = (f"{area} Safeguarding Children Partnership" for area in ("Kent", "Surrey"))
PROSE = "and the nurse of the ward saw what had come of it. She wrote it down."


def _publishers(reading) -> list[str | None]:
    return [next(iter(entry.publishers), None) for entry in reading.entries]


def test_the_board_above_all_entries_published_them(read):
    assert _publishers(read(f"{KENT}\n\n{CASES}")) == [KENT, KENT]


def test_a_board_between_entries_published_those_below_it(read):
    assert _publishers(read(f"{KENT}\n\n{ALDER}\n\n{SURREY}\n\n{BIRCH}")) == [KENT, SURREY]


def test_a_board_below_an_entry_is_no_part_of_it(read):
    first, _ = read(f"{ALDER}\n\n{SURREY}\n\n{BIRCH}").entries
    assert (first.lines, first.publishers) == ((1, 3), ())


def test_initials_of_a_board_are_of_the_area_that_the_file_is_named_after(read):
    text = f"The KSCP publishes these.\n\n{CASES}"
    assert _publishers(read(text, "kent-reviews.txt")) == ["Kent Partnership"] * 2
    assert _publishers(read(text, "surrey-reviews.txt")) == [None, None]


def test_the_kind_above_the_entries_is_theirs_where_no_heading_names_one(read):
    def kinds(above: str, below: str = "") -> list[str | None]:
        return [entry.context_type for entry in read(f"{above}\n\n{CASES}{below}").entries]

    assert kinds("Our serious case reviews") == ["serious case review"] * 2
    assert kinds("Our serious case reviews and rapid reviews") == [None, None]
    other = "\n\nRapid review: Child Cedar\n\nDeath of a boy aged 9. Learning: see."
    assert kinds("Our serious case reviews", other) == [None, None, None]


def test_the_year_of_guidance_is_no_date_of_the_entries(read):
    entries = read(f"This page follows Working Together 2018.\n\n{CASES}").entries
    assert [entry.published for entry in entries] == [None, None]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The board is today (27th May 2019) publishing a review.", "2019-05"),
        ("The review was published in May 2024.", "2024-05"),
        ("Publication date: 12/03/2021", "2021-03"),
        ("Published: 3 March 2020", "2020-03"),
        ("He died in May 2019.", None),
        ("Working Together 2018 was published in July 2018.", None),
        ("The guidance published in July 2018 was known.", None),
    ],
)
def test_an_entry_says_when_its_review_was_published_and_no_other_date_is_taken_for_that(text, date):
    assert stated_publication(text) == date


def test_a_list_right_below_the_headings_is_what_is_announced_above_them(read):
    text = "Key themes of both reviews include:\n\nChild Alder\n\n• ask\n• look\n\nChild Birch\n\n• see\n• hear"
    assert [entry.account.learning for entry in read(text).entries] == [("ask", "look"), ("see", "hear")]


def test_headings_that_run_into_their_text_are_parted_from_it_where_several_do(read):
    alder, birch = f"Child Alder: Death of a boy aged 3 {PROSE}", f"Child Birch: Death of a girl aged 4 {PROSE}"
    reading = read(f"{alder}\n\n{birch}")
    assert [(e.heading.title, e.account.summary.startswith("Death")) for e in reading.entries] == [
        ("Child Alder", True),
        ("Child Birch", True),
    ]
    assert read(alder).entries == ()


def test_a_given_name_runs_into_its_text_only_with_a_date_and_if_the_text_speaks_of_it(read):
    titles = [
        [entry.heading.title for entry in read(text).entries]
        for text in (
            f"Hazel (2015) - Hazel was found {PROSE}\n\nIvy (2016) - Ivy was found {PROSE}",
            f"Reviews: They were read {PROSE}\n\nNews: They were read {PROSE}",
        )
    ]
    assert titles == [["Hazel", "Ivy"], []]


GUIDANCE = "These were held until 2019, when rapid reviews took their place in all cases of this sort in the county."


def test_the_kind_in_the_titles_above_the_entries_is_theirs_where_they_name_no_other(read):
    def kinds(above: str, cases: str = CASES) -> list[str | None]:
        return [entry.context_type for entry in read(f"{above}\n\n{cases}").entries]

    assert kinds(f"Home > Serious case reviews\n\nSerious case reviews\n\n{GUIDANCE}") == ["serious case review"] * 2
    assert kinds(f"Serious case reviews\n\nRapid reviews\n\n{GUIDANCE}") == [None, None]
    assert kinds(f"Our work\n\n{GUIDANCE} Serious case reviews are kept.") == [None, None]
    other = CASES.replace("Learning", "A rapid review was held.\n\nLearning", 1)
    assert other != CASES
    assert kinds(f"Serious case reviews\n\n{GUIDANCE} These are serious case reviews.", other) == [None, None]


def test_a_line_between_the_entries_that_names_another_kind_leaves_them_without_one(read):
    text = f"Serious case reviews\n\n{ALDER}\n\nRapid reviews\n\n{BIRCH}"
    assert [entry.context_type for entry in read(text).entries] == [None, None]
