"""The account of every line: which entry each is in, and why the others are in none."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.build import import_without_writing
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.import_digests import ImportResult
from build_site.line_report import table, to_json
from build_site.vocabulary.vocabularies import load_vocabularies

LIST = """Case reviews published in 2021

2021 – Kent – Baby Z
Death of a 5-week-old girl. Learning includes: safer sleep is everyone's business. Keywords: infant deaths

Page 1

2021 – Leeds – Child Birch
Neglect of a girl aged nine. Learning includes: ask who lives at home.

Page 2
"""
WHOLE = "2020 – Kent – Child Ash\nNeglect of a boy aged two. Learning includes: ask who is at home.\n"
MINUTES = "Minutes of a meeting\n\nThe chair opened it at ten.\n"


@pytest.fixture
def imported(tmp_path: Path) -> tuple[ImportResult, Problems]:
    (tmp_path / "digests").mkdir()
    (tmp_path / "digests" / "list.txt").write_text(LIST, encoding="utf-8")
    (tmp_path / "digests" / "whole.txt").write_text(WHOLE, encoding="utf-8")
    (tmp_path / "digests" / "minutes.md").write_text(MINUTES, encoding="utf-8")
    content, problems = ContentFolder(tmp_path), Problems()
    return import_without_writing(content, load_vocabularies(content, problems), problems), problems


def test_line_report_has_each_line_of_each_digest_in_an_entry_or_ignored_for_a_reason(
    imported: tuple[ImportResult, Problems],
):
    listed, minutes, whole = to_json(*imported)
    assert listed == {
        "digest": "list.txt",
        "format": "list by year",
        "lines": 12,
        "blank": 5,
        "entries": [
            {"id": "2021-kent-baby-z", "lines": [3, 4]},
            {"id": "2021-leeds-child-birch", "lines": [8, 9]},
        ],
        "ignored": [
            {"lines": [1, 1], "why": "year banner"},
            {"lines": [6, 6], "why": "page number"},
            {"lines": [11, 11], "why": "page number"},
        ],
        "warnings": [],
    }
    assert whole["ignored"] == []
    assert (minutes["entries"], minutes["ignored"]) == (
        [],
        [{"lines": [1, 3], "why": "no entry found in this digest"}],
    )
    (warning,) = minutes["warnings"]
    assert warning.startswith("digests/minutes.md:1: warning: no entry was found in this digest")


def test_line_table_counts_lines_that_are_not_blank_and_gives_the_commonest_reason_first(
    imported: tuple[ImportResult, Problems],
):
    assert table(*imported) == (
        "digest      format          entries  lines  ignored  warnings\n"
        "list.txt    list by year          2      7        3         0\n"
        "minutes.md  not understood        0      2        2         1\n"
        "whole.txt   list by year          1      2        0         0\n"
        "Lines that are in no entry, and why:\n"
        "  list.txt: 2 page number, 1 year banner\n"
        "  minutes.md: 2 no entry found in this digest"
    )


def test_line_table_gives_no_reasons_where_every_line_is_in_an_entry():
    assert table(ImportResult((), ()), Problems()) == "digest  format  entries  lines  ignored  warnings"
