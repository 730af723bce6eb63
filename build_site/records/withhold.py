"""Reviews that an editor withholds: they stay out of all that is published, whatever digest tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.model import Record
from build_site.records.corrections import CorrectionFile, amended, parse
from build_site.records.edits_to_corrections import empty
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import EntryKey, ids_by_entry, mark


def spread(
    held: RecordSnapshot, records: Iterable[Record], said: Mapping[str, CorrectionFile], problems: Problems
) -> dict[str, CorrectionFile]:
    """The files of corrections, with a withholding for each record that tells what a withheld one told.

    records: all of this run. One tells the same if an entry of the withheld review, or the same words of
    what happened, are in it. So a withheld review stays out when its entries join another review, or
    are parted from it. Each record that is withheld in this way is noted.
    """
    all_said = dict(said)
    withheld = {id_ for id_, file in said.items() if file.withhold}
    if not withheld:
        return all_said
    told: dict[EntryKey | str, str] = {key: id_ for key, id_ in held.known.items() if id_ in withheld}
    told |= {
        account.marks["summary"]: id_
        for id_ in withheld & held.state.records.keys()
        for account in held.state.records[id_].accounts
        if "summary" in account.marks
    }
    records = list(records)
    now: list[tuple[EntryKey | str, str]] = [
        *ids_by_entry(records).items(),
        *((mark(account.summary), record.id) for record in records for account in record.accounts),
    ]
    for key, id_ in now:
        origin = told.get(key)
        if origin is not None and id_ not in withheld:
            withheld.add(id_)
            all_said[id_] = _withheld_too(held, all_said, id_, all_said[origin], problems)
    return all_said


def _withheld_too(
    held: RecordSnapshot, said: Mapping[str, CorrectionFile], id_: str, origin: CorrectionFile, problems: Problems
) -> CorrectionFile:
    file = said.get(id_) or empty(id_, held.content.corrections, held.corrections_name)
    assert origin.withhold is not None
    reason = f"it tells what {origin.id} told, which is withheld: {origin.withhold.reason}"
    entry = {"reason": reason, "on": origin.withhold.on}
    problems.warn(
        f"{held.reviews_name}/{id_}.yaml",
        None,
        f"this record tells what `{origin.id}` told, which is withheld; it is withheld as well",
        f"To publish it, delete `withhold` in both {origin.name} and {file.name}.",
    )
    return parse(file.path, file.name, amended(file.text, lambda data: data.update(withhold=entry)), problems) or file


def check_ids(held: RecordSnapshot, ids: set[str], said: Mapping[str, CorrectionFile], problems: Problems) -> None:
    """Note each file of corrections that is for no record; if it withholds one, that must not fail unseen: an error.

    ids: of all records of this run.
    """
    for id_, file in said.items():
        if id_ in ids or file.withhold and id_ in held.state.records:
            continue
        if file.withhold:
            problems.error(
                file.name,
                yamlio.line_number(file.text, ("withhold",)),
                f"there is no record `{id_}`, so nothing is withheld by this",
                "Name the file after the id of the record that is to be withheld, as in its address.",
            )
        else:
            problems.warn(
                file.name,
                None,
                f"there is no record `{id_}`, so nothing is corrected by this",
                "Name the file after the id of the record, or delete it.",
            )
