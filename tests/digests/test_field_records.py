"""Records made of labelled fields, as catalogues and alerts export them: a field to a line, the same in each record."""

from __future__ import annotations

import time

import pytest

EXPORT = """Anywhere Library: marked records
Date of export: 4 May 2021

TITLE: Serious case review: Child Alder: overview report
PUBLISHER: Hull Safeguarding Children Board
YEAR: 2018
ABSTRACT: Death of a 3-year-old girl in March 2016.
Learning includes: ask who lives there; write it down.
SUBJECTS: neglect; home visiting
ISBN: 123

TITLE: Learning review: Baby Birch
PUBLISHER: Library Trust on behalf of an unnamed LSCB
YEAR: n.d.
ABSTRACT: Injuries to a baby. Recommendations include: check; ring.
SUBJECTS: infants
ISBN: 456

*** end of export ***"""

DASHED = """Alert of May 2021

1. Corporate author – Hull Safeguarding Children Partnership
   Title – Child safeguarding practice review: Child Alder
   Published – March 2018
   Type – Report
   Descriptors – neglect; home visiting
   Summary – Death of a 3-year-old girl in March 2016.
     She fell from a roof.
--------------------------------
2. Corporate author – Kent Safeguarding Children Partnership
   Title – Rapid review: Baby Birch
   Published – 2019
   Type – Report
   Descriptors – infants
   Summary – Injuries to a baby.
--------------------------------
To leave this list write to us."""

STACKED = """New in the collection

TITLE
Child Alder: serious case review

ISSUED BY
Hull Safeguarding Children Board, 2018

NOTES
Death of a 3-year-old girl in March 2016.

- ask who lives there
- write it down

KEYWORDS
neglect; home visiting

TITLE
Baby Birch: serious case review

ISSUED BY
Kent Safeguarding Children Board, 2019

NOTES
Injuries to a baby.

KEYWORDS
infants

Ask at the desk for copies."""

BOLD = """# Alert

**Title:** Serious case review: Child Alder
**Author/publisher:** Hull Safeguarding Children Board
**Date:** 12/03/2018
**Description:** Death of a 3-year-old girl in March 2016.
**Link:** <https://example.net/alder>

**Title:** Serious case review: Baby Birch
**Author/publisher:** Kent Safeguarding Children Board
**Date:** 2019-04-02
**Description:** Injuries to a baby.
**Link:** <https://example.net/birch>
"""


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (EXPORT, [("Child Alder", "Hull", "2018"), ("Baby Birch", None, None)]),
        (DASHED, [("Child Alder", "Hull", "2018-03"), ("Baby Birch", "Kent", "2019")]),
        (STACKED, [("Child Alder", "Hull", "2018"), ("Baby Birch", "Kent", "2019")]),
        (BOLD, [("Child Alder", "Hull", "2018-03"), ("Baby Birch", "Kent", "2019-04")]),
    ],
    ids=["export", "dashed", "stacked", "bold"],
)
def test_each_record_is_an_entry_with_the_title_board_and_date_of_its_own_fields(read, text, facts):
    entries = read(text, "reviews-2021-05.txt").entries
    assert [(entry.heading.title, entry.heading.area, entry.published) for entry in entries] == facts
    assert [entry.account.summary.split(".")[0] for entry in entries] == [
        "Death of a 3-year-old girl in March 2016",
        "Injuries to a baby",
    ]
    assert [entry.doubts for entry in entries] == [(), ()]


def test_a_title_in_the_form_of_a_heading_tells_what_no_field_does(read):
    text = EXPORT.replace("Serious case review: Child Alder: overview report", "2018 – Leeds – Alder and her son")
    one, _ = read(text.replace("YEAR: 2018\n", "").replace("PUBLISHER: Hull Safeguarding Children Board\n", "")).entries
    assert (one.heading.title, one.heading.area, one.published) == ("Alder and her son", "Leeds", "2018")


@pytest.mark.parametrize("text", [EXPORT, DASHED, STACKED], ids=["export", "dashed", "stacked"])
def test_index_terms_are_those_of_the_field_and_nothing_around_it(read, text):
    assert [entry.account.keywords for entry in read(text).entries] == [("neglect", "home visiting"), ("infants",)]


