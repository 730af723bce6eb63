"""An editor's word on how a digest is to be read: `outlines/<name of the digest>.yaml`. What stands there is obeyed.

    publisher: Anytown Safeguarding Partnership    # where the digest does not say who published the reviews
    area: Anytown
    published: 2024-05                             # for entries without a date of their own
    circulation: professionals
    begins:
    - line: 16
      says: Serious Case Review - Child G
      title: Child G
      accepted: 0a1b2c3d-4e5f6071                  # a doubtful entry is right as it is read
    begins_not:
    - {line: 24, says: SCR G - Final Report}

`says` is what the line holds. If lines have moved, it is found by that; if it is gone, the editor is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from build_site.core import schema, yamlio
from build_site.core.content import SourceFile
from build_site.core.dates import edtf_problem
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError, ValuePath
from build_site.core.text import normalise_space
from build_site.model import PROFESSIONALS, PUBLIC

_ACCEPTED = re.compile(r"[0-9a-f]{8}-[0-9a-f]{8}")


@dataclass(frozen=True)
class Mark:
    """A line of a digest that an editor says something of.

    line: its number; says: its text; title: of the review, "" to have it as read; accepted: the fingerprints of text
    and reading of an entry that an editor accepted, "" if none did.
    """

    line: int
    says: str
    title: str = ""
    accepted: str = ""


@dataclass(frozen=True)
class Outline:
    """What an editor says of one digest. label: what messages call the file; begins, begins_not: by line."""

    label: str = ""
    publisher: str | None = None
    area: str | None = None
    published: str | None = None
    circulation: str | None = None
    begins: tuple[Mark, ...] = ()
    begins_not: tuple[Mark, ...] = ()
    lines: dict[tuple[str, int], int] = field(default_factory=dict)

    def placed(self, digest: str, printed: Sequence[str], problems: Problems) -> Outline:
        """Return the outline with each line where its text stands now. What is not found is noted as an error."""
        numbers: dict[str, list[int]] = {}
        for number, line in enumerate(printed, 1):
            numbers.setdefault(normalise_space(line), []).append(number)

        def place(name: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
            found = []
            for index, mark in enumerate(marks):
                places = numbers.get(normalise_space(mark.says), [])
                if mark.line in places:
                    found.append(mark)
                elif len(places) == 1:
                    found.append(replace(mark, line=places[0]))
                else:
                    is_there = 0 < mark.line <= len(printed)
                    says = f"says `{schema.quoted(printed[mark.line - 1])}`" if is_there else "is not there"
                    problems.error(
                        self.label,
                        self.lines.get((name, index)),
                        f"line {mark.line} of digests/{digest} {says}, not `{schema.quoted(mark.says)}`",
                        "Write the line as it stands in the digest, or take this out.",
                    )
            return tuple(found)

        return replace(self, begins=place("begins", self.begins), begins_not=place("begins_not", self.begins_not))


NO_OUTLINE = Outline()


def outline_name(digest: str) -> str:
    """Return the path under `outlines/` of the outline of a digest: "kent/2024.pdf" -> "kent/2024.yaml"."""
    folder, slash, name = digest.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return f"{folder}{slash}{stem}.yaml"


def _edtf(value: Any, path: ValuePath) -> str:
    text = schema.non_empty_text(value, path)
    if problem := edtf_problem(text):
        raise ValidationError(
            path, f"`{schema.quoted(text)}` is no date: {problem}", "Write it as `2024-05` or `2024`."
        )
    return text


def _fingerprints(value: Any, path: ValuePath) -> str:
    return schema.pattern(_ACCEPTED, "Copy it from what the command `outline` prints.")(value, path)


_MARK = schema.mapping(
    Mark,
    {
        "line": schema.positive_number,
        "says": schema.non_empty_text,
        "title": schema.non_empty_text,
        "accepted": _fingerprints,
    },
    required=("line", "says"),
)
_LINE = schema.mapping(Mark, {"line": schema.positive_number, "says": schema.non_empty_text}, required=("line", "says"))
_FILE = schema.mapping(
    Outline,
    {
        "publisher": schema.non_empty_text,
        "area": schema.non_empty_text,
        "published": _edtf,
        "circulation": schema.one_of(PUBLIC, PROFESSIONALS),
        "begins": schema.sequence(_MARK),
        "begins_not": schema.sequence(_LINE),
    },
)


def load_outline(source: SourceFile, problems: Problems) -> Outline:
    """Return what an editor says of a digest in a file; an empty outline where it has a mistake, which is noted."""
    document = yamlio.read_document(source, problems)
    if document is None or document.data is None:
        return Outline(source.label)
    try:
        outline = _FILE(document.data, ())
    except ValidationError as error:
        document.report(error, problems)
        return Outline(source.label)
    lines = {
        (name, index): line
        for name in ("begins", "begins_not")
        for index in range(len(getattr(outline, name)))
        if (line := document.line_number((name, index))) is not None
    }
    return replace(outline, label=source.label, lines=lines)
