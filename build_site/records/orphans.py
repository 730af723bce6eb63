"""Records and digests that no longer go together: what becomes of them, and what an editor is told of it.

An orphan is a record that a run wrote and that no digest makes any more: its digest is gone, or it became
part of another record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from build_site.core.problems import Problems
from build_site.model import Record
from build_site.records.files import RecordFile
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import RecordState, ids_by_entry

_MOST_NAMED = 5
"""How many records of a digest that is gone a message names."""


def report_orphans(
    snapshot: RecordSnapshot, orphans: Collection[str], records: Iterable[Record], problems: Problems
) -> dict[str, str]:
    """Note what became of the records that no digest makes any more; id -> id of the record that one became part of.

    orphans: their ids; records: those that the digests do make. A record that no person has touched, and all
    of whose entries are in another record now, is part of that one. All others stay; where a person has touched
    one that is part of another, that is an error, as the other would be published without it.
    """
    ids_now = ids_by_entry(records)
    successors: dict[str, set[str | None]] = defaultdict(set)
    for entry, id_ in snapshot.ids_by_entry.items():
        successors[id_].add(ids_now.get(entry))
    merged: dict[str, str] = {}
    staying: list[str] = []
    for id_ in orphans:
        successor = next(iter(successors[id_]), None) if len(successors[id_]) == 1 else None
        if successor is None:
            staying.append(id_)
        elif snapshot.is_edited(id_) or snapshot.correction_file(id_).corrections:
            problems.left_out(
                snapshot.files[id_].name,
                None,
                f"this review is now part of `{successor}`, but a person has changed or corrected its record, and that"
                " does not hold there",
                f"Put its corrections into {snapshot.corrections_label}/{successor}.yaml, those that no longer hold"
                " under `former`, and then delete this record and its file of corrections. If they are not the same"
                " review, say so in joins.yaml.",
            )
        elif id_ in snapshot.corrections:
            problems.warn(
                snapshot.files[id_].name,
                None,
                f"this review is now part of `{successor}`; since it has a file in {snapshot.corrections_label}/, its"
                " record stays",
                f"Put what that says into {snapshot.corrections_label}/{successor}.yaml, then delete both.",
            )
        else:
            merged[id_] = successor
            problems.warn(
                snapshot.files[id_].name,
                None,
                f"this review is now part of `{successor}`, which tells all that it told; its record is taken away",
                "If they are not the same review, say so in joins.yaml.",
            )
    _report_staying(snapshot, staying, problems)
    return merged


def _report_staying(snapshot: RecordSnapshot, ids: list[str], problems: Problems) -> None:
    ids_by_digest: dict[str, list[str]] = defaultdict(list)
    for id_ in ids:
        last = snapshot.last_state(id_)
        digests = sorted({digest for digest, _ in last.entries}) if last else []
        gone = [digest for digest in digests if not (snapshot.content.digests / digest).exists()]
        if gone:
            ids_by_digest[gone[0]].append(id_)
        else:
            places = " or ".join(f"digests/{digest}" for digest in digests) or "any digest"
            problems.warn(
                snapshot.files[id_].name,
                None,
                f"its review is no longer found in {places}; the record stays",
                f"If it should go, delete {snapshot.files[id_].name}.{_corrections_too(snapshot, [id_])}",
            )
    for digest, of_digest in ids_by_digest.items():
        _report_missing_digest(snapshot, digest, of_digest, problems)


def _report_missing_digest(snapshot: RecordSnapshot, digest: str, ids: list[str], problems: Problems) -> None:
    if len(ids) == 1:
        name = snapshot.files[ids[0]].name
        problems.warn(
            name,
            None,
            f"its digest, digests/{digest}, is gone; the record stays until you delete {name}",
            f"Put the digest back to have the record kept up to date.{_corrections_too(snapshot, ids)}",
        )
        return
    names = ", ".join(ids[:_MOST_NAMED]) + (f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else "")
    problems.warn(
        f"{snapshot.content.label(snapshot.content.digests)}/{digest}",
        None,
        f"this digest is gone; the {len(ids)} records that only it told stay until you delete them: {names}",
        f"Put the digest back to have them kept up to date, or delete their files in {snapshot.reviews_label}/."
        f"{_corrections_too(snapshot, ids)}",
    )


def _corrections_too(snapshot: RecordSnapshot, ids: list[str]) -> str:
    """Return what to add to a remedy where these records are corrected: that must be found if the review comes back."""
    is_corrected = any(id_ in snapshot.corrections for id_ in ids)
    return " Its corrections hold as long as the record is there." if is_corrected else ""


def report_lost_accounts(snapshot: RecordSnapshot, record: Record, last: RecordState, problems: Problems) -> None:
    """Note each account that the record had and that no digest tells any more: it goes from the record."""
    if len(record.accounts) >= len(last.sources):
        return
    entries = {source.entry for account in record.accounts for source in account.sources}
    for sources in last.sources:
        entries_before = {source.entry for source in sources}
        if entries_before and not entries_before & entries:
            digest, heading = min(entries_before)
            problems.warn(
                f"{snapshot.reviews_label}/{record.id}.yaml",
                None,
                f"the account told in digests/{digest} under `{heading}` is gone from this record",
                "Put the digest back to have the account again.",
            )


def report_deleted(snapshot: RecordSnapshot, id_: str, today: str, problems: Problems) -> None:
    """Note that a record that the last run wrote has no file any more.

    Where a file of the folder can't be read, perhaps nobody deleted any: that is told, and the next run tells this.
    """
    if id_ in snapshot.state.records and id_ not in snapshot.state.interrupted and not snapshot.has_unread_files:
        problems.warn(
            f"{snapshot.reviews_label}/{id_}.yaml",
            None,
            "this record was deleted, but a digest still tells its review, so it is written again",
            f"To leave it out, write `withhold: {{reason: ..., on: {today}}}` in"
            f" {snapshot.corrections_label}/{id_}.yaml.",
        )


def report_by_hand(file: RecordFile, fresh: Record, problems: Problems) -> None:
    """Note that a record by hand stands in the place of what a digest tells."""
    sources = [source for account in fresh.accounts for source in account.sources]
    place = f"digests/{sources[0].digest}:{sources[0].lines[0]}" if sources else "no place"
    problems.warn(
        file.name,
        None,
        f"this record was written by hand, and a digest tells its review as well ({place}); the record by hand stands,"
        " and the digest's account is not shown",
        "To use what the digest says, delete the record, or give it another id.",
    )
