"""What of an entry is compared with other entries: its names, areas, ages, sexes, texts and their shingles."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from build_site.core.ages import days_of
from build_site.digests.headings import REFERENCE
from build_site.reviews.entry_facts import EntryFacts
from build_site.vocabulary.areas import Areas

_GENERIC = frozenset(
    [
        "baby",
        "babies",
        "child",
        "children",
        "infant",
        "infants",
        "family",
        "siblings",
        "young",
        "person",
        "people",
        "case",
        "adult",
        "girl",
        "boy",
        "adolescent",
        "youth",
        "review",
        "thematic",
        "serious",
        "learning",
        "injuries",
        "violence",
        "the",
        "and",
        "of",
        "in",
        "with",
        "a",
        "an",
        "on",
        "under",
        "year",
        "cpr",
        "rr",
        "scr",
        "sar",
        "dhr",
        "cspr",
        "lcspr",
    ]
)
"""Words of titles that do not tell one review from another."""

_TOKEN = re.compile(r"[a-z0-9]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LIMIT = "under "

_SHINGLE_WORDS = 5
"""The words of a shingle: long enough to be rare, short enough to survive a small slip.

From 3 to 9 all judged pairs come out right; 3 compares 287 pairs instead of 117 (printed by
`python -m tests.bench.matching`)."""

_SAMPLED_ONE_IN = 4
"""One word in so many, always the same ones, begins a shingle that is kept: a quarter of the memory.

Up to 16 no pair of one review is lost."""

_DISTINCTIVE_LETTERS = 3
"""With 1 five times as many pairs are compared, with 4 a pair of one review is not joined."""


@dataclass(frozen=True)
class Features:
    """The features by which an entry is compared with others.

    names: the tokens of its heading that tell one review from another; areas: its areas and those that they are made
    up of or became; ages: of its children, as printed; days: the least and the most of each in days, where it can be
    told; texts: what happened and the points; shingles: hashes of some of the runs of five words in them and in the
    good practice.
    """

    entry: EntryFacts
    names: frozenset[str]
    areas: frozenset[str]
    ages: tuple[str, ...]
    days: tuple[tuple[float, float], ...]
    sexes: frozenset[str]
    texts: tuple[str, ...]
    shingles: frozenset[int]


def extract_features(entry: EntryFacts, areas: Areas) -> Features:
    """Return the features of an entry; areas: the vocabulary, which knows the members of a consortium."""
    account = entry.entry.account
    ages = tuple(child.age for child in entry.children if child.age)
    texts = tuple(text for text in (account.summary, *account.learning, *account.recommendations) if text)
    return Features(
        entry,
        _name_tokens(entry),
        _areas_with_parts(entry, areas),
        ages,
        tuple(days for age in ages if (days := _range_of_days(age))),
        frozenset(child.sex for child in entry.children if child.sex),
        texts,
        frozenset(shingle for text in (*texts, *account.good_practice) for shingle in _shingles(text)),
    )


def is_distinctive(name: str) -> bool:
    """Return whether a name token is more than a letter or two or a number: "tom", "sn20"; not the "s" of "Child S"."""
    return len(name) >= _DISTINCTIVE_LETTERS and not name.isdigit()


def has_digit(name: str) -> bool:
    """Return whether a name token is a number or a code with one in it."""
    return any(letter.isdigit() for letter in name)


def _range_of_days(age: str) -> tuple[float, float] | None:
    """Return the least and the most that an age can be: "7 weeks" -> (49, 49), "under 1 year" -> (0, 365.25)."""
    days = days_of(age.removeprefix(_LIMIT))
    if days is None:
        return None
    return (0.0 if age.startswith(_LIMIT) else days), days


def _name_tokens(entry: EntryFacts) -> frozenset[str]:
    """Return the tokens of a heading that are proper names, letters or codes: not "Child", a year, its areas."""
    heading = entry.entry.heading
    text = f"{heading.title} {heading.printed}" if heading.shape == REFERENCE else heading.title
    area_tokens = set(_TOKEN.findall(" ".join(entry.areas).casefold()))
    tokens = frozenset(_TOKEN.findall(text.casefold())) - _GENERIC - area_tokens
    return frozenset(token for token in tokens if not _YEAR.fullmatch(token))


def _areas_with_parts(entry: EntryFacts, areas: Areas) -> frozenset[str]:
    """Return the areas, the members of a consortium, the areas that took over: Islands has Guernsey in common with
    Guernsey, and Cumbria has Cumberland with Cumberland."""
    found = [area for name in entry.areas if (area := areas.get(name))]
    return frozenset({*entry.areas, *(part for area in found for part in (*area.members, *area.successors))})


def _shingles(text: str) -> Iterator[int]:
    tokens = _TOKEN.findall(text.casefold())
    for start in range(len(tokens) - _SHINGLE_WORDS + 1):
        if _begins_shingle(tokens[start]):
            yield zlib.crc32(" ".join(tokens[start : start + _SHINGLE_WORDS]).encode())


@cache
def _begins_shingle(token: str) -> bool:
    return zlib.crc32(token.encode()) % _SAMPLED_ONE_IN == 0
