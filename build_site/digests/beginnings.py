"""Where the entries of a digest begin: the set of beginnings that explains the whole document best.

Every block that could be the heading of an entry is weighed by itself (`candidates`). A set of beginnings is worth the
sum of its candidates, of how alike neighbours are, and of how well the blocks between two of them make one entry:
an entry has each label once and one case, and what stands before the first entry has neither. A dynamic programme over
the candidates finds the best set, and what the next best would be worth without or with a block (Viterbi, forwards and
backwards).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from build_site.digests.blocks import Block, BlockType
from build_site.digests.candidates import Candidate, find_candidates
from build_site.digests.case_opening import OPENS, opens_case, opens_case_of_name
from build_site.digests.evidence import DigestGrammar
from build_site.digests.headings import Heading
from build_site.digests.outline import NO_OUTLINE, Outline

_LABEL_AGAIN = -2.5
"""A label that comes again after another one: "Learning", "Recommendations", "Learning" are two entries."""
_CASE_AGAIN = -2.5
"""A second text that opens a case by naming an event: "Death of ..."."""
_NOTHING_BELOW, _CUT_OFF = -2.5, -1.5
"""An entry with no text; at the end of a digest, which may have been cut off."""
_CASE_BEFORE, _LABEL_BEFORE = -2.5, -1.5
"""A case, or a label with its text, before the first entry."""
_FORM = ((1.0, -1.0), (0.5, -0.5), (0.25, 0.0), (0.25, 0.0))
"""Two neighbours that are alike in a feature of `Candidate.form`; that are not."""
_BOTH_DATED = 1.0
_NEXT_NUMBER, _NUMBER_BACK = 2.0, -3.0
"""The number of one is the next after that of the other; it is no greater, as that of a point in the entry."""
_SAME_NAME = -5.0
"""Two neighbours of one name: a heading within the entry, such as "Child L's story"."""
_CERTAIN = 6.0
"""A candidate worth as much begins an entry, whatever stands around it: no segment leaps over two of them."""
_MOST_SKIPPED = 40
"""How many candidates a segment may leap over at most; it keeps the time linear."""
_QUOTED = 60
_SURE = 1.5
"""A beginning is doubtful if another reading, without it or with one more in its entry, is worth only so much less.

None of the 377 in the known digests is.
"""


@dataclass(frozen=True)
class Beginning:
    """A block that begins an entry. index: among the blocks; doubts: why it, or the end of its entry, is not sure.

    margin: what the best set of beginnings is worth more than the best one that has not this one, or that has one
    more block of the entry as a beginning.
    """

    index: int
    heading: Heading
    margin: float
    doubts: tuple[str, ...] = ()


def find_beginnings(blocks: Sequence[Block], grammar: DigestGrammar, outline: Outline = NO_OUTLINE) -> list[Beginning]:
    """Return the beginnings of the entries of a digest, in order; none where nothing in it looks like an entry.

    blocks: those of the digest, boilerplate left out; outline: what an editor says of it.
    """
    return _Segmentation(blocks, find_candidates(blocks, grammar, outline)).beginnings()


def doubts_of(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return why the blocks of an entry, those below its heading, may be those of two."""
    segment = _Segment(has_heading=True)
    for block in blocks:
        segment.add(block)
    return tuple(segment.doubts)


class _Segmentation:
    """The dynamic programme. Positions: 0 is the start of the document, k the k-th candidate, the last the end."""

    def __init__(self, blocks: Sequence[Block], candidates: Sequence[Candidate]) -> None:
        self._blocks, self._candidates = blocks, candidates
        self._end = len(candidates) + 1
        self._edges = [self._edges_from(position) for position in range(self._end)]

    def beginnings(self) -> list[Beginning]:
        """Return the best set."""
        chosen, position = [], 0
        while (position := self._next(position)) != self._end:
            chosen.append(position)
        return [self._beginning(position, below) for position, below in itertools.pairwise([*chosen, self._end])]

    def _beginning(self, position: int, below: int) -> Beginning:
        candidate = self._candidates[position - 1]
        margin, rival = self._margin(position, below)
        doubts = []
        if margin < _SURE and rival is None:
            doubts.append(f"line {self._blocks[candidate.index].first} may be no heading of an entry")
        elif margin < _SURE and rival is not None:
            doubts.append(
                f"line {self._blocks[rival].first} may begin another entry: `{self._blocks[rival].text[:_QUOTED]}`"
            )
        end = self._candidates[below - 1].index if below < self._end else len(self._blocks)
        if _names_nothing(candidate) and not any(map(_is_of_entry, self._blocks[candidate.index + 1 : end])):
            doubts.append(f"line {self._blocks[candidate.index].first} names no review, and no case is told below it")
        return Beginning(candidate.index, candidate.heading, margin, tuple(doubts))

    def _next(self, position: int) -> int:
        edges = self._edges[position]
        return max(edges, key=lambda below: edges[below] + self._backward[below])

    @cached_property
    def _backward(self) -> list[float]:
        """The best worth of all that follows each position."""
        worth = [0.0] * (self._end + 1)
        for position in range(self._end - 1, -1, -1):
            worth[position] = max(value + worth[below] for below, value in self._edges[position].items())
        return worth

    @cached_property
    def _forward(self) -> list[float]:
        """The best worth of all that leads to each position."""
        worth = [float("-inf")] * (self._end + 1)
        worth[0] = 0.0
        for position, edges in enumerate(self._edges):
            for below, value in edges.items():
                worth[below] = max(worth[below], worth[position] + value)
        return worth

    def _margin(self, position: int, below: int) -> tuple[float, int | None]:
        """Return how much worse the best other reading of an entry is, and the block it would begin at, if any."""
        best = self._backward[0]
        without = max(
            (
                self._forward[above] + value + self._backward[after]
                for above in range(max(0, position - _MOST_SKIPPED), position)
                for after, value in self._edges[above].items()
                if after > position
            ),
            default=float("-inf"),
        )
        rivals = [(self._forward[other] + self._backward[other], other) for other in range(position + 1, below)]
        rival = max(rivals, default=(float("-inf"), 0))
        if rival[0] > without:
            return best - rival[0], self._candidates[rival[1] - 1].index
        return best - without, None

    def _edges_from(self, position: int) -> dict[int, float]:
        """Return the worth of each segment that begins at a position, with that of the candidate that ends it."""
        candidates, blocks = self._candidates, self._blocks
        here = candidates[position - 1] if position else None
        first = here.index + 1 if here else 0
        segment = _Segment(has_heading=here is not None)
        edges: dict[int, float] = {}
        certain = 0
        for below in range(position + 1, self._end + 1):
            end = candidates[below - 1].index if below < self._end else len(blocks)
            for index in range(first, end):
                segment.add(blocks[index])
            first = max(first, end)
            value = segment.worth if below < self._end else segment.worth_at_end
            if below < self._end:
                after = candidates[below - 1]
                value += after.worth + (_likeness(here, after) if here else 0.0)
                certain += after.worth >= _CERTAIN
            edges[below] = value
            if certain > 1 or below - position > _MOST_SKIPPED:
                break
        return edges


