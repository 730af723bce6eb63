"""Whose death it is that is told without the word: of one who was reached too late, or never regained consciousness."""

from __future__ import annotations

import re

from build_site.reviews.facts.context.people import Role, actor_role, people_in
from build_site.reviews.facts.context.references import pronoun_role, subject_role
from build_site.reviews.facts.death.death_signs import dangers, tells_of_medics

_OF_THE_ONE_NAMED = re.compile(
    r"lived|survived|could ?not be|can ?not be|never|did|does|could not recover", re.IGNORECASE
)
"""Such words are said of the one who died; the others of those who could not help."""

_OF_A_PLACE = re.compile(r"\b(?:where|which|whom|with|in|there|also|then|later|before|after)\b", re.IGNORECASE)
"""What stands before "lived for three weeks" where it tells of a place."""

_OWNER_BEFORE = re.compile(r"\b(?P<whose>his|her|their) (?:life )?$", re.IGNORECASE)

_NOBODY = re.compile(r"(?:neither|none|nobody|no[- ]one|not one) (?!of the )", re.IGNORECASE)
_SEVERAL = re.compile(r"[a-z]s$|men$|people$|persons$|staff$", re.IGNORECASE)
_PERSONAL = re.compile(r"\b(?:s?he|him)\b|\bher\b(?=[.,;]|$| (?:in|on|with|and|to|at)\b)", re.IGNORECASE)


def outcome_role(told: list[str], index: int, word: re.Match[str]) -> Role:
    """Return the role of the one whose death a word of the group "outcome" tells of; open where that is not sure."""
    sentence = told[index]
    owner = _OWNER_BEFORE.search(sentence[: word.start()])
    if word[0].casefold().startswith("lived") and _OF_A_PLACE.search(sentence[: word.start()]):
        return Role.OPEN
    if _OF_THE_ONE_NAMED.match(word[0]) and not owner:
        return subject_role(told, index, word.start()) or _only_one_named(sentence[: word.start()])
    whom = owner["whose"] if owner else word["whom"] or word["saved"]
    at = owner.start() if owner else word.start()
    if whom and whom.casefold().startswith("the "):
        return Role.SUBJECT
    is_endangered, endangered = _last_in_danger(told, index, word.start())
    if not is_endangered:
        return Role.OPEN
    if whom is None and endangered:
        return endangered
    meant = pronoun_role(whom or "it", told, index, at)
    return meant if endangered in (None, meant) and meant else Role.OPEN


def is_of_nobody_left(word: re.Match[str]) -> bool:
    """Return whether a death is told of all who were named: "neither survived"."""
    return bool(_NOBODY.match(word[0]))


def role_of_nobody_left(told: list[str], index: int, at: int) -> Role:
    """Return the role of those of whom none survived: a child's only if one is surely among them."""
    before = told[index][:at]
    text = before if people_in(before) or not index else told[index - 1]
    people = people_in(text)
    others = [person for person in people if person.role is not Role.SUBJECT]
    children = [person for person in people if person.role is Role.SUBJECT]
    if not others:
        return Role.SUBJECT if children else Role.OPEN
    if any(_SEVERAL.search(text[person.start : person.end]) for person in others):
        return Role.OPEN
    if told[index].casefold().startswith(("neither", "not one"), at) and len(others) > 1:
        return Role.OPEN
    pronouns = {pronoun.casefold() for pronoun in _PERSONAL.findall(text)}
    is_beside = any(not others[0].may_be(pronoun) for pronoun in pronouns) and len(others) == 1
    return Role.SUBJECT if children or is_beside else Role.OPEN


def _last_in_danger(told: list[str], index: int, at: int) -> tuple[bool, Role | None]:
    """Return whether a mortal danger is told right before, and who was in it, if that is said."""
    for number, end in ((index, at), (index - 1, None)):
        if number < 0:
            break
        for danger in reversed(list(dangers(told[number][:end]))):
            if danger["found"]:
                finder = actor_role(told[number], danger.start())
                return True, Role.OPEN if finder is Role.SUBJECT else Role.SUBJECT
            return True, subject_role(told, number, danger.start())
    return tells_of_medics(told[index]), None


def _only_one_named(before: str) -> Role:
    """Return the role of those named before a verb, if they all have it."""
    roles = {person.role for person in people_in(before)}
    return roles.pop() if len(roles) == 1 else Role.OPEN
