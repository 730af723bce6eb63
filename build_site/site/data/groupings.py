"""The reviews sorted onto shelves, once for all pages: by area, index term and year; and as rows of a list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from build_site.catalogue import Catalogue, Review
from build_site.core.text import slug
from build_site.site import text_format, urls
from build_site.site.page import Row


class Groupings:
    """Who shares what. Reviews keep the catalogue's order: newest first.

    area_pages holds more areas than by_area: also those that only have reviews through a consortium.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.by_area: dict[str, list[Review]] = defaultdict(list)
        self.by_keyword: dict[str, list[Review]] = defaultdict(list)
        self.by_year: dict[int | None, list[Review]] = defaultdict(list)
        self.no_area: list[Review] = []
        self._rows: dict[str, Row] = {}
        labels: dict[str, str] = {}
        for review in catalogue.reviews:
            self.by_year[review.year].append(review)
            for name in review.record.areas:
                self.by_area[name].append(review)
            if not review.record.areas:
                self.no_area.append(review)
            # Two labels that differ only in case or punctuation have one address, so they are one list.
            for label in dict.fromkeys(labels.setdefault(slug(label), label) for label in review.record.keywords):
                self.by_keyword[label].append(review)
        self.area_pages = self._area_pages()

    def row(self, review: Review, note: str = "") -> Row:
        """The review as a list shows it."""
        row = self._rows.get(review.id)
        if row is None:
            record = review.record
            told = next((telling.account.summary for telling in review.accounts if telling.account.summary), "")
            row = Row(
                urls.review(review.id),
                record.title,
                area_words(review),
                str(review.year or ""),
                text_format.capitalise(record.review_type or ""),
                text_format.extract(told),
            )
            self._rows[review.id] = row
        return replace(row, note=note) if note else row

    def _area_pages(self) -> dict[str, list[tuple[Review, str]]]:
        """Area -> its reviews and those of the consortia that it is part of, each with the consortium's name or ""."""
        position = {review.id: place for place, review in enumerate(self.catalogue.reviews)}
        found: dict[str, dict[str, tuple[Review, str]]] = {
            name: {review.id: (review, "") for review in reviews} for name, reviews in self.by_area.items()
        }
        for name, reviews in self.by_area.items():
            area = self.catalogue.areas.get(name)
            for member in area.members if area else ():
                for review in reviews:
                    found.setdefault(member, {}).setdefault(review.id, (review, name))
        return {name: sorted(held.values(), key=lambda entry: position[entry[0].id]) for name, held in found.items()}


def area_words(review: Review) -> str:
    """The areas in words: "Blackpool and Lancashire", "area not named"."""
    return text_format.join_and(review.record.areas) or "area not named"
