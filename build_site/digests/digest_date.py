"""When a digest, or the review of an entry, was published, as its words say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from build_site.core.dates import MONTH_PATTERN, edtf_month

_MONTH = re.compile(rf"\b(?:{MONTH_PATTERN})\.?,?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ISSUED = re.compile(
    r"\b(?:published|publication|added|repository|digest|update|posted|bulletin|newsletter|issue|dated?)\b",
    re.IGNORECASE,
)
_MONTH_IN_NAME = re.compile(
    r"(?<!\d)(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])(?!\d)"
    rf"|(?<![a-z])(?:{MONTH_PATTERN})[-_. ]?(?:19|20)\d\d(?!\d)"
    rf"|(?<!\d)(?:19|20)\d\d[-_. ](?:{MONTH_PATTERN})(?![a-z])",
    re.IGNORECASE,
)
"""A month in the name of a file: reviews-2027-04, reviews-april-2027, 2027_april."""
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?:{_ORDINAL}\s+)?(?P<month>{MONTH_PATTERN})\s+(?:{_ORDINAL},?\s+)?(?P<year>(?:19|20)\d\d)"
_NUMBERS = r"(?:\d{1,2}[/.])?(?P<number>0?[1-9]|1[0-2])[/.](?P<of>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_STATED = re.compile(
    rf"(?:\btoday\s*\(?|\b(?:reviews?|reports?|briefings?|briefs?|summary|publi(?:shed|cation)|version)\b[^.;:]{{0,40}}?"
    rf"\bpublish(?:ed|ing)\s+(?:on\s+|in\s+)?"
    rf"|\b(?:publication date|date (?:of publication|published))\b[^:.;]{{0,30}}:?\s*"
    rf"|\bpublished\s*:\s*|(?-i:\b[A-Z]{{2,6}}) published\s+(?:on\s+|in\s+)?|^\W*published\s*:?\s*(?:on\s+|in\s+)?)"
    rf"{_WEEKDAY}(?:{_DAY}|{_NUMBERS})",
    re.IGNORECASE,
)
"""Words that say when: "is today (27th May 2019) publishing", "review published in May 2024"."""
_PUT_OUT = re.compile(
    rf"\b(?:on|in)\s+{_WEEKDAY}(?:{_DAY}|{_NUMBERS}),?\s+(?:we|(?:the\s+)?(?:[\w'’-]+\s+){{0,6}}?[\w'’-]+)\s+"
    r"(?:(?:have|has|also|then|first|jointly)\s+){0,2}(?:published|put out|brought out|released|issued|launched)\s+"
    r"(?!(?:[\w'’-]+\s+){0,3}(?:annual|inspection))(?:the|our|its|an?|this|both|two|three|their)\s+"
    r"(?:(?!(?:on|and|for|with|to)\s)[\w'’-]+\s+){0,6}?"
    r"(?:reviews?|briefings?|L?CSPRs?|SCRs?|CPRs?|reports? (?:of|on|into|about))\b",
    re.IGNORECASE,
)
"""The same with the day first: "On 8 May 2021 we put out the review"."""
_ALONE = re.compile(
    r"\W*(?:(?:date )?(?:first )?published|date of publication|publication date|date of report)\b\W*(?:on\s+|in\s+)?"
    rf"{_WEEKDAY}(?:{_DAY}|{_NUMBERS}|(?P<alone>(?:19|20)\d\d))\W*",
    re.IGNORECASE,
)
"""A line that says nothing else: "Published: July 2023"."""
_MONTH_ALONE = re.compile(rf"\W*(?P<month>{MONTH_PATTERN})\W*", re.IGNORECASE)
_LAW = re.compile(r"\b(?:Act|Children|Together|Guidance|Regulations|Bill)\s+(?:19|20)\d\d\b")
"""The year of a law, which no review was published in for that."""
_YEAR_DIGITS = 4
_LONGEST_TITLE = 80
"""A longer line tells something; its dates are those of what it tells."""

_YEAR_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def digest_date(preamble: Sequence[str], name: str) -> str | None:
    """Return the month or year of a digest, as EDTF; None if neither is stated.

    preamble: the lines before its first entry; name: its path. A line that says when the digest was
    published goes first, then the file's name, then any month and at last any year before the entries.
    """
    lines = [_LAW.sub(" ", line) for line in preamble]
    issued = [line for line in lines if _ISSUED.search(line)]
    titles = [line for line in lines if len(line) <= _LONGEST_TITLE]
    return (
        _date_in(issued, _MONTH)
        or _date_in([name], _MONTH_IN_NAME)
        or _date_in(titles, _MONTH)
        or _date_in(issued, _YEAR)
        or _date_in([name], _YEAR_IN_NAME)
        or _date_in(titles, _YEAR)
    )


def _date_in(texts: Sequence[str], pattern: re.Pattern[str]) -> str | None:
    """Return the date that the pattern first finds in the texts: a year, with a month before or after it or none."""
    match = next(filter(None, map(pattern.search, texts)), None)
    if not match:
        return None
    before, year, after = re.split(r"((?:19|20)\d\d)", match[0])
    month = re.sub(r"\b\d{1,2}(?:st|nd|rd|th)?,?\s", "", before + after).strip("-_., ")
    return edtf_month(year, month) if month else year


def stated_publication(text: str) -> str | None:
    """Return the month in which a text says that the review was published, as EDTF; None if it does not."""
    match = _STATED.search(text) or _PUT_OUT.search(text)
    return _month(match) if match else None


def publication_lines(lines: Iterable[str]) -> str | None:
    """Return the date of the lines that say nothing but when something was published; None if none or two do."""
    matches = filter(None, map(_ALONE.fullmatch, lines))
    dates = {match["alone"] or _month(match) for match in matches}
    return dates.pop() if len(dates) == 1 else None


def month_of_year(line: str, year: str | None) -> str | None:
    """Return the month that a line is, in a year; None for another line: "NOVEMBER", "2012" -> "2012-11"."""
    match = _MONTH_ALONE.fullmatch(line)
    return edtf_month(year, match["month"]) if match and year and len(year) == _YEAR_DIGITS else None


def _month(match: re.Match[str]) -> str:
    return edtf_month(match["year"] or match["of"], match["month"] or match["number"])
