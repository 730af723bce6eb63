"""Records that are held until an editor has ruled: they may tell, in other words, what a withheld review tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import NamedTuple

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import quoted
from build_site.core.text import normalise_space
from build_site.model import Record, Source
from build_site.records.retelling import Comparer, Telling, faded_tellings, tellings
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import RecordState
from build_site.records.withhold import Withheld
from build_site.reviews.matching import rulings
from build_site.reviews.matching.compare import Joiner
from build_site.reviews.matching.rulings import NOT_SAME, RULE_ON_IT, SAME, Ruling, lines_of_ruling
from build_site.vocabulary.areas import Areas

_RETELLING = "it may tell what `"
"""How the reason begins that is found anew at every run."""

_OF_FADED = "what its deleted record said and this one says agrees"

PUT_RIGHT = "To accept it as it is read, or to put it right, use what the command `outline` prints of {}."
"""What an editor does about an entry of a digest that may have been read wrongly."""


@dataclass(frozen=True)
class Hold:
    """Why a record is held, in a sentence, and what an editor does about it. ruling: lines to copy, or ""."""

    reason: str
    remedy: str = ""
    ruling: str = ""


@dataclass(frozen=True)
class Holds:
    """What a run holds. by_id: the holds on each record; same: id -> the withheld review that an editor ruled it is."""

    by_id: Mapping[str, tuple[Hold, ...]] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)


class _Pair(NamedTuple):
    """A telling that is, by an editor's ruling, or may be of the review that a withheld one is of. why: "" if ruled."""

    telling: Telling
    withheld: Telling
    why: str


def find_holds(snapshot: RecordSnapshot, records: Sequence[Record], withheld: Withheld, areas: Areas) -> Holds:
    """Return the holds on the records: for reasons of their own, and where one may tell what a withheld review tells.

    records: all of this run. An editor's ruling that two entries are the same, or not, goes before any comparison.
    """
    holds = {record.id: list(_of_reading(record)) for record in records}
    same: dict[str, str] = {}
    if withheld.reasons:
        ruled, pairs = _find_pairs(snapshot, records, withheld, areas)
        same = {pair.telling.id: pair.withheld.id for pair in reversed(pairs) if not pair.why}
        first_pairs = {(pair.telling.id, pair.withheld.id): pair for pair in reversed(pairs) if pair.why}
        for (id_, _), pair in sorted(first_pairs.items()):
            holds[id_].append(_hold(snapshot, ruled, pair))
    left_out = withheld.reasons.keys() | same.keys()
    return Holds({id_: tuple(listed) for id_, listed in holds.items() if listed and id_ not in left_out}, same)


def check_reasons(snapshot: RecordSnapshot, record: Record, problems: Problems) -> None:
    """Note as an error each reason that a person wrote into the file of a record that the digests make.

    record: as this run makes it. The build writes these reasons, so what is added to them would be lost.
    """
    on_disk, last = snapshot.parsed.get(record.id), snapshot.last_state(record.id)
    if on_disk is None or last is None:
        return
    for number, reason in enumerate(on_disk.held):
        if reason not in (*record.held, *last.values.get("held", ())):
            file = snapshot.files[record.id]
            problems.error(
                file.name,
                yamlio.line_number(file.text, ("held", number)),
                f"`held` was changed by hand, and the build writes it: {quoted(reason)}",
                "Take the line out. To keep the review from being published, write `withhold: {reason: ..., on: ...}`"
                f" in {snapshot.correction_file(record.id).name}.",
            )


def _of_reading(record: Record) -> Iterator[Hold]:
    """Yield the holds on a record of which it is not sure that its entry was read right."""
    reasons = [reason for reason in record.held if not reason.startswith(_RETELLING)]
    digests = sorted({source.digest for account in record.accounts for source in account.sources})
    for number, reason in enumerate(reasons, 1):
        is_last = number == len(reasons)
        yield Hold(reason, PUT_RIGHT.format(", ".join(digests)) if is_last and digests else "")


