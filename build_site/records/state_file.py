"""`reviews/.written.json`: what the last run wrote into the records, kept with them.

One record a line, as JSON, so that two versions can be compared.

    {"form":2,"redirects":{},"records":{
    "2021-leeds-alex":{"file":"3c1f…","fingerprint":"90ab…","record":{"id":"2021-leeds-alex",…}}
    }}

While a run writes records, a journal stands beside it: see there.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from build_site.core.problems import Problems
from build_site.core.schema import quoted
from build_site.records import journal
from build_site.records.field_path import Data
from build_site.records.files import read_bytes
from build_site.records.journal import DamagedJournalError
from build_site.records.record_schema import TEXT_LISTS
from build_site.records.state import BuildState, Fingerprint, RecordState, hash_of_bytes

NAME = ".written.json"

_FORM = 2
_UNREADABLE = (msgspec.MsgspecError, ValueError, RecursionError)


class _Form(msgspec.Struct):
    form: Any


class _File(msgspec.Struct):
    redirects: dict[str, str]
    records: dict[str, msgspec.Raw]


class _FileForm1(msgspec.Struct):
    moved: dict[str, str]
    records: dict[str, msgspec.Raw]


class _EntryForm1(msgspec.Struct):
    """What form 1 had of a record: a mark (a fingerprint) of each value, and no value but the title."""

    title: str
    file: str
    marks: dict[str, str]
    accounts: list[tuple[list[tuple[str, str, int, int]], dict[str, str]]]
    by_hand: bool = False
    withheld: bool = False


_decode_entry = msgspec.json.Decoder(RecordState).decode
_decode_entry_form_1 = msgspec.json.Decoder(_EntryForm1).decode


def load(folder: Path, label: str, has_records: bool, history: Path, problems: Problems) -> BuildState:
    """Read what the last run wrote into a folder of records. A damaged file is noted as an error.

    label: what to call the folder in messages; has_records: whether there are records in it; history: `changes.yaml`.
    Once a run has written its history, it has written all records: what it was about to write is what it wrote.
    """
    file = _read(folder / NAME, f"{label}/{NAME}", problems)
    journal_file = _read(folder / journal.NAME, f"{label}/{journal.NAME}", problems)
    last = _decode(file, f"{label}/{NAME}", problems)
    interrupted, earlier = BuildState(), BuildState()
    try:
        if left := journal.read(journal_file, file):
            interrupted = _decode(left.planned, f"{label}/{journal.NAME}", problems)
            earlier = _decode(left.earlier or None, f"{label}/{journal.NAME}", problems)
            if left.history and history.is_file() and hash_of_bytes(history.read_bytes()) == left.history:
                last = interrupted
    except DamagedJournalError:
        _report_damage(f"{label}/{journal.NAME}", None, "", problems)
    return BuildState(
        last.records,
        {**last.redirects, **interrupted.redirects},
        interrupted.records,
        earlier.records,
        missing=has_records and not interrupted.records and file is None,
        outdated=last.outdated or interrupted.outdated,
        file=file,
        journal=journal_file,
    )


def _read(path: Path, label: str, problems: Problems) -> bytes | None:
    """Return the bytes of a file, None if there is none. A link or a pipe is an error: it is not what a run wrote."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return None
    except OSError:
        return read_bytes(path, label, problems)
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return read_bytes(path, label, problems)
    problems.error(
        label,
        None,
        "this is a link or the like and no file, so a run did not write it",
        "Delete it, then run the build again.",
    )
    return None


def to_bytes(records: Mapping[str, RecordState], redirects: Mapping[str, str]) -> bytes:
    """Return the bytes of the file, one record a line in order of id."""
    encode = msgspec.json.encode
    header = b'{"form":%d,"redirects":%b,"records":{\n' % (_FORM, encode(dict(sorted(redirects.items()))))
    return header + b",\n".join(b"%b:%b" % (encode(id_), encode(records[id_])) for id_ in sorted(records)) + b"\n}}\n"


def _decode(content: bytes | None, label: str, problems: Problems) -> BuildState:
    """Return what a file tells; nothing if there is none. A damaged one is noted as an error."""
    if content is None:
        return BuildState()
    try:
        form = msgspec.json.decode(content, type=_Form).form
        if form not in (1, _FORM):
            problems.error(
                label,
                None,
                f"this file is of form {quoted(form)}, which this version of the program does not know",
                "Use the version that wrote it, or a later one.",
            )
            return BuildState()
        if form == 1:
            file_1 = msgspec.json.decode(content, type=_FileForm1)
            redirects, entries, decode = file_1.moved, file_1.records, _from_form_1
        else:
            file = msgspec.json.decode(content, type=_File)
            redirects, entries, decode = file.redirects, file.records, _state
    except _UNREADABLE:
        _report_damage(label, _line_of_error(content), "", problems)
        return BuildState()
    states: dict[str, RecordState] = {}
    for id_, entry in entries.items():
        try:
            states[id_] = decode(entry)
        except _UNREADABLE:
            _report_damage(label, _line_of(content, id_), f": `{id_}` is not as it was written", problems)
    return BuildState(states, redirects, outdated=form == 1)


def _report_damage(label: str, line: int | None, what: str, problems: Problems) -> None:
    problems.error(
        label,
        line,
        f"this file is damaged{what}; without it an editor's changes can't be told from the digests'",
        "Put it back from a copy. If there is none, delete it: whatever in the records differs from the digests "
        "then counts as an editor's change.",
    )


def _line_of_error(content: bytes) -> int | None:
    """Return the line on which the file ceases to be JSON, where it has more than one."""
    try:
        json.loads(content)
    except json.JSONDecodeError as error:
        return error.lineno if error.lineno > 1 else None
    except (ValueError, RecursionError):
        pass
    return None


def _line_of(content: bytes, id_: str) -> int | None:
    """Return the line on which a record stands, where each has its own."""
    position = content.find(b"\n%b:" % msgspec.json.encode(id_))
    return content.count(b"\n", 0, position) + 2 if position >= 0 else None


def _state(entry: msgspec.Raw) -> RecordState:
    state = _decode_entry(entry)
    if hash_of_bytes(state.record) != state.fingerprint:  # Perhaps another tool has laid it out anew.
        compact = msgspec.json.encode(msgspec.json.decode(state.record))
        state = msgspec.structs.replace(state, record=msgspec.Raw(compact))
        if hash_of_bytes(compact) != state.fingerprint:
            raise ValueError("the record is another one than was written")
    return state


def _from_form_1(entry: msgspec.Raw) -> RecordState:
    fields = _decode_entry_form_1(entry)
    values: Data = {"title": fields.title, "evidence": {}, "accounts": []}
    for name, mark in fields.marks.items():
        if name.startswith("evidence."):
            values["evidence"][name.removeprefix("evidence.")] = Fingerprint(mark)
        elif name != "title":
            values[name] = _value_form_1(name, mark)
    for spans, marks in fields.accounts:
        account: Data = {name: _value_form_1(name, mark) for name, mark in marks.items()}
        account["sources"] = [
            {"digest": digest, "lines": [first, last], "heading": heading} for digest, heading, first, last in spans
        ]
        values["accounts"].append(account)
    return RecordState.of(values, fields.file, fields.by_hand, fields.withheld)


def _value_form_1(name: str, mark: str) -> Any:
    """Return a list of texts as fingerprints of them, anything else as one."""
    is_list = name in (*TEXT_LISTS, "areas", "harms", "joined")
    return [Fingerprint(code) for code in mark.split(" ")] if is_list else Fingerprint(mark)
