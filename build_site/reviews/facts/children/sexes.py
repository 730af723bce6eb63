"""The sexes of the children under review, and which of them is whose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from build_site.model import INFERRED, READ, Evidence
from build_site.reviews.facts.children.age_owners import AFTER_AGE_AND, HARM_OF_POSSESSED, OF_CHILD
from build_site.reviews.facts.children.counted_children import CHILDREN
from build_site.reviews.facts.children.sibling_ages import PlacedAge
from build_site.reviews.facts.context.people import Role, actor_role, people_in
from build_site.reviews.facts.context.sentence_context import (
    CHILD,
    POSSESSIVE,
    adult_before,
    is_convicted,
    is_of_adult_age,
    is_someone_else,
    quoted,
)
from build_site.reviews.facts.context.story import Story

_NOT_CHILD = (
    r"(?:foster|carer|partner|relative|friend|prospective|adopter|adult|peer|officer|police|stranger|member"
    r"|perpetrator)"
)
_UNDER_LABEL = r"(?:(?<=\bsex: )|(?<=\bgender: ))"
_SEXED_NOUN = re.compile(
    rf"\b(?:(?P<male>{_UNDER_LABEL}m(?=\W|$)|boys?|(?<!adult )males?(?! {_NOT_CHILD})"
    r"|brothers?|sons?(?= and daughters?))(?!['’] )"
    rf"|(?P<female>{_UNDER_LABEL}f(?=\W|$)|girls?|(?<!adult )females?(?! {_NOT_CHILD})|sisters?)(?!['’] ))\b",
    re.IGNORECASE,
)
_NOUN_NEXT = re.compile(
    rf"[\s-]*(?:old[\s-]+)?(?:(?!and\b|who\b|was\b|were\b|had\b|with\b|of\b|by\b)[\w-]+\s+){{0,2}}?{_SEXED_NOUN.pattern}",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    rf"(?P<noun>{_SEXED_NOUN.pattern})(?:\s+(?:Child\s+|Baby\s+)?[A-Z]\w*)?,?\s*(?:\(|who\s+)?"
    r"(?:(?:was|were)\s+)?(?:(?:then|just|only)\s+)?(?:aged\s+)?$",
    re.IGNORECASE,
)
_CHILDREN_NEXT = re.compile(rf"\s+(?:\w+\s+)?{CHILDREN}\b", re.IGNORECASE)
"""What makes a "female" or "male" one of several: "female twin siblings"."""

_PRONOUN = re.compile(r"\b(?:he|his|him|himself|(?P<female>she|her|hers|herself))\b", re.IGNORECASE)

_OFFENDS_NEXT = re.compile(
    r"\s+(?:(?:was|is|has been|had been)\s+(?:\w+\s+)?(?:jailed|convicted|sentenced|arrested|charged|imprisoned"
    r"|acquitted|cleared|found guilty|prosecuted)|(?:later\s+)?(?:pleaded|admitted|denied|confessed))\b",
    re.IGNORECASE,
)
"""What follows one who did it: "he was jailed"."""

_OBJECT = re.compile(r"him\b|her (?:out|up|dead|not|unconscious|lifeless|from|to)\b", re.IGNORECASE)
"""A pronoun that doesn't stand for the one who does something in its clause."""

_BRINGS_IN = re.compile(
    r"(?:^|\s)(?:an?|another|one|two|three|four|several|some)\s+(?:(?!of\b)[\w-]+\s+){0,3}(?:[\w-]+-)?$", re.IGNORECASE
)
_SAID_OF_ONE_NAMED = re.compile(
    r"(?:,\s+(?:then\s+)?an?|(?<!there )\b(?:was|is|as|were|being)\s+(?:both\s+)?(?:an?)?"
    r"|\b(?:of|to|by)\s+(?:an?|two|three|four))\s*"
    r"(?:(?!of\b)[\w-]+\s+){0,3}(?:[\w-]+-)?$",
    re.IGNORECASE,
)
"""What makes a noun one of a person named: "Mia, a", "was a quiet"; "the death of a" tells of the child as well."""

_PREDICATE_BEFORE = re.compile(r"\b(?:was|were|is|are)(?: (?:all|both))?\s*$", re.IGNORECASE)
"""What stands before a sex that is said of the subject of the sentence: "the abusers were all male"."""

