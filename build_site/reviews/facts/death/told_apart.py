"""A death that may be of some other child, from whom an account tells the child under review apart."""

from __future__ import annotations

import re

from build_site.reviews.facts.context.names import CODE_LETTER, NAME
from build_site.reviews.facts.context.people import Role, clause_before, people_in

_NAMED = rf"(?:{CODE_LETTER}+(?!{CODE_LETTER})|\b(?:Child|YP) [A-Z]\w*\b|^{NAME})(?!['’])"
_CHILD = r"(?:boy|girl|child|teenager|youth|baby|infant|newborn|toddler|schoolboy|schoolgirl|pupil|[\w-]+-old)"
_SOME_CHILD = rf"(?:an?|another|one|two|three|other) (?:[\w-]+ ){{0,2}}?{_CHILD}(?:s|es|ren)?\b"
_SOME_PERSON = (
    rf"(?:an?|another|one|two|three|other|some) (?:[\w-]+ ){{0,2}}?"
    rf"(?:{_CHILD}(?:s|es|ren)?|friends?|classmates?|peers?|rivals?|strangers?|m[ae]n|wom[ae]n|person|people)\b"
)
_NOT_PASSIVE = r"(?<!was )(?<!were )(?<!been )(?<!being )(?<!is )(?<!got )"
_HARMED = (
    rf"{_NOT_PASSIVE}(?:stab(?:bed)?|kill(?:ed|s)?|murder(?:ed|s)?|sho(?:o)?t|attack(?:ed|s)?|hit|push(?:ed|es)?|beat"
    r"|strangled?|drown(?:ed)?|punch(?:ed|es)?|kick(?:ed|s)?|assault(?:ed|s)?|knifed?|ran over|knocked down"
    r"|poison(?:ed)?|robbed|raped|harm(?:ed|s)?|injur(?:ed|es)|wound(?:ed|s)"
    r"|chased?|bull(?:ied|y)|threw|forced|dared|dragged|lured|set upon|sold|supplied|gave|fought)"
)
_ACCUSED = (
    r"(?:serving|sentenced|arrested|charged|convicted|guilty|responsible|trial|jailed|imprisoned|admitted|confessed)\b"
    r"[^.;]{0,40}?\b(?:murder(?:ing)?|manslaughter|killing|stabbing|shooting|death)(?: of| to)?"
)
_ATTACKED = re.compile(
    rf"{_NAMED}[^.;]{{0,60}}?\b(?:{_HARMED}(?: (?:to|with|dead|drugs|tablets|pills|and \w+)){{0,2}}"
    rf"|{_ACCUSED}(?: and \w+)?) {_SOME_PERSON}",
    re.IGNORECASE,
)
"""The child under review did it to another, who is not named."""

_GAVE_BIRTH = re.compile(
    rf"{_NAMED}[^.;]{{0,60}}?\b(?:gave birth|had given birth|(?:was|became|were) (?:\w+ ){{0,3}}pregnant|in labour"
    r"|had (?:an?|her) (?:[\w-]+ )?(?:baby|son|daughter|child)\b|(?:concealed|hid) (?:her|the) pregnancy)",
    re.IGNORECASE,
)
"""The child under review is a mother herself."""

_COMPOUND = r"Deaths?|Protection|Safeguarding|Abuse|Sexual|Care|Exploitation|Criminal|Health|Welfare|Practice|Services"
_CODED = rf"(?-i:{CODE_LETTER}+(?!{CODE_LETTER})|\b(?:Child|Baby|Infant|YP|Person) (?!{_COMPOUND})[A-Z0-9]\w*\b)"
_HAS_CODED = re.compile(_CODED)
_BESIDE = re.compile(rf"\b{_SOME_CHILD}(?![^.;]{{0,10}}{CODE_LETTER})", re.IGNORECASE)
_FORMERLY = re.compile(
    rf"\b{_SOME_CHILD}[^.;]{{0,60}}?\bhad (?:\w+ )?(?:died|drowned|been (?:\w+ )?(?:killed|murdered))$", re.IGNORECASE
)
_BY_NAMED_AFTER = re.compile(rf"[^.;,]{{0,40}}? by (?:\w+ )?{_CODED}(?!['’])", re.IGNORECASE)
_OF_NAMED_AFTER = re.compile(rf"\s+(?:in [\w ]{{1,20}} )?(?:of|to) (?:\w+ )?{_CODED}", re.IGNORECASE)
_OWN_CHILD_BEFORE = re.compile(
    rf"{_CODED}(?!['’])[^.;]{{0,60}}?\b(?:his|her|their) (?:[\w-]+ ){{0,2}}(?:son|daughter|baby|child|infant|newborn)"
    r"(?: \w+){0,3} $",
    re.IGNORECASE,
)
_KIN_BEFORE = re.compile(
    r"\bthe (?:\w+ )?(?:half-|step-)?(?:sister|brother|sibling)(?: who)?(?: (?:had|has|was|later|also|then|\w+ly))* $",
    re.IGNORECASE,
)

_OWNED_BEFORE = re.compile(rf"{_CODED}['’]s? (?:\w+ ){{0,2}}$")
_AFTER_RELATIVE = re.compile(rf"\b(?:who|that) (?:had |has |was |were )?(?:\w+ ){{1,3}}{_CODED} $", re.IGNORECASE)
"""What stands before a verb that is said of another: "the man who had raped Ω"."""

