"""The words of a sentence that tell of a death, and whether what they say came to pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_site.reviews.facts.death.death_signs import OUTCOME

_DEATH_WORD = re.compile(
    r"\b(?P<offence>murders?|manslaughter|homicides?)\b"
    r"|\b(?P<suicide>suicides?)\b"
    r"|\b(?P<noun>deaths?|killings?(?= of\b)|fatalit(?:y|ies)|stillbirths?|filicides?|infanticides?|drownings?"
    r"|(?:(?<=\bhis )|(?<=\bher )|(?<=['’]s ))(?:body|remains) (?:was|were) (?:\w+ )?(?:found|recovered|identified)"
    r"|li(?:fe|ves) (?:was|were) lost|(?:claim|took|tak|cost)\w* the li(?:fe|ves)|loss of (?:\w+ )?li(?:fe|ves)"
    r"|fatal(?: (?:knife|stab|gun|gunshot|dog|house|road|traffic|head|brain|chest|car|drug))*"
    r" (?!flaw|error|mistake)\w+)\b"
    r"|\b(?P<act>killed|murdered|murdering|killing|slain|fatally \w+|suffocated|drowned|smothered|strangled|hanged"
    r"|(?!(?:led|leads?|leading|prior|due|close|owing|contribut\w*|relat\w*|linked|up|result\w*|next)\b)\w+ to death)\b"
    r"|\b(?P<state>died|dies|dying|perished|passed away|succumbed|(?:was|were) fatal|bled out|stillborn|lifeless"
    r"|deceased|dead"
    r"|(?<=came to )die|(?<=left to )die|(?<=allowed to )die|proved fatal|hung (?=him|her)"
    r"|(?:did|does|could) not survive|survived (?:for )?(?:only|just) (?:an? |\w+ )?(?:minutes?|hours?|days?|weeks?)"
    r"|(?:none|neither|nobody|no[- ]one|not one)(?: of (?:them|the \w+))? (?:survived|lived"
    r"|(?:came|got|made it|(?:was|were)(?: (?:brought|pulled|taken|carried|found))?)"
    r"(?: (?:out|back|home|ashore))? alive"
    r"|made it (?:out|home|back|ashore)|could be (?:saved|revived|resuscitated))"
    r"|(?:first|second|third|\w+th) (?:\w+ )?(?:baby|child|infant|boy|girl|teenager)(?: [\w-]+){0,8}? to die"
    r"|(?:no longer|not) alive|(?:never|did not) live[ds]? to (?:see|be|reach|celebrate)"
    r"|(?:lose|lost|losing|loses) (?:his|her|their|its) (?:own )?li(?:fe|ves)"
    r"|(?:took|take|taken|taking|takes|end|ended|ending|ends) (?:his|her|their) (?:own )?li(?:fe|ves))\b"
    rf"|\b(?P<outcome>{OUTCOME}|(?P<unrecovered>(?:did|does|could) not recover|never recovered))\b(?! fully)",
    re.IGNORECASE,
)
"""Words that tell of a death: what it is called (offence, suicide, noun), what was done to someone (act), what became
of someone (state)."""

_FEW_WORDS = (
    r"(?:(?!(?:when|before|until|after|and|but|as|because|which|who|how|why|whether|what|where|at)\b)"
    r"[\w'’]+[\s-]+)"
)
_UNREAL_BEFORE = re.compile(
    rf"(?:\battempt(?:ed|s|ing)?\s+(?:{_FEW_WORDS}{{0,3}}|(?:by|of|from) [^.;,]*\b(?:to|at)\s+)|\b(?:near|non)[\s-]+"
    r"|\bpotentially\s+|\b(?:nearly|almost|not|never)\s+(?:(?:be|been|have|had|was|got|actually|yet|to)\s+)*"
    rf"|\b(?:threat\w*|(?:tried|try|tries|trying) to|wish\w*|want\w*|inten(?:d\w*|ts?|tions?)|fear(?:s|ed|ing)?|if"
    r"|avoid(?:s|ing)?|conspir\w*|ideation|plan(?:s|ned|ning)? to|(?<!have )prevent(?:s|ing)?"
    r"|(?:risk|danger|chance|thoughts?|thinking|idea|talk\w*|spoke|possibility|anniversary|likelihood|threats?)"
    rf" (?:of|about|that))\s+{_FEW_WORDS}{{0,4}}"
    r"|\b(?:(?:close|near|nearer|closer)(?: to)?|on the (?:brink|point|verge|edge) of)\s+"
    r"|\b(?:hours|minutes|seconds|days|moments|inches|a step) (?:away )?from (?:(?:his|her|their) )?"
    r"|\b(?:escap\w+|cheat\w+|(?:saved?|rescued|spared|snatched) from)\s+(?:\w+\s+)?"
    r"|\b(?:could|would|might)\s+(?:(?:have|be|been|easily|well|otherwise)\s+)*"
    r"|\b(?:false\w*|lied|lying|lies|untru\w+|pretend\w*|invent\w*|made up|hoax)\b(?:\s+[\w'’]+){0,8}\s+"
    r"|(?<!with )\b(?:no|nobody|no[- ]one|neither|none of (?:the|them|these))\s+"
    r"(?:(?:\w+\s+)?(?:child(?:ren)?|baby|boy|girl|one)\s+)?(?:(?:was|were|had|has|have|been)\s+)*)$",
    re.IGNORECASE,
)
"""What stands before such words where what they say did not come to pass."""

_THOUGHT_BEFORE = re.compile(r"\b(?:consider\w*|contemplat\w*|attempts? at|to (?:die|commit)|about)\s+$", re.IGNORECASE)
"""What stands before a suicide that was only thought of."""

_IDIOM_BEFORE = re.compile(
    r"\b(?:left for|drop|brain|clinically|(?:wrongly|mistakenly|falsely|prematurely)(?: \w+)?)[\s-]+$", re.IGNORECASE
)
"""What makes "dead" or "death" another word: "left for dead", "drop-dead", "brain death"."""

_COMPOUND_AFTER = re.compile(
    r"['’]?s?[\s-]+(?:attempts?|ideation|thoughts?|threats?|risks?|notes?|prevention|plans?|pacts?|overview|reviews?"
    r"|to (?:her|him|them|me|us|the world)(?=[.,;]|$)|syndrome|end|rows?|dose|amount|(?:and|or) self-harm)\b",
    re.IGNORECASE,
)
"""What follows such words where they are part of another: "suicide prevention", "death threats"."""

_UNTRUE_AFTER = re.compile(
    r"[^.;]*\b(?:untrue|not true|a lie|was false|proved false|(?:in fact|still|found) alive)\b", re.IGNORECASE
)
"""What follows a death that was only claimed."""

_REVIVED_AFTER = re.compile(
    r"[^.;]*\b(?:brought (?:back|round|to life)|revived|came (?:round|back to life)|restarted|recovered|survived|saved"
    r"|resuscitated(?! (?:but|though|only)))\b",
    re.IGNORECASE,
)
"""What follows "lifeless" of one who lived."""

_ALTERNATIVE_BEFORE = re.compile(
    r"\b(?:harm\w*|injur\w*|abuse\w*|hurt|neglect\w*),? or (?:even )?(?:their |his |her |a |the )?$", re.IGNORECASE
)
"""What stands before the second of two outcomes: "harm or death"."""

_ALTERNATIVE_AFTER = re.compile(r",? (?:or|and/or) (?:\w+ ){0,3}(?:harm|injur|hurt|wound|abus)\w*", re.IGNORECASE)
"""What follows the first of two outcomes: "death or serious injury"."""

_WHEN_REVIEWS_ARE_HELD = re.compile(
    r"\b(?:reviews?|SCRs?|L?CSPRs?|DHRs?)\b[^.]*\b(?:is|are|must be|should be|will be|has to be) (?:\w+ )?"
    r"(?:carried out|held|commissioned|undertaken|conducted|done|called|made)\b[^.]*\b(?:when|where|if|after)\b",
    re.IGNORECASE,
)
"""What reviews are held for: it tells nothing of this one."""


def death_words(sentence: str, buried: bool = False) -> Iterator[re.Match[str]]:
    """Yield the words that tell of a death that came to pass; the group that matched is the kind of word.

    offence: murder; suicide; noun: death, fatal fire; act: killed; state: died; outcome: reached too late. buried:
    whether an inquest or a funeral is told of, by which "did not recover" is a death.
    """
    return (word for word in _DEATH_WORD.finditer(sentence) if not _is_unreal(sentence, word, buried))


def is_alternative(sentence: str, word: re.Match[str]) -> bool:
    """Return whether the death is one of two outcomes: "death or serious harm"."""
    return bool(_ALTERNATIVE_BEFORE.search(sentence[: word.start()]) or _ALTERNATIVE_AFTER.match(sentence, word.end()))


def says_when_reviews_are_held(sentence: str) -> bool:
    """Return whether a sentence says what reviews are held for: "a review is carried out when a child has died"."""
    return bool(_WHEN_REVIEWS_ARE_HELD.search(sentence))


def _is_unreal(sentence: str, word: re.Match[str], buried: bool) -> bool:
    """Return whether what a word says was tried, feared, prevented, threatened or made up."""
    before, after = sentence[: word.start()], sentence[word.end() :]
    if word["unrecovered"] and not buried:
        return True
    if _UNREAL_BEFORE.search(before) or _IDIOM_BEFORE.search(before):
        return True
    if _COMPOUND_AFTER.match(after) or _UNTRUE_AFTER.match(after):
        return True
    if word[0].casefold() in ("lifeless", "dead") and _REVIVED_AFTER.match(after):
        return True
    own_act = word["suicide"] or "own li" in word[0].casefold()
    return bool(own_act and _THOUGHT_BEFORE.search(before) and not re.match(r"\s+of\b", after))
