"""The people named in a sentence: which of them are children under review, and whom a pronoun or a verb refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

from build_site.core.text import number_words
from build_site.reviews.facts.context.names import CODE_LETTER, NAME
from build_site.reviews.facts.context.person_nouns import ANYONE, FINDS_THAT, FRIEND, OTHER_ADULT, SIBLING, YOUNG_PERSON
from build_site.reviews.facts.context.sentence_context import ADULT, CHILD, is_of_adult_age


class Role(Enum):
    """Whether a person is a child under review (a subject), someone else, or one whom the words leave open."""

    SUBJECT = auto()
    OTHER = auto()
    OPEN = auto()


_YEARS = rf"(?:[1-9]|1[0-7]|{number_words(2, 17)})"
_OF_CHILDS_AGE_AFTER = re.compile(
    rf",? \(?(?:who (?:was|is) )?(?:(?:only|just|then) )?(?:of |aged )?{_YEARS}(?: years old)?(?=[,;.)]|$)"
    rf"|,? (?:of|aged) {_YEARS}(?! (?:month|week|day)s?\b)\b",
    re.IGNORECASE,
)
"""What makes a passenger or a patient a child: ", who was 14,", "(14)", "aged 14"."""

_PERSON_NOUN = re.compile(
    rf"\b(?:(?P<young>{YOUNG_PERSON})|(?P<friend>{FRIEND})|(?P<elder>{OTHER_ADULT}|{ADULT})|(?P<kin>{SIBLING})"
    rf"|(?P<name>{NAME})|(?P<child>{CHILD})|(?P<old>[\w-]+[- ](?:days?|weeks?|months?|years?)[- ]olds?)(?![- ]\w)"
    rf"|(?P<anyone>{ANYONE}))\b(?!-)",
    re.IGNORECASE,
)
_OF_A_CRIME = ("victim", "victims")
"""Who may be a child and yet not the one under review, who may have done it."""

_POSSESSIVE_AFTER = re.compile(r"['’]s?\b(?! (?:was|had|been)\b)|['’](?= )")
"""What follows the boy of "the boy's mother", but not of "the boy's had"."""

_COMPOUND_AFTER = re.compile(
    r"\s*(?:protection|abuse|safeguarding|sexual|death|overdose|care|in need|social|court)\b", re.I
)
"""What follows the child of "child protection", who is nobody."""

_PERSON_NOUN_AFTER = re.compile(
    rf"[-\s](?:\w+[-\s])?(?:{YOUNG_PERSON}|{CHILD}|{ADULT}|{ANYONE})\b(?!['’])", re.IGNORECASE
)
_RELATED_TO_SUBJECT = re.compile(
    r"(?:\b(?:his|her|their|whose|a|another|(?:older|elder|eldest|younger|half)[- ]?)|['’]s?)\s+(?:[\w-]+\s+){0,2}$"
    r"|\b(?:older|elder|eldest|younger|previous|another|the other)\s+$",
    re.IGNORECASE,
)
"""What stands before a sibling who is not under review: "his", "her two younger", "an older"."""

_ONE_OF_TWINS = re.compile(r"\bthe (?:elder|older|younger|first|second|smaller|larger|other) $", re.IGNORECASE)
"""What makes a twin one of those under review."""

_KIN_OF_SOMEONE = re.compile(r"(?:half|step)-?(?:sister|brother|sibling)\b", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"\b(?:an?|the|of|and|one|two|three|four|five)\s+$", re.IGNORECASE)
"""What makes a half-sister one of those under review: without it she is called so for another's sake."""

