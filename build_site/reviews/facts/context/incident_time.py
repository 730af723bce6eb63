"""Whether words tell of the time of the incident: of a death or harm, or how it came to light, and not of history."""

from __future__ import annotations

import re
from enum import IntEnum

DATED_START = re.compile(r"\W*(?:In|By|From|During|Since|Until|At)\b[^,]{0,40}\b(?:19|20)\d\d\b")

DEATH = re.compile(
    r"\b(?:died|dies|dead|deaths?|killed|killing|murder\w*|manslaughter|drowned|suicide|fatal\w*"
    r"|t(?:ook|aken|ake) (?:his|her|their) own li(?:fe|ves)|lifeless|could not be (?:revived|saved|resuscitated)"
    r"|(?:neither|none|nobody|no one) (?:\w+ ){0,4}(?:alive|survived)"
    r"|li(?:fe|ves) (?:ended|was lost|were lost)|lost (?:his|her|their) li(?:fe|ves)|passed away|did not survive"
    r"|(?:body|bodies|remains) (?:was|were) (?:found|recovered|discovered|pulled))\b",
    re.IGNORECASE,
)
HARM = re.compile(
    r"\b(?:(?<!near-)fatal\w*|stabb\w+|shot|injur\w+|harmed|hurt|assault\w*|attack\w*|raped?|abus(?:ed|ing|es)|exploit\w+"
    r"|collaps\w+|burn(?:t|s|ed)|scald\w*|fractur\w*|bruis\w+|overdosed?|ligature|hang(?:ed|ing)|poison\w+|unresponsive"
    r"|unconscious|not breathing|stopped breathing|resuscitat\w+|choked|crash\w*|collision|starv\w+|malnourish\w+"
    r"|neglected|trafficked|broken"
    r"|mutilat\w+|FGM|forced (?:to marry|into (?:a )?marriage)|(?:hit|struck) by|run over|beaten|beatings|shaken)\b",
    re.IGNORECASE,
)
_COMES_TO_LIGHT = re.compile(
    r"\b(?:found|discovered|told|disclosed|confided|came to (?:light|notice|attention)|police|admitted to|admission"
    r"|hospital|ambulances?|intensive care|rescued|escaped|reported|removal|removed|noticed|missing|arrested"
    r"|marks? (?:was|were|on)"
    r"|medicals?(?: examination)?\b(?! (?:history|needs?|condition|care|attention|treatment|appointment))"
    r"|skeletal survey|X-ray(?:ed)?)\b",
    re.IGNORECASE,
)
TELLS_OF_HARM = re.compile(
    rf"{HARM.pattern}|\b(?:told|disclosed|confided|came to (?:light|notice|attention)|marks?)\b", re.IGNORECASE
)
_MAY_BE_FATAL = re.compile(
    r"\b(?:collaps\w+|stabb\w+|shot|hang(?:ed|ing)|ligature|overdosed?|poison\w+|unresponsive|unconscious|not breathing"
    r"|stopped breathing|choked|crash\w*|collision|(?:hit|struck) by|run over|shaken|fell)\b",
    re.IGNORECASE,
)
_PLUPERFECT = re.compile(
    r"\bhad (?:(?:already|also|once|first|never|not) )?(?:been|told|found|seen|disclosed|noticed|taken|\w+ed)\b",
    re.IGNORECASE,
)
HISTORY = re.compile(
    r"\b(?:moved|placed|placements?|came (?:in)?to (?:care|live|the|this|Britain|England)|born|adopted|into care"
    r"|arrived (?:in|from)|diagnosed|referr\w+|went to live|separated|divorced|excluded|started|joined"
    r"|first (?:came|known|seen|met|time)|(?<!police )began|until|previously|fostered|history"
    r"|(?:years?|months?) (?:earlier|ago|later|before(?=\s*[.,;]|$|\s+(?:the|his|her)\b)))\b",
    re.IGNORECASE,
)
PARENT_DIED = re.compile(
    r"(?<!and his )(?<!and her )(?<!and their )"
    r"\b(?:mother|father|parent|mum|dad|grand\w+|aunt|uncle|carer|brother|sister)"
    r"s?\s+(?:(?:had|then|both)\s+){0,2}"
    r"(?:died|(?:was|were|been)\s+(?:\w+ly\s+)?(?:killed|murdered|stabbed|attacked|assaulted|injured))\b"
    r"|\bdeath of (?:his|her|their)\b",
    re.IGNORECASE,
)
_LETTERS_OF_CLAUSE = 100
"""How much of a sentence next to an age tells of its time."""


class Strength(IntEnum):
    """How surely an age is that of the incident: by itself, with how it came to light, or with a harm.

    UNSURE: nothing tells of its time; it counts beside another age of the sentence only.
    """

    UNSURE = 0
    PLAIN = 1
    WEAK = 2
    STRONG = 3


def strength_of_event(clause: str) -> Strength | None:
    """Return how surely a clause tells of the incident."""
    if PARENT_DIED.search(clause) or HISTORY.search(clause):
        return None
    if DEATH.search(clause) or HARM.search(clause):
        return Strength.STRONG
    return Strength.WEAK if _COMES_TO_LIGHT.search(clause) else None


def strength_of_time(clause: str, tells_death: bool) -> Strength | None:
    """Return how surely an age at the time of what a clause tells is that of the incident.

    What had happened before is not the incident, nor is an old abuse where the account tells of a death as well.
    """
    clause = clause[-_LETTERS_OF_CLAUSE:]
    if _PLUPERFECT.search(clause):
        return None
    strength = strength_of_event(clause)
    if strength is None or not tells_death or DEATH.search(clause):
        return strength
    return strength if _MAY_BE_FATAL.search(clause) else None
