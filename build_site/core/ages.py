"""Ages as records write them ("7 weeks", "2 years 6 months", "under 1 year"), and the bands that group them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
_NUMBER_AND_UNIT = re.compile(r"(\d+(?:\.\d+)?)\s*(day|week|month|year)s?")
_AGE = re.compile(rf"\s*{_NUMBER_AND_UNIT.pattern}(?:[\s,]*(?:and[\s,]*)?{_NUMBER_AND_UNIT.pattern})*\s*")


@dataclass(frozen=True, order=True)
class AgeBand:
    """A band of ages: `above` and `below` in days (above <= age < below)."""

    above: float
    below: float
    name: str
    slug: str


BANDS = (
    AgeBand(0, 3 * _DAYS["month"], "Under 3 months", "under-3-months"),
    AgeBand(3 * _DAYS["month"], _DAYS["year"], "3 to 11 months", "3-to-11-months"),
    AgeBand(_DAYS["year"], 5 * _DAYS["year"], "1 to 4 years", "1-to-4-years"),
    AgeBand(5 * _DAYS["year"], 11 * _DAYS["year"], "5 to 10 years", "5-to-10-years"),
    AgeBand(11 * _DAYS["year"], 16 * _DAYS["year"], "11 to 15 years", "11-to-15-years"),
    AgeBand(16 * _DAYS["year"], 200 * _DAYS["year"], "16 years and over", "16-years-and-over"),
)


def days_of(age: str) -> float | None:
    """Return an age in days: "7 weeks" -> 49.0; None for a limit ("under 1 year") or what is no age."""
    if not _AGE.fullmatch(age):
        return None
    return sum(float(number) * _DAYS[unit] for number, unit in _NUMBER_AND_UNIT.findall(age))


def band_of(age: str) -> AgeBand | None:
    """Return the band that an age lies in, or None where the age is not exact enough to say."""
    days = days_of(age)
    return next((band for band in BANDS if days is not None and band.above <= days < band.below), None)
