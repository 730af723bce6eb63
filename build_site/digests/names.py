"""What reviews are called: `Child LB`, `'Margaret'`, `Arthur and Star`, `CYSUR 2/2017`.

A heading that is nothing but such a name says no more; how much a name alone is worth as a sign of a heading differs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_SUBJECT = (
    r"(?:[Bb]ab(?:y|ies)|[Cc]hild(?:ren)?|[Yy]oung (?:[Pp]erson|[Pp]eople|[Ww]oman|[Mm]an)|[Ff]amil(?:y|ies)"
    r"|[Ss]iblings?|[Ii]nfants?|[Aa]dolescents?|[Aa]dults?|[Tt]wins?|[Bb]rothers|[Ss]isters|Cases?|Mrs?|Ms|Miss)"
)
_NO_NAME = (
    r"(?!(?:Safeguarding|Protection|Practice|Sexual|Abuse|Neglect|Deaths?|Reviews?|Health|Development|Welfare|Services?"
    r"|Care|Support|Social|Study|Studies|Summary|Learning|Board|Partnership|Report|History|Background|Details|Law|Acts?|Commissioner|Minister)\b)"
)
_GIVEN = rf"{_NO_NAME}[A-Z][a-zéèëïöü'’-]+"
_CODE = r"(?:[A-Z]{1,5}\s?\d{0,3}[A-Z]?|\d{1,3}[A-Z]?)(?:\s?[/-]\s?\d{1,4})?"
_AND = r"(?:\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&|/)\s+|\s*/\s*)"
_ONE = rf"(?:{_SUBJECT}\s+)?(?:{_CODE}|{_GIVEN})"
_QUOTES = "\"“”‘’'"

_OF_SUBJECT = re.compile(rf"{_SUBJECT}\s+[{_QUOTES}]?(?:{_CODE}|{_GIVEN})[{_QUOTES}]?(?:{_AND}{_ONE})*")
_QUOTED = re.compile(
    rf"[{_QUOTES}][A-Z][\w’' -]{{0,40}}?[{_QUOTES}](?:{_AND}[{_QUOTES}]?[A-Z][\w’' -]{{0,40}}?[{_QUOTES}]?)*"
)
_CODED = re.compile(
    r"(?:[A-Z]{2,6}\s*)?\d{1,3}\s?[/-]\s?\d{1,4}"
    rf"|[A-Z]{{2,6}}\s?\d{{1,3}}(?:{_AND}[A-Z]{{2,6}}\s?\d{{1,3}})*"
    rf"|[A-Z]{{1,3}}\d{{0,3}}(?:{_AND}[A-Z]{{1,3}}\d{{0,3}})*"
)
_GIVEN_ONLY = re.compile(rf"{_GIVEN}(?:\s{_GIVEN})?(?:{_AND}{_GIVEN}(?:\s{_GIVEN})?){{0,3}}")
_WITHIN = re.compile(
    rf"\b{_SUBJECT}\s+(?:{_CODE}\b|{_GIVEN})(?:{_AND}(?:{_SUBJECT}\s+)?(?:[A-Z]{{1,3}}\d{{0,3}}\b|{_GIVEN}))*"
)
_QUOTED_WITHIN = re.compile(r"(?<!\w)[\"“‘'][A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30})?[\"”’'](?!\w)")
_SUBJECT_WORD = re.compile(rf"{_SUBJECT}\Z")
_WORD = re.compile(r"\w[\w'’-]*")


class NameKind(Enum):
    """How a name is told from other words, the surest first."""

    SUBJECT = "child, baby, family and what follows"
    QUOTED = "in quotation marks"
    CODE = "letters and numbers"
    GIVEN = "words with capital letters"


@dataclass(frozen=True)
class Name:
    """The name of a review. text: without quotation marks; printed: with them."""

    text: str
    kind: NameKind
    printed: str = ""

    def is_in(self, text: str) -> bool:
        """Return whether a text speaks of it: "Child LB" of `Child LB`, "Hazel" of `Child Hazel`."""
        words = [word for word in _WORD.findall(self.text) if not _SUBJECT_WORD.match(word) and word != "and"]
        telling = [word for word in words if len(word) > 1 and not word.isdigit()]
        if telling:
            return any(re.search(rf"\b{re.escape(word)}(?:['’]s)?\b", text) for word in telling)
        return re.search(rf"\b{re.escape(self.text)}\b", text) is not None


def name_of(text: str) -> Name | None:
    """Return the name that a text is, and nothing else; None if it is none or has more to it."""
    text = text.strip(" :;,.–—-|")
    if text.isupper() and _OF_SUBJECT.fullmatch(text.title()):
        return Name(text, NameKind.SUBJECT)
    if _OF_SUBJECT.fullmatch(text):
        return Name(text, NameKind.SUBJECT)
    if _QUOTED.fullmatch(text):
        return Name(_without_quotes(text), NameKind.QUOTED)
    if _CODED.fullmatch(text):
        return Name(text, NameKind.CODE)
    if _GIVEN_ONLY.fullmatch(text):
        return Name(text, NameKind.GIVEN)
    return None


def name_within(text: str) -> Name | None:
    """Return the name that stands in a text: `Child L` in "Learning from the review of Child L", or one in quotes."""
    if match := _WITHIN.search(text):
        return Name(match[0], NameKind.SUBJECT, match[0])
    if match := _QUOTED_WITHIN.search(text):
        return Name(_without_quotes(match[0]), NameKind.QUOTED, match[0])
    return None


def _without_quotes(text: str) -> str:
    return " ".join(re.sub(rf"(?<!\w)[{_QUOTES}]|[{_QUOTES}](?!\w)", "", text).split())
