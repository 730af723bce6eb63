"""`reviews/.written.json`: what the last run wrote into the records, kept with them.

One record a line, as JSON, so that two versions can be compared. While a run writes records, what it is
about to write stands in `.written.json.new`; where a run was cut off, the next one finds it there.

    {"form":2,"redirects":{},"records":{
    "2021-leeds-alex":{"file":"3c1f…","fingerprint":"90ab…","sources":[[["list.txt","2021 - …",3,9]]],"record":{…}}
    }}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from build_site.core.problems import Problems
from build_site.core.schema import (
    ValidationError,
    Validator,
    any_value,
    flag,
    mapping,
    non_empty_text,
    quoted,
    sequence,
    text,
)
from build_site.records.field_path import Data, FieldPath
from build_site.records.record_schema import TEXT_LISTS
from build_site.records.state import BuildState, EntrySpan, Fingerprint, RecordState, hash_of_bytes, to_json

NAME, JOURNAL = ".written.json", ".written.json.new"

_FORM = 2
_RECORD = b',"record":'
"""Comes before the last value of a line. Within a text its quotes would be escaped, so it stands nowhere else."""


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
    lines = []
    for id_ in sorted(records):
        state = records[id_]
        entry: Data = {"file": state.file, "fingerprint": state.fingerprint, "sources": state.sources}
        entry |= {name: True for name in ("by_hand", "withheld") if getattr(state, name)}
        lines.append(b"%b:%b%b%b}" % (to_json(id_), to_json(entry)[:-1], _RECORD, state.json))
    header = b'{"form":%d,"redirects":%b,"records":{\n' % (_FORM, to_json(dict(sorted(redirects.items()))))
    return header + b",\n".join(lines) + b"\n}}\n"


def _load_file(path: Path, label: str, problems: Problems) -> BuildState:
    def note(line: int | None, what: str) -> None:
        problems.error(
            label,
            line,
            f"this file is damaged{what}; without it an editor's changes can't be told from the digests'",
            "Put it back from a copy. If there is none, delete it: whatever in the records differs from the digests "
            "then counts as an editor's change.",
        )

    try:
        content = path.read_bytes()
        header, entries = _parse(content)
        redirects = _redirects(header)
    except FileNotFoundError:
        return BuildState()
    except OSError as error:
        problems.error(label, None, f"the file can't be read: {error.strerror}", "Check that it may be read.")
        return BuildState()
    except json.JSONDecodeError as error:
        note(error.lineno if error.lineno > 1 else None, "")
        return BuildState()
    except ValidationError as error:
        note(None, f": {error.what}")
        return BuildState()
    except (ValueError, RecursionError):
        note(None, "")
        return BuildState()
    if header["form"] not in (1, _FORM):
        problems.error(
            label,
            None,
            f"this file is of form {quoted(header['form'])}, which this version of the program does not know",
            "Use the version that wrote it, or a later one.",
        )
        return BuildState()
    states: dict[str, RecordState] = {}
    for id_, entry in entries.items():
        try:
            states[id_] = _from_form_1(entry, (id_,)) if header["form"] == 1 else _state(entry, (id_,))
        except ValidationError as error:
            note(_line_of(content, id_), f": {error.what}")
    return BuildState(states, redirects, outdated=header["form"] == 1)


def _parse(content: bytes) -> tuple[Data, dict[str, Any]]:
    """Return the header and the entries by id; the record in each of them is left as JSON.

    Raises ValueError, of which JSONDecodeError is one, or ValidationError if it is not such a file.
    """
    header_line, *lines = content.split(b"\n")
    try:
        header = json.loads(header_line + b"}}")
        entries = dict(map(_parse_line, lines[:-2]))
        laid_out = lines[-2:] == [b"}}", b""]
    except ValueError:
        laid_out = False
    if not laid_out:  # The form of an earlier version, or laid out anew by another tool.
        header = json.loads(content)
        if not isinstance(header, dict) or not isinstance(header.get("records"), dict):
            raise ValidationError(("records",), "there are no `records` in it")
        entries = header["records"]
        for entry in entries.values():
            if isinstance(entry, dict) and "record" in entry:
                entry["record"] = to_json(entry["record"])
    if "form" not in header:
        raise ValidationError(("form",), "there is no `form` in it")
    return header, entries


def _parse_line(line: bytes) -> tuple[str, Data]:
    """Return id and entry of a line. Most records are as they were and need no parsing: theirs stays JSON."""
    end = line.index(_RECORD)
    [(id_, entry)] = json.loads(b"{%b}}" % line[:end]).items()
    entry["record"] = line[end + len(_RECORD) : -2 if line.endswith(b",") else -1]
    return id_, entry


def _redirects(header: Data) -> dict[str, str]:
    redirects = header.get("redirects", header.get("moved"))
    if not isinstance(redirects, dict) or not all(isinstance(new, str) for new in redirects.values()):
        raise ValidationError(("redirects",), f"`redirects` are not ids by ids: {quoted(redirects)}")
    return redirects


def _line_of(content: bytes, id_: str) -> int | None:
    """Return the line on which a record stands, where each has its own."""
    position = content.find(b"\n%b:" % to_json(id_))
    return content.count(b"\n", 0, position + 1) + 1 if position >= 0 else None


def _span(value: Any, path: FieldPath) -> EntrySpan:
    if not (isinstance(value, list) and [type(item) for item in value] == [str, str, int, int]):
        raise ValidationError(path, f"`sources` has what is no digest, heading, first and last line: {quoted(value)}")
    digest, heading, first, last = value
    return digest, heading, first, last


_spans = sequence(sequence(_span))
_entry: Validator[dict[str, Any]] = mapping(
    dict,
    {
        "file": non_empty_text,
        "fingerprint": non_empty_text,
        "sources": _spans,
        "record": any_value,
        "by_hand": flag,
        "withheld": flag,
    },
    ("file", "fingerprint", "sources", "record"),
)


def _state(entry: Any, path: FieldPath) -> RecordState:
    fields = _entry(entry, path)
    if hash_of_bytes(fields["record"]) != fields["fingerprint"]:
        raise ValidationError(path, f"the record of `{path[-1]}` is not as it was written")
    return RecordState(json=fields.pop("record"), **fields)


def _marks(value: Any, path: FieldPath) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(mark, str) for mark in value.values()):
        raise ValidationError(path, f"`{path[-1]}` are not texts by names: {quoted(value)}")
    return value


def _account_form_1(value: Any, path: FieldPath) -> tuple[tuple[EntrySpan, ...], dict[str, str]]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValidationError(path, f"`accounts` has what is no list of sources and marks: {quoted(value)}")
    return sequence(_span)(value[0], path), _marks(value[1], (*path, "marks"))


_entry_form_1: Validator[dict[str, Any]] = mapping(
    dict,
    {
        "title": text,
        "file": non_empty_text,
        "made": text,
        "marks": _marks,
        "accounts": sequence(_account_form_1),
        "by_hand": flag,
        "withheld": flag,
    },
    ("title", "file", "made", "marks", "accounts"),
)


def _from_form_1(entry: Any, path: FieldPath) -> RecordState:
    """Return the state that form 1 tells: it had a mark (a fingerprint) of each value, and no value."""
    fields = _entry_form_1(entry, path)
    values: Data = {"title": fields["title"], "evidence": {}, "accounts": []}
    for name, mark in fields["marks"].items():
        if name.startswith("evidence."):
            values["evidence"][name.removeprefix("evidence.")] = Fingerprint(mark)
        elif name != "title":
            values[name] = _value_form_1(name, mark)
    for spans, marks in fields["accounts"]:
        account: Data = {name: _value_form_1(name, mark) for name, mark in marks.items()}
        account["sources"] = [
            {"digest": digest, "lines": [first, last], "heading": heading} for digest, heading, first, last in spans
        ]
        values["accounts"].append(account)
    return RecordState.of_values(values, fields["file"], fields.get("by_hand", False), fields.get("withheld", False))


def _value_form_1(name: str, mark: str) -> Any:
    """Return a list of texts as fingerprints of them, anything else as one."""
    is_list = name in (*TEXT_LISTS, "areas", "harms", "joined")
    return [Fingerprint(code) for code in mark.split(" ")] if is_list else Fingerprint(mark)
