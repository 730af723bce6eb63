"""Whether an editor has accepted an entry as it is read.

An acceptance holds for a text or for a reading: nobody is asked again where the publisher mends a comma, or this
program reads better, but not both at once.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

import msgspec

from build_site.reviews.entry_facts import EntryFacts

_DIGITS = 8


def fingerprints(entry: EntryFacts) -> str:
    """Return what tells the text and the reading of an entry from others, as `accepted` has it: "0a1b2c3d-4e5f6071"."""
    source = entry.entry
    text = f"{source.heading.printed}\n{source.text}".encode()
    reading = (
        source.heading.title,
        source.published,
        replace(source.account, sources=()),
        entry.areas,
        entry.review_type,
        entry.death,
        entry.children,
        entry.incident,
        entry.harms,
    )
    return "-".join(hashlib.sha256(data).hexdigest()[:_DIGITS] for data in (text, msgspec.json.encode(reading)))


def is_accepted(entry: EntryFacts) -> bool:
    """Return whether an editor accepted an entry, and its text or its reading is still the one accepted."""
    accepted = entry.entry.accepted
    return bool(accepted) and any(
        was == now for was, now in zip(accepted.split("-"), fingerprints(entry).split("-"), strict=True)
    )
