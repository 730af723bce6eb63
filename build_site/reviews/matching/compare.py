"""Two entries compared: what speaks for one review and what against it, weighed, and said in words.

Wrongly joined reviews put one child's story into another's record, so a join needs two kinds of
evidence, and what can't be true of one review (another age, another death, another area) is never joined
without an editor, whatever else speaks for it, but for the same several children told by two areas.
The weights are set by hand. Of the 31 pairs of real entries that were judged by reading (7 of them the same) all
come out right; `python -m tests.bench.matching` prints what a
change of each value does to them and to the other pairs of the same digests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple

from rapidfuzz import fuzz

from build_site.core.ages import days_of
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.matching.blocking import candidate_pairs
from build_site.reviews.matching.features import Features, extract_features, has_digit, is_distinctive
from build_site.reviews.matching.verdict import Verdict
from build_site.vocabulary.areas import Areas

_SAME_SCORE = 3.0
_UNCLEAR_SCORE = 1.5
_FEWEST_REASONS = 2
"""Two entries are the same from _SAME_SCORE on, and an editor is asked from _UNCLEAR_SCORE on, if there are so many
kinds of evidence for it.

On the real digests: from 3.25 on a real pair is lost, at 2.0 a pair is joined that is unclear now. At 1.0 three pairs
are asked instead of two, at 2.5 one. With one kind of evidence nine are asked, with three a judged pair is lost."""

_CONTRADICTION = -2.0
"""Evidence of this weight or less can't be true of one review."""

_SEVERAL_NAMES_OR_CODE, _ONE_NAME, _ONE_LETTER, _OTHER_NAMES = 2.0, 1.5, 0.75, -0.75
_SAME_AREA, _OTHER_AREA = 1.0, -1.0
_SAME_AGE, _NEAR_AGE, _OTHER_AGE = 0.75, 0.5, -2.0
_OTHER_SEX, _OTHER_OUTCOME = -1.5, -3.0
_SAME_DATE, _OTHER_DATE, _OTHER_TIME = 1.25, -1.5, -2.0
"""Weights. A lower one for a code, a name, the area or a near age loses a real pair; those of names, areas and ages
that differ keep the number of unclear pairs down to two. Nothing real hangs on the others, which are on the safe
side."""

_SHARED_TEXT = ((0.5, 3.0), (0.25, 1.5), (0.12, 0.5))
"""Least share of the shorter text that the other has too -> its weight."""

_SAME_POINT = 85
"""Two points that agree to this many per cent are one point, small slips apart; from 60 to 95 nothing changes."""

_LEAST_LETTERS = 200
"""Less text in common than this is a summary of one sentence, whose facts are weighed already."""

_FEW_SHINGLES = 8
"""Texts with more shingles than this that share none have no point in common, and are not compared letter by letter."""

_NEAR, _NEAR_DAYS = 0.25, 366.0
"""Ages that differ by no more than this share of the older, and by no more than a year, may be told of one child:
"2 weeks" and "18 days", "16 years" and "17 years".

At 0.2 one pair of real entries of one review is lost, up to 0.5 none is joined wrongly. Nothing real hangs on the year,
without which 16 years and 12 years were near."""

_MONTH_OF_YEAR = len("2020-11")
_MOST_YEARS_APART = 3
"""Two digests that list one review were published no further apart: at 2 a real pair is lost."""


class _Evidence(NamedTuple):
    """What speaks for one review, or with a negative weight against it. is_bar: whatever else speaks for it."""

    weight: float
    reason: str
    is_bar: bool = False


@dataclass(frozen=True)
class _Score:
    """All evidence on a pair of entries."""

    evidence: tuple[_Evidence, ...]

    @property
    def total(self) -> float:
        return sum(item.weight for item in self.evidence)

    @property
    def evidence_for(self) -> tuple[str, ...]:
        return tuple(item.reason for item in self.evidence if item.weight > 0)

    @property
    def contradictions(self) -> tuple[str, ...]:
        return tuple(item.reason for item in self.evidence if item.is_bar or item.weight <= _CONTRADICTION)


