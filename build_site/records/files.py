"""The folder of records: reading all of them, with every mistake noted, and a record as the text of its file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError
from build_site.model import Record
from build_site.records.record_cache import MANY, Remembered
from build_site.records.record_schema import as_data, read_record


@dataclass(frozen=True)
class RecordFile:
    """A file of the folder of records. name: what to call it in a message; hash: of its bytes."""

    path: Path
    name: str
    bytes: bytes
    hash: str

    @property
    def id(self) -> str:
        """The id that its name promises."""
        return self.path.stem

    @property
    def text(self) -> str:
        """The text of a file that has been read without trouble."""
        return self.bytes.decode("utf-8-sig")


def read_all(folder: Path, name: str, problems: Problems) -> list[Record]:
    """The records of a folder, at any depth, in order of id.

    name: what to call the folder in messages. A record that can't be read, whose file is not named
    after its id, or whose id another has too, is noted as an error and left out.
    """
    found = read_files(files_in(folder, name, problems), folder, problems)
    return [found[id_][1] for id_ in sorted(found)]


def files_in(folder: Path, name: str, problems: Problems) -> list[RecordFile]:
    """The YAML files of a folder of records, at any depth, in order of path; what is hidden is passed over."""
    found = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(entry for entry in folders if not entry.startswith("."))
        within = Path(root)
        shown = "/".join((name, *within.relative_to(folder).parts))
        for file in sorted(files):
            if file.startswith(".") or not file.endswith((".yaml", ".yml")):
                continue
            path, called = within / file, f"{shown}/{file}"
            try:
                data = path.read_bytes()
            except OSError as error:
                problems.error(called, None, f"the file can't be read: {error.strerror}", "Check that it may be read.")
                continue
            found.append(RecordFile(path, called, data, short_hash(data)))
    return found


def read_files(
    files: list[RecordFile], folder: Path, problems: Problems, others: Mapping[str, RecordFile] = MappingProxyType({})
) -> dict[str, tuple[RecordFile, Record]]:
    """The records in these files of a folder, by id, each with its file. What is wrong is noted as `read_all` says.

    others: files of the folder, by id, that are known to be right and need not be read.
    """
    remembered = Remembered(folder) if len(files) >= MANY else None
    read: list[tuple[RecordFile, Record]] = []
    for file in files:
        record = _read_one(file, remembered, problems)
        if record is not None:
            read.append((file, record))
    if remembered:
        remembered.keep()
    found: dict[str, tuple[RecordFile, Record]] = {}
    for file, record in sorted(read, key=lambda pair: pair[0].id != pair[1].id):
        other = found[record.id][0] if record.id in found else others.get(record.id)
        if other is None and record.id == file.id:
            found[record.id] = (file, record)
            continue
        line = yamlio.line_number(file.text, ("id",))
        if other:
            problems.error(
                file.name,
                line,
                f"the id `{record.id}` is that of {other.name} as well",
                "Give one of the two another id and rename its file to match, or delete one of them.",
            )
        else:
            problems.error(
                file.name,
                line,
                f"the id is `{record.id}`, but the file is called `{file.path.name}`",
                f"Rename the file to `{record.id}.yaml`, or change the id to match.",
            )
    return found


def _read_one(file: RecordFile, remembered: Remembered | None, problems: Problems) -> Record | None:
    """The record in a file, or None with the trouble noted."""
    data = remembered.get(file.hash) if remembered else None
    fresh = data is None
    if fresh:
        text = yamlio.decode_utf8(file.bytes, file.name, problems)
        document = None if text is None else yamlio.parse_document(text, file.name, problems)
        if document is None:
            return None
        data = document.data
    record = checked(data, file, problems)
    if fresh and record is not None and remembered:
        remembered.put(file.hash, data)
    return record


def checked(data: Any, file: RecordFile, problems: Problems) -> Record | None:
    """The record that the data of a file make, or None with what is wrong noted at its line."""
    if data is None:
        problems.error(
            file.name,
            None,
            "the file is empty",
            "Put back what it held, or delete it: a record whose digest is still there is written anew.",
        )
        return None
    try:
        record: Record = read_record(data, ())
    except ValidationError as wrong:
        problems.error(file.name, yamlio.line_number(file.text, wrong.path) or 1, wrong.what, wrong.remedy)
        return None
    return record


def as_yaml(record: Record) -> bytes:
    """The bytes of a record's file, in the canonical form."""
    return yamlio.dump(as_data(record)).encode("utf-8")


def short_hash(data: bytes) -> str:
    """What tells one content from another: 20 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()[:20]
