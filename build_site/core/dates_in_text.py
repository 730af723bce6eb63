"""Dates and intervals in sentences, as EDTF: "3 May 2014", "one March evening in 2017", "the period 2004 to 2012"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_site.core.dates import MONTH_PATTERN, SEASONS, edtf_month, edtf_problem

_SEASON = "|".join(SEASONS)
_FEASTS = {
    "christmas": 12,
    "christmas eve": 12,
    "christmas day": 12,
    "boxing day": 12,
    "hogmanay": 12,
    "new year's eve": 12,
    "new year's day": 1,
    "valentine's day": 2,
    "st patrick's day": 3,
    "halloween": 10,
    "bonfire night": 11,
}
"""Feasts that are in one month each year; Easter is not."""
_FEAST_NAME = "|".join(name.replace("'", "['’]") for name in sorted(_FEASTS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_ABOUT = r"(?:(?:early|late|mid-?|the beginning of|the end of|the|around|about|approximately)\s*)*"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAY = rf"(?:\d{{1,2}}{_ORDINAL}(?: of)?\s+)"
_TIME_OF_DAY = (
    r"(?:\s+(?:(?:early|late)\s+)?(?:morning|afternoon|evening|night|day|weekend|holidays?|half[- ]term|heatwave"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)){1,2}"
)

_DATE = re.compile(
    rf"\b{_ABOUT}"
    rf"(?:(?:(?:(?P<day>\d{{1,2}}){_ORDINAL}(?: of)?\s+)?(?P<month>{MONTH_PATTERN})\b"
    rf"(?:\s+(?P<last>\d{{1,2}}){_ORDINAL}\s*,)?"
    rf"|(?P<season>{_SEASON})(?:\s+holidays?)?)(?:{_TIME_OF_DAY}\s+(?:in|of)\b|\s+of\b)?"
    rf"|(?P<feast>{_FEAST_NAME})(?:(?:\s+(?:period|holidays?))?\s+(?:in|of)\b)?)?"
    rf"\s*,?\s*\b(?P<year>{_YEAR})(?:/(?P<next>\d\d))?\b(?![-/]\d|s\b)",
    re.IGNORECASE,
)
"""A year, perhaps with a day and a month, a season or a feast: "3 May 2014", "winter 2013/14", "May 3, 2014"."""

_DAY_IN_NUMBERS = re.compile(
    rf"(?<![\d/.-])(?P<day>0?[1-9]|[12]\d|3[01])(?P<sign>[/.])(?P<month>0?[1-9]|1[0-2])(?P=sign)(?P<year>{_YEAR})"
    r"(?![\d/-])"
)
"""A day as the British write it: "22/08/2019"."""

_BEGIN = (
    rf"(?=(?:(?:the|early|late)\s+)*(?:\d|{MONTH_PATTERN}|{_SEASON}))"
    rf"(?P<from>(?:(?:the|early|late)\s+)*"
    rf"(?:{_DAY}?(?:{MONTH_PATTERN})\b|(?:{_SEASON})(?: of)?|\d{{1,2}}{_ORDINAL}\b)?\s*(?:{_YEAR})?)"
)
_FROM_TO = re.compile(
    rf"\b(?:between|from)\s+{_BEGIN}"
    rf"[^.;]{{0,110}}?\s*\b(?:and|to|until|till)\s+(?P<to>{_DATE.pattern})\b",
    re.IGNORECASE,
)
"""An interval in words: "between October and December 2016"; the year of its end serves for its start."""

_PART = rf"(?:{MONTH_PATTERN}|{_SEASON})"
_MONTH_TO_MONTH = re.compile(
    rf"\b(?P<from>{_DAY}?{_PART}\b\s*(?:{_YEAR})?)(?:\s*,\s*{_PART}\b){{0,10}}"
    rf"\s*(?:-|–|to|until|till|through to|and|or|/)\s*(?P<to>{_DATE.pattern})\b",
    re.IGNORECASE,
)
"""An interval without "between": "March-April 2019", "May 2014 to June 2015", "spring or summer 2019"."""

_DAY_TO_DAY = re.compile(
    rf"\b(?P<from>\d{{1,2}}{_ORDINAL})\s*(?:-|–|to|and|or|/)\s*(?P<to>(?={_DAY}(?:{MONTH_PATTERN})\b){_DATE.pattern})\b",
    re.IGNORECASE,
)
"""Two days of a month: "the weekend of 4 and 5 May 2019"."""

_YEAR_TO_YEAR = re.compile(
    rf"\b(?P<first>{_YEAR})(?:\s*[-–]\s*(?P<last>{_YEAR}|\d\d)"
    rf"|\s+(?:to|until|till|through to|or)\s+(?:in )?(?:(?:early|late|mid)[ -])?(?P<end>{_YEAR}))\b(?!-\d)",
    re.IGNORECASE,
)

_YEAR_AND_YEAR = re.compile(
    rf"\b(?:in|during|over|throughout)\s+(?P<first>{_YEAR})(?:\s*,\s*{_YEAR}){{0,8}}\s*,?\s+and\s+"
    rf"(?:(?:in|during|over|throughout)\s+)?(?P<last>{_YEAR})\b(?P<end>)(?![-/–]\d)",
    re.IGNORECASE,
)
"""Years one by one, which are an interval too: "in 2014 and 2015"."""

_FULL_YEAR = re.compile(_YEAR)
"""What every date and interval has."""

_LEADS_TO_YEAR = re.compile(
    r"\b(?:in|during|of|since|by|early|late|mid|around|about|throughout|and|to|from)[\s-]*$", re.IGNORECASE
)
"""What stands before a bare year that is a date: "in 2019"; "the 2022 babies" is none."""


@dataclass(frozen=True)
class DateInText:
    """A date or interval. start: its place in the sentence; words: as printed."""

    edtf: str
    start: int
    words: str

    @property
    def end(self) -> int:
        """Return the place behind it."""
        return self.start + len(self.words)


def dates_in(sentence: str) -> list[DateInText]:
    """Return the dates and intervals in a sentence, in order; what is part of an interval is no date of its own."""
    dates: list[DateInText] = []
    if not _FULL_YEAR.search(sentence):
        return dates
    unread = sentence
    for pattern, edtf_of in (
        (_DAY_IN_NUMBERS, _day),
        (_FROM_TO, _interval),
        (_DAY_TO_DAY, _interval),
        (_MONTH_TO_MONTH, _interval),
        (_YEAR_TO_YEAR, _years),
        (_YEAR_AND_YEAR, _years),
        (_DATE, _date),
    ):
        for match in pattern.finditer(unread):
            edtf = edtf_of(match)
            if edtf and not edtf_problem(edtf):
                words = match[0].strip()
                dates.append(DateInText(edtf, match.start() + match[0].index(words), words))
                unread = unread[: match.start()] + " " * len(match[0]) + unread[match.end() :]
    return sorted(dates, key=lambda date: date.start)


def _day(match: re.Match[str]) -> str:
    return f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"


def _date(match: re.Match[str]) -> str | None:
    """Return a date in EDTF; a bare year is one only where words lead to it."""
    if match["month"] or match["season"] or match["feast"] or match["next"]:
        return _edtf(match)
    return _edtf(match) if _LEADS_TO_YEAR.search(match.string[: match.start("year")]) else None


def _edtf(match: re.Match[str]) -> str:
    year = match["year"]
    if match["season"]:
        return f"{year}-{SEASONS[match['season'].casefold()]}"
    if match["feast"]:
        return f"{year}-{_FEASTS[match['feast'].casefold().replace('’', chr(39))]:02}"
    if match["month"]:
        month = edtf_month(year, match["month"])
        day = f"{month}-{int(match['day'] or match['last'] or 0):02}"
        return month if edtf_problem(day) else day
    return f"{year}/{year[:2]}{match['next']}" if match["next"] else year


def _interval(match: re.Match[str]) -> str | None:
    """Return an interval: "between October and December 2016" -> 2016-10/2016-12.

    None where nothing that is a date precedes the end, or where it is later: "between 3 and 10 May 2014" is one.
    """
    start, end = match["from"].strip(), _edtf(match)
    if not start:
        return None
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", start):
        start += f" {match['month'] or ''}"
    first = _DATE.search(start if re.search(_YEAR, start) else f"{start} {match['year']}")
    if not first:
        return None
    begin = _edtf(first)
    return f"{begin}/{end}" if begin <= end else None


def _years(match: re.Match[str]) -> str | None:
    """Return an interval of years: "2016-20" -> 2016/2020; None where the second is no later year."""
    first, last = match["first"], match["last"] or match["end"]
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if first < last else None


_SHORT = r"(?P<{0}month>0?[1-9]|1[0-2])[/.](?P<{0}year>(?:19|20)?\d\d)"
_CELL_MONTHS = re.compile(rf"{_SHORT.format('')}(?:\s*(?:-|–|to)\s*{_SHORT.format('end_')})?")
_CELL_DAY = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)?\d\d)")
_CELL_ISO = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-\d\d|(?:19|20)(?P<first>\d\d)-(?P<last>0[1-9]|1[0-2])")
_CELL_ABOUT = re.compile(r"^(?:ca?\.|ca?\b|circa|approx(?:imately)?\.?|about|around)\s*", re.IGNORECASE)
_CELL_NAME = re.compile(rf"(?P<month>{MONTH_PATTERN})\.?(?:-|\s*['’])(?P<year>\d\d)", re.IGNORECASE)
_CELL_REST = re.compile(
    r"[\s\W]|\b(?:in|on|early|late|mid|the|of|year|incident|death|deaths|died"
    r"|date|injured|injury|born and died|both|\w+day)\b",
    re.IGNORECASE,
)
"""What may stand beside the date in the cell of a table: "Died 3 May 2019", "circa 2018"."""
_LONGEST_CELL = 80
"""In letters; a longer one tells something."""
_MONTH = 7
"""In letters: "2018-05"."""


def date_of_cell(text: str) -> str | None:
    """Return the date or interval that a cell of a table is, as EDTF; None if it is more than that, or less.

    "11/2020" -> "2020-11", "Nov-20" -> "2020-11", "03/05/19" -> "2019-05-03", "Autumn 2020" -> "2020-23".
    """
    text = text.strip().strip("()[]*").strip()
    if len(text) > _LONGEST_CELL:
        return None
    if match := _CELL_MONTHS.fullmatch(text):
        start = edtf_month(_in_full(match["year"]), match["month"])
        edtf = f"{start}/{edtf_month(_in_full(match['end_year']), match['end_month'])}" if match["end_month"] else start
    elif match := _CELL_DAY.fullmatch(text):
        edtf = f"{_in_full(match['year'])}-{int(match['month']):02}-{int(match['day']):02}"
    elif match := _CELL_ISO.fullmatch(text):
        edtf = "" if match["first"] and match["first"] < match["last"] else text  # "2010-12" may be two years.
    elif match := _CELL_NAME.fullmatch(text):
        edtf = edtf_month(_in_full(match["year"]), match["month"])
    else:
        led = f"in {_CELL_ABOUT.sub('', text)}"
        dates = dates_in(led)
        if len(dates) != 1 or _CELL_REST.sub("", led[: dates[0].start] + led[dates[0].end :]):
            return None
        edtf = dates[0].edtf
    return None if not edtf or edtf_problem(edtf) else edtf


def month_of(edtf: str | None) -> str | None:
    """Return the month of a day or month, or a year: "2019-05-03" -> "2019-05"; None of an interval or a season."""
    return None if not edtf or "/" in edtf or edtf[5:6] == "2" else edtf[:_MONTH]


def _in_full(year: str) -> str:
    """Return a year in four digits: "19" -> "2019"."""
    return year if len(year) == 4 else f"20{year}"
