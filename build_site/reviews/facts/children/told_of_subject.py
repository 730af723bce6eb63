"""Which ages that no word for age marks are those of the children under review, when it happened.

"Mia was 12" may be of a cousin, or of the year in which she was adopted. So such an age counts only where its
words, or those right before, tell of what happened, and where no other age contradicts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from build_site.reviews.facts.children.told_ages import Form, Telling, tellings_in
from build_site.reviews.facts.children.told_persons import PRONOUNS, fits, role_of_told
from build_site.reviews.facts.context.incident_time import (
    DATED_START,
    DEATH,
    HARM,
    HISTORY,
    PARENT_DIED,
    Strength,
    strength_of_event,
    strength_of_time,
)
from build_site.reviews.facts.context.people import Role
from build_site.reviews.facts.context.story import Story

_BELIEVED_BEFORE = re.compile(
    r"\b(?:believ\w+|thought|sa(?:y|id|ys)|claim\w+|told|pretend\w+|lied|stat(?:ed|es)|assum\w+|as if)\b"
    r"(?:(?!\bwhen\b)[^.;,]){0,40}$",
    re.IGNORECASE,
)
"""What makes an age one that somebody believed: "told the men that she"."""

_NP_START = r"(?:(?:the|an?|this|both|two|three|his|her|their)\s+(?:[\w-]+\s+){0,2})?"
_TIME_BEFORE = re.compile(
    rf"\b(?P<word>when|since|until|till|before|after|once|while|from|by the time|because|as|if|whether|than|where)\s+"
    rf"{_NP_START}$",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s*(?:when\b|at (?:the|that) time (?:of|that|when)\b)", re.IGNORECASE)
_AND_DID = re.compile(r"\s*,?\s*and\s+(?!had\b|has\b|was\b|is\b|lived\b)", re.IGNORECASE)

_CLAUSE_END = re.compile(r"[.;]|,?\s+(?:and|but|before|after|because|while)\s")
_NEXT_CLAUSE = re.compile(r"[.;]|,\s+(?:and|but)\s")
_MEASURED = re.compile(
    r"[\s,]*(?:was\s+|had\s+|only\s+)?(?:the\s+(?:size|weight|height|build)\s+of|what\s+an?\s|weighed\s+(?!at\b))",
    re.IGNORECASE,
)
"""What tells of one who starved: "at nine, the weight of a child of four"."""

_OF_OTHERS = (
    r"(?!\b(?:had|mothers?|fathers?|parents?|sisters?|brothers?|aunts?|cousins?"
    r"|after|before|risk|fear\w*|threat\w*)\b)[^.;]"
)
_TAKEN_ABROAD = re.compile(rf"\b(?:taken|sent|flown|travelled|tricked)\b(?:{_OF_OTHERS}){{0,80}}$", re.IGNORECASE)
_DONE_ABROAD = re.compile(
    rf"(?:{_OF_OTHERS}){{0,120}}?\b(?:mutilat\w+|FGM|circumcis\w+|forced\s+(?:marriage|to\s+marry))\b", re.IGNORECASE
)
"""A journey on which a child is cut or married: the age at its time is that of the incident."""

_MOST_TOLD = 100
"""No account tells more ages than this; what does is a list of something else."""

_LETTERS_BESIDE = 250
_LETTERS_AFTER = 100


@dataclass(frozen=True)
class ToldOfSubject:
    """A telling of a subject's age, the number of its sentence, and how surely it is of the incident."""

    number: int
    telling: Telling
    strength: Strength


def told_of_subject(story: Story) -> Iterator[ToldOfSubject]:
    """Yield the ages in the sentences of a story that are a subject's when it happened."""
    every = ((number, telling) for number, text in enumerate(story.sentences) for telling in tellings_in(text))
    for number, telling in islice(every, _MOST_TOLD):
        if role_of_told(telling, story, number) is not Role.SUBJECT:
            continue
        if not fits(telling, story.sentences[number], story.names):
            continue
        strength = _strength(telling, story, number)
        is_unknown = telling.who.casefold() in PRONOUNS and bool(story.names) and story.introduction > number
        if telling.form is Form.AT and (is_unknown or not strength):
            continue
        if telling.form is not Form.PREDICATE:
            yield ToldOfSubject(number, telling, strength or Strength.UNSURE)
        elif strength and not (strength is Strength.WEAK and story.tells_death):
            yield ToldOfSubject(number, telling, strength)


def _strength(telling: Telling, story: Story, number: int) -> Strength | None:
    """Return how surely an age is that of the incident; None where it is, or may be, that of another time."""
    sentence = story.sentences[number]
    before, after = _beside(telling, sentence)
    if telling.form is Form.AT:
        return _of_what_follows(after, story.tells_death)
    if _BELIEVED_BEFORE.search(before) and telling.form is Form.PREDICATE:
        return None
    time = _TIME_BEFORE.search(before) if telling.form is Form.PREDICATE else None
    if time:
        if time["word"].casefold() != "when":
            return None
        if _TAKEN_ABROAD.search(before) and _DONE_ABROAD.match(after) and not story.tells_death:
            return Strength.STRONG
        return strength_of_time(before[: time.start()], story.tells_death) or (
            strength_of_time(after[:_LETTERS_AFTER], story.tells_death) if after.startswith(",") else None
        )
    if _THEN.match(after):
        return strength_of_time(_NEXT_CLAUSE.split(after[:_LETTERS_AFTER])[0], story.tells_death)
    return _of_context(telling, story, number)


def _of_what_follows(after: str, tells_death: bool) -> Strength | None:
    """Return how surely an age is that of the incident by what was done then: "at ten weeks, stopped breathing"."""
    clause = _CLAUSE_END.split(after[:_LETTERS_AFTER])[0]
    if _MEASURED.match(clause):
        return Strength.STRONG
    strength = strength_of_time(clause, tells_death)
    return strength if strength is Strength.STRONG else None


def _beside(telling: Telling, sentence: str) -> tuple[str, str]:
    """Return the words before and after a telling that can tell of its time."""
    before = sentence[max(0, telling.start - _LETTERS_BESIDE) : telling.start]
    return before, sentence[telling.stop : telling.stop + _LETTERS_BESIDE]


def _of_context(telling: Telling, story: Story, number: int) -> Strength | None:
    """Return how surely an age with no time of its own is that of the incident, by its sentence and those before."""
    sentence = story.sentences[number]
    is_alone = telling.form is Form.PREDICATE and telling.who != "who"
    before, after = _beside(telling, sentence)
    own = before if is_alone else before + after
    if HISTORY.search(own) or PARENT_DIED.search(own):
        return None
    is_dated = DATED_START.match(sentence[: telling.start]) is not None
    if is_dated and (telling.form is Form.PREDICATE or not (DEATH.search(own) or HARM.search(own))):
        return None
    if telling.form is Form.PREDICATE and _AND_DID.match(after) and HISTORY.search(after):
        return None
    strength = strength_of_event(own)
    if strength or telling.form is not Form.PREDICATE:
        return strength or (Strength.PLAIN if number <= 1 and not re.search(r"\b(?:19|20)\d\d\b", own) else None)
    told = story.told_before(number)
    number = len(told)
    previous = told[-1] if told else ""
    if HISTORY.search(previous) or PARENT_DIED.search(previous):
        return None
    strength = strength_of_event(previous) or (strength_of_event(told[-2]) if number > 1 else None)
    if strength:
        return strength
    return Strength.PLAIN if number <= 1 and not re.search(r"\b(?:19|20)\d\d\b|\bwhen\b", previous) else None
