"""Which entries describe the same review: what speaks for it and against it, weighed, and said in words.

Wrongly joined reviews put one child's story into another's record, so a join needs two kinds of
evidence, and a plain contradiction (another age, another death, another place) outweighs names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.matching.blocking import candidate_pairs
from build_site.reviews.matching.features import Profile, is_telling, profile_of
from build_site.vocabulary.areas import Areas

SAME, UNCLEAR, DIFFERENT = "same", "unclear", "not same"

_ENOUGH = 3.0
_DOUBTFUL = 1.5
_KINDS = 2
"""To join two entries, what speaks for it must outweigh the rest by _ENOUGH and be of _KINDS kinds; from _DOUBTFUL on
an editor is asked."""

_CONTRADICTION = 2.0
"""What weighs so much against it can't be true of one review."""

_ALIKE = 85
"""Two points that agree to this many per cent are one point, small slips apart."""

_SHARED = ((0.5, 3.0), (0.25, 1.5), (0.12, 0.5))
"""Least share of the shorter text that the other has too -> how much that weighs."""

_LEAST_LETTERS = 200
"""Less text in common than this is a summary of one sentence, whose facts are weighed already."""

_NEAR = 0.25
"""Ages that differ by no more than this share of the older may be told of one child: "2 weeks", "18 days"."""

_MOST_YEARS_APART = 3


@dataclass(frozen=True)
class Comparison:
    """Two entries compared. verdict: SAME, UNCLEAR or DIFFERENT; reasons: what speaks for it, in words.

    score: how much more speaks for it than against; contradictions: what can't be true of one review.
    """

    first: EntryFacts
    second: EntryFacts
    verdict: str
    reasons: tuple[str, ...]
    score: float = 0.0
    contradictions: tuple[str, ...] = ()


@dataclass
class _Scales:
    """What speaks for and against, each with its weight."""

    pro: list[tuple[float, str]]
    contra: list[tuple[float, str]]

    @property
    def score(self) -> float:
        return sum(weight for weight, _ in self.pro) - sum(weight for weight, _ in self.contra)


class Joiner:
    """Compares entries. What it has worked out about one is kept for the next comparison."""

    def __init__(self, areas: Areas) -> None:
        self._areas = areas
        self._profiles: dict[int, Profile] = {}

    def compare_all(self, entries: list[EntryFacts]) -> list[Comparison]:
        """Every pair that shares a name or part of its text, compared; pairs that share neither are different."""
        return [
            _compared(first, second) for first, second in candidate_pairs([self._profile(entry) for entry in entries])
        ]

    def compare(self, first: EntryFacts, second: EntryFacts) -> Comparison:
        """Whether two entries are of the same review, and why."""
        return _compared(self._profile(first), self._profile(second))

    def _profile(self, entry: EntryFacts) -> Profile:
        profile = self._profiles.get(id(entry))
        if profile is None or profile.entry is not entry:
            profile = self._profiles[id(entry)] = profile_of(entry, self._areas)
        return profile


def _compared(first: Profile, second: Profile) -> Comparison:
    scales = _Scales([], [])
    _weigh_names(first, second, scales)
    _weigh_areas(first, second, scales)
    _weigh_children(first, second, scales)
    _weigh_dates(first.entry, second.entry, scales)
    _weigh_texts(first, second, scales)
    score = scales.score
    public = first.entry.entry.circulation == second.entry.entry.circulation
    if score >= _ENOUGH and len(scales.pro) >= _KINDS:
        verdict = SAME if public else UNCLEAR
    else:
        verdict = UNCLEAR if public and score >= _DOUBTFUL and len(scales.pro) >= _KINDS else DIFFERENT
    contradictions = tuple(reason for weight, reason in scales.contra if weight >= _CONTRADICTION)
    return Comparison(
        first.entry, second.entry, verdict, tuple(reason for _, reason in scales.pro), score, contradictions
    )


