"""The subject child or children of a review: ages and sexes, from what happened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from build_site.core.text import sentences
from build_site.model import INFERRED, READ, Child, Evidence
from build_site.reviews.facts.ages import NUMBER_WORD, Age, ages_in, number_of
from build_site.reviews.facts.people import Role, actor_role, people_in
from build_site.reviews.facts.sentence_context import (
    ADULT,
    CHILD,
    POSSESSIVE,
    RELATIVE,
    adult_before,
    is_convicted,
    is_of_adult_age,
    is_offender,
    is_other_time,
    is_someone_else,
    quoted,
)

_MOST_LISTED = 12
"""A review of more children than this is of a group: they are not listed one by one."""

_OLDEST = 18
"""In years; who is older is no child, whatever the account calls them."""

_NOT_CHILD = (
    r"(?:foster|carer|partner|relative|friend|prospective|adopter|adult|peer|officer|police|stranger|member"
    r"|perpetrator)"
)
_SEXED_NOUN = re.compile(
    rf"\b(?:(?P<male>boys?|(?<!adult )males?(?! {_NOT_CHILD})|brothers?|sons?(?= and daughters?))"
    rf"|(?P<female>girls?|(?<!adult )females?(?! {_NOT_CHILD})|sisters?))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|his|him|himself|(?P<female>she|her|hers|herself))\b", re.IGNORECASE)

_CHILDREN = (
    r"(?:children|babies|infants|boys|girls|toddlers|siblings|sisters|brothers|twins"
    r"|young people|adolescents|teenagers)"
)
_NUMBER_OF_CHILDREN = re.compile(
    rf"\b(?P<n>{NUMBER_WORD}|\d{{1,2}})\s+"
    rf"(?:(?!of\b|other\b|older\b|adults?\b|perpetrators?\b)[\w'’-]+\s+){{0,3}}?(?:{_CHILDREN}|cases)\b",
    re.IGNORECASE,
)
_NOT_SUBJECTS_BEFORE = re.compile(
    r"\b(?:his|her|their|other|older|younger|(?<!experienced )(?<!suffered )(?<!sustained )by|with|further|half)\s*$",
    re.IGNORECASE,
)
_TWINS = re.compile(rf"\btwins\b|\btwin {_CHILDREN}\b", re.IGNORECASE)

_CHILDREN_AFTER = re.compile(rf"\W*(?:\w+\W+){{0,2}}?{_CHILDREN}\b", re.IGNORECASE)
_SAID_OF_ALL_BEFORE = re.compile(
    rf"\b(?:{_CHILDREN}\s+aged|(?:both|all|each)(?: of (?:them|whom))?(?: (?:is|are|was|were))?(?:\s+aged)?)\s*$",
    re.IGNORECASE,
)
"""What stands before an age that several share: "twins aged", "two infants, both"."""

_NAMED = r"(?-i:[A-Z][\w'’-]*(?:\s+[A-Z0-9]\w*)?)"
_BOTH_AGED = re.compile(rf"{_NAMED},?\s+(?:and|&)\s+{_NAMED},?\s+(?:(?:is|are|was|were)\s+)?both\b")
"""Two named children of one age: "Noah and Ivy, both 3 months old"."""

_PREDICATE_BEFORE = re.compile(r"\b(?:was|were|is|are)(?: (?:all|both))?\s*$", re.IGNORECASE)
"""What stands before a sex that is said of the subject of the sentence: "the abusers were all male"."""

_NAME = r"[A-Z][\w'’-]*"
_SEVERAL_NAMES = re.compile(
    rf"(?:(?:Child(?:ren)?|Bab(?:y|ies)|Siblings|Young People)\s+)?{_NAME}(?:,\s*{_NAME})*"
    rf"(?:,\s*|,?\s+(?:and|&)\s+)(?:Child |Baby )?{_NAME}"
)
"""A title that names several children: "Children N and O", "Samuel, Shay and Joy"."""

_ADULT_NEXT = re.compile(rf"\W*(?:\w+\W+)?{ADULT}\b(?!['’]s)", re.IGNORECASE)
_CHILD_NEXT = re.compile(rf"\W*(?!(?:fe)?males? {ADULT}\b){CHILD}\b", re.IGNORECASE)
_RELATIVE_NEXT = re.compile(rf"\W*(?:\w+\W+)?{RELATIVE}\b", re.IGNORECASE)
_POSSESSIVE_BEFORE = re.compile(rf"\b{POSSESSIVE}\s+(?:(?:older|elder|younger|half|twin)\W+)?$", re.IGNORECASE)
_KIN_BEFORE = re.compile(
    rf"(?P<owner>\b{POSSESSIVE}\s+)(?:\w+\s+){{0,2}}{RELATIVE},?\s+(?:(?:who )?was )?(?:aged )?$", re.IGNORECASE
)
_AFTER_AGE_AND = re.compile(rf"\(\d+\),? and {POSSESSIVE}\s+$", re.IGNORECASE)
"""What makes a relative one of those listed: "a sister (12) and her"."""

_HARM_OF_POSSESSED = re.compile(
    r"\b(?:abus\w+|deaths?|murders?|neglect|grooming|injur\w+|harm|assaults?|rape|exploitation) "
    rf"(?:of|to) (?:(?:(?!\bby\b)[^.;])*\band )?{POSSESSIVE}\s+$",
    re.IGNORECASE,
)
_KIN_BEFORE_NOUN = re.compile(r"\b(?:older|elder|eldest|younger|half|step)[\s-]+(?:half[\s-]+)?$", re.IGNORECASE)
"""What makes a sister or brother one of somebody: "an older half-sister"."""
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

_OF_CHILD = re.compile(r"\b(?:guilty|convicted)\b[^.]*\b(?:Child|Baby) \w+['’]s\b")
"""A child is named as the victim of the one found guilty."""


@dataclass(frozen=True)
class _Sexes:
    """One sex for all children, or one each; and the words that say so."""

    each: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def read_children(summary: str, title: str = "") -> tuple[tuple[Child, ...], list[Evidence]]:
    """Return the subject children of an account, in its order, and the words that their ages and sexes rest on.

    Of several sentences, the first that gives an age of a subject gives them all: later ones tell of
    what went before or came after. A child whose age and sex are not stated is listed empty where the
    account says how many there are. One who harmed another child is a subject where the title names both.
    """
    summary_sentences = sentences(summary)
    ages, sentence = _ages(summary_sentences, bool(_SEVERAL_NAMES.fullmatch(title)))
    count = _count_children(sentence or " ".join(summary_sentences[:1]))
    ages = _repeat_shared_age(ages, sentence, count)
    sexes = _sexes(summary_sentences)
    size = max(len(ages), len(sexes.each), count if count <= _MOST_LISTED else 0)
    if size > 1 and any(item.how == INFERRED for item in sexes.evidence):
        sexes = _Sexes()
    children = zip_longest([age.text for age in ages], _assign_sexes(sexes.each, ages, sentence, size))
    evidence = [Evidence(age.text, age.words, 1, READ) for age in ages]
    return tuple(Child(age, sex) for age, sex in children), [*dict.fromkeys(evidence), *sexes.evidence]


def _ages(summary_sentences: list[str], several_named: bool) -> tuple[list[Age], str]:
    """Return the ages of the subjects and the sentence that gives them; several_named: by the title."""
    for sentence in summary_sentences:
        ages = ages_in(sentence)
        subjects = [age for age in ages if _is_age_of_subject(sentence, age)]
        if len(subjects) == 1 and several_named:
            subjects += [
                age for age in ages if is_offender(sentence, age.start) and _CHILD_NEXT.match(sentence, age.end)
            ]
        if subjects:
            return subjects, sentence
    return [], ""


def _is_age_of_subject(sentence: str, age: Age) -> bool:
    """Return whether an age is that of a subject of the review, at the time of what happened."""
    if (
        (is_someone_else(sentence, age.start) and not _is_of_harmed_relative(sentence, age))
        or is_other_time(sentence, age.start, age.end)
        or _is_age_of_relative(sentence, age)
    ):
        return False
    if _ADULT_NEXT.match(sentence, age.end) and not _CHILD_NEXT.match(sentence, age.end):
        return False
    years = re.match(r"(\d+)(?:\.\d)? years?", age.text)
    if years and int(years[1]) > _OLDEST:
        return False
    return not (is_convicted(sentence, age.end) and _OF_CHILD.search(sentence))


def _is_of_harmed_relative(sentence: str, age: Age) -> bool:
    """Return whether an age is that of a relative harmed too: "death of a 4-year-old and his brother, aged 2"."""
    kin = _KIN_BEFORE.search(sentence[: age.start])
    if kin is None:
        return False
    return bool(_HARM_OF_POSSESSED.search(sentence[: kin.end("owner")]) and ages_in(sentence[: kin.start()]))


def _is_age_of_relative(sentence: str, age: Age) -> bool:
    """Return whether an age is that of a child's relative who was not harmed: "with her 3-year-old brother"."""
    before = sentence[: age.start]
    return bool(
        (_RELATIVE_NEXT.match(sentence, age.end) or _RELATIVE_NEXT.match(age.words))
        and _POSSESSIVE_BEFORE.search(before)
        and not _HARM_OF_POSSESSED.search(before)
        and not _AFTER_AGE_AND.search(before)
    )


