"""Dates in EDTF (ISO 8601-2): years, months, seasons, days and intervals, as records hold them."""

from __future__ import annotations

import os
import re
import time
from calendar import monthrange

from build_site.core.problems import build_error

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTHS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
"""Name of a month, in lower case -> its number; the usual short forms too."""
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items())} | {"sept": 9}
MONTH_PATTERN = "|".join(sorted(MONTHS, key=len, reverse=True))
"""A name or short form of a month in a regular expression that ignores capitals."""

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
"""Name of a season -> its number in EDTF: summer 2020 is 2020-22."""

_SEASON_NAMES = {number: name for name, number in SEASONS.items()}
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_SECONDS = re.compile(r"\d{1,12}", re.ASCII)
_LAST_SECOND = 253_402_300_799
"""The end of the year 9999, the last that has four digits."""
_DOUBTS = ("?", "~", "%")
"""What says at the end of a date that it is uncertain, approximate, or both."""

_OPEN_ENDS = ("", "..")
"""What stands for an end of an interval that is not known, or that is open: "2019/", "2019/.."."""


def edtf_problem(text: str) -> str | None:
    """Return what is wrong with an EDTF date of a record, or None if it is right.

    Right are a year (2020), a month (2020-12), a season (2020-21 is spring, to 2020-24, winter), a day (2020-12-31),
    and an interval of two of them, one of which may be open (2019-03/2019-04, 2019/.., /2020). A ?, ~ or % at the end
    says that it is uncertain, approximate, or both. "2023-13" -> "there is no month 13".
    """
    body = text[:-1] if text.endswith(_DOUBTS) else text
    first, slash, last = body.partition("/")
    if not slash:
        return _date_problem(first)
    ends = [end for end in (first, last) if end not in _OPEN_ENDS]
    if not ends:
        return "an interval has no date"
    if last in _OPEN_ENDS and body != text:
        return f"`{text[-1]}` follows no date"
    problem = next(filter(None, map(_date_problem, ends)), None)
    if problem is None and len(ends) == 2 and not _in_order(*ends):
        return f"`{last}` is before `{first}`"
    return problem


def _date_problem(date: str) -> str | None:
    match = _DATE.fullmatch(date)
    if not match:
        return f"`{date}` is not a year, a month or a day" if date else "there is no date"
    year, month, day = int(match["year"]), match["month"], match["day"]
    if year == 0:
        return "there is no year 0000"
    if month is None:
        return None
    if not (1 <= int(month) <= 12 or (int(month) in _SEASON_NAMES and day is None)):
        return f"there is no month {month}"
    if day is not None and not 1 <= int(day) <= monthrange(year, int(month))[1]:
        return f"there is no day {day} in {MONTH_NAMES[int(month) - 1]} {year}"
    return None


def _in_order(first: str, last: str) -> bool:
    """Return whether a date is not after another, as far as both say it: 2020-06 to 2020 may be; so may any season."""
    shared = min(len(first), len(last))
    if any(int(date[5:7] or 0) in _SEASON_NAMES for date in (first, last)):
        shared = 4  # where in its year a winter lies is not said
    return first[:shared] <= last[:shared]


def format_edtf(edtf: str) -> str:
    """Return an EDTF date as people write it.

    "2020-12" -> "December 2020", "2019-03/2019-04" -> "March 2019 to April 2019", "2020~" -> "about 2020".
    """
    start, _, end = edtf.rstrip("?~%").partition("/")
    text = " to ".join(_format_date(date) for date in (start, end) if date not in _OPEN_ENDS)
    if edtf.endswith(("~", "%")):
        text = f"about {text}"
    return f"{text} (uncertain)" if edtf.endswith(("?", "%")) else text


def _format_date(date: str) -> str:
    year, *rest = date.split("-")
    if not rest:
        return date
    number = int(rest[0])
    name = _SEASON_NAMES.get(number) or (MONTH_NAMES[number - 1] if 1 <= number <= 12 else rest[0])
    day = f"{int(rest[1])} " if len(rest) == 2 else ""
    return f"{day}{name} {year}"


def edtf_month(year: str, month: str) -> str:
    """Return a month in EDTF, of a year of four digits and the month's name, short form or number.

    "2019", "March" -> "2019-03"; "2019", "3" -> "2019-03".
    """
    return f"{year}-{MONTHS.get(month.casefold()) or int(month):02}"


def edtf_year(edtf: str | None) -> int | None:
    """Return the first year in a date: "2019-03/2020-04" -> 2019; None where there is none."""
    return int(edtf[:4]) if edtf and _DATE.match(edtf) else None


def today() -> str:
    """Return the date of this run, year-month-day; SOURCE_DATE_EPOCH sets it for a build to come out the same.

    Raises BuildError if that is no time.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or str(int(time.time()))
    if not (_SECONDS.fullmatch(seconds) and int(seconds) <= _LAST_SECOND):
        what = f"`{seconds}` is not a time in seconds since 1970"
        raise build_error("SOURCE_DATE_EPOCH", None, what, "Unset this variable, or set it to such a number.")
    return time.strftime("%Y-%m-%d", time.gmtime(int(seconds)))
