"""Nouns for people, by what they are to the child under review: patterns, to be used with any case."""

from __future__ import annotations

import re

YOUNG_PERSON = (
    r"young (?:adult|m[ae]n|wom[ae]n|carer|parent)s?|school(?:boy|girl|child)(?:ren)?|(?:son|daughter|triplet)s?"
)
PROFESSIONAL = (
    r"officers?|workers?|tutors?|nurses?|GPs?|doctors?|paediatricians?|midwi(?:fe|ves)|health visitors?|paramedics?"
    r"|consultants?|counsellors?|therapists?|psychologists?|psychiatrists?|coroner|judge|reviewer"
)
OTHER_ADULT = (
    r"(?:great-)?(?:nan|gran|grandparent|step-?parent)s?|childminders?|abusers?|offenders?|attackers?|killers?|lodgers?"
    rf"|{PROFESSIONAL}|cleaners?|coach(?:es)?|priests?|people over \d+|pets?|dogs?|shopkeepers?|motorists?|drivers?"
    r"|guards?|firefighters?"
    r"|caretakers?|pensioners?|lad(?:y|ies)|gentlem[ae]n|widow(?:er)?s?|nobody|no[- ]one"
)
FRIEND = r"(?:best |close )?(?:friend|cousin|peer|classmate|flatmate|niece|nephew)s?"
SIBLING = r"(?:(?:half|step)-?)?(?:sister|brother|sibling|twin)s?"
ANYONE = (
    r"(?:people|persons?|someone|somebody|individuals?|victims?|patients?|residents?|passengers?|pupils?|students?|cyclists?"
    r"|pedestrians?|motorcyclists?|bystanders?|passers?-by|rivals?|members? of staff)"
)

FINDS_THAT = re.compile(
    r"(?:coroner|judge|reviewer|psychiatrist|doctor|paediatrician)s? (?:(?:was|were|had|has) )?(?:\w+ly )?"
    r"(?:satisfied|conclud\w+|ruled|found|recorded|accepted|heard|decided|determined|held) that\b",
    re.IGNORECASE,
)
"""Who finds something of another, so that "he" in it is not the one who finds: "the judge found that he"."""
