"""Entries that stand elsewhere than at the last run: recognised by what they say and whose they are.

A digest is renamed, moved or saved in another form, its publisher mends a heading, or it is sent again. The key of
an entry is then another, but it is the same entry: its record keeps id, corrections and history. The pairs that are
surest are found first, each entry is in one pair, and what is not sure is no pair. Where an editor has corrected or
withheld the record, a pair must also be surer than any other that either entry could be in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from build_site.model import EntryKey
from build_site.records.entry_likeness import Likeness, Telling, compare
from build_site.records.field_path import EntrySource

_MARGIN, _MARGIN_OF_HEADING = 0.15, 0.05
"""How much more than for any other pair must speak for one; where the texts are the same, their headings decide."""

_SHINGLE_WORDS = 4
_MOST_COMMON = 30
"""A shingle that more entries share than this, such as "learning for practice includes", brings none together."""


class Pair(NamedTuple):
    """An entry of the last run and one of this one, compared; ruled: whether an editor says that they are one."""

    former: EntryKey
    present: EntryKey
    likeness: Likeness
    ruled: bool | None = None

    @property
    def is_sure(self) -> bool:
        """Whether these are one entry, if no other is as like."""
        return self.likeness.is_sure if self.ruled is None else self.ruled


@dataclass(frozen=True)
class Moves:
    """What became of entries. moved: key at the last run -> key now; doubts: pairs that a person should rule on.

    The likeliest doubt comes first.
    """

    moved: Mapping[EntryKey, EntryKey]
    doubts: tuple[Pair, ...]


@dataclass(frozen=True)
class Entries:
    """The entries that are compared: of the last run and of this one, by key.

    kept: those that are where they were and may be told once more, which may only raise a doubt; corrected: the ids
    of the records that an editor has corrected or withheld; rulings: two entries -> whether an editor ruled that they
    are one.
    """

    former: Mapping[EntryKey, Telling]
    present: Mapping[EntryKey, Telling]
    kept: Mapping[EntryKey, Telling]
    corrected: Collection[str]
    rulings: Mapping[frozenset[EntrySource], bool]


def find_moves(entries: Entries) -> Moves:
    """Return which entries have moved where, and which pairs of a corrected record are open."""
    pairs = sorted(_pairs(entries, entries.former), key=_order)
    by_entry: dict[tuple[str, EntryKey], list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_entry["former", pair.former].append(pair)
        by_entry["present", pair.present].append(pair)
    moved: dict[EntryKey, EntryKey] = {}
    taken: set[EntryKey] = set()
    for pair in sorted(pairs, key=lambda pair: pair.ruled is not True):
        if pair.former in moved or pair.present in taken or not pair.is_sure:
            continue
        rivals = [
            *(rival for rival in by_entry["former", pair.former] if _is_rival(rival, pair, entries)),
            *(rival for rival in by_entry["present", pair.present] if _is_rival(rival, pair, entries)),
        ]
        if not _is_corrected([pair, *rivals], entries):
            rivals = [rival for rival in rivals if rival.former not in moved and rival.present not in taken]
        if pair.ruled or all(_is_surer(pair, rival) for rival in rivals):
            moved[pair.former] = pair.present
            taken.add(pair.present)
    open_pairs = [*pairs, *_pairs(entries, entries.kept)]
    return Moves(moved, tuple(pair for pair in open_pairs if _is_doubt(pair, moved, taken, entries)))


def _order(pair: Pair) -> tuple[float, bool, EntryKey, EntryKey]:
    """Return what puts the surest pairs first, and of those that are as sure the entry that is where it was."""
    return -pair.likeness.score, pair.former != pair.present, pair.former, pair.present


def _is_doubt(pair: Pair, moved: Mapping[EntryKey, EntryKey], taken: Collection[EntryKey], entries: Entries) -> bool:
    """Return whether it is open if an entry is one that is nowhere else, or tells a corrected review once more."""
    if pair.present in taken or pair.ruled is not None or not pair.likeness.is_doubtful:
        return False
    here = entries.present[pair.present].id
    if pair.former in entries.kept:
        kept = entries.kept[pair.former]
        return kept.id != here and pair.likeness.is_told_again(kept.id in entries.corrected)
    former = entries.former[pair.former]
    if pair.former in moved:
        home = entries.present[moved[pair.former]]
        is_corrected = former.id in entries.corrected
        likenesses = (pair.likeness, compare(home, entries.present[pair.present]))
        return home.id != here and any(likeness.is_told_again(is_corrected) for likeness in likenesses)
    return pair.former == pair.present or former.id != here


def _is_corrected(pairs: Iterable[Pair], entries: Entries) -> bool:
    return any(entries.former[pair.former].id in entries.corrected for pair in pairs)


def _is_rival(rival: Pair, pair: Pair, entries: Entries) -> bool:
    """Return whether another pair would give an entry to another record."""
    if rival.former == pair.former:
        return entries.present[rival.present].id != entries.present[pair.present].id
    return entries.former[rival.former].id != entries.former[pair.former].id


def _is_surer(pair: Pair, rival: Pair) -> bool:
    if rival.ruled is False:
        return True
    if pair.likeness.is_exact and not rival.likeness.is_exact:
        return True
    margin = _MARGIN_OF_HEADING if pair.likeness.is_exact else _MARGIN
    return pair.likeness.score >= rival.likeness.score + margin


def _pairs(entries: Entries, former: Mapping[EntryKey, Telling]) -> Iterator[Pair]:
    """Compare the entries that have a heading, all of their text or rare words of it in common."""
    places: dict[object, list[EntryKey]] = defaultdict(list)
    for key, telling in entries.present.items():
        for feature in _features(telling):
            places[feature].append(key)
    for rulings in entries.rulings:
        for source in rulings:
            places[source] += [key for key in entries.present if key[:2] == source]
    for key, telling in former.items():
        found: set[EntryKey] = set()
        for feature in _features(telling):
            here = places.get(feature, ())
            found.update(here if len(here) <= _MOST_COMMON or isinstance(feature, str) else ())
        for sources in entries.rulings:
            if key[:2] in sources:
                found.update(place for source in sources for place in places[source])
        if not telling.has_texts:
            found.update(entries.present)
        for other in sorted(found):
            ruled = entries.rulings.get(frozenset((key[:2], other[:2])))
            yield Pair(key, other, compare(telling, entries.present[other]), ruled)


def _features(telling: Telling) -> Iterator[object]:
    """Yield what a telling is found by: its heading and its whole text as text, its names and shingles as others."""
    yield telling.heading
    yield from (("name", name) for name in telling.names)
    if telling.fingerprint:
        yield f"text {telling.fingerprint}"
    shingles = set()
    for text in telling.texts:
        words = text.casefold().split() if isinstance(text, str) else []
        shingles |= {
            hash(tuple(words[start : start + _SHINGLE_WORDS])) for start in range(len(words) - _SHINGLE_WORDS + 1)
        }
    yield from shingles
