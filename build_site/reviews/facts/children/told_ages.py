"""Ages told without a word for age: "Mia was 12", "the brothers, six and eight,", "Wren (22 months)", by grammar only.

Whose they are, and of what time, is for others to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice

from build_site.core.text import number_words
from build_site.reviews.facts.children.ages import HALF, NUMBER_WORD, UNIT, Age, spelled

OLDEST_CHILD = 18

_NUMBER = (
    r"(?:(?:(?:1[0-8]|[1-9])(?![\d/:%]|[.,-]\d|\s?[ap]\.?m\b)"
    rf"|(?:{number_words(2, OLDEST_CHILD)})\b(?!-(?!and\b)))(?:{HALF}\b)?)"
)
_MOST_LISTED = 8
_MOST_TOLD = 24
NUMBERS = rf"{_NUMBER}(?:(?:,\s+{_NUMBER}){{0,{_MOST_LISTED}}},?\s+and\s+(?:{_NUMBER}|one\b))?"

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn"
    r"|winter)"
)
NUMBER_ENDS = (
    rf"(?=\s*(?:[.;:!?)—–]|$)|,(?!\s*{_NUMBER}\b)|\s+(?:and|but)\b(?!\s+(?:{_NUMBER}|a half)\b)|\s+when\b"
    r"|\s+at\s+(?:the|that)\s+time\b|\s+at\s+h(?:is|er)\s+death\b|\s+(?:that|the same)\s+(?:day|week|month)\b"
    r"|\s+the\s+(?:day|week|month)\s+before\b|\s+\w+\s+(?:days?|weeks?|months?|fortnight)\s+(?:before|earlier)\b"
    rf"|\s+in\s+(?:(?:early|late|mid|the)[\s-]+)?(?:{MONTH}|\d{{4}})\b|\s+on\s+(?:the\s+)?\d)"
)
"""What may follow an age that has no unit. In "was 16 weeks pregnant" or "was two of the three" nothing does."""

_COUNTED = rf"(?:(?<![\d.])\d{{1,2}}(?![\d.]\d)|(?:{NUMBER_WORD}))"
WITH_UNIT = (
    rf"(?P<counted>{_COUNTED})[\s-]+(?P<unit>{UNIT})\b(?:\s+(?:and\s+)?(?P<rest>{_COUNTED})\s+(?P<rest_unit>months?|weeks?|days?)\b)?"
    r"(?![\s-]+(?:old|of age|pregnant|premature|early|late))"
)

ADVERBS = (
    r"(?:(?:just|only|barely|still|then|by\s+then|at\s+(?:the|that)\s+time|both|all|also|recently|respectively)\s+)"
    r"{0,2}"
)
_WHO = r"(?P<who>(?<![\w'’-])[A-Za-z][\w'’-]*)"
_PREDICATE = re.compile(
    rf"{_WHO}(?:,\s+respectively,)?\s+(?:(?:was|were)\s+{ADVERBS}|had\s+{ADVERBS}turned\s+|(?:had\s+)?just\s+turned\s+)"
    rf"(?:{WITH_UNIT}|(?P<numbers>{NUMBERS})){NUMBER_ENDS}"
)
_APPOSITION = re.compile(
    rf"{_WHO}(?:,|\s+[–—-]|(?=\s+[(\[]))\s+[(\[]?(?:just\s+|only\s+|then\s+|ages\s+)?(?:{WITH_UNIT}|(?P<numbers>{NUMBERS}))"
    r"(?=,|;|\)|\]|\.$|\s+[–—-]\s|\s+(?:was|were|had|told|died|who)\b)"
)
_IN_BRACKETS = re.compile(rf"{_WHO}\s+\((?:then\s+)?{WITH_UNIT}\)")
_AT = re.compile(
    rf"\b(?P<who>[Hh]e|[Ss]he)\s+(?P<verb>\w+(?:\s+[\w'’]+){{0,4}}),\s+at\s+(?:just\s+)?(?P<numbers>{_NUMBER}),"
)
_DIED_AT = re.compile(
    rf"{_WHO}\s+(?:(?:was|were)\s+)?(?:\w+ly\s+)?(?:died|drowned|killed|murdered|stabbed|shot|took\s+(?:his|her)\s+own\s+life)"
    r"(?:\s+(?!and\b|but\b)[\w’'-]+){0,4}?,?\s+at\s+(?:just\s+|only\s+)?(?P<numbers>1[3-8]|(?:thir|four|fif|six|seven|eigh)teen)"
    r"(?=[.,;]|$|\s+(?:of|from|in|by|after)\b)"
)
"""An age that is no hour of the day: "was stabbed to death at 17"."""

_AT_AGE = (
    rf"(?:just\s+|only\s+)?(?:{WITH_UNIT}|(?P<numbers>1[3-8]|(?:thir|four|fif|six|seven|eigh)teen)\b(?![:.]\d|\s?[ap]\.?m\b))"
    r"(?!['’]?\s+(?:of|gestation|into|pregnan|after|later|before|from))"
)
_AT_BEFORE = re.compile(
    rf"\bAt\s+{_AT_AGE},?\s+(?:the\s+)?{_WHO}(?=,?\s+(?:was|were|had|weighed|died|collapsed|stopped|\w+ed)\b)"
)
_AT_AFTER = re.compile(rf"{_WHO},\s+at\s+{_AT_AGE},")
_AT_WITHIN = re.compile(
    rf"\b(?P<who>[Hh]e|[Ss]he|[A-Z][\w’-]*|[Bb]oy|[Gg]irl|[Cc]hild)\s+(?:[\w’'-]+\s+){{0,14}}(?:was|weighed|looked|had),\s+at\s+{_AT_AGE},"
)
"""An age set beside what was done to one of that age: "Mia, at ten weeks, was", "At 16 Mia was", "he was, at 16,"."""

_AT_WORD = re.compile(r"(?:\bAt|,\s+at)\s")
_TOLD_OR_DIED = re.compile(r"(?:told|disclosed|confided|said|died|drowned)\b")
"""What is done at an age rather than at an hour: "she told a friend, at ten,"."""

_NEXT_IN_LIST = re.compile(
    rf"(?:,|,?\s+and)\s+(?P<who>(?:the\s+(?:youngest|oldest|eldest)(?:\s+(?:child|sibling|sister|brother|girl|boy))?"
    rf"|(?:(?:Child|Baby|Sibling)\s+)?(?!{MONTH}\b)[A-Z][\w’'-]*))\s+(?:was\s+)?(?P<numbers>{_NUMBER}){NUMBER_ENDS}"
)


class Form(Enum):
    """How an age is told: "was 12", ", 12,", "(12 months)" or ", at 12 weeks,"."""

    PREDICATE = auto()
    APPOSITION = auto()
    BRACKETS = auto()
    AT = auto()


@dataclass(frozen=True)
class Telling:
    """An age, or several, told of the one whose name or noun ends at `end` in a sentence.

    who: that word, or "he", "who"; start, stop: the whole telling; names: who else is named in one list with it.
    """

    ages: tuple[Age, ...]
    who: str
    end: int
    start: int
    stop: int
    form: Form
    names: tuple[str, ...] = ()


def tellings_in(sentence: str) -> Iterator[Telling]:
    """Yield the ages of a sentence that no word for age marks, with the word for the one of whom each is told.

    A sentence with more of them than a family has children is a list of something else: only its first are looked at.
    """
    return islice(_tellings_in(sentence), _MOST_TOLD)


def _tellings_in(sentence: str) -> Iterator[Telling]:
    for match in _PREDICATE.finditer(sentence):
        yield _with_list(sentence, match)
    for match in _APPOSITION.finditer(sentence):
        yield _telling(match, Form.APPOSITION)
    for match in _IN_BRACKETS.finditer(sentence):
        yield _telling(match, Form.BRACKETS)
    for match in _DIED_AT.finditer(sentence):
        yield _telling(match, Form.APPOSITION)
    for pattern in (_AT_BEFORE, _AT_AFTER, _AT_WITHIN) if _AT_WORD.search(sentence) else ():
        for match in pattern.finditer(sentence):
            yield _telling(match, Form.AT)
    for match in _AT.finditer(sentence):
        if _TOLD_OR_DIED.match(match["verb"]):
            yield _telling(match, Form.APPOSITION)


def _telling(match: re.Match[str], form: Form) -> Telling:
    return Telling(tuple(years_told(match)), match["who"], match.end("who"), match.start(), match.end(), form)


def _with_list(sentence: str, match: re.Match[str]) -> Telling:
    """Return a telling with the others of its list: "Kim was 13, Lee 14 and the youngest was 2"."""
    first = _telling(match, Form.PREDICATE)
    ages, names, stop = list(first.ages), [], first.stop
    for _ in range(_MOST_LISTED):
        following = _NEXT_IN_LIST.match(sentence, stop)
        if following is None:
            break
        ages += years_told(following)
        names.append(following["who"])
        stop = following.end()
    return Telling(tuple(ages), first.who, first.end, first.start, stop, first.form, tuple(names))


def years_told(match: re.Match[str]) -> Iterator[Age]:
    """Yield the ages of a match that told `numbers` of years, or one `counted` in a unit."""
    words = match[0].strip()
    if match.groupdict().get("counted"):
        text = spelled(match["counted"], match["unit"])
        if match["rest"]:
            text += f" {spelled(match['rest'], match['rest_unit'])}"
        yield Age(text, match.start("counted"), match.end("rest_unit" if match["rest"] else "unit"), words)
        return
    for number in re.finditer(rf"{_NUMBER}|\bone\b", match["numbers"]):
        start, end = (match.start("numbers") + position for position in number.span())
        half = re.search(r"half$", number[0]) is not None
        word = re.match(r"\d+|[a-z]+", number[0])
        assert word is not None
        yield Age(spelled(word[0], "years", half), start, end, words)
