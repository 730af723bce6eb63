"""Segments: what is found in up to a hundred reviews that follow one another. The index is made and cached in them.

A change of one review is a change of one segment; the others are read from the cache, as search
engines do it. Where a segment ends depends on the ids of the reviews near its end only, so a review
more or less leaves the other segments as they are.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from lunr.pipeline import Pipeline

from build_site.catalogue import Catalogue, Review
from build_site.core.cache import Cache, code_fingerprint, digest_of
from build_site.core.parallel import parallel_map
from build_site.search.analysis import Occurrences, Phrases, analyse, create_pipeline
from build_site.search.passages import KINDS, POINTS_FROM, AreaHierarchy, Passage, passages_of
from build_site.search.shards import compact_json
from build_site.search.varint import pack_number

MAX_SEGMENT = 100
"""Reviews of a segment, at most: what has to be made anew when one of them changes."""

_REVIEWS_PER_END = 64
"""One review in so many, by its id's hash, is the last of its segment: most segments then end before MAX_SEGMENT."""


TermPostings = tuple[int, int, int, str, str, str, str]
"""The reviews of a segment that have a term: a piece of its posting list. A plain tuple, since there are very many.

The first and the last review, by their numbers within the segment; how many there are; and packed: the gaps after the
first, less one; how often each has the term, less one; the ids of the passages where it stands, as differences within
each review; its word's number in each.
"""


class Segment(NamedTuple):
    """What is found in some reviews that follow one another.

    terms: the postings of each term; words: how many reviews have each word, as it is spelt; cards: the JSON of each
    review's card; points: how many points of each kind each review has.
    """

    reviews: int
    terms: dict[str, TermPostings]
    words: dict[str, int]
    cards: list[str]
    points: list[list[int]]


def segments_of(catalogue: Catalogue, areas: AreaHierarchy, phrases: Phrases, cache: Cache) -> list[Segment]:
    """Return the segments of a catalogue, in its order. cache: of the segments that were made before."""
    inputs = digest_of(code_fingerprint(), repr((sorted(phrases), list(catalogue.areas))).encode())
    runs = list(split_reviews(catalogue.reviews))
    keys = [digest_of(*(review.fingerprint.encode() for review in run)).hex() for run in runs]
    segments = {key: segment for key in keys if (segment := cache.get(key, inputs, Segment))}
    pipeline = create_pipeline(phrases)

    def build(missing: tuple[str, Sequence[Review]]) -> Segment:
        key, run = missing
        segment = _build_segment(run, areas, pipeline)
        cache.set(key, inputs, segment)
        return segment

    missing = [(key, run) for key, run in zip(keys, runs, strict=True) if key not in segments]
    built = parallel_map(build, missing, min_per_worker=1)
    segments.update(zip((key for key, _ in missing), built, strict=True))
    cache.keep_only(segments)
    return [segments[key] for key in keys]


def split_reviews(reviews: Sequence[Review]) -> Iterator[Sequence[Review]]:
    """Yield the reviews of each segment."""
    start = 0
    for end, review in enumerate(reviews, start=1):
        ends_here = zlib.crc32(review.id.encode()) % _REVIEWS_PER_END == 0
        if ends_here or end - start == MAX_SEGMENT or end == len(reviews):
            yield reviews[start:end]
            start = end


def _build_segment(reviews: Sequence[Review], areas: AreaHierarchy, pipeline: Pipeline) -> Segment:
    occurrences: dict[str, list[tuple[int, Occurrences]]] = defaultdict(list)
    word_counts: Counter[str] = Counter()
    cards, points = [], []
    for number, review in enumerate(reviews):
        passages = passages_of(review, areas)
        analysis, words = analyse(passages, pipeline)
        for term, in_review in analysis.items():
            occurrences[term].append((number, in_review))
        word_counts.update(words)
        card = card_of(review, passages)
        cards.append(compact_json(card))
        points.append([len(texts) for texts in card[-1]])
    terms = {term: _pack_postings(in_reviews) for term, in_reviews in occurrences.items()}
    return Segment(len(reviews), terms, dict(word_counts), cards, points)


def card_of(review: Review, passages: list[Passage]) -> list[Any]:
    """Return what a result shows: id, title, areas, year, type, sentences of what happened, points by kind."""
    record = review.record
    story = [passage.text for passage in passages if passage.kind == "story"]
    points = [[passage.text for passage in passages if passage.kind == kind] for kind in KINDS[POINTS_FROM:]]
    return [record.id, record.title, list(record.areas), review.year, record.review_type, story, points]


def _pack_postings(in_reviews: list[tuple[int, Occurrences]]) -> TermPostings:
    """Return the postings of a term from the number of each review that has it, and where it stands there."""
    numbers = [number for number, _ in in_reviews]
    counts, passages, offsets = zip(*(occurrences for _, occurrences in in_reviews), strict=True)
    return (
        numbers[0],
        numbers[-1],
        len(numbers),
        "".join([pack_number(number - previous - 1) for previous, number in pairwise(numbers)]),
        "".join(counts),
        "".join(passages),
        "".join(offsets),
    )
