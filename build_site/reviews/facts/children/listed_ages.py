"""Ages of several children in one list, where the last two could be one age: "6 years, 3 years and 5 months old"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_site.reviews.facts.children.ages import NUMBER_WORD, UNIT, Age, spelled

_COUNTED = rf"(?:\d{{1,2}}|{NUMBER_WORD})"
_TWO = re.compile(
    rf"(?P<n>{_COUNTED})[\s-]+(?P<unit>{UNIT}),?\s+and\s+"
    rf"(?P<n2>{_COUNTED})[\s-]+(?P<unit2>{UNIT})(?:[\s-]+(?:old|of age))?",
    re.IGNORECASE,
)
_LIST_BEFORE = re.compile(
    rf"(?P<n>{_COUNTED})[\s-]+(?P<unit>{UNIT}),\s+$",
    re.IGNORECASE,
)
_SEVERAL_BEFORE = re.compile(
    r"\b(?:were|are|children|siblings|boys|girls|brothers|sisters|babies|infants|they)\b,?\s+(?:then\s+|respectively,?\s+)?"
    r"(?:aged\s+)?$",
    re.IGNORECASE,
)
_MOST_LISTED = 8
_LETTERS_BEFORE = 60


def with_listed(ages: list[Age], sentence: str, count: int) -> list[Age]:
    """Return the ages of a sentence, with one of years and months as two where that makes them as many as the children.

    count: how many children there are. Nothing is done to the age of one child: "who was 3 years and 5 months old".
    """
    if count <= len(ages) or not ages:
        return ages
    last = ages[-1]
    printed = _TWO.search(sentence, max(0, last.start - 1), min(len(sentence), last.end + 1))
    if printed is None:
        return ages
    two = [
        Age(spelled(printed["n"], printed["unit"]), *printed.span("n"), last.words),
        Age(spelled(printed["n2"], printed["unit2"]), *printed.span("n2"), last.words),
    ]
    listed = list(_listed_before(sentence, printed.start(), last.words))
    start = listed[0].start if listed else printed.start()
    told = [age for age in ages[:-1] if age.end <= start]
    if len(told) + len(listed) + len(two) != count:
        return ages
    first = told[0].start if told else start
    if not _SEVERAL_BEFORE.search(sentence[max(0, first - _LETTERS_BEFORE) : first]):
        return ages
    return [*told, *listed, *two]


def _listed_before(sentence: str, end: int, words: str) -> Iterator[Age]:
    """Yield the ages, each with its unit and a comma, that lead up to a place."""
    found: list[Age] = []
    for _ in range(_MOST_LISTED):
        match = _LIST_BEFORE.search(sentence, max(0, end - _LETTERS_BEFORE), end)
        if match is None:
            break
        found.append(Age(spelled(match["n"], match["unit"]), *match.span("n"), words))
        end = match.start()
    yield from reversed(found)
