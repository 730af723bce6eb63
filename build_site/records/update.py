"""Fresh records from the digests, and what people made of earlier ones -> the records that are kept.

Whatever an editor did since the last run comes first: a change in a record becomes a correction, a
withheld review stays out, a record by hand stands. The folder is read, everything is worked out, and
only then, if there is no error, is anything written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from build_site.core.parallel import parallel_map
from build_site.core.problems import Problems
from build_site.model import Record
from build_site.records import changelog, files, withhold
from build_site.records.apply_corrections import corrected, corrected_where_it_fits
from build_site.records.changelog import Change
from build_site.records.corrections import CorrectionFile, Withholding
from build_site.records.edits_to_corrections import empty, keep_comments, move
from build_site.records.files import RecordFile
from build_site.records.orphans import note_departed, note_lost_accounts
from build_site.records.snapshot import RecordSnapshot
from build_site.records.state import Written, fingerprint, of_record
from build_site.records.transaction import Save

_FEWEST = 100
"""Records for each core from which on several of them are of use."""


@dataclass(frozen=True)
class Withheld:
    """A record that is kept but not published, and why."""

    record: Record
    why: Withholding


@dataclass(frozen=True)
class UpdateResult:
    """The records after a run. records: those to publish, in order of id; withheld: those not to.

    fingerprints: id -> the fingerprint of each record to publish; change: what this run changed; moved: old id -> the id under which
    the review is found now; written: how many files of records were written.
    """

    records: tuple[Record, ...]
    fingerprints: Mapping[str, str]
    withheld: tuple[Withheld, ...]
    change: Change
    moved: dict[str, str]
    written: int


def update_records(
    held: RecordSnapshot,
    fresh: Sequence[Record],
    today: str,
    problems: Problems,
    fingerprints: Mapping[str, str] | None = None,
) -> UpdateResult:
    """Bring the folder of records up to date with the digests and keep what people wrote.

    held: the folder as `hold` found it; fresh: what the digests say now; today: year-month-day; fingerprints: id -> the
    fingerprint of a fresh record, where it is known.
    Everything an editor should know is noted. Raises Stop, with nothing written, if there is any error.
    """
    assert len({record.id for record in fresh}) == len(fresh), "two fresh records have one id"
    run = _Run(held, today, problems, fingerprints or {})
    run.write_out([record for record in fresh if held.file(record.id) is None])
    for record in fresh:
        run.keep_fresh(record)
    run.keep_others({record.id for record in fresh})
    kept = run.finish()
    problems.stop_if_errors()
    run.save.run()
    return kept


class _Run:
    """One run over a folder of records. It works everything out and writes nothing."""

    def __init__(
        self, held: RecordSnapshot, today: str, problems: Problems, fresh_fingerprints: Mapping[str, str]
    ) -> None:
        self._held, self._today, self._problems, self._fresh_fingerprints = held, today, problems, fresh_fingerprints
        self._said: dict[str, CorrectionFile] = dict(held.corrections)
        self._records: dict[str, Record] = {}
        self._after: dict[str, Written] = {}
        self._fingerprints: dict[str, str] = {}
        self._new: dict[int, tuple[bytes, Written]] = {}
        self.save = Save(held)

    def write_out(self, records: Sequence[Record]) -> None:
        """Work out the texts of records that have no file yet, and what is to be remembered of them, on all cores."""
        self._new = dict(zip(map(id, records), parallel_map(self._written_out, records, _FEWEST)))

    def _written_out(self, record: Record) -> tuple[bytes, Written]:
        data = files.as_yaml(record)
        return data, of_record(
            record, files.short_hash(data), self._fresh_fingerprints.get(record.id) or fingerprint(record)
        )

    def keep_fresh(self, record: Record) -> None:
        """Take up a record that the digests make: with an editor's changes, old and new."""
        id_, held = record.id, self._held
        file = held.file(id_)
        last = held.state.of(id_, file.hash if file else "")
        if file is None:
            self._note_deleted(id_)
        elif id_ in held.read and self._is_by_hand(id_, last):
            self._keep_by_hand(id_, *held.read[id_])
            self._problems.warn(
                file.name,
                None,
                "this record was written by hand, and a digest tells its review as well "
                f"({_told(record)}); the record by hand stands, and the digest's account is not shown",
                "To use what the digest says, delete the record, or give it another id.",
            )
            return
        elif id_ in held.read:
            into = self._said.get(id_) or empty(id_, held.content.corrections, held.corrections_name)
            into = move(
                file, held.read[id_][1], record, None if held.state.lost else last, into, self._today, self._problems
            )
            if into.text:
                self._said[id_] = into
        if last:
            note_lost_accounts(held, record, last, self._problems)
        wanted = corrected(record, self._said[id_], self._problems) if id_ in self._said else record
        self._records[id_] = wanted
        self._fingerprints[id_] = (self._fresh_fingerprints.get(id_) if wanted is record else None) or fingerprint(
            wanted
        )
        self._write_if_changed(wanted, file, last)

    def _is_by_hand(self, id_: str, last: Written | None) -> bool:
        return not self._held.state.lost and (last is None or last.by_hand)

    def _note_deleted(self, id_: str) -> None:
        if id_ in self._held.state.records and id_ not in self._held.state.begun:
            name = f"{self._held.reviews_name}/{id_}.yaml"
            self._problems.warn(
                name,
                None,
                "this record was deleted, but a digest still tells its review, so it is written again",
                f"To leave it out, write `withhold: {{reason: ..., on: {self._today}}}` in"
                f" {self._held.corrections_name}/{id_}.yaml.",
            )

    def _write_if_changed(self, wanted: Record, file: RecordFile | None, last: Written | None) -> None:
        """Have a record written unless its file says the same already, in whatever layout."""
        id_ = wanted.id
        made = self._fingerprints[id_]
        if file and last and last.made == made and last.file == file.hash:
            self._after[id_] = last
            return
        if file and id_ in self._held.read and self._held.read[id_][1] == wanted:
            self._after[id_] = of_record(wanted, file.hash, made)
            return
        if not file and id(wanted) in self._new:
            data, self._after[id_] = self._new[id(wanted)]
            self.save.record(id_, file, data)
            return
        data = files.as_yaml(wanted)
        if file and file.bytes != data:
            into = self._said.get(id_) or empty(id_, self._held.content.corrections, self._held.corrections_name)
            into = keep_comments(file, into, self._problems)
            if into.text:
                self._said[id_] = into
        self._after[id_] = of_record(wanted, files.short_hash(data), made)
        self.save.record(id_, file, data)

    def keep_others(self, fresh: set[str]) -> None:
        """Take up the records on disk that no digest makes: by hand, or their digest is gone."""
        held, state = self._held, self._held.state
        untouched = files.read_files(
            [held.untouched[id_] for id_ in held.untouched if id_ not in fresh], held.content.reviews, self._problems
        )
        others = {**untouched, **{id_: pair for id_, pair in held.read.items() if id_ not in fresh}}
        departed = {}
        for id_, (file, record) in sorted(others.items()):
            last = state.of(id_, file.hash)
            if last is None or last.by_hand:
                self._keep_by_hand(id_, file, record)
            else:
                departed[id_] = (file, record, last)
        fresh_records = [self._records[id_] for id_ in fresh & self._records.keys()]
        joined = note_departed(
            held, {id_: file for id_, (file, _, _) in departed.items()}, fresh_records, self._problems
        )
        for id_, (file, record, last) in departed.items():
            if id_ in joined:
                self.save.remove(id_, file, joined[id_])
            else:
                self._records[id_], self._after[id_] = self._as_it_stands(record), last

    def _keep_by_hand(self, id_: str, file: RecordFile, record: Record) -> None:
        self._records[id_] = self._as_it_stands(record)
        made = fingerprint(record)
        last = self._held.state.records.get(id_)
        self._after[id_] = (
            last
            if last and last.by_hand and last.made == made and last.file == file.hash
            else of_record(record, file.hash, made, by_hand=True)
        )

    def _as_it_stands(self, record: Record) -> Record:
        said = self._said.get(record.id)
        return corrected_where_it_fits(record, said, self._problems) if said and said.corrections else record

    def finish(self) -> UpdateResult:
        """What the run comes to: who is withheld, what has changed."""
        held = self._held
        self._said = withhold.spread(held, self._records.values(), self._said, self._problems)
        withhold.check_ids(held, set(self._records), self._said, self._problems)
        withheld = {id_: file.withhold for id_, file in self._said.items() if file.withhold}
        for id_, last in held.state.records.items():
            if id_ in withheld and id_ not in self._after:
                self._after[id_] = last
        for id_, now in self._after.items():
            if now.withheld != (id_ in withheld):
                self._after[id_] = replace(now, withheld=id_ in withheld)
        published = tuple(self._records[id_] for id_ in sorted(self._records) if id_ not in withheld)
        change = self._change(published)
        self.save.corrections(self._said)
        self.save.state(self._after, change)
        kept_out = tuple(
            Withheld(self._records[id_], withheld[id_]) for id_ in sorted(withheld) if id_ in self._records
        )
        fingerprints = {record.id: self._fingerprints.get(record.id) or fingerprint(record) for record in published}
        return UpdateResult(published, fingerprints, kept_out, change, self.save.moved, len(self.save.records))

    def _change(self, published: tuple[Record, ...]) -> Change:
        """What has changed since the last whole run; nothing if there is no telling."""
        state = self._held.state
        if state.records:
            return changelog.change_of(self._today, state.records, self._after)
        first = not state.lost or not (self._held.content.root / changelog.NAME).exists()
        return changelog.first_build(self._today, published) if first and published else Change(self._today)


def _told(record: Record) -> str:
    """Where a record is told first, for a message."""
    return next(
        (f"digests/{source.digest}:{source.lines[0]}" for account in record.accounts for source in account.sources),
        "no place",
    )
