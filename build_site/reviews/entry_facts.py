"""An entry with the facts that it states: the step between reading a digest and comparing its entries."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.digests.reader import Entry
from build_site.model import Child, Evidence


@dataclass(frozen=True)
class EntryFacts:
    """An entry and its facts.

    evidence: fact -> what it rests on, with account 1 for this entry's own; doubts: why it is held; of_adult: an
    adult is its subject.
    """

    entry: Entry
    areas: tuple[str, ...]
    review_type: str | None
    death: str | None
    children: tuple[Child, ...]
    incident: str | None
    harms: tuple[str, ...]
    evidence: dict[str, tuple[Evidence, ...]]
    doubts: tuple[str, ...] = ()
    of_adult: bool = False

    @property
    def key(self) -> str:
        """Return what an editor calls the entry: `digest:first line`."""
        return f"{self.entry.digest}:{self.entry.lines[0]}"


def story_of(entry: Entry) -> str:
    """Return all that an entry tells of what happened: its summary, and the background that is kept apart."""
    summary = entry.account.summary
    return f"{summary}\n\n{entry.background}" if entry.background else summary
