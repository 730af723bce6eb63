"""Entries of digests that a redaction hides in a record: found again by what its file of corrections knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from build_site.model import Source
from build_site.records.corrections import CorrectionFile
from build_site.records.field_path import EntrySource

REDACTED = "redacted"
"""What stands for the name of a digest that has redacted words; its ending may follow."""


def with_hidden(accounts: Iterable[tuple[Source, ...]], known: Sequence[EntrySource]) -> list[tuple[Source, ...]]:
    """Return the sources of each account, those that hide what they are of with the entry that it is.

    known: digest and heading of the entries of the review, in the order in which they came to it. Where entries are
    fewer now than they were once, the latest are taken.
    """
    accounts = list(accounts)
    seen = {source.entry for sources in accounts for source in sources}
    hidden = [source for sources in accounts for source in sources if source.entry not in known]
    left = [entry for entry in known if entry not in seen][-len(hidden) :] if hidden else []
    found: dict[Source, EntrySource] = {}
    for source in hidden:
        entry = next((entry for entry in left if _may_be(source, entry)), None)
        if entry:
            left.remove(entry)
            found[source] = entry
    return [
        tuple(
            replace(source, digest=found[source][0], heading=found[source][1]) if source in found else source
            for source in sources
        )
        for sources in accounts
    ]


def former_ids(files: Mapping[str, CorrectionFile]) -> dict[str, str]:
    """Return the id of each redacted review by those that it had. files: of corrections, by id."""
    return {old: file.id for file in files.values() for old in file.redacted.formerly if old != file.id}


def _may_be(source: Source, entry: EntrySource) -> bool:
    is_digest_hidden = source.digest.startswith(REDACTED)
    return source.heading in ("", entry[1]) and (is_digest_hidden or source.digest == entry[0])
