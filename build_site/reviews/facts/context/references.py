"""Of whom a verb is said, and for whom a pronoun stands, by the words right before it and by the sentences before.

Stricter than `people.actor_role`: where several may be meant nobody is.
"""

from __future__ import annotations

import re

from build_site.reviews.facts.context.people import (
    SEX_OF_PRONOUN,
    Person,
    Role,
    clause_before,
    people_in,
    referent_role,
)

_ONE_OF_SEVERAL = re.compile(
    r"\b(?:the|an?|her|his|their) (?:surviving|other|older|younger|elder|eldest|youngest|oldest|first|second|third"
    r"|remaining|unharmed)"
    r"(?: \w+)?\s*$|\b(?:one|some|most|none|neither|two|three) of (?:the|these|those|them)(?: \w+){0,2}\s*$",
    re.IGNORECASE,
)
"""One told from the others, of whom the opposite may be true: "the younger boy survived"."""

_ALL_OF = re.compile(
    r"\b(?:all|both|each|every one|(?:all )?(?:two|three|four|five|six)) of (?:the|these|those)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_CLAUSE_START = re.compile(
    r"(?:^|[,;:]\s|\b(?:and|but|that|when|because|although|though|while|whilst|as)\s)\s*"
    r"(?:(?:\w+ly|today|now|later|then|both|[\w ]{1,20} later),? "
    r"|(?:in|on|at|after|by|with|from|for|around|near|within|about)(?: [\w'’-]+){1,4},? )?"
    r"(?:(?:the|an?|this|these|his|her|their|both|all|two|three|four|five|six|seven|\d+)\s"
    r"(?:(?!(?:of|for|with|by|from|to|in|on|at|about|who|that|which)\b)[\w-]+\s){0,2})?$",
    re.IGNORECASE,
)
"""What stands before the one who does something: where a clause begins, and what may open it: "In March 2021 the"."""

_JOINED = re.compile(r"(?:^|[\s,])(?:and|but|then|and then|though)\s*$", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|that|which)\s*$", re.IGNORECASE)
_PRONOUN_AT_END = re.compile(
    r"\b(?P<pronoun>s?he|they|both|all|all (?:two|three|four|five|six)|each)\s*$", re.IGNORECASE
)
_PRONOUN = re.compile(r"\b(?P<pronoun>s?he|they)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"\s*\([^()]{0,40}\)|, (?:aged )?(?:\d{1,2}|[a-z]+)(?: (?:days?|weeks?|months?|years?))?(?: old)?(?=,)",
    re.IGNORECASE,
)
"""An age set between one who does something and the verb: " (4)", ", nine days old"."""

_OPENING_PRONOUN = re.compile(r"(?:[\w ,]{0,40}[ ,])??(?P<pronoun>s?he|his|her)\b", re.IGNORECASE)
"""A pronoun with which a sentence begins: "In 2015 she"."""

_OFFENDERS_END = re.compile(
    r"\b(?:in (?:prison|jail|custody|his cell|her cell)|on (?:remand|bail)|while serving"
    r"|(?:before|awaiting|during) (?:(?:the|his|her|a) )?(?:trial|sentence|sentencing|court case)"
    r"|before (?:s?he|the case) (?:was|could be|came|stood))\b",
    re.IGNORECASE,
)
"""How the death of one who harmed a child is told."""

_CHILD_AS_OBJECT = re.compile(
    r"\b(?:him|them|himself|herself"
    r"|her(?= (?:in|on|at|with|and|to|by|from|up|out|for|not|un\w+|dead|alone)\b|[.,;]|$))",
    re.IGNORECASE,
)
"""One to whom something is done by the one named: the next "he" may be either."""

_OWNER_OF_KIN = re.compile(
    r"\b(?P<whose>his|her) (?:\w+ )?"
    r"(?:mother|father|parents|mum|dad|grand\w+|step\w+|aunt|uncle|carers?|brother|sister|family)\b",
    re.IGNORECASE,
)
"""What tells the sex of the child: "Rowan lived with his mother"."""

_SUBORDINATE = re.compile(
    r"\b(?:when|while|whilst|because|although|though|until|who|whose|which|that|as|after|before)\b", re.IGNORECASE
)
"""What begins a clause of which a pronoun in the next sentence does not take up the one who acts."""

_CLAUSE_OF_SEVERAL = re.compile(rf";|{_SUBORDINATE.pattern}", re.IGNORECASE)
"""The same for "they": whom "the boys were alone; their parents were abroad" names first."""