@dataclass(frozen=True)
class Comparison:
    """Two entries compared, with the verdict.

    reasons: what speaks for one review, in words; score: how much more speaks for it than against it;
    contradictions: what can't be true of one review, so that only an editor can join the two.
    """

    first: EntryFacts
    second: EntryFacts
    verdict: Verdict
    reasons: tuple[str, ...]
    score: float = 0.0
    contradictions: tuple[str, ...] = ()


class Joiner:
    """Compares entries. The features of each are worked out once."""

    def __init__(self, areas: Areas) -> None:
        self._areas = areas
        self._features_by_id: dict[int, Features] = {}

    def compare_all(self, entries: list[EntryFacts]) -> list[Comparison]:
        """Compare every pair that shares a name or part of its text; pairs that share neither are not the same."""
        return [
            _compare(first, second) for first, second in candidate_pairs([self._features(entry) for entry in entries])
        ]

    def compare(self, first: EntryFacts, second: EntryFacts) -> Comparison:
        """Return whether two entries are of the same review, and why."""
        return _compare(self._features(first), self._features(second))

    def _features(self, entry: EntryFacts) -> Features:
        features = self._features_by_id.get(id(entry))
        if features is None or features.entry is not entry:
            features = self._features_by_id[id(entry)] = extract_features(entry, self._areas)
        return features


def _compare(first: Features, second: Features) -> Comparison:
    score = _Score(
        (
            *_compare_names(first, second),
            *_compare_areas(first, second),
            *_compare_children(first, second),
            *_compare_dates(first.entry, second.entry),
            *_compare_texts(first, second),
        )
    )
    same_circulation = first.entry.entry.circulation == second.entry.entry.circulation
    return Comparison(
        first.entry,
        second.entry,
        _verdict(score, same_circulation),
        score.evidence_for,
        score.total,
        score.contradictions,
    )


def _verdict(score: _Score, same_circulation: bool) -> Verdict:
    """Return the verdict.

    It is never SAME without an editor where anything contradicts it, or only one entry is for professionals only.
    """
    if len(score.evidence_for) < _FEWEST_REASONS:
        return Verdict.NOT_SAME
    if score.total >= _SAME_SCORE and not score.contradictions:
        return Verdict.SAME if same_circulation else Verdict.UNCLEAR
    return Verdict.UNCLEAR if same_circulation and score.total >= _UNCLEAR_SCORE else Verdict.NOT_SAME