def test_labels_within_an_abstract_part_it(read):
    one, two = read(EXPORT).entries
    assert one.account.learning == ("ask who lives there", "write it down")
    assert two.account.recommendations == ("check", "ring")
    assert read(STACKED).entries[0].account.learning == ("ask who lives there", "write it down")


def test_a_record_whose_area_is_withheld_is_anonymous(read):
    assert [entry.heading.anonymous for entry in read(EXPORT).entries] == [False, True]


def test_a_board_around_the_records_is_not_theirs_where_they_have_a_field_for_it(read):
    text = "Kent Safeguarding Children Partnership\n\n" + EXPORT.replace(
        "Hull Safeguarding Children Board", "Smith, J."
    )
    one, _ = read(text).entries
    assert (one.heading.area, one.publishers, one.titles, one.above) == (None, (), (), "")


def test_a_field_that_stands_nearer_to_another_record_is_doubtful(read):
    record = "Title: Rapid review: Baby {}\nAbstract: Injuries to a baby boy.\nKeywords: infants\n"
    text = f"Date: 12 May 2020\n\n{record.format('Ash')}\nDate: March 2018\n{record.format('Elm')}"
    one, two = read(text).entries
    assert one.doubts == ("the field on line 1 may not be of this record",)
    assert (two.published, two.doubts) == ("2018-03", ())
    text = f"{record.format('Ash')}\nDate: March 2018\n{record.format('Elm')}\nDate: May 2019\n{record.format('Oak')}"
    assert all(entry.doubts for entry in read(text).entries[:2])


def test_the_only_term_of_two_records_is_no_line_between_them(read):
    field = "TITLE\nRapid review: Baby {}\n\nDATE\nMay 2018\n\nABSTRACT\nInjuries to a baby.\n\nKEYWORDS\n\ninfants"
    text = "\n\n".join(field.format(name) for name in ("Ash", "Elm", "Oak"))
    assert [entry.account.keywords for entry in read(text).entries] == [("infants",)] * 3


def test_terms_one_a_line_are_parted(read):
    text = EXPORT.replace("neglect; home visiting", "neglect\n  home visiting")
    assert read(text).entries[0].account.keywords == ("neglect", "home visiting")


def test_a_record_with_two_boards_is_doubtful(read):
    text = EXPORT.replace("YEAR: 2018", "AUTHOR: Kent Safeguarding Children Board\nYEAR: 2018")
    assert [len(entry.doubts) for entry in read(text).entries] == [1, 0]


def test_other_books_of_a_catalogue_are_no_reviews(read):
    book = EXPORT + (
        "\n\nTITLE: A handbook of play\nPUBLISHER: Hull Press\nYEAR: 2017\nABSTRACT: How children play.\n"
        "SUBJECTS: play\nISBN: 789\n\nTITLE: Analysis of 40 serious case reviews\nPUBLISHER: Hull Press\n"
        "YEAR: 2017\nABSTRACT: Looks at what recurs.\nSUBJECTS: research\nISBN: 7"
    )
    assert [entry.heading.title for entry in read(book).entries] == ["Child Alder", "Baby Birch"]


@pytest.mark.parametrize(
    "text",
    [
        "Title: Learning from reviews\nAuthor: Hull Safeguarding Children Board\nDate: May 2020\n\n"
        "## Child Alder\n\nDeath of a girl of 3 in March 2016.",
        "Title: Our news\nDate: May 2020\n\nTitle: More news\nDate: June 2020\n\nNothing about a child.",
        "## Child Alder\n\nTitle: a girl of 3\n\nDeath of a girl.\n\n## Baby Birch\n\nInjuries to a baby.",
    ],
    ids=["one page", "no summaries", "one title"],
)
def test_fields_that_do_not_make_records_are_read_as_before(read, text):
    assert read(text).format != "table"


def test_a_long_export_is_read_in_a_time_in_proportion(read):
    def seconds(times: int) -> float:
        start = time.perf_counter()
        assert len(read("\n\n".join([EXPORT] * times)).entries)
        return time.perf_counter() - start

    assert seconds(160) < 10 * max(seconds(40), 0.05)
