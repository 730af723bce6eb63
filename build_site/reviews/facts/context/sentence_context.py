"""Sentences of what happened, and whether a place in one is about the subject child or about someone else."""

from __future__ import annotations

import re

from build_site.reviews.facts.context.incident_time import PARENT_DIED

CHILD = (
    r"(?:child(?:ren)?|bab(?:y|ies)|infants?|boys?|girls?|toddlers?|siblings?|twins?|sisters?|brothers?|half-siblings?"
    r"|young (?:person|people)|teenagers?|adolescents?|youths?(?! violence)|new-?borns?|males?|females?)"
)
"""A noun for a child."""

ADULT = (
    r"(?:(?:step|grand|god)?-?(?:mother|father|mum|dad|parent)s?"
    r"|(?:foster|special) (?:carer|parent|guardian|mother|father)s?"
    r"|carers?|guardians?|aunts?|uncles?|partners?|boyfriends?|girlfriends?|m[ae]n|wom[ae]n|adults?|adopters?|husbands?"
    r"|wi(?:fe|ves)|teachers?|neighbours?|relatives?|associates?|perpetrators?|strangers?|driver)"
)
"""A noun for an adult."""

ADULT_BEFORE = re.compile(rf"\b{ADULT},?\s+$", re.IGNORECASE)
"""What stands before the name of an adult: "the mother, Ann"."""

RELATIVE = r"(?:(?:half|step)-?)?(?:sister|brother|sibling|cousin|friend|son|daughter|twin)s?"
"""A noun for a child by its kin, who is as a rule not the one that the review is about."""

POSSESSIVE = r"(?:his|her|their|its|\w+['’]s)"

_CARING = r"(?:(?:foster|special|kinship) )?(?:carer|adopter|guardian|perpetrator)s?"
_FEMALE_ADULT = re.compile(
    r"\b(?:(?:step|grand|foster )?-?(?:mother|mum)s?|grandmother|aunt|woman|women|wife|girlfriend"
    rf"|(?:female )?{_CARING})\b",
    re.IGNORECASE,
)
_MALE_ADULT = re.compile(
    r"\b(?:(?:step|grand|foster )?-?(?:father|dad)s?|grandfather|uncle|man|men|husband|boyfriend|partner"
    rf"|(?:male )?{_CARING})\b",
    re.IGNORECASE,
)

_ANY_CHILD = re.compile(rf"\b{CHILD}\b", re.IGNORECASE)
_BY_BEFORE = re.compile(
    r"^(?P<before>.*)\bby "
    r"(?:(?:an?|another|two|three|four|five|six|several|other|the|some|one of|older|unknown)\b[^,.;]*)?$",
    re.IGNORECASE,
)
"""What stands before the one who did it, if a child is named earlier: "stabbed by a ..."."""

_PASSIVE_BEFORE = re.compile(
    r"(?:\b(?:was|were|been|being)\s+(?:\w+ly\s+)?|,\s+(?:\w+ly\s+)?)(?:stabbed|shot|killed|murdered|attacked|assaulted|raped|abused|beaten"
    r"|shaken|injured|harmed|hurt|exploited|groomed|trafficked|strangled|pushed|punched|hit|poisoned)\b[^.;]*$",
    re.IGNORECASE,
)
"""What makes the one after "by" the one who did it, whoever is named: "Mia was stabbed in a park"."""

