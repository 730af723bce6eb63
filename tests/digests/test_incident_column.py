"""The column of a table that says when it happened."""

from __future__ import annotations

import pytest

from build_site.core.dates_in_text import date_of_cell


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("11/2020", "2020-11"),
        ("11/20", "2020-11"),
        ("Nov 2020", "2020-11"),
        ("Nov-20", "2020-11"),
        ("Nov '20", "2020-11"),
        ("Autumn 2020", "2020-23"),
        ("Early 2020", "2020"),
        ("c. 2020", "2020"),
        ("About November 2020", "2020-11"),
        ("(November 2020)", "2020-11"),
        ("Friday 6 November 2020", "2020-11-06"),
        ("Died 6 November 2020", "2020-11-06"),
        ("06/11/2020", "2020-11-06"),
        ("6.11.20", "2020-11-06"),
        ("2020-11", "2020-11"),
        ("2020-11-06", "2020-11-06"),
        ("2015–2018", "2015/2018"),
        ("2015-18", "2015/2018"),
        ("11/2020 – 03/2021", "2020-11/2021-03"),
        ("November 2020 to March 2021", "2020-11/2021-03"),
        ("Aug/Sept 2020", "2020-08/2020-09"),
        ("Christmas 2020", "2020-12"),
    ],
)
def test_a_cell_that_is_a_date_is_read(cell: str, edtf: str):
    assert date_of_cell(cell) == edtf


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "Not given",
        "Unknown",
        "13/2020",
        "31/06/2020",
        "Nov 20",
        "2010-12",
        "since 2016",
        "From 2016",
        "2016 onwards",
        "Born May 2019",
        "Before May 2019",
        "May 2019 (injury) and June 2020 (death)",
        "Two incidents, May 2018 and June 2019",
    ],
)
def test_a_cell_that_is_no_date_or_may_be_two_gives_none(cell: str):
    assert date_of_cell(cell) is None


HEADS = "| Area | Child | {} | What happened | Learning |\n|---|---|---|---|---|\n"
ROW = "| Kent | Child A | {} | Harm to a boy aged 4. | • ask |\n"


@pytest.mark.parametrize("head", ["Incident", "Date of incident", "Date of death", "Month of incident"])
def test_the_column_of_the_incident_says_when_it_was(read, head: str):
    [entry] = read(HEADS.format(head) + ROW.format("Nov 2020")).entries
    assert (entry.heading.incident, entry.heading.published) == ("2020-11", None)


def test_a_column_of_another_date_says_nothing_of_the_incident(read):
    for head in ("Published", "When", "Date of trial"):
        [entry] = read(HEADS.format(head) + ROW.format("Nov 2020")).entries
        assert entry.heading.incident is None


def test_what_is_told_below_incident_is_not_lost(read):
    told = "A boy was hurt by a dog at the home of a friend."
    [entry] = read(
        f"| Area | Child | Incident | Learning |\n|---|---|---|---|\n| Kent | Child A | {told} | • ask |\n"
    ).entries
    assert (entry.account.summary, entry.heading.incident) == (told, None)
