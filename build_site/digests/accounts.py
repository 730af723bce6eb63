"""One entry's blocks -> an account: what happened, points, index terms, what else it says, the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from build_site.core.dates import MONTH_PATTERN
from build_site.digests.blocks import Block
from build_site.digests.labels import LabelGrammar
from build_site.digests.points import (
    is_list,
    split_list,
    split_points,
    split_sentences,
    split_terms,
    split_words_list,
    trim_point,
)
from build_site.digests.sections import Section, read_sections
from build_site.model import Account, Other

_POINTS = ("learning", "recommendations", "good practice")
"""The sections that are points."""

_NOT_APPLICABLE = re.compile(r"\W*(?:n/?a|not applicable|none|nil)\W*", re.IGNORECASE)
_YET = re.compile(r"\s*\bbut (?:it |they )?also includes?\s*:?\s*(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL)
_WITHOUT_SUBJECT = re.compile(r"(?:is|are|was|were|has|have|will)\b", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\(([^()\s]{0,500})\)")
_BARE_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_SPACE_BEFORE_STOP = re.compile(r"\s+(?=[.;,]$)")
_DOCUMENTS = re.compile(
    r"\.\s+(?:(?:(?:Full|Final|Overview|Executive|Summary|Review|Practice)\s*)+(?:report|summary|review)?\W*)+$",
    re.IGNORECASE,
)
"""The names of the documents that lie beside an entry, where they stand behind its index terms."""
DATE_LINE = re.compile(
    r"\W*(?P<said>(?:date |first )?published|(?:date of )?publication(?: date)?)?\W*(?:on |in )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTH_PATTERN}),? (?:19|20)\d\d\W*",
    re.IGNORECASE,
)
"""A text that is nothing but a date: `Published 14 May 2018`."""
_LISTS_WORDS = re.compile(r"\b(?:issues|themes|concerns)\b", re.IGNORECASE)
"""The labels below which a list in one sentence has a point for each of its parts."""
_NOTE = "Note"
"""The heading of what stands under none."""
_LONGEST_POINT = 400
"""A paragraph below a label that is longer than this tells; it is no point."""
_LONGEST_TERM = 255
"""A text of more letters is no index term; nor could a page be called so, since no file's name is longer."""

_ABOUT = {
    "Recommendations": re.compile(r"\brecommend", re.IGNORECASE),
    "Good practice": re.compile(r"\b(?:good|effective|strong|positive) practice\b", re.IGNORECASE),
    "Model": re.compile(r"\b(?:model|methodology|method|approach|process)\b", re.IGNORECASE),
}
"""What a sentence before or after a list of points is about, by its words."""


@dataclass(frozen=True)
class IndexTerm:
    """A text that stands as an index term. line: of the block it stands in; heading: of its section."""

    text: str
    line: int
    heading: str


