"""The ages of the children under review, from what happened: by words for an age first, then by grammar alone."""

from __future__ import annotations

import re

from build_site.reviews.facts.age_owners import CHILD_NEXT, is_age_of_child, is_age_of_subject
from build_site.reviews.facts.ages import Age, ages_in
from build_site.reviews.facts.birth_ages import birth_ages_in
from build_site.reviews.facts.counted_children import count_children
from build_site.reviews.facts.incident_time import TELLS_OF_HARM, Strength, strength_of_time
from build_site.reviews.facts.sentence_context import is_offender
from build_site.reviews.facts.sibling_ages import PlacedAge, count_pair, siblings_alone, with_siblings
from build_site.reviews.facts.story import Story, names_in
from build_site.reviews.facts.told_of_subject import ToldOfSubject, told_of_subject
from build_site.reviews.facts.told_persons import PRONOUNS

_NAME = r"[A-Z][\w'’-]*"
_SEVERAL_NAMES = re.compile(
    rf"(?:(?:Child(?:ren)?|Bab(?:y|ies)|Siblings|Young People)\s+)?{_NAME}(?:,\s*{_NAME})*"
    rf"(?:,\s*|,?\s+(?:and|&)\s+)(?:Child |Baby )?{_NAME}"
)
"""A title that names several children: "Children N and O", "Samuel, Shay and Joy"."""


_NEW_KIN = r"(?:daughter|son|sister|brother|sibling|half-(?:sister|brother|sibling))"
_NEW_KIN_BEFORE = re.compile(
    rf"\b(?:an?|another|one)\s+(?:[\w-]+\s+){{0,2}}{_NEW_KIN},?\s+(?:who\s+was\s+)?(?:aged\s+)?$", re.IGNORECASE
)
_INDEFINITE_BEFORE = re.compile(r"\b(?:an?|another|one)\s+$", re.IGNORECASE)
_LETTERS_BESIDE = 60
_SEVERAL = 2
_KIN_AFTER = re.compile(rf"\s+{_NEW_KIN}\b", re.IGNORECASE)
_WHEN_BEFORE = re.compile(
    r"\bwhen\s+(?:(?P<noun>the\s+(?:baby|child|boy|girl|infant|toddler))|(?P<who>[A-Z][\w’'-]*))\s+was\s+"
    r"(?:(?:just|only)\s+)?$"
)


def subject_ages(sentences: list[str], title: str) -> list[PlacedAge]:
    """Return the ages of the subjects: those of the first sentence that gives one, and those of siblings told near it.

    An age that only its place in a sentence marks gives way to one with a word for it, except where it is surely
    that of what happened and comes first.
    """
    story = Story(tuple(sentences), names_in(title))
    every = list(told_of_subject(story))
    told = _in_agreement([item for item in every if item.strength is not Strength.UNSURE])
    number, ages = _first_marked(story, bool(_SEVERAL_NAMES.fullmatch(title)))
    sure = next((item for item in told if item.strength is Strength.STRONG), None)
    if told and (not ages or (sure and sure.number < number)):
        number, ages = (sure or told[0]).number, []
    elif ages:
        told = [item for item in every if item.telling.who.casefold() not in PRONOUNS]
    count = max(count_children(sentences[0]), count_pair(sentences)) if sentences else 0
    if not ages and not told:
        return siblings_alone(sentences, count) or _when_it_came_to_light(story)
    ages = _joined(ages, [age for item in told if item.number == number for age in item.telling.ages])
    return with_siblings(sentences, number, ages, count)


def _first_marked(story: Story, several_named: bool) -> tuple[int, list[Age]]:
    """Return the first sentence that marks an age of a subject, and its ages; several_named: by the title."""
    for number, sentence in enumerate(story.sentences):
        ages = ages_in(sentence)
        subjects = [age for age in ages if is_age_of_subject(sentence, age) and not _is_of_new_kin(story, number, age)]
        if len(subjects) == 1 and several_named:
            subjects += [
                age for age in ages if is_offender(sentence, age.start) and CHILD_NEXT.match(sentence, age.end)
            ]
        subjects = _joined(subjects, list(birth_ages_in(story, number)))
        if subjects:
            return number, subjects
    return len(story.sentences), []


def _is_of_new_kin(story: Story, number: int, age: Age) -> bool:
    """Return whether an age is that of a relative who comes after the only subject: "A daughter, aged 3, was there"."""
    sentence = story.sentences[number]
    before, after = sentence[max(0, age.start - _LETTERS_BESIDE) : age.start], sentence[age.end :][:_LETTERS_BESIDE]
    is_kin = _NEW_KIN_BEFORE.search(before) or (_INDEFINITE_BEFORE.search(before) and _KIN_AFTER.match(after))
    if not is_kin or story.introduction >= number:
        return False
    introduction = story.sentences[story.introduction]
    return max(count_children(introduction), count_pair([introduction])) < _SEVERAL


def _when_it_came_to_light(story: Story) -> list[PlacedAge]:
    """Return the only age of a story that tells of no death: that of a time when a harm was seen, told or found."""
    found = [(number, age) for number, sentence in enumerate(story.sentences) for age in ages_in(sentence)]
    if len(found) != 1 or story.tells_death:
        return []
    number, age = found[0]
    sentence = story.sentences[number]
    time = _WHEN_BEFORE.search(sentence[: age.start])
    if time is None or not is_age_of_child(sentence, age) or not (time["noun"] or time["who"] in story.names):
        return []
    event = sentence[: time.start()]
    return (
        [PlacedAge(age, sentence)] if TELLS_OF_HARM.search(event) and strength_of_time(event, story.tells_death) else []
    )


def _in_agreement(told: list[ToldOfSubject]) -> list[ToldOfSubject]:
    """Return the tellings that don't contradict one another: the surest of them, or none."""
    for strength in (Strength.PLAIN, Strength.STRONG):
        sure = [item for item in told if item.strength >= strength]
        ages = {tuple(age.text for age in item.telling.ages) for item in sure}
        if len(ages) <= 1:
            return sure
        if len({item.number for item in sure}) == 1 and not any(
            item.telling.who.casefold() in PRONOUNS for item in sure
        ):
            return sure
    return []


def _joined(ages: list[Age], more: list[Age]) -> list[Age]:
    """Return ages of one sentence in its order, each place once."""
    new = [age for age in more if not any(old.start < age.end and age.start < old.end for old in ages)]
    return sorted([*ages, *new], key=lambda age: age.start)
