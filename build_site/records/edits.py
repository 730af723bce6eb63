"""An editor's changes in a record's file: found, and recorded as corrections, so that they outlive every build."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import quoted
from build_site.model import Record
from build_site.records.apply_corrections import apply, corrections_by_path
from build_site.records.corrections import NOT_GIVEN, Correction, CorrectionFile, append_to
from build_site.records.field_path import (
    Data,
    EntrySource,
    FieldPath,
    PathNotFoundError,
    account_index,
    differences,
    entry_sources,
    format_path,
    same_value,
    value_at,
)
from build_site.records.files import RecordFile
from build_site.records.record_schema import TEXT_LISTS, to_editable, without_corrections, without_empty
from build_site.records.state import AccountSources, RecordState

_UNDO = "It is applied at every build. To undo it, delete it there, or change the record back."


@dataclass(frozen=True)
class Edit:
    """A value that an editor changed.

    path: to it in the file; target: to it in the record that the digests make, None if they no longer have it;
    was, now: there and in the file; source: an entry of its account; last: what the last run wrote there.
    """

    path: FieldPath
    target: FieldPath | None
    was: Any
    now: Any
    source: EntrySource | None
    last: Any


def find_edits(on_disk: Data, fresh: Data, last: Data | None) -> list[Edit]:
    """Return the edits in a record: what its file says now, what the digests say, what the last run wrote.

    last: None if that is not known; then whatever differs from what the digests say is an edit. A fact is one
    edit, and so is a field of an account; in a list of texts each text is one, if none was added, taken out or
    moved. Where that was done to accounts, all of them together are one.
    """
    on_disk, fresh = _from_digests(on_disk), _from_digests(fresh)
    base = fresh if last is None else _from_digests(last)
    edits: dict[FieldPath, Edit] = {}
    for difference in differences(_without_lines(base), _without_lines(on_disk)):
        edit = _edit(difference.path, on_disk, fresh, base)
        if last is None:
            if edit.path[0] == "evidence" or same_value(edit.was, edit.now):
                continue
            edit = replace(edit, last=NOT_GIVEN)
        edits.setdefault(edit.path, edit)
    widest = [edit for path, edit in edits.items() if not any(path[:count] in edits for count in range(1, len(path)))]
    return sorted(widest, key=lambda edit: edit.path[0] == "accounts")


def _from_digests(values: Data) -> Data:
    """Return the data of a record without what corrections say in its evidence."""
    evidence = {
        fact: without_corrections(items) if isinstance(items, list) else items
        for fact, items in values["evidence"].items()
    }
    return values | {"evidence": evidence}


def _without_lines(values: Data) -> Data:
    """Return the data of a record with the entries of each account instead of its sources, and without its id."""
    accounts = [account | {"sources": list(map(list, entry_sources(account)))} for account in values["accounts"]]
    return {name: value for name, value in values.items() if name != "id"} | {"accounts": accounts}


def _edit(path: FieldPath, on_disk: Data, fresh: Data, last: Data) -> Edit:
    """Return the edit that a difference between what was written and what is on disk belongs to."""
    if path[0] == "evidence":
        path = path[:2]
        was, now, before = (value_at(data, path) or [] for data in (fresh, on_disk, last))
        return Edit(path, path, was, now, None, before)
    if path[0] != "accounts":
        path = path[:1]
        return Edit(path, path, value_at(fresh, path), value_at(on_disk, path), None, value_at(last, path))
    if len(path) < 3 or path[2] == "sources":
        return Edit(("accounts",), ("accounts",), fresh["accounts"], on_disk["accounts"], None, NOT_GIVEN)
    return _account_edit(path, on_disk, fresh, last)


def _account_edit(path: FieldPath, on_disk: Data, fresh: Data, last: Data) -> Edit:
    field_path, name = path[:3], path[2]
    account = value_at(on_disk, path[:2])
    source = next(iter(entry_sources(account)), None)
    index = _index_in(fresh["accounts"], account, int(path[1]))
    if index is None:
        return Edit(field_path, None, None, account[name], source, value_at(last, field_path))
    target: FieldPath = ("accounts", index, name)
    if name in TEXT_LISTS and len(path) > 3:
        text_index = _text_index(value_at(last, field_path), int(path[3]), value_at(fresh, target))
        if text_index is not None:
            field_path, target = path, (*target, text_index)
    return Edit(
        field_path, target, value_at(fresh, target), value_at(on_disk, field_path), source, value_at(last, field_path)
    )


def _index_in(accounts: list[Data], account: Data, index: int) -> int | None:
    """Return the index of the account that the digests make of the entries of one on disk."""
    for source in entry_sources(account):
        try:
            return account_index(accounts, source, index)
        except PathNotFoundError:
            continue
    return None


def _text_index(last: list[Any], index: int, fresh: list[str]) -> int | None:
    """Return where in the digests' list the text is that the last run wrote at an index; None if that is open."""
    if last[index] in fresh:
        return fresh.index(last[index])
    return index if len(fresh) == len(last) else None


