"""The date of a digest as a whole, for entries that have none of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_site.core.dates import MONTHS

_MONTH_NAME = "|".join(MONTHS)
_MONTH = re.compile(rf"\b(?:{_MONTH_NAME})\.?,?\s+(?:19|20)\d\d\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ISSUED = re.compile(
    r"\b(?:published|publication|added|repository|digest|update|bulletin|newsletter|issue|dated?)\b", re.IGNORECASE
)
_MONTH_IN_NAME = re.compile(
    r"(?<!\d)(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])(?!\d)"
    rf"|(?<![a-z])(?:{_MONTH_NAME})[-_. ]?(?:19|20)\d\d(?!\d)"
    rf"|(?<!\d)(?:19|20)\d\d[-_. ](?:{_MONTH_NAME})(?![a-z])",
    re.IGNORECASE,
)
"""A month in the name of a file: reviews-2027-04, reviews-april-2027, 2027_april."""
_YEAR_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def digest_date(preamble: Sequence[str], name: str) -> str | None:
    """Return the month or year of a digest, as EDTF; None if neither is stated.

    preamble: the lines before its first entry; name: its path. A line that says when the digest was
    published goes first, then the file's name, then any month and at last any year before the entries.
    """
    issued = [line for line in preamble if _ISSUED.search(line)]
    return (
        _date_in(issued, _MONTH)
        or _date_in([name], _MONTH_IN_NAME)
        or _date_in(preamble, _MONTH)
        or _date_in(issued, _YEAR)
        or _date_in([name], _YEAR_IN_NAME)
        or _date_in(preamble, _YEAR)
    )


def _date_in(texts: Sequence[str], pattern: re.Pattern[str]) -> str | None:
    """Return the date that the pattern first finds in the texts: a year, with a month before or after it or none."""
    match = next(filter(None, map(pattern.search, texts)), None)
    if not match:
        return None
    before, year, after = re.split(r"((?:19|20)\d\d)", match[0])
    month = (before + after).strip("-_., ").casefold()
    return f"{year}-{MONTHS.get(month) or int(month):02}" if month else year
