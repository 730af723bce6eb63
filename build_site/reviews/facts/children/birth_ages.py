"""Ages reckoned from a birth or birthday: "lived for 26 days", "ten weeks after he was born", "days after his 4th"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from build_site.reviews.facts.children.ages import NUMBER_WORD, Age, spelled
from build_site.reviews.facts.children.told_ages import MONTH
from build_site.reviews.facts.children.told_persons import role_of_pronoun
from build_site.reviews.facts.context.incident_time import HARM, HISTORY, Strength, strength_of_event
from build_site.reviews.facts.context.people import Role, actor_role
from build_site.reviews.facts.context.story import Story

_TO_EIGHTEENTH = """
first second third fourth fifth sixth seventh eighth ninth
tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth
"""
_ORDINALS = {word: number for number, word in enumerate(_TO_EIGHTEENTH.split(), start=1)}
_NUMBER = rf"(?P<n>\d{{1,2}}|{NUMBER_WORD}|a)"
_UNIT = r"(?P<unit>days?|weeks?|months?)"
_CHILD_BORN = r"(?:baby|child|boy|girl|infant|twins|bab(?:y|ies)|children)"

_LIVED = re.compile(
    rf"\b(?:[Ll]ived|life\s+lasted)\s+(?:for\s+)?(?:only\s+|just\s+)?{_NUMBER}\s+{_UNIT}"
    r"(?=\s*(?:[.;,)]|$)|\s+and\s+(?:then\s+)?(?:died|never)\b|\s+after\s+(?:(?:her|his|the)\s+)?birth\b)",
)
_NEWBORN = re.compile(r"\b(?:new-?borns?|bab(?:y|ies)|infants?|born|birth)\b", re.IGNORECASE)

_AFTER_BIRTH = re.compile(
    rf"\b{_NUMBER}\s+{_UNIT}\s+after\s+(?:(?P<owner>his|her|their|the\s+{_CHILD_BORN}['’]s?)\s+birth\b|birth\b|being\s+born\b"
    rf"|(?P<born>he|she|they|the\s+{_CHILD_BORN})\s+(?:was|were)\s+born\b)",
    re.IGNORECASE,
)
_BORN_AND_DIED = re.compile(
    rf"\bborn\b[^.;]{{0,40}}?\b(?:and\s+(?:\w+ly\s+)?)?died\s+(?:just\s+|only\s+)?{_NUMBER}\s+{_UNIT}\s+later\b"
)
_WHO_HAD = re.compile(r"^[^,]{0,40},\s+who\s+had\s+$")
_BIRTHDAY = re.compile(
    r"\b(?:(?:(?:a|an|one|the|\d{1,2}|[a-z]+)\s+)?(?:(?:days?|weeks?|months?|fortnight|morning|night)\s+)"
    r"|(?:shortly|just|soon)\s+|(?P<past>(?:just|recently)\s+(?:celebrated|had|marked|passed)\s+)|(?P<on>on)(?:\s+the\s+(?:day\s+of|(?P<eve>eve\s+of)))?\s+)(?P<side>before|after|short\s+of)?\s*(?:what\s+would\s+have\s+been\s+)?"
    rf"(?P<owner>his|her|their|the\s+{_CHILD_BORN}['’]s?)\s+"
    rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})\s+birthday\b",
    re.IGNORECASE,
)
_EARLIER = (
    rf"(?:in\s+(?:the\s+|early\s+|late\s+)?{MONTH}(?!\s+(?:of\s+)?\d)|(?:that|the\s+same)\s+(?:day|week|month|spring|summer|autumn|winter)"
    r"|the\s+(?:day|night|week|month)\s+before|(?:\w+\s+)?(?:days?|weeks?|months?|fortnight)\s+(?:before|earlier|previously))\b"
)
_NTH = rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})\s+birthday\b"
_PASSED = re.compile(
    rf"\bhad\s+(?:celebrated|marked|had|passed|reached)\s+(?P<owner>his|her|their)\s+{_NTH}\s+{_EARLIER}"
    rf"|^(?P<owner2>His|Her|Their)\s+{_NTH.replace('<nth>', '<nth2>')}\s+(?:had\s+been|was|fell)\s+(?!in\b){_EARLIER}"
    rf"|^It\s+was\s+(?:the\s+(?:day|week|month)\s+after\s+)?(?P<owner3>his|her|their)\s+"
    rf"{_NTH.replace('<nth>', '<nth3>')}(?=[.,]|$)"
)
"""A birthday told after what happened, and shortly before it: "She had celebrated her ninth birthday in the May"."""

_OLDEST = 18
_MOST_TOLD = 12
_LETTERS_BEFORE = 160
_SEGMENT = re.compile(r"\b(?:and|but|before|until|while|whose|which)\b|;", re.IGNORECASE)


def birth_ages_in(story: Story, number: int) -> Iterator[Age]:
    """Yield the ages of subjects that a sentence tells by a birth or birthday, where it tells what happened."""
    return islice(chain(_birth_ages_in(story, number), _passed_birthdays_in(story, number)), _MOST_TOLD)


def _birth_ages_in(story: Story, number: int) -> Iterator[Age]:
    sentence = story.sentences[number]
    for match in _LIVED.finditer(sentence):
        if _is_of_newborn(match, story, number):
            yield Age(spelled(_number(match["n"]), match["unit"]), match.start(), match.end(), match[0])
    for match in _AFTER_BIRTH.finditer(sentence):
        who = match["born"] or match["owner"] or ""
        if _is_subject(who, match, story, number) and _is_of_incident(match):
            yield Age(spelled(_number(match["n"]), match["unit"]), match.start(), match.end(), match[0])
    for match in _BORN_AND_DIED.finditer(sentence):
        if actor_role(sentence, match.start()) in (None, Role.SUBJECT):
            yield Age(spelled(_number(match["n"]), match["unit"]), match.start("n"), match.end(), match[0])
    for match in _BIRTHDAY.finditer(sentence):
        years = _years(match)
        if years and _is_subject(match["owner"], match, story, number) and _is_of_incident(match):
            yield Age(spelled(str(years), "years"), match.start(), match.end(), match[0])


def _passed_birthdays_in(story: Story, number: int) -> Iterator[Age]:
    """Yield the ages of subjects by birthdays shortly before what the sentences before have told."""
    told = story.told_before(number)[-2:]
    if not any(strength_of_event(before) is Strength.STRONG for before in told):
        return
    if any(HISTORY.search(before) for before in told[-1:]):
        return
    for match in _PASSED.finditer(story.sentences[number]):
        nth = next(filter(None, (match["nth"], match["nth2"], match["nth3"])))
        owner = next(filter(None, (match["owner"], match["owner2"], match["owner3"])))
        years = _years_of(nth)
        if years <= _OLDEST and _is_subject(owner.casefold(), match, story, number):
            yield Age(spelled(str(years), "years"), match.start(), match.end(), match[0])


def _years_of(nth: str) -> int:
    """Return the number of a birthday: "ninth" -> 9."""
    return _ORDINALS.get(nth.casefold()) or int(re.sub(r"\D", "", nth))


def _number(word: str) -> str:
    return "1" if word.casefold() == "a" else word


def _years(match: re.Match[str]) -> int:
    """Return the years lived by a birthday, or 0 where the words don't say on which side of it."""
    years = _years_of(match["nth"])
    if not match["side"] and not match["on"] and not match["past"]:
        return 0
    is_before = (match["side"] or "").casefold().startswith(("before", "short"))
    years -= 1 if is_before or match["eve"] else 0
    return years if years <= _OLDEST else 0


