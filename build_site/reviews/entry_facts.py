"""An entry with the facts that it states: the step between reading a digest and comparing its entries."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.digests.headings import HeadingGrammar
from build_site.digests.reader import Entry
from build_site.model import INFERRED, Child, Evidence
from build_site.reviews.areas import read_areas
from build_site.reviews.facts.children import read_children
from build_site.reviews.facts.death import read_death
from build_site.reviews.facts.harms import read_harms
from build_site.reviews.facts.incident import read_incident
from build_site.reviews.facts.review_type import read_review_type
from build_site.vocabulary.areas import Areas
from build_site.vocabulary.harms import HarmVocabulary
from build_site.vocabulary.keywords import Keywords


@dataclass(frozen=True)
class EntryFacts:
    """An entry and its facts.

    evidence: fact -> what it rests on, with account 1 for this entry's own; doubts: why it is held.
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

    @property
    def key(self) -> str:
        """Return what an editor calls the entry: `digest:first line`."""
        return f"{self.entry.digest}:{self.entry.lines[0]}"


@dataclass(frozen=True)
class FactReader:
    """Extracts the facts of entries, with the words of the vocabularies."""

    areas: Areas
    keywords: Keywords
    harms: HarmVocabulary
    headings: HeadingGrammar

    def read(self, entry: Entry) -> EntryFacts:
        """Return an entry with the facts that it states."""
        account, heading = entry.account, entry.heading
        story = f"{account.summary}\n\n{entry.background}" if entry.background else account.summary
        review_type, type_evidence = read_review_type(heading.review_type, heading.printed, account, self.headings)
        if review_type is None and entry.context_type:
            review_type, type_evidence = entry.context_type, [Evidence(entry.context_type, "", 1, INFERRED)]
        death, death_evidence = read_death(story)
        children, child_evidence = read_children(story, heading.title)
        incident, incident_evidence = read_incident(story)
        if heading.incident:
            incident, incident_evidence = heading.incident, [Evidence(heading.incident, heading.printed, 1)]
        harms, harm_evidence = read_harms(account, heading.title, death, children, self.harms, self.keywords)
        evidence = {
            "review_type": type_evidence,
            "death": death_evidence,
            "children": child_evidence,
            "incident": incident_evidence,
            "harms": harm_evidence,
        }
        return EntryFacts(
            entry,
            read_areas(entry, self.areas),
            review_type,
            death,
            children,
            incident,
            harms,
            {fact: tuple(items) for fact, items in evidence.items() if items},
        )