_KIN_BEFORE_NOUN = re.compile(r"\b(?:older|elder|eldest|younger|half|step)[\s-]+(?:half[\s-]+)?$", re.IGNORECASE)
"""What makes a sister or brother one of somebody: "an older half-sister"."""
_BARE_KIN = re.compile(r"\W*(?:half|step)[\s-]?(?:sisters|brothers)", re.IGNORECASE)
"""Half-siblings with whom a sentence begins, and who are nobody else's."""

_HARM_BEFORE = re.compile(
    r"\b(?:abus\w+|deaths?|murders?|killing|neglect|grooming|injur\w+|harm|assaults?|rape|exploitation)"
    r" (?:of|to)\b[^.;]*$",
    re.IGNORECASE,
)
_POSSESSED_NOUN = re.compile(rf"(?P<owner>^.*\b{POSSESSIVE}\s+)(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE)
_NEUTRAL_NEXT = re.compile(
    r"\W*(?:\w+\W+)?(?:child|baby|infant|toddler|(?:half-)?sibling|young person|teenager|adolescent)\b"
    r"(?! (?:boy|girl|male|female)|['’]s)",
    re.IGNORECASE,
)
_OWNER_NEXT = re.compile(
    r"(?:\W*(?:old|child|infant|baby|teenager))*,? and (?P<pronoun>his|her) (?!mother|father)", re.IGNORECASE
)
"""What follows a child whose sex a pronoun tells: "a 13-year-old and her 11-month-old brother"."""

_CHILD_OWNS = re.compile(rf"\b{CHILD}['’]s?\s", re.IGNORECASE)
"""A child named as one whom others belong to: "the baby's parents and his siblings"."""


@dataclass(frozen=True)
class Sexes:
    """The sexes that an account states of its subjects, each once, with the nouns and the sentence that say so."""

    each: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    nouns: tuple[re.Match[str], ...] = ()
    sentence: str = ""


def read_sexes(story: Story, several_named: bool = False) -> Sexes:
    """Return the sexes of the subjects: what the nouns of the first sentence with one say, else a pronoun.

    several_named: by the title, so that one who comes in beside the first child may be a subject as well.
    """
    for number, sentence in enumerate(story.sentences):
        may_be_new = number > story.introduction and not several_named
        nouns = tuple(
            match
            for match in _SEXED_NOUN.finditer(sentence)
            if _is_of_subject(sentence, match) and not (may_be_new and _is_new(match))
        )
        if nouns:
            each = tuple(dict.fromkeys(_sex(match) for match in nouns))
            evidence = (
                Evidence(_sex(match), quoted(sentence, *match.span(), before=20), 1, READ)
                for match in (nouns if len(each) > 1 else nouns[:1])
            )
            return Sexes(each, tuple(dict.fromkeys(evidence)), nouns, sentence)
    for previous, sentence in pairwise(["", *story.sentences]):
        for match in _PRONOUN.finditer(sentence):
            if not _is_of_other(match, previous, story) and not _OFFENDS_NEXT.match(sentence, match.end()):
                sex = "female" if match["female"] else "male"
                words = quoted(sentence, *match.span(), 30, 20)
                return Sexes((sex,), (Evidence(sex, words, 1, INFERRED),), (), sentence)
    return Sexes()


def assign_sexes(sexes: Sexes, ages: list[PlacedAge], size: int) -> list[str | None]:
    """Return the sex of each child: a sex is that of all where it is said of several, else of the one it stands by.

    Of several children, one whose sex no word ties to its age has none: a boy and a girl of 4 and 6 are not told
    apart. A neutral noun by an age says none. A sex that only a pronoun tells is that of an only child.
    """
    if size == 1 and ages and sexes.each and _owner_sex(ages[0]) not in (None, sexes.each[0]):
        return [None]
    if size == 1 or not sexes.each:
        return [*sexes.each, *[None] * (size - len(sexes.each))]
    if not sexes.nouns:
        return [None] * size
    if not ages:
        return _without_ages(sexes, size)
    beside = [_sex_beside(placed) for placed in ages]
    rest = size - len(ages)
    if len(sexes.each) == 1:
        return [*_of_one_sex(sexes, ages, beside), *[sexes.each[0] if _is_of_several(sexes) else None] * rest]
    if len(sexes.nouns) == size and all(placed.sentence == sexes.sentence for placed in ages):
        own: list[str | None] = [_sex(match) for match in sexes.nouns]
        listed_before = sexes.nouns[-1].start() < ages[0].age.start
        if listed_before or all(sex in (None, told) for sex, told in zip(beside, own, strict=False)):
            return own
    return [*beside, *[None] * rest]


def _sex(noun: re.Match[str]) -> str:
    return "male" if noun["male"] else "female"


def _is_of_several(sexes: Sexes) -> bool:
    return any(
        match[0].casefold().endswith("s") or _CHILDREN_NEXT.match(match.string, match.end()) for match in sexes.nouns
    )


def _without_ages(sexes: Sexes, size: int) -> list[str | None]:
    """Return the sexes of children without ages: of all if said of several, else of as many as are named."""
    if len(sexes.each) == 1 and _is_of_several(sexes):
        return [sexes.each[0]] * size
    return [*sexes.each, *[None] * (size - len(sexes.each))]


def _of_one_sex(sexes: Sexes, ages: list[PlacedAge], beside: list[str | None]) -> list[str | None]:
    """Return the sex of each age where all nouns say the same: that of siblings whose owner a pronoun tells differs."""
    shared = sexes.each[0] if _is_of_several(sexes) else None
    assigned: list[str | None] = []
    for placed, sex in zip(ages, beside, strict=True):
        owner = _owner_sex(placed)
        if owner:
            assigned.append(owner)
        elif _NEUTRAL_NEXT.match(placed.sentence, placed.age.end):
            assigned.append(None)
        else:
            assigned.append(sex or shared)
    return assigned


def _owner_sex(placed: PlacedAge) -> str | None:
    """Return the sex of a child whose sibling a pronoun names as theirs: "a 9-year-old and her brother"."""
    owner = _OWNER_NEXT.match(placed.sentence, placed.age.end)
    if owner is None:
        return None
    return "female" if owner["pronoun"].casefold() == "her" else "male"


def _sex_beside(placed: PlacedAge) -> str | None:
    """Return the sex that a noun tells right after or before an age, or in the words that tell it."""
    age, sentence = placed.age, placed.sentence
    after = _NOUN_NEXT.match(sentence, age.end)
    before = _NOUN_BEFORE.search(sentence[: age.start])
    within = _SEXED_NOUN.search(sentence, age.start, age.end)
    if before and before["noun"].casefold().endswith("s"):
        before = None
    match = after or within or before
    return _sex(match) if match else None


def _is_new(noun: re.Match[str]) -> bool:
    """Return whether a noun brings in another person: "a boy was charged", but not "Mia, a girl of nine"."""
    before = noun.string[: noun.start()]
    if _SAID_OF_ONE_NAMED.search(before):
        return False
    return _BRINGS_IN.search(before) is not None


def _is_of_other(pronoun: re.Match[str], previous: str, story: Story) -> bool:
    """Return whether a pronoun may stand for one who is no subject, in its sentence or the one before."""
    sentence, at = pronoun.string, pronoun.start()
    if adult_before(sentence, at, bool(pronoun["female"])):
        return True
    if _CHILD_OWNS.search(sentence[:at]):
        return False
    named = [person for person in people_in(sentence) if person.end <= at]
    if _OBJECT.match(sentence, at) and all(person.role is Role.OTHER for person in named):
        if story.has_name(previous):
            return False
        named = []
    named = named or list(people_in(previous))
    may_be = [person.role for person in named if person.may_be(pronoun[0])]
    return bool(may_be) and Role.SUBJECT not in may_be and Role.OTHER in may_be


def _is_of_subject(sentence: str, match: re.Match[str]) -> bool:
    """Return whether a noun that tells a sex is said of a subject, not of an offender, nor of "her brother"."""
    if is_of_adult_age(sentence, match.start()):
        return False
    if is_someone_else(sentence, match.start()) or (is_convicted(sentence, match.end()) and OF_CHILD.search(sentence)):
        return False
    if _PREDICATE_BEFORE.search(sentence[: match.start()]):
        return actor_role(sentence, match.start()) is not Role.OTHER
    is_kin = re.match(r"sister|brother", match[0], re.IGNORECASE)
    possessed = _POSSESSED_NOUN.search(sentence[: match.start()])
    if possessed and is_kin:
        return bool(HARM_OF_POSSESSED.search(possessed["owner"]) or AFTER_AGE_AND.search(possessed["owner"]))
    if is_kin and _KIN_BEFORE_NOUN.search(sentence[: match.start()]):
        if _BARE_KIN.fullmatch(sentence[: match.end()]):
            return True
        return bool(_HARM_BEFORE.search(sentence[: match.start()]))
    return True
