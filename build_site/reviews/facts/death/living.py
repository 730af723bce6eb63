"""Whether a sentence tells what became of a living child: that it was harmed, was at risk, or did harm."""

from __future__ import annotations

import re
from functools import lru_cache

from build_site.reviews.facts.context.people import Role, names_subject, people_in
from build_site.reviews.facts.context.sentence_context import CHILD

_PHYSICAL_HARM = re.compile(
    r"\b(?:injur|fractur|bruis|burn(?:s|t|ed)\b|scald|wound|stab|shot\b|shaken|shaking|assault|attack|bleed|bitten|bite"
    r"|overdose|ingest|swallow|poison|drown"
    r"|maul|savaged|gored|trampled|crushed|electrocut|chok(?:ed|ing)|collapse|unresponsive|head trauma)\w*",
    re.IGNORECASE,
)
_HARM = re.compile(
    rf"{_PHYSICAL_HARM.pattern}|\b(?:abus|neglect|rape|exploit|hurt|self-harm|harm|sexual|traffick|maltreat|mistreat|mutilat|FGM\b|circumcis"
    rf"|ill-treat|cruel"
    r"|violen|malnutri|malnourish|undernourish|nutritional failure|starv|emaciat|groom|radicalis|strip search"
    r"|altercation|beat(?:en|ings?)\b|shook\b|slapp"
    r"|broken (?:\w+ )?(?:arm|leg|thigh|rib|bone|wrist|collarbone|jaw|skull)|punch|kick|smack"
    r"|underweight|squalor|hunger\b|hungry\b|unheated|locked (?:in\b|up\b|away\b)|chained|slave|prostitut"
    r"|(?:return|exchange|sold) for sex\b"
    r"|weight loss|pressure sore|developmental delay|fabricated|induced|suicide|adverse childhood|witness|trauma"
    r"|at risk"
    r"|risks?\b(?= (?:of|from|to|posed))|forced (?:marriage|to marry|on)|married|arrest|convict|guilty|charged"
    r"|sentenced"
    r"|murder|kill(?:s|ed|ing)?\b|manslaughter|fatal|lethal|life[- ]threatening|(?:own|end\w* (?:his|her"
    r"|their)) li(?:fe|ves)|secure accommodation|taken into care)\w*",
    re.IGNORECASE,
)
"""Words for what is done to a child, or by one, and for what follows from it."""

_THOUGHT_BEFORE = re.compile(
    r"\b(?:thoughts?|fears?|worr\w+|ideas?)\s+(?:of|about|that)\s+(?:[\w-]+\s+)?$", re.IGNORECASE
)
_PRACTICE = re.compile(
    r"\b(?:how|whether|agenc(?:y|ies)|services?|practitioners?|professionals?|partnerships?|procedures?|polic(?:y"
    r"|ies)|practice"
    r"|assessments?|safeguarding|lessons?|learning|guidance|respon(?:d|se)\w*|reviews?|staff|workers?|briefing"
    r"|system)\b",
    re.IGNORECASE,
)
"""Words of a sentence that is about the work of agencies."""

_RESPONSE = re.compile(
    r"\b(?:agenc(?:y|ies)|services?|practitioners?|professionals?|partners|partnerships?|staff|workers?|boards?"
    r"|polic(?:y|ies)|guidance|training|how|whether)\b[^.;]*?"
    r"\b(?:respon[ds]\w*|learn\w*|identif\w*|recogni\w*|assess\w*|understand\w*|address\w*|tackl\w*|protect\w*"
    r"|manag\w*|prevent\w*|consider\w*|work\w*|aware\w*|train\w*)\b",
    re.IGNORECASE,
)
"""How a sentence begins that tells what agencies do or should do about a harm."""

_KILLING = re.compile(r"\b(?:fatal|lethal|murder|kill|manslaughter|suicide|death|died|stab|shot)\w*", re.IGNORECASE)
_ONE_CHILD = re.compile(
    rf"\b(?:an?|the|this|that|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|both|each|his|her|their"
    rf"|whose|of|female"
    rf"|male|[\w-]+-old)\s+(?:[\w-]+\s+){{0,3}}(?:{CHILD})\b(?! (?:protection|abuse|safeguarding|sexual))",
    re.IGNORECASE,
)
"""Words that name one child or several, not children at large."""

_CHILDREN_AT_LARGE = re.compile(
    r"\b(?:to|of|for|about|by|with|against|from|in)\s+(?:children|young people|infants|babies|teenagers)\b", re.I
)
_EVENT_OPENING = re.compile(
    rf"(?:[\w-]+,? ){{0,4}}(?:{_HARM.pattern})[^.]*? (?:of|to|by|against|between|towards) ", re.IGNORECASE
)
"""How a sentence begins that tells of an event: "Institutional abuse of children"."""

_CHILD = re.compile(rf"\b{CHILD}\b|\b\d+-(?:year|month|week|day)s?-old", re.IGNORECASE)
_CONVICTED_OF_HARM = re.compile(
    r"\bconvict\w* (?:\w+ ){0,2}?(?:of|for) (?:[\w-]+ ){0,3}?(?:sexual|abus|neglect|cruel|rape|assault)", re.IGNORECASE
)
_PRONOUN = re.compile(r"\b(?:s?he|him|his|her)\b", re.IGNORECASE)


def tells_of_physical_harm(sentence: str) -> bool:
    """Return whether a sentence tells of such harm as a death may follow from."""
    return bool(_PHYSICAL_HARM.search(sentence))


def tells_of_harm(text: str) -> bool:
    """Return whether words for a harm stand in a text, whoever came to it."""
    return bool(_HARM.search(text))


def tells_of_living_child(sentence: str, summary: str) -> bool:
    """Return whether a sentence tells of a harm that befell a child, of a risk to one, or of what one did.

    A sentence about practice tells of it only if a child, not "children" at large, is named in it; any other,
    if the sentence or the rest of the summary tells of a child.
    """
    harms = list(_HARM.finditer(sentence))
    if all(_THOUGHT_BEFORE.search(sentence[: harm.start()]) for harm in harms):
        return False
    if _CONVICTED_OF_HARM.search(sentence):
        return True
    if _PRACTICE.search(sentence) and not _opens_with_harm(sentence):
        return _names_one_child(sentence)
    if names_subject(sentence) or _PRONOUN.search(sentence) or _names_child(summary):
        return True
    return harms[0].start() == 0 and not _KILLING.search(sentence)


def is_about_practice(sentence: str, at: int) -> bool:
    """Return whether what stands at this place is what agencies deal with, in a sentence that tells of no child."""
    response = _RESPONSE.search(sentence)
    return bool(response and response.end() <= at and not _names_one_child(sentence))


@lru_cache(1)
def _names_child(summary: str) -> bool:
    # Asked for each sentence of the same summary in turn.
    return bool(_CHILD.search(summary)) or names_subject(summary)


def _opens_with_harm(sentence: str) -> bool:
    opening = _EVENT_OPENING.match(sentence)
    return bool(opening and not _PRACTICE.search(opening[0]))


def _names_one_child(sentence: str) -> bool:
    """Return whether one child or several are meant: by "a", "his" or a number, by a pronoun, or by name."""
    if _ONE_CHILD.search(_CHILDREN_AT_LARGE.sub(" ", sentence)) or _PRONOUN.search(sentence):
        return True
    subjects = (person for person in people_in(sentence) if person.role is Role.SUBJECT)
    return any(sentence[person.start].isupper() for person in subjects)
