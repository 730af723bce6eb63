"""The pairs of entries that are worth comparing, found without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from itertools import combinations

from build_site.reviews.matching.features import Profile, is_telling

_SAME_MARK = 60
"""A mark that more entries than this share says nothing."""

_COMMON_RUN = 10
"""A run of words that more entries than this share is a phrase of the field."""

_LEAST_SHARED = 0.06
"""The share of the shorter text's runs of words that two texts must have in common."""


def candidate_pairs(profiles: list[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """The pairs that share a name and something else, or a telling part of their text; in order, each once."""
    pairs = {
        (first, second)
        for numbers in _by_mark(profiles).values()
        if len(numbers) <= _SAME_MARK
        for first, second in combinations(numbers, 2)
    }
    for (first, second), shared in _shared_runs(profiles).items():
        shorter = min(len(profiles[first].runs), len(profiles[second].runs))
        if shared >= 2 and shared >= _LEAST_SHARED * shorter:
            pairs.add((first, second))
    return ((profiles[first], profiles[second]) for first, second in sorted(pairs))


def _by_mark(profiles: list[Profile]) -> dict[Hashable, list[int]]:
    """Mark -> numbers of the entries that have it."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for mark in set(_marks(profile)):
            found[mark].append(number)
    return found


def _marks(profile: Profile) -> Iterator[Hashable]:
    """What an entry may share with another of the same review; a letter alone is no mark."""
    incident = profile.entry.incident
    month = incident if incident and len(incident) > len("2020") else None
    for name in profile.names:
        yield from ((name, area) for area in profile.areas)
        if month:
            yield name, month
        if is_telling(name):
            yield name
            yield from ((name, age) for age in profile.ages)
    if month:
        yield from ((area, month) for area in profile.areas)


def _shared_runs(profiles: list[Profile]) -> Counter[tuple[int, int]]:
    """Pair of entries -> how many runs of words they share that few others have."""
    by_run: dict[int, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for run in profile.runs:
            by_run[run].append(number)
    return Counter(
        pair for numbers in by_run.values() if 1 < len(numbers) <= _COMMON_RUN for pair in combinations(numbers, 2)
    )
