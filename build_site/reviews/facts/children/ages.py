"""Ages in words and figures, as digests print them: "27- weeks-old", "2-and-a-half-year-old", "3- and 1-years-old"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from build_site.core.ages import days_of
from build_site.core.text import NUMBER_WORDS

NUMBERS = NUMBER_WORDS | {f"twenty-{word}": 20 + number for word, number in NUMBER_WORDS.items() if 0 < number < 10}
"""Number word -> number, as far as ages in weeks and months go."""

NUMBER_WORD = "|".join(sorted(NUMBERS, key=len, reverse=True))
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}

_GAP = r"[\s\u2010-\u2015-]*"
"""White space and hyphens of every kind, or nothing: "7-week", "27- weeks", "3 months"."""

_NUMBER = rf"(?:\d{{1,2}}(?:\.\d)?[½¼¾]?(?![\d/])|(?:{NUMBER_WORD})\b)"
UNIT = r"(?:days?|weeks?|months?|years?|yrs?)"
_OF_UNITS = r"(?:(?P<of_years>years?|yrs?)|(?P<of_months>months?)|(?P<of_weeks>weeks?)|days?)"
_SMALLER_UNIT = r"(?(of_years)(?:months?|weeks?|days?)|(?(of_months)(?:weeks?|days?)|(?(of_weeks)days?|(?!))))"
"""A unit that may follow another in one age: "2 years and 6 months", but not "8 weeks and 13 weeks"."""

_OLD = rf"{_GAP}(?:olds?\b|of age\b)"
HALF = rf"{_GAP}and{_GAP}a{_GAP}half"
_NEARLY = r"(?:(?:nearly|almost|just|only|approximately|about)\s+)"
_AND = rf"{_GAP}(?:,\s*(?:and\s+)?|and\s+|or\s+){_NEARLY}?"

_MONTHS_OF_YEAR = 12

_MOST_LISTED = 11
"""The ages in one list before its last: a bound, so that a page of figures is not tried again and again."""

_AGE = re.compile(
    rf"(?P<under>\bunder(?: the age of)?\s+)?{_NEARLY}?"
    rf"(?<![\d.,/£])(?:\b|(?<=\ba))(?!one,\s*{_NUMBER}{_GAP}{UNIT})(?P<bare>(?:{_NUMBER}{_AND}){{0,{_MOST_LISTED}}})"
    rf"(?P<n>{_NUMBER})(?P<half>{HALF})?{_GAP}(?P<unit>{_OF_UNITS})"
    rf"(?:{_GAP}(?:and{_GAP})?(?P<n2>{_NUMBER}){_GAP}(?P<unit2>{_SMALLER_UNIT}))?(?P<old>{_OLD})?(?![\w½])",
    re.IGNORECASE,
)
"""An age with its unit, perhaps the last of several: "3- and 1-years-old". A half and a second unit may follow.

