"""Records that an editor accepted and is asked about again: what was published of them stays meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from build_site.core.problems import Problems
from build_site.model import ASKED_AGAIN, Record
from build_site.records.hold import PUT_RIGHT
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import ids_by_entry


def find_kept(snapshot: RecordSnapshot, fresh: Sequence[Record], problems: Problems) -> frozenset[str]:
    """Return the ids of the records that stay as the last run published them; each entry that is asked is noted.

    fresh: what the digests say now. An accepted entry may have been one of several of its record: this stays whole.
    """
    ids_now = ids_by_entry(fresh)
    kept: set[str] = set()
    for record in fresh:
        if not any(reason.endswith(ASKED_AGAIN) for reason in record.held):
            continue
        former = {
            id_ for entry, now in ids_now.items() if now == record.id and (id_ := snapshot.ids_by_entry.get(entry))
        }
        published = {id_ for id_ in former if id_ in snapshot.files and _was_published(snapshot, id_)}
        if published:
            (source, *_) = record.accounts[0].sources
            problems.warn(
                f"digests/{source.digest}",
                source.lines[0],
                f"`{min(published)}` stays as it is: {ASKED_AGAIN}, and it is doubtful again:"
                f" {'; '.join(_reasons(record))}",
                PUT_RIGHT.format(source.digest),
            )
            kept |= {record.id, *published}
    return frozenset(kept)


def _was_published(snapshot: RecordSnapshot, id_: str) -> bool:
    last = snapshot.state.records.get(id_)
    return last is not None and last.is_published


def _reasons(record: Record) -> list[str]:
    """Return why a record is held, without the names of its entries and that it was accepted."""
    return [reason.partition(": ")[2] for reason in record.held if not reason.endswith(ASKED_AGAIN)]