def _names_nothing(candidate: Candidate) -> bool:
    """Whether a heading has neither a form of its own nor a name or a kind of review, such as "Risk register"."""
    return candidate.form[:1] == ("other",) and not candidate.name and candidate.heading.review_type is None


def _is_of_entry(block: Block) -> bool:
    """Whether a block shows that it is of an entry: it labels a part of one, or begins to tell a case."""
    return bool(block.evidence.part_labels) or opens_case(block.text) >= OPENS


def _likeness(one: Candidate, other: Candidate) -> float:
    if not one.form or not other.form:
        return 0.0  # An editor's word needs no likeness.
    if _is_same_name(one.name, other.name):
        return _SAME_NAME
    return (
        sum(
            alike if of_one == of_other else unlike
            for of_one, of_other, (alike, unlike) in zip(one.form, other.form, _FORM, strict=True)
        )
        + _run(one.number, other.number)
        + (_BOTH_DATED if one.heading.published and other.heading.published else 0.0)
    )


def _run(number: int | None, next_: int | None) -> float:
    """Return what the numbers of two neighbours are worth: those of a run, or one that goes back."""
    if number is None or next_ is None:
        return 0.0
    return _NEXT_NUMBER if next_ == number + 1 else _NUMBER_BACK if next_ <= number else 0.0


def _is_same_name(one: str, other: str) -> bool:
    """Whether two names are one, with the word for its subject or without: "Child G", "G"."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and (shorter == longer or longer.endswith(f" {shorter}"))


class _Segment:
    """What the blocks between two beginnings are worth as one entry, or as no entry before the first."""

    def __init__(self, has_heading: bool) -> None:
        self._has_heading = has_heading
        self._closed: set[str] = set()
        self._open = ""
        self._labels: set[str] = set()
        self._cases = 0
        self._texts = 0
        self._worth = 0.0
        self.doubts: list[str] = []

    @property
    def worth(self) -> float:
        """The worth of all blocks so far."""
        return self._worth + (_NOTHING_BELOW if self._has_heading and not self._texts else 0.0)

    @property
    def worth_at_end(self) -> float:
        """The same for the last of the digest."""
        return self._worth + (_CUT_OFF if self._has_heading and not self._texts else 0.0)

    def add(self, block: Block) -> None:
        """Add the next block."""
        self._texts += 1
        if block.type in (BlockType.TEXT, BlockType.HEADING) and not block.evidence.opens_part:
            if opens_case(block.text) >= OPENS:
                self._add_case(block)
            elif self._texts > 1 and opens_case_of_name(block.text) >= OPENS:
                self._doubt_case(block)
        for section, _ in block.evidence.part_labels:
            if section != self._open:
                if section in self._closed:
                    self._worth += _LABEL_AGAIN
                    self.doubts.append(f"{section} begins again on line {block.first}, so it may be two entries")
                elif not self._has_heading:
                    self._worth += _LABEL_BEFORE
                self._closed.add(section)
                self._open = section
        self._note_labels(block)

    def _add_case(self, block: Block) -> None:
        """Add a block that begins to tell a case: one belongs to an entry, and none stands before the first."""
        if not self._has_heading:
            self._worth += _CASE_BEFORE
        elif self._cases:
            self._worth += _CASE_AGAIN if self._open else 0.0
            self._doubt_case(block)
        self._cases += 1

    def _doubt_case(self, block: Block) -> None:
        self.doubts.append(f"line {block.first} begins to tell a case, so it may be two entries")

    def _note_labels(self, block: Block) -> None:
        """Doubt that there is one entry if a label comes again as it was printed before."""
        for label in (printed.casefold() for _, printed in block.evidence.part_labels):
            if label in self._labels and not self.doubts:
                self.doubts.append(
                    f"line {block.first} has the label `{label[:_QUOTED]}` again, so it may be two entries"
                )
            self._labels.add(label)
