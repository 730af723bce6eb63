"""The posting lists of the whole collection, put together from those of its segments.

A posting list is three columns of packed numbers: the reviews that have the term (as differences),
how often each has it, and the passages where it stands. Field and frequency follow from the
passages, and with them lunr's score. The word numbers within the passages, which only quoted
phrases need, are kept apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_site.search.segments import Segment
from build_site.search.varint import SEPARATOR, pack_number

_ONCE = pack_number(0)


@dataclass(frozen=True, slots=True)
class PostingList:
    """The reviews that have a term and where in each it stands. packed: as it is shipped; reviews: how many."""

    packed: str
    offsets: str
    reviews: int


def merge(segments: Sequence[Segment]) -> dict[str, PostingList]:
    """The posting list of every term, in order of term. The number of a review is its place in the collection."""
    pieces: dict[str, list[tuple]] = {}
    base = 0
    for segment in segments:
        for term, column in segment.terms.items():
            if term in pieces:
                pieces[term].append((base, column))
            else:
                pieces[term] = [(base, column)]
        base += segment.reviews
    return {term: _merged(pieces[term]) for term in sorted(pieces)}


def _merged(pieces: list[tuple]) -> PostingList:
    """One list of its pieces, each with the number of reviews before its segment."""
    gaps, counts, places, offsets = [], [], [], []
    before, reviews = -1, 0
    for base, (first, last, held, gaps_after, count, place, offset) in pieces:
        gaps.append(pack_number(base + first - before - 1))
        gaps.append(gaps_after)
        counts.append(count)
        places.append(place)
        offsets.append(offset)
        before = base + last
        reviews += held
    counted = "".join(counts)
    # The column of counts is empty where every count is one.
    packed = SEPARATOR.join(("".join(gaps), counted if counted.strip(_ONCE) else "", "".join(places)))
    return PostingList(packed, "".join(offsets), reviews)
