"""The date of a digest: where it is looked for, in which order."""

from __future__ import annotations

import pytest

from build_site.digests.digest_date import digest_date, month_of_year, publication_lines, stated_publication


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
