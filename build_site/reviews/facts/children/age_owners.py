"""Whose an age is: that of a child under review, or of a sibling, an adult, an offender, or of another time."""

from __future__ import annotations

import re

from build_site.reviews.facts.children.ages import Age, ages_in
from build_site.reviews.facts.context.people import Role, people_in
from build_site.reviews.facts.context.sentence_context import (
    ADULT,
    CHILD,
    POSSESSIVE,
    RELATIVE,
    is_convicted,
    is_other_time,
    is_someone_else,
)

_OLDEST = 18
"""In years; who is older is no child, whatever the account calls them."""


_ADULT_NEXT = re.compile(rf"\W*(?:\w+\W+)?{ADULT}\b(?!['’]s)", re.IGNORECASE)
CHILD_NEXT = re.compile(rf"\W*(?!(?:fe)?males? {ADULT}\b){CHILD}\b", re.IGNORECASE)
_RELATIVE_NEXT = re.compile(rf"\W*(?:\w+\W+)?{RELATIVE}\b", re.IGNORECASE)
_POSSESSIVE_BEFORE = re.compile(rf"\b{POSSESSIVE}\s+(?:(?:older|elder|younger|half|twin)\W+)?$", re.IGNORECASE)
_KIN_BEFORE = re.compile(
    rf"(?P<owner>\b{POSSESSIVE}\s+)(?:\w+\s+){{0,2}}{RELATIVE},?\s+(?:(?:who )?was )?(?:aged )?$", re.IGNORECASE
)
AFTER_AGE_AND = re.compile(rf"\(\d+\),? and {POSSESSIVE}\s+$", re.IGNORECASE)
"""What makes a relative one of those listed: "a sister (12) and her"."""

COMPARED_BEFORE = re.compile(
    r"(?:\b(?:size|weight|height|build|growth|understanding|development|abilit(?:y|ies)|skills?|level|vocabulary|speech"
    r"|mind|maturity|strength)\s+(?:(?:expected|usual|normal|typical|more)\s+)?(?:of|for|in)"
    r"|\b(?:look|appear|seem|act|behav|function|sp[eo]a?k|treat|dress|read|smell|eat|ate)\w*\s+(?:\w+\s+)?(?:like|as)"
    r"|\b(?:smaller|lighter|less|more|younger|older|weaker|thinner|bigger|larger|taller|shorter|worse)\s+than"
    r"|\bas\s+\w+\s+as|\b(?:what|equivalent\s+to|compar\w+\s+(?:to|with)|typical\s+of|expected\s+(?:of|for|in)|that\s+of))"
    r"\s+an?\s+(?:[\w-]+\s+){0,3}$"
    r"|\b(?:mental|developmental|emotional|reading|functional|cognitive)\s+(?:and\s+\w+\s+)?(?:age|level)\s+of\s+"
    r"(?:about\s+|around\s+)?(?:an?\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""What stands before an age with which a child is compared: "the size of a boy of", "looked like a"."""

_APPOSED = re.compile(
    r",\s+(?:then\s+)?(?:an?|himself\s+an?|herself\s+an?)\s+(?:[\w-]+\s+){0,2}(?:of\s+|aged\s+)?$", re.IGNORECASE
)
_LETTERS_BEFORE = 120

HARM_OF_POSSESSED = re.compile(
    r"\b(?:abus\w+|deaths?|murders?|neglect|grooming|injur\w+|harm|assaults?|rape|exploitation) "
    rf"(?:of|to) (?:(?:(?!\bby\b)[^.;])*\band )?{POSSESSIVE}\s+$",
    re.IGNORECASE,
)
OF_CHILD = re.compile(r"\b(?:guilty|convicted)\b[^.]*\b(?:Child|Baby) \w+['’]s\b")
"""A child is named as the victim of the one found guilty."""


def is_age_of_subject(sentence: str, age: Age) -> bool:
    """Return whether an age is that of a subject of the review, at the time of what happened."""
    return is_age_of_child(sentence, age) and not is_other_time(sentence, age.start, age.end)


def is_age_of_child(sentence: str, age: Age) -> bool:
    """Return whether an age is that of a subject of the review, at whatever time."""
    before = sentence[max(0, age.start - _LETTERS_BEFORE) : age.start]
    if COMPARED_BEFORE.search(before) or _is_of_apposed_other(sentence, age):
        return False
    if is_someone_else(sentence, age.start) and not _is_of_harmed_relative(sentence, age):
        return False
    if _is_age_of_relative(sentence, age):
        return False
    if _ADULT_NEXT.match(sentence, age.end) and not CHILD_NEXT.match(sentence, age.end):
        return False
    years = re.match(r"(\d+)(?:\.\d)? years?", age.text)
    if years and int(years[1]) > _OLDEST:
        return False
    return not (is_convicted(sentence, age.end) and OF_CHILD.search(sentence))


def _is_of_harmed_relative(sentence: str, age: Age) -> bool:
    """Return whether an age is that of a relative harmed too: "death of a 4-year-old and his brother, aged 2"."""
    kin = _KIN_BEFORE.search(sentence[: age.start])
    if kin is None:
        return False
    return bool(HARM_OF_POSSESSED.search(sentence[: kin.end("owner")]) and ages_in(sentence[: kin.start()]))


def _is_of_apposed_other(sentence: str, age: Age) -> bool:
    """Return whether an age is set beside the noun for someone else: "her uncle, a youth of 17,"."""
    apposed = _APPOSED.search(sentence, max(0, age.start - _LETTERS_BEFORE), age.start)
    return apposed is not None and any(
        person.end == apposed.start() and person.role is Role.OTHER for person in people_in(sentence)
    )


def _is_age_of_relative(sentence: str, age: Age) -> bool:
    """Return whether an age is that of a child's relative who was not harmed: "with her 3-year-old brother"."""
    before = sentence[: age.start]
    return bool(
        (_RELATIVE_NEXT.match(sentence, age.end) or _RELATIVE_NEXT.match(age.words))
        and _POSSESSIVE_BEFORE.search(before)
        and not HARM_OF_POSSESSED.search(before)
        and not AFTER_AGE_AND.search(before)
    )
