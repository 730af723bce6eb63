"""The entries of the last run beside those of this one: which are known by their keys, and which are to be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from build_site.core.problems import Problems
from build_site.model import EntryKey, Record, Source
from build_site.records.corrections import NOT_GIVEN, CorrectionFile
from build_site.records.entry_likeness import Telling, compare
from build_site.records.field_path import Data, EntrySource, same_value, set_value, value_at
from build_site.records.hidden_sources import former_ids
from build_site.records.moved_entries import Entries, Moves
from build_site.records.record_schema import TEXT_LISTS, to_dict
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import Place, entries_by_key, keys_by_id, places
from build_site.reviews.matching import rulings
from build_site.reviews.matching.rulings import SAME

Told = tuple[str, Sequence[tuple[Source, ...]]]
"""The id of a record, and the sources of each of its accounts."""


@dataclass(frozen=True)
class EntryComparison:
    """The entries of the last run and of this one. fresh: the records of this run by the ids that they came with."""

    snapshot: RecordSnapshot
    fresh: Mapping[str, Record]
    _data: dict[str, Data] = field(default_factory=dict)
    _fresh_data: dict[str, Data] = field(default_factory=dict)
    _former_tellings: dict[EntryKey, Telling] = field(default_factory=dict)
    _present_tellings: dict[EntryKey, Telling] = field(default_factory=dict)

    @cached_property
    def former(self) -> dict[EntryKey, Place]:
        """The entries that the last run knew, but for those of records by hand."""
        # A run that was cut off may have given a record with redactions another id: its file of corrections knows it.
        renamed = former_ids(self.snapshot.corrections)
        states = {id_: state for id_, state in self.snapshot.state.records.items() if id_ not in renamed}
        others = {
            id_: record for id_, record in self.snapshot.parsed.items() if id_ not in states and id_ not in renamed
        }
        return self._of_last_run(_sources(others)) | self._of_last_run((id_, states[id_].sources) for id_ in states)

    def _of_last_run(self, told: Iterable[Told]) -> dict[EntryKey, Place]:
        return entries_by_key(places((id_, self.snapshot.with_hidden(id_, accounts)) for id_, accounts in told))

    @cached_property
    def present(self) -> dict[EntryKey, Place]:
        """The entries of this run."""
        return entries_by_key(places(_sources(self.fresh)))

    @cached_property
    def keys_of_records(self) -> list[list[EntryKey]]:
        """The keys of the entries of each fresh record, in the order of its accounts."""
        keys = keys_by_id(self.present)
        return [keys.get(id_, []) for id_ in self.fresh]

    @cached_property
    def with_corrections(self) -> frozenset[str]:
        """The ids of records that an editor has corrected."""
        return frozenset(id_ for id_, file in self.snapshot.corrections.items() if file.corrections)

    @cached_property
    def corrected(self) -> frozenset[str]:
        """The ids of records that an editor has corrected or withheld."""
        return self.with_corrections | self.withheld

    @cached_property
    def withheld(self) -> frozenset[str]:
        """The ids of records that are withheld: what stands where they stood is taken for them, whatever it says."""
        return frozenset(id_ for id_, file in self.snapshot.corrections.items() if file.withhold)

    @cached_property
    def unknown(self) -> set[EntryKey]:
        """The keys of this run that the last one did not know, or that a review with redactions had once."""
        ids, files = self.snapshot.ids_by_entry, self.snapshot.corrections
        redacted = {id_ for id_, file in files.items() if file.redacted.entries}
        once = {key for key in self.noted if ids[key] in redacted} if redacted else set()
        return (self.present.keys() - ids.keys()) | once

    @cached_property
    def noted(self) -> set[EntryKey]:
        """The keys of this run that the last one did not write, though it is known whose they are."""
        return (self.present.keys() & self.snapshot.ids_by_entry.keys()) - self.former.keys()

    @cached_property
    def gone(self) -> set[EntryKey]:
        """The keys of the last run that no digest has any more."""
        states = self.snapshot.state.records
        gone = (self.snapshot.ids_by_entry.keys() & self.former.keys()) - self.present.keys()
        return {key for key in gone if not ((state := states.get(self.former[key][1][0])) and state.by_hand)}

    @property
    def is_needed(self) -> bool:
        """Whether an entry may have moved, or stand where another record's did that an editor has corrected."""
        return bool(self.corrected & {*self.snapshot.ids_by_entry.values()}) or bool(self.unknown and self.gone)

    @cached_property
    def kept(self) -> dict[EntryKey, Telling]:
        """The entries of corrected records under the key that they had."""
        keys = self.former.keys() & self.present.keys()
        return {key: self.former_telling(key) for key in sorted(keys) if self.former[key][1][0] in self.corrected}

    @cached_property
    def suspect(self) -> frozenset[str]:
        """The digests in which keys are not to be trusted.

        An entry of a corrected record says something else there than before, or its words stand under another key.
        """
        counts = [Counter(key[:2] for key in keys) for keys in (self.former, self.present)]
        digests = set()
        for key, telling in self.kept.items():
            now = self.present_telling(key)
            if telling.id in self.withheld:
                continue
            if telling.fingerprint and telling.fingerprint == now.fingerprint:
                continue
            is_repeated = any(count[key[:2]] > 1 for count in counts)
            if is_repeated or compare(telling, now).is_other or self._stands_elsewhere(key, telling, now):
                digests.add(key[0])
        for key in self.gone:
            if self.former[key][1][0] in self.corrected and self._stands_elsewhere(key, self.former_telling(key)):
                digests.add(key[0])
        return frozenset(digests)

    def _stands_elsewhere(self, key: EntryKey, before: Telling, now: Telling | None = None) -> bool:
        """Return whether the very words of an entry stand under another key of its digest, or stood there before."""
        now_there = {self.present_telling(other).fingerprint for other in self.present if _are_neighbours(key, other)}
        once_there = {self.former_telling(other).fingerprint for other in self.former if _are_neighbours(key, other)}
        is_there = before.fingerprint is not None and before.fingerprint in now_there
        return is_there or (now is not None and now.fingerprint is not None and now.fingerprint in once_there)

    @cached_property
    def entries(self) -> Entries:
        """The entries to compare."""
        ruled = self.rulings if self.gone or self.suspect else {}
        former = self.gone | {key for key in self.former if key[0] in self.suspect}
        present = self.unknown | {key for key in self.present if key[0] in self.suspect}
        if self.gone:
            # A person may rule on what a run has published already as a record of its own.
            sources = frozenset[EntrySource]().union(*ruled)
            present |= {key for key in self.present if key[:2] in sources}
        if not present:
            return Entries({}, {}, {}, (), {})
        tellings = {key: self.present_telling(key) for key in sorted(present)}
        return Entries(
            {key: self.former_telling(key) for key in sorted(former)},
            tellings,
            {key: telling for key, telling in self._told_perhaps_again(tellings).items() if key not in former},
            self.corrected,
            ruled,
        )

    def _told_perhaps_again(self, tellings: Mapping[EntryKey, Telling]) -> dict[EntryKey, Telling]:
        """Return the entries that are where they were, of corrected records or under a heading that came once more."""
        headings = {telling.source.heading for key, telling in tellings.items() if key in self.unknown}
        again = {key for key in self.former.keys() & self.present.keys() if key[1] in headings}
        return self.kept | {key: self.former_telling(key) for key in sorted(again)}

    @cached_property
    def rulings(self) -> dict[frozenset[EntrySource], bool]:
        """Whether an editor ruled that two entries are of one review, by digest and heading of the two."""
        content = self.snapshot.content
        found: dict[frozenset[EntrySource], bool] = {}
        for ruling in rulings.load(content.source_file(content.joins), Problems()):
            sources = [(entry.digest, entry.heading) for entry in ruling.entries]
            for number, source in enumerate(sources):
                found |= {frozenset((source, other)): ruling.verdict == SAME for other in sources[:number]}
        return found

    def links(self, moves: Moves) -> dict[EntryKey, EntryKey]:
        """Return the key at the last run of every entry that was known then, by its key now."""
        links = {new: old for old, new in moves.moved.items()}
        for key in self.former.keys() & self.present.keys():
            id_ = self.former[key][1][0]
            is_sure = key[0] not in self.suspect or id_ not in self.corrected or id_ in self.withheld
            if is_sure and key not in moves.moved and key not in links:
                links[key] = key
        return links

    def former_telling(self, key: EntryKey) -> Telling:
        """Return what an entry said at the last run, before any correction."""
        if key not in self._former_tellings:
            self._former_tellings[key] = self._make_former_telling(key)
        return self._former_tellings[key]

    def _make_former_telling(self, key: EntryKey) -> Telling:
        source, (id_, number) = self.former[key]
        if id_ not in self._data:
            state, file = self.snapshot.state.records.get(id_), self.snapshot.corrections.get(id_)
            data = state.values if state else to_dict(self.snapshot.parsed[id_])
            self._data[id_] = before_corrections(data, file) if file else data
        return Telling.of(id_, self._data[id_], self._data[id_]["accounts"][number], source)

    def present_telling(self, key: EntryKey) -> Telling:
        """Return what an entry says."""
        if key not in self._present_tellings:
            self._present_tellings[key] = self._make_present_telling(key)
        return self._present_tellings[key]

    def _make_present_telling(self, key: EntryKey) -> Telling:
        source, (id_, number) = self.present[key]
        if id_ not in self._fresh_data:
            self._fresh_data[id_] = to_dict(self.fresh[id_])
        return Telling.of(id_, self._fresh_data[id_], self._fresh_data[id_]["accounts"][number], source)


