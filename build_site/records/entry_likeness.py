"""How much two entries are alike in what they say, and what of it can't be true of one review."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz, process

from build_site.core.ages import days_of
from build_site.model import POINT_KINDS, Source
from build_site.records.field_path import Data
from build_site.records.state import Fingerprint

Text = str | Fingerprint
"""A text of an entry; of a withheld review only the fingerprint is kept."""

_SURE, _SURE_BOTH_WAYS = 0.8, 0.5
"""Of one entry this much of the text, and of the other at least so much, stands in the other too, reworded or not."""

_SURE_OF_SUMMARY = 60
"""In per cent. Reviews by one author share their points, not what happened."""

_SURE_UNDER_ONE_HEADING = 0.5
_DOUBTFUL, _DOUBTFUL_SUMMARY = 0.5, 60
_LEAST_LETTERS = 60
"""A text of fewer letters, such as "Death of a baby.", tells no review from another."""

_REWORDED = 60
"""In per cent. Below this two texts of English have no more in common than any two."""

_PART_OF = 90
"""In per cent: a text stands within a longer one, as where two points have become one."""

_SAME_AGE = 0.25
"""Ages that differ by no more than this share of the older may be told of one child."""

_MOST_YEARS_APART = 1
_TOKEN = re.compile(r"[^\W_]+")
_GENERIC_WORDS = """
an the of and in on by for to with child children baby babies infant infants young person people boy girl adult family
siblings sibling anonymous case serious safeguarding practice review reviews learning thematic local
"""
_DISTINCTIVE_LETTERS = 3
_GENERIC = frozenset(_GENERIC_WORDS.split())
"""Words of headings that tell no review from another."""


@dataclass(frozen=True)
class Telling:
    """What one entry says, and what the record that it is in states.

    id: of the record; texts: what happened and the points, without those that are empty; facts: the record's.
    """

    id: str
    source: Source
    summary: Text
    texts: tuple[Text, ...]
    facts: Data

    @staticmethod
    def of(id_: str, record: Data, account: Data, source: Source) -> Telling:
        """Return what an entry says. record, account: whole data, perhaps with fingerprints; source: the entry."""
        summary = account.get("summary") or ""
        points = [text for kind in POINT_KINDS for text in _items(account.get(kind))]
        return Telling(id_, source, summary, tuple(text for text in (summary, *points) if text), record)

    @cached_property
    def has_texts(self) -> bool:
        """Whether its texts are at hand, not only their fingerprints."""
        return not any(isinstance(text, Fingerprint) for text in self.texts)

    @cached_property
    def fingerprint(self) -> str | None:
        """The same for the same texts in any order; None where they are too short to tell a review from another."""
        if self.has_texts and sum(map(len, self._letters)) < _LEAST_LETTERS:
            return None
        return "".join(sorted(Fingerprint.of(text).fingerprint for text in self.texts)) or None

    @cached_property
    def heading(self) -> str:
        """Its heading without capitals, punctuation and spaces."""
        return " ".join(_TOKEN.findall(self.source.heading.casefold()))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of its heading that may tell a review from another: not its year, its areas and general words."""
        areas = _TOKEN.findall(" ".join(map(str, _items(self.facts.get("areas")))).casefold())
        tokens = self.heading.split()
        return frozenset(token for token in tokens if not re.fullmatch(r"(?:19|20)\d\d", token)) - _GENERIC - {*areas}

    @cached_property
    def _letters(self) -> tuple[str, ...]:
        return tuple(text for text in self.texts if isinstance(text, str))

    def share_in(self, other: Telling) -> float:
        """Return how much of its text, from 0 to 1, stands in another entry too, in these words or nearly."""
        if not (self.has_texts and other.has_texts):
            there = {Fingerprint.of(text) for text in other.texts}
            return sum(Fingerprint.of(text) in there for text in self.texts) / len(self.texts) if self.texts else 0.0
        total = sum(map(len, self._letters))
        return sum(len(text) * _best(text, other._letters) for text in self._letters) / total if total else 0.0


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _best(text: str, others: tuple[str, ...]) -> float:
    best = process.extractOne(text, others, scorer=fuzz.ratio, score_cutoff=_REWORDED)
    share = best[1] / 100 if best else 0.0
    if share < _PART_OF / 100 and len(text) >= _LEAST_LETTERS / 2:
        longer = [other for other in others if len(other) > len(text)]
        part = process.extractOne(text, longer, scorer=fuzz.partial_ratio, score_cutoff=_PART_OF)
        share = max(share, part[1] / 100 if part else 0.0)
    return share


