"""`reviews/.written.json`: what the last run wrote into the records, kept with them.

One record a line, as JSON, so that two versions can be compared. While a run writes records, what it is
about to write stands in `.written.json.new`; where a run was cut off, the next one finds it there.

    {"form":2,"redirects":{},"records":{
    "2021-leeds-alex":{"file":"3c1f…","fingerprint":"90ab…","record":{"id":"2021-leeds-alex",…}}
    }}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from build_site.core.problems import Problems
from build_site.core.schema import quoted
from build_site.records.field_path import Data
from build_site.records.files import read_bytes
from build_site.records.record_schema import TEXT_LISTS
from build_site.records.state import BuildState, Fingerprint, RecordState, hash_of_bytes

NAME, JOURNAL = ".written.json", ".written.json.new"

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


def load(folder: Path, label: str, has_records: bool, problems: Problems) -> BuildState:
    """Read what the last run wrote into a folder of records. A damaged file is noted as an error.

    label: what to call the folder in messages; has_records: whether there are records in it.
    """
    last = _load_file(folder / NAME, f"{label}/{NAME}", problems)
    interrupted = _load_file(folder / JOURNAL, f"{label}/{JOURNAL}", problems)
    missing = has_records and not interrupted.records and not (folder / NAME).exists()
    return BuildState(
        last.records, last.redirects, interrupted.records, missing, outdated=last.outdated or interrupted.outdated
    )


def to_bytes(records: Mapping[str, RecordState], redirects: Mapping[str, str]) -> bytes:
    """Return the bytes of the file, one record a line in order of id."""
    encode = msgspec.json.encode
    header = b'{"form":%d,"redirects":%b,"records":{\n' % (_FORM, encode(dict(sorted(redirects.items()))))
    return header + b",\n".join(b"%b:%b" % (encode(id_), encode(records[id_])) for id_ in sorted(records)) + b"\n}}\n"


def _load_file(path: Path, label: str, problems: Problems) -> BuildState:
    content = read_bytes(path, label, problems) if path.exists() else None
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
