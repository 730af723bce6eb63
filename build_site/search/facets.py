"""What results can be filtered by: the facets, their values, and which review has which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from build_site.catalogue import Catalogue, Point, Review
from build_site.core.ages import BANDS
from build_site.core.text import slug
from build_site.model import HARMS
from build_site.search.passages import AreaHierarchy, sort_points
from build_site.search.varint import pack_number
from build_site.vocabulary.areas import Area

ELSEWHERE = "Elsewhere"
"""The heading of areas that the vocabulary does not have; it comes last."""


@dataclass(frozen=True)
class Value:
    """A value of a facet: its slug in addresses, its label, and the heading that it stands under."""

    slug: str
    label: str
    group: str = ""


SortKey = tuple[bool | int | str, ...]

ValueColumn = tuple[tuple[int, ...], ...]
"""The values of each review, or of each point, as ascending indices."""


@dataclass(frozen=True)
class Facet:
    """A facet: its name in addresses, its title, whether its many values get a box to type in.

    values: in the order shown; column: those of each review, review by review; points: those of each single point,
    review by review and in the order of sort_points within each; None where points have no values of their own.
    """

    name: str
    title: str
    typed: bool
    values: tuple[Value, ...]
    column: ValueColumn
    points: ValueColumn | None = None


def pack_column(column: ValueColumn) -> str:
    """Return a column as packed numbers: how many values each row has, then which, as differences."""
    packed_rows = {indices: _pack_row(indices) for indices in set(column)}
    return "".join([packed_rows[indices] for indices in column])


def _pack_row(indices: tuple[int, ...]) -> str:
    differences = [index - previous for previous, index in pairwise((0, *indices))]
    return "".join(map(pack_number, (len(indices), *differences)))


def facets_of(catalogue: Catalogue, areas: AreaHierarchy) -> list[Facet]:
    """Return the facets in the order in which the page shows them; one that no review has a value of is left out."""
    labels = {tag.slug: tag.name for tags in (catalogue.themes, catalogue.agencies) for tag in tags}
    harm_order, age_order = _listed_order(map(slug, HARMS)), _listed_order(band.slug for band in BANDS)
    facets = [
        _facet(
            "area", "Area", catalogue, lambda review: _area_values(review, areas, catalogue), _area_order, typed=True
        ),
        _facet(
            "type", "Kind of review", catalogue, lambda review: _label_values(filter(None, [review.record.review_type]))
        ),
        _facet("harm", "Harm", catalogue, lambda review: _label_values(review.record.harms), harm_order),
        _facet(
            "age",
            "Age of child",
            catalogue,
            lambda review: [Value(band.slug, band.name) for band in review.age_bands],
            age_order,
        ),
        _tag_facet("theme", "Theme", catalogue, labels, lambda tagged: tagged.themes),
        _tag_facet("agency", "Agency", catalogue, labels, lambda tagged: tagged.agencies),
        _facet("keyword", "Index term", catalogue, lambda review: _label_values(review.record.keywords), typed=True),
    ]
    return [facet for facet in facets if facet.values]


def years_of(catalogue: Catalogue) -> tuple[str, list[int]]:
    """Return the year of each review, packed, and all the years, oldest first.

    A year is packed as one more than its distance from the newest; 0 is none.
    """
    years = sorted({review.year for review in catalogue.reviews if review.year})
    newest = years[-1] if years else 0
    return "".join(pack_number(newest - review.year + 1 if review.year else 0) for review in catalogue.reviews), years


def _by_label(value: Value) -> SortKey:
    return (value.label.casefold(),)


def _facet(
    name: str,
    title: str,
    catalogue: Catalogue,
    values_of: Callable[[Review], Iterable[Value]],
    order: Callable[[Value], SortKey] = _by_label,
    *,
    typed: bool = False,
) -> Facet:
    values_by_review = [tuple(dict.fromkeys(values_of(review))) for review in catalogue.reviews]
    values = tuple(sorted({value for values in values_by_review for value in values}, key=order))
    index_of = {value: index for index, value in enumerate(values)}
    column = tuple(tuple(sorted(index_of[value] for value in values)) for values in values_by_review)
    return Facet(name, title, typed, values, column)


def _tag_facet(
    name: str,
    title: str,
    catalogue: Catalogue,
    labels: Mapping[str, str],
    tags_of: Callable[[Review | Point], tuple[str, ...]],
) -> Facet:
    """Return the facet of a vocabulary that points are tagged with: a review has what its points have."""
    facet = _facet(name, title, catalogue, lambda review: [Value(tag, labels[tag]) for tag in tags_of(review)])
    index_of = {value.slug: index for index, value in enumerate(facet.values)}
    points = [point for review in catalogue.reviews for point in sort_points(review.points)]
    return replace(facet, points=tuple(tuple(sorted(index_of[tag] for tag in tags_of(point))) for point in points))


def _label_values(labels: Iterable[str]) -> list[Value]:
    return [Value(slug(label), label[:1].upper() + label[1:]) for label in labels]


def _listed_order(slugs: Iterable[str]) -> Callable[[Value], SortKey]:
    """Return the order of a list; what the list does not have comes after it, by label."""
    index_of = {slug_: index for index, slug_ in enumerate(slugs)}
    return lambda value: (index_of.get(value.slug, len(index_of)), value.label)


def _area_values(review: Review, areas: AreaHierarchy, catalogue: Catalogue) -> list[Value]:
    """Return the areas of a review with what they are made of and part of, so that choosing any finds it."""
    names = dict.fromkeys(related for name in review.record.areas for related in areas.related(name))
    return [Value(slug(name), name, _area_heading(catalogue.areas.get(name))) for name in names]


def _area_heading(area: Area | None) -> str:
    return " – ".join(filter(None, (area.nation, area.region))) if area else ELSEWHERE


def _area_order(value: Value) -> SortKey:
    return value.group == ELSEWHERE, value.group, value.label
