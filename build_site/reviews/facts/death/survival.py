"""Whether an account tells that a child under review is alive."""

from __future__ import annotations

import re

from build_site.reviews.facts.context.people import Role
from build_site.reviews.facts.context.references import pronoun_role, subject_role
from build_site.reviews.facts.death.death_signs import tells_of_medics
from build_site.reviews.facts.death.living import tells_of_harm
from build_site.reviews.facts.death.survival_words import (
    ALIVE,
    DONE_FOR_CHILD,
    HEALED,
    LATER,
    MOVED,
    ONE_ALIVE,
    PLAINLY_ALIVE,
    is_denied,
)

_BIRTH = re.compile(r"\b(?:born|births?|neonatal|prematur\w+|maternity|antenatal|labour)\b", re.IGNORECASE)
_SUFFERED = re.compile(
    r"\b(?:untreated|without (?:\w+ )?(?:food|heating|water)|squalor|filth\w*|dirt\w*|hungry"
    r"|hunger|alone|locked|unheated|fell|fall|broken)\b",
    re.IGNORECASE,
)
_OTHER_OWNER = re.compile(r"mother|father|parent|carer|partner|grand|aunt|uncle|sibling|brother|sister", re.IGNORECASE)


def survives(told: list[str], index: int, only_now: bool = False) -> bool:
    """Return whether a sentence says outright that a child under review is alive; those before it say who "she" is.

    only_now: what a child survived does not count, but that it is alive "now".
    """
    words = ALIVE.finditer(told[index])
    return any(
        _is_said_of_subject(word, told, index)
        for word in words
        if not (only_now and PLAINLY_ALIVE.match(word.string, word.start()))
    )


def came_through(told: list[str], index: int) -> bool:
    """Return whether a sentence tells what a child did or had after it came to harm, or what others do for it."""
    sentence = told[index]
    if DONE_FOR_CHILD.search(sentence):
        return True
    healed = HEALED.search(sentence)
    if healed and _is_of_subject(healed, told, index):
        return True
    return any(_is_said_of_subject(word, told, index) for word in LATER.finditer(sentence))


def was_moved(told: list[str], index: int, harmed_before: bool) -> bool:
    """Return whether a sentence tells that a child went home or to another family after a harm, not at birth."""
    sentence = told[index]
    if any(map(_BIRTH.search, told[max(0, index - 1) : index + 1])):
        return False
    return any(
        _is_said_of_subject(word, told, index)
        for word in MOVED.finditer(sentence)
        if harmed_before or tells_of_injury(sentence[: word.start()])
    )


def tells_of_injury(text: str) -> bool:
    """Return whether words for a harm stand in a text, or that somebody was treated, whoever it was."""
    return tells_of_harm(text) or tells_of_medics(text) or bool(_SUFFERED.search(text))


def survival_of_someone(told: list[str], index: int) -> re.Match[str] | None:
    """Return the words of a sentence that somebody survived, if they don't say plainly that it is no child."""
    for word in PLAINLY_ALIVE.finditer(told[index]):
        if not is_denied(told[index], word) and subject_role(told, index, word.start()) is not Role.OTHER:
            return word
    return one_survivor(told[index])


def one_survivor(sentence: str) -> re.Match[str] | None:
    """Return the words that one of several is alive, so that another may be dead: "the younger boy survived"."""
    return ONE_ALIVE.search(sentence)


def _is_said_of_subject(word: re.Match[str], told: list[str], index: int) -> bool:
    at = word.start("verb") if word.groupdict().get("verb") else word.start()
    return not is_denied(told[index], word) and subject_role(told, index, at) is Role.SUBJECT


def _is_of_subject(healed: re.Match[str], told: list[str], index: int) -> bool:
    whose = healed["whose"]
    if whose.casefold() in ("his", "her", "their"):
        return pronoun_role(whose, told, index, healed.start()) is Role.SUBJECT
    return not _OTHER_OWNER.search(whose)
