"""Fresh records from the digests, and what people made of earlier ones -> the records after this run.

Whatever an editor did since the last run comes first: a change in a record becomes a correction, a
withheld review stays out, a record by hand stands. All of it is planned as values, and nothing is written:
that is for the transaction, once the site is known to be right as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from build_site.core.atomic_write import FileChange
from build_site.core.parallel import parallel_map
from build_site.core.problems import Problems
from build_site.model import Record
from build_site.records import changelog, hold, withhold
from build_site.records.apply_corrections import apply, apply_to_orphan
from build_site.records.changelog import Change
from build_site.records.corrections import Withholding
from build_site.records.edits import keep_comments, record_edits
from build_site.records.files import RecordFile, to_yaml_bytes
from build_site.records.follow import follow
from build_site.records.hold import Hold
from build_site.records.moved_corrections import with_moved_sources
from build_site.records.new_joins import new_joins
from build_site.records.newly_public import NewlyPublic, newly_public
from build_site.records.orphans import report_by_hand, report_deleted, report_lost_accounts, report_orphans
from build_site.records.plan import Plan, PlannedRecord
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import RecordState, fingerprint, hash_of_bytes
from build_site.records.transaction import Transaction, correction_files, history_file
from build_site.vocabulary.areas import Areas

_MIN_PER_CORE = 100
"""Records for each core from which on several of them are of use."""


@dataclass(frozen=True)
class WithheldRecord:
    """A record that stays on disk but is not published, and why."""

    record: Record
    reason: Withholding


@dataclass(frozen=True)
class HeldRecord:
    """A record that stays on disk but is not published until an editor has ruled, and why."""

    record: Record
    holds: tuple[Hold, ...]


@dataclass(frozen=True)
class UpdateResult:
    """The records after a run.

    records: those to publish, in order of id; withheld, held: those not to publish; change: what this run changed;
    redirects: old id -> the id under which the review is found now; written: how many files of records were written;
    newly_public: what everyone may read now and could not before, and the other way round; joins: those that are new,
    each with its reason; corrections: what the
    files of corrections held when they were read.
    """

    records: tuple[Record, ...]
    withheld: tuple[WithheldRecord, ...]
    change: Change
    redirects: Mapping[str, str]
    written: int
    held: tuple[HeldRecord, ...] = ()
    newly_public: NewlyPublic = field(default_factory=NewlyPublic)
    joins: tuple[str, ...] = ()
    corrections: Mapping[Path, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class PlannedUpdate:
    """What a run comes to, before any of it is written.

    result: as it will be; transaction: what writes it; changes: those of all runs and of this one, newest first.
    """

    result: UpdateResult
    transaction: Transaction
    changes: tuple[Change, ...]


def plan_update(
    snapshot: RecordSnapshot, fresh: Sequence[Record], areas: Areas, today: str, problems: Problems
) -> PlannedUpdate:
    """Work out how to bring the folder of records up to date with the digests, and keep what people wrote.

    snapshot: the folder as `read_snapshot` found it; fresh: what the digests say now; areas: for comparing records
    with those withheld; today: year-month-day.
    Everything an editor should know is noted. Nothing is written before the transaction is committed.
    Raises BuildError if there is any error.
    """
    assert len({record.id for record in fresh}) == len(fresh), "two fresh records have one id"
    snapshot, fresh = follow(snapshot, fresh, problems)
    plan = _plan(snapshot, fresh, areas, today, problems)
    problems.stop_if_errors()
    record_files, written_states = _write_out(snapshot, plan)
    states = _all_states(snapshot, plan, written_states)
    change = _change(snapshot, today, states, plan.published)
    redirects = {**snapshot.state.redirects, **plan.merged}
    history, changes = history_file(snapshot, change, problems)
    problems.stop_if_errors()
    transaction = Transaction(
        snapshot.content,
        snapshot.state,
        snapshot.moved,
        correction_files(snapshot, plan.corrections),
        record_files,
        tuple(snapshot.files[id_].path for id_ in plan.merged),
        history,
        states,
        redirects={old: new for old, new in redirects.items() if old not in states},
        earlier=snapshot.interrupted,
    )
    records = {id_: planned.record for id_, planned in sorted(plan.records.items())}
    result = UpdateResult(
        plan.published,
        tuple(WithheldRecord(record, plan.withheld[id_]) for id_, record in records.items() if id_ in plan.withheld),
        change,
        transaction.redirects,
        len(record_files),
        tuple(HeldRecord(record, plan.held[id_]) for id_, record in records.items() if id_ in plan.held),
        newly_public(snapshot.state, states),
        new_joins(snapshot, records.values()),
        snapshot.corrections_on_disk,
    )
    return PlannedUpdate(result, transaction, changes)


def _plan(snapshot: RecordSnapshot, fresh: Sequence[Record], areas: Areas, today: str, problems: Problems) -> Plan:
    """Work out what is to become of every record; every mistake is noted."""
    planned = [_plan_fresh(snapshot, record, today, problems) for record in fresh]
    others, merged = _plan_others(snapshot, [item.record for item in planned], problems)
    records = [item.record for item in (*planned, *others)]
    withheld = withhold.find_withheld(snapshot, records, today)
    holds = hold.find_holds(snapshot, records, withheld, areas)
    withheld = withheld.with_also(holds.same)
    settled = [_settle(snapshot, item, withheld.reasons, holds.by_id, problems) for item in (*planned, *others)]
    by_id = {item.record.id: item for item in settled}
    corrections = {
        **snapshot.corrections,
        **{id_: item.corrections for id_, item in by_id.items() if item.corrections and item.corrections.text},
    }
    corrections = withhold.spread(snapshot, withheld, corrections, problems)
    withhold.check_days(corrections.values(), today, problems)
    withhold.check_ids(snapshot, set(by_id), corrections, problems)
    withhold.check_ended(snapshot, withheld.reasons, corrections, today, problems)
    return Plan(by_id, corrections, merged, withheld.reasons, holds.by_id)


def _settle(
    snapshot: RecordSnapshot,
    planned: PlannedRecord,
    withheld: Mapping[str, Withholding],
    held: Mapping[str, tuple[Hold, ...]],
    problems: Problems,
) -> PlannedRecord:
    """Return a planned record that says whether it is published, and whether its file is to be written."""
    id_, file = planned.record.id, planned.file
    record = replace(
        planned.record,
        held=tuple(each.reason for each in held.get(id_, ())),
        withheld=withheld[id_].term if id_ in withheld else None,
    )
    if not planned.is_made:
        return replace(planned, record=record)
    hold.check_reasons(snapshot, record, problems)
    state = _state_on_disk(snapshot, record) if file else None
    corrections = planned.corrections
    if file and not state:
        corrections = keep_comments(file, corrections or snapshot.correction_file(id_), problems)
    return replace(planned, record=record, state=state, corrections=corrections)


def _plan_fresh(snapshot: RecordSnapshot, fresh: Record, today: str, problems: Problems) -> PlannedRecord:
    """Plan a record that the digests make: with an editor's changes, old and new."""
    id_ = fresh.id
    file, last = snapshot.files.get(id_), snapshot.last_state(id_)
    is_missing = snapshot.state.missing
    corrections = with_moved_sources(snapshot, id_, problems)
    if file is None:
        report_deleted(snapshot, id_, today, problems)
    elif not is_missing and (last is None or last.by_hand):
        report_by_hand(file, fresh, problems)
        return _plan_by_hand(snapshot, file, snapshot.records([id_], problems).get(id_, fresh), problems)
    elif snapshot.is_edited(id_):
        base = None if is_missing else last
        before = corrections or snapshot.correction_file(id_)
        corrections = record_edits(file, snapshot.parsed[id_], fresh, base, before, today, problems)
    if last:
        report_lost_accounts(snapshot, fresh, last, problems)
    record = apply(fresh, corrections, problems) if corrections and corrections.corrections else fresh
    return PlannedRecord(record, file, corrections=corrections, is_made=True)


