"""Whether a child who is a subject of the review died."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from build_site.core.text import sentences
from build_site.model import INFERRED, READ, Evidence
from build_site.reviews.facts.living import tells_of_living, tells_of_physical_harm, tells_of_survival
from build_site.reviews.facts.sentence_context import quoted
from build_site.reviews.facts.victims import OPEN, OTHER, SUBJECT, doer_of, first_of, meant_by, people

_LETTERS_BEFORE, _LETTERS_AFTER = 20, 50
_OPENING = 100
"""How many letters of a sentence show that it tells what became of a living child."""

_LONGEST = 1000
"""A longer sentence is none, but a list without stops: it is read in pieces."""

_WORD = re.compile(
    r"\b(?P<offence>murders?|manslaughter|homicides?)\b"
    r"|\b(?P<suicide>suicides?)\b"
    r"|\b(?P<noun>deaths?|killings?(?= of\b)|fatalit(?:y|ies)|stillbirths?|filicides?|infanticides?|drownings?"
    r"|li(?:fe|ves) (?:was|were) lost|(?:claim|took|tak|cost)\w* the li(?:fe|ves)|loss of (?:\w+ )?li(?:fe|ves)"
    r"|fatal(?: (?:knife|stab|gun|gunshot|dog|house|road|traffic|head|brain|chest|car|drug))*"
    r" (?!flaw|error|mistake)\w+)\b"
    r"|\b(?P<act>killed|murdered|murdering|killing|slain|fatally \w+|suffocated|drowned|smothered|strangled|hanged"
    r"|(?!(?:led|leads?|leading|prior|due|close|owing|contribut\w*|relat\w*|linked|up|result\w*|next)\b)\w+ to death)\b"
    r"|\b(?P<state>died|dies|dying|perished|passed away|succumbed|(?:was|were) fatal|bled out|stillborn|lifeless"
    r"|deceased|dead"
    r"|(?<=came to )die|(?<=left to )die|(?<=allowed to )die|proved fatal|hung (?=him|her)"
    r"|(?:did|does|could) not survive|(?:could|can) ?not be (?:saved|resuscitated|revived)"
    r"|(?:lose|lost|losing|loses) (?:his|her|their|its) (?:own )?li(?:fe|ves)"
    r"|(?:took|take|taken|taking|takes|end|ended|ending|ends) (?:his|her|their) (?:own )?li(?:fe|ves))\b",
    re.IGNORECASE,
)
"""Words that tell of a death: what it is called, what was done to someone, what became of someone."""

_FEW = (
    r"(?:(?!(?:when|before|until|after|and|but|as|because|which|who|how|why|whether|what|where|at)\b)"
    r"[\w'’]+[\s-]+)"
)
_NOT_SO = re.compile(
    rf"(?:\battempt(?:ed|s|ing)?\s+(?:{_FEW}{{0,3}}|(?:by|of|from) [^.;,]*\b(?:to|at)\s+)|\b(?:near|non)[\s-]+"
    r"|\bpotentially\s+|\b(?:nearly|almost|not|never)\s+(?:(?:be|been|have|had|was|got|actually|yet|to)\s+)*"
    rf"|\b(?:threat\w*|(?:tried|try|tries|trying) to|wish\w*|want\w*|inten(?:d\w*|ts?|tions?)|fear(?:s|ed|ing)?|if"
    r"|avoid(?:s|ing)?|conspir\w*|ideation|plan(?:s|ned|ning)? to|(?<!have )prevent(?:s|ing)?"
    r"|(?:risk|danger|chance|thoughts?|thinking|idea|talk\w*|spoke|possibility|anniversary|likelihood|threats?)"
    rf" (?:of|about|that))\s+{_FEW}{{0,4}}"
    r"|\b(?:could|would|might)\s+(?:(?:have|be|been|easily|well|otherwise)\s+)*"
    r"|\b(?:false\w*|lied|lying|lies|untru\w+|pretend\w*|invent\w*|made up|hoax)\b(?:\s+[\w'’]+){0,8}\s+"
    r"|(?<!with )\b(?:no|nobody|no[- ]one|neither|none of (?:the|them|these))\s+"
    r"(?:(?:\w+\s+)?(?:child(?:ren)?|baby|boy|girl|one)\s+)?(?:(?:was|were|had|has|have|been)\s+)*)$",
    re.IGNORECASE,
)
"""What stands before such words where what they say did not come to pass."""

_ONLY_THOUGHT = re.compile(r"\b(?:consider\w*|contemplat\w*|attempts? at|to (?:die|commit)|about)\s+$", re.IGNORECASE)
_LEFT_FOR = re.compile(r"\b(?:left for|drop|brain)[\s-]+$", re.IGNORECASE)
_NOT_AN_EVENT = re.compile(
    r"['’]?s?[\s-]+(?:attempts?|ideation|thoughts?|threats?|risks?|notes?|prevention|plans?|pacts?|overview|reviews?"
    r"|syndrome|end|rows?|dose|amount|(?:and|or) self-harm)\b",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"[^.;]*\b(?:untrue|not true|a lie|was false|proved false|(?:in fact|still|found) alive)\b", re.IGNORECASE
)
_EITHER_BEFORE = re.compile(
    r"\b(?:harm\w*|injur\w*|abuse\w*|hurt|neglect\w*),? or (?:even )?(?:their |his |her |a |the )?$", re.IGNORECASE
)
_EITHER_AFTER = re.compile(r",? (?:or|and/or) (?:\w+ ){0,3}(?:harm|injur|hurt|wound|abus)\w*", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:reviews?|SCRs?|L?CSPRs?|DHRs?)\b[^.]*\b(?:is|are|must be|should be|will be|has to be) (?:\w+ )?"
    r"(?:carried out|held|commissioned|undertaken|conducted|done|called|made)\b[^.]*\b(?:when|where|if|after)\b",
    re.IGNORECASE,
)
"""What reviews are held for: it tells nothing of this one."""

_OF = re.compile(r"\b(?:of|to)\s+", re.IGNORECASE)
_SUICIDE_OF = re.compile(r"\b(?:of|by)\s+", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[.;:]|\b(?:was|were|is|are|had|has|have|who|which|when|whilst|while|where|and|but|that)\b", re.IGNORECASE
)
_WHEN = re.compile(
    r"(?:\d{4}|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer"
    r"|autumn|winter|by suicide|stabbing|shooting|drowning)),?\s*$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:\b(?P<pronoun>his|her|their|its)|\b(?P<whose>whose)|(?P<name>[\w-]+)['’]s?)\s+"
    r"(?:(?!(?:his|her|their|its|until|till|before|after|and|at|of|by|with|on|in|when|from|to|was|were"
    r"|is)\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_OF_ADULTS = re.compile(r"\b(?:maternal|paternal|parental|domestic|adult|sibling)\s+(?:\w+\s+)?$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|got|is|are)\s+(?:\w+ly\s+|then\s+|also\s+)*$", re.IGNORECASE)
_SELF = re.compile(r"\s+(?:him|her|them|it)sel(?:f|ves)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?:him|them|her(?= (?:in|on|at|with|by|and|when|before|after|to)\b|[.,;]|$))", re.IGNORECASE)
_TAKER = re.compile(
    r"\s+(?!(?:by|in|on|at|with|after|when|during|from|and|while|whilst|as|to|outside|near|inside|because"
    r"|following|before)\b)"
    r"(?:(?!(?:by|in|on|at|with|after|when|during|from|while)\b)[\w'’-]+\s+){0,6}",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\b(?:charge[sd]?|convict\w*|guilty|arrest\w*|suspicion|suspect\w*|sentenced|acquitted|imprisoned|jailed"
    r"|trial|tried"
    r"|admitted|investigat\w*)\b",
    re.IGNORECASE,
)
_YOUNG_ONES = re.compile(
    r"\b(?:child|infant|baby|neonatal|cot|adolescent|teenage|youth|young people|\d+|two|three|four|five|several)"
    r"(?:['’]s?)?\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"(?:^|\b(?:by|suspected|apparent|committed|verdict of|conclusion of|cause of|(?:was|were|be) (?:a )?"
    r"|sudden|unexpected|unexplained))\s*(?:likely |probable )?(?:sudden |and |unexpected |unexplained )*$",
    re.IGNORECASE,
)
"""What stands before a death that is told of nobody by name and yet was one: "took place by suicide"."""
_IN_FAMILY = re.compile(r"\s+in (?:the|his|her|their) (?:\w+ )?family\b", re.IGNORECASE)
_WITNESS = re.compile(r"\bwitness\w*\b|\bsaw\b", re.IGNORECASE)
_SEVERAL_REVIEWS = re.compile(
    r"\b(?:thematic|deaths? or serious (?:injur|harm)\w*"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:rapid reviews|reviews|reports))\b",
    re.IGNORECASE,
)


def death_of(summary: str) -> tuple[str | None, list[Evidence]]:
    """yes, no or unclear, and the words that it rests on; None where the account is empty.

    "no" follows only where the words tell what became of a child and tell of no death; whatever else is unclear.
    """
    pieces = (piece for said in sentences(summary) for piece in textwrap.wrap(said, _LONGEST, break_on_hyphens=False))
    told = [piece for piece in pieces if not _GENERAL.search(piece)]
    if not summary.strip():
        return None, []
    open_death = False
    for sentence, match, who in _deaths(told):
        if who == SUBJECT:
            words = quoted(sentence, *match.span(), _LETTERS_BEFORE, _LETTERS_AFTER)
            return "yes", [Evidence("yes", words, 1, READ)]
        open_death = open_death or who == OPEN
    survival = next(filter(tells_of_survival, told), None)
    living = survival or next((sentence for sentence in told if tells_of_living(sentence, summary)), None)
    if living is None or not survival and (open_death or _SEVERAL_REVIEWS.search(told[0])):
        return "unclear", []
    return "no", [Evidence("no", quoted(living, 0, 0, after=_OPENING), 1, INFERRED)]


def _deaths(told: list[str]) -> Iterator[tuple[str, re.Match[str], str]]:
    """Every death that the sentences tell of, and whose it is. What tells no more of one follows the last named."""
    last = None
    hurt = False
    for sentence in told:
        hurt = hurt or tells_of_physical_harm(sentence)
        for match in _WORD.finditer(sentence):
            if _is_no_event(sentence, match):
                continue
            who = OPEN if _is_either(sentence, match) else _victim(sentence, match)
            who = who or last or _unnamed(sentence, match, hurt)
            yield sentence, match, who
            last = who


def _is_no_event(sentence: str, match: re.Match[str]) -> bool:
    before, after = sentence[: match.start()], sentence[match.end() :]
    if _NOT_SO.search(before) or _LEFT_FOR.search(before) or _NOT_AN_EVENT.match(after) or _UNTRUE.match(after):
        return True
    own_act = match["suicide"] or "own li" in match[0].casefold()
    return bool(own_act and _ONLY_THOUGHT.search(before) and not re.match(r"\s+of\b", after))


def _is_either(sentence: str, match: re.Match[str]) -> bool:
    """Whether the death is one of two outcomes: "death or serious harm"."""
    return bool(_EITHER_BEFORE.search(sentence[: match.start()]) or _EITHER_AFTER.match(sentence, match.end()))


def _victim(sentence: str, match: re.Match[str]) -> str | None:
    """Whose death it is, as far as the sentence says it of someone."""
    if match["act"]:
        return _of_act(sentence, match)
    if match["state"]:
        return _of_state(sentence, match)
    return _of_noun(sentence, match)


def _of_noun(sentence: str, match: re.Match[str]) -> str | None:
    start, before = match.end(), sentence[: match.start()]
    own = _OWN.search(before)
    ends = _CLAUSE_END.search(sentence, start)
    end = ends.start() if ends else len(sentence)
    for of in (_SUICIDE_OF if match["suicide"] else _OF).finditer(sentence, start, end):
        first = first_of(sentence, of.end())
        if first is None or first[1] - of.end() > 40 or first[1] >= end:
            if re.match(r"(?-i:[A-Z])", sentence[of.end() :]) and of.start() <= start + 1:
                return SUBJECT
            continue
        if own and of.start() > start + 1:
            break
        direct = of.start() <= start + 1 or _WHEN.search(sentence[start : of.start()])
        if of[0].casefold().startswith("to") and not match["noun"]:
            continue
        if direct or first[0] == SUBJECT:
            return first[0]
    if own:
        return _owner(own, sentence, match)
    if _OF_ADULTS.search(before):
        return OTHER
    if match["noun"] and match[0].casefold().startswith("fatal"):
        return doer_of(sentence, match.start())
    return None


def _owner(own: re.Match[str], sentence: str, match: re.Match[str]) -> str | None:
    if own["pronoun"] and match["offence"] and _CHARGED.search(sentence):
        return _of_convicted(own, sentence)
    if own["pronoun"]:
        return meant_by(own["pronoun"], sentence, own.start())
    if own["whose"]:
        found = people(sentence[: own.start()])
        return found[-1].who if found else SUBJECT
    owner = people(sentence[: own.end("name")])
    return owner[-1].who if owner and owner[-1].end >= own.end("name") else SUBJECT


def _of_convicted(own: re.Match[str], sentence: str) -> str | None:
    """Whose murder "her mother was convicted of her murder" tells of: never that of the one convicted."""
    charged = _CHARGED.search(sentence)
    named = people(sentence[: own.start()])
    accused = [person for person in named if not person.oblique and charged and person.end <= charged.start()][-1:]
    others = [person.who for person in named if person not in accused and person.may_be(own["pronoun"])]
    return SUBJECT if SUBJECT in others else others[-1] if others else None


def _of_act(sentence: str, match: re.Match[str]) -> str | None:
    """Whose death "killed" tells of: the one it is done to, or of "killed herself" the one who does it."""
    before = sentence[: match.start()]
    itself = _SELF.match(sentence, match.end())
    doer = doer_of(sentence, match.start())
    if itself:
        joined = re.match(r",? and (?=\w)", sentence[itself.end() :])
        also = first_of(sentence, itself.end() + joined.end()) if joined else None
        return SUBJECT if also and also[0] == SUBJECT and also[1] - itself.end() < 40 else doer or SUBJECT
    if not _PASSIVE.search(before):
        if _OBJECT.match(sentence, match.end()):
            return SUBJECT if doer == OTHER else OPEN
        gap, first = _TAKER.match(sentence, match.end()), first_of(sentence, match.end())
        if gap and first and first[1] <= gap.end():
            return first[0]
        if match[0].casefold() in ("murdering", "killing"):
            return None
    return doer or SUBJECT


def _of_state(sentence: str, match: re.Match[str]) -> str:
    word = match[0].casefold()
    if word in ("dead", "deceased", "lifeless", "stillborn"):
        following = re.match(r"\s+(?:\w+\s+)?", sentence[match.end() :])
        first = first_of(sentence, match.end())
        if following and first and first[1] <= match.end() + following.end():
            return first[0]
    return doer_of(sentence, match.start()) or SUBJECT


def _unnamed(sentence: str, match: re.Match[str], hurt: bool) -> str:
    """Whose death a bare word tells of. A charge tells of a victim, who is not the one charged."""
    before = sentence[: match.start()]
    if _WITNESS.search(before) or _IN_FAMILY.match(sentence, match.end()):
        return OTHER
    if not match["offence"]:
        many = match["suicide"] or match[0].casefold() in ("deaths", "killing", "murdering")
        return SUBJECT if not many or _YOUNG_ONES.search(before) or _SURE.search(before) else OPEN
    named = people(before)
    accused = [person.who for person in named if not person.oblique] or [person.who for person in named]
    if not _CHARGED.search(sentence):
        return OPEN
    if accused and accused[-1] == SUBJECT:
        return OTHER
    return SUBJECT if hurt else OPEN