@dataclass(frozen=True)
class Likeness:
    """Two entries compared. text: how much of the one's text the other has, the greater share and the lesser."""

    is_exact: bool
    has_same_heading: bool
    text: tuple[float, float]
    summary: float
    heading: float
    contradictions: tuple[str, ...]
    is_long: bool
    has_same_name: bool
    has_distinctive_name: bool

    @property
    def score(self) -> float:
        """How much speaks for one entry."""
        return sum(self.text) + 2 * self.is_exact + self.heading + 0.5 * self.has_same_heading

    @property
    def is_sure(self) -> bool:
        """Whether these are one entry, if no other is as like."""
        if self.is_exact:
            return len([item for item in self.contradictions if item in ("names", "areas")]) < 2
        if self.contradictions:
            return False
        if self.has_same_heading and self.text[0] >= _SURE_UNDER_ONE_HEADING:
            return True
        is_text = self.text[0] >= _SURE and self.text[1] >= _SURE_BOTH_WAYS
        return self.is_long and is_text and self.summary >= _SURE_OF_SUMMARY

    @property
    def is_doubtful(self) -> bool:
        """Whether these may be one entry, so that a person should say."""
        is_text = self.is_long and (self.text[0] >= _DOUBTFUL or self.summary >= _DOUBTFUL_SUMMARY)
        is_named = self.has_same_name and not self.contradictions
        return self.has_same_heading or self.is_exact or is_text or is_named

    def is_told_again(self, is_corrected: bool) -> bool:
        """Return whether these may be two tellings of one review; is_corrected: which an editor has corrected."""
        if self.has_same_heading and self.text[0] >= _DOUBTFUL:
            return True
        is_named = self.has_same_heading and self.has_distinctive_name
        return not self.contradictions and (is_corrected or is_named)

    @property
    def is_other(self) -> bool:
        """Whether an entry tells something else than the other, be their headings the same."""
        told = {"ages", "sexes", "death"} & {*self.contradictions}
        return self.text[0] < (0.8 if told else 0.25) and self.summary < (90 if told else _REWORDED)


def compare(first: Telling, second: Telling) -> Likeness:
    """Return how much two entries are alike."""
    is_exact = first.fingerprint is not None and first.fingerprint == second.fingerprint
    shares = sorted((first.share_in(second), second.share_in(first)), reverse=True)
    return Likeness(
        is_exact,
        first.heading == second.heading,
        (1.0, 1.0) if is_exact else (shares[0], shares[1]),
        100.0 if is_exact else _summaries(first, second),
        fuzz.token_sort_ratio(first.heading, second.heading) / 100,
        tuple(_contradictions(first, second)),
        not (first.has_texts and second.has_texts)
        or min(sum(map(len, telling._letters)) for telling in (first, second)) >= _LEAST_LETTERS,
        bool(first.names & second.names) and bool(_texts(first.facts, "areas") & _texts(second.facts, "areas")),
        any(len(name) >= _DISTINCTIVE_LETTERS for name in first.names & second.names),
    )


def _summaries(first: Telling, second: Telling) -> float:
    one, other = first.summary, second.summary
    if isinstance(one, str) and isinstance(other, str):
        if not one and not other:
            return 100.0
        return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other)) if one and other else 0.0
    return 100.0 * (Fingerprint.of(one) == Fingerprint.of(other))


def _contradictions(first: Telling, second: Telling) -> list[str]:
    """Return in what the facts of two entries can't be true of one review; of fingerprints nothing is known."""
    found = []
    one, other = first.facts, second.facts
    if _are_apart(_texts(one, "areas"), _texts(other, "areas")):
        found.append("areas")
    ages = [_texts_of_children(facts, "age") for facts in (one, other)]
    if _are_apart(*ages) and not any(_may_be_same_age(a, b) for a in ages[0] for b in ages[1]):
        found.append("ages")
    if _are_apart(_texts_of_children(one, "sex"), _texts_of_children(other, "sex")):
        found.append("sexes")
    if [one.get("death"), other.get("death")] in (["yes", "no"], ["no", "yes"]):
        found.append("death")
    years = [value[:4] for facts in (one, other) if isinstance(value := facts.get("published"), str)]
    if len(years) == 2 and all(map(str.isdecimal, years)) and abs(int(years[0]) - int(years[1])) > _MOST_YEARS_APART:
        found.append("years")
    if _are_apart(first.names, second.names):
        found.append("names")
    return found


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and one.isdisjoint(other))


def _texts(facts: Data, name: str) -> frozenset[str]:
    return frozenset(item for item in _items(facts.get(name)) if isinstance(item, str))


def _texts_of_children(facts: Data, name: str) -> frozenset[str]:
    children = [child for child in _items(facts.get("children")) if isinstance(child, dict)]
    return frozenset(value for child in children if isinstance(value := child.get(name), str))


def _may_be_same_age(one: str, other: str) -> bool:
    first, second = days_of(one), days_of(other)
    return not first or not second or abs(first - second) <= _SAME_AGE * max(first, second)
