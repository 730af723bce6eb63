"""One entry's blocks -> an account: what happened, points, index terms, what else it says, the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from build_site.digests.blocks import Block
from build_site.digests.labels import LabelGrammar
from build_site.digests.points import is_list, points_of, sentences_of, split_points, terms_of, trim
from build_site.digests.sections import Section, SectionReader
from build_site.model import Account, Other

_FIELD = {"learning": "learning", "recommendations": "recommendations", "good practice": "good_practice"}
_TITLE = {"learning": "Learning", "recommendations": "Recommendations", "good practice": "Good practice"}

_NOT_APPLICABLE = re.compile(r"\W*(?:n/?a|not applicable|none|nil)\W*", re.IGNORECASE)
_YET = re.compile(r"\s*\bbut (?:it |they )?also includes?\s*:?\s*(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL)
_WITHOUT_SUBJECT = re.compile(r"(?:is|are|was|were|has|have|will)\b", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\(([^()\s]{0,500})\)")
_BARE_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")
_SPACE_BEFORE_STOP = re.compile(r"\s+(?=[.;,]$)")
_LONGEST_POINT = 400
"""A paragraph below a label that is longer than this tells; it is no point."""

_ABOUT = {
    "Recommendations": re.compile(r"\brecommend", re.IGNORECASE),
    "Good practice": re.compile(r"\b(?:good|effective|strong|positive) practice\b", re.IGNORECASE),
    "Model": re.compile(r"\b(?:model|methodology|method|approach|process)\b", re.IGNORECASE),
}
"""What a sentence before or after a list of points is about, by its words."""


class AccountReader:
    """Reads entries in the words of a label grammar.

    is_term: says of a printed term whether it is a known index term; it finds index terms without a label.
    """

    def __init__(self, labels: LabelGrammar, is_term: Callable[[str], bool]) -> None:
        self._labels, self._sections, self._is_term = labels, SectionReader(labels), is_term

    def read(self, blocks: Sequence[Block]) -> Account:
        """The account that an entry's blocks give, without its sources."""
        sections, report = self._sections.read(blocks)
        points: dict[str, list[str]] = {name: [] for name in _FIELD.values()}
        summary: list[str] = []
        keywords: list[str] = []
        other: list[Other] = []
        last = summary
        for section in sections:
            if section.part == "summary" and not (section.heading and summary):
                summary += map(_plain, [*section.texts, *section.items])
                last = summary
            elif section.part == "keywords":
                keywords += terms_of((" ; " if section.alone else " ").join([*section.texts, *section.items]))
            elif section.part in _FIELD:
                found, rest = self._points(section)
                last = points[_FIELD[section.part]]
                last += map(_plain, found)
                other += rest
            elif text := _whole_text(section):
                other.append(Other(section.heading or "Note", text))
        keywords = keywords or self._unlabelled_terms(last, last is summary)
        return Account(
            summary="\n\n".join(summary),
            learning=tuple(points["learning"]),
            recommendations=tuple(points["recommendations"]),
            good_practice=tuple(points["good_practice"]),
            other=tuple(other),
            keywords=tuple(keywords),
            report=report,
        )

    def _points(self, section: Section) -> tuple[Sequence[str], list[Other]]:
        """The points of a part, and what it says that is no point: prose, or that there is none."""
        title = _TITLE[section.part]
        text = " ".join(section.texts)
        whole = f"{section.heading} {text}".strip() if section.stated else text
        if section.items:
            listed = points_of(text) if is_list(text) else ()
            said = [whole] if text and not listed else []
            return [*listed, *filter(None, map(trim, section.items))], _others(title, said)
        if self._says_nothing(section, text, whole):
            return self._but_also(section, text, whole)
        if is_list(text):
            found, said = split_points(text)
            return found, [other for sentence in said for other in _others(_about(sentence) or title, [sentence])]
        if section.urged:
            return [point for sentence in sentences_of(text) for point in points_of(sentence)], []
        if not (section.stated or section.alone):
            return points_of(text), []
        if section.alone and all(len(paragraph) <= _LONGEST_POINT for paragraph in section.texts):
            return [point for paragraph in section.texts for point in points_of(paragraph)], []
        return [], _others(title, section.texts if section.alone else [whole])

    def _says_nothing(self, section: Section, text: str, whole: str) -> bool:
        """Whether a part says that it is empty, by its label and text together or by its text alone."""
        text = text.lstrip(" :")
        labelled = f"{section.heading}: {text}" if section.part == "recommendations" and not section.stated else whole
        return any(map(self._labels.says_nothing, (text, labelled, whole)))

    def _but_also(self, section: Section, text: str, whole: str) -> tuple[Sequence[str], list[Other]]:
        """What to make of a part that says that it is empty: its statement, and the points that it has all the same."""
        said = text.lstrip(" :")
        if not said or _NOT_APPLICABLE.fullmatch(said):
            return [], []
        if section.stated:
            said = whole
        elif self._labels.says_nothing(section.heading):
            said = f"{section.heading}: {said}"
        elif _WITHOUT_SUBJECT.match(said):
            said = f"{section.heading} {said}"
        points: Sequence[str] = ()
        if yet := _YET.search(said):
            points, said = points_of(yet["rest"]), f"{said[: yet.start()]}."
        return points, _others(_TITLE[section.part], [said])

    def _unlabelled_terms(self, last: list[str], told: bool) -> list[str]:
        """Index terms that stand at the end with no label: terms after the last sentence, most of them known.

        last: the paragraphs or points of the entry's last part, out of which they are taken; told: these are
        what happened.
        """
        if not last:
            return []
        body, _, tail = last[-1].rstrip(" .").rpartition(". ")
        terms = list(terms_of(tail))
        whole = not body and len(last) > 1 and all(len(term.split()) < 7 for term in terms)
        if not (body or whole) or len(terms) < 3 or 2 * sum(map(self._is_term, terms)) < len(terms):
            return []
        last[-1:] = [] if whole else [f"{body}." if told else trim(body)]
        return terms


def _whole_text(section: Section) -> str:
    """All that a section says, items as a list in Markdown."""
    items = (item if re.match(r"\d+\. ", item) else f"- {item}" for item in section.items)
    heading = section.heading if section.stated else ""
    texts = [f"{heading} {section.texts[0]}".strip(), *section.texts[1:]] if section.texts else []
    return "\n\n".join(map(_plain, [*texts, "\n".join(items)] if section.items else texts))


def _others(heading: str, texts: Sequence[str]) -> list[Other]:
    text = "\n\n".join(_SPACE_BEFORE_STOP.sub("", _plain(text)) for text in texts if text.strip())
    return [Other(heading, text[0].upper() + text[1:])] if text else []


def _about(sentence: str) -> str | None:
    return next((heading for heading, pattern in _ABOUT.items() if pattern.search(sentence)), None)


def _plain(text: str) -> str:
    """Text without the marks of Markdown links: `[Read](address)` -> `Read (address)`, the words alone for `#`."""

    def words(match: re.Match[str]) -> str:
        return match[1] if match[2].startswith("#") or match[1] == match[2] else f"{match[1]} ({match[2]})"

    return _BARE_ADDRESS.sub(r"\1", _LINK.sub(words, text)).strip()
