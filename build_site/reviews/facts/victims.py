"""Of whom a word is said: a child whom the review is about, someone else, or one whom the words leave open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_site.reviews.facts.sentence_context import ADULT, CHILD

SUBJECT, OTHER, OPEN = "subject", "other", "open"

_YOUNG = r"young (?:adult|m[ae]n|wom[ae]n|carer|parent)s?|school(?:boy|girl|child)(?:ren)?|(?:son|daughter|triplet)s?"
_ELDERS = (
    r"(?:great-)?(?:nan|gran|grandparent|step-?parent)s?|childminders?|abusers?|offenders?|attackers?|killers?|lodgers?"
    r"|officers?|workers?|tutors?|coach(?:es)?|priests?|people over \d+|pets?|dogs?|nobody|no[- ]one"
)
_FRIENDS = r"(?:best |close )?(?:friend|cousin|peer|classmate|flatmate|niece|nephew)s?"
_KIN = r"(?:(?:half|step)-?)?(?:sister|brother|sibling|twin)s?"
_ANYONE = r"(?:people|persons?|someone|somebody|individuals?|victims?|patients?|residents?|passengers?)"
_NO_NAME = (
    r"He|She|They|It|Him|Her|His|Their|Its|The|This|That|There|These|A|An|In|On|At|By|After|Before|When|While|Who"
    r"|Both|One"
    r"|Two|All|Some|Mother|Father|Parents|Mum|Dad|Nobody|Nothing|January|February|March|April|May|June|July"
    r"|August|September"
    r"|October|November|December|Spring|Summer|Autumn|Winter|Sudden|Near|Fatal|Death|Deaths|Suicide|Murder"
    r"|Neglect|Abuse"
    r"|Police|Services|Local|Man|Wight|Reviews?|Reports?|Cases?|Concerns|Tests|Evidence|Professionals"
    r"|Practitioners|Staff"
    r"|Practice|Fractures|Harm|Rape|Children|Siblings|[A-Z]\w*(?:tion|ment|ness|ence|ance|ing|ies)s?"
)
"""Words with a capital at the start of a sentence, or months and places, that are nobody's name."""
_NAMED = (
    r"(?-i:(?:(?:Young )?(?:Child|Baby|Infant|Person|Sibling|Boy|Girl)|YP) ?(?:[A-Z0-9][\w/-]*)"
    rf"|(?:(?<=^)|(?<=\b[Oo]f )|(?<=\band )|(?<=, ))(?!(?:{_NO_NAME})\b)[A-Z][a-zà-ÿ]+"
    r"(?=,? (?:was|were|is|had|has|did|took|lived|died|who|and|then|by|in|suffered|\w+ed|aged)\b|[.,;]|$))"
)
_HEAD = re.compile(
    rf"\b(?:(?P<young>{_YOUNG})|(?P<friend>{_FRIENDS})|(?P<elder>{_ELDERS}|{ADULT})|(?P<kin>{_KIN})"
    rf"|(?P<named>{_NAMED})|(?P<child>{CHILD})|(?P<old>[\w-]+[- ](?:days?|weeks?|months?|years?)[- ]olds?)(?![- ]\w)"
    rf"|(?P<anyone>{_ANYONE}))\b(?!-)",
    re.IGNORECASE,
)
_POSSESSOR = re.compile(r"['’]s?\b(?! (?:was|had|been)\b)|['’](?= )")
_NOT_A_HEAD = re.compile(
    r"\s*(?:protection|abuse|safeguarding|sexual|death|overdose|care|in need|social|court)\b", re.I
)
_NOUN_AFTER = re.compile(rf"[-\s](?:\w+[-\s])?(?:{_YOUNG}|{CHILD}|{ADULT}|{_ANYONE})\b(?!['’])", re.IGNORECASE)
_ITS_OWN = re.compile(
    r"(?:\b(?:his|her|their|whose|a|another|(?:older|elder|eldest|younger|half)[- ]?)|['’]s?)\s+(?:[\w-]+\s+){0,2}$"
    r"|\b(?:older|elder|eldest|younger|previous|another|the other)\s+$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|other|previous|first|last|earlier|elder|eldest|older|unrelated|stillborn|(?:friend|neighbour"
    r"|aunt|uncle)['’]s)"
    r"\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:of|with|by|from|to|for|at|in|on|near|after|beside|alongside|between|against|about|towards|without"
    r"|around|than)"
    r"\s+(?:(?!who\b|that\b|when\b|and\b|which\b)[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s+(?!whose (?:\w+al |older |younger )?\w+,)(?:(?:to|of|with|by|from|for)\s+)?"
    r"(?:who|whom|whose|which|where|when|aged|then|now)\b[^,;]*,",
    re.IGNORECASE,
)
_HELPERS = re.compile(
    r"(?:\b(?:was|were|is|are|be|been|being|had|has|have|may|also|later|then|sadly|subsequently|tragically|suddenly"
    r"|(?<!un)unexpectedly|shortly|soon|already|so|came|come|went|going|chose|decided|eventually|apparently|to|both|all"
    r"|believed|thought|found|did|got|herself|himself|afterwards)\b[\s,]*)+$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|that|which)\s*$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?P<pronoun>s?he|they)\s*$", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?:him|them)\b", re.IGNORECASE)