def _state_on_disk(snapshot: RecordSnapshot, record: Record) -> RecordState | None:
    """Return the state of a record whose file says it already, in whatever layout; None where it says another."""
    if record.id in snapshot.moved_entries:
        return None
    if record.id in snapshot.parsed:
        is_said = snapshot.parsed[record.id] == record
        return RecordState.of(record, snapshot.files[record.id].hash) if is_said else None
    last = snapshot.last_state(record.id)
    return last if last and last.fingerprint == fingerprint(record) else None


def _plan_by_hand(snapshot: RecordSnapshot, file: RecordFile, record: Record, problems: Problems) -> PlannedRecord:
    """Plan a record that a person wrote: its file stays as it is."""
    last = snapshot.last_state(record.id)
    if not (last and last.by_hand and last.file == file.hash and last.is_exact):
        last = RecordState.of(record, file.hash, by_hand=True)
    corrected = _corrected_orphan(snapshot, record, problems)
    return PlannedRecord(corrected, file, last)


def _plan_others(
    snapshot: RecordSnapshot, fresh: Sequence[Record], problems: Problems
) -> tuple[list[PlannedRecord], dict[str, str]]:
    """Plan the records on disk that no digest makes: by hand, or orphans. The orphans that were merged are returned."""
    ids = snapshot.files.keys() - {record.id for record in fresh}
    on_disk = dict(sorted(snapshot.records(ids, problems).items()))
    states = {id_: last for id_ in on_disk if (last := snapshot.last_state(id_)) and not last.by_hand}
    merged = report_orphans(snapshot, states, fresh, problems)
    planned = []
    for id_, record in on_disk.items():
        file = snapshot.files[id_]
        if id_ not in states:
            planned.append(_plan_by_hand(snapshot, file, record, problems))
        elif id_ not in merged:
            # An edit of an orphan is not recorded yet: should its digest come back, it is found then.
            state = states[id_]
            if not state.is_exact and not snapshot.is_edited(id_):
                state = RecordState.of(record, file.hash)
            corrected = _corrected_orphan(snapshot, record, problems)
            planned.append(PlannedRecord(corrected, file, state))
    return planned, merged


