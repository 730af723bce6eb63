"""The points of the collection by theme and by agency: what they are about, and whom they address."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import combinations

from build_site.catalogue import Point, Review
from build_site.site import text_format
from build_site.site.data.groupings import Groupings
from build_site.vocabulary.tags import Tag, Tags

MOST_COMPANIONS = 3
"""How many of the themes that come with a theme are named."""


class TagPoints:
    """A theme or an agency with its points and the reviews that they are of, newest first.

    of_review: id of a review -> its points; points: kind of a point -> the points with their reviews, the kinds in the
    order of text_format.POINT_HEADINGS.
    """

    def __init__(self, tag: Tag) -> None:
        self.tag = tag
        self.of_review: dict[str, list[Point]] = {}
        self.points: dict[str, list[tuple[Review, Point]]] = {kind: [] for kind in text_format.POINT_HEADINGS}
        self.reviews: list[Review] = []

    @property
    def count(self) -> int:
        """How many points there are."""
        return sum(map(len, self.points.values()))

    @property
    def counts(self) -> str:
        """How many points in how many reviews: "4 points in 1 review"."""
        return f"{text_format.pluralise(self.count, 'point')} in {text_format.pluralise(len(self.reviews), 'review')}"

    def add(self, review: Review, point: Point) -> None:
        """Add a point."""
        self.points[point.kind].append((review, point))
        if review.id not in self.of_review:
            self.reviews.append(review)
        self.of_review.setdefault(review.id, []).append(point)


class PointsByTag:
    """Every theme and every agency that has a point, by slug, in the order of their vocabulary."""

    def __init__(self, groupings: Groupings) -> None:
        catalogue = groupings.catalogue
        self._review_count = len(catalogue.reviews)
        self.themes = _by_tag(catalogue.reviews, catalogue.themes, lambda point: point.themes)
        self.agencies = _by_tag(catalogue.reviews, catalogue.agencies, lambda point: point.agencies)

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """In how many reviews two themes come up together; of a pair, the first in the vocabulary is first."""
        themes_of: dict[str, list[str]] = defaultdict(list)
        for slug, theme in self.themes.items():
            for review in theme.reviews:
                themes_of[review.id].append(slug)
        return Counter(pair for slugs in themes_of.values() for pair in combinations(slugs, 2))

    def frequent_pairs(self, smallest_count: int) -> list[tuple[str, str]]:
        """Return the pairs of themes that come up in at least so many reviews, the most frequent first."""
        return sorted(
            (pair for pair, count in self.pairs.items() if count >= smallest_count),
            key=lambda pair: (-self.pairs[pair], pair),
        )

    def companions(self, slug: str, smallest_count: int) -> list[tuple[str, int]]:
        """Return the themes that come with a theme more often than with reviews in general, and in how many reviews.

        They are in the order of how much larger their share is in the reviews of this theme than in all
        reviews; a theme that is everywhere stands out nowhere. smallest_count: the fewest reviews that count.
        """
        own = len(self.themes[slug].reviews)
        companions = []
        for other, theme in self.themes.items():
            count = self.pairs[slug, other] + self.pairs[other, slug]
            excess = count / own - len(theme.reviews) / self._review_count
            if count >= smallest_count and excess > 0:
                companions.append((-excess, other, count))
        return [(other, count) for _, other, count in sorted(companions)[:MOST_COMPANIONS]]


def _by_tag(
    reviews: Iterable[Review], tags: Tags, slugs_of: Callable[[Point], tuple[str, ...]]
) -> dict[str, TagPoints]:
    by_slug = {tag.slug: TagPoints(tag) for tag in tags}
    for review in reviews:
        for point in review.points:
            for slug in slugs_of(point):
                by_slug[slug].add(review, point)
    return {slug: tag_points for slug, tag_points in by_slug.items() if tag_points.reviews}
