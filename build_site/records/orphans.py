"""Records that a run wrote and that no digest makes any more: their digest is gone, or they became part of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from build_site.core.problems import Problems
from build_site.model import Record
from build_site.records.files import RecordFile
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import Written, ids_by_entry

_NAMED = 5


def note_departed(
    held: RecordSnapshot, departed: Mapping[str, RecordFile], records: Iterable[Record], problems: Problems
) -> dict[str, str]:
    """Note what became of the records that no digest makes any more; id -> id of the record that one became part of.

    departed: their files, by id; records: those that the digests do make. A record that no person has
    touched, and all of whose places are told in another record now, is part of that one. All others stay.
    """
    now = ids_by_entry(records)
    into_of: dict[str, set[str | None]] = defaultdict(set)
    for key, id_ in held.known.items():
        into_of[id_].add(now.get(key))
    joined: dict[str, str] = {}
    stay: list[str] = []
    for id_, file in departed.items():
        into = next(iter(into_of[id_]), None) if len(into_of[id_]) == 1 else None
        if into is None:
            stay.append(id_)
        elif id_ in held.untouched and id_ not in held.corrections:
            joined[id_] = into
            problems.warn(
                file.name,
                None,
                f"this review is now part of `{into}`, which tells all that it told; its record is taken away",
                "If they are not the same review, say so in joins.yaml.",
            )
        else:
            problems.warn(
                file.name,
                None,
                f"this review is now part of `{into}`, but a person has changed or corrected its record; both stay",
                f"Write what still holds into {held.corrections_name}/{into}.yaml, then delete this record and its"
                " corrections.",
            )
    _note_gone(held, stay, departed, problems)
    return joined


def _note_gone(held: RecordSnapshot, stay: list[str], departed: Mapping[str, RecordFile], problems: Problems) -> None:
    by_digest: dict[str, list[str]] = defaultdict(list)
    for id_ in stay:
        last = held.state.of(id_, departed[id_].hash)
        digests = sorted({digest for digest, _ in last.told}) if last else []
        gone = [digest for digest in digests if not (held.content.digests / digest).exists()]
        if gone:
            by_digest[gone[0]].append(id_)
        else:
            told = " or ".join(f"digests/{digest}" for digest in digests) or "any digest"
            problems.warn(
                departed[id_].name,
                None,
                f"its review is no longer found in {told}; the record stays",
                f"If it should go, delete {departed[id_].name}.",
            )
    for digest, ids in by_digest.items():
        if len(ids) == 1:
            problems.warn(
                departed[ids[0]].name,
                None,
                f"its digest, digests/{digest}, is gone; the record stays until you delete {departed[ids[0]].name}",
                "Put the digest back to have the record kept up to date.",
            )
            continue
        names = ", ".join(ids[:_NAMED]) + (f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else "")
        problems.warn(
            f"{held.content.label(held.content.digests)}/{digest}",
            None,
            f"this digest is gone; the {len(ids)} records that only it told stay until you delete them: {names}",
            f"Put the digest back to have them kept up to date, or delete their files in {held.reviews_name}/.",
        )


def note_lost_accounts(held: RecordSnapshot, record: Record, last: Written, problems: Problems) -> None:
    """Note each account that the record had and that no digest tells any more: it goes from the record."""
    if len(record.accounts) >= len(last.accounts):
        return
    told = {(source.digest, source.heading) for account in record.accounts for source in account.sources}
    for account in last.accounts:
        places = {source[:2] for source in account.sources}
        if places and not places & told:
            digest, heading = sorted(places)[0]
            problems.warn(
                f"{held.reviews_name}/{record.id}.yaml",
                None,
                f"the account told in digests/{digest} under `{heading}` is gone from this record",
                "Put the digest back to have the account again.",
            )
