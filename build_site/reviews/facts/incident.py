"""When the death or incident happened, in EDTF: `2020-12`, `2019-03/2019-04`, summer 2020 as `2020-22`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_site.core.dates import MONTH_PATTERN, SEASONS, edtf_month, edtf_problem
from build_site.core.text import sentences
from build_site.model import Evidence

_SEASON = "|".join(SEASONS)
_FEASTS = {
    "christmas": 12,
    "christmas eve": 12,
    "christmas day": 12,
    "boxing day": 12,
    "new year's eve": 12,
    "new year's day": 1,
}
_FEAST_NAME = "|".join(sorted(_FEASTS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_ABOUT = r"(?:(?:early|late|mid-?|the beginning of|the end of|the|around|about|approximately)\s*)*"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAY = rf"(?:\d{{1,2}}{_ORDINAL}(?: of)?\s+)"

_DATE = re.compile(
    rf"\b{_ABOUT}"
    rf"(?:(?:(?P<day>\d{{1,2}}){_ORDINAL}(?: of)?\s+)?(?P<month>{MONTH_PATTERN})\b"
    rf"|(?P<season>{_SEASON})(?: of)?|(?P<feast>{_FEAST_NAME}))?"
    rf"\s*,?\s*\b(?P<year>{_YEAR})(?:/(?P<next>\d\d))?\b(?![-/]\d|s\b)",
    re.IGNORECASE,
)
"""A year, perhaps with a day and a month, a season or a feast: "3 May 2014", "winter 2013/14"."""

_FROM_TO = re.compile(
    r"\b(?:between|from)\s+"
    rf"(?P<from>(?:(?:the|early|late)\s+)*"
    rf"(?:{_DAY}?(?:{MONTH_PATTERN})\b|(?:{_SEASON})(?: of)?|\d{{1,2}}{_ORDINAL}\b)?\s*(?:{_YEAR})?)"
    rf"[^.;]{{0,110}}?\s*\b(?:and|to|until|till)\s+(?P<to>{_DATE.pattern})\b",
    re.IGNORECASE,
)
"""An interval in words: "between October and December 2016"; the year of its end serves for its start."""

_MONTH_TO_MONTH = re.compile(
    rf"\b(?P<from>{_DAY}?(?:{MONTH_PATTERN})\b\s*(?:{_YEAR})?)\s*(?:-|–|to|and|/)\s*(?P<to>{_DATE.pattern})\b",
    re.IGNORECASE,
)
"""An interval without "between": "March-April 2019", "May 2014 to June 2015"."""

_YEAR_TO_YEAR = re.compile(rf"\b(?P<first>{_YEAR})\s*[-–]\s*(?P<last>{_YEAR}|\d\d)\b(?!-\d)")

_YEAR_AND_YEAR = re.compile(
    rf"\b(?:in|during|over|throughout)\s+(?P<first>{_YEAR})(?:\s*,\s*{_YEAR}){{0,8}}\s*,?\s+and\s+"
    rf"(?:(?:in|during|over|throughout)\s+)?(?P<last>{_YEAR})\b(?![-/–]\d)",
    re.IGNORECASE,
)
"""Years one by one, which are an interval too: "in 2014 and 2015"."""

_FULL_YEAR = re.compile(_YEAR)
"""What every date and interval has."""

_LEADS_TO_YEAR = re.compile(
    r"\b(?:in|during|of|since|by|early|late|mid|around|about|throughout|and|to|from)[\s-]*$", re.IGNORECASE
)
"""What stands before a bare year that is a date: "in 2019"; "the 2022 babies" is none."""

_TOOK_PLACE = re.compile(r"\b(?:took place|happened|occurred)\s+(?:in|on|between|over)\s*$", re.IGNORECASE)
_INCIDENTS = re.compile(r"\bincidents\b[^.]*$", re.IGNORECASE)

_OF_TRIAL = r"(?:convicted|sentenced|found (?:not )?guilty|pleaded|imprison\w*|charged|cautioned|acquitted|prosecut\w*)"
_OF_SOMETHING_ELSE = re.compile(
    rf"\b(?:today|this (?:morning|week|month)|posted|trial|{_OF_TRIAL}|court|reviews? carried out"
    r"|proceedings|(?:was |were )?born|moved|arrived|placed (?:in|with)|approv\w+|care orders?|recorded from|known to"
    r"|subject to a child protection plan until)\b[^.;]*$",
    re.IGNORECASE,
)
"""What stands before the date of something else: a trial, a birth, a move, an earlier review."""

_OF_REVIEW = re.compile(
    r"\b(?:commissioned|review meeting|published|concluded|(?:reports?|reviews?|findings) (?:[\w-]+ ){0,2}?(?:went|sent"
    r"|submitted|presented|handed))\b(?:(?!\b(?:deaths?|died|killed|injur\w+|murder\w*|harmed|incidents?"
    r"|when|after|following)\b)[^.;])*$",
    re.IGNORECASE,
)
"""What stands before the date of the review itself, but not "published its review into the death of Amy in"."""

_TRIAL_NEXT = re.compile(
    rf"[^.;]{{0,60}}\b(?:was|were)\s+(?:\w+ly )?(?:arrested,? (?:and|then) )?{_OF_TRIAL}\b", re.IGNORECASE
)
"""What follows the date of a trial that begins a sentence: "In 2018 the father was convicted"."""

_HARM_BEFORE = re.compile(
    r"\b(?:deaths?|died|killed|murder(?:ed)?|injur(?:ed|y|ies)|incident|collapsed|harmed|stabbed) (?:\w+ )?$",
    re.IGNORECASE,
)
"""What stands before the date of what happened: "her death in"."""

_BOUND = re.compile(r"\b(?:prior to|before|until|since|after)\s*(?:the\s*)?$", re.IGNORECASE)
_UNDER_REVIEW = re.compile(
    r"\b(?:support|services?|involvement|practice|scope|timeline|period under review)\b[^.;,]*$", re.IGNORECASE
)
"""What stands before the time that a review looks at, which is not that of the incident where both are given."""


@dataclass(frozen=True)
class _Date:
    """A date or interval. start: its place in the sentence; words: as printed."""

    edtf: str
    start: int
    words: str


def read_incident(summary: str) -> tuple[str | None, list[Evidence]]:
    """Return the EDTF date or interval of the death or incident and the words it rests on; None where none is stated.

    The first sentence with a date that is not that of a trial, a birth or a review gives it; within a
    sentence, a date that something "took place" goes before others, and the time under review after them.
    """
    for sentence in sentences(summary):
        dates = [date for date in _dates(sentence) if _may_be_incident(sentence, date)]
        if dates:
            incident = min(dates, key=lambda date: _rank(sentence[: date.start]))
            incident = next((date for date in dates if _says_more(sentence, date, incident)), incident)
            if len(dates) == 2 and _INCIDENTS.search(sentence[: dates[0].start]):
                incident = _span(dates, sentence) or incident
            return incident.edtf, [Evidence(incident.edtf, incident.words, 1)]
    return None, []


def _says_more(sentence: str, date: _Date, other: _Date) -> bool:
    """Return whether a date is the same as another but for its month: "death in 2011 ... her death in July 2011"."""
    return date.edtf.startswith(f"{other.edtf}-") and bool(_HARM_BEFORE.search(sentence[: date.start]))


def _span(dates: list[_Date], sentence: str) -> _Date | None:
    """Return the interval from the earlier to the later of two dates; None where one is an interval itself."""
    start, end = sorted(date.edtf for date in dates)
    if "/" in start + end:
        return None
    return _Date(f"{start}/{end}", dates[0].start, sentence[dates[0].start :].rstrip("."))


def _may_be_incident(sentence: str, date: _Date) -> bool:
    before, after = sentence[: date.start], sentence[date.start + len(date.words) :]
    if len(before.split()) <= 1 and _TRIAL_NEXT.match(after):
        return False
    return not (_OF_SOMETHING_ELSE.search(before) or _OF_REVIEW.search(before) or _BOUND.search(before))


def _rank(before: str) -> int:
    return 0 if _TOOK_PLACE.search(before) else 2 if _UNDER_REVIEW.search(before) else 1


def _dates(sentence: str) -> list[_Date]:
    """Return the dates and intervals in a sentence, in order; what is part of an interval is no date of its own."""
    dates: list[_Date] = []
    if not _FULL_YEAR.search(sentence):
        return dates
    unread = sentence
    for pattern, edtf_of in (
        (_FROM_TO, _interval),
        (_MONTH_TO_MONTH, _interval),
        (_YEAR_TO_YEAR, _years),
        (_YEAR_AND_YEAR, _years),
        (_DATE, _date),
    ):
        for match in pattern.finditer(unread):
            edtf = edtf_of(match)
            if edtf and not edtf_problem(edtf):
                words = match[0].strip()
                dates.append(_Date(edtf, match.start() + match[0].index(words), words))
                unread = unread[: match.start()] + " " * len(match[0]) + unread[match.end() :]
    return sorted(dates, key=lambda date: date.start)


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
        return f"{year}-{_FEASTS[match['feast'].casefold()]:02}"
    if match["month"]:
        month = edtf_month(year, match["month"])
        day = f"{month}-{int(match['day'] or 0):02}"
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
    first, last = match["first"], match["last"]
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if first < last else None
