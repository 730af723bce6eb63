"""A run's records under the ids that their reviews have, though their entries stand elsewhere than at the last run.

What the last run wrote is then read as if each entry had stood where it stands now, so that nothing later sees a
new review, one that is gone, or an edit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import msgspec

from build_site.core.problems import Problems
from build_site.core.text import normalise_space
from build_site.model import EntryKey, Record, Source
from build_site.records.entry_comparison import EntryComparison
from build_site.records.field_path import EntrySource
from build_site.records.moved_entries import Moves, find_moves
from build_site.records.record_schema import to_dict
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import RecordState
from build_site.reviews.matching.rulings import RULE_ON_IT, SAME_OR_NOT, lines_of_ruling
from build_site.reviews.record_ids import ids_that_stay


def follow(
    snapshot: RecordSnapshot, fresh: Sequence[Record], problems: Problems
) -> tuple[RecordSnapshot, list[Record]]:
    """Return the folder as a run found it, and the fresh records, with every entry that has moved recognised.

    What has moved is noted. Where an entry may be that of a record that an editor has corrected, and it is open
    whether it is, or where one has left such a record, that is noted as an error.
    """
    comparison = EntryComparison(snapshot, {record.id: record for record in fresh})
    if not comparison.is_needed:
        return snapshot, list(fresh)
    entries = comparison.entries
    moves = find_moves(entries) if entries.present else Moves({}, ())
    _report_doubts(comparison, moves, problems)
    links = comparison.links(moves)
    claims = {
        record.id: [comparison.former[links[key]][1][0] for key in keys if key in links]
        for record, keys in zip(fresh, comparison.keys_of_records, strict=True)
    }
    claimed = {id_ for of_record in claims.values() for id_ in of_record}
    for record, keys in zip(fresh, comparison.keys_of_records, strict=True):
        # What only a file of corrections or a run that was cut off knows is nobody's whose entry was found.
        noted = [snapshot.ids_by_entry[key] for key in keys if key in comparison.noted]
        claims[record.id] += [id_ for id_ in noted if id_ not in claimed]
    ids = ids_that_stay(claims, comparison.with_corrections, snapshot.ids_by_entry.values())
    _report_parted(comparison, links, [ids[record.id] for record in fresh], problems)
    records = sorted((replace(record, id=ids[record.id]) for record in fresh), key=lambda record: record.id)
    moved = {
        (*comparison.former[old][1], comparison.former[old][0]): comparison.present[new][0]
        for old, new in moves.moved.items()
        if old != new
    }
    ids_now = {source: ids[id_] for source, (id_, _) in comparison.present.values()}
    _report_moves({old: new for old, new in moved.items() if ids_now[new] == old[0]}, problems)
    snapshot = _with_moved(snapshot, moved) if moved else snapshot
    lost = comparison.former.keys() & comparison.present.keys() - moves.moved.keys() - {*links.values()}
    known = {key: id_ for key, id_ in snapshot.ids_by_entry.items() if key not in lost}
    return replace(snapshot, ids_by_entry=known), records


def _report_doubts(comparison: EntryComparison, moves: Moves, problems: Problems) -> None:
    """Note the likeliest entry for each record of which it is open what tells it now."""
    told: set[str] = set()
    for pair in moves.doubts:
        source, (id_, _) = comparison.former[pair.former]
        now = comparison.present[pair.present][0]
        if id_ in told:
            continue
        told.add(id_)
        note = problems.left_out if id_ in comparison.with_corrections else problems.warn
        note(
            f"digests/{now.digest}",
            now.lines[0],
            f"this may be the review of the record `{id_}`, which was told in digests/{source.digest} under"
            f" `{source.heading}`",
            f"{RULE_ON_IT}\n{lines_of_ruling(SAME_OR_NOT, map(_reference, (source, now)))}",
        )


def _report_parted(
    comparison: EntryComparison, links: Mapping[EntryKey, EntryKey], ids: Sequence[str], problems: Problems
) -> None:
    """Note each entry of a corrected record that is in another one now, which its corrections would not follow.

    links: key of an entry now -> its key at the last run; ids: of the fresh records, in order. What an editor has
    ruled not to be the same review is no longer asked.
    """
    keys_now = dict(zip(ids, comparison.keys_of_records, strict=True))
    for id_, keys in keys_now.items():
        for key in keys:
            former = comparison.former[links[key]][1][0] if key in links else id_
            if former == id_ or former not in comparison.with_corrections or former not in keys_now:
                continue
            source = comparison.present[key][0]
            rest = [comparison.present[other][0] for other in keys_now[former]]
            if any(comparison.rulings.get(frozenset((source.entry, other.entry))) is False for other in rest):
                continue
            problems.left_out(
                f"digests/{source.digest}",
                source.lines[0],
                f"this was an entry of `{former}`, which an editor has corrected, and it is no longer joined with the"
                " others of that record, so its corrections would not be shown",
                f"{RULE_ON_IT}\n{lines_of_ruling(SAME_OR_NOT, map(_reference, (source, rest[0])))}",
            )


def _reference(source: Source) -> tuple[str, str, None]:
    return source.digest, normalise_space(source.heading), None


def _report_moves(moved: Mapping[tuple[str, int, Source], Source], problems: Problems) -> None:
    digests: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (id_, _, old), new in sorted(moved.items(), key=lambda item: (item[1].digest, item[1].lines)):
        if old.digest != new.digest:
            digests[old.digest, new.digest].append(id_)
        elif old.heading != new.heading:
            problems.warn(
                f"digests/{new.digest}",
                new.lines[0],
                f"the heading `{old.heading}` is `{new.heading}` now; `{id_}` keeps its id and its corrections",
                "Nothing needs doing.",
            )
    for (before, now), ids in digests.items():
        count = "1 entry" if len(ids) == 1 else f"{len(ids)} entries"
        problems.warn(
            f"digests/{now}",
            None,
            f"this digest tells {count} that digests/{before} told; the records keep their ids and their corrections",
            "Nothing needs doing.",
        )


def _with_moved(snapshot: RecordSnapshot, moved: Mapping[tuple[str, int, Source], Source]) -> RecordSnapshot:
    """Return the folder as if the entries had stood at the last run where they stand now."""
    by_id: dict[str, dict[Source, Source]] = defaultdict(dict)
    for (id_, _, old), new in moved.items():
        by_id[id_][old] = new

    def states(records: Mapping[str, RecordState]) -> dict[str, RecordState]:
        return {id_: _moved_state(state, by_id[id_]) if id_ in by_id else state for id_, state in records.items()}

    parsed = {
        id_: _moved_record(record, by_id[id_]) if id_ in by_id else record for id_, record in snapshot.parsed.items()
    }
    state = replace(
        snapshot.state, records=states(snapshot.state.records), interrupted=states(snapshot.state.interrupted)
    )
    sources = {id_: _entry_moves(moves) for id_, moves in by_id.items()}
    return replace(snapshot, state=state, parsed=parsed, moved_entries=sources).with_ids()


def _entry_moves(moves: Mapping[Source, Source]) -> dict[EntrySource, EntrySource]:
    """Return digest and heading before and now; without those that were of several entries."""
    found: dict[EntrySource, Collection[EntrySource]] = defaultdict(set)
    for old, new in moves.items():
        found[old.entry] = {*found[old.entry], new.entry}
    return {old: next(iter(new)) for old, new in found.items() if len(new) == 1}


def _moved_state(state: RecordState, moves: Mapping[Source, Source]) -> RecordState:
    """Return a state with other sources. The fingerprint stays: the file is to be written anew."""
    data = msgspec.json.decode(state.record)
    for account, sources in zip(data["accounts"], state.sources, strict=True):
        account["sources"] = to_dict([moves.get(source, source) for source in sources])
    return msgspec.structs.replace(state, record=msgspec.Raw(msgspec.json.encode(data)))


def _moved_record(record: Record, moves: Mapping[Source, Source]) -> Record:
    """Return a record as it stands in its file, with other sources; a person may have changed the lines there."""
    by_entry = {old.entry: new for old, new in moves.items()}
    accounts = [
        replace(
            account,
            sources=tuple(moves.get(source) or by_entry.get(source.entry, source) for source in account.sources),
        )
        for account in record.accounts
    ]
    return replace(record, accounts=tuple(accounts))
