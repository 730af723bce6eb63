"""Dates in EDTF: which are right, and how people write them."""

from __future__ import annotations

import pytest

from build_site.core.dates import MONTHS, edtf_problem, edtf_year, format_edtf, today
from build_site.core.problems import BuildError


@pytest.mark.parametrize(
    "date",
    [
        "2020",
        "0001",
        "2020-01",
        "2020-12",
        "2020-21",
        "2020-24",
        "2020-12-31",
        "2020-02-29",
        "2021-04-30",
        "2020?",
        "2020-06~",
        "2020%",
        "2019-03/2019-04",
        "2019/2019",
        "2020-06/2020",
        "2020/2020-06",
        "2020-06-10/2020-06",
        "2020-24/2020-21",
        "2020-21/2020",
        "2020-06/2020-21",
        "2019/..",
        "../2020",
        "2019/",
        "/2020-02",
        "2019-03/2019-04?",
    ],
)
def test_a_right_date_has_no_problem(date: str) -> None:
    assert edtf_problem(date) is None


@pytest.mark.parametrize(
    ("date", "problem"),
    [
        ("", "there is no date"),
        ("?", "there is no date"),
        ("..", "`..` is not a year, a month or a day"),
        ("/", "an interval has no date"),
        ("../..", "an interval has no date"),
        ("/..", "an interval has no date"),
        ("/?", "an interval has no date"),
        ("2020/?", "`?` follows no date"),
        ("2020/..~", "`~` follows no date"),
        ("20", "`20` is not a year, a month or a day"),
        ("2020-1", "`2020-1` is not a year, a month or a day"),
        ("2020-", "`2020-` is not a year, a month or a day"),
        ("May 2020", "`May 2020` is not a year, a month or a day"),
        ("2020\n", "`2020\n` is not a year, a month or a day"),
        ("٢٠٢٠", "`٢٠٢٠` is not a year, a month or a day"),
        ("2020??", "`2020?` is not a year, a month or a day"),
        ("2020?/2021", "`2020?` is not a year, a month or a day"),
        ("2020/2021/2022", "`2021/2022` is not a year, a month or a day"),
        ("0000", "there is no year 0000"),
        ("2023-00", "there is no month 00"),
        ("2023-13", "there is no month 13"),
        ("2023-20", "there is no month 20"),
        ("2023-25", "there is no month 25"),
        ("2020-22-01", "there is no month 22"),
        ("2023-02-31", "there is no day 31 in February 2023"),
        ("2023-02-29", "there is no day 29 in February 2023"),
        ("2023-04-31", "there is no day 31 in April 2023"),
        ("2023-04-00", "there is no day 00 in April 2023"),
        ("2019-13/2020", "there is no month 13"),
        ("2019/2020-13", "there is no month 13"),
        ("../2020-13", "there is no month 13"),
        ("2020/2019", "`2019` is before `2020`"),
        ("2020/2019-12", "`2019-12` is before `2020`"),
        ("2020-06-10/2020-05", "`2020-05` is before `2020-06-10`"),
        ("2020-06-10/2020-06-09", "`2020-06-09` is before `2020-06-10`"),
        ("2021-21/2020-24", "`2020-24` is before `2021-21`"),
    ],
)
def test_a_wrong_date_is_told_with_what_is_wrong(date: str, problem: str) -> None:
    assert edtf_problem(date) == problem


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2020", "2020"),
        ("2020-01", "January 2020"),
        ("2020-12", "December 2020"),
        ("2020-22", "summer 2020"),
        ("2020-12-03", "3 December 2020"),
        ("2019-03/2019-04", "March 2019 to April 2019"),
        ("2019/..", "2019"),
        ("/2020-02", "February 2020"),
        ("2020~", "about 2020"),
        ("2020?", "2020 (uncertain)"),
        ("2020-24%", "about winter 2020 (uncertain)"),
        ("2023-13", "13 2023"),
    ],
)
def test_a_date_is_shown_as_people_write_it(date: str, text: str) -> None:
    assert format_edtf(date) == text


@pytest.mark.parametrize(
    ("date", "year"), [("2019-03/2020-04", 2019), ("2020", 2020), ("../2020", None), ("", None), (None, None)]
)
def test_the_year_of_a_date_is_its_first(date: str | None, year: int | None) -> None:
    assert edtf_year(date) == year


def test_months_go_by_their_names_and_short_forms() -> None:
    assert [MONTHS[name] for name in ("january", "jan", "may", "sept", "sep", "dec", "december")] == [
        1,
        1,
        5,
        9,
        9,
        12,
        12,
    ]


def test_the_date_of_a_build_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert today() == "1970-01-02"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert today() > "2020"


@pytest.mark.parametrize("text", ["x", "-1", "1.5", "nan", "1e3", "²", "999999999999", "9" * 40])
def test_a_source_date_epoch_that_is_no_time_is_told_in_words(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(BuildError) as stopped:
        today()
    assert str(stopped.value) == (
        f"SOURCE_DATE_EPOCH: error: `{text}` is not a time in seconds since 1970\n"
        "    Unset this variable, or set it to such a number."
    )
