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

    one: Link
    other: Link
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


def pages(shelves: Groupings, tagged: PointsByTag, config: SiteConfig) -> Iterator[Page]:
    """The table of pairs, and for each pair in it the list of the reviews that have both themes."""
    smallest = config.smallest_count
    frequent = tagged.frequent(smallest)[:_MOST_FREQUENT]
    companions = {slug: found for slug in tagged.themes if (found := tagged.companions(slug, smallest))}
    if not frequent:
        return
    held = text_format.pluralise(len(shelves.catalogue.reviews), "review")
    yield Page(
        urls.THEMES_TOGETHER,
        "together.html",
        TogetherPage(
            title="Themes together",
            description=f"Which themes come up in the same review, of {held} held here.",
            section="themes",
            trail=(Link("Home", urls.HOME), _THEMES),
            lead=_lead(held, smallest),
            pairs=tuple(_theme_pair(pair, tagged) for pair in frequent),
            companions=tuple(
                (_theme(slug, tagged), tuple(_companion(slug, other, count, shelves, tagged) for other, count in found))
                for slug, found in companions.items()
            ),
            base=f"of {held} held here",
        ),
    )
    named = {_pair(*pair) for pair in frequent}
    named.update(_pair(slug, other) for slug, found in companions.items() for other, _ in found)
    for pair in sorted(named):
        yield from paginate(_list(pair, tagged, held), shelves, config.reviews_per_page)


def _pair(one: str, other: str) -> _Pair:
    return (one, other) if one < other else (other, one)


def _lead(held: str, smallest: int) -> tuple[str, ...]:
    said = (
        "Two themes are counted together where one review has a point on each. "
        f"The numbers are of the {held} held here, which are no sample of all cases."
    )
    left_out = f"Pairs of fewer than {smallest} reviews are left out." if smallest > 1 else ""
    return tuple(filter(None, (said, left_out)))


def _theme(slug: str, tagged: PointsByTag) -> Link:
    return Link(tagged.themes[slug].tag.name, urls.theme(slug))


def _theme_pair(pair: _Pair, tagged: PointsByTag) -> ThemePair:
    one, other = pair
    return ThemePair(
        _theme(one, tagged), _theme(other, tagged), Link(f"{tagged.pairs[pair]:,}", urls.themes_together(one, other))
    )


def _companion(slug: str, other: str, count: int, shelves: Groupings, tagged: PointsByTag) -> Companion:
    """A theme that comes with another, with its share there and its share in all reviews."""
    own, reviews = len(tagged.themes[slug].reviews), tagged.themes[other].reviews
    share = f"of {own:,} ({count / own:.0%}; {len(reviews) / len(shelves.catalogue.reviews):.0%} of all reviews)"
    return Companion(tagged.themes[other].tag.name, Link(f"{count:,}", urls.themes_together(slug, other)), share)


def _list(pair: _Pair, tagged: PointsByTag, held: str) -> ReviewList:
    """The reviews that have points on both themes."""
    one, other = (tagged.themes[slug] for slug in pair)
    both = [review for review in one.reviews if review.id in other.ids]
    names = f"“{one.tag.name}” and “{other.tag.name}”"
    return ReviewList(
        urls.themes_together(*pair),
        names,
        "themes",
        (_THEMES, _TOGETHER),
        entries_of(both),
        lead=(f"Reviews with a point on each of the two themes, of {held} held here.",),
        terms=(Fact("All points on", tuple(Link(tagged.themes[slug].tag.name, urls.theme(slug)) for slug in pair)),),
    )