class AccountReader:
    """A reader of entries by the labels of a grammar. is_term: whether a printed term is a known index term."""

    def __init__(self, labels: LabelGrammar, is_term: Callable[[str], bool]) -> None:
        self._labels, self._is_term = labels, is_term

    def read(self, blocks: Sequence[Block], announced: str = "") -> tuple[Account, list[IndexTerm], str]:
        """Return the account that an entry's blocks give, without its sources, texts too long for index terms, and

        what it tells of the case under a label of its own ("Background"), besides the summary. announced: the section
        that a list right below the heading is, as the digest says above its entries.
        """
        passages: dict[str, list[str]] = {name: [] for name in ("summary", *_POINTS)}
        terms: list[IndexTerm] = []
        others: list[Other] = []
        background: list[str] = []
        last = "summary"
        for section in read_sections(blocks, announced):
            if section.name == "keywords":
                separator = " ; " if section.alone else " "
                printed = split_terms(_DOCUMENTS.sub("", separator.join(section.texts)))
                terms += [IndexTerm(term, section.line, section.heading) for term in printed]
            elif section.name in _POINTS:
                last = section.name
                points, besides = self._without_statements(section, *self._points(section))
                passages[last] += map(_without_links, points)
                others += besides
            elif section.name == "summary" and not (section.heading and passages["summary"]):
                last = "summary"
                told, dates = _without_dates(section)
                passages[last] += map(_without_links, told)
                others += dates
            elif text := _whole_text(section):
                background += [text] if section.name == "summary" else []
                others.append(Other(section.heading or _NOTE, text))
        if not terms:
            passages[last], printed = self._split_off_terms(passages[last], last == "summary")
            terms = [IndexTerm(term, blocks[-1].first, _NOTE) for term in printed]
        long_terms = [term for term in terms if len(term.text) > _LONGEST_TERM]
        account = Account(
            summary="\n\n".join(passages["summary"]),
            learning=tuple(passages["learning"]),
            recommendations=tuple(passages["recommendations"]),
            good_practice=tuple(passages["good practice"]),
            other=tuple(others + [Other(term.heading, term.text) for term in long_terms]),
            keywords=tuple(term.text for term in terms if term not in long_terms),
            report=next((block.evidence.report for block in blocks if block.evidence.report), None),
        )
        return account, long_terms, "\n\n".join(background)

    def _points(self, section: Section) -> tuple[Sequence[str], list[Other]]:
        """Return the points of a section, and what it says that is no point: prose, or that there is none."""
        title = section.name.capitalize()
        is_empty = self._only_item_says_nothing(section)
        text = " ".join(section.items if is_empty else section.paragraphs)
        whole = f"{section.heading} {text}".strip() if section.stated else text
        if section.items and not is_empty:
            listed = split_list(text) if is_list(text) else ()
            return [*listed, *filter(None, map(trim_point, section.items))], _others(title, [] if listed else [whole])
        if self._says_nothing(section, text, whole):
            return self._but_also(section, text, whole)
        if is_list(text):
            points, prose = split_points(text)
            return points, [other for sentence in prose for other in _others(_about(sentence) or title, [sentence])]
        if section.urged:
            return [point for sentence in split_sentences(text) for point in split_list(sentence)], []
        if not (section.stated or section.alone):
            listed = split_words_list(text) if _LISTS_WORDS.search(section.heading) else ()
            return listed or split_list(text), []
        if section.alone and all(len(paragraph) <= _LONGEST_POINT for paragraph in section.paragraphs):
            return [point for paragraph in section.paragraphs for point in split_list(paragraph)], []
        return [], _others(title, section.paragraphs if section.alone else [whole])

    def _without_statements(
        self, section: Section, points: Sequence[str], others: list[Other]
    ) -> tuple[Sequence[str], list[Other]]:
        """Return learning points without a last one that says of recommendations that there are none."""
        if section.name != "learning" or not points or not _ABOUT["Recommendations"].search(points[-1]):
            return points, others
        if not self._labels.says_nothing(points[-1]):
            return points, others
        return points[:-1], [*others, Other("Recommendations", points[-1])]

    def _only_item_says_nothing(self, section: Section) -> bool:
        """Whether a list has one item, which says that there is none: "Recommendations", "- none were made"."""
        return len(section.items) == 1 and not section.paragraphs and self._labels.says_nothing(section.items[0])

    def _says_nothing(self, section: Section, text: str, whole: str) -> bool:
        """Whether a section says that it is empty, by its label and text together or by its text alone."""
        text = text.lstrip(" :")
        labelled = f"{section.heading}: {text}" if section.name == "recommendations" and not section.stated else whole
        return any(map(self._labels.says_nothing, (text, labelled, whole)))

    def _but_also(self, section: Section, text: str, whole: str) -> tuple[Sequence[str], list[Other]]:
        """Return the points that a section has though it says that it is empty, and that statement."""
        statement = text.lstrip(" :")
        if not statement or _NOT_APPLICABLE.fullmatch(statement):
            return [], []
        if section.stated:
            statement = whole
        elif self._labels.says_nothing(section.heading):
            statement = f"{section.heading}: {statement}"
        elif _WITHOUT_SUBJECT.match(statement):
            statement = f"{section.heading} {statement}"
        points: Sequence[str] = ()
        if yet := _YET.search(statement):
            points, statement = split_list(yet["rest"]), f"{statement[: yet.start()]}."
        return points, _others(section.name.capitalize(), [statement])

    def _split_off_terms(self, passages: list[str], are_prose: bool) -> tuple[list[str], tuple[str, ...]]:
        """Return passages without the index terms that stand at their end with no label, and these terms.

        Terms stand after the last sentence, or as a last passage of their own, and half of them are known.
        are_prose: the passages tell what happened, else they are points.
        """
        if not passages:
            return passages, ()
        body, _, tail = passages[-1].rstrip(" .").rpartition(". ")
        terms = split_terms(tail)
        are_own_passage = not body and len(passages) > 1 and all(len(term.split()) < 7 for term in terms)
        if not (body or are_own_passage) or len(terms) < 3 or 2 * sum(map(self._is_term, terms)) < len(terms):
            return passages, ()
        if are_own_passage:
            return passages[:-1], terms
        return [*passages[:-1], f"{body}." if are_prose else trim_point(body)], terms


def _without_dates(section: Section) -> tuple[list[str], list[Other]]:
    """Return the texts of what happened without those that are nothing but a date, and such dates of unknown kind.

    That of publication is read as the review's.
    """
    dates = {text: match for text in section.texts if (match := DATE_LINE.fullmatch(text))}
    told = [text for text in section.texts if text not in dates]
    return told, [Other(_NOTE, text) for text, match in dates.items() if not match["said"]]


def _whole_text(section: Section) -> str:
    """Return all that a section says, items as a list in Markdown."""
    texts = section.paragraphs
    if section.stated and texts:
        texts[0] = f"{section.heading} {texts[0]}"
    if section.items:
        texts.append("\n".join(item if re.match(r"\d+\. ", item) else f"- {item}" for item in section.items))
    return "\n\n".join(map(_without_links, texts))


def _others(heading: str, texts: Sequence[str]) -> list[Other]:
    """Return the texts as one statement under a heading; none if there is no text."""
    text = "\n\n".join(_SPACE_BEFORE_STOP.sub("", _without_links(text)) for text in texts if text.strip())
    return [Other(heading, text[0].upper() + text[1:])] if text else []


def _about(sentence: str) -> str | None:
    return next((heading for heading, pattern in _ABOUT.items() if pattern.search(sentence)), None)


def _without_links(text: str) -> str:
    """Return text without the marks of Markdown links: `[Read](address)` -> `Read (address)`, `[Read](#)` -> `Read`."""

    def words_and_address(match: re.Match[str]) -> str:
        return match[1] if match[2].startswith("#") or match[1] == match[2] else f"{match[1]} ({match[2]})"

    return _BARE_ADDRESS.sub(r"\1", _LINK.sub(words_and_address, text)).strip()