def record_edits(
    file: RecordFile,
    on_disk: Record,
    fresh: Record,
    last: RecordState | None,
    corrections: CorrectionFile,
    today: str,
    problems: Problems,
) -> CorrectionFile:
    """Return the file of corrections with the editor's changes of a record put into it, each of them noted.

    file, on_disk: the record as it stands in the folder; fresh: as the digests make it; last: as the last run
    wrote it, None if that is not known; corrections: its file, perhaps an empty one; today: year-month-day.
    """
    disk_data, fresh_data = to_editable(on_disk), to_editable(fresh)
    if last:
        _report_lines(file, tuple(account.sources for account in on_disk.accounts), last.sources, problems)
    edits = find_edits(disk_data, fresh_data, last.values if last else None)
    if not edits:
        return corrections
    by_path = corrections_by_path(fresh, corrections)
    applied = _from_digests(to_editable(apply(fresh, corrections, Problems())))
    recorder = _Recorder(file, disk_data, fresh_data, by_path, applied, corrections, today, problems)
    for edit in edits:
        recorder.record(edit)
    return corrections.amended(recorder.changes.make, problems) if recorder.changes else corrections


@dataclass
class _Changes:
    """What is to be changed in a file of corrections; numbers are those of its items, from 0."""

    added: list[Data] = field(default_factory=list)
    new_values: dict[int, Any] = field(default_factory=dict)
    retired: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.added or self.new_values or self.retired)

    def make(self, data: Any) -> None:
        """Make the changes in the data of the file."""
        for number, value in self.new_values.items():
            data["corrections"][number]["now"] = value
        for number in sorted(self.retired, reverse=True):
            append_to(data, "former", [data["corrections"].pop(number)])
        if self.added:
            append_to(data, "corrections", self.added)


