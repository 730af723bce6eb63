"""What an editor says of single records in `corrections/<id>.yaml`: values put right, and reviews withheld.

    corrections:
    - field: accounts.1.learning.3
      source: {digest: list.txt, heading: 2020 - Leeds - Child A}
      moved: {digest: list.md, heading: 2020 - Leeds - Child A}   # by the build, when the entry moves
      was: what the digests said when it was corrected
      now: what it should be
      reason: why         # these three are for people, and stay in this file
      by: who
      on: 2026-11-22
      redact: true        # or the words that must go: [Alex, Mill Lane]; see `redaction`
      elsewhere: [2019-kent-alex]  # records in which these words mean somebody else
    withhold: {reason: asked for by the family, on: 2026-11-22}

A withholding ends by an act of an editor alone. One of these takes the place of `withhold`:

    withheld_until: {reason: until the inquest, on: 2027-03-01}     # published from that day on
    released: {reason: the family asked for it, on: 2026-12-01}     # published since

`former` holds corrections that no longer apply, `notes` comments that stood in a record, and `redacted` what the build
has to know of a review whose address or headings had words that are redacted. A person's
file is never written anew: what is added is put into it, and its comments stay.
"""

from __future__ import annotations

import re
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
    non_empty_text,
    pattern,
    quoted,
    sequence,
    text,
)
from build_site.records.field_path import Data, EntrySource, FieldPath
from build_site.records.record_schema import ID, PUBLICATION, day
from build_site.records.redaction_fields import NOTHING_REDACTED, Redacted, redact, redacted

NOT_GIVEN = object()
"""Stands for the `was` that a correction written by a person need not have."""

_LIKE_WITHHOLDING = re.compile(r"[\s\-'\"]*with?-?h*[eo]+u?l+d(?:_until)?['\"]?\s*:", re.IGNORECASE)
"""A line that was meant to withhold a review: within a text or a former correction it would do nothing."""

_HEADER = "# What an editor put right in this record. It is applied at every build; delete an item to undo it.\n"


@dataclass(frozen=True)
class Correction:
    """One value put right.

    field: its path as `format_path` has it; source: an entry of the account meant; moved: where that entry stands
    now, if not there; redact: whether what it replaces is taken out of all that is published, or which words are;
    elsewhere: ids of the records in which these words mean somebody else; number: among those of its file, from 0;
    line: its own there.
    """

    field: str
    was: Any = NOT_GIVEN
    now: Any = NOT_GIVEN
    source: EntrySource | None = None
    moved: EntrySource | None = None
    reason: str = ""
    by: str = ""
    on: str = ""
    redact: bool | tuple[str, ...] = False
    elsewhere: tuple[str, ...] = ()
    number: int = 0
    line: int | None = None

    @property
    def place(self) -> EntrySource | None:
        """Return an entry of the account meant, by the name that it has now."""
        return self.moved or self.source


@dataclass(frozen=True)
class Withholding:
    """Why a review is not to be published, and since when; or, where that is said instead, until which day."""

    reason: str
    on: str = ""
    by: str = ""
    until: str = ""

    @property
    def term(self) -> str:
        """Return for how long it holds: `since 2026-11-22`, or `until 2027-03-01`."""
        return f"until {self.until}" if self.until else f"since {self.on}"

    def holds(self, today: str) -> bool:
        """Return whether it holds on a day (year-month-day)."""
        return not self.until or today < self.until


@dataclass(frozen=True)
class Release:
    """Why a review that was withheld is published again, and since when."""

    reason: str
    on: str
    by: str = ""


@dataclass(frozen=True)
class CorrectionFile:
    """`corrections/<id>.yaml`.

    name: what to call it in a message; text: what it holds, "" where there is no such file yet; notes: comments that
    stood in the record; original: its bytes when it was read. At most one of withhold (`withhold` or
    `withheld_until`) and released is there.
    """

    id: str
    path: Path
    name: str
    text: str = ""
    corrections: tuple[Correction, ...] = ()
    withhold: Withholding | None = None
    notes: tuple[str, ...] = ()
    redacted: Redacted = NOTHING_REDACTED
    original: bytes | None = None
    released: Release | None = None

    @property
    def may_release(self) -> bool:
        """Return whether the file says that a withholding ends, and when."""
        return self.released is not None or bool(self.withhold and self.withhold.until)

    @property
    def publication_line(self) -> int | None:
        """Return the line on which the file says whether its review is published; None where it does not say."""
        return next((line for name in _PUBLICATION if (line := yamlio.line_number(self.text, (name,)))), None)

    @property
    def redacts(self) -> bool:
        """Return whether a correction takes words out of all that is published."""
        return any(correction.redact for correction in self.corrections)

    def amended(self, change: Callable[[Any], None], problems: Problems) -> CorrectionFile:
        """Return the file with a change to its data, as `amend` makes it."""
        return parse(self.path, self.name, amend(self.text, change), problems) or self