def _is_of_newborn(match: re.Match[str], story: Story, number: int) -> bool:
    """Return whether a baby lived so long from birth on, and not after an injury."""
    before = match.string[: match.start()]
    told = [*story.sentences[max(0, number - 1) : number], before]
    if any(HARM.search(text) for text in told) or not any(_NEWBORN.search(text) for text in told):
        return False
    return actor_role(match.string, match.start()) in (None, Role.SUBJECT)


def _is_subject(who: str, match: re.Match[str], story: Story, number: int) -> bool:
    """Return whether the one born, or whose birthday it was, is a subject."""
    pronoun = {"his": "he", "her": "she", "their": "they"}.get(who.casefold(), who)
    if pronoun.casefold() not in ("he", "she", "they"):
        return True
    before = match.string[: match.start()]
    return role_of_pronoun(pronoun, before, story, number) is Role.SUBJECT


def _is_of_incident(match: re.Match[str]) -> bool:
    """Return whether the words next to a time since birth tell of a death or a harm."""
    before = match.string[max(0, match.start() - _LETTERS_BEFORE) : match.start()]
    segment = _SEGMENT.split(before)[-1]
    if strength_of_event(segment) is Strength.STRONG:
        return True
    after = match.string[match.end() : match.end() + _LETTERS_BEFORE]
    if after.startswith(" when"):
        return strength_of_event(after) is Strength.STRONG
    starts = not segment.strip() or _WHO_HAD.search(segment)
    return bool(starts) and after.startswith(",") and strength_of_event(after) is Strength.STRONG
