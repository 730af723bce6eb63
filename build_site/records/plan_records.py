"""What is to become of each record: what digests say and people wrote, with what is withheld, held and redacted.

Whatever an editor did since the last run comes first: a change in a record becomes a correction, a withheld review
stays out, a record by hand stands.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from build_site.core.problems import Problems
from build_site.model import Record
from build_site.records import hold, redacted_records, withhold
from build_site.records.apply_corrections import apply, without_reasons
from build_site.records.asked_again import find_kept
from build_site.records.corrections import CorrectionFile, Withholding
from build_site.records.edits import keep_comments, record_edits
from build_site.records.files import RecordFile
from build_site.records.hold import Hold
from build_site.records.moved_corrections import with_moved_sources
from build_site.records.orphans import report_by_hand, report_deleted, report_lost_accounts, report_orphans
from build_site.records.plan import Plan, PlannedRecord
from build_site.records.redaction import Redaction, redaction_of, with_entries_of
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import RecordState, fingerprint
from build_site.vocabulary.areas import Areas


def plan_records(
    snapshot: RecordSnapshot, fresh: Sequence[Record], areas: Areas, today: str, problems: Problems
) -> Plan:
    """Work out what is to become of every record; every mistake is noted.

    snapshot: the folder as a run found it; fresh: what the digests say now; areas: for comparing records with those
    withheld; today: year-month-day.
    """
    renamed = redacted_records.left_over(snapshot, fresh)
    kept = find_kept(snapshot, fresh, problems)
    fresh = [record for record in fresh if record.id not in kept]
    planned = [_plan_fresh(snapshot, record, today, problems) for record in fresh]
    others, merged = _plan_others(snapshot, [item.as_told for item in planned], renamed, kept, problems)
    redacted = {item.record.id: item for item in planned if item.redaction}
    renamed |= redacted_records.new_ids(
        ((item.as_told, item.record, item.redaction) for item in redacted.values()),
        snapshot.state.records.keys() | snapshot.files.keys() | {record.id for record in fresh},
    )
    files = {**snapshot.corrections, **{file.id: file for item in planned if (file := item.corrections) and file.text}}
    files = redacted_records.with_known_entries(files, redacted, fresh, renamed, snapshot, problems)
    planned = [_renamed(item, renamed, files) if item.redaction else item for item in planned]
    plan = _with_what_is_left_out(snapshot.under(renamed, files), (*planned, *others), areas, today, problems)
    plan = replace(plan, merged={old: renamed.get(new, new) for old, new in merged.items()}, renamed=renamed)
    told = {item.record.id: item.as_told for item in (*planned, *others)}
    redacted_records.check(snapshot, plan, told, problems)
    return plan


def _renamed(planned: PlannedRecord, ids: Mapping[str, str], files: Mapping[str, CorrectionFile]) -> PlannedRecord:
    """Return a planned record with redactions under the id that it has now, with its file of corrections."""
    id_ = planned.record.id
    moved = planned.under(ids[id_]) if id_ in ids else planned
    return replace(moved, corrections=files[moved.record.id])


def _with_what_is_left_out(
    snapshot: RecordSnapshot, planned: Sequence[PlannedRecord], areas: Areas, today: str, problems: Problems
) -> Plan:
    """Return the plan with what is withheld and held: it is found by all that digests tell, redacted or not.

    snapshot: the folder in terms of the ids that records have now.
    """
    told = [item.as_told for item in planned]
    withheld = withhold.find_withheld(snapshot, told, today)
    holds = hold.find_holds(snapshot, told, withheld, areas)
    withheld = withheld.with_also(holds.same)
    settled = [_settle(snapshot, item, withheld.reasons, holds.by_id, problems) for item in planned]
    by_id = {item.record.id: item for item in settled}
    corrections = {
        **snapshot.corrections,
        **{id_: item.corrections for id_, item in by_id.items() if item.corrections and item.corrections.text},
    }
    corrections = withhold.spread(snapshot, withheld, corrections, problems)
    withhold.check_days(corrections.values(), today, problems)
    withhold.check_ids(snapshot, set(by_id), corrections, problems)
    withhold.check_ended(snapshot, withheld.reasons, corrections, today, problems)
    return Plan(by_id, corrections, {}, {}, withheld.reasons, holds.by_id)


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
        held=tuple(_reason(each, planned.redaction) for each in held.get(id_, ())),
        withheld=withheld[id_].term if id_ in withheld else None,
    )
    if not planned.is_made:
        return replace(planned, record=record)
    hold.check_reasons(snapshot, record, problems)
    state = _state_on_disk(snapshot, record) if file and file.id == id_ else None
    corrections = planned.corrections
    if file and not state:
        corrections = keep_comments(file, corrections or snapshot.correction_file(id_), problems)
    return replace(planned, record=record, state=state, corrections=corrections)


def _reason(held: Hold, redaction: Redaction) -> str:
    """Return why a record is held, without what it has in common with the other if redacted words are in that."""
    return held.reason.partition(": ")[0] if redaction.finder.find(held.reason) else held.reason


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
        on_disk, base = with_entries_of(fresh, redaction_of(fresh, corrections, Problems()), snapshot.parsed[id_], last)
        before, interrupted = corrections or snapshot.correction_file(id_), snapshot.state.interrupted.get(id_)
        base = None if is_missing else base
        corrections = record_edits(file, on_disk, fresh, base, interrupted, before, today, problems)
    record = apply(fresh, corrections, problems) if corrections and corrections.corrections else fresh
    redaction = redaction_of(fresh, corrections, problems)
    if redaction:
        record = redaction.without_quotes(record)
        redaction.report_places(record, snapshot.reviews_label, file.text if file else "", problems)
    if last:
        report_lost_accounts(snapshot, record if redaction else fresh, last, problems)
    told = fresh if redaction else None
    return PlannedRecord(record, file, corrections=corrections, is_made=True, redaction=redaction, told=told)


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
    corrected, redaction = redacted_records.corrected_orphan(snapshot, record, problems)
    return PlannedRecord(corrected, file, last, redaction=redaction)


def _plan_others(
    snapshot: RecordSnapshot,
    fresh: Sequence[Record],
    left_over: Collection[str],
    kept: Collection[str],
    problems: Problems,
) -> tuple[list[PlannedRecord], dict[str, str]]:
    """Plan the records on disk that no digest makes, by hand or orphans, and return those orphans that were merged.

    left_over: the ids of those that have another id by now; kept: of those that stay though a digest tells them.
    """
    ids = snapshot.files.keys() - {record.id for record in fresh} - set(left_over)
    on_disk = dict(sorted(snapshot.records(ids, problems).items()))
    states = {id_: last for id_ in on_disk if (last := snapshot.last_state(id_)) and not last.by_hand}
    merged = report_orphans(snapshot, [id_ for id_ in states if id_ not in kept], fresh, problems)
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
            corrected, redaction = redacted_records.corrected_orphan(snapshot, said, problems)
            planned.append(PlannedRecord(corrected, file, state, redaction=redaction))
    return planned, merged
