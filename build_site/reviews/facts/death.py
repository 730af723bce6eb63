"""Whether a child who is a subject of the review died."""

from __future__ import annotations

import re

from build_site.model import INFERRED, READ, Evidence
from build_site.reviews.facts.clauses import ADULT, CHILD, POSSESSIVE, quoted, sentences

_LETTERS_BEFORE, _LETTERS_AFTER = 20, 50
_OPENING = 100
"""How many letters of its first sentence show that an account tells of no death."""

_AN_ADULT = rf"\s+(?:of\s+)?(?:(?:an?|the)\s+)?(?:{POSSESSIVE}\s+)?(?:\w+\s+)?{ADULT}\b(?!['’]s)"
_DIED = re.compile(
    rf"\b(?:deaths?|murders?|killings?|suicides?)\s+(?:by suicide\s+)?of\b(?!{_AN_ADULT})"
    rf"|\bfatal(?:ly)? (?:stab|shot|shooting|injur|wound|attack)\w*\b(?!{_AN_ADULT})"
    r"|\bdeaths? (?:by|from|due to|following)\b|(?<!attempted )\bsuicides?\b(?!\s+attempt)"
    r"|\b(?:died|dies|stillborn|stillbirth|filicide|infanticide|suffocated|drowned|unlawfully killed)\b"
    r"|\b(?:found|pronounced|confirmed|discovered|declared) (?:dead|deceased|lifeless)\b"
    r"|\bdead (?:at|in|on arrival)\b"
    r"|\bdid not survive\b|\b(?:took|taken|taking) (?:his|her|their) own li(?:fe|ves)\b"
    r"|\b(?:killed|hanged|hung) (?:himself|herself|themsel\w+)\b"
    r"|\b(?:his|her|their|the child's|the baby's) deaths?\b"
    r"|\bsudden (?:unexpected |unexplained |and unexpected )?(?:infant )?deaths?\b(?! syndrome)"
    r"|\b(?:was|were) (?:struck by [^.]{0,40} and )?(?:killed|murdered)\b",
    re.IGNORECASE,
)
"""Words that tell of a death."""

_NOT_OF_SUBJECT = re.compile(
    r"(?:\battempted|\bnear[- ]|\bcharged with|\bsuspicion of|\bwitness\w*|\battempts? (?:at|to)|\bconsider\w*"
    r"|\b(?:threat\w*|risk|fears?|thoughts|anniversary) of|\bideation"
    r"|\bmaternal|\b(?:mother|father)['’]s|\b(?:both )?(?:his|her|their) parents had"
    rf"|\b{POSSESSIVE}\s+(?:\w+\s+)?(?:{ADULT}|brother|sister|sibling)s?(?!['’]s)"
    r"(?:\s+(?:had|has|was|were|also|later|then|who|sadly|subsequently))*)\s*$",
    re.IGNORECASE,
)
"""What stands before such words where nobody died, or someone else did."""

_OF_RELATIVE = re.compile(
    rf"\s*(?:of\s+)?{POSSESSIVE}\s+(?:\w+\s+){{0,2}}(?:brother|sister|sibling|cousin|friend|twin)s?\b(?!['’]s)",
    re.IGNORECASE,
)
_BY_OR_OF_ADULT = re.compile(
    rf"\s+(?:of|by)\s+(?:an?|the|his|her|their)\s+(?:\w+\s+)?{ADULT}\b(?!['’]s)", re.IGNORECASE
)
_LAST_PERSON = re.compile(
    rf"(?P<person>{ADULT}(?!['’]s)|{CHILD}|\b(?:Child|Baby) \w+)\W+(?:\w+\W+){{0,3}}$", re.IGNORECASE
)
_ADULT = re.compile(ADULT, re.IGNORECASE)
_CHILD = re.compile(CHILD, re.IGNORECASE)

_SEVERAL_REVIEWS = re.compile(
    r"\b(?:thematic|deaths? or serious (?:injur|harm)\w*"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:rapid reviews|reviews|reports))\b",
    re.IGNORECASE,
)
_NAMES_CHILD = re.compile(rf"\b(?:{CHILD}|young adult)\b", re.IGNORECASE)
_TELLS_OF_HARM = re.compile(
    r"\b(?:injur|abus|neglect|assault|rape|exploit|self-harm|harm|attack|sexual)\w*\b", re.IGNORECASE
)


def death_of(summary: str) -> tuple[str | None, list[Evidence]]:
    """yes, no or unclear, and the words that it rests on; None where the account tells nothing of what happened.

    "no" follows from an account of a child or of harm that tells of no death; of several reviews together,
    or of a "serious incident" and no more, it is unclear.
    """
    told = sentences(summary)
    if not told:
        return None, []
    for sentence in told:
        for match in _DIED.finditer(sentence):
            if not _is_someone_elses(sentence, match):
                return "yes", [
                    Evidence("yes", quoted(sentence, *match.span(), _LETTERS_BEFORE, _LETTERS_AFTER), 1, READ)
                ]
    tells = _NAMES_CHILD.search(summary) or _TELLS_OF_HARM.search(summary)
    value = "no" if tells and not _SEVERAL_REVIEWS.search(told[0]) else "unclear"
    return value, [Evidence(value, quoted(told[0], 0, 0, after=_OPENING), 1, INFERRED)]


def _is_someone_elses(sentence: str, match: re.Match[str]) -> bool:
    """Whether the death is an adult's or a sibling's: "Her mother died", "the murder of a woman"."""
    before = sentence[: match.start()]
    if _NOT_OF_SUBJECT.search(before) or _OF_RELATIVE.match(sentence, match.end()):
        return True
    last = _LAST_PERSON.search(before)
    if match[0].casefold() in ("died", "dies") and last and _ADULT.fullmatch(last["person"]):
        return True
    return bool(_BY_OR_OF_ADULT.match(sentence, match.end()) and not _CHILD.search(before))
