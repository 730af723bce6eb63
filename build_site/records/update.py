"""Fresh records from the digests, and what people made of earlier ones -> the records after this run.

All of it is planned as values, and nothing is written: that is for the transaction, once the site is known to be right
as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from build_site.core.atomic_write import FileChange
from build_site.core.parallel import parallel_map
from build_site.core.problems import Problems
from build_site.model import Record
from build_site.records import changelog, redacted_records
from build_site.records.changelog import Change
from build_site.records.corrections import Withholding
from build_site.records.files import to_yaml_bytes
from build_site.records.follow import follow
from build_site.records.hidden_sources import former_ids
from build_site.records.hold import Hold
from build_site.records.new_joins import new_joins
from build_site.records.newly_public import NewlyPublic, newly_public
from build_site.records.plan import Plan
from build_site.records.plan_records import plan_records
from build_site.records.redaction import Redaction
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import BuildState, RecordState, hash_of_bytes
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
    each with its reason; corrections: what the files of corrections held when they were read; redactions: what
    corrections take out of the records to publish.
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
    redactions: tuple[Redaction, ...] = ()


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
    plan = plan_records(snapshot, fresh, areas, today, problems)
    problems.stop_if_errors()
    record_files, written_states = _write_out(snapshot, plan)
    states = _all_states(snapshot, plan, written_states)
    before = _state_before(snapshot, plan)
    change = _change(snapshot, before, today, states, plan.published)
    names = redacted_records.names_in_history(plan)
    history, changes = history_file(snapshot, names, change, problems)
    problems.stop_if_errors()
    transaction = Transaction(
        snapshot.content,
        snapshot.state,
        snapshot.moved,
        correction_files(snapshot, plan.corrections),
        record_files,
        _removed(snapshot, plan),
        history,
        states,
        redirects=redacted_records.redirects(snapshot.state.redirects, plan, states),
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
        newly_public(before, states),
        new_joins(snapshot, records.values()),
        snapshot.corrections_on_disk,
        plan.redactions_published,
    )
    return PlannedUpdate(result, transaction, changes)


def _write_out(snapshot: RecordSnapshot, plan: Plan) -> tuple[dict[Path, FileChange], dict[str, RecordState]]:
    """Make the texts of the records whose files are to be written, on all cores; and the states of these records."""
    to_write = [planned for planned in plan.records.values() if planned.state is None]
    changes: dict[Path, FileChange] = {}
    states: dict[str, RecordState] = {}
    made = parallel_map(_text_and_state, [planned.record for planned in to_write], _MIN_PER_CORE)
    for planned, (data, state) in zip(to_write, made, strict=True):
        id_ = planned.record.id
        file = planned.file if planned.file and planned.file.id == id_ else None
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
    redactions = plan.redactions
    return {
        id_: state.marked(id_ in plan.withheld, id_ in plan.held, redactions[id_].fields if id_ in redactions else ())
        for id_, state in states.items()
    }


def _state_before(snapshot: RecordSnapshot, plan: Plan) -> BuildState:
    """Return what the last run wrote, by the ids that the records have now."""
    ids = former_ids(plan.corrections)
    return replace(snapshot.state, records={ids.get(id_, id_): last for id_, last in snapshot.state.records.items()})


def _change(
    snapshot: RecordSnapshot,
    before: BuildState,
    today: str,
    states: Mapping[str, RecordState],
    published: Sequence[Record],
) -> Change:
    """Return what has changed since the last whole run; nothing if there is no telling."""
    if before.records:
        return changelog.changes_between(today, before.records, states)
    is_first = not before.missing or not (snapshot.content.root / changelog.NAME).exists()
    return changelog.initial_build(today, published) if is_first and published else Change(today)


def _removed(snapshot: RecordSnapshot, plan: Plan) -> tuple[Path, ...]:
    """Return the files to take away: of records that were merged, and what stands under an id that is redacted."""
    corrections = [snapshot.corrections[old].path for old in plan.renamed if old in snapshot.corrections]
    records = [snapshot.files[id_].path for id_ in (*plan.merged, *plan.renamed) if id_ in snapshot.files]
    return (*records, *corrections)