@dataclass(frozen=True)
class _Recorder:
    """Decides what each edit of one record changes in its file of corrections.

    on_disk, fresh, applied: the data of the record in its file, as the digests make it, and with the corrections
    applied; by_path: the corrections by what they correct in it.
    """

    file: RecordFile
    on_disk: Data
    fresh: Data
    by_path: dict[FieldPath, Correction]
    applied: Data
    corrections: CorrectionFile
    today: str
    problems: Problems
    changes: _Changes = field(default_factory=_Changes)

    def record(self, edit: Edit) -> None:
        target = edit.target
        if target is None:
            self._add(edit)
            return
        covering = next((path for n in range(1, len(target) + 1) if (path := target[:n]) in self.by_path), None)
        if covering is not None:
            self._change(edit, covering)
        elif not same_value(edit.now, edit.was):
            # Corrections of what lies within a field that is now corrected as a whole no longer apply.
            within = [item for path, item in self.by_path.items() if path[: len(target)] == target]
            self.changes.retired.update(map(self.corrections.corrections.index, within))
            self._add(edit)

    def _change(self, edit: Edit, covering: FieldPath) -> None:
        """Give a correction the value that an editor gave to what it corrects, or undo it."""
        correction = self.by_path[covering]
        number = self.corrections.corrections.index(correction)
        path = edit.path[: len(covering)]
        now, was = value_at(self.on_disk, path), value_at(self.fresh, covering)
        if same_value(now, correction.now):
            return
        if covering == edit.target and self._is_changed_too(edit):
            self._report_conflict(path, now, correction)
        elif same_value(now, was):
            self.changes.retired.add(number)
            self._warn(
                path,
                f"`{format_path(path)}` is again what the digests say: {quoted(now)}; the correction to"
                f" `{quoted(correction.now)}` is undone",
                f"It is kept under `former` in {self.corrections.name} and no longer applied.",
            )
        else:
            self.changes.new_values[number] = without_empty(now)
            self._warn(
                path,
                f"the corrected `{format_path(path)}` was changed by hand from `{quoted(correction.now)}` to"
                f" `{quoted(now)}`; the correction in {self.corrections.name} now says so",
                _UNDO,
            )

    def _is_changed_too(self, edit: Edit) -> bool:
        """Return whether the correction of what was edited is not what the last run applied."""
        if edit.last is NOT_GIVEN or edit.target is None:
            return False
        return any(differences(edit.last, value_at(self.applied, edit.target)))

    def _report_conflict(self, path: FieldPath, now: Any, correction: Correction) -> None:
        self.problems.error(
            self.file.name,
            yamlio.line_number(self.file.text, path),
            f"`{format_path(path)}` was changed by hand to `{quoted(now)}`, but {self.corrections.name}:"
            f"{correction.line} was changed as well, to `{quoted(correction.now)}`",
            "Write the same value in both, then run the build again.",
        )

    def _add(self, edit: Edit) -> None:
        item: Data = {"field": format_path(edit.target or edit.path)}
        if edit.source:
            item["source"] = {"digest": edit.source[0], "heading": edit.source[1]}
        if edit.target:
            item["was"] = without_empty(edit.was)
        self.changes.added.append(item | {"now": without_empty(edit.now), "on": self.today})
        change = f" from `{quoted(edit.was)}`" if edit.target else ""
        self._warn(
            edit.path,
            f"`{format_path(edit.path)}` was changed by hand{change} to `{quoted(edit.now)}`; the change is now in"
            f" {self.corrections.name}",
            _UNDO,
        )

    def _warn(self, path: FieldPath, what: str, remedy: str) -> None:
        self.problems.warn(self.file.name, yamlio.line_number(self.file.text, path), what, remedy)


def _report_lines(file: RecordFile, on_disk: AccountSources, last: AccountSources, problems: Problems) -> None:
    """Note lines of sources that were changed: every run counts them anew, so a change to them can't be kept."""
    for index, (now, before) in enumerate(zip(on_disk, last, strict=False)):
        if now != before and [(source.digest, source.heading) for source in now] == [
            (source.digest, source.heading) for source in before
        ]:
            problems.warn(
                file.name,
                yamlio.line_number(file.text, ("accounts", index, "sources")),
                "the lines of a source were changed by hand; they are counted anew at every build, so the change is not"
                " kept",
                "Nothing needs doing.",
            )


def keep_comments(file: RecordFile, corrections: CorrectionFile, problems: Problems) -> CorrectionFile:
    """Return the file of corrections with the comments of a record that is about to be written anew as notes."""
    comments = file.comments
    if not comments:
        return corrections
    problems.warn(
        file.name,
        None,
        f"the record is written anew, and its comments are now `notes` in {corrections.name}: {quoted(comments)}",
        "Write comments there: the record's own file follows the digests.",
    )
    return corrections.amended(lambda data: append_to(data, "notes", comments), problems)