_FEMALE = re.compile(
    r"mother|mum|nan|gran(?!df|dp)|aunt|wom[ae]n|wi(?:fe|ves)|girl|sister|daughter|niece|\bfemale", re.I
)
_MALE = re.compile(
    r"father|dad|uncle|(?<!wo)m[ae]n\b|husband|boy|brother|\bson|nephew|(?<!fe)males?\b|partner|stepfather", re.I
)
_GAP = re.compile(r"\s*,?\s*(?:and|or)\s+(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """A person named in a sentence. oblique: the one of "with his mother", who does nothing in the sentence."""

    who: str
    start: int
    end: int
    oblique: bool
    sex: str | None

    def may_be(self, pronoun: str) -> bool:
        """Whether he, she or they may stand for this person."""
        sex = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}.get(pronoun.casefold())
        return sex is None or self.sex is None or self.sex == sex


def people(sentence: str) -> list[Person]:
    """Those named in a sentence, but not the boy of "the boy's mother" or the child of "child protection"."""
    return list(_people(sentence))


def _people(sentence: str) -> Iterator[Person]:
    for head in _HEAD.finditer(sentence):
        before, after = sentence[: head.start()], sentence[head.end() :]
        if _POSSESSOR.match(after) or _NOT_A_HEAD.match(after) or (head["old"] and _NOUN_AFTER.match(after)):
            continue
        sex = "female" if _FEMALE.search(head[0]) else "male" if _MALE.search(head[0]) else None
        yield Person(_kind(head, before), head.start(), head.end(), bool(_PREPOSITION.search(before)), sex)


def _kind(head: re.Match[str], before: str) -> str:
    if head["friend"] or head["elder"]:
        return OTHER
    if head["anyone"]:
        return OPEN
    if head["kin"]:
        return OTHER if _ITS_OWN.search(before) and not head.string.startswith(" group", head.end()) else SUBJECT
    if head["named"]:
        return OTHER if re.search(rf"\b{ADULT},?\s+$", before, re.IGNORECASE) else SUBJECT
    return OTHER if _ANOTHER.search(before) else SUBJECT


def first_of(sentence: str, at: int) -> tuple[str, int] | None:
    """Who the first person named from here on is, and where; with "a woman and her baby" a child is among them."""
    found = [person for person in people(sentence) if person.start >= at]
    if not found:
        return None
    who = found[0].who
    for one, other in zip(found, found[1:]):
        if not _GAP.fullmatch(sentence[one.end : other.start]):
            break
        who = SUBJECT if other.who == SUBJECT else who
    return who, found[0].start


def meant_by(pronoun: str, sentence: str, at: int) -> str:
    """Whom a pronoun at this place stands for: a child before an adult who is only beside it in the sentence."""
    before = [person for person in people(sentence) if person.end <= at and person.may_be(pronoun)]
    adults = [person for person in before if person.who == OTHER]
    children = [person for person in before if person.who == SUBJECT]
    if not adults:
        return SUBJECT
    if not children:
        if any(person.who == SUBJECT and person.sex and person.end <= at for person in people(sentence)):
            return OTHER
        return OPEN if _OBJECT.search(sentence[:at]) or all(person.oblique for person in adults) else OTHER
    if all(person.oblique for person in adults):
        return SUBJECT if not all(person.oblique for person in children) else OPEN
    return OTHER if all(person.oblique for person in children) else OPEN


def doer_of(sentence: str, at: int) -> str | None:
    """Of whom the verb at this place is said: "the boy, whose mother was ill, died"; None where nobody is named."""
    before = _ASIDE.sub(lambda aside: " " * len(aside[0]), sentence[:at])
    before = before[before.rfind(";") + 1 :]
    before = _HELPERS.sub("", before).rstrip(" ,") + " "
    pronoun = _PRONOUN.search(before)
    if pronoun:
        return meant_by(pronoun["pronoun"], sentence, sentence[:at].rfind(pronoun["pronoun"]))
    found = people(before)
    if not found:
        return None
    if _RELATIVE.search(before):
        return found[-1].who
    free = [number for number, person in enumerate(found) if not person.oblique]
    last = free[-1] if free else len(found) - 1
    group = [found[last]]
    while last and _GAP.fullmatch(before[found[last - 1].end : found[last].start]):
        last -= 1
        group.append(found[last])
    return SUBJECT if any(person.who == SUBJECT for person in group) else group[0].who
