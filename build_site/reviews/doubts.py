"""Why an entry is doubtful, so that it is held back until an editor accepts it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from build_site.core.text import first_sentence
from build_site.model import ASKED_AGAIN
from build_site.reviews.acceptance import is_accepted
from build_site.reviews.entry_facts import EntryFacts, story_of
from build_site.reviews.facts.children.unread_ages import unread_age
from build_site.reviews.facts.death.death import unread_outcome
from build_site.vocabulary.areas import Areas

_DEATH = re.compile(r"\b(?:died|killed|murder(?:ed)?|suicide|deaths?(?! (?:or|and)\b))\b", re.IGNORECASE)


def with_doubts(entry: EntryFacts, areas: Areas) -> EntryFacts:
    """Return an entry with the reasons to hold it back: none if an editor accepted it."""
    if is_accepted(entry):
        return entry
    doubts = tuple(dict.fromkeys((*entry.entry.doubts, *_doubts_of_facts(entry, areas))))
    return replace(entry, doubts=(ASKED_AGAIN, *doubts) if doubts and entry.entry.accepted else doubts)


def _doubts_of_facts(entry: EntryFacts, areas: Areas) -> Iterator[str]:
    """Yield what is not understood in the facts, and those that can't all be true."""
    for area in entry.areas:
        if areas.get(area) is None:
            yield f"the area `{area}` is not known"
    published, incident = entry.entry.published, entry.incident
    if published and incident and incident[:4] > published[:4]:
        yield f"the incident ({incident}) is later than the publication ({published})"
    if not entry.entry.account.summary:
        yield "it does not say what happened"
        return
    if entry.of_adult:
        return
    first = first_sentence(entry.entry.account.summary)
    age = None if any(child.age for child in entry.children) else unread_age(entry.entry.account.summary)
    if age:
        yield f"an age is told that is not understood: `{age}`"
    if entry.death in (None, "unclear"):
        yield from _doubts_of_death(entry, first)


def _doubts_of_death(entry: EntryFacts, first: str) -> Iterator[str]:
    """Yield what is told of a death or a survival, in the first sentence or later, where it is not read whose it is."""
    death = _DEATH.search(first)
    if death:
        yield f"a death is told, but not understood whose: `{death[0]}`"
        return
    outcome = unread_outcome(story_of(entry.entry), entry.entry.heading.title)
    if outcome:
        yield f"it is told that somebody died or survived, but not understood who: `{outcome}`"
