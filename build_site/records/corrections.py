"""What an editor says of single records in `corrections/<id>.yaml`: values put right, and reviews withheld.

    corrections:
    - field: accounts.1.learning.3
      source: {digest: list.txt, heading: 2020 - Leeds - Child A}
      was: what the digests said when it was corrected
      now: what it should be
      reason: why         # these three are for people, and stay in this file
      by: who
      on: 2026-11-22
      redact: true        # or the words that must go: [Alex, Mill Lane]; see `redaction`
      elsewhere: [2019-kent-alex]  # records in which these words mean somebody else
    withhold: {reason: asked for by the family, on: 2026-11-22}

`former` holds corrections that no longer apply, `notes` comments that stood in a record, and `redacted` what the build
has to know of a review whose address or headings had words that are redacted. A person's
file is never written anew: what is added is put into it, and its comments stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import (
    ValidationError,
    Validator,
    any_value,
    mapping,
    misfit,
    non_empty_text,
    pattern,
    positive_number,
    sequence,
    text,
)
from build_site.core.words import fold
from build_site.model import EntryKey
from build_site.records.field_path import Data, EntrySource, FieldPath
from build_site.records.files import read_bytes
from build_site.records.record_schema import ID, day

NOT_GIVEN = object()
"""Stands for the `was` that a correction written by a person need not have."""

_HEADER = "# What an editor put right in this record. It is applied at every build; delete an item to undo it.\n"


@dataclass(frozen=True)
class Correction:
    """One value put right.

    field: its path as `format_path` has it; source: an entry of the account meant; redact: whether what it replaces
    is taken out of all that is published, or which words are; elsewhere: ids of the records in which these words mean
    somebody else; number: among those of its file, from 0; line: its own there.
    """

    field: str
    was: Any = NOT_GIVEN
    now: Any = NOT_GIVEN
    source: EntrySource | None = None
    reason: str = ""
    by: str = ""
    on: str = ""
    redact: bool | tuple[str, ...] = False
    elsewhere: tuple[str, ...] = ()
    number: int = 0
    line: int | None = None


@dataclass(frozen=True)
class Withholding:
    """Why a review is not to be published, and since when."""

    reason: str
    on: str
    by: str = ""


@dataclass(frozen=True)
class Redacted:
    """What the build has to know of a review with redactions: its entries by their keys, and the ids that it had."""

    entries: tuple[EntryKey, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True)
class CorrectionFile:
    """`corrections/<id>.yaml`.

    name: what to call it in a message; text: what it holds, "" where there is no such file yet; original: its
    bytes when it was read.
    """

    id: str
    path: Path
    name: str
    text: str = ""
    corrections: tuple[Correction, ...] = ()
    withhold: Withholding | None = None
    redacted: Redacted = Redacted()
    original: bytes | None = None

    def amended(self, change: Callable[[Any], None], problems: Problems) -> CorrectionFile:
        """Return the file with a change to its data, as `amend` makes it."""
        return parse(self.path, self.name, amend(self.text, change), problems) or self


def _source(value: Any, path: FieldPath) -> EntrySource:
    source: EntrySource = mapping(
        lambda digest, heading="": (digest, heading), {"digest": non_empty_text, "heading": text}, ("digest",)
    )(value, path)
    return source


def _redact(value: Any, path: FieldPath) -> bool | tuple[str, ...]:
    if isinstance(value, bool):
        return value
    if not isinstance(value, list):
        raise misfit(
            value, path, "is neither true nor a list of words", "Write `redact: true`, or `redact: [word, two words]`."
        )
    words = sequence(non_empty_text, at_least=1)(value, path)
    for number, word in enumerate(words):
        if not fold(word).strip():
            raise misfit(word, (*path, number), "has no letter and no digit", "Write the word that must go.")
    return words


def _entry(value: Any, path: FieldPath) -> EntryKey:
    entry: EntryKey = mapping(
        lambda digest, heading="", number=1: (digest, heading, number - 1),
        {"digest": non_empty_text, "heading": text, "number": positive_number},
        ("digest",),
    )(value, path)
    return entry


def _correction(value: Any, path: FieldPath) -> Correction:
    correction: Correction = mapping(
        Correction,
        {
            "field": non_empty_text,
            "source": _source,
            "was": any_value,
            "now": any_value,
            "reason": text,
            "by": text,
            "on": text,
            "redact": _redact,
            "elsewhere": sequence(pattern(ID, "It is the id of a record.")),
        },
        ("field",),
    )(value, path)
    if "now" not in value:
        raise ValidationError(
            path, "this correction has no `now`", "Add a line `now: ...`, with `null` for what is not stated."
        )
    return replace(correction, was=value.get("was", NOT_GIVEN), now=value["now"])


_withholding = mapping(Withholding, {"reason": non_empty_text, "on": day, "by": text}, ("reason", "on"))
_file: Validator[dict[str, Any]] = mapping(
    dict,
    {
        "corrections": sequence(_correction),
        "withhold": _withholding,
        "former": sequence(any_value),
        "notes": sequence(text),
        "redacted": mapping(
            Redacted,
            {"entries": sequence(_entry), "formerly": sequence(pattern(ID, "It is the id of a record."))},
            (),
        ),
    },
    (),
)


def read_all(folder: Path, label: str, problems: Problems) -> dict[str, CorrectionFile]:
    """Return the files of a folder of corrections by the id of their record.

    label: what to call the folder in messages. What is wrong is noted, and its file left out.
    """
    files: dict[str, CorrectionFile] = {}
    paths = [path for path in folder.iterdir() if path.suffix in (".yaml", ".yml")] if folder.is_dir() else []
    for path in sorted(path for path in paths if path.is_file() and not path.name.startswith(".")):
        file_label = f"{label}/{path.name}"
        if not ID.fullmatch(path.stem):
            problems.error(
                file_label,
                None,
                f"`{path.stem}` is no id of a record",
                "Name the file after the record that it is for.",
            )
        elif path.stem in files:
            problems.error(
                file_label,
                None,
                f"{files[path.stem].name} is for the same record",
                "Put what both hold into one of them.",
            )
        elif file := _read_file(path, file_label, problems):
            files[path.stem] = file
    return files


def _read_file(path: Path, label: str, problems: Problems) -> CorrectionFile | None:
    original = read_bytes(path, label, problems)
    content = None if original is None else yamlio.decode_utf8(original, label, problems)
    file = None if content is None else parse(path, label, content, problems)
    return file and replace(file, original=original)


def parse(path: Path, label: str, content: str, problems: Problems) -> CorrectionFile | None:
    """Return the file with this text, or None with what is wrong noted. label: what to call it in messages."""
    document = yamlio.parse_document(content, label, problems)
    if document is None:
        return None
    data = document.data
    try:
        if isinstance(data, dict) and data.get("withhold", NOT_GIVEN) is None:
            raise ValidationError(
                ("withhold",),
                "`withhold` does not say why",
                "Write `withhold: {reason: ..., on: 2026-11-22}`, or delete it.",
            )
        fields: Data = _file({} if data is None else data, ())
    except ValidationError as error:
        document.report(error, problems)
        return None
    corrections = tuple(
        replace(correction, number=number, line=document.line_number(("corrections", number)))
        for number, correction in enumerate(fields.get("corrections", ()))
    )
    redacted = fields.get("redacted", Redacted())
    return CorrectionFile(path.stem, path, label, content, corrections, fields.get("withhold"), redacted)


def amend(content: str, change: Callable[[Any], None]) -> str:
    """Return the text of a file of corrections with a change to its data, comments kept.

    change: alters a mapping in place. Were a comment in the way, the data would win over it.
    """
    return yamlio.amend(content, change, _HEADER)


def append_to(data: Any, name: str, items: Iterable[Any]) -> None:
    """Add items to a list in the data of a file of corrections; it is made if it is not there."""
    if data.get(name) is None:
        data[name] = []
    data[name].extend(items)