In "one, 6 months old, and the other" the one is a child."""

_UNIT_ANYWHERE = re.compile("day|week|month|year|yr", re.IGNORECASE)
"""Without a unit there is neither an age with one nor a range, and a text without need not be tried for them."""

_NOT_COUNT = (
    r"(?!\s+(?:younger\s+|older\s+|other\s+)?(?:girls|boys|children|siblings|brothers|sisters|babies|twins|others"
    r"|more|adults)\b)"
)
"""What is no age follows as a count: the two of "aged 5 and two girls"."""

_AGED = re.compile(
    rf"\b(?:aged|at\s+(?:the\s+)?age(?:\s+of)?|(?:boys|girls|children|siblings|brothers|sisters|bab(?:ies)|teenagers)\s+of"
    rf"(?=\s+{_NUMBER}(?:,\s+{_NUMBER}){{0,{_MOST_LISTED}}},?\s+and\s+{_NUMBER}(?:[.,;)]|$|\s+(?:who|were|had|in|from)\b))"
    rf"|(?:(?:school)?boy|(?:school)?girl|pupil|student|youth|teenager)\s+of(?=\s+{_NUMBER}(?:[.,;)]|$|\s+(?:and|who|when|was|had|has|in|from|with|died|at)\b)))"
    rf"\s+(?P<under>under\s+)?{_NEARLY}?(?P<numbers>{_NUMBER}(?:(?P<half>{HALF})|(?:{_AND}{_NUMBER}{_NOT_COUNT}){{0,{_MOST_LISTED}}}))"
    rf"(?!{_AND}?{_GAP}(?:{_NUMBER}{_NOT_COUNT}|{UNIT}))(?!\d|[./-]\d|\s*(?:to\b|\d|[-–]\s*\d))",
    re.IGNORECASE,
)
"""Years with no unit: "aged 14", "aged 9, 7 and 2", "a girl of 14 who"."""

_LABELLED = re.compile(
    rf"(?:^|[|;.,]\s*|(?<=\n))\W{{0,3}}(?:(?:Child|Subject)['’]?s\s+)?Age(?:\s*(?:/|and|&)\s*(?:sex|gender))?"
    rf"(?:\s+of\s+(?:the\s+)?(?:child|subject))?"
    rf"(?:\s+(?:at|when)\s+(?:the\s+)?(?:(?:time|date)\s+of\s+(?:the\s+)?)?"
    rf"(?:incident|death|injury|harm|event|died|harmed|injured))?"
    rf"(?:\s*\((?:in\s+)?(?P<in>years|months|weeks|days)\))?"
    rf"(?:\s*\W{{0,2}}\s*[:|]\s*\W{{0,2}}\s*|\s+)"
    rf"(?P<n>{_NUMBER})(?:{_GAP}(?P<unit>{UNIT})(?:{_OLD})?)?(?=\s*(?:[.,;|)]|$|\n|/\s*[a-z])|\s+(?:[mf]|(?:fe)?male|boy|girl)\s*(?:[.,;|]|$)"
    rf"|\s+(?-i:[A-Z])[\w /]{{2,25}}:)",
    re.IGNORECASE,
)
"""An age under a label of its own: "Age at death: 4", "Age | 10 weeks"."""

_OLDEST_AFTER_NAME = 18
_AFTER_NAME = re.compile(
    r"\b(?:[A-Z]\w+|child|baby|boy|girl|sister|brother|half-(?:sister|brother)|sibling|twin|son|daughter)"
    r" \((?P<n>\d{1,2})\)"
)
"""Years after a name or what stands for one: "Samuel (17)", "her brother (9)"."""

_WAS_WHEN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|who|(?!Mother|Father|Mum|Dad|Carer)[A-Z][a-z]+)\s+was\s+(?:(?:just|only)\s+)?(?P<n>\d{1,2})"
    r"\s+when\b[^.;,]{0,40}?\b(?:died|killed|murdered|stabbed|shot|injured|harmed|hurt|assaulted|attacked|abused"
    r"|exploited|raped|collapsed|drowned|found)\b"
)
"""Years of one to whom something happened then: "Ben was 16 when he was stabbed"."""

_SPAN = rf"{_NUMBER}(?:{_GAP}{UNIT})?(?:{_OLD})?"
_TO = r"\s*(?:-\s*)?(?:-|–|to)\s*"
_RANGE = re.compile(
    rf"\bbetween(?: the ages?(?: of)?)?\s+(?P<from>{_SPAN})\s*(?:-\s*)?(?:-|–|to|and)\s*"
    rf"{_NUMBER}{_GAP}{UNIT}(?:{_OLD})?"
    rf"|\b(?:(?:the )?ages?(?: of)?|aged(?: from)?|from)\s+{_SPAN}{_TO}{_NUMBER}{_GAP}{UNIT}(?:{_OLD})?"
    rf"|\b\d{{1,2}}{_TO}\d{{1,2}}{_GAP}{UNIT}(?:{_OLD})?",
    re.IGNORECASE,
)
"""The ages between which several children, or the years of one, lie."""

_EXTREME = r"the (?:youngest|oldest|eldest)(?: (?:child|sibling|of (?:them|whom)|being|is|was|aged))*,?\s+"
_YOUNGEST_AND_OLDEST = re.compile(rf"\b{_EXTREME}{_SPAN},?\s+and\s+{_EXTREME}{_SPAN}\b", re.IGNORECASE)
_ONLY_TWO = re.compile(r"\b(?:two|both|2)\b", re.IGNORECASE)
"""What says that the youngest and the oldest are all there are, so that their ages are no range."""

_TWO_PERSONS = re.compile(
    r"\W*(?:male |female |year )?(?:siblings|sisters|brothers|boys|girls|children|cousins)\b", re.IGNORECASE
)
"""What follows "between an 11-year-old and a 14-year-old" where it tells of two persons, not of a range."""

_SAID_TO_BE_AGE = re.compile(
    r"\b(?:aged?|age of|ages (?:are|were)"
    r"|(?:child(?:ren)?|bab(?:y|ies)|(?:infant|toddler|boy|girl|sister|brother|twin|sibling)s?) of)"
    rf"\s+(?:under\s+)?{_NEARLY}?$",
    re.IGNORECASE,
)
_LIST_GOES_ON = re.compile(r"\s*(?:,|,?\s+and|&)\s*")
"""What stands between two ages of a list, each with its unit: "aged 8 weeks and 13 weeks"."""

_DIED_AT = re.compile(
    r"\b(?:died|dies|dead|killed|collapsed|stabbed|drowned|shaken|scalded)\b[^.;,]*\bat\s+(?:just\s+|only\s+)?$",
    re.IGNORECASE,
)
_UNBORN = re.compile(r"['’]?\s+(?:of\s+)?(?:gestation|pregnan\w+|into|before|after|later)", re.IGNORECASE)
_LETTERS_BEFORE = 80
"""What makes a time an age: "died at home at 11 days", but not "died at 36 weeks' gestation"."""

_DURATION = re.compile(r"\b(?:in|for|within|after|of|last(?:ed|ing)|just|over)\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class Age:
    """An age found in a text.

    text: "7 weeks", "2 years 6 months", "under 1 year"; start, end: its span; words: as printed.
    """

    text: str
    start: int
    end: int
    words: str


def ages_in(text: str) -> list[Age]:
    """Return the ages in a text, in order.

    A range of ages ("between 6 and 15 years old") is nobody's age and is left out.
    """
    ages: list[Age] = []
    extremes = _YOUNGEST_AND_OLDEST.search(text)
    if extremes and not _ONLY_TWO.search(text[: extremes.start()]):
        text = text[: extremes.start()] + _blank(extremes) + text[extremes.end() :]
    for match in _LABELLED.finditer(text):
        of_child = number_of(match["n"]) <= _OLDEST_AFTER_NAME or match["unit"]
        begins_clause = match.start() == 0 and ":" not in match[0] and text[match.end() : match.end() + 1] == ","
        if of_child and not begins_clause:
            ages.append(
                Age(
                    spelled(match["n"], match["unit"] or match["in"] or "years"),
                    *match.span("n"),
                    match[0].strip(" .,;|*"),
                )
            )
            text = text[: match.start("n")] + "_" * (match.end() - match.start("n")) + text[match.end() :]
    if _UNIT_ANYWHERE.search(text):
        text = _RANGE.sub(lambda match: match[0] if _is_of_two_persons(match) else _blank(match), text)
        for match in _AGE.finditer(text):
            goes_on = bool(ages) and _LIST_GOES_ON.fullmatch(match.string, ages[-1].end, match.start())
            if goes_on or _is_age(match):
                ages += _with_unit(match)
            text = text[: match.start()] + _blank(match) + text[match.end() :]
    for match in _AGED.finditer(text):
        ages += _in_years(match)
    for match in _AFTER_NAME.finditer(text):
        if int(match["n"]) <= _OLDEST_AFTER_NAME:
            ages.append(Age(spelled(match["n"], "years"), match.start(), match.end(), match[0]))
    for match in _WAS_WHEN.finditer(text):
        if int(match["n"]) <= _OLDEST_AFTER_NAME:
            words = text[match.start() : match.end("n")]
            ages.append(Age(spelled(match["n"], "years"), *match.span("n"), words))
    return sorted(ages, key=lambda age: age.start)


def number_of(word: str) -> float:
    """Return the number that a figure or word stands for: "seven" -> 7, "1.5" -> 1.5, "5½" -> 5.5."""
    if not word[0].isdigit():
        return float(NUMBERS[word.casefold()])
    return float(word.rstrip("½¼¾")) + _FRACTIONS.get(word[-1], 0)


def _blank(match: re.Match[str]) -> str:
    """Return a filler as long as a match, so that it is not read again and all else keeps its position."""
    return "_" * len(match[0])


def _is_of_two_persons(match: re.Match[str]) -> bool:
    first = match["from"]
    return bool(first and re.search(r"old$", first, re.IGNORECASE) and _TWO_PERSONS.match(match.string, match.end()))


def _is_age(match: re.Match[str]) -> bool:
    """Return whether a number and a unit are an age, no duration: "3 months old", "aged 3 months", "under 3 months"."""
    if match["old"] or _SAID_TO_BE_AGE.search(match.string[: match.start("bare")]):
        return True
    if _DIED_AT.search(match.string[: match.start("bare")][-_LETTERS_BEFORE:]) and not _UNBORN.match(
        match.string, match.end()
    ):
        return True
    return bool(match["under"]) and not _DURATION.search(match.string[: match.start()])


def _with_unit(match: re.Match[str]) -> list[Age]:
    """Return the age that a match ends with, and those before it in the same list, which share its unit as a rule."""
    last = spelled(match["n"], match["unit"], bool(match["half"]))
    if match["n2"]:
        last += f" {spelled(match['n2'], match['unit2'])}"
    if match["under"]:
        last = f"under {last}"
    words = match[0].strip()
    numbers = list(re.finditer(_NUMBER, match["bare"], re.IGNORECASE))
    shared = [spelled(number[0], match["unit"]) for number in numbers]
    years = [spelled(number[0], "years") for number in numbers]
    before = shared if numbers and _shares_unit(match, shared, years, last) else years
    offset = match.start("bare")
    found = [
        Age(text, offset + number.start(), offset + number.end(), words)
        for text, number in zip(before, numbers, strict=True)
    ]
    return [*found, Age(last, match.start() if not numbers else match.start("n"), match.end(), words)]


def _shares_unit(match: re.Match[str], shared: list[str], years: list[str], last: str) -> bool:
    """Return whether numbers before an age are in its unit, and not years, as far as their order lets one say.

    "aged 2 and 18-months" is 2 years, which is nearer to 18 months; "2- and 18-months-old" is not.
    """
    if not (_in_order([*years, last]) and _in_order([*shared, last])):
        return not _in_order([*years, last])
    if number_of(match["n"]) < _MONTHS_OF_YEAR or re.match(rf"{_NUMBER}-", match["bare"], re.IGNORECASE):
        return True
    of_years, of_unit, of_last = (days_of(age) or 0 for age in (years[-1], shared[-1], last))
    return abs(of_unit - of_last) <= abs(of_years - of_last)


def _in_years(match: re.Match[str]) -> list[Age]:
    """Return the ages in a list of numbers that have no unit."""
    limit = "under " if match["under"] else ""
    found = []
    for number in re.finditer(_NUMBER, match["numbers"], re.IGNORECASE):
        start, end = (match.start("numbers") + position for position in number.span())
        found.append(Age(limit + spelled(number[0], "years", bool(match["half"])), start, end, match[0].strip()))
    return found


def _in_order(ages: list[str]) -> bool:
    """Return whether ages rise or fall, as siblings are listed: "5, 3 and 18 months" is 5 and 3 years and 18 months."""
    steps = [(days_of(later) or 0) - (days_of(earlier) or 0) for earlier, later in pairwise(ages)]
    return all(step >= 0 for step in steps) or all(step <= 0 for step in steps)


def spelled(word: str, unit: str, half: bool = False) -> str:
    """Return an age as records write it: "seven" and "week" -> "7 weeks"."""
    number = number_of(word) + (0.5 if half else 0)
    return f"{number:g} {_UNITS[unit[0].casefold()]}{'' if number == 1 else 's'}"
