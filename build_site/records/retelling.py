"""Which records may tell what a withheld review told, in other words: its digest was sent again, or another tells it.

To ask costs an editor a minute, and to publish can't be undone. So less speaks for it here than joins two entries.
Measured on the 359 reviews of the real digests, each withheld in turn: 299 hold no other, 54 one, 3 two, 2 three, one
four. All of the 86 reviews that this project tells in words of its own are found, even where they have neither name nor
area, date or children in common with the withheld telling. `python -m tests.bench.retelling` prints it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log, sqrt
from typing import Any

from build_site.digests.headings import TITLED, Heading
from build_site.digests.reader import Entry
from build_site.model import POINT_KINDS, Account, Child, Record, Source
from build_site.records.field_path import Data
from build_site.records.state import Fingerprint, RecordState
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.matching.compare import Comparison, Joiner
from build_site.reviews.matching.verdict import Verdict

_NEAR = ((2, 0.5), (1, 1.25))
"""Kinds of evidence -> the least score with which an entry may tell the same review.

With two kinds 21 real pairs are held at 0.5, 19 at 0.75 and 8 at 1.0. With one kind a review holds six at 1.0, at 1.25
four; up to 1.5 nothing changes."""

_LIKE_WORDS, _LIKE_SHORTER = 0.2, 0.3
"""Least share of rare words that two texts have in common: of both, and of the shorter one.

Of all pairs of unrelated reviews one shares 0.25 and eight 0.2, and of the shorter text ten 0.3; the 86 in other words
share at least 0.30 and 0.33."""

_OF_THE_PAIR = 2
"""How many tellings have what only two of them have."""

_FEWEST_WORDS = 20
"""A text of fewer words shares too few to tell anything."""

_OF_EMPTY_TEXT = Fingerprint.of("")

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")


@dataclass(frozen=True)
class Telling:
    """One account of a record, as it is compared.

    id: of the record; entry: with the facts of the record; words: of what happened and of the points, each once.
    """

    id: str
    entry: EntryFacts
    words: frozenset[str]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return where the account is told; none for one that a person wrote."""
        return self.entry.entry.account.sources


def tellings(record: Record) -> list[Telling]:
    """Return the accounts of a record, each with its facts; one without text for a record that has none."""
    return [
        Telling(record.id, _entry(record, account), frozenset(_words(account)))
        for account in record.accounts or (Account(),)
    ]


def _words(account: Account) -> Iterator[str]:
    for text in (
        account.summary,
        *(text for kind in POINT_KINDS for text in account.points(kind)),
        *(other.text for other in account.other),
    ):
        yield from _WORD.findall(text.casefold())


def _entry(record: Record, account: Account) -> EntryFacts:
    source = next(iter(account.sources), None)
    heading = Heading(source.heading if source else record.title, TITLED, record.title)
    digest, lines = (source.digest, source.lines) if source else ("", (1, 1))
    entry = Entry(digest, lines, heading, record.published, account, record.circulation, "", "")
    return EntryFacts(
        entry, record.areas, record.review_type, record.death, record.children, record.incident, record.harms, {}
    )


def faded_tellings(id_: str, state: RecordState) -> list[Telling]:
    """Return the accounts of a record as `RecordState.without_texts` leaves them: fingerprints stand for what it says.

    Two records so compared have in common what they say in exactly the same words.
    """
    values = state.without_texts().values
    children = [child for child in _items(values, "children") if isinstance(child, dict)]
    record = Record(
        id=id_,
        title=state.title,
        areas=tuple(_codes(_items(values, "areas"))),
        children=tuple(Child(_code(child.get("age")), _code(child.get("sex"))) for child in children),
        incident=_code(values.get("incident")),
    )
    return [
        Telling(id_, _entry(record, Account(sources)), frozenset(_codes(_texts_of_faded(account))))
        for sources, account in zip(state.sources, values["accounts"], strict=True)
    ] or [Telling(id_, _entry(record, Account()), frozenset())]


def _texts_of_faded(account: Data) -> list[Any]:
    return [account.get("summary"), *(item for kind in POINT_KINDS for item in _items(account, kind))]


def _items(data: Data, name: str) -> list[Any]:
    """Return a list in the data of a record; none where only the fingerprint of the whole list was kept."""
    items = data.get(name)
    return items if isinstance(items, list) else []


def _codes(values: Iterable[Any]) -> list[str]:
    return [code for value in values if (code := _code(value))]


def _code(value: Any) -> str | None:
    is_empty = value == _OF_EMPTY_TEXT
    return value.fingerprint if isinstance(value, Fingerprint) and not is_empty else None


class Comparer:
    """Compares tellings of a collection: how rare a word is in it decides how much it tells.

    is_faded: they are of `faded_tellings`, whose words are fingerprints of whole texts, so that one may be enough.
    """

    def __init__(self, joiner: Joiner, collection: Iterable[Telling], is_faded: bool = False) -> None:
        self._joiner = joiner
        self._is_faded = is_faded
        self._collection = list(collection)
        self._frequencies = Counter(word for telling in self._collection for word in telling.words)
        # By how many other tellings have a word: how much it tells.
        count = len(self._collection)
        self._weights = [log((count + 2) / (others + 1)) ** 2 for others in range(count + 1)]
        self._totals: dict[int, float] = {}

    def likeness(self, first: Telling, second: Telling) -> str:
        """Return in words why two tellings of the collection may be of one review; empty if nothing says so."""
        comparison = self._joiner.compare(first.entry, second.entry)
        reasons = [*comparison.reasons] if _is_near(comparison) else []
        if self._is_alike(first, second):
            reasons.append("they use the same rare words")
        return "; ".join(reasons)

    def _is_alike(self, first: Telling, second: Telling) -> bool:
        both = first.words & second.words
        if self._is_faded and any(self._frequencies[word] == _OF_THE_PAIR for word in both):
            return True
        common = self._sum(both, 2)
        alone = self._sum(both, 1)
        sizes = [self._total(telling) - alone + common for telling in (first, second)]
        is_long = min(len(first.words), len(second.words)) >= _FEWEST_WORDS
        return common > 0 and (
            common >= _LIKE_WORDS * sqrt(sizes[0] * sizes[1]) or (is_long and common >= _LIKE_SHORTER * min(sizes))
        )

    def _sum(self, words: frozenset[str], having: int) -> float:
        """Return how much words tell. having: how many of the two tellings compared have each."""
        return sum(self._weights[self._frequencies[word] - having] for word in words)

    def _total(self, telling: Telling) -> float:
        total = self._totals.get(id(telling))
        if total is None:
            total = self._totals[id(telling)] = self._sum(telling.words, 1)
        return total


def _is_near(comparison: Comparison) -> bool:
    if comparison.verdict != Verdict.NOT_SAME:
        return True
    kinds = len(comparison.reasons)
    return any(kinds >= fewest and comparison.score >= least for fewest, least in _NEAR)
