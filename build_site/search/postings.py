"""The posting lists of the whole collection, joined from the analyses of single reviews.

A posting list is three columns of packed numbers: the reviews that have the term (as differences),
how often each has it, and the passages where it stands. Field and frequency follow from the
passages, and with them lunr's score. The word numbers within the passages, which only quoted
phrases need, are kept apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from build_site.search.analysis import Analysis, Occurrences
from build_site.search.packing import APART, pack_number

_ONCE = pack_number(0)


@dataclass
class PostingList:
    """The reviews that have a term, by number, ascending, and where in each it stands."""

    reviews: list[int] = field(default_factory=list)
    occurrences: list[Occurrences] = field(default_factory=list)

    def packed(self) -> str:
        """The posting list as it is shipped; the column of counts is empty where every count is one."""
        gaps = [pack_number(number - before - 1) for before, number in zip([-1, *self.reviews], self.reviews)]
        counts = "".join([count for count, _, _ in self.occurrences])
        places = "".join([place for _, place, _ in self.occurrences])
        return APART.join(("".join(gaps), counts if counts.strip(_ONCE) else "", places))

    def packed_offsets(self) -> str:
        return "".join([offsets for _, _, offsets in self.occurrences])


def join(analyses: Sequence[Analysis]) -> dict[str, PostingList]:
    """The posting list of every term, in order of term. The number of a review is its place in `analyses`."""
    lists: defaultdict[str, PostingList] = defaultdict(PostingList)
    for number, analysis in enumerate(analyses):
        for term, occurrences in analysis.items():
            posting = lists[term]
            posting.reviews.append(number)
            posting.occurrences.append(occurrences)
    return dict(sorted(lists.items()))