_ANOTHER_CHILD = re.compile(
    r"\b(?:another|other|previous|first|last|earlier|elder|eldest|older|unrelated|stillborn|(?:friend|neighbour"
    r"|aunt|uncle)['’]s)"
    r"\s+(?:[\w-]+\s+)?$"
    r"|\b(?:his|her|their) (?:\w+ )?(?:passenger|victim|friend|cousin|neighbour|opponent|girlfriend"
    r"|boyfriend|classmate|rival)s?(?: \w+)?, (?:an?|the)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_OF_CHILD = re.compile(rf"(?-i:{CODE_LETTER}+|(?:Child|Baby|YP) \w+)['’]s? (?:\w+ )?$")
"""What stands before the baby of a child under review."""

_ADULT_BEFORE = re.compile(
    rf"\b{ADULT},?\s+$|(?:\b(?:his|her|their|whose)|['’]s?) (?:[\w-]+ ){{0,2}}(?:{SIBLING}|{FRIEND}),?\s+$",
    re.IGNORECASE,
)
"""What stands before the name of an adult, or of one who is not under review: "the mother, Ann", "her twin, Tom"."""

_PREPOSITION = re.compile(
    r"\b(?:of|with|by|from|to|for|at|in|on|near|after|beside|alongside|between|against|about|towards|without"
    r"|around|than)"
    r"\s+(?:(?!(?:who|that|when|and|which|because|while|whilst|\d{4}|[A-Z][a-z]+(?:ary|ember|ober)|March|April|May|June|July|August)\b)"
    r"[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""What stands before one who is only beside the others in a sentence: "with", "from the home of"."""

_RELATIVE_CLAUSE = re.compile(
    rf",\s+(?!whose (?:\w+al |older |younger )?\w+,|(?:who (?:was|is) (?:\w+ )?|aged ){_YEARS},)"
    r"(?:(?:to|of|with|by|from|for)\s+)?(?:who|whom|whose|which|where|when|aged|then|now)\b[^,;]*,",
    re.IGNORECASE,
)
"""A clause set in commas that tells of someone else: ", whose mother was ill,"."""

_AUXILIARIES = re.compile(
    r"(?:\b(?:was|were|is|are|be|been|being|had|has|have|may|also|later|then|sadly|subsequently|tragically|suddenly"
    r"|(?<!un)unexpectedly|shortly|soon|already|so|came|come|went|going|chose|decided|eventually|apparently|to|both|all"
    r"|believed|thought|found|did|got|herself|himself|afterwards)\b[\s,]*)+$",
    re.IGNORECASE,
)
"""What may stand between the one who does something and the verb: "was", "had then", "is believed to have"."""

_RELATIVE_PRONOUN = re.compile(r"\b(?:who|that|which)\s*$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?P<pronoun>s?he|they)\s*$", re.IGNORECASE)
_NAMED_AFTER = re.compile(rf",? {CODE_LETTER}+(?!['’])")
"""What follows the sister of "his sister Ω", whom the title names."""

_LISTED = re.compile(r"\s*,?\s*(?:and\s+)?")
_OWNING_ADULT = re.compile(rf"\b({ADULT})['’]s\b", re.IGNORECASE)
_UNTIL_BEFORE = re.compile(r"\b(?:until|till|after|following|since) $", re.IGNORECASE)
_OBJECT_PRONOUN = re.compile(r"\b(?:him|them)\b", re.IGNORECASE)
_FEMALE = re.compile(
    r"mother|mum|nan|gran(?!df|dp)|aunt|wom[ae]n|wi(?:fe|ves)|girl|sister|daughter|niece|\bfemale", re.I
)
_MALE = re.compile(
    r"father|dad|uncle|(?<!wo)m[ae]n\b|husband|boy|brother|\bson|nephew|(?<!fe)males?\b|partner|stepfather", re.I
)
_SEVERAL = re.compile(r"s$|\b(?:wo)?men$|children$|people$|wives$", re.IGNORECASE)
"""What ends a noun for more than one, for whom neither he nor she stands."""

_CONJUNCTION = re.compile(
    r"\s*,?\s*(?:and|or)\s+(?:(?!(?:with|to|for|by|in|on|at|from)\b)[\w’'-]+\s+){0,4}$", re.IGNORECASE
)
"""What joins two who do something together: "and her"."""

SEX_OF_PRONOUN = {
    **dict.fromkeys(("he", "his", "him", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
"""The pronouns for one person, each with a sex."""


_LETTERS_BEFORE = 150
"""How far before a noun is looked for what makes it someone else: a few words."""

_REMEMBERED = 1000
"""How many sentences, and beginnings of them, the people are kept for: each word for a death asks for them again."""


@dataclass(frozen=True)
class Person:
    """A person named in a sentence, or several by one noun.

    oblique: the one of "with his mother", who does nothing in the sentence.
    """

    role: Role
    start: int
    end: int
    oblique: bool
    sex: str | None
    several: bool = False

    def may_be(self, pronoun: str) -> bool:
        """Return whether he, she or they may stand for this person."""
        sex = SEX_OF_PRONOUN.get(pronoun.casefold())
        return sex is None or (not self.several and self.sex in (None, sex))


@lru_cache(_REMEMBERED)
def people_in(sentence: str) -> tuple[Person, ...]:
    """Return those named in a sentence, but not the boy of "the boy's mother" or the child of "child protection"."""
    return tuple(_people(sentence))


def names_subject(text: str) -> bool:
    """Return whether a child under review is named in a text."""
    return any(person.role is Role.SUBJECT for person in _people(text))


def _people(text: str) -> Iterator[Person]:
    last = None
    for noun in _PERSON_NOUN.finditer(text):
        start, end = noun.span()
        if _POSSESSIVE_AFTER.match(text, end) or _COMPOUND_AFTER.match(text, end):
            continue
        if noun["old"] and _PERSON_NOUN_AFTER.match(text, end):
            continue
        is_several = not noun["name"] and _SEVERAL.search(noun[0]) is not None
        sex = "female" if _FEMALE.search(noun[0]) else "male" if _MALE.search(noun[0]) else None
        listed = last and last.oblique and noun["name"] and _LISTED.fullmatch(text, last.end, start)
        oblique = bool(listed) or _stands_before(_PREPOSITION, noun)
        last = Person(_role(noun), start, end, oblique, sex, is_several)
        yield last


def _stands_before(pattern: re.Pattern[str], noun: re.Match[str]) -> bool:
    """Return whether the letters right before a noun end in a pattern."""
    return pattern.search(noun.string, max(0, noun.start() - _LETTERS_BEFORE), noun.start()) is not None


def _role(noun: re.Match[str]) -> Role:
    """Return the role of the person whom a noun names, by the noun and by what stands before it."""
    if noun["friend"] or noun["elder"]:
        return Role.OTHER
    if noun["anyone"]:
        is_child = _OF_CHILDS_AGE_AFTER.match(noun.string, noun.end()) and noun[0].casefold() not in _OF_A_CRIME
        return Role.SUBJECT if is_child and not _stands_before(_ANOTHER_CHILD, noun) else Role.OPEN
    if noun[0].startswith(CODE_LETTER) or _NAMED_AFTER.match(noun.string, noun.end()):
        return Role.SUBJECT
    if noun["kin"]:
        in_group = noun.string.startswith(" group", noun.end())
        one_of_twins = noun[0].casefold().startswith("twin") and _stands_before(_ONE_OF_TWINS, noun)
        is_bare = _KIN_OF_SOMEONE.match(noun[0]) and not _stands_before(_ARTICLE_BEFORE, noun)
        is_other = bool(is_bare or _stands_before(_RELATED_TO_SUBJECT, noun)) and not (in_group or one_of_twins)
    elif noun["name"]:
        is_other = _stands_before(_ADULT_BEFORE, noun)
    else:
        is_other = (
            _stands_before(_ANOTHER_CHILD, noun)
            or _stands_before(_OF_CHILD, noun)
            or is_of_adult_age(noun.string, noun.start())
        )
    return Role.OTHER if is_other else Role.SUBJECT


def first_named(sentence: str, at: int) -> tuple[Role, int] | None:
    """Return the role of the first person named from here on, and where; None if nobody is.

    With "a woman and her baby" it is that of a subject, who is among them.
    """
    people = [person for person in people_in(sentence) if person.start >= at]
    if not people:
        return None
    role = people[0].role
    for person, following in pairwise(people):
        if not _CONJUNCTION.fullmatch(sentence[person.end : following.start]):
            break
        role = Role.SUBJECT if following.role is Role.SUBJECT else role
    return role, people[0].start


def referent_role(pronoun: str, sentence: str, at: int) -> Role:
    """Return the role of the one for whom a pronoun stands: a child before an adult who is only beside it."""
    earlier = [person for person in people_in(sentence) if person.end <= at]
    candidates = [
        person for person in earlier if person.may_be(pronoun) and not FINDS_THAT.match(sentence, person.start)
    ]
    adults = [person for person in candidates if person.role is Role.OTHER]
    children = [person for person in candidates if person.role is Role.SUBJECT]
    if not adults:
        return Role.OPEN if _owner_may_be(pronoun, sentence, at) else Role.SUBJECT
    adults_oblique = all(person.oblique for person in adults)
    if not children:
        if any(person.role is Role.SUBJECT and person.sex for person in earlier):
            return Role.OTHER
        return Role.OPEN if _OBJECT_PRONOUN.search(sentence[:at]) or adults_oblique else Role.OTHER
    children_oblique = all(person.oblique for person in children)
    if adults_oblique == children_oblique:
        return Role.OPEN
    return Role.SUBJECT if adults_oblique else Role.OTHER


def _owner_may_be(pronoun: str, sentence: str, at: int) -> bool:
    """Return whether a pronoun may be of an adult who only owns something: "her father's tablets until his death"."""
    sex = SEX_OF_PRONOUN.get(pronoun.casefold())
    if sex is None or not _UNTIL_BEFORE.search(sentence, 0, at):
        return False
    return any(
        (_FEMALE if sex == "female" else _MALE).search(owner) for owner in _OWNING_ADULT.findall(sentence, 0, at)
    )


def clause_before(sentence: str, at: int) -> str:
    """Return what leads to the verb at this place, without its auxiliaries and without clauses about someone else."""
    before = _RELATIVE_CLAUSE.sub(lambda clause: " " * len(clause[0]), sentence[:at])
    before = before[before.rfind(";") + 1 :]
    return _AUXILIARIES.sub("", before).rstrip(" ,") + " "


def actor_role(sentence: str, at: int) -> Role | None:
    """Return the role of the one of whom the verb at this place is said; None where nobody is named.

    In "the boy, whose mother was ill, died" it is that of the boy.
    """
    before = clause_before(sentence, at)
    pronoun = _PRONOUN.search(before)
    if pronoun:
        return referent_role(pronoun["pronoun"], sentence, sentence[:at].rfind(pronoun["pronoun"]))
    people = [person for person in people_in(before) if not FINDS_THAT.match(before, person.start)]
    if not people:
        return None
    if _RELATIVE_PRONOUN.search(before):
        return people[-1].role
    actors = [index for index, person in enumerate(people) if not person.oblique]
    last = actors[-1] if actors else len(people) - 1
    first = last
    while first and _CONJUNCTION.fullmatch(before[people[first - 1].end : people[first].start]):
        first -= 1
    roles = [person.role for person in people[first : last + 1]]
    return Role.SUBJECT if Role.SUBJECT in roles else roles[-1]