_OFFENCE_BY_BEFORE = re.compile(
    r"\b(?:abuse|assaults?|attacks?|exploitation|killing|manslaughter|murder|rape|shooting|stabbing) by "
    r"(?:(?!of\b|on\b|against\b)[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_VICTIM_AFTER = re.compile(rf"[^.;]*?\b(?:of|on|against) (?:(?!the\b)[\w-]+ ){{0,3}}{CHILD}\b", re.IGNORECASE)
"""What follows the one who did it, if the child is named later: "murder by a ... of a girl"."""

_DONE_BY_BEFORE = re.compile(r"\b(?:perpetrated|committed|inflicted|caused) by\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)

_SOMEONE_ELSE_BEFORE = re.compile(
    r"(?:\banother\s*$"
    rf"|\bother (?:\w+ )?{CHILD},?\s+(?:(?:all|both|each|who|were|was|are|is|aged|under|the|age|of)\s+)*$"
    rf"|\b{POSSESSIVE}\s+(?:\w+[\s-]+){{0,3}}(?:sister|brother|sibling|cousin|friend|son|daughter)s?\b[^.;]*$"
    rf"|\b{ADULT}\s*,?\s*(?:was\s+|then\s+)?(?:aged|who was)\s*$)",
    re.IGNORECASE,
)
"""What stands before a description of someone who is no subject: a brother, other children, an adult of that age."""

_ADULT_AGE_BEFORE = re.compile(r"\b(?:19|[2-9]\d)[\s-]*years?[\s-]*olds?,?\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
"""What makes a "male" or "female" an adult: "a 30-year-old"."""

_OTHER_TIME_BEFORE = re.compile(
    r"\b(?:when (?:s?he|they|\w+) (?:was|were|turned|had been)|since (?:the age of )?|born\b[^.;]* at|at|since"
    r"|(?:from|to|until|by|at) (?:the )?age(?: of)?|from birth to (?:the age of )?)(?: aged)?\s*$",
    re.IGNORECASE,
)
"""What stands before an age that is not the child's at the time of the incident: "placed in care when she was ..."."""

_INCIDENT_BEFORE = re.compile(
    r"(?:\b(?:died|killed|murdered|stabbed|injured|harmed|assaulted|collapsed|suffered|drowned|shot|hanged|shaken|scalded"
    r"|took (?:his|her|their) own li(?:fe|ves))"
    r"|\b(?:died|collapsed|drowned)(?:\s+(?!(?:and|but|who|after|before|since|when|while|where|until)\b)[\w'’-]+){1,7}"
    r"|^(?:[\w-]+ ){0,3}(?:deaths?|injur\w+|suicides?|murders?)\b"
    r"(?:(?!\b(?:was|were|had|has|is|who|when)\b)[^.;])*)[\s,]+$",
    re.IGNORECASE,
)
"""What makes such an age that of the incident: "died when she was ...", "Death of a boy at the age of ..."."""

_AT_THAT_TIME = re.compile(r"(?:at|when)\b", re.IGNORECASE)
_INCIDENT_AFTER = re.compile(
    r",? (?:s?he|they|(?:the )?\w+|(?:Child|Baby) \w+) (?:(?:was|were|had|then|been|also|sadly|\w+ly) )*"
    r"(?:died|killed|murdered|stabbed|shot|injured|harmed|hurt|assaulted|collapsed|suffered|sustained|drowned)\b",
    re.IGNORECASE,
)
"""What makes it so afterwards: "when, at the age of ..., she suffered"."""

_LONGEST_AGE = 60
"""In letters, with a few words between the age and the one who is so old."""

_CONVICTED = r"\b(?:found guilty|convicted|pleaded guilty|sentenced|charged|arrested|imprisoned)\b"
_CONVICTED_AFTER = re.compile(rf"[ ,]*(?:was |were )?{_CONVICTED}", re.IGNORECASE)
_CONVICTED_OF_KILLING_AFTER = re.compile(
    rf"[^.;,]{{0,60}}?\b(?:was|were|who)\b[^.;,]{{0,20}}{_CONVICTED}[^.;]*\b(?:murder|manslaughter|killing)\b",
    re.IGNORECASE,
)


def quoted(text: str, start: int, end: int, before: int = 0, after: int = 0) -> str:
    """Return a text from start to end, with up to so many letters before and after, cut at whole words."""
    first, last = max(0, start - before), min(len(text), end + after)
    while first < start and first > 0 and not text[first - 1].isspace():
        first += 1
    while last > end and last < len(text) and not text[last].isspace():
        last -= 1
    return text[first:last].strip()


def is_someone_else(sentence: str, at: int) -> bool:
    """Return whether a description at this place is of no subject, but an offender, a sibling or an adult."""
    return is_offender(sentence, at) or bool(_SOMEONE_ELSE_BEFORE.search(sentence[:at]))


def is_of_adult_age(sentence: str, at: int) -> bool:
    """Return whether the one described at this place is an adult by the age before: "a 30-year-old male"."""
    return bool(_ADULT_AGE_BEFORE.search(sentence, max(0, at - _LONGEST_AGE), at))


def is_offender(sentence: str, at: int) -> bool:
    """Return whether the one described here did it to a child who is named too: "stabbed by a 17-year-old boy"."""
    before = sentence[:at]
    if _OFFENCE_BY_BEFORE.search(before) and _VICTIM_AFTER.match(sentence, at):
        return True
    done_by = _BY_BEFORE.search(before)
    if done_by and (_ANY_CHILD.search(done_by["before"]) or _PASSIVE_BEFORE.search(done_by["before"])):
        return True
    return bool(_DONE_BY_BEFORE.search(before))


def is_other_time(sentence: str, start: int, end: int) -> bool:
    """Return whether an age from start to end is that of another time: when placed in care, at birth, since then."""
    other = _OTHER_TIME_BEFORE.search(sentence[:start])
    if not other:
        return False
    before = sentence[: other.start()]
    if _INCIDENT_BEFORE.search(before) and not PARENT_DIED.search(before[-_LONGEST_AGE:]):
        return False
    return not (_AT_THAT_TIME.match(other[0]) and _INCIDENT_AFTER.match(sentence, end))


def is_convicted(sentence: str, at: int) -> bool:
    """Return whether the person described before this place was found guilty: "A boy of 15 was convicted of ..."."""
    return bool(_CONVICTED_AFTER.match(sentence, at) or _CONVICTED_OF_KILLING_AFTER.match(sentence, at))


def adult_before(sentence: str, at: int, female: bool) -> bool:
    """Return whether an adult of this sex is named earlier in the sentence, to whom a pronoun may refer."""
    return bool((_FEMALE_ADULT if female else _MALE_ADULT).search(sentence[:at]))
