"""Ages of siblings who are all under review, told one after another: "The eldest, 17, ... The others were 15"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_site.reviews.facts.children.ages import Age
from build_site.reviews.facts.children.told_ages import ADVERBS, NUMBER_ENDS, NUMBERS, WITH_UNIT, years_told
from build_site.reviews.facts.context.incident_time import DATED_START, HISTORY

_SIBLING = r"(?:child(?:ren)?|siblings?|sisters?|brothers?|girls?|boys?|bab(?:y|ies)|twins?)"
_FEW = r"(?:two|three|four|five|six)"
_ONE_OF_THEM = (
    rf"(?:[Tt]he\s+(?:(?:other|remaining)(?:\s+{_FEW}(?=\s+(?:were|{_SIBLING})))?(?:\s+{_SIBLING})?|others"
    rf"|(?:{_FEW}\s+)?(?:eldest|oldest|youngest|middle|second|third|elder|older|younger)(?:\s+(?:{_FEW}(?=\s+were)|ones?|{_SIBLING}))?"
    rf"|(?:brother|sister|boy|girl)s?)"
    rf"|[Oo]ne(?:\s+(?:of\s+them|{_SIBLING}))?(?=\s+was)"
    r"|(?:[Hh]is|[Hh]er|[Tt]heir)\s+(?:(?:older|younger|elder|twin)\s+)?(?:brother|sister|sibling)s?)"
)
_TOLD = re.compile(
    rf"\b(?P<who>{_ONE_OF_THEM})(?:,\s+|\s+)(?:who\s+)?(?:(?:was|were)\s+)?{ADVERBS}(?:aged\s+)?\(?(?:{WITH_UNIT}|(?P<numbers>{NUMBERS}))"
    rf"{NUMBER_ENDS}(?!\s+when\b)"
)
_PAIR = re.compile(
    r"\b(?:brother and (?:a |his )?sister|sister and (?:a |her )?brother|boy and (?:a )?girl|girl and (?:a )?boy)\b",
    re.IGNORECASE,
)
_SENTENCES_APART = 2


@dataclass(frozen=True)
class PlacedAge:
    """An age and the sentence that tells it."""

    age: Age
    sentence: str


def count_pair(story: Sequence[str]) -> int:
    """Return 2 where a story begins with a brother and a sister, or a boy and a girl; else 0."""
    return 2 if story and _PAIR.search(story[0]) else 0


def siblings_alone(story: Sequence[str], count: int) -> list[PlacedAge]:
    """Return the ages that are told one sibling after another, if they are as many as the children, else none."""
    every = [
        PlacedAge(age, sentence)
        for sentence in story
        for match in _TOLD.finditer(sentence)
        if not HISTORY.search(sentence[: match.end()]) and not DATED_START.match(sentence)
        for age in years_told(match)
    ]
    return every if count > 1 and len(every) == count else []


def with_siblings(story: Sequence[str], number: int, ages: list[Age], count: int) -> list[PlacedAge]:
    """Return the ages of a sentence with those of the siblings told near it, if they are as many as the children.

    Otherwise the siblings may be others, and only the ages of the sentence are returned.
    """
    own = [PlacedAge(age, story[number]) for age in ages]
    if not 0 < len(ages) < count:
        return own
    every: list[PlacedAge] = []
    for near in range(max(0, number - _SENTENCES_APART), min(len(story), number + _SENTENCES_APART + 1)):
        found = list(ages) if near == number else []
        for match in _TOLD.finditer(story[near]):
            if not any(old.start < match.end() and match.start() < old.end for old in found):
                found += years_told(match)
        every += [PlacedAge(age, story[near]) for age in sorted(found, key=lambda age: age.start)]
    return every if len(every) == count else own
