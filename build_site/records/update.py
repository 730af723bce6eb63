"""Fresh records from the digests, and what people made of earlier ones -> the records after this run.

Whatever an editor did since the last run comes first: a change in a record becomes a correction, a
withheld review stays out, a record by hand stands. All of it is planned as values; only then, if there
is no error, is anything written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_site.core.parallel import parallel_map
from build_site.core.problems import Problems
from build_site.model import Record
from build_site.records import changelog, redacted_records, withhold
from build_site.records.apply_corrections import apply, without_reasons
from build_site.records.changelog import Change
from build_site.records.corrections import CorrectionFile, Withholding
from build_site.records.edits import keep_comments, record_edits
from build_site.records.files import RecordFile, to_yaml_bytes
from build_site.records.orphans import report_by_hand, report_deleted, report_lost_accounts, report_orphans
from build_site.records.redacted_records import corrected_orphan
from build_site.records.redaction import NO_REDACTION, Redaction, redaction_of, with_entries_of
from build_site.records.snapshot import RecordSnapshot, correction_changes
from build_site.records.state import RecordState, fingerprint, hash_of_bytes
from build_site.records.transaction import FileChange, Transaction

_MIN_PER_CORE = 100
"""Records for each core from which on several of them are of use."""


@dataclass(frozen=True)
class WithheldRecord:
    """A record that stays on disk but is not published, and why."""

    record: Record
    reason: Withholding


@dataclass(frozen=True)
class UpdateResult:
    """The records after a run.

    records: those to publish, in order of id; withheld: those not to publish; change: what this run changed;
    redirects: old id -> the id under which the review is found now; written: how many files of records were written;
    redactions: what corrections take out of the records to publish.
    """

    records: tuple[Record, ...]
    withheld: tuple[WithheldRecord, ...]
    change: Change
    redirects: Mapping[str, str]
    written: int
    redactions: tuple[Redaction, ...] = ()


@dataclass(frozen=True)
class _PlannedRecord:
    """What is to become of one record. told: it as the digests make it, where a redaction hides some of that.

    file: where it stands, None if it has none yet; state: what is to be remembered of it, None where its file is
    to be written; corrections: its file of corrections, if that may have changed.
    """

    record: Record
    file: RecordFile | None
    state: RecordState | None
    corrections: CorrectionFile | None = None
    redaction: Redaction = NO_REDACTION
    told: Record | None = None

    def under(self, id_: str) -> _PlannedRecord:
        """Return the plan of the record under another id, with a file of its own."""
        return replace(self, record=replace(self.record, id=id_), redaction=self.redaction.under(id_), state=None)

    @property
    def as_told(self) -> Record:
        """Return the record with all that digests tell, to be compared with what other digests tell."""
        return replace(self.told, id=self.record.id) if self.told else self.record


@dataclass(frozen=True)
class _Plan:
    """What a run comes to: all records by id, and the files of corrections by the same.

    merged: old id -> new id of what became part of another record; renamed: the same of those whose id is redacted.
    """

    records: Mapping[str, _PlannedRecord]
    corrections: Mapping[str, CorrectionFile]
    merged: Mapping[str, str]
    renamed: Mapping[str, str]

    @property
    def withheld(self) -> dict[str, Withholding]:
        """Return why each review that is withheld is so, by id; some may have no record now."""
        return {id_: file.withhold for id_, file in self.corrections.items() if file.withhold}

    @property
    def redactions(self) -> dict[str, Redaction]:
        """Return what is redacted in each record, by id."""
        return {id_: planned.redaction for id_, planned in self.records.items() if planned.redaction}


def update_records(snapshot: RecordSnapshot, fresh: Sequence[Record], today: str, problems: Problems) -> UpdateResult:
    """Bring the folder of records up to date with the digests, and keep what people wrote.

    snapshot: the folder as `read_snapshot` found it; fresh: what the digests say now; today: year-month-day.
    Everything an editor should know is noted. Raises BuildError, with nothing written, if there is any error.
    """
    assert len({record.id for record in fresh}) == len(fresh), "two fresh records have one id"
    plan = _plan(snapshot, fresh, today, problems)
    problems.stop_if_errors()
    record_files, written_states = _write_out(snapshot, plan)
    states = _all_states(snapshot, plan, written_states)
    withheld = plan.withheld
    records = tuple(item.record for id_, item in sorted(plan.records.items()) if id_ not in withheld)
    change = _change(snapshot, plan, today, states, records)
    titles = {id_: planned.record.title for id_, planned in plan.records.items()}
    transaction = Transaction(
        snapshot.content,
        correction_changes(snapshot, plan.corrections)
        | redacted_records.history_changes(snapshot, plan.redactions, plan.corrections, titles),
        record_files,
        _removed(snapshot, plan),
        states,
        redirects=redacted_records.redirects(
            {**snapshot.state.redirects, **plan.merged}, plan.corrections, plan.renamed, states
        ),
        is_state_new=snapshot.state.outdated or states != snapshot.state.records,
        change=change,
    )
    transaction.commit()
    return UpdateResult(
        records,
        tuple(
            WithheldRecord(plan.records[id_].record, withheld[id_]) for id_ in sorted(withheld & plan.records.keys())
        ),
        change,
        transaction.redirects,
        len(record_files),
        tuple(redaction for id_, redaction in sorted(plan.redactions.items()) if id_ not in withheld),
    )


def _plan(snapshot: RecordSnapshot, fresh: Sequence[Record], today: str, problems: Problems) -> _Plan:
    """Work out what is to become of every record; every mistake is noted."""
    planned = [_plan_fresh(snapshot, record, today, problems) for record in fresh]
    renamed = redacted_records.left_over(snapshot, fresh)
    others, merged = _plan_others(snapshot, [item.as_told for item in planned], renamed, problems)
    redacted = {item.record.id: item for item in planned if item.redaction}
    renamed |= redacted_records.new_ids(
        ((item.as_told, item.record, item.redaction) for item in redacted.values()),
        snapshot.state.records.keys() | snapshot.files.keys() | {record.id for record in fresh},
    )
    planned = [item.under(renamed[item.record.id]) if item.record.id in renamed else item for item in planned]
    by_id = {item.record.id: item for item in (*planned, *others)}
    files = {
        **snapshot.corrections,
        **{file.id: file for item in by_id.values() if (file := item.corrections) and file.text},
    }
    files = redacted_records.with_known_entries(files, redacted, fresh, renamed, snapshot, problems)
    told = {id_: item.as_told for id_, item in by_id.items()}
    corrections = withhold.spread(snapshot, list(told.values()), files, problems)
    withhold.check_ids(snapshot, set(by_id), corrections, problems)
    plan = _Plan(by_id, corrections, {old: renamed.get(new, new) for old, new in merged.items()}, renamed)
    redacted_records.check(snapshot, plan.redactions, corrections, told, renamed, problems)
    return plan


def _plan_fresh(snapshot: RecordSnapshot, fresh: Record, today: str, problems: Problems) -> _PlannedRecord:
    """Plan a record that the digests make: with an editor's changes, old and new."""
    id_ = fresh.id
    file, last = snapshot.files.get(id_), snapshot.last_state(id_)
    is_missing = snapshot.state.missing
    corrections = snapshot.corrections.get(id_)
    if file is None:
        report_deleted(snapshot, id_, today, problems)
    elif not is_missing and (last is None or last.by_hand):
        report_by_hand(file, fresh, problems)
        return _plan_by_hand(snapshot, file, snapshot.records([id_], problems).get(id_, fresh), problems)
    elif snapshot.is_edited(id_):
        on_disk, base = with_entries_of(fresh, redaction_of(fresh, corrections, Problems()), snapshot.parsed[id_], last)
        before, interrupted = snapshot.correction_file(id_), snapshot.state.interrupted.get(id_)
        base = None if is_missing else base
        corrections = record_edits(file, on_disk, fresh, base, interrupted, before, today, problems)
    record = apply(fresh, corrections, problems) if corrections and corrections.corrections else fresh
    redaction = redaction_of(fresh, corrections, problems)
    if redaction:
        record = redaction.without_quotes(record)
        redaction.report_places(record, snapshot.reviews_label, file.text if file else "", problems)
    if last:
        report_lost_accounts(snapshot, record if redaction else fresh, last, problems)
    state = _state_on_disk(snapshot, record) if file else None
    if file and not state:
        corrections = keep_comments(file, corrections or snapshot.correction_file(id_), problems)
    return _PlannedRecord(record, file, state, corrections, redaction, fresh if redaction else None)


