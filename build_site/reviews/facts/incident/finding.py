"""When a child died who was last seen on one day and found dead some days later: in a month, or from one to another.

"She was last seen on 9 March 2016 and was found dead six days later": in March 2016.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from build_site.core.dates_in_text import DateInText, dates_in
from build_site.core.text import NUMBER_WORDS, number_words

_GONE = r"(?:last seen(?: alive)?|went missing|disappeared|(?:was|were) reported missing|ran away|left home)"
_TELLS_OF_GONE = re.compile(_GONE, re.IGNORECASE)
_SEEN = re.compile(
    rf"\b{_GONE}"
    r"(?: (?!by\b)[^\s.;]+){0,6} (?:on|in|of)\s+(?:the\s+)?(?:\w+day,?\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"[^.;]{0,60}?(?:\b(?:found|discovered|recovered|pulled)\b[^.;]{0,60}?\b(?:dead|body|bodies|lifeless|hanged|drowned)\b"
    r"|\b(?:dead|body|bodies)\b[^.;]{0,60}?\b(?:found|discovered|recovered|pulled)\b)",
    re.IGNORECASE,
)
_LATER = re.compile(
    rf"\b(?:(?P<count>\d{{1,2}}|{number_words()}|a) (?P<unit>hour|day|week)s? (?:later|after\w*)"
    r"|(?P<next>(?:the )?(?:next|following) (?:day|morning|evening|afternoon)|that (?:night|evening|afternoon)))\b",
    re.IGNORECASE,
)
_DAYS = {"hour": 0, "day": 1, "week": 7}
_LONGEST_DAY, _MONTH = 10, 7


def date_of_finding(sentence: str) -> DateInText | None:
    """Return when a child died who was found dead a stated time after a day; None where a sentence doesn't tell it.

    The day itself is not stated: it is some day from the one to the other.
    """
    if not (_TELLS_OF_GONE.search(sentence) and _LATER.search(sentence) and _FOUND.search(sentence)):
        return None
    for seen in dates_in(sentence)[:3]:
        before, after = sentence[: seen.start][-120:], sentence[seen.end :][:200]
        if len(seen.edtf) != _LONGEST_DAY or not _SEEN.search(before) or not _FOUND.match(after):
            continue
        if later := _LATER.search(after):
            first = date.fromisoformat(seen.edtf)
            start, end = (str(day)[:_MONTH] for day in (first, first + timedelta(_days(later))))
            return DateInText(start if start == end else f"{start}/{end}", seen.start, seen.words)
    return None


def _days(later: re.Match[str]) -> int:
    if later["next"]:
        return 1
    count = later["count"].casefold()
    number = 1 if count == "a" else NUMBER_WORDS.get(count) or int(count)
    return max(1, number * _DAYS[later["unit"].casefold()])
