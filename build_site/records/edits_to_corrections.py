"""An editor's changes in a record's file -> its file of corrections, so that they outlive every rebuild."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import quoted
from build_site.model import Record
from build_site.records import edits
from build_site.records.apply_corrections import corrected, places_of
from build_site.records.corrections import Correction, CorrectionFile, amended, parse
from build_site.records.edits import Edit
from build_site.records.field_path import Place, at, same, written
from build_site.records.files import RecordFile
from build_site.records.record_schema import open_data, trimmed
from build_site.records.state import Written, as_read, mark, told_of

_UNDO = "It is applied at every build. To undo it, delete it there, or change the record back."


@dataclass
class _Changes:
    """What is to be changed in a file of corrections; numbers are those of its items."""

    added: list[dict[str, Any]] = field(default_factory=list)
    new_values: dict[int, Any] = field(default_factory=dict)
    former: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.new_values or self.former)

    def make(self, data: Any) -> None:
        """Make the changes in the data of the file."""
        for number, value in self.new_values.items():
            data["corrections"][number]["now"] = value
        for number in sorted(set(self.former), reverse=True):
            _list_of(data, "former").append(data["corrections"].pop(number))
        if self.added:
            _list_of(data, "corrections").extend(self.added)


def _list_of(data: Any, name: str) -> Any:
    if data.get(name) is None:
        data[name] = []
    return data[name]


def move(
    file: RecordFile,
    disk: Record,
    fresh: Record,
    last: Written | None,
    into: CorrectionFile,
    today: str,
    problems: Problems,
) -> CorrectionFile:
    """The file of corrections with the editor's changes of a record moved into it, each of them noted.

    file, disk: the record as it stands in the folder; fresh: as the digests make it; last: as the last run
    wrote it, None if that is not known; into: its file of corrections, perhaps empty; today: year-month-day.
    """
    now, was = open_data(disk), open_data(fresh)
    _note_lines(file, now, last, problems)
    found = edits.find(now, was, last)
    if not found:
        return into
    mover = _Mover(file, fresh, now, was, into, today, problems)
    for edit in found:
        mover.take(edit)
    if not mover.changes:
        return into
    return parse(into.path, into.name, amended(into.text, mover.changes.make), problems) or into


@dataclass
class _Mover:
    """Moves the edits of one record, one after the other. disk: its data in the file; said: as the digests have it."""

    file: RecordFile
    fresh: Record
    disk: dict
    said: dict
    into: CorrectionFile
    today: str
    problems: Problems
    changes: _Changes = field(default_factory=_Changes)

    def __post_init__(self) -> None:
        self._active = places_of(self.fresh, self.into)
        self._done = open_data(corrected(self.fresh, self.into, Problems())) if self._active else self.said

    def take(self, edit: Edit) -> None:
        if edit.place is None:
            self._add(edit)
            return
        covering = next(
            (edit.place[:count] for count in range(1, len(edit.place) + 1) if edit.place[:count] in self._active), None
        )
        if covering is not None:
            self._change(edit, covering)
        elif not same(edit.now, edit.was):
            self._former(edit.place)
            self._add(edit)

    def _change(self, edit: Edit, covering: Place) -> None:
        """An editor changed what was corrected before: the correction gets the new value, or is undone."""
        correction = self._active[covering]
        number = self.into.corrections.index(correction)
        on_disk = edit.on_disk[: len(covering)]
        now, was = at(self.disk, on_disk), at(self.said, covering)
        if same(now, correction.now) or number in self.changes.former:
            return
        if covering == edit.place and edit.written is not None and self._mark_applied(covering) != edit.written:
            self._clash(on_disk, now, correction)
        elif same(now, was):
            self.changes.former.append(number)
            self._say(
                on_disk,
                f"`{written(on_disk)}` is again what the digests say: {quoted(now)}; the correction to"
                f" `{quoted(correction.now)}` is undone",
                f"It is kept under `former` in {self.into.name} and no longer applied.",
            )
        else:
            self.changes.new_values[number] = trimmed(now)
            self._say(
                on_disk,
                f"the corrected `{written(on_disk)}` was changed by hand from `{quoted(correction.now)}` to"
                f" `{quoted(now)}`; the correction in {self.into.name} now says so",
                _UNDO,
            )

    def _mark_applied(self, place: Place) -> str:
        value = at(self._done, place)
        return mark(as_read(value) if place[0] == "evidence" else value)

    def _clash(self, on_disk: Place, now: Any, correction: Correction) -> None:
        self.problems.error(
            self.file.name,
            yamlio.line_number(self.file.text, on_disk),
            f"`{written(on_disk)}` was changed by hand to `{quoted(now)}`, but {self.into.name}:{correction.line} "
            f"was changed as well, to `{quoted(correction.now)}`",
            "Write the same value in both, then run the build again.",
        )

    def _former(self, place: Place) -> None:
        """Corrections of what lies within a field that is now corrected as a whole no longer apply."""
        self.changes.former += [
            self.into.corrections.index(correction)
            for below, correction in self._active.items()
            if below[: len(place)] == place
        ]

    def _add(self, edit: Edit) -> None:
        item: dict[str, Any] = {"field": written(edit.place or edit.on_disk)}
        if edit.source:
            item["source"] = {"digest": edit.source[0], "heading": edit.source[1]}
        if edit.place:
            item["was"] = trimmed(edit.was)
        self.changes.added.append(item | {"now": trimmed(edit.now), "on": self.today})
        change = f" from `{quoted(edit.was)}`" if edit.place else ""
        self._say(
            edit.on_disk,
            f"`{written(edit.on_disk)}` was changed by hand{change} to `{quoted(edit.now)}`; the change is now in"
            f" {self.into.name}",
            _UNDO,
        )

    def _say(self, on_disk: Place, what: str, remedy: str) -> None:
        self.problems.warn(self.file.name, yamlio.line_number(self.file.text, on_disk), what, remedy)


def empty(id_: str, folder: Path, name: str) -> CorrectionFile:
    """The file of corrections of a record that has none yet. name: what to call the folder."""
    return CorrectionFile(id_, folder / f"{id_}.yaml", f"{name}/{id_}.yaml", "")


def keep_comments(file: RecordFile, into: CorrectionFile, problems: Problems) -> CorrectionFile:
    """The file of corrections with the comments of a record that is about to be written anew as notes."""
    comments = edits.comments_in(file.text)
    if not comments:
        return into

    def note(data: Any) -> None:
        _list_of(data, "notes").extend(comments)

    problems.warn(
        file.name,
        None,
        f"the record is written anew, and its comments are now `notes` in {into.name}: {quoted(comments)}",
        "Write comments there: the record's own file follows the digests.",
    )
    return parse(into.path, into.name, amended(into.text, note), problems) or into


def _note_lines(file: RecordFile, disk: dict, last: Written | None, problems: Problems) -> None:
    """Lines of sources are counted anew by every run, so a change to them alone can't be kept."""
    for number, (account, before) in enumerate(zip(disk["accounts"], last.accounts if last else ())):
        told = told_of(account)
        if told != before.sources and [source[:2] for source in told] == [source[:2] for source in before.sources]:
            problems.warn(
                file.name,
                yamlio.line_number(file.text, ("accounts", number, "sources")),
                "the lines of a source were changed by hand; they are counted anew at every build, so the change is not"
                " kept",
                "Nothing needs doing.",
            )