def _count_children(sentence: str) -> int:
    """Return how many subjects a sentence says there are: "three siblings" -> 3; 0 where it does not say."""
    for match in _NUMBER_OF_CHILDREN.finditer(sentence):
        if not _NOT_SUBJECTS_BEFORE.search(sentence[: match.start()]) and not is_someone_else(sentence, match.start()):
            return int(number_of(match["n"]))
    return 2 if _TWINS.search(sentence) or _BOTH_AGED.search(sentence) else 0


def _repeat_shared_age(ages: list[Age], sentence: str, count: int) -> list[Age]:
    """Return one age that is said of several children as the age of each: "two 23-month-old toddlers"."""
    if len(ages) != 1 or not 1 < count <= _MOST_LISTED or ages[0].text.startswith("under"):
        return ages
    age = ages[0]
    said_of_all = (
        _CHILDREN_AFTER.match(sentence, age.end)
        or _SAID_OF_ALL_BEFORE.search(sentence[: age.start])
        or _TWINS.search(sentence)
    )
    return ages * count if said_of_all else ages


def _assign_sexes(sexes: tuple[str, ...], ages: list[Age], sentence: str, size: int) -> list[str | None]:
    """Return the sex of each child: one that is stated alone is that of all but those whom a neutral noun describes."""
    if len(sexes) != 1:
        return [*sexes, *[None] * (size - len(sexes))]
    assigned: list[str | None] = [sexes[0]] * size
    for number, age in enumerate(ages if size > 1 else []):
        owner = _OWNER_NEXT.match(sentence, age.end)
        if owner:
            assigned[number] = "female" if owner["pronoun"].casefold() == "her" else "male"
        elif _NEUTRAL_NEXT.match(sentence, age.end):
            assigned[number] = None
    return assigned


