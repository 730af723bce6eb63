"""Plain notes of what a review tells of, for a reader who wants to know before reading on."""

from __future__ import annotations

from build_site.model import Record
from build_site.site import text_format

_HARMS = {
    "illness or medical": "illness",
    "accident": "an accident",
    "other": "",
}
"""The harms whose note has other words than their name."""


def content_note(record: Record) -> str:
    """Return a sentence: "This review tells of the death of a child and of neglect."; empty if nothing is stated."""
    death = ["the death of a child"] if record.death == "yes" else []
    harms = [_HARMS.get(harm, harm) for harm in record.harms]
    harms_named = text_format.join_and([f"of {harm}" for harm in (*death, *harms) if harm])
    return f"This review tells {harms_named}." if harms_named else ""
