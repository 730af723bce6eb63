"""Reviews that stay out of all that is published: withheld by an editor, or held until an editor has ruled.

What tells a withheld review by the same entries or words is withheld as well. What may tell it in other words is
held. A withholding ends only by an editor's word: where it is merely gone, the run ends with an error.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from build_site.core.problems import Problems
from build_site.model import EntryKey, Record
from build_site.records.corrections import CorrectionFile, Withholding
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import Fingerprint, RecordState, ids_by_entry


@dataclass(frozen=True)
class Withheld:
    """The reviews that are withheld on a day.

    reasons: id -> why; some may have no record now; also: id -> the withheld review that it tells, for those whose
    own file of corrections does not say so yet.
    """

    reasons: Mapping[str, Withholding]
    also: Mapping[str, str] = field(default_factory=dict)

    def with_also(self, also: Mapping[str, str]) -> Withheld:
        """Return the same with further records, each with the withheld review that it tells."""
        reasons = {id_: _withheld_too(origin, self.reasons[origin]) for id_, origin in also.items()}
        return Withheld({**self.reasons, **reasons}, {**self.also, **also})


def _withheld_too(origin: str, withholding: Withholding) -> Withholding:
    reason = f"it tells what {origin} told, which is withheld: {withholding.reason}"
    return Withholding(reason, withholding.on, until=withholding.until)


def find_withheld(snapshot: RecordSnapshot, records: Iterable[Record], today: str) -> Withheld:
    """Return the reviews that are withheld: by their own file of corrections, or for telling what one of these told.

    records: all of this run; today: year-month-day. A record tells the same if an entry of the withheld review, or
    the same words of what happened, are in it. So a withheld review stays out when its entries join another review,
    or are parted from it.
    """
    reasons = {id_: file.withhold for id_, file in snapshot.corrections.items() if file.withhold}
    withheld = Withheld({id_: reason for id_, reason in reasons.items() if reason.holds(today)})
    if not withheld.reasons:
        return withheld
    origins = _withheld_entries(snapshot, withheld.reasons)
    records = list(records)
    entries: list[tuple[EntryKey | Fingerprint, str]] = [
        *ids_by_entry(records).items(),
        *((Fingerprint.of(account.summary), record.id) for record in records for account in record.accounts),
    ]
    also: dict[str, str] = {}
    for entry, id_ in entries:
        origin = origins.get(entry)
        if origin is not None and id_ not in withheld.reasons:
            also.setdefault(id_, origin)
    return withheld.with_also(also)


def _withheld_entries(snapshot: RecordSnapshot, withheld: Collection[str]) -> dict[EntryKey | Fingerprint, str]:
    """Return what the last run knew of the withheld reviews, their entries and what happened -> id."""
    origins: dict[EntryKey | Fingerprint, str] = {
        entry: id_ for entry, id_ in snapshot.ids_by_entry.items() if id_ in withheld
    }
    for id_ in sorted(withheld & snapshot.state.records.keys()):
        for account in snapshot.state.records[id_].values["accounts"]:
            if account.get("summary"):
                origins[Fingerprint.of(account["summary"])] = id_
    return origins


def spread(
    snapshot: RecordSnapshot, withheld: Withheld, files: Mapping[str, CorrectionFile], problems: Problems
) -> dict[str, CorrectionFile]:
    """Return the files of corrections, by id, with a withholding for each record that is withheld as well; it is noted.

    A file that releases such a record is an error: what it tells is still withheld.
    """
    spread_files = dict(files)
    for id_, origin in withheld.also.items():
        file, origin_name = spread_files.get(id_) or snapshot.correction_file(id_), spread_files[origin].name
        if file.may_release:
            problems.error(
                file.name,
                file.publication_line,
                f"`{id_}` is released here, but it tells what `{origin}` told, which is withheld",
                f"To publish it, release `{origin}` as well, in {origin_name}; else write `withhold` here again.",
            )
            continue
        problems.warn(
            f"{snapshot.reviews_label}/{id_}.yaml",
            None,
            f"this record tells what `{origin}` told, which is withheld; it is withheld as well",
            f"To publish it, write `released` in the place of `withhold` in both {origin_name} and {file.name}.",
        )
        spread_files[id_] = _with_withholding(file, withheld.reasons[id_], problems)
    return spread_files


def _with_withholding(file: CorrectionFile, withholding: Withholding, problems: Problems) -> CorrectionFile:
    name = "withheld_until" if withholding.until else "withhold"
    entry = {"reason": withholding.reason, "on": withholding.until or withholding.on}
    return file.amended(lambda data: data.update({name: entry}), problems)


def check_ended(
    snapshot: RecordSnapshot,
    withheld: Collection[str],
    files: Mapping[str, CorrectionFile],
    today: str,
    problems: Problems,
) -> None:
    """Note as an error each review that was withheld, and of which nobody says now that it is withheld or released.

    withheld: the ids of those that are withheld now; files: of corrections, by id. What the last run wrote and the
    records' own files both bear witness, so that either may be lost.
    """
    state = snapshot.state
    witnesses: list[tuple[str, RecordState | Record]] = [
        *state.records.items(),
        *state.interrupted.items(),
        *snapshot.parsed.items(),
    ]
    ended = {id_ for id_, witness in witnesses if witness.withheld} - set(withheld)
    for id_ in sorted(ended):
        file = files.get(id_)
        name = (file or snapshot.correction_file(id_)).name
        if (file and file.may_release) or any(problem.file == name for problem in problems.errors):
            continue
        former = next((f", then called `{old}`," for old, new in snapshot.renamed.items() if new == id_), "")
        says = "does not say now that it is withheld or released" if file else "is not there, or not under this name"
        problems.error(
            name,
            None,
            f"`{id_}`{former} was withheld at the last run, and this file {says}",
            f"To keep it withheld, write `withhold: {{reason: ..., on: {today}}}` there; to publish it,"
            f" `released: {{reason: ..., on: {today}}}`.",
        )


def check_days(files: Iterable[CorrectionFile], today: str, problems: Problems) -> None:
    """Note each release whose day is still to come, and each withholding whose last day has passed."""
    for file in files:
        if file.released and file.released.on > today:
            problems.error(
                file.name,
                file.publication_line,
                f"`released` is dated {file.released.on}, which is still to come",
                f"To publish it on that day, write `withheld_until: {{reason: ..., on: {file.released.on}}}`.",
            )
        elif file.withhold and not file.withhold.holds(today):
            problems.warn(
                file.name,
                file.publication_line,
                f"`{file.id}` was withheld until {file.withhold.until}, so it is published",
                f"Write `released: {{reason: ..., on: {file.withhold.until}}}` instead, and this is said no more.",
            )


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
                file.publication_line,
                f"there is no record `{id_}`, so nothing is withheld by this",
                "Name the file after the id of the record that is to be withheld, as in its address.",
            )
        elif file.corrections and not file.redacts:
            problems.left_out(
                file.name,
                None,
                f"there is no record `{id_}`, so nothing is corrected by this",
                "Name the file after the id of the record. If its review is gone for good, put what is under"
                " `corrections` there under `former`, where it is kept.",
            )
