"""Themes together: which themes come up in the same review, and the reviews of the pairs that are named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.groupings import Groupings
from build_site.site.data.points_by_tag import PointsByTag
from build_site.site.page import Fact, Link, Page, PageContext
from build_site.site.pages.review_lists import ReviewList, entries_of, paginate


@dataclass(frozen=True)
class ThemePair:
    """Two themes that recur in one review. count: a link to these reviews, its text the number."""

    first: Link
    second: Link
    count: Link


@dataclass(frozen=True)
class Companion:
    """A theme that comes with another. count: a link to the reviews of both; share: what part that is, in words."""

    name: str
    count: Link
    share: str


@dataclass(frozen=True)
class TogetherPage(PageContext):
    """`together.html`: pairs of themes. pairs: the most frequent; companions: each theme with what comes with it."""

    lead: tuple[str, ...]
    pairs: tuple[ThemePair, ...]
    companions: tuple[tuple[Link, tuple[Companion, ...]], ...]
    base: str


_MOST_FREQUENT = 15
_THEMES = Link("Themes", urls.THEMES)
_TOGETHER = Link("Themes together", urls.THEMES_TOGETHER)

_Pair = tuple[str, str]


def pages(groupings: Groupings, points_by_tag: PointsByTag, config: SiteConfig) -> Iterator[Page]:
    """Yield the table of pairs, and for each pair in it the list of the reviews that have both themes."""
    smallest = config.smallest_count
    frequent = points_by_tag.frequent_pairs(smallest)[:_MOST_FREQUENT]
    companions = {
        slug: companions for slug in points_by_tag.themes if (companions := points_by_tag.companions(slug, smallest))
    }
    if not frequent:
        return
    held_here = text_format.pluralise(len(groupings.catalogue.reviews), "review")
    yield Page(
        urls.THEMES_TOGETHER,
        "together.html",
        TogetherPage(
            title="Themes together",
            description=f"Which themes come up in the same review, of {held_here} held here.",
            section="themes",
            trail=(_THEMES,),
            lead=_lead(held_here, smallest),
            pairs=tuple(_theme_pair(pair, points_by_tag) for pair in frequent),
            companions=tuple(
                (
                    _theme_link(slug, points_by_tag),
                    tuple(
                        _companion(slug, other, count, groupings, points_by_tag) for other, count in theme_companions
                    ),
                )
                for slug, theme_companions in companions.items()
            ),
            base=f"of {held_here} held here",
        ),
    )
    named = {_pair(*pair) for pair in frequent}
    named.update(_pair(slug, other) for slug, theme_companions in companions.items() for other, _ in theme_companions)
    for pair in sorted(named):
        yield from paginate(_pair_list(pair, points_by_tag, held_here), groupings, config.reviews_per_page)


def _pair(one: str, other: str) -> _Pair:
    return (one, other) if one < other else (other, one)


def _lead(held_here: str, smallest: int) -> tuple[str, ...]:
    basis = (
        "Two themes are counted together where one review has a point on each. "
        f"The numbers are of the {held_here} held here, which are no sample of all cases."
    )
    omission = f"Pairs of fewer than {smallest} reviews are left out." if smallest > 1 else ""
    return tuple(filter(None, (basis, omission)))


def _theme_link(slug: str, points_by_tag: PointsByTag) -> Link:
    return Link(points_by_tag.themes[slug].tag.name, urls.theme(slug))


def _theme_pair(pair: _Pair, points_by_tag: PointsByTag) -> ThemePair:
    first, second = pair
    return ThemePair(
        _theme_link(first, points_by_tag),
        _theme_link(second, points_by_tag),
        Link(f"{points_by_tag.pairs[pair]:,}", urls.themes_together(first, second)),
    )


def _companion(slug: str, other: str, count: int, groupings: Groupings, points_by_tag: PointsByTag) -> Companion:
    """Return a theme that comes with another, with its share there and its share in all reviews."""
    own, reviews = len(points_by_tag.themes[slug].reviews), points_by_tag.themes[other].reviews
    share = f"of {own:,} ({count / own:.0%}; {len(reviews) / len(groupings.catalogue.reviews):.0%} of all reviews)"
    return Companion(points_by_tag.themes[other].tag.name, Link(f"{count:,}", urls.themes_together(slug, other)), share)


def _pair_list(pair: _Pair, points_by_tag: PointsByTag, held_here: str) -> ReviewList:
    """Return the reviews that have points on both themes."""
    first, second = (points_by_tag.themes[slug] for slug in pair)
    both = [review for review in first.reviews if review.id in second.of_review]
    names = f"“{first.tag.name}” and “{second.tag.name}”"
    return ReviewList(
        urls.themes_together(*pair),
        names,
        "themes",
        (_THEMES, _TOGETHER),
        entries_of(both),
        lead=(f"Reviews with a point on each of the two themes, of {held_here} held here.",),
        facts=(
            Fact("All points on", tuple(Link(points_by_tag.themes[slug].tag.name, urls.theme(slug)) for slug in pair)),
        ),
        source="vocabulary/themes.yaml",
    )