def _are_neighbours(key: EntryKey, other: EntryKey) -> bool:
    return key != other and key[0] == other[0]


def _sources(records: Mapping[str, Record]) -> Iterator[Told]:
    return ((id_, [account.sources for account in record.accounts]) for id_, record in records.items())


def before_corrections(values: Data, file: CorrectionFile) -> Data:
    """Return the data of a record as they were before the corrections of its file, as far as these tell."""
    data: Data = {**values, "accounts": [dict(account) for account in values["accounts"]]}
    for correction in file.corrections:
        was, now = correction.was, correction.now
        if was is NOT_GIVEN:
            continue
        field_, *rest = correction.field.split(".")
        if field_ != "accounts":
            if not rest and field_ in data:
                data[field_] = was
            continue
        if len(rest) == 2 and isinstance(was, list | str) and rest[1] in data["accounts"][0]:
            for account in data["accounts"]:
                if same_value(account[rest[1]], now):
                    account[rest[1]] = was
        elif len(rest) == 3 and rest[1] in TEXT_LISTS:
            _undo_text(data["accounts"], rest[1], int(rest[0]) - 1 if rest[0].isdecimal() else 0, was, now)
    return data


def _undo_text(accounts: list[Data], name: str, number: int, was: Any, now: Any) -> None:
    for account in accounts:
        account[name] = [was if same_value(text, now) else text for text in account[name] or ()]
        account[name] = [text for text in account[name] if text is not None]
    texts = value_at(accounts, (number, name))
    if now is None and isinstance(texts, list) and was not in texts:
        set_value(accounts, (number, name, len(texts)), was)
