"""The date of a digest: where it is looked for, in which order."""

from __future__ import annotations

import pytest

from build_site.digests.digest_date import (
    digest_date,
    imprint_date,
    month_of_year,
    publication_lines,
    stated_publication,
)


@pytest.mark.parametrize(
    ("preamble", "name", "date"),
    [
        (["Published in March 2027"], "a.txt", "2027-03"),
        (["Reviews of May 2020", "Published in March 2027"], "reviews-2019-04.txt", "2027-03"),
        (["Bulletin, Sept. 2027"], "a.txt", "2027-09"),
        (["Published in 2027", "Reviews of May 2020"], "a.txt", "2020-05"),
        (["Reviews of May 2020"], "reviews-2027-04.txt", "2027-04"),
        (["Reviews of May 2020"], "reviews-2027.txt", "2020-05"),
        (["Published in 2026", "Reviews"], "reviews-2027.txt", "2026"),
        (["Reviews of 2026"], "reviews-2027.txt", "2027"),
        (["Reviews of 2026"], "a.txt", "2026"),
        ([], "reviews-april-2027.txt", "2027-04"),
        ([], "2027_april.txt", "2027-04"),
        ([], "2027/reviews.202704.txt", "2027-04"),
        ([], "marching2027.txt", "2027"),
        ([], "reviews-2027-13.txt", "2027"),
        ([], "reviews-12027.txt", None),
        (["Reviews of 1820"], "a.txt", None),
        ([], "a.txt", None),
    ],
)
def test_the_date_of_a_digest_is_that_of_its_publication_its_name_or_its_first_lines(preamble, name, date):
    assert digest_date(preamble, name) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 8 May 2021 we put out the child safeguarding practice review about Ines.", "2021-05"),
        ("Also in May 2021 we published the review about Ines.", "2021-05"),
        ("In May 2021 the Partnership released its report on Ines.", "2021-05"),
        ("On Friday 8 May 2021 Kent SCP has launched a seven-minute briefing.", "2021-05"),
        ("On 08/05/2021 the board published two reviews.", "2021-05"),
        ("In May 2021 we published our annual report.", None),
        ("In May 2021 we published our strategy on neglect.", None),
        ("In May 2021 we published our new guidance on bruises and reviews.", None),
        ("In May 2021 Ofsted published its inspection report on the home.", None),
        ("In May 2021 Ines died.", None),
        ("In May 2021 we held the review about Ines.", None),
    ],
)
def test_the_day_on_which_people_say_they_put_a_review_out_is_that_of_its_publication(text: str, date: str | None):
    assert stated_publication(text) == date


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["Child Ines", "Published: July 2023"], "2023-07"),
        (["Published 3 July 2023"], "2023-07"),
        (["Date of publication: 03/07/2023", "Page 1"], "2023-07"),
        (["Published: 2023"], "2023"),
        (["Posted: 19 July 2023 at 11:00 am"], "2023-07"),
        (["Posted on Tuesday 19 July 2023, 09:30"], "2023-07"),
        (["Released 19/07/2023"], "2023-07"),
        (["Date of issue: July 2023"], "2023-07"),
        (["Press release – 19 July 2023"], "2023-07"),
        (["Posted in News, July 2023"], None),
        (["Updated: 19 July 2023 at 11:00 am"], None),
        (["Published: July 2023", "Published: 3 July 2023"], "2023-07"),
        (["Published: July 2023", "Published: May 2019"], None),
        (["Last reviewed: July 2023"], None),
        (["Published: July 2023 by the board that had it made"], None),
        (["July 2023"], None),
    ],
)
def test_a_line_that_says_nothing_but_when_it_was_published_is_read_unless_two_differ(
    lines: list[str], date: str | None
):
    assert publication_lines(lines) == date


BIRCH = "Death of a girl aged 4.\n\nLearning\n\n• look again"


def test_the_foot_of_a_page_about_one_review_says_when_it_was_published(read):
    foot = "Published: July 2023"
    one = f"Serious case review: Child Birch\n\n{BIRCH}\n\nNext review\n\n{foot}"
    assert [entry.published for entry in read(one).entries] == ["2023-07"]
    two = f"Serious case review: Child Birch\n\n{BIRCH}\n\nSerious case review: Child Elm\n\n{BIRCH}\n\nNext\n\n{foot}"
    assert [entry.published for entry in read(two).entries] == [None, None]


@pytest.mark.parametrize(
    ("line", "year", "date"),
    [
        ("NOVEMBER", "2012", "2012-11"),
        ("November:", "2012", "2012-11"),
        ("Nov", "2012", "2012-11"),
        ("NOVEMBER", "2012-10", None),
        ("NOVEMBER", None, None),
        ("November 2013", "2012", None),
        ("In November", "2012", None),
    ],
)
def test_a_month_alone_above_entries_is_one_of_the_year_of_the_digest(line: str, year: str | None, date: str | None):
    assert month_of_year(line, year) == date


@pytest.mark.parametrize(
    "line",
    [
        "Date of export: 12 December 2019",
        "Exported on 12 December 2019",
        "Search: reviews AND published 2018-2019",
        "Reviews published April 2018 - March 2019",
        "Published case reviews 2013 to 2018",
        "Published 2017/2018",
        "Page last updated: March 2024",
        "Printed on 4 May 2021",
        "Downloaded 4 May 2021",
        "Accessed in May 2021",
        "Review date: May 2026",
        "Information correct at 4 May 2021",
    ],
)
def test_the_day_of_a_look_at_a_digest_and_a_period_of_many_reviews_date_none(line: str):
    assert digest_date([line], "a.txt") is None


def test_a_printed_leaflet_has_the_date_of_its_print():
    assert digest_date(["A leaflet for all, printed May 2021"], "a.txt") == "2021-05"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Kent Safeguarding Children Partnership, June 2021. For all practitioners and their managers.", "2021-06"),
        ("Kent SCP | June 2021", "2021-06"),
        ("June 2021 – Kent Safeguarding Children Board", "2021-06"),
        ("Published by Kent LSCB in June 2021.", "2021-06"),
        ("Practice briefing 3: 4 June 2021", "2021-06"),
        ("Version 2.1 | Kent SCP | 14/06/2021", "2021-06"),
        ("Kent Safeguarding Children Board 2021", "2021"),
        ("Kent SCP seven-minute briefing, June 2021", "2021-06"),
        ("Issue 4, June 2021", "2021-06"),
        ("Newsletter of Kent SCP (June 2021)", "2021-06"),
        ("Kent Safeguarding Children Board heard in June 2021 that a boy had died.", None),
        ("Injury of a baby, Kent SCP, June 2021", None),
        ("A briefing on the death of a boy in June 2021", None),
        ("Kent SCP, May 2019 to June 2021", None),
        ("A boy died in June 2021.", None),
        ("Child Elm, June 2021", None),
        ("June 2021", None),
        ("Kent SCP knew of it, June 2021", None),
        ("Kent SCP", None),
        ("Kent SCP. In June 2021 a boy died.", None),
    ],
)
def test_an_imprint_says_who_put_something_out_and_when_and_no_more(text: str, date: str | None):
    assert imprint_date(text) == date
