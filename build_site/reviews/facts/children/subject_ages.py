"""The ages of the children under review, from what happened: by words for an age first, then by grammar alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_site.reviews.facts.children.age_owners import CHILD_NEXT, is_age_of_child, is_age_of_subject
from build_site.reviews.facts.children.ages import Age, ages_in
from build_site.reviews.facts.children.birth_ages import birth_ages_in
from build_site.reviews.facts.children.counted_children import count_children
from build_site.reviews.facts.children.listed_ages import with_listed
from build_site.reviews.facts.children.named_children import name_beside
from build_site.reviews.facts.children.newcomers import is_of_named_subject, is_of_newcomer
from build_site.reviews.facts.children.sibling_ages import PlacedAge, count_pair, siblings_alone, with_siblings
from build_site.reviews.facts.children.told_of_subject import ToldOfSubject, told_of_subject
from build_site.reviews.facts.children.told_persons import PRONOUNS
from build_site.reviews.facts.context.incident_time import HISTORY, TELLS_OF_HARM, Strength, strength_of_time
from build_site.reviews.facts.context.sentence_context import is_offender, is_other_time
from build_site.reviews.facts.context.story import Story, count_names, names_several

_WHEN_NAMED = re.compile(
    r"\bwhen\s+(?:the\s+)?[A-Za-z][\w-]*,?\s+(?:who\s+was\s+)?(?:then\s+)?(?:aged\s+)?\(?$", re.IGNORECASE
)
"""What stands before an age at a time of history: "was placed when Mia, aged"."""

_LETTERS_AFTER = 100
_LIST_GOES_ON = re.compile(r"\s*(?:,\s*and|,|and|&)\s*")
_WHEN_BEFORE = re.compile(
    r"\b[Ww]hen\s+(?:(?P<noun>the\s+(?:baby|child|boy|girl|infant|toddler))|(?P<who>[A-Z][\w’'-]*))\s+was\s+"
    r"(?:(?:just|only)\s+)?$"
)


def subject_ages(story: Story) -> list[PlacedAge]:
    """Return the ages of the subjects: those of the first sentence that gives one, and those of siblings told near it.

    An age that only its place in a sentence marks gives way to one with a word for it, except where it is surely
    that of what happened and comes first.
    """
    sentences = story.sentences
    several = names_several(story.title)
    every = list(told_of_subject(story))
    told = _in_agreement([item for item in every if item.strength is not Strength.UNSURE], several)
    number, ages = _first_marked(story, several)
    sure = next((item for item in told if item.strength is Strength.STRONG), None)
    if told and (not ages or (sure and sure.number < number)):
        number, ages = (sure or told[0]).number, []
    elif ages:
        told = [item for item in every if item.telling.who.casefold() not in PRONOUNS]
    first = sentences[0] if sentences else ""
    count = max(count_children(first), count_pair(sentences), count_names(story.title))
    if not ages and not told:
        return siblings_alone(sentences, count) or _when_it_came_to_light(story)
    ages = _joined(ages, [age for item in told if item.number == number for age in item.telling.ages])
    ages = with_listed(ages, sentences[number], max(count, count_children(sentences[number])))
    return with_siblings(sentences, number, ages, count)


def _first_marked(story: Story, several_named: bool) -> tuple[int, list[Age]]:
    """Return the first sentence that marks an age of a subject, and its ages; several_named: by the title."""
    for number, sentence in enumerate(story.sentences):
        ages = ages_in(sentence)
        subjects = list(_of_subjects(ages, story, number, several_named))
        if len(subjects) == 1 and several_named:
            subjects += [
                age for age in ages if is_offender(sentence, age.start) and CHILD_NEXT.match(sentence, age.end)
            ]
        subjects = _joined(subjects, list(birth_ages_in(story, number)))
        if subjects:
            return number, subjects
    return len(story.sentences), []


def _of_subjects(ages: list[Age], story: Story, number: int, several_named: bool) -> Iterator[Age]:
    """Yield the ages of a sentence that are those of subjects: a list of ages is of the same persons throughout."""
    sentence = story.sentences[number]
    other: Age | None = None
    for age in ages:
        goes_on = other is not None and _LIST_GOES_ON.fullmatch(sentence, other.end, age.start)
        is_named = is_of_named_subject(story, age) or name_beside(story.names, sentence, age) is not None
        if _WHEN_NAMED.search(sentence[max(0, age.start - _LETTERS_AFTER) : age.start]) and HISTORY.search(sentence):
            other = age
        elif is_named and not is_other_time(sentence, age.start, age.end):
            yield age
        elif goes_on or not is_age_of_subject(sentence, age) or is_of_newcomer(story, number, age, several_named):
            other = age
        else:
            yield age


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
    events = (sentence[: time.start()], sentence[age.end :].partition(".")[0][:_LETTERS_AFTER])
    is_incident = any(TELLS_OF_HARM.search(event) and strength_of_time(event, story.tells_death) for event in events)
    return [PlacedAge(age, sentence)] if is_incident else []


def _in_agreement(told: list[ToldOfSubject], several_named: bool) -> list[ToldOfSubject]:
    """Return the tellings that don't contradict one another: the surest of them, or none."""
    for strength in (Strength.PLAIN, Strength.STRONG):
        sure = [item for item in told if item.strength >= strength]
        ages = {tuple(age.text for age in item.telling.ages) for item in sure}
        if len(ages) <= 1:
            return sure
        pronouns = [who for item in sure if (who := item.telling.who.casefold()) in PRONOUNS]
        are_two = several_named and len(pronouns) == len(sure) == len(set(pronouns))
        if len({item.number for item in sure}) == 1 and (are_two or not pronouns):
            return sure
    return []


def _joined(ages: list[Age], more: list[Age]) -> list[Age]:
    """Return ages of one sentence in its order, each place once."""
    joined = list(ages)
    for age in more:
        if not any(old.start < age.end and age.start < old.end for old in joined):
            joined.append(age)
    return sorted(joined, key=lambda age: age.start)
