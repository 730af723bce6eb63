"""A grammar of labels: where in an entry's text a part begins (learning, recommendations, index terms, ...).

A label begins with words of `labels.yaml`, in a capital letter, and ends

    with a colon           Recommendations for the partnership include:
    with a verb            Issues identified include ...     Good practice was identified in that ...
    with "that" or "to"    Recommends that the board ...
    as a line of its own   Areas to strengthen

One that ends with a colon may stand within a sentence whose full stop was forgotten; the others begin one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_site.vocabulary.labels import PARTS, LabelVocabulary

_LISTING = (
    r"(?:(?:also |which |that )?(?:includ(?:es?|ed|ing)|focus(?:es|ed|ing)?(?: on| around)?|considers?"
    r"|relat(?:es?|ing) to|looks? at"
    r"|cover(?:s|ed|ing)?|centres? (?:on|around)|concerns?|highlights?)"
    r"|(?:is|are|was|were|has been|have been) (?:also )?"
    r"(?:identified|made|found|noted|seen|embedded|integrated|incorporated|contained|set out|that|as follows)"
    r"|suggests?(?: that)?)\b"
)
"""The verbs with which a label announces what follows."""

_COLON = r"(?P<colon>[^.:;•\n]{0,110}?\s?:(?!//))"
_WORDS = r"(?:\s+[\w'’/-]+){0,6}?"
_VERB = rf"(?P<verb>{_WORDS}\s+{_LISTING})"
_URGE = rf"\s+to\b(?!\s+(?:the|all|local|partner|national)\b)|{_WORDS}\s+that\b"
_CLAUSE = rf"(?P<clause>(?P<urge>{_URGE})|{_WORDS}\s+to\b|(?=\s+N/?A\b))"
_ANNOUNCES = re.compile(rf"(?:^|\s){_LISTING}\W*$|\b(?:as follows|following(?: areas)?|below)\W*$", re.IGNORECASE)
_STATES = re.compile(r"\b(?:is|are|was|were|should|must|need|needs)\b")
_WORD_BEFORE = re.compile(r"(\S+)\s*$")
_NAME = re.compile(r"[A-Z][a-z]")
_CAPITAL = re.compile("[A-Z]")
"""What a label within a text begins with; to look only there takes a quarter of the time."""

_NEVER_BEFORE = {
    "the",
    "a",
    "an",
    "of",
    "for",
    "and",
    "or",
    "to",
    "with",
    "in",
    "on",
    "its",
    "their",
    "this",
    "that",
    "from",
    "by",
    "as",
}


@dataclass(frozen=True)
class Label:
    """A label found in a text. start, end: the span of the label; part: one of PARTS; words: the label as printed.

    stated: it is the beginning of a sentence, not a word with a colon: "Learning identified included";
    urged: such a sentence goes on with what is to be done: "Recommends that".
    """

    start: int
    end: int
    part: str
    words: str
    stated: bool = False
    urged: bool = False


class LabelGrammar:
    """Reads labels in the words that `labels.yaml` gives."""

    def __init__(self, wording: LabelVocabulary) -> None:
        self._nothing = wording.nothing
        begins = sorted(
            ((words, part) for part in PARTS for words in wording.begins[part]), key=lambda pair: -len(pair[0])
        )
        alone = [(words, part) for part in PARTS for words in wording.alone[part]]
        self._begins = [(re.compile(rf"(?:{words})\b", re.IGNORECASE), part) for words, part in begins]
        self._alone = [(re.compile(rf"(?:{words})\W*", re.IGNORECASE), part) for words, part in alone]
        self._parts: dict[tuple[str, bool], str] = {}
        openings = "|".join(words for words, _ in begins) or "(?!)"
        single = "|".join(words for words, _ in alone) or "(?!)"
        self._inline = re.compile(
            r"(?<![^\s>\])\"”’'])"
            rf"(?:(?P<opening>{openings})\b(?:{_COLON}|{_VERB}|{_CLAUSE})|(?P<single>{single})\s?:)",
            re.IGNORECASE,
        )

    def alone(self, text: str) -> str | None:
        """The part that a line of its own labels, such as "Areas to strengthen"; None if it is no label."""
        words = text.strip().rstrip(":").strip()
        if not words or len(words) > 100 or not text.lstrip()[0].isupper() or words[-1] in ".;,":
            return None
        for pattern, part in self._alone:
            if pattern.fullmatch(words):
                return part
        for pattern, part in self._begins:
            if match := pattern.match(words):
                tail = words[match.end() :].strip()
                announces = text.rstrip().endswith(":") or _ANNOUNCES.search(tail)
                titles = part != "keywords" and _title_like(words)
                if not tail or (not re.search(r"[.:;]", tail) and (announces or titles)):
                    return part
        return None

    def is_bare(self, text: str) -> bool:
        """Whether a line is a label and no word more, such as "Keywords"."""
        words = text.strip().rstrip(":").strip()
        return len(words) <= 100 and any(pattern.fullmatch(words) for pattern, _ in (*self._begins, *self._alone))

    def inline(self, text: str) -> list[Label]:
        """The labels in a text, in order, none within another."""
        found = []
        end = 0
        for capital in _CAPITAL.finditer(text):
            match = self._inline.match(text, capital.start()) if capital.start() >= end else None
            if not match:
                continue
            end = match.end()
            part = self._part(match["opening"] or match["single"], bool(match["opening"]))
            if match["clause"] and part != "recommendations":
                continue
            if _begins_sentence(text, match.start()) or (match["colon"] and self._stands_out(text, match)):
                stated = match["verb"] is not None or match["clause"] is not None
                urged = bool(match["urge"])
                found.append(Label(match.start(), match.end(), part, match[0].strip(" :"), stated, urged))
        return found

    def _part(self, words: str, begins: bool) -> str:
        """The part that the words of a label belong to, remembered, since few words come again and again."""
        if (words, begins) not in self._parts:
            known = self._begins if begins else self._alone
            self._parts[words, begins] = next(part for pattern, part in known if pattern.match(words))
        return self._parts[words, begins]

    @staticmethod
    def _stands_out(text: str, match: re.Match[str]) -> bool:
        """Whether a label with a colon is one even within a sentence: "... extended family Learning includes:"."""
        rest = match["colon"].rstrip(" :")
        if rest and not _ANNOUNCES.fullmatch(rest):
            return False
        before = _WORD_BEFORE.search(text[max(0, match.start() - 60) : match.start()])
        return bool(rest) or before is None or not (before[1] in _NEVER_BEFORE or _NAME.match(before[1]))

    def says_nothing(self, text: str) -> bool:
        """Whether the text of a part says that there is nothing in it ("N/A", "Makes no recommendations")."""
        return bool(self._nothing.search(text[:600].strip()))


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 20) : at].rstrip(" \n>)]\"”’'")
    return not before or before[-1] in ".!?:;•"


def _title_like(words: str) -> bool:
    """Whether words could stand over a part as its title: short, and no sentence."""
    return len(words.split()) <= 9 and not _STATES.search(words)
