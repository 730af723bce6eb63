"""The reviews grouped once for all pages: by area, index term and year; and each as a row of a list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from build_site.catalogue import Catalogue, Review
from build_site.site import text_format, urls
from build_site.site.page import Row


class Groupings:
    """Which reviews share an area, an index term or a year, newest first.

    Names that have one address are one group: terms that differ only in case or punctuation, for example.
    area_pages has more areas than by_area: also those that only have reviews through a consortium.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.by_area: dict[str, list[Review]] = defaultdict(list)
        self.by_keyword: dict[str, list[Review]] = defaultdict(list)
        self.by_year: dict[int | None, list[Review]] = defaultdict(list)
        self.no_area: list[Review] = []
        self._rows: dict[str, Row] = {}
        areas = {urls.area(area.name): area.name for area in catalogue.areas}
        keywords: dict[str, str] = {}
        for review in catalogue.reviews:
            self.by_year[review.year].append(review)
            for name in dict.fromkeys(areas.setdefault(urls.area(name), name) for name in review.record.areas):
                self.by_area[name].append(review)
            if not review.record.areas:
                self.no_area.append(review)
            labels = (keywords.setdefault(urls.keyword(label), label) for label in review.record.keywords)
            for label in dict.fromkeys(labels):
                self.by_keyword[label].append(review)
        self.area_pages = self._area_pages()

    def row(self, review: Review, note: str = "") -> Row:
        """Return the review as a list shows it."""
        row = self._rows.get(review.id)
        if row is None:
            record = review.record
            row = Row(
                urls.review(review.id),
                record.title,
                area_names(review),
                str(review.year or ""),
                text_format.capitalise(record.review_type or ""),
                text_format.extract(review.summary),
            )
            self._rows[review.id] = row
        return replace(row, note=note) if note else row

    def _area_pages(self) -> dict[str, list[tuple[Review, str]]]:
        """Area -> its reviews and those of the consortia that it is part of, each with the consortium's name or ""."""
        position = {review.id: index for index, review in enumerate(self.catalogue.reviews)}
        entries: dict[str, dict[str, tuple[Review, str]]] = {
            name: {review.id: (review, "") for review in reviews} for name, reviews in self.by_area.items()
        }
        for name, reviews in self.by_area.items():
            area = self.catalogue.areas.get(name)
            for member in area.members if area else ():
                for review in reviews:
                    entries.setdefault(member, {}).setdefault(review.id, (review, name))
        return {name: sorted(own.values(), key=lambda entry: position[entry[0].id]) for name, own in entries.items()}


def area_names(review: Review) -> str:
    """Return the areas of a review: "Blackpool and Lancashire", "area not named"."""
    return text_format.join_and(review.record.areas) or "area not named"


def place_and_year(review: Review) -> str:
    """Return where and when a review is of: "Leeds, 2023", "area not named"."""
    return ", ".join(filter(None, (area_names(review), str(review.year or ""))))


def record_file(review: Review) -> str:
    """Return the file of a review's record within the content folder."""
    return f"reviews/{review.id}.yaml"
