"""The date of a digest as a whole, for entries that have none of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_site.core.dates import MONTHS

_MONTH_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = re.compile(rf"\b(?P<name>{_MONTH_NAME})\.?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?P<year>(?:19|20)\d\d)\b")
_ISSUED = re.compile(
    r"\b(?:published|publication|added|repository|digest|update|bulletin|newsletter|issue|dated?)\b", re.IGNORECASE
)
_MONTH_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_. ]?(?P<month>0[1-9]|1[0-2])(?!\d)"
    rf"|(?<![a-z])(?P<name>{_MONTH_NAME})[-_. ]?(?P<year_after>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(?P<year_before>(?:19|20)\d\d)[-_. ](?P<name_after>{_MONTH_NAME})(?![a-z])",
    re.IGNORECASE,
)
"""A month in the name of a file: reviews-2027-04, reviews-april-2027, 2027_april."""
_YEAR_IN_NAME = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)")


def digest_date(preamble: Sequence[str], name: str) -> str | None:
    """Return the month or year of a digest, as EDTF; None if neither is stated.

    preamble: the lines before its first entry; name: its path. A line that says when the digest was
    published goes first, then the file's name, then any month and at last any year before the entries.
    """
    issued = [line for line in preamble if _ISSUED.search(line)]
    return (
        _month_in(issued)
        or _month_in_name(name)
        or _month_in(preamble)
        or _year_in(issued, _YEAR)
        or _year_in([name], _YEAR_IN_NAME)
        or _year_in(preamble, _YEAR)
    )


def _month_in(lines: Sequence[str]) -> str | None:
    match = next(filter(None, map(_MONTH.search, lines)), None)
    return f"{match['year']}-{MONTHS[match['name'].casefold()]:02}" if match else None


def _month_in_name(name: str) -> str | None:
    match = _MONTH_IN_NAME.search(name)
    if not match:
        return None
    year = match["year"] or match["year_after"] or match["year_before"]
    month = match["month"] or f"{MONTHS[(match['name'] or match['name_after']).casefold()]:02}"
    return f"{year}-{month}"


def _year_in(lines: Sequence[str], pattern: re.Pattern[str]) -> str | None:
    match = next(filter(None, map(pattern.search, lines)), None)
    return match["year"] if match else None
