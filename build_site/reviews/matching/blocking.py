"""The pairs of entries that are worth comparing, found without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from itertools import combinations

from build_site.reviews.matching.features import Features, is_distinctive

_LARGEST_BLOCK = 60
"""A blocking key that more entries than this share tells nothing: "Kent, July 2020" in a list of all of Kent.

It bounds the work for lists of thousands; on the real digests even 2 loses no pair of one review (printed, as for the
values below, by `python -m tests.bench.matching`)."""

_COMMON_SHINGLE = 10
"""A shingle that more entries than this share is a phrase of the field: "to promote the welfare of"."""

_FEWEST_SHARED = 2
_LEAST_SHARED = 0.06
"""The number of shingles, and the share of the shorter text's, that two texts must have in common.

Twice as much compares 102 pairs of 71,000 instead of 117 and half as much 134, and all of one review are among them."""


def candidate_pairs(features: list[Features]) -> Iterator[tuple[Features, Features]]:
    """Yield the pairs that share a blocking key or a distinctive part of their text; in order, each once."""
    pairs = {
        pair for block in _blocks(features).values() if len(block) <= _LARGEST_BLOCK for pair in combinations(block, 2)
    }
    for (first, second), shared in _shared_shingles(features).items():
        shorter = min(len(features[first].shingles), len(features[second].shingles))
        if shared >= _FEWEST_SHARED and shared >= _LEAST_SHARED * shorter:
            pairs.add((first, second))
    return ((features[first], features[second]) for first, second in sorted(pairs))


def _blocks(features: list[Features]) -> dict[Hashable, list[int]]:
    """Return blocking key -> indices of the entries that have it."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for index, entry_features in enumerate(features):
        for key in set(_blocking_keys(entry_features)):
            blocks[key].append(index)
    return blocks


def _blocking_keys(features: Features) -> Iterator[Hashable]:
    """Yield what an entry may share with another of the same review; a letter alone is no key."""
    incident = features.entry.incident
    month = incident if incident and len(incident) > len("2020") else None
    for name in features.names:
        yield from ((name, area) for area in features.areas)
        if month:
            yield name, month
        if is_distinctive(name):
            yield name
            yield from ((name, age) for age in features.ages)
    if month:
        yield from ((area, month) for area in features.areas)


def _shared_shingles(features: list[Features]) -> Counter[tuple[int, int]]:
    """Return pair of indices -> how many shingles the two share that few others have."""
    entries_with: dict[int, list[int]] = defaultdict(list)
    for index, entry_features in enumerate(features):
        for shingle in entry_features.shingles:
            entries_with[shingle].append(index)
    return Counter(
        pair
        for indices in entries_with.values()
        if 1 < len(indices) <= _COMMON_SHINGLE
        for pair in combinations(indices, 2)
    )
