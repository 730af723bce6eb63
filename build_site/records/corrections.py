"""What an editor says of single records in `corrections/<id>.yaml`: values put right, and reviews withheld.

    corrections:
    - field: accounts.1.learning.3
      source: {digest: list.txt, heading: 2020 - Leeds - Child A}
      was: what the digests said when it was corrected
      now: what it should be
      reason: why         # these three are for people
      by: who
      on: 2026-11-22
    withhold: {reason: asked for by the family, on: 2026-11-22}

`former` holds corrections that no longer apply, and `notes` comments that stood in a record. A person's
file is never written anew: what is added is put into it, and its comments stay.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import ruamel.yaml

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError, any_value, mapping, non_empty_text, pattern, sequence, text
from build_site.records.record_schema import ID

UNSAID = object()
"""Stands for the `was` that a correction written by a person need not have."""

_HEADER = "# What an editor put right in this record. It is applied at every build; delete an item to undo it.\n"
_DAY = pattern(re.compile(r"\d{4}-\d{2}-\d{2}"), "Write the day as year-month-day: 2026-11-22.")


@dataclass(frozen=True)
class Correction:
    """One value put right. field: a place as `places` has it; source: (digest, heading) of the account meant."""

    field: str
    was: Any = UNSAID
    now: Any = UNSAID
    source: tuple[str, str] | None = None
    reason: str = ""
    by: str = ""
    on: str = ""
    line: int | None = None


@dataclass(frozen=True)
class Withholding:
    """Why a review is not to be published, and since when."""

    reason: str
    on: str
    by: str = ""


@dataclass(frozen=True)
class CorrectionFile:
    """`corrections/<id>.yaml`.

    name: what to call it in a message; text: what it holds; raw: its bytes when it was read.
    """

    id: str
    path: Path
    name: str
    text: str
    corrections: tuple[Correction, ...] = ()
    withhold: Withholding | None = None
    raw: bytes | None = None


def _source(value: Any, path: tuple) -> tuple[str, str]:
    return mapping(
        lambda digest, heading="": (digest, heading), {"digest": non_empty_text, "heading": text}, ("digest",)
    )(value, path)


def _correction(value: Any, path: tuple) -> Correction:
    found: Correction = mapping(
        Correction,
        {
            "field": non_empty_text,
            "source": _source,
            "was": any_value,
            "now": any_value,
            "reason": text,
            "by": text,
            "on": text,
        },
        ("field",),
    )(value, path)
    if "now" not in value:
        raise ValidationError(
            path, "this correction has no `now`", "Add a line `now: ...`, with `null` for what is not stated."
        )
    return replace(found, was=value.get("was", UNSAID), now=value["now"])


def _withholding(value: Any, path: tuple) -> Withholding:
    return mapping(Withholding, {"reason": non_empty_text, "on": _DAY, "by": text}, ("reason", "on"))(value, path)


def _parts(**parts: Any) -> dict[str, Any]:
    return parts


_FILE = mapping(
    _parts,
    {
        "corrections": sequence(_correction),
        "withhold": _withholding,
        "former": sequence(any_value),
        "notes": sequence(text),
    },
    (),
)


def read_all(folder: Path, name: str, problems: Problems) -> dict[str, CorrectionFile]:
    """The files of a folder of corrections by the id of their record. What is wrong is noted, and its file left out."""
    found: dict[str, CorrectionFile] = {}
    paths = [path for path in folder.iterdir() if path.suffix in (".yaml", ".yml")] if folder.is_dir() else []
    for path in sorted(path for path in paths if path.is_file() and not path.name.startswith(".")):
        called = f"{name}/{path.name}"
        if not ID.fullmatch(path.stem) or path.stem in found:
            problems.error(
                called,
                None,
                f"`{path.stem}` is no id of a record"
                if path.stem not in found
                else f"{found[path.stem].name} is for the same record",
                "Name the file after the record that it is for."
                if path.stem not in found
                else "Put what both hold into one of them.",
            )
            continue
        try:
            raw = path.read_bytes()
        except OSError as error:
            problems.error(called, None, f"the file can't be read: {error.strerror}", "Check that it may be read.")
            continue
        content = yamlio.decode_utf8(raw, called, problems)
        file = None if content is None else parse(path, called, content, problems)
        if file is not None:
            found[path.stem] = replace(file, raw=raw)
    return found


def parse(path: Path, name: str, content: str, problems: Problems) -> CorrectionFile | None:
    """The file with this text, or None with what is wrong noted."""
    document = yamlio.parse_document(content, name, problems)
    if document is None:
        return None
    data = document.data
    try:
        if isinstance(data, dict) and data.get("withhold", UNSAID) is None:
            raise ValidationError(
                ("withhold",),
                "`withhold` does not say why",
                "Write `withhold: {reason: ..., on: 2026-11-22}`, or delete it.",
            )
        parts = _FILE({} if data is None else data, ())
    except ValidationError as wrong:
        problems.error(name, yamlio.line_number(content, wrong.path) or 1, wrong.what, wrong.remedy)
        return None
    lines = [yamlio.line_number(content, ("corrections", place)) for place in range(len(parts.get("corrections", ())))]
    corrections = tuple(replace(item, line=line) for item, line in zip(parts.get("corrections", ()), lines))
    return CorrectionFile(path.stem, path, name, content, corrections, parts.get("withhold"))


def amended(content: str, change: Callable[[Any], None]) -> str:
    """The text of a file of corrections with a change to its data, comments kept.

    change: alters a mapping in place. Were a comment in the way, the data would win over it.
    """
    writer = ruamel.yaml.YAML()
    writer.preserve_quotes, writer.width = True, 120
    tree = writer.load(content)
    expected = yamlio.parse(content, "", Problems()) or {}
    change(expected)
    if tree is None:
        tree, head = expected, content or _HEADER
    else:
        change(tree)
        head = ""
    out = io.StringIO(head)
    out.seek(0, io.SEEK_END)
    writer.dump(tree, out)
    kept = yamlio.parse(out.getvalue(), "", Problems()) == expected
    return out.getvalue() if kept else yamlio.dump(expected)
