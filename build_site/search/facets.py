"""What results can be narrowed by: the facets, their values, and which review has which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from build_site.catalogue import Catalogue, Point, Review
from build_site.core.ages import BANDS
from build_site.core.text import slug as make_slug
from build_site.model import HARMS
from build_site.search.passages import AreaHierarchy, in_order
from build_site.search.varint import pack_number
from build_site.vocabulary.areas import Area

slug = lru_cache(maxsize=None)(make_slug)


@dataclass(frozen=True)
class Value:
    """A value of a facet: its slug in addresses, its label, and the heading that it stands under."""

    slug: str
    label: str
    group: str = ""


ValueColumn = tuple[tuple[int, ...], ...]
"""The values of each review, or of each point, as ascending indices."""


@dataclass(frozen=True)
class Facet:
    """A facet: its name in addresses, its title, whether its many values get a box to type in.

    values: in the order shown; column: those of each review, review by review; points: those of each single point,
    review by review and in order of place within each; None where points have no values of their own.
    """

    name: str
    title: str
    typed: bool
    values: tuple[Value, ...]
    column: ValueColumn
    points: ValueColumn | None = None


def packed(column: ValueColumn) -> str:
    """A column as packed numbers: how many values each has, then which, as differences."""
    texts = {indices: _packed(indices) for indices in set(column)}
    return "".join([texts[indices] for indices in column])


def _packed(indices: tuple[int, ...]) -> str:
    steps = [index - before for before, index in zip((0, *indices), indices)]
    return "".join(map(pack_number, (len(indices), *steps)))


def facets_of(catalogue: Catalogue, around: AreaHierarchy) -> list[Facet]:
    """The facets in the order in which the finder shows them; one that no review has a value of is left out."""
    labels = {tag.slug: tag.name for tags in (catalogue.themes, catalogue.agencies) for tag in tags}
    made = [
        _facet("area", "Area", catalogue, lambda review: _places(review, around, catalogue), _by_area, typed=True),
        _facet(
            "type", "Kind of review", catalogue, lambda review: _labelled(filter(None, [review.record.review_type]))
        ),
        _facet("harm", "Harm", catalogue, lambda review: _labelled(review.record.harms), _listed(map(slug, HARMS))),
        _facet(
            "age",
            "Age of child",
            catalogue,
            lambda review: [Value(band.slug, band.name) for band in review.age_bands],
            _listed(band.slug for band in BANDS),
        ),
        _tag_facet("theme", "Theme", catalogue, labels, lambda of: of.themes),
        _tag_facet("agency", "Agency", catalogue, labels, lambda of: of.agencies),
        _facet("keyword", "Index term", catalogue, lambda review: _labelled(review.record.keywords), typed=True),
    ]
    return [facet for facet in made if facet.values]


def years_of(catalogue: Catalogue) -> tuple[str, list[int]]:
    """The year of each review, packed as one more than its distance from the newest, 0 for none; and all the years."""
    years = sorted({review.year for review in catalogue.reviews if review.year})
    newest = years[-1] if years else 0
    return "".join(pack_number(newest - review.year + 1 if review.year else 0) for review in catalogue.reviews), years


def _facet(
    name: str,
    title: str,
    catalogue: Catalogue,
    values_of: Callable[[Review], Iterable[Value]],
    order: Callable[[Value], tuple] = lambda value: (value.label.casefold(),),
    typed: bool = False,
) -> Facet:
    found = [tuple(dict.fromkeys(values_of(review))) for review in catalogue.reviews]
    values = tuple(sorted({value for values in found for value in values}, key=order))
    number = {value: index for index, value in enumerate(values)}
    return Facet(
        name, title, typed, values, tuple(tuple(sorted(number[value] for value in values)) for values in found)
    )


def _tag_facet(
    name: str,
    title: str,
    catalogue: Catalogue,
    labels: Mapping[str, str],
    tags_of: Callable[[Review | Point], tuple[str, ...]],
) -> Facet:
    """The facet of a vocabulary that points are tagged with: a review has what its points have."""
    facet = _facet(name, title, catalogue, lambda review: [Value(tag, labels[tag]) for tag in tags_of(review)])
    number = {value.slug: index for index, value in enumerate(facet.values)}
    indices_of = lru_cache(maxsize=None)(lambda tags: tuple(sorted(number[tag] for tag in tags)))
    return replace(
        facet,
        points=tuple(indices_of(tags_of(point)) for review in catalogue.reviews for point in in_order(review.points)),
    )


def _labelled(labels: Iterable[str]) -> list[Value]:
    return [Value(slug(label), label[:1].upper() + label[1:]) for label in labels]


def _listed(slugs: Iterable[str]) -> Callable[[Value], tuple]:
    place = {slug_: number for number, slug_ in enumerate(slugs)}
    return lambda value: (place.get(value.slug, len(place)), value.label)


def _places(review: Review, around: AreaHierarchy, catalogue: Catalogue) -> list[Value]:
    """The areas of a review with what they are made of and part of, so that choosing either finds it."""
    names = dict.fromkeys(place for name in review.record.areas for place in around.places(name))
    return [Value(slug(name), name, _where(catalogue.areas.get(name))) for name in names]


def _where(area: Area | None) -> str:
    return " – ".join(filter(None, (area.nation, area.region))) if area else "Elsewhere"


def _by_area(value: Value) -> tuple:
    return value.group == "Elsewhere", value.group, value.label
