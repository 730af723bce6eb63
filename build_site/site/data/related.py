"""Which reviews have something in common, and what.

Two reviews are the closer the rarer the things are that they share. Only the rarest features of a review look for
candidates, so that the time taken does not grow with the square of the number of reviews.
"""

from __future__ import annotations

import heapq
import math
from functools import partial
from typing import NamedTuple

from build_site.catalogue import Review
from build_site.core.cache import Cache, code_fingerprint, digest_of

MOST_RELATED = 5
LEAST_SHARED = 2
MOST_CANDIDATES = 120
MOST_REASONS = 4
"""Of one review: how many are named, how many features each shares at least, how many are compared, what is named."""

_WEIGHTS = {"keyword": 1.0, "harm": 0.8, "area": 0.7, "age": 0.6}
"""How much sharing one feature of each kind counts, before its rarity: the terms are the most telling."""


class Related(NamedTuple):
    """A review with something in common with another. shared: what, the most telling first."""

    review: Review
    shared: tuple[str, ...]


def related_of(reviews: tuple[Review, ...], cache: Cache) -> list[tuple[Related, ...]]:
    """Return for each review the most closely related ones, closest first. cache: of what an earlier run found."""
    features = [_features(review) for review in reviews]
    inputs = digest_of(code_fingerprint(), repr(([review.id for review in reviews], features)).encode())
    found = cache.get_or_make("related", inputs, _Found, partial(_related, features))
    return [tuple(Related(reviews[index], tuple(shared)) for index, shared in related) for related in found]


_Feature = tuple[str, str]
"""A kind and a value: ("keyword", "neglect")."""

_Found = list[list[tuple[int, tuple[str, ...]]]]
"""For each review, the indexes of the related ones with what is shared."""


def _related(features: list[list[_Feature]]) -> _Found:
    relations = _Relations(features)
    return [relations.of(index) for index in range(len(features))]


class _Relations:
    """Finds related reviews by their indexes. Features are numbered, because numbers compare fast."""

    def __init__(self, features_of_reviews: list[list[_Feature]]) -> None:
        numbers: dict[_Feature, int] = {}
        self._features = [
            frozenset(numbers.setdefault(feature, len(numbers)) for feature in features)
            for features in features_of_reviews
        ]
        self._names = list(numbers)
        self._holders: list[list[int]] = [[] for _ in numbers]
        for index, features in enumerate(self._features):
            for feature in features:
                self._holders[feature].append(index)
        self._weights = [
            round(_WEIGHTS[kind] * math.log((len(features_of_reviews) + 1) / len(holders)), 6)
            for (kind, _), holders in zip(self._names, self._holders, strict=True)
        ]

    def of(self, own: int) -> list[tuple[int, tuple[str, ...]]]:
        """Return the indexes of the reviews closest to one, with what both share, closest first."""
        features, weight = self._features[own], self._weights.__getitem__
        scored = []
        for index in self._candidates(own):
            shared = features & self._features[index]
            if len(shared) >= LEAST_SHARED:
                # Rounded, because the order in which a set gives its features, and so the last digit, varies.
                scored.append((-round(sum(map(weight, shared)), 4), index))
        return [
            (index, self._names_of(features & self._features[index]))
            for _, index in heapq.nsmallest(MOST_RELATED, scored)
        ]

    def _candidates(self, own: int) -> set[int]:
        """Return the reviews that share the rarest features with a review, up to MOST_CANDIDATES or so."""
        candidates: set[int] = set()
        rarest = sorted((len(self._holders[feature]), self._names[feature], feature) for feature in self._features[own])
        for _, _, feature in rarest:
            candidates.update(self._holders[feature][:MOST_CANDIDATES])
            if len(candidates) >= MOST_CANDIDATES:
                break
        candidates.discard(own)
        return candidates

    def _names_of(self, features: frozenset[int]) -> tuple[str, ...]:
        """Return what two reviews share, the most telling first."""
        telling = sorted((-self._weights[feature], self._names[feature][1]) for feature in features)
        return tuple(dict.fromkeys(name for _, name in telling))[:MOST_REASONS]


def _features(review: Review) -> list[_Feature]:
    """Return the features of a review, sorted."""
    record = review.record
    return sorted(
        {
            *(("keyword", label) for label in record.keywords),
            *(("area", name) for name in record.areas),
            *(("harm", harm) for harm in record.harms if harm != "other" and harm not in record.keywords),
            *(("age", f"aged {band.name[0].lower()}{band.name[1:]}") for band in review.age_bands),
        }
    )
