"""An entry with all that it states: the step between reading a digest and comparing its entries."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.digests.headings import HeadingGrammar
from build_site.digests.reader import Entry
from build_site.model import Child, Evidence
from build_site.reviews.areas import areas_of
from build_site.reviews.facts.children import children_of
from build_site.reviews.facts.death import death_of
from build_site.reviews.facts.harms import harms_of
from build_site.reviews.facts.incident import incident_of
from build_site.reviews.facts.review_type import kind_of
from build_site.vocabulary.areas import Areas
from build_site.vocabulary.harms import HarmVocabulary
from build_site.vocabulary.keywords import Keywords


@dataclass(frozen=True)
class EntryFacts:
    """An entry and its facts. evidence: fact -> what it rests on, with account 1 for this entry's own."""

    entry: Entry
    areas: tuple[str, ...]
    review_type: str | None
    death: str | None
    children: tuple[Child, ...]
    incident: str | None
    harms: tuple[str, ...]
    evidence: dict[str, tuple[Evidence, ...]]

    @property
    def key(self) -> str:
        """What an editor calls the entry: `digest:first line`."""
        return f"{self.entry.digest}:{self.entry.lines[0]}"


@dataclass(frozen=True)
class FactReader:
    """Reads the facts of entries in the words of the vocabularies."""

    areas: Areas
    keywords: Keywords
    harms: HarmVocabulary
    headings: HeadingGrammar

    def read(self, entry: Entry) -> EntryFacts:
        """Return the entry with all that it states."""
        account = entry.account
        review_type, type_evidence = kind_of(entry.heading.review_type, entry.heading.printed, account, self.headings)
        death, death_evidence = death_of(account.summary)
        children, child_evidence = children_of(account.summary, entry.heading.title)
        incident, incident_evidence = incident_of(account.summary)
        harms, harm_evidence = harms_of(account, entry.heading.title, death, children, self.harms, self.keywords)
        found = {
            "review_type": type_evidence,
            "death": death_evidence,
            "children": child_evidence,
            "incident": incident_evidence,
            "harms": harm_evidence,
        }
        return EntryFacts(
            entry,
            areas_of(entry, self.areas),
            review_type,
            death,
            children,
            incident,
            harms,
            {fact: tuple(items) for fact, items in found.items() if items},
        )
