"""An editor's changes in a record's file: found, and recorded as corrections, so that they outlive every build."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import quoted
from build_site.model import Record
from build_site.records.apply_corrections import apply
from build_site.records.correction_places import corrections_by_path
from build_site.records.corrections import Correction, CorrectionFile, append_to
from build_site.records.field_path import (
    Data,
    EntrySource,
    FieldPath,
    account_index,
    differences,
    entry_sources,
    format_path,
    same_value,
    value_at,
)
from build_site.records.files import RecordFile
from build_site.records.record_schema import PUBLICATION, TEXT_LISTS, to_editable, without_corrections, without_empty
from build_site.records.state import RecordState

_UNDO = "It is applied at every build. To undo it, delete it there, or change the record back."


class Edit(NamedTuple):
    """A value that an editor changed.

    path: to it in the file; target: to it in the record that the digests make, None if they no longer have it;
    source: an entry of its account.
    """

    path: FieldPath
    target: FieldPath | None
    source: EntrySource | None = None


def find_edits(on_disk: Data, fresh: Data, last: Data | None) -> list[Edit]:
    """Return the edits in a record: what its file says now, what the digests say, what the last run wrote.

    last: None if that is not known; then whatever differs from what the digests say is an edit. A fact is one
    edit, and so is a field of an account; in a list of texts each text is one, if none was added, taken out or
    moved. Where that was done to accounts, all of them together are one.
    """
    base = fresh if last is None else last
    edits: dict[FieldPath, Edit] = {}
    for difference in differences(_without_lines(base), _without_lines(on_disk)):
        edit = _edit(difference.path, on_disk, fresh, base)
        if last is None and (edit.path[0] == "evidence" or _is_same(edit, on_disk, fresh)):
            continue
        edits.setdefault(edit.path, edit)
    widest = [edit for path, edit in edits.items() if not any(path[:count] in edits for count in range(1, len(path)))]
    return sorted(widest, key=lambda edit: edit.path[0] == "accounts")


def _is_same(edit: Edit, on_disk: Data, fresh: Data) -> bool:
    """Return whether a value is what the digests say, but for its layout."""
    return edit.target is not None and same_value(value_at(on_disk, edit.path), value_at(fresh, edit.target))


def _from_digests(values: Data) -> Data:
    """Return the data of a record without what corrections say in its evidence."""
    evidence = {
        fact: without_corrections(items) if isinstance(items, list) else items
        for fact, items in values["evidence"].items()
    }
    return values | {"evidence": evidence}


def _without_lines(values: Data) -> Data:
    """Return the data of a record, entries of accounts instead of their sources; not what nobody corrects."""
    accounts = [account | {"sources": list(map(list, entry_sources(account)))} for account in values["accounts"]]
    left_out = ("id", *PUBLICATION)
    return {name: value for name, value in values.items() if name not in left_out} | {"accounts": accounts}


def _edit(path: FieldPath, on_disk: Data, fresh: Data, base: Data) -> Edit:
    """Return the edit that a difference between what was written (base) and what is on disk belongs to."""
    if path[0] != "accounts" or len(path) < 3 or path[2] == "sources":
        path = path[: 2 if path[0] == "evidence" else 1]
        return Edit(path, path)
    account, name = value_at(on_disk, path[:2]), path[2]
    source = next(iter(entry_sources(account)), None)
    index = _index_in(fresh["accounts"], account, int(path[1]))
    if index is None:
        return Edit(path[:3], None, source)
    target: FieldPath = ("accounts", index, name)
    if name in TEXT_LISTS and len(path) > 3:
        text_index = _text_index(value_at(base, path[:3]), int(path[3]), value_at(fresh, target))
        if text_index is not None:
            return Edit(path, (*target, text_index), source)
    return Edit(path[:3], target, source)


def _index_in(accounts: list[Data], account: Data, index: int) -> int | None:
    """Return the index of the account that the digests make of the entries of one on disk."""
    found = (account_index(accounts, source, index) for source in entry_sources(account))
    return next((number for number in found if number is not None), None)


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
    interrupted: RecordState | None,
    corrections: CorrectionFile,
    today: str,
    problems: Problems,
) -> CorrectionFile:
    """Return the file of corrections with the editor's changes of a record put into it, each of them noted.

    file, on_disk: the record as it stands in the folder; fresh: as the digests make it; last: as the last run
    wrote it, None if that is not known; interrupted: as one was about to that was cut off, perhaps since the editor
    saved the record once more; corrections: its file, perhaps an empty one; today: year-month-day.
    """
    if last:
        _report_lines(file, on_disk, last, problems)
    disk_data, fresh_data = _from_digests(to_editable(on_disk)), to_editable(fresh)
    last_data = _from_digests(last.values) if last else None
    written = [_from_digests(state.values) for state in (last, interrupted) if state]
    edits = find_edits(disk_data, fresh_data, last_data)
    if not edits:
        return corrections
    by_path = corrections_by_path(fresh_data, corrections)
    applied = _from_digests(to_editable(apply(fresh, corrections, Problems())))
    recorder = _Recorder(
        file, disk_data, fresh_data, last_data, written, applied, by_path, corrections.name, today, problems
    )
    for edit in edits:
        recorder.record(edit)
    is_changed = recorder.added or recorder.new_values or recorder.retired
    return corrections.amended(recorder.change, problems) if is_changed else corrections


@dataclass(frozen=True)
class _Recorder:
    """Decides what each edit of one record changes in its file of corrections.

    on_disk, fresh, last, applied: the data of the record in its file, as the digests make it, as the last run wrote
    it (None if that is not known), and with the corrections applied; written: as runs wrote it or were about to;
    by_path: the corrections by what they correct; name: what to call their file. added, new_values and retired are
    what is to be changed there, by number.
    """

    file: RecordFile
    on_disk: Data
    fresh: Data
    last: Data | None
    written: list[Data]
    applied: Data
    by_path: dict[FieldPath, Correction]
    name: str
    today: str
    problems: Problems
    added: list[Data] = field(default_factory=list)
    new_values: dict[int, Any] = field(default_factory=dict)
    retired: set[int] = field(default_factory=set)

    def change(self, data: Any) -> None:
        """Make the changes in the data of the file."""
        for number, value in self.new_values.items():
            data["corrections"][number]["now"] = value
        for number in sorted(self.retired, reverse=True):
            append_to(data, "former", [data["corrections"].pop(number)])
        if self.added:
            append_to(data, "corrections", self.added)

    def record(self, edit: Edit) -> None:
        target = edit.target
        if target is None:
            self._add(edit)
            return
        covering = next((path for n in range(1, len(target) + 1) if (path := target[:n]) in self.by_path), None)
        if covering is not None:
            self._change_correction(edit, covering)
        elif not (_is_same(edit, self.on_disk, self.fresh) and _is_same(edit, self.on_disk, self.applied)):
            # A value of which this file has no correction is corrected where another account says the same.
            # Corrections of what lies within a field that is now corrected as a whole no longer apply.
            self.retired.update(item.number for path, item in self.by_path.items() if path[: len(target)] == target)
            self._add(edit)

    def _change_correction(self, edit: Edit, covering: FieldPath) -> None:
        """Give a correction the value that an editor gave to what it corrects, or undo it."""
        correction = self.by_path[covering]
        path = edit.path[: len(covering)]
        now = value_at(self.on_disk, path)
        if same_value(now, correction.now):
            return
        if covering == edit.target and self._is_changed_too(edit.path, covering):
            self.problems.error(
                self.file.name,
                yamlio.line_number(self.file.text, path),
                f"`{format_path(path)}` was changed by hand to `{quoted(now)}`, but {self.name}:{correction.line} was"
                f" changed as well, to `{quoted(correction.now)}`",
                "Write the same value in both, then run the build again.",
            )
        elif same_value(now, value_at(self.fresh, covering)):
            self.retired.add(correction.number)
            self._warn(
                path,
                f"`{format_path(path)}` is again what the digests say: {quoted(now)}; the correction to"
                f" `{quoted(correction.now)}` is undone",
                f"It is kept under `former` in {self.name} and no longer applied.",
            )
        else:
            self.new_values[correction.number] = without_empty(now)
            self._warn(
                path,
                f"the corrected `{format_path(path)}` was changed by hand from `{quoted(correction.now)}` to"
                f" `{quoted(now)}`; the correction in {self.name} now says so",
                _UNDO,
            )

    def _is_changed_too(self, path: FieldPath, target: FieldPath) -> bool:
        """Return whether the correction of what was edited is not what a run applied, so that a person changed it."""
        if self.last is None or path == ("accounts",):
            return False
        now = value_at(self.applied, target)
        return all(any(differences(value_at(written, path), now)) for written in self.written)

    def _add(self, edit: Edit) -> None:
        now, change = value_at(self.on_disk, edit.path), ""
        item: Data = {"field": format_path(edit.target or edit.path)}
        if edit.source:
            item["source"] = {"digest": edit.source[0], "heading": edit.source[1]}
        if edit.target:
            was = value_at(self.fresh, edit.target)
            item["was"], change = without_empty(was), f" from `{quoted(was)}`"
        self.added.append(item | {"now": without_empty(now), "on": self.today})
        self._warn(
            edit.path,
            f"`{format_path(edit.path)}` was changed by hand{change} to `{quoted(now)}`; the change is now in"
            f" {self.name}",
            _UNDO,
        )

    def _warn(self, path: FieldPath, what: str, remedy: str) -> None:
        self.problems.warn(self.file.name, yamlio.line_number(self.file.text, path), what, remedy)


def _report_lines(file: RecordFile, on_disk: Record, last: RecordState, problems: Problems) -> None:
    """Note lines of sources that were changed: every run counts them anew, so a change to them can't be kept."""
    for index, (account, before) in enumerate(zip(on_disk.accounts, last.sources, strict=False)):
        now = account.sources
        if now != before and [source.entry for source in now] == [source.entry for source in before]:
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
    # A run that was cut off may have noted them, and not come to write the record.
    new = list((Counter(comments) - Counter(corrections.notes)).elements())
    problems.warn(
        file.name,
        None,
        f"the record is written anew, and its comments are now `notes` in {corrections.name}: {quoted(comments)}",
        "Write comments there: the record's own file follows the digests.",
    )
    return corrections.amended(lambda data: append_to(data, "notes", new), problems) if new else corrections
