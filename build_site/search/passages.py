"""What is indexed of a review: its passages, each with its field.

A passage is the smallest stretch that is read as one: a title, an area, an index term, a fact, a
sentence of what happened, a point. Words that stand in one passage belong together; the ranking
and the search for points rely on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from build_site.catalogue import Catalogue, Point, Review
from build_site.core.ages import days_of
from build_site.core.text import slug
from build_site.model import Child

FIELD_OF = {
    "title": "title",
    "area": "area",
    "keyword": "keyword",
    "fact": "fact",
    "story": "story",
    "learning": "point",
    "recommendation": "point",
    "good-practice": "point",
}
"""Kind of passage -> field of the lunr index."""

KINDS = tuple(FIELD_OF)
"""Kinds of passage. The last three are the points; their order is part of the packed format."""

POINTS_FROM = KINDS.index("learning")

_KIND_INDEX = {kind: index for index, kind in enumerate(KINDS)}

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z0-9\"'(\u2018\u201c])|\n+")

_STAGES = ((1, "baby infant"), (4, "toddler young child"), (13, "child"), (19, "teenager young person adolescent"))
"""Years of age below which a child is spoken of in these words."""

_SEX_WORDS = {"male": "boy son", "female": "girl daughter"}


class Passage(NamedTuple):
    """A passage. kind: one of KINDS; number: from 0 within review and kind; tag_tokens: terms that are no words."""

    kind: str
    number: int
    text: str
    tag_tokens: tuple[str, ...] = ()

    @property
    def passage_id(self) -> int:
        """Return the passage's id within its review: its number, times the number of kinds, plus its kind."""
        return self.number * len(KINDS) + _KIND_INDEX[self.kind]


def area_token(name: str) -> str:
    """Return the term for an area, whatever it is called: "Pan-Dorset" -> "@pan_dorset"."""
    return "@" + slug(name).replace("-", "_")


@cache
def theme_token(theme: str) -> str:
    """Return the term for a theme or an agency that a point is tagged with, from its slug."""
    return "#" + theme.replace("-", "_")


class AreaHierarchy:
    """The areas that the reviews of each area are reviews of too, and their tokens; worked out once for all reviews."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._related = {
            area.name: (area.name, *area.members, *catalogue.areas.consortia_of(area.name)) for area in catalogue.areas
        }
        self._tokens = {
            area.name: tuple(
                area_token(name)
                for name in dict.fromkeys((*self._related[area.name], area.region or area.nation, area.nation))
            )
            for area in catalogue.areas
        }

    def related(self, name: str) -> tuple[str, ...]:
        """Return an area with its parts, and what it is part of."""
        return self._related.get(name, (name,))

    def tokens(self, name: str) -> tuple[str, ...]:
        """Return the tokens of those areas, of the region and of the nation."""
        return self._tokens.get(name) or (area_token(name),)


def sort_points(points: Iterable[Point]) -> list[Point]:
    """Return the points of a review in the order of the index's files: by kind, then by number."""
    return sorted(points, key=lambda point: (_KIND_INDEX[point.kind], point.number))


def passages_of(review: Review, areas: AreaHierarchy) -> list[Passage]:
    """Return everything of a review that can be found, in the order of KINDS."""
    record = review.record
    passages = [Passage("title", 0, record.title)]
    passages += [Passage("area", number, name, areas.tokens(name)) for number, name in enumerate(record.areas)]
    passages += [Passage("keyword", number, term) for number, term in enumerate(record.keywords)]
    passages += [Passage("fact", number, text) for number, text in enumerate(_facts(review))]
    passages += [Passage("story", number, text) for number, text in enumerate(_sentences(review))]
    passages += [
        Passage(point.kind, point.number - 1, point.text, tuple(map(theme_token, (*point.themes, *point.agencies))))
        for point in sort_points(review.points)
    ]
    return passages


def _facts(review: Review) -> list[str]:
    record = review.record
    texts = [_describe_child(child) for child in record.children]
    texts += list(record.harms)
    texts += [record.review_type or "", {"yes": "death child died", "no": "survived"}.get(record.death or "", "")]
    return [text for text in texts if text]


def _describe_child(child: Child) -> str:
    days = days_of(child.age) if child.age else None
    stage = next((words for years, words in _STAGES if days is not None and days < years * 365.25), "")
    age = f"{child.age} old" if child.age else ""
    return " ".join(filter(None, (age, stage, _SEX_WORDS.get(child.sex or ""))))


def _sentences(review: Review) -> list[str]:
    texts = []
    for displayed in review.accounts:
        texts.append(displayed.account.summary)
        texts += [other.text for other in displayed.account.other]
    return [sentence.strip() for text in texts for sentence in _SENTENCE_END.split(text) if sentence.strip()]
