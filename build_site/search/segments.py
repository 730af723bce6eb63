"""What is found in up to a hundred reviews that follow one another: the piece in which the index is made and remembered.

A change of one review is a change of one segment; the others are read from where they were kept, as
search engines do it. Where a segment ends depends on the ids of the reviews near its end only, so a
review more or less leaves the other segments as they are.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lunr.pipeline import Pipeline

from build_site.catalogue import Catalogue, Review
from build_site.core.cache import Cache, code_fingerprint, digest_of
from build_site.core.parallel import parallel_map
from build_site.search import result_cards
from build_site.search.analysis import Phrases, analyse, pipeline
from build_site.search.passages import AreaHierarchy, passages_of
from build_site.search.shards import as_json
from build_site.search.varint import pack_number

_LARGEST = 100
_ENDS = 64
"""One review in so many is the last of its segment."""


class TermPostings(NamedTuple):
    """The reviews of a segment that have a term: a piece of its posting list.

    first, last: their numbers within the segment; gaps: the differences after the first; counts: how often each has
    it, less one; places: the passages where it stands; offsets: its word's number in each passage; all packed.
    """

    first: int
    last: int
    reviews: int
    gaps: str
    counts: str
    places: str
    offsets: str


class Segment(NamedTuple):
    """terms: term -> Column, as plain tuples; words: how many reviews have each word, as it is spelt; cards: the JSON
    of each review's card; points: how many points of each kind each review has."""

    reviews: int
    terms: dict[str, tuple[Any, ...]]
    words: dict[str, int]
    cards: list[str]
    points: list[list[int]]


def segments_of(catalogue: Catalogue, around: AreaHierarchy, phrases: Phrases, cache: Cache) -> list[Segment]:
    """Return the segments of a catalogue, in its order. cache: of the segments that were made before."""
    inputs = digest_of(code_fingerprint(), repr((sorted(phrases), list(catalogue.areas))).encode())
    runs = list(_runs(catalogue.reviews))
    keys = [digest_of(*(review.fingerprint.encode() for review in run)).hex() for run in runs]
    found = {key: segment for key in keys if (segment := cache.get(key, inputs, Segment))}
    words = pipeline(phrases)

    def made(new: tuple[str, Sequence[Review]]) -> Segment:
        segment = _segment(new[1], around, words)
        cache.set(new[0], inputs, segment)
        return segment

    new = [(key, run) for key, run in zip(keys, runs) if key not in found]
    found.update(zip((key for key, _ in new), parallel_map(made, new, min_per_worker=1)))
    cache.keep_only(found)
    return [found[key] for key in keys]


def _runs(reviews: Sequence[Review]) -> Iterator[Sequence[Review]]:
    start = 0
    for end, review in enumerate(reviews, start=1):
        if end - start == _LARGEST or end == len(reviews) or zlib.crc32(review.id.encode()) % _ENDS == 0:
            yield reviews[start:end]
            start = end


def _segment(reviews: Sequence[Review], around: AreaHierarchy, words: Pipeline) -> Segment:
    gathered: dict[str, list[tuple[int, str, str, str]]] = {}
    spelt: Counter[str] = Counter()
    shown, points = [], []
    for number, review in enumerate(reviews):
        passages = passages_of(review, around)
        analysis, its_words = analyse(passages, words)
        for term, occurrences in analysis.items():
            gathered.setdefault(term, []).append((number, *occurrences))
        spelt.update(its_words)
        card = result_cards.card_of(review, passages)
        shown.append(as_json(card))
        points.append([len(texts) for texts in card[-1]])
    return Segment(
        len(reviews), {term: tuple(_column(found)) for term, found in gathered.items()}, dict(spelt), shown, points
    )


def _column(found: list[tuple[int, str, str, str]]) -> TermPostings:
    """found: the number of each review that has a term, and where it stands there."""
    numbers = [number for number, *_ in found]
    return TermPostings(
        numbers[0],
        numbers[-1],
        len(found),
        "".join([pack_number(number - before - 1) for before, number in zip(numbers, numbers[1:])]),
        "".join([count for _, count, _, _ in found]),
        "".join([place for _, _, place, _ in found]),
        "".join([offset for _, _, _, offset in found]),
    )