def _sexes(summary_sentences: list[str]) -> _Sexes:
    """Return the sexes of the subjects: what the nouns of the first sentence with one say, else a pronoun."""
    for sentence in summary_sentences:
        nouns = [match for match in _SEXED_NOUN.finditer(sentence) if _is_of_subject(sentence, match)]
        if nouns:
            sexes = tuple(dict.fromkeys("male" if match["male"] else "female" for match in nouns))
            evidence = (
                Evidence("male" if match["male"] else "female", quoted(sentence, *match.span(), before=20), 1, READ)
                for match in (nouns if len(sexes) > 1 else nouns[:1])
            )
            return _Sexes(sexes, tuple(dict.fromkeys(evidence)))
    for previous, sentence in pairwise(["", *summary_sentences]):
        for match in _PRONOUN.finditer(sentence):
            if not _is_of_other(match, previous):
                sex = "female" if match["female"] else "male"
                return _Sexes((sex,), (Evidence(sex, quoted(sentence, *match.span(), 30, 20), 1, INFERRED),))
    return _Sexes()


def _is_of_other(pronoun: re.Match[str], previous: str) -> bool:
    """Return whether a pronoun may stand for one who is no subject, in its sentence or the one before."""
    sentence, at = pronoun.string, pronoun.start()
    if adult_before(sentence, at, bool(pronoun["female"])):
        return True
    if _CHILD_OWNS.search(sentence[:at]):
        return False
    named = [person for person in people_in(sentence) if person.end <= at] or people_in(previous)
    may_be = [person.role for person in named if person.may_be(pronoun[0])]
    return bool(may_be) and Role.SUBJECT not in may_be and Role.OTHER in may_be


def _is_of_subject(sentence: str, match: re.Match[str]) -> bool:
    """Return whether a noun that tells a sex is said of a subject, not of an offender, nor of "her brother"."""
    if is_of_adult_age(sentence, match.start()):
        return False
    if is_someone_else(sentence, match.start()) or (is_convicted(sentence, match.end()) and _OF_CHILD.search(sentence)):
        return False
    if _PREDICATE_BEFORE.search(sentence[: match.start()]):
        return actor_role(sentence, match.start()) is not Role.OTHER
    is_kin = re.match(r"sister|brother", match[0], re.IGNORECASE)
    possessed = _POSSESSED_NOUN.search(sentence[: match.start()])
    if possessed and is_kin:
        return bool(_HARM_OF_POSSESSED.search(possessed["owner"]) or _AFTER_AGE_AND.search(possessed["owner"]))
    if is_kin and _KIN_BEFORE_NOUN.search(sentence[: match.start()]):
        return bool(_HARM_BEFORE.search(sentence[: match.start()]))
    return True