_LOOKED_BACK = 3
"""How many sentences before one are asked whom its pronoun stands for; and of how many, who the child is."""


def subject_role(told: list[str], index: int, at: int) -> Role | None:
    """Return the role of the one right before the verb at this place; None where the words leave it open."""
    sentence = told[index]
    before = _ASIDE.sub(" ", clause_before(sentence, at)).rstrip(" ,(")
    if not sentence[:at].strip() or not before:
        return Role.SUBJECT
    pronoun = _PRONOUN_AT_END.search(before)
    if pronoun:
        return pronoun_role(pronoun["pronoun"], told, index, sentence.rfind(pronoun["pronoun"], 0, at))
    people = people_in(before)
    if _RELATIVE.search(before):
        return people[-1].role if people else None
    joined = _JOINED.search(before)
    if joined:
        return _role_of_clause(told, index, before[: joined.start()])
    if not people or people[-1].end != len(before) or _ONE_OF_SEVERAL.search(before[: people[-1].start]):
        return None
    return people[-1].role if _is_head(before, people[-1]) else None


def _is_head(before: str, person: Person) -> bool:
    """Return whether it is this one of whom the verb is said, and not the mother of "the mother of the boy"."""
    lead = before[: person.start]
    return bool(_ALL_OF.search(lead) or _CLAUSE_START.search(lead))


def _role_of_clause(told: list[str], index: int, clause: str) -> Role | None:
    """Return the role of the one who does all that a clause tells; None where several may be meant."""
    pronoun = _PRONOUN.search(clause)
    people = [person for person in people_in(clause) if not person.oblique]
    roles = {person.role for person in people}
    if pronoun and not [person for person in people if person.end <= pronoun.start()]:
        roles.add(pronoun_role(pronoun["pronoun"], told, index, told[index].find(pronoun[0])) or Role.OPEN)
    return roles.pop() if len(roles) == 1 else None


def pronoun_role(pronoun: str, told: list[str], index: int, at: int) -> Role | None:
    """Return the role of the one for whom a pronoun stands, of those named before it."""
    sentence = told[index]
    if any(person.end <= at and person.may_be(pronoun) for person in people_in(sentence)):
        return referent_role(pronoun, sentence, at)
    for earlier in reversed(told[max(0, index - _LOOKED_BACK) : index]):
        may_be = [person for person in people_in(earlier) if _may_be(pronoun, person, earlier)]
        may_be = [person for person in may_be if person.role is not Role.OPEN] or may_be
        acting = [person for person in may_be if not person.oblique] or may_be
        if acting:
            clause = (_CLAUSE_OF_SEVERAL if pronoun.casefold() == "they" else _SUBORDINATE).search(
                earlier, acting[0].end
            )
            roles = {person.role for person in acting if not clause or person.end <= clause.start()}
            return roles.pop() if len(roles) == 1 else Role.OPEN
    # The child may be a "she" though no noun says so, unless one says otherwise.
    children = (person for first in told[: min(index, _LOOKED_BACK)] for person in people_in(first))
    of_other_sex = any(person.role is Role.SUBJECT and not person.may_be(pronoun) for person in children)
    return Role.OPEN if of_other_sex else Role.SUBJECT


def may_be_of_other(told: list[str], index: int, at: int) -> bool:
    """Return whether he, she or "her" at the beginning of a sentence may be the adult just named; at: what is said."""
    sentence = told[index]
    pronoun = _OPENING_PRONOUN.match(sentence, 0, at)
    if not pronoun or not index or any(person.start < at for person in people_in(sentence)):
        return False
    before = told[index - 1]
    if _OFFENDERS_END.search(sentence, at):
        others = (person for person in people_in(before) if person.role is Role.OTHER)
        return any(_may_be(pronoun["pronoun"], person, before) for person in others)
    if _CHILD_AS_OBJECT.search(before):
        return False
    return pronoun_role(pronoun["pronoun"], told, index, pronoun.start()) is Role.OTHER


def _may_be(pronoun: str, person: Person, sentence: str) -> bool:
    """Return whether a pronoun may stand for a person, by sex and number: "she" for none of "parents", nor of "his"."""
    if not person.may_be(pronoun):
        return False
    owner = _OWNER_OF_KIN.search(sentence) if person.role is Role.SUBJECT and person.sex is None else None
    sex = SEX_OF_PRONOUN.get(pronoun.casefold())
    return owner is None or sex is None or sex == SEX_OF_PRONOUN[owner["whose"].casefold()]