_CONVICTED_NAMED = re.compile(
    rf"{_CODED}(?!['’])(?:,? \(?(?:aged |then )?\d+\)?,?)?(?: (?:\w+ly|then|later|also))?"
    r" (?:(?:was|were|has been|had been|is|pleaded)(?: \w+ly)? |(?:was|is) one of [^.;,]{0,30}who (?:were|was) )"
    r"(?:convicted|accused|charged|arrested|found guilty|guilty|sentenced|jailed|imprisoned)\b",
    re.IGNORECASE,
)
_APPOSED_BEFORE = re.compile(rf"{_CODED}(?: ?\([^()]{{0,20}}\))?(?:,| was| is| were|, aged \w+,) $", re.IGNORECASE)
_APPOSED_AFTER = re.compile(rf"[^.;]{{0,25}}?(?:,| called| named| known as| \() ?['‘“\"]?{_CODED}", re.IGNORECASE)
_SOME_CHILD_AT_END = re.compile(
    rf"\b{_SOME_CHILD}(?: (?:of|aged) [\w-]+)?,?(?: who| had| has| was| were| later| also)* $", re.IGNORECASE
)
_SOME_CHILD_AFTER = re.compile(rf"\s+(?:in [\w ]{{1,20}} )?of (?P<child>{_SOME_CHILD})", re.IGNORECASE)
_SEVERAL_BEFORE = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d+) (?:[\w-]+ ){0,2}"
    r"(?:children|girls|boys|babies|infants|teenagers|youths|people|others)"
    r"|(?:^|[,;] |\band )(?:two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d+)"
    r"(?: (?:others|more|of them))?|one(?: of (?:them|the \w+))?)"
    r"(?: (?:had|has|have|was|were|later|also|then))* $",
    re.IGNORECASE,
)
_OF_SEVERAL_AFTER = re.compile(
    r" of (?:an? )?(?:\w+ )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|other|many|number of)\b",
    re.IGNORECASE,
)
_NEAR = 40


def is_of_several_unnamed(sentence: str, word: re.Match[str]) -> bool:
    """Return whether the deaths of several are told of, of whom none is named: "the deaths of two babies"."""
    return word[0].casefold() == "deaths" and bool(_OF_SEVERAL_AFTER.match(sentence, word.end()))


def tells_child_apart(told: str) -> bool:
    """Return whether a child who is named harmed another or has a baby: "Ω stabbed a boy", "Ω gave birth alone"."""
    return bool(_ATTACKED.search(told) or _GAVE_BIRTH.search(told))


def may_be_of_another_child(sentence: str, word: re.Match[str], told_apart: bool) -> bool:
    """Return whether a death may be that of another child; told_apart: whether the sentences before tell of one.

    "Ω stabbed a boy, who died", "a girl died after Ω gave her tablets", "a child had died there before".
    """
    before = sentence[: word.start()]
    if _ATTACKED.search(sentence[: word.end() + _NEAR]):
        return True
    if (told_apart or tells_child_apart(before)) and not _is_of_named(sentence, word):
        return True
    if _AFTER_RELATIVE.search(before) or (_HAS_CODED.search(sentence) and is_of_unnamed_child(sentence, word)):
        return True
    if _BY_NAMED_AFTER.match(sentence, word.end()) or _OWN_CHILD_BEFORE.search(before):
        return True
    named = _HAS_CODED.search(sentence)
    return bool(
        named
        and named.start() > word.end()
        and _BESIDE.search(before)
        and not _OF_NAMED_AFTER.match(sentence, word.end())
    )


def tells_of_named_convicted(told: str) -> bool:
    """Return whether the child that the title names is said to be convicted or accused of something."""
    return bool(_CONVICTED_NAMED.search(told))


def is_of_unnamed_child(sentence: str, word: re.Match[str]) -> bool:
    """Return whether a death is said of "a boy", and neither before nor after it that this is the one named."""
    before = sentence[: word.start()]
    child = _SOME_CHILD_AT_END.search(before)
    if child:
        start, end = child.span()
    else:
        after = _SOME_CHILD_AFTER.match(sentence, word.end()) if word["noun"] or word["offence"] else None
        if after is None:
            return False
        start, end = after.span("child")
    if child is None and _APPOSED_AFTER.match(sentence, end):
        return False
    return not (_APPOSED_BEFORE.search(sentence[:start]) or _APPOSED_AFTER.match(sentence[start : word.start()]))


def may_be_of_former_child(sentence: str, word: re.Match[str]) -> bool:
    """Return whether some child "had died", or "the sister", where the title names the one under review."""
    before = sentence[: word.start()]
    if _KIN_BEFORE.search(before) or _SEVERAL_BEFORE.search(before):
        return True
    return not _HAS_CODED.search(sentence) and bool(_FORMERLY.search(sentence[: word.end()]))


def _is_of_named(sentence: str, word: re.Match[str]) -> bool:
    """Return whether the death is said of the child that the title names."""
    if _OF_NAMED_AFTER.match(sentence, word.end()):
        return True
    clause = clause_before(sentence, word.start())
    people = [person for person in people_in(clause) if not person.oblique]
    if people:
        last = people[-1]
        return last.role is Role.SUBJECT and bool(_HAS_CODED.search(clause[last.start : last.end]))
    return bool(_OWNED_BEFORE.search(sentence[: word.start()]))
