"""What a file of corrections says of redactions: the words that go, and what the build must know of such a review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from build_site.core.schema import Validator, mapping, misfit, non_empty_text, pattern, positive_number, sequence, text
from build_site.core.words import fold
from build_site.model import EntryKey
from build_site.records.field_path import FieldPath
from build_site.records.record_schema import ID


@dataclass(frozen=True)
class Redacted:
    """What the build has to know of a review with redactions: its entries by their keys, and the ids that it had."""

    entries: tuple[EntryKey, ...] = ()
    formerly: tuple[str, ...] = ()


NOTHING_REDACTED = Redacted()


def redact(value: Any, path: FieldPath) -> bool | tuple[str, ...]:
    """Return whether a correction redacts, or which words. Raises ValidationError if a value says neither."""
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


redacted: Validator[Redacted] = mapping(
    Redacted,
    {"entries": sequence(_entry), "formerly": sequence(pattern(ID, "It is the id of a record."))},
    (),
)
