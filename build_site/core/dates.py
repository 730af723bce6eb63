"""Dates in EDTF (ISO 8601-2): years, months, seasons and intervals, as records hold them."""

from __future__ import annotations

import os
import time

_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
"""Name of a month, in lower case -> its number; the usual short forms too."""
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items())} | {"sept": 9}

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
"""Name of a season -> its number in EDTF: summer 2020 is 2020-22."""


def format_edtf(edtf: str) -> str:
    """An EDTF date as people write it: "2020-12" -> "December 2020", "2019-03/2019-04" -> "March 2019 to April 2019"."""
    start, _, end = edtf.rstrip("?~%").partition("/")
    words = " to ".join(_spoken_one(part) for part in (start, end) if part and part != "..")
    if edtf.endswith(("~", "%")):
        words = f"about {words}"
    return f"{words} (uncertain)" if edtf.endswith(("?", "%")) else words


def _spoken_one(date: str) -> str:
    parts = date.split("-")
    if len(parts) == 1:
        return date
    number = int(parts[1])
    seasons = {value: name for name, value in SEASONS.items()}
    name = seasons.get(number) or (_NAMES[number - 1].capitalize() if 1 <= number <= 12 else parts[1])
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{day}{name} {parts[0]}"


def edtf_year(edtf: str | None) -> int | None:
    """The first year in a date: "2019-03/2020-04" -> 2019."""
    return int(edtf[:4]) if edtf and edtf[:4].isdigit() else None


def today() -> str:
    """The date of this run, year-month-day; SOURCE_DATE_EPOCH sets it for a build that must come out the same."""
    return time.strftime("%Y-%m-%d", time.gmtime(float(os.environ.get("SOURCE_DATE_EPOCH") or time.time())))
