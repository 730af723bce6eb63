"""An entry as read -> its facts, in the words of the vocabularies."""

from __future__ import annotations

from dataclasses import dataclass, field

from build_site.core.text import first_sentence
from build_site.digests.headings import HeadingGrammar
from build_site.digests.reader import Entry
from build_site.model import INFERRED, Child, Evidence
from build_site.reviews.areas import read_areas
from build_site.reviews.entry_facts import EntryFacts, story_of
from build_site.reviews.facts.children.children import read_children
from build_site.reviews.facts.death.death import read_death
from build_site.reviews.facts.harms import read_harms
from build_site.reviews.facts.incident.incident import read_incident
from build_site.reviews.facts.review_type import read_review_type, read_told_type
from build_site.vocabulary.areas import Areas
from build_site.vocabulary.harms import HarmVocabulary
from build_site.vocabulary.keywords import Keywords
from build_site.vocabulary.labels import LabelVocabulary


@dataclass(frozen=True)
class _ChildFacts:
    """What an entry states of the child under review, and what that rests on."""

    death: str | None
    children: tuple[Child, ...] = ()
    harms: tuple[str, ...] = ()
    evidence: dict[str, list[Evidence]] = field(default_factory=dict)


@dataclass(frozen=True)
class FactReader:
    """Extracts the facts of entries, with the words of the vocabularies.

    labels: says of which kinds of review an adult is the subject: nothing is read of a child there.
    """

    areas: Areas
    keywords: Keywords
    harms: HarmVocabulary
    headings: HeadingGrammar
    labels: LabelVocabulary

    def read(self, entry: Entry) -> EntryFacts:
        """Return an entry with the facts that it states."""
        account, heading = entry.account, entry.heading
        story = story_of(entry)
        review_type, type_evidence = read_review_type(heading.review_type, heading.printed, account, self.headings)
        if review_type is None:
            others = frozenset({"rapid review", *self.labels.about("adult")})
            review_type, type_evidence = read_told_type(story, heading.title, self.headings, others)
        if review_type is None and entry.context_type:
            review_type, type_evidence = entry.context_type, [Evidence(entry.context_type, "", 1, INFERRED)]
        of_adult = self._is_of_adult(entry, review_type)
        child_facts = _no_child(story) if of_adult else self._child_facts(entry, story)
        incident, incident_evidence = read_incident(story)
        if heading.incident:
            incident, incident_evidence = heading.incident, [Evidence(heading.incident, heading.printed, 1)]
        elif entry.fields.incident:
            incident = entry.fields.incident
            incident_evidence = [Evidence(incident, entry.fields.words, 1)]
        evidence = {
            "review_type": type_evidence,
            "incident": incident_evidence,
            **child_facts.evidence,
        }
        return EntryFacts(
            entry,
            read_areas(entry, self.areas),
            review_type,
            child_facts.death,
            child_facts.children,
            incident,
            child_facts.harms,
            {fact: tuple(items) for fact, items in evidence.items() if items},
            of_adult=of_adult,
        )

    def _is_of_adult(self, entry: Entry, review_type: str | None) -> bool:
        """Return whether an adult is the subject: a kind of review says so, and none of a child is named beside it."""
        if review_type not in self.labels.about("adult"):
            return False
        opening = first_sentence(entry.account.summary)
        named = self.headings.types_in(entry.heading.printed) | self.headings.types_in(opening)
        return not named & self.labels.about("child")

    def _child_facts(self, entry: Entry, story: str) -> _ChildFacts:
        death, death_evidence = read_death(story, entry.heading.title)
        children, child_evidence = read_children(story, entry.heading.title)
        harms, harm_evidence = read_harms(
            entry.account, entry.heading.title, death, children, self.harms, self.keywords, entry.background
        )
        evidence = {"death": death_evidence, "children": child_evidence, "harms": harm_evidence}
        return _ChildFacts(death, children, harms, evidence)


def _no_child(story: str) -> _ChildFacts:
    return _ChildFacts("unclear" if story.strip() else None)