def _state_on_disk(snapshot: RecordSnapshot, record: Record) -> RecordState | None:
    """Return the state of a record whose file says it already, in whatever layout; None where it says another."""
    if record.id in snapshot.parsed:
        is_said = snapshot.parsed[record.id] == record
        return RecordState.of(record, snapshot.files[record.id].hash) if is_said else None
    last = snapshot.last_state(record.id)
    return last if last and last.fingerprint == fingerprint(record) else None


def _plan_by_hand(snapshot: RecordSnapshot, file: RecordFile, record: Record, problems: Problems) -> _PlannedRecord:
    """Plan a record that a person wrote: its file stays as it is."""
    last = snapshot.last_state(record.id)
    if not (last and last.by_hand and last.file == file.hash and last.is_exact):
        last = RecordState.of(record, file.hash, by_hand=True)
    corrected, redaction = corrected_orphan(snapshot, record, problems)
    return _PlannedRecord(corrected, file, last, redaction=redaction)


def _plan_others(
    snapshot: RecordSnapshot, fresh: Sequence[Record], left_over: Collection[str], problems: Problems
) -> tuple[list[_PlannedRecord], dict[str, str]]:
    """Plan the records on disk that no digest makes, by hand or orphans, and return those orphans that were merged.

    left_over: the ids of those that have another id by now.
    """
    ids = snapshot.files.keys() - {record.id for record in fresh} - set(left_over)
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
            state, said = states.get(id_), without_reasons(record)
            if state and not snapshot.is_edited(id_) and (said != record or not state.is_exact):
                state = RecordState.of(record, file.hash) if said == record else None
            corrected, redaction = corrected_orphan(snapshot, said, problems)
            planned.append(_PlannedRecord(corrected, file, state, redaction=redaction))
    return planned, merged


