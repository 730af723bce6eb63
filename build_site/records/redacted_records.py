"""Reviews whose id tells what is redacted get another, and what the build must know to find them again is kept.

The digests say the old words at every run, so a review's entries and the ids that it had are noted in its file of
corrections, under `redacted`: it is for people, like the digests, and it outlives the records.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from build_site.core.problems import Problems
from build_site.model import EntryKey, Record
from build_site.records.apply_corrections import apply_to_orphan
from build_site.records.changelog import Renamed
from build_site.records.corrections import CorrectionFile
from build_site.records.hidden_sources import former_ids
from build_site.records.plan import Plan
from build_site.records.redaction import NO_REDACTION, Redaction, old_texts, redaction_of
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import entries_by_key, keys_by_id, places
from build_site.reviews.record_ids import first_free, proposed_id


def new_ids(redacted: Iterable[tuple[Record, Record, Redaction]], taken: Collection[str]) -> dict[str, str]:
    """Return old id -> new id of each record whose id tells what is redacted.

    redacted: each record as the digests make it, as it is published, and its redaction; taken: ids of all records.
    """
    taken = set(taken)
    renamed = {}
    for fresh, record, redaction in redacted:
        proposed, before = (proposed_id(one.published, one.areas, one.title) for one in (record, fresh))
        if redaction.has_old_id(fresh, record, proposed, before):
            renamed[record.id] = first_free(proposed, taken)
            taken.add(renamed[record.id])
    return renamed


def left_over(snapshot: RecordSnapshot, fresh: Iterable[Record]) -> dict[str, str]:
    """Return old id -> new id of what a run which was cut off wrote anew and did not yet take away.

    Nobody changed it since. fresh: what the digests make.
    """
    ids = {record.id for record in fresh}
    return {
        old: new
        for old, new in former_ids(snapshot.corrections).items()
        if new in ids
        and old not in ids
        and not (old in snapshot.files and snapshot.is_edited(old))
        and _holds_all(snapshot.corrections[new], snapshot.corrections.get(old))
    }


def _holds_all(new: CorrectionFile, old: CorrectionFile | None) -> bool:
    """Return whether a file of corrections has all that another says, so that the other may go."""
    if old is None:
        return True
    said = [(correction.field, correction.now, correction.redact) for correction in new.corrections]
    is_said = all((item.field, item.now, item.redact) in said for item in old.corrections)
    return is_said and (old.withhold is None or old.withhold == new.withhold)


def with_known_entries(
    files: Mapping[str, CorrectionFile],
    redacted: Collection[str],
    fresh: Iterable[Record],
    renamed: Mapping[str, str],
    snapshot: RecordSnapshot,
    problems: Problems,
) -> dict[str, CorrectionFile]:
    """Return the files of corrections, those with redactions with all in them that a later run needs to know.

    That is the entries and former ids of the review, and the old text of each correction, should a digest change or
    go. files: by the id that the digests' record has; redacted: the ids with redactions; fresh: what the digests make.
    Each is returned under the id that the record has now.
    """
    if not (redacted or renamed):
        return dict(files)
    told = places((record.id, (account.sources for account in record.accounts)) for record in fresh)
    entries_by_id = keys_by_id(entries_by_key(told))
    records = {record.id: record for record in fresh if record.id in redacted}
    kept = {id_: file for id_, file in files.items() if id_ not in redacted and id_ not in renamed}
    for id_ in redacted:
        file = files[id_]
        entries = [entry for entry in entries_by_id.get(id_, ()) if entry not in file.redacted.entries]
        former = [id_] if id_ in renamed and id_ not in file.redacted.formerly else []
        texts = old_texts(records[id_], file)
        is_new = entries or former or texts
        known = file.amended(partial(_note, entries, former, texts), problems) if is_new else file
        place = snapshot.correction_file(renamed.get(id_, id_))
        kept[place.id] = replace(known, id=place.id, path=place.path, name=place.name)
    return kept


def _note(entries: Iterable[EntryKey], former: Iterable[str], texts: Mapping[int, Any], data: Any) -> None:
    for number, text in texts.items():
        data["corrections"][number]["was"] = text
    known = data.setdefault("redacted", {})
    for digest, heading, number in entries:
        entry = {"digest": digest, "heading": heading} | ({"number": number + 1} if number else {})
        known.setdefault("entries", []).append(entry)
    for id_ in former:
        known.setdefault("formerly", []).append(id_)


def corrected_orphan(snapshot: RecordSnapshot, record: Record, problems: Problems) -> tuple[Record, Redaction]:
    """Return a record that no digest makes with its corrections, and what they redact: that must be out of it already.

    Where it is not, each place is noted as an error.
    """
    file = snapshot.corrections.get(record.id)
    if not (file and file.corrections):
        return record, NO_REDACTION
    redaction = redaction_of(record, file, problems)
    corrected = apply_to_orphan(record, file, problems)
    if redaction:
        redaction.report_all_places(corrected, snapshot.files[record.id].name, problems)
    return corrected, redaction


def names_in_history(plan: Plan) -> dict[str, Renamed]:
    """Return what the history calls each review with redactions, by the ids that it has and had."""
    names: dict[str, Renamed] = {}
    for id_, redaction in plan.redactions.items():
        named = Renamed(id_, plan.records[id_].record.title, redaction.finder.find_in_address)
        names |= dict.fromkeys((id_, *plan.corrections[id_].redacted.formerly), named)
    return names


def redirects(known: Mapping[str, str], plan: Plan, ids: Collection[str]) -> dict[str, str]:
    """Return old id -> the id under which a review is found now. An id that tells what is redacted leads nowhere.

    known: those of earlier runs; ids: of all records.
    """
    former = former_ids(plan.corrections)
    return {
        old: plan.renamed.get(new, new)
        for old, new in {**known, **plan.merged}.items()
        if old not in ids and old not in former
    }


def check(snapshot: RecordSnapshot, plan: Plan, told: Mapping[str, Record], problems: Problems) -> None:
    """Note each way in which what is redacted, or was at the last run, would come out again.

    told: the records as digests tell them, by the ids that they have now.
    """
    _check_former_ids(plan.corrections, told, problems)
    _check_records(snapshot, plan.corrections, told.keys(), problems)
    _check_lost(snapshot, plan, problems)


def _check_former_ids(files: Mapping[str, CorrectionFile], records: Mapping[str, Record], problems: Problems) -> None:
    """Note each record that has an id that a redacted review had: perhaps a digest tells it again in other words."""
    for file in files.values():
        others = {id_ for correction in file.corrections for id_ in correction.elsewhere}
        for id_ in file.redacted.formerly:
            if id_ in records and id_ not in others and file.redacts:
                source = next((source for account in records[id_].accounts for source in account.sources), None)
                place = f"digests/{source.digest}:{source.lines[0]}" if source else "no digest"
                problems.error(
                    file.name,
                    None,
                    f"a review is called `{id_}` again ({place}), as that was which this file redacts",
                    f"If it is the same, add its digest and heading to `entries` under `redacted` in {file.name}; if it"
                    f" is another, add `elsewhere: [{id_}]` to a correction there.",
                )


def _check_records(
    snapshot: RecordSnapshot, files: Mapping[str, CorrectionFile], ids: Collection[str], problems: Problems
) -> None:
    for id_, file in files.items():
        if file.withhold and id_ in snapshot.state.records:
            continue  # A withheld record may be deleted, and then nothing of it is anywhere.
        if id_ not in ids and file.redacts:
            problems.error(
                file.name,
                None,
                f"there is no record `{id_}`, so nothing is redacted by this",
                "Name the file after the id of the record; or delete the corrections with `redact` in it.",
            )


def _check_lost(snapshot: RecordSnapshot, plan: Plan, problems: Problems) -> None:
    """Note what the last run redacted and this one does not. That a whole file is gone may be a slip: an error."""
    files, redactions, former = plan.corrections, plan.redactions, former_ids(plan.corrections)
    for id_, last in snapshot.state.records.items():
        if not last.redacted:
            continue
        now = former.get(id_, plan.renamed.get(id_, id_))
        name = f"{snapshot.corrections_label}/{now}.yaml"
        if now not in files:
            fields = ", ".join(f"`{field}`" for field in last.redacted)
            problems.error(
                name,
                None,
                f"this file is gone, and with it the redaction of {fields}",
                "Put it back. To publish the words again, delete the corrections in it, not the file.",
            )
            continue
        for field in sorted(set(last.redacted) - set(redactions[now].fields if now in redactions else ())):
            problems.warn(
                name,
                None,
                f"`{field}` is no longer redacted: what the digests say there is public again, at reviews/{now}/",
                "If that is not meant, put the correction back, with its `redact`.",
            )
