"""A grammar of labels: where in an entry's text a section begins (learning, recommendations, index terms, ...).

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
from functools import cache

from build_site.digests.names import name_of
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
_DASHED = re.compile(r"(?P<label>[A-Z][^–—:.;()]{3,60}?)\s+[–—-]\s+(?=\S)")
"""A label with a dash for a colon: `Learning – ask; look`."""
_DASHED_SECTIONS = ("learning", "recommendations", "good practice", "keywords")
_INTERRUPTS = re.compile(r"\s[–—-]\s+(?:(?:also|all|only|both)\s+)?(?:is|are|was|were|has|have|had|should|must|need)\b")
"""A second dash that closes what the first one opened: "Learning – and there was much – was lost"."""
_ANNOUNCES = re.compile(rf"(?:^|\s){_LISTING}\W*$|\b(?:as follows|following(?: areas)?|below)\W*$", re.IGNORECASE)
_STATES = re.compile(r"\b(?:is|are|was|were|should|must|need|needs)\b")
_LONGEST_TITLE = 100
_WORD_BEFORE = re.compile(r"(\S+)\s*$")
_NAME = re.compile(r"[A-Z][a-z]")
_CAPITAL = re.compile("[A-Z]")
"""What a label within a text begins with; to look only there takes a quarter of the time."""

_BEFORE_NO_LABEL = re.compile("the|an?|of|for|and|or|to|with|in|on|its|their|this|that|from|by|as")
"""Words after which a capital letter belongs to the sentence: "told in the Learning Model: a board game"."""


@dataclass(frozen=True)
class Label:
    """A label within a text. start, end: its span; section: the one of PARTS that it begins; text: as printed.

    stated: it is the beginning of a sentence, not a word with a colon: "Learning identified included";
    urged: such a sentence goes on with what is to be done: "Recommends that".
    """

    start: int
    end: int
    section: str
    text: str
    stated: bool = False
    urged: bool = False


class LabelGrammar:
    """A reader of labels by the words that `labels.yaml` gives for them."""

    def __init__(self, vocabulary: LabelVocabulary) -> None:
        self._nothing = vocabulary.nothing
        openings = sorted(
            ((words, section) for section in PARTS for words in vocabulary.begins[section]),
            key=lambda pair: -len(pair[0]),
        )
        titles = [(words, section) for section in PARTS for words in vocabulary.alone[section]]
        self._openings = [(rf"(?:{words})\b", section) for words, section in openings]
        self._titles = [(rf"(?:{words})\W*", section) for words, section in titles]
        any_opening = "|".join(words for words, _ in openings) or "(?!)"
        any_title = "|".join(words for words, _ in titles) or "(?!)"
        self._any_opening = _compiled(rf"(?:{any_opening})\b")
        self._any_title = _compiled(rf"(?:{any_title})\W*")
        self._label = re.compile(
            r"(?<![^\s>\])\"”’'])"
            rf"(?:(?P<opening>{any_opening})\b(?:{_COLON}|{_VERB}|{_CLAUSE})|(?P<title>{any_title})\s?:)",
            re.IGNORECASE,
        )

    def titled_section(self, text: str) -> str | None:
        """Return the section that a line of its own is the label of, such as "Areas to strengthen"; None if of none."""
        title = _bare_title(text)
        if not title or len(title) > _LONGEST_TITLE or not text.lstrip()[0].isupper() or title[-1] in ".;,":
            return None
        if self._any_title.fullmatch(title):
            return next(section for words, section in self._titles if _compiled(words).fullmatch(title))
        if not self._any_opening.match(title):
            return None
        for words, section in self._openings:
            if match := _compiled(words).match(title):
                tail = title[match.end() :].strip()
                announces = text.rstrip().endswith(":") or _ANNOUNCES.search(tail)
                could_be_title = section != "keywords" and _could_be_title(title)
                if not tail or (not re.search(r"[.:;]", tail) and (announces or could_be_title)):
                    return section
        return None

    def is_bare(self, text: str) -> bool:
        """Whether a line is a label and no word more, such as "Keywords"."""
        title = _bare_title(text)
        return len(title) <= _LONGEST_TITLE and bool(
            self._any_opening.fullmatch(title) or self._any_title.fullmatch(title)
        )

    def labels_in(self, text: str) -> tuple[Label, ...]:
        """Return the labels within a text, in order, none within another."""
        labels = []
        end = 0
        if (dashed := _DASHED.match(text)) and self._is_dashed(dashed):
            section = self.titled_section(dashed["label"])
            labels, end = [Label(0, dashed.end(), str(section), dashed["label"])], dashed.end()
        for capital in _CAPITAL.finditer(text):
            match = self._label.match(text, capital.start()) if capital.start() >= end else None
            if not match:
                continue
            end = match.end()
            opening = match["opening"]
            patterns = self._openings if opening else self._titles
            words_found = opening or match["title"]
            section = next(section for words, section in patterns if _compiled(words).match(words_found))
            if match["clause"] and section != "recommendations":
                continue
            if _begins_sentence(text, match.start()) or (match["colon"] and _stands_out(text, match)):
                stated = match["verb"] is not None or match["clause"] is not None
                labels.append(Label(match.start(), end, section, match[0].strip(" :"), stated, bool(match["urge"])))
        return tuple(labels)

    def _is_dashed(self, dashed: re.Match[str]) -> bool:
        """Whether the words before a dash are the label of points or terms, and these stand behind it."""
        label, text = dashed["label"], dashed.string
        return (
            self.is_bare(label)
            and (self._any_opening.fullmatch(label) is not None or _is_phrase(label))
            and self.titled_section(label) in _DASHED_SECTIONS
            and not _INTERRUPTS.search(text, dashed.end(), dashed.end() + 200)
            and name_of(text[dashed.end() :][:80]) is None
        )

    def says_nothing(self, text: str) -> bool:
        """Whether the text of a section says that there is nothing in it ("N/A", "Makes no recommendations")."""
        return bool(self._nothing.search(text[:600].strip()))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern that takes no notice of capitals. Most of the many words of labels are in no digest of a run."""
    return re.compile(pattern, re.IGNORECASE)


def _is_phrase(label: str) -> bool:
    """Whether a label is no word that may stand for anything: "Themes – the home, the ward" are terms, or points."""
    return len(label.split()) >= 3


def _bare_title(text: str) -> str:
    return text.strip().rstrip(":").strip()


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 20) : start].rstrip(" \n>)]\"”’'")
    return not before or before[-1] in ".!?:;•"


def _stands_out(text: str, match: re.Match[str]) -> bool:
    """Whether a label with a colon is one even within a sentence: "... extended family Learning includes:"."""
    tail = match["colon"].rstrip(" :")
    if tail:
        return bool(_ANNOUNCES.fullmatch(tail))
    before = _WORD_BEFORE.search(text[max(0, match.start() - 60) : match.start()])
    return before is None or not (_BEFORE_NO_LABEL.fullmatch(before[1]) or _NAME.match(before[1]))


def _could_be_title(text: str) -> bool:
    """Whether a text could stand over a section as its title: short, and no sentence."""
    return len(text.split()) <= 9 and not _STATES.search(text)