def _corrected_orphan(snapshot: RecordSnapshot, record: Record, problems: Problems) -> Record:
    file = snapshot.corrections.get(record.id)
    return apply_to_orphan(record, file, problems) if file and file.corrections else record


def _write_out(snapshot: RecordSnapshot, plan: Plan) -> tuple[dict[Path, FileChange], dict[str, RecordState]]:
    """Make the texts of the records whose files are to be written, on all cores; and the states of these records."""
    to_write = [planned for planned in plan.records.values() if planned.state is None]
    changes: dict[Path, FileChange] = {}
    states: dict[str, RecordState] = {}
    made = parallel_map(_text_and_state, [planned.record for planned in to_write], _MIN_PER_CORE)
    for planned, (data, state) in zip(to_write, made, strict=True):
        id_, file = planned.record.id, planned.file
        path = file.path if file else snapshot.content.reviews / f"{id_}.yaml"
        # A new record follows from the digests: if a power cut takes it, the next run writes it again.
        changes[path] = FileChange(
            data, file.bytes if file else None, snapshot.content.label(path), durable=file is not None
        )
        states[id_] = state
    return changes, states


def _text_and_state(record: Record) -> tuple[bytes, RecordState]:
    data = to_yaml_bytes(record)
    return data, RecordState.of(record, hash_of_bytes(data))


def _all_states(snapshot: RecordSnapshot, plan: Plan, written: Mapping[str, RecordState]) -> dict[str, RecordState]:
    """Return what is to be remembered of every record, and of those withheld that have no file any more."""
    states = {
        **{id_: state.without_texts() for id_, state in snapshot.state.records.items() if id_ in plan.withheld},
        **{id_: planned.state for id_, planned in plan.records.items() if planned.state},
        **written,
    }
    return {id_: _marked(state, id_ in plan.withheld, id_ in plan.held) for id_, state in states.items()}


def _marked(state: RecordState, withheld: bool, held: bool) -> RecordState:
    if (state.withheld, state.held) == (withheld, held):
        return state
    return msgspec.structs.replace(state, withheld=withheld, held=held)


def _change(
    snapshot: RecordSnapshot, today: str, states: Mapping[str, RecordState], published: Sequence[Record]
) -> Change:
    """Return what has changed since the last whole run; nothing if there is no telling."""
    state = snapshot.state
    if state.records:
        return changelog.changes_between(today, state.records, states)
    is_first = not state.missing or not (snapshot.content.root / changelog.NAME).exists()
    return changelog.initial_build(today, published) if is_first and published else Change(today)
