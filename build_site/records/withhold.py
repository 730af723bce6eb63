"""Reviews that an editor withholds: they stay out of all that is published, whatever digest tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.model import EntryKey, Record
from build_site.records.corrections import CorrectionFile
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import Fingerprint, ids_by_entry


def spread(
    snapshot: RecordSnapshot, records: Iterable[Record], files: Mapping[str, CorrectionFile], problems: Problems
) -> dict[str, CorrectionFile]:
    """Return the files of corrections, with a withholding for each record that tells what a withheld one told.

    records: all of this run; files: by id. A record tells the same if an entry of the withheld review, or the
    same words of what happened, are in it. So a withheld review stays out when its entries join another
    review, or are parted from it. Each record that is withheld in this way is noted.
    """
    spread_files = dict(files)
    withheld = {id_ for id_, file in files.items() if file.withhold}
    if not withheld:
        return spread_files
    origins = _withheld_entries(snapshot, withheld)
    records = list(records)
    entries: list[tuple[EntryKey | Fingerprint, str]] = [
        *ids_by_entry(records).items(),
        *((Fingerprint.of(account.summary), record.id) for record in records for account in record.accounts),
    ]
    for entry, id_ in entries:
        origin = origins.get(entry)
        if origin is not None and id_ not in withheld:
            withheld.add(id_)
            file = spread_files.get(id_) or snapshot.correction_file(id_)
            spread_files[id_] = _withheld_too(snapshot, file, spread_files[origin], problems)
    return spread_files


def _withheld_entries(snapshot: RecordSnapshot, withheld: set[str]) -> dict[EntryKey | Fingerprint, str]:
    """Return what the last run knew of the withheld reviews, their entries and what happened -> id."""
    origins: dict[EntryKey | Fingerprint, str] = {
        entry: id_ for entry, id_ in snapshot.ids_by_entry.items() if id_ in withheld
    }
    for id_ in withheld & snapshot.state.records.keys():
        for account in snapshot.state.records[id_].values["accounts"]:
            if account.get("summary"):
                origins[Fingerprint.of(account["summary"])] = id_
    return origins


def _withheld_too(
    snapshot: RecordSnapshot, file: CorrectionFile, origin: CorrectionFile, problems: Problems
) -> CorrectionFile:
    assert origin.withhold is not None
    reason = f"it tells what {origin.id} told, which is withheld: {origin.withhold.reason}"
    entry = {"reason": reason, "on": origin.withhold.on}
    problems.warn(
        f"{snapshot.reviews_label}/{file.id}.yaml",
        None,
        f"this record tells what `{origin.id}` told, which is withheld; it is withheld as well",
        f"To publish it, delete `withhold` in both {origin.name} and {file.name}.",
    )
    return file.amended(lambda data: data.update(withhold=entry), problems)


def check_ids(snapshot: RecordSnapshot, ids: set[str], files: Mapping[str, CorrectionFile], problems: Problems) -> None:
    """Note each file that withholds or corrects no record: neither must fail unseen, so it is an error.

    ids: of all records of this run.
    """
    for id_, file in files.items():
        if id_ in ids or (file.withhold and id_ in snapshot.state.records):
            continue
        if file.withhold:
            problems.error(
                file.name,
                yamlio.line_number(file.text, ("withhold",)),
                f"there is no record `{id_}`, so nothing is withheld by this",
                "Name the file after the id of the record that is to be withheld, as in its address.",
            )
        elif file.corrections:
            problems.left_out(
                file.name,
                None,
                f"there is no record `{id_}`, so nothing is corrected by this",
                "Name the file after the id of the record. If its review is gone for good, put what is under"
                " `corrections` there under `former`, where it is kept.",
            )