def _find_pairs(
    snapshot: RecordSnapshot, records: Sequence[Record], withheld: Withheld, areas: Areas
) -> tuple[_RulingsOnTellings, list[_Pair]]:
    """Return the pairs of tellings that are or may be of one review, and what was ruled of all of them."""
    states = snapshot.state.records
    by_id = {record.id: tellings(record) for record in records}
    others = [record for record in records if record.id not in withheld.reasons]
    lost = sorted((withheld.reasons.keys() & states.keys()) - by_id.keys())
    faded = {id_: faded_tellings(id_, states[id_]) for id_ in lost}
    ruled = _RulingsOnTellings(snapshot, chain(*by_id.values(), *faded.values()))
    joiner = Joiner(areas)
    comparer = Comparer(joiner, chain(*by_id.values()))
    known = [by_id[id_] for id_ in sorted(withheld.reasons.keys() & by_id.keys())]
    pairs = list(_compare(comparer, ruled, [by_id[record.id] for record in others], known))
    if faded:
        # Of a withheld record that was deleted only fingerprints are kept: the others are compared by theirs.
        faded_others = [faded_tellings(record.id, RecordState.of(record, "")) for record in others]
        comparer = Comparer(joiner, chain(*faded_others, *faded.values()), is_faded=True)
        found = _compare(comparer, ruled, faded_others, faded.values())
        pairs += [pair._replace(why=pair.why and _OF_FADED) for pair in found]
    return ruled, pairs


def _compare(
    comparer: Comparer, ruled: _RulingsOnTellings, others: Sequence[list[Telling]], withheld: Iterable[list[Telling]]
) -> Iterator[_Pair]:
    for second in chain(*withheld):
        for first in chain(*others):
            verdict = ruled.verdict(first, second)
            why = "" if verdict else comparer.likeness(first, second)
            if verdict == SAME or why:
                yield _Pair(first, second, why)


def _hold(snapshot: RecordSnapshot, ruled: _RulingsOnTellings, pair: _Pair) -> Hold:
    reason = f"{_RETELLING}{pair.withheld.id}` tells, which is withheld: {pair.why}"
    entries = [ruled.reference(telling.sources[0]) for telling in (pair.telling, pair.withheld) if telling.sources]
    if len(entries) == 2:
        ruling = lines_of_ruling(f"{NOT_SAME}  # to publish it; or: {SAME}", entries)
        return Hold(reason, RULE_ON_IT, ruling)
    name = snapshot.correction_file(pair.telling.id).name
    return Hold(reason, f"To publish it, write `released: {{reason: ..., on: ...}}` in {name}.")


class _RulingsOnTellings:
    """What an editor ruled of entries, asked by where they are told; the withheld ones may have no digest now."""

    def __init__(self, snapshot: RecordSnapshot, all_tellings: Iterable[Telling]) -> None:
        sources = {source for telling in all_tellings for source in telling.sources}
        self._counts: Counter[tuple[str, str]] = Counter()
        self._numbers: dict[tuple[str, str, int], int] = {}
        for digest, heading, line in sorted((*_place(source), source.lines[0]) for source in sources):
            self._counts[digest, heading] += 1
            self._numbers[digest, heading, line] = self._counts[digest, heading]
        self._released = {id_ for id_, file in snapshot.corrections.items() if file.released}
        self._verdicts: dict[frozenset[tuple[str, str, int]], str] = {}
        # What is wrong with the file was noted when the entries were joined.
        for ruling in rulings.load(snapshot.content.source_file(snapshot.content.joins), Problems()):
            self._add(ruling)

    def _add(self, ruling: Ruling) -> None:
        named = [
            (entry.digest, entry.heading, entry.number or 1)
            for entry in ruling.entries
            if entry.number or self._counts[entry.digest, entry.heading] == 1
        ]
        for pair in combinations(named, 2):
            self._verdicts[frozenset(pair)] = ruling.verdict

    def verdict(self, telling: Telling, withheld: Telling) -> str | None:
        """Return SAME, NOT_SAME or None where nobody has ruled.

        What a person wrote is no entry that can be named: releasing its record is a ruling on it.
        """
        if not (telling.sources and withheld.sources):
            return NOT_SAME if telling.id in self._released else None
        if not self._verdicts:
            return None
        pairs = ((self._key(one), self._key(other)) for one in telling.sources for other in withheld.sources)
        verdicts = {verdict for pair in pairs if (verdict := self._verdicts.get(frozenset(pair)))}
        return SAME if SAME in verdicts else next(iter(verdicts), None)

    def reference(self, source: Source) -> tuple[str, str, int | None]:
        """Return digest, heading and number (None if there is only one of it) by which a ruling names an entry."""
        digest, heading, number = self._key(source)
        return digest, heading, number if self._counts[digest, heading] > 1 else None

    def _key(self, source: Source) -> tuple[str, str, int]:
        digest, heading = _place(source)
        return digest, heading, self._numbers[digest, heading, source.lines[0]]


def _place(source: Source) -> tuple[str, str]:
    return source.digest, normalise_space(source.heading)
