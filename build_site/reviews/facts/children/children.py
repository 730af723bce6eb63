"""The subject child or children of a review: ages and sexes, from what happened."""

from __future__ import annotations

import re
from itertools import zip_longest

from build_site.core.text import sentences
from build_site.model import READ, Child, Evidence
from build_site.reviews.facts.children.counted_children import CHILDREN, TWINS, count_children
from build_site.reviews.facts.children.named_children import sexes_of_named
from build_site.reviews.facts.children.sexes import assign_sexes, read_sexes
from build_site.reviews.facts.children.sibling_ages import PlacedAge
from build_site.reviews.facts.children.subject_ages import subject_ages
from build_site.reviews.facts.context.story import Story, names_several, title_words

_MOST_LISTED = 12
"""A review of more children than this is of a group: they are not listed one by one."""

_CHILDREN_AFTER = re.compile(rf"\W*(?:\w+\W+){{0,2}}?{CHILDREN}\b", re.IGNORECASE)
_SAID_OF_ALL_BEFORE = re.compile(
    rf"\b(?:{CHILDREN}\s+aged|(?:both|all|each)(?: of (?:them|whom))?(?: (?:is|are|was|were))?(?:\s+aged)?)\s*$",
    re.IGNORECASE,
)
"""What stands before an age that several share: "twins aged", "two infants, both"."""


def read_children(summary: str, title: str = "") -> tuple[tuple[Child, ...], list[Evidence]]:
    """Return the subject children of an account, in its order, and the words that their ages and sexes rest on.

    Of several sentences, the first that gives an age of a subject gives them all: later ones tell of
    what went before or came after. A child whose age and sex are not stated is listed empty where the
    account says how many there are. One who harmed another child is a subject where the title names both.
    """
    story = sentences(summary)
    told = Story(tuple(story), title_words(title), title)
    ages = subject_ages(told)
    sentence = ages[0].sentence if ages else ""
    count = count_children(sentence or " ".join(story[:1]))
    ages = _repeat_shared_age(ages, count)
    sexes = read_sexes(told, names_several(title))
    size = max(len(ages), len(sexes.each), count if count <= _MOST_LISTED else 0)
    assigned = assign_sexes(sexes, ages, size)
    named = sexes_of_named(told, ages)
    assigned = [of_name or sex for of_name, sex in zip_longest(named, assigned)]
    children = zip_longest([placed.age.text for placed in ages], assigned)
    evidence = [Evidence(placed.age.text, placed.age.words, 1, READ) for placed in ages]
    if any(assigned):
        evidence += sexes.evidence
    return tuple(Child(age, sex) for age, sex in children), [*dict.fromkeys(evidence)]


def _repeat_shared_age(ages: list[PlacedAge], count: int) -> list[PlacedAge]:
    """Return one age that is said of several children as the age of each: "two 23-month-old toddlers"."""
    if len(ages) != 1 or not 1 < count <= _MOST_LISTED or ages[0].age.text.startswith("under"):
        return ages
    age, sentence = ages[0].age, ages[0].sentence
    said_of_all = (
        _CHILDREN_AFTER.match(sentence, age.end)
        or _SAID_OF_ALL_BEFORE.search(sentence[: age.start])
        or TWINS.search(sentence)
    )
    return ages * count if said_of_all else ages
