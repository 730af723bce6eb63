"""The posting lists of the whole collection, put together from those of its segments.

A posting list is three columns of packed numbers: the reviews that have the term (as differences),
how often each has it, and the passages where it stands. Field and frequency follow from the
passages, and with them lunr's score. The word numbers within the passages, which only quoted
phrases need, are kept apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from build_site.search.segments import Segment, TermPostings
from build_site.search.varint import SEPARATOR, pack_number

_ONCE = pack_number(0)


@dataclass(frozen=True, slots=True)
class PostingList:
    """The reviews that have a term and where in each it stands.

    packed: its three columns; offsets: the word numbers, kept apart; reviews: how many have it.
    """

    packed: str
    offsets: str
    reviews: int


def merge(segments: Sequence[Segment]) -> dict[str, PostingList]:
    """Return the posting list of every term, in order of term. A review's number is its index in the collection."""
    pieces: dict[str, list[tuple[int, TermPostings]]] = defaultdict(list)
    base = 0
    for segment in segments:
        for term, postings in segment.terms.items():
            pieces[term].append((base, postings))
        base += segment.reviews
    return {term: _merge_pieces(pieces[term]) for term in sorted(pieces)}


def _merge_pieces(pieces: list[tuple[int, TermPostings]]) -> PostingList:
    """Return one list of its pieces, each with the number of reviews before its segment."""
    gaps, counts, passages, offsets = [], [], [], []
    previous, reviews = -1, 0
    for base, (first, last, piece_reviews, piece_gaps, piece_counts, piece_passages, piece_offsets) in pieces:
        gaps.append(pack_number(base + first - previous - 1))
        gaps.append(piece_gaps)
        counts.append(piece_counts)
        passages.append(piece_passages)
        offsets.append(piece_offsets)
        previous = base + last
        reviews += piece_reviews
    all_counts = "".join(counts)
    # The column of counts is empty where every count is one.
    columns = ("".join(gaps), all_counts if all_counts.strip(_ONCE) else "", "".join(passages))
    return PostingList(SEPARATOR.join(columns), "".join(offsets), reviews)