def _write_out(snapshot: RecordSnapshot, plan: _Plan) -> tuple[dict[Path, FileChange], dict[str, RecordState]]:
    """Make the texts of the records whose files are to be written, on all cores; and the states of these records."""
    to_write = [planned for planned in plan.records.values() if planned.state is None]
    changes: dict[Path, FileChange] = {}
    states: dict[str, RecordState] = {}
    made = parallel_map(_text_and_state, [planned.record for planned in to_write], _MIN_PER_CORE)
    for planned, (data, state) in zip(to_write, made, strict=True):
        id_ = planned.record.id
        file = planned.file if planned.file and planned.file.id == id_ else None
        path = file.path if file else snapshot.content.reviews / f"{id_}.yaml"
        changes[path] = FileChange(data, file.bytes if file else None)
        states[id_] = state
    return changes, states


def _text_and_state(record: Record) -> tuple[bytes, RecordState]:
    data = to_yaml_bytes(record)
    return data, RecordState.of(record, hash_of_bytes(data))


def _all_states(snapshot: RecordSnapshot, plan: _Plan, written: Mapping[str, RecordState]) -> dict[str, RecordState]:
    """Return what is to be remembered of every record, and of those withheld that have no file any more."""
    withheld = plan.withheld
    states = {
        **{id_: state.without_texts() for id_, state in snapshot.state.records.items() if id_ in withheld},
        **{id_: planned.state for id_, planned in plan.records.items() if planned.state},
        **written,
    }
    redactions = plan.redactions
    return {
        id_: state.marked(id_ in withheld, redactions[id_].fields if id_ in redactions else ())
        for id_, state in states.items()
    }


def _change(
    snapshot: RecordSnapshot, plan: _Plan, today: str, states: Mapping[str, RecordState], published: Sequence[Record]
) -> Change:
    """Return what has changed since the last whole run; nothing if there is no telling."""
    state = snapshot.state
    if state.records:
        ids = redacted_records.former_ids(plan.corrections)
        before = {ids.get(id_, id_): last for id_, last in state.records.items()}
        return changelog.changes_between(today, before, states)
    is_first = not state.missing or not (snapshot.content.root / changelog.NAME).exists()
    return changelog.initial_build(today, published) if is_first and published else Change(today)


def _removed(snapshot: RecordSnapshot, plan: _Plan) -> tuple[Path, ...]:
    """Return the files to take away: of records that were merged, and of corrections under an id of before."""
    former = [snapshot.content.corrections / f"{old}.yaml" for old in snapshot.renamed if old not in plan.corrections]
    former += [snapshot.corrections[old].path for old in plan.renamed if old in snapshot.corrections]
    records = [snapshot.files[id_].path for id_ in (*plan.merged, *plan.renamed) if id_ in snapshot.files]
    return (*records, *(path for path in former if path.exists()))