def _source(value: Any, path: FieldPath) -> EntrySource:
    source: EntrySource = mapping(
        lambda digest, heading="": (digest, heading), {"digest": non_empty_text, "heading": text}, ("digest",)
    )(value, path)
    return source


def _correction(value: Any, path: FieldPath) -> Correction:
    correction: Correction = mapping(
        Correction,
        {
            "field": non_empty_text,
            "source": _source,
            "moved": _source,
            "was": any_value,
            "now": any_value,
            "reason": text,
            "by": text,
            "on": text,
            "redact": redact,
            "elsewhere": sequence(pattern(ID, "It is the id of a record.")),
        },
        ("field",),
    )(value, path)
    if correction.field.partition(".")[0] in PUBLICATION:
        raise ValidationError(
            (*path, "field"),
            f"`{quoted(correction.field)}` can't be corrected: the build writes it",
            "Write `withhold` or `released` in this file, or rule in joins.yaml.",
        )
    if "now" not in value:
        raise ValidationError(
            path, "this correction has no `now`", "Add a line `now: ...`, with `null` for what is not stated."
        )
    return replace(correction, was=value.get("was", NOT_GIVEN), now=value["now"])


def _withheld_until(reason: str, on: str, by: str = "") -> Withholding:
    return Withholding(reason, by=by, until=on)


_PUBLICATION: dict[str, Validator[Any]] = {
    name: mapping(kind, {"reason": non_empty_text, "on": day, "by": text}, ("reason", "on"))
    for name, kind in (("withhold", Withholding), ("withheld_until", _withheld_until), ("released", Release))
}
"""What an editor says of a review's publication; a file has at most one of them."""

_file: Validator[dict[str, Any]] = mapping(
    dict,
    {
        "corrections": sequence(_correction),
        **_PUBLICATION,
        "former": sequence(any_value),
        "notes": sequence(text),
        "redacted": redacted,
    },
    (),
)


def parse(path: Path, label: str, content: str, problems: Problems) -> CorrectionFile | None:
    """Return the file with this text, or None with what is wrong noted. label: what to call it in messages."""
    document = yamlio.parse_document(content, label, problems)
    if document is None:
        return None
    data = document.data
    try:
        if not data and (data is None or isinstance(data, dict)):
            raise _says_nothing(content)
        fields: Data = _file(data, ())
        _check_publication(data, content)
    except ValidationError as error:
        document.report(error, problems)
        return None
    corrections = tuple(
        replace(correction, number=number, line=document.line_number(("corrections", number)))
        for number, correction in enumerate(fields.get("corrections", ()))
    )
    withhold = fields.get("withhold") or fields.get("withheld_until")
    return CorrectionFile(
        path.stem,
        path,
        label,
        content,
        corrections,
        withhold,
        tuple(fields.get("notes", ())),
        redacted=fields.get("redacted", NOTHING_REDACTED),
        released=fields.get("released"),
    )


def _says_nothing(content: str) -> ValidationError:
    what = "holds nothing but comments" if content.strip() else "is empty"
    return ValidationError(
        (), f"the file {what}, so it withholds and corrects nothing", "Put back what it held, or delete the file."
    )


def _check_publication(data: Data, content: str) -> None:
    """Check that the file says one thing of the review's publication, and none that is not read as such."""
    said = [name for name in _PUBLICATION if name in data]
    for name in said:
        if data[name] is None:
            raise ValidationError(
                (name,),
                f"`{name}` does not say why",
                f"Write `{name}: {{reason: ..., on: 2026-11-22}}`, or put back what it said.",
            )
    if len(said) > 1:
        raise ValidationError(
            (said[1],), f"the file has `{said[0]}` and `{said[1]}`", "Keep the one that holds and delete the other."
        )
    line = None if said else next((line for line in content.splitlines() if _LIKE_WITHHOLDING.match(line)), None)
    if line is not None:
        raise ValidationError(
            (),
            f"`{quoted(line)}` is not read as a withholding where it stands",
            "Write `withhold: {reason: ..., on: 2026-11-22}` at the beginning of a line, or take it out.",
        )


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
