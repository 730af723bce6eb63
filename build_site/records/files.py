"""The folder of records: reading all of them, with every mistake noted, and a record as the text of its file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml

from build_site.core import yamlio
from build_site.core.content import ContentFolder
from build_site.core.inventory import Role
from build_site.core.problems import Problems
from build_site.core.regular_file import read_regular_file
from build_site.core.schema import ValidationError
from build_site.model import Record
from build_site.records.record_schema import read_record, to_yaml_dict
from build_site.records.state import hash_of_bytes


@dataclass(frozen=True)
class RecordFile:
    """A file of the folder of records. name: what to call it in a message; hash: of its bytes."""

    path: Path
    name: str
    bytes: bytes
    hash: str

    @property
    def id(self) -> str:
        """Return the id that the name of the file promises."""
        return self.path.stem

    @property
    def text(self) -> str:
        """Return the text of a file that has been read without trouble."""
        return self.bytes.decode("utf-8-sig")

    @property
    def comments(self) -> list[str]:
        """Return the comments in the file, without their hash signs. The build writes none, so a person did."""
        text = self.text
        if "#" not in text:
            return []
        comments, end = [], 0
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            between = text[end : token.start_mark.index]
            comments += [line.partition("#")[2].strip() for line in between.splitlines() if "#" in line]
            end = max(end, token.end_mark.index)
        return [comment for comment in comments if comment]


def read_all(content: ContentFolder, problems: Problems) -> list[Record]:
    """Return the records of a content folder, in order of id.

    A record that can't be read, whose file is not named after its id, or whose id another has too, is noted as an
    error and left out; so is whatever else is wrong with the files of the folder.
    """
    problems.add(content.inventory.problems)
    records = read_files(files_in(content, problems), problems)
    return [records[id_] for id_ in sorted(records)]


def files_in(content: ContentFolder, problems: Problems) -> list[RecordFile]:
    """Return the files of the records of a content folder, at any depth of `reviews/`, in order of path."""
    files = []
    for path in content.files(Role.RECORD):
        label = content.label(path)
        data = read_bytes(path, label, problems)
        if data is not None:
            files.append(RecordFile(path, label, data, hash_of_bytes(data)))
    return files


def read_bytes(path: Path, label: str, problems: Problems) -> bytes | None:
    """Return the bytes of a file, or None with what is wrong noted. label: what to call it in messages."""
    try:
        return read_regular_file(path)
    except OSError as error:
        problems.error(label, None, f"the file can't be read: {error.strerror}", "Check that it may be read.")
        return None


def read_files(
    files: Collection[RecordFile], problems: Problems, others: Mapping[str, RecordFile] = MappingProxyType({})
) -> dict[str, Record]:
    """Return the records in these files by id. What is wrong is noted as `read_all` says.

    others: further files of the folder, by id, that are known to be right and need not be read.
    """
    read = [(file, record) for file in files if (record := _read_file(file, problems)) is not None]
    records: dict[str, Record] = {}
    taken = dict(others)
    for file, record in sorted(read, key=lambda pair: pair[0].id != pair[1].id):
        other = taken.get(record.id, file)
        if other is file and record.id == file.id:
            records[record.id], taken[record.id] = record, file
        else:
            _report_id(file, record.id, other, problems)
    return records


def _report_id(file: RecordFile, id_: str, other: RecordFile, problems: Problems) -> None:
    """Note that a record's id is that of another file as well, or not the name of its own."""
    line = yamlio.line_number(file.text, ("id",))
    if other is not file:
        problems.error(
            file.name,
            line,
            f"the id `{id_}` is that of {other.name} as well",
            "Give one of the two another id and rename its file to match, or delete one of them.",
        )
    else:
        problems.error(
            file.name,
            line,
            f"the id is `{id_}`, but the file is called `{file.path.name}`",
            f"Rename the file to `{id_}.yaml`, or change the id to match.",
        )


def _read_file(file: RecordFile, problems: Problems) -> Record | None:
    """Return the record in a file, or None with what is wrong noted at its line."""
    text = yamlio.decode_utf8(file.bytes, file.name, problems)
    document = None if text is None else yamlio.parse_document(text, file.name, problems)
    if document is None:
        return None
    if document.data is None:
        problems.error(
            file.name,
            None,
            "the file holds nothing but a comment" if text and text.strip() else "the file is empty",
            "Put back what it held, or delete it: a record whose digest is still there is written anew.",
        )
        return None
    try:
        return read_record(document.data)
    except ValidationError as error:
        document.report(error, problems)
        return None


def to_yaml_bytes(record: Record) -> bytes:
    """Return the bytes of a record's file, in the canonical form."""
    return yamlio.dump(to_yaml_dict(record)).encode("utf-8")