def _weigh_names(first: Profile, second: Profile, scales: _Scales) -> None:
    """Several names in common, or a code (SN20), weigh more than one name, a letter (Child S) least.

    A letter counts only where the whole name is the same; of longer names and codes, one in common is enough.
    """
    common = first.names & second.names
    telling = sorted(filter(is_telling, common))
    if common and (telling or first.names == second.names):
        many = len(common) > 1 and first.names == second.names
        code = any(re.search(r"\d", name) for name in telling)
        title = first.entry.entry.heading.title
        name = title if first.names == second.names else _as_printed(telling[0], title)
        scales.pro.append((2.0 if many or code else 1.5 if telling else 0.75, f"both are called {name}"))
    elif first.names and second.names:
        scales.contra.append((0.75, "the names differ"))


def _as_printed(name: str, title: str) -> str:
    return next((word for word in re.findall(r"\w+", title) if word.casefold() == name), name)


def _weigh_areas(first: Profile, second: Profile, scales: _Scales) -> None:
    common = first.areas & second.areas
    if common:
        scales.pro.append((1.0, f"both are of {', '.join(sorted(common))}"))
    elif first.areas and second.areas:
        scales.contra.append((1.0, "the areas differ"))


def _weigh_children(first: Profile, second: Profile, scales: _Scales) -> None:
    same = sorted(set(first.ages) & set(second.ages))
    if same:
        scales.pro.append((0.75, f"both children were {same[0]} old"))
    elif any(a and b and abs(a - b) <= _NEAR * max(a, b) for a in first.days for b in second.days):
        scales.pro.append((0.5, f"the ages are near: {first.ages[0]} and {second.ages[0]}"))
    elif first.days and second.days and all(first.days) and all(second.days):
        scales.contra.append((2.0, "the ages differ"))
    if first.sexes and second.sexes and not first.sexes & second.sexes:
        scales.contra.append((1.5, "the children are of other sexes"))
    if {first.entry.death, second.entry.death} == {"yes", "no"}:
        scales.contra.append((3.0, "a child died in one and not in the other"))


def _weigh_dates(first: EntryFacts, second: EntryFacts, scales: _Scales) -> None:
    if first.incident and second.incident:
        if first.incident == second.incident and len(first.incident) > 4:
            scales.pro.append((1.25, f"both date the incident {first.incident}"))
        elif not _may_be_same_date(first.incident, second.incident):
            scales.contra.append((1.5, "the incidents have other dates"))
    years = [int(entry.entry.published[:4]) for entry in (first, second) if entry.entry.published]
    if len(years) == 2 and abs(years[0] - years[1]) > _MOST_YEARS_APART:
        scales.contra.append((2.0, "they were published more than three years apart"))


def _may_be_same_date(first: str, second: str) -> bool:
    """Whether two EDTF dates may be the same: one says less than the other, or one is only a year."""
    return (
        first.startswith(second)
        or second.startswith(first)
        or first[:4] == second[:4]
        and 4 in (len(first), len(second))
    )


def _weigh_texts(first: Profile, second: Profile, scales: _Scales) -> None:
    shared = _shared_text(first, second)
    weight = next((weight for least, weight in _SHARED if shared >= least), None)
    if weight:
        scales.pro.append((weight, f"{shared:.0%} of the shorter text agrees word for word"))


def _shared_text(first: Profile, second: Profile) -> float:
    """The share, from 0 to 1, of the shorter account's points and summary that the other has too, small slips apart.

    0 where too little agrees to tell anything.
    """
    if min(len(first.runs), len(second.runs)) > 8 and first.runs.isdisjoint(second.runs):
        return 0.0
    if not first.texts or not second.texts:
        return 0.0
    shorter, longer = sorted((first.texts, second.texts), key=lambda texts: sum(map(len, texts)))
    alike = sum(len(text) for text in shorter if any(fuzz.ratio(text, other, score_cutoff=_ALIKE) for other in longer))
    return alike / sum(map(len, shorter)) if alike >= _LEAST_LETTERS else 0.0