def _compare_names(first: Features, second: Features) -> Iterator[_Evidence]:
    """Weigh several names in common, or a code (SN20), more than one name, and a letter (Child S) or a number least.

    A letter counts only where the whole name is the same; of longer names and codes, one in common is enough, but not
    where each has a number of its own (Flint 2, Flint 3).
    """
    common = first.names & second.names
    numbers = [{name for name in features.names if has_digit(name)} for features in (first, second)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        common = frozenset()
    distinctive = sorted(filter(is_distinctive, common))
    same_names = first.names == second.names
    if common and (distinctive or same_names):
        has_code = any(map(has_digit, distinctive))
        if has_code or (same_names and len(common) > 1 and not all(map(str.isdigit, common))):
            weight = _SEVERAL_NAMES_OR_CODE
        else:
            weight = _ONE_NAME if distinctive else _ONE_LETTER
        title = first.entry.entry.heading.title
        yield _Evidence(weight, f"both are called {title if same_names else _as_printed(distinctive[0], title)}")
    elif first.names and second.names:
        yield _Evidence(_OTHER_NAMES, "the names differ")


def _as_printed(name: str, title: str) -> str:
    return next((word for word in re.findall(r"\w+", title) if word.casefold() == name), name)


def _compare_areas(first: Features, second: Features) -> Iterator[_Evidence]:
    common = first.areas & second.areas
    if common:
        yield _Evidence(_SAME_AREA, f"both are of {', '.join(sorted(common))}")
    elif first.areas and second.areas:
        yield _Evidence(_OTHER_AREA, "the areas differ", is_bar=not _is_one_event(first, second))


def _is_one_event(first: Features, second: Features) -> bool:
    """Return whether two entries tell of the same several children, of the same ages, in the same month.

    Then two areas may have one review of it. Anything less is for an editor, as the areas differ.
    """
    incident = first.entry.incident
    return (
        first.names == second.names
        and len(first.names) > 1
        and len(first.ages) > 1
        and sorted(first.ages) == sorted(second.ages)
        and incident is not None
        and incident == second.entry.incident
        and len(incident) >= _MONTH_OF_YEAR
    )


def _compare_children(first: Features, second: Features) -> Iterator[_Evidence]:
    yield from _compare_ages(first, second)
    if first.sexes and second.sexes and not first.sexes & second.sexes:
        yield _Evidence(_OTHER_SEX, "the children are of other sexes")
    if {first.entry.death, second.entry.death} == {"yes", "no"}:
        yield _Evidence(_OTHER_OUTCOME, "a child died in one and not in the other")


def _compare_ages(first: Features, second: Features) -> Iterator[_Evidence]:
    """Weigh the ages of the children. Where one entry tells of fewer, the other must have an age for each of these."""
    ways = ((fewer, more) for fewer, more in permutations((first.days, second.days)) if len(fewer) <= len(more))
    if not all(any(_may_be_same_age(age, other) for other in more) for fewer, more in ways for age in fewer):
        yield _Evidence(_OTHER_AGE, "the ages differ")
    elif same_ages := sorted(set(first.ages) & set(second.ages)):
        yield _Evidence(_SAME_AGE, f"both children were {same_ages[0]} old")
    elif near := next(((a, b) for a in first.ages for b in second.ages if _is_near(days_of(a), days_of(b))), None):
        yield _Evidence(_NEAR_AGE, f"the ages are near: {near[0]} and {near[1]}")


def _may_be_same_age(first: tuple[float, float], second: tuple[float, float]) -> bool:
    """Return whether two ages, each from its least to its most, overlap or are near."""
    (_, younger), (older, _) = sorted((first, second))
    return older <= younger or _is_near(younger, older)


def _is_near(first: float | None, second: float | None) -> bool:
    if first is None or second is None:
        return False
    return abs(first - second) <= min(_NEAR * max(first, second), _NEAR_DAYS)


def _compare_dates(first: EntryFacts, second: EntryFacts) -> Iterator[_Evidence]:
    if first.incident and second.incident:
        if first.incident == second.incident and len(first.incident) > len("2020"):
            yield _Evidence(_SAME_DATE, f"both date the incident {first.incident}")
        elif not _may_be_same_date(first.incident, second.incident):
            yield _Evidence(_OTHER_DATE, "the incidents have other dates")
    years = [int(entry.entry.published[:4]) for entry in (first, second) if entry.entry.published]
    if len(years) == 2 and abs(years[0] - years[1]) > _MOST_YEARS_APART:
        yield _Evidence(_OTHER_TIME, "they were published more than three years apart")


def _may_be_same_date(first: str, second: str) -> bool:
    """Return whether two EDTF dates may be the same: they are equal, or one only says less than the other."""
    return first.startswith(second) or second.startswith(first)


def _compare_texts(first: Features, second: Features) -> Iterator[_Evidence]:
    shared = _shared_text(first, second)
    weight = next((weight for least, weight in _SHARED_TEXT if shared >= least), None)
    if weight:
        yield _Evidence(weight, f"{shared:.0%} of the shorter text agrees word for word")


def _shared_text(first: Features, second: Features) -> float:
    """Return the share, 0 to 1, of the shorter account's summary and points that the other has too, small slips apart.

    0 where too little agrees to tell anything.
    """
    fewer = min(len(first.shingles), len(second.shingles))
    if fewer > _FEW_SHINGLES and first.shingles.isdisjoint(second.shingles):
        return 0.0
    shorter, longer = sorted((first.texts, second.texts), key=lambda texts: sum(map(len, texts)))
    shared_letters = sum(
        len(text) for text in shorter if any(fuzz.ratio(text, other, score_cutoff=_SAME_POINT) for other in longer)
    )
    return shared_letters / sum(map(len, shorter)) if shared_letters >= _LEAST_LETTERS else 0.0
