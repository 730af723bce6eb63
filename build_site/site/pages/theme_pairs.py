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
    """`theme_pairs.html`: pairs of themes. pairs: the most frequent; companions: each theme with what comes with it."""

    lead: tuple[str, ...]
    pairs: tuple[ThemePair, ...]
    companions: tuple[tuple[Link, tuple[Companion, ...]], ...]
    base: str


_MOST_FREQUENT = 15
_THEMES = Link("Themes", urls.THEMES)
_TOGETHER = Link("Themes together", urls.THEMES_TOGETHER)


def pages(groupings: Groupings, points_by_tag: PointsByTag, config: SiteConfig) -> Iterator[Page]:
    """Yield the table of pairs, and for each pair in it the list of the reviews that have both themes."""
    smallest = config.smallest_count
    frequent = points_by_tag.frequent_pairs(smallest)[:_MOST_FREQUENT]
    if not frequent:
        return
    companions = {
        slug: companions for slug in points_by_tag.themes if (companions := points_by_tag.companions(slug, smallest))
    }
    links = {slug: Link(theme.tag.name, urls.theme(slug)) for slug, theme in points_by_tag.themes.items()}
    held_here = text_format.pluralise(len(groupings.catalogue.reviews), "review")
    yield Page(
        urls.THEMES_TOGETHER,
        "theme_pairs.html",
        TogetherPage(
            title="Themes together",
            description=f"Which themes come up in the same review, of {held_here} held here.",
            section="themes",
            trail=(_THEMES,),
            lead=_lead(held_here, smallest),
            pairs=tuple(
                ThemePair(links[first], links[second], _count_link(first, second, points_by_tag.pairs[first, second]))
                for first, second in frequent
            ),
            companions=tuple(
                (
                    links[slug],
                    tuple(
                        _companion(slug, other, count, groupings, points_by_tag) for other, count in theme_companions
                    ),
                )
                for slug, theme_companions in companions.items()
            ),
            base=f"of {held_here} held here",
        ),
    )
    named = {
        *frequent,
        *((slug, other) for slug, theme_companions in companions.items() for other, _ in theme_companions),
    }
    for first, second in sorted({(min(pair), max(pair)) for pair in named}):
        yield from paginate(
            _pair_list(first, second, links, points_by_tag, held_here), groupings, config.reviews_per_page
        )


def _lead(held_here: str, smallest: int) -> tuple[str, ...]:
    basis = (
        "Two themes are counted together where one review has a point on each. "
        f"The numbers are of the {held_here} held here, which are no sample of all cases."
    )
    return (basis, f"Pairs of fewer than {smallest} reviews are left out.") if smallest > 1 else (basis,)


def _count_link(first: str, second: str, count: int) -> Link:
    return Link(f"{count:,}", urls.themes_together(first, second))


def _companion(slug: str, other: str, count: int, groupings: Groupings, points_by_tag: PointsByTag) -> Companion:
    """Return a theme that comes with another, with its share there and its share in all reviews."""
    own, theme = len(points_by_tag.themes[slug].reviews), points_by_tag.themes[other]
    overall = len(theme.reviews) / len(groupings.catalogue.reviews)
    share = f"of {own:,} ({count / own:.0%}; {overall:.0%} of all reviews)"
    return Companion(theme.tag.name, _count_link(slug, other, count), share)


def _pair_list(
    first: str, second: str, links: dict[str, Link], points_by_tag: PointsByTag, held_here: str
) -> ReviewList:
    """Return the reviews that have points on both themes."""
    of_second = points_by_tag.themes[second].of_review
    return ReviewList(
        urls.themes_together(first, second),
        f"“{links[first].text}” and “{links[second].text}”",
        "themes",
        (_THEMES, _TOGETHER),
        entries_of(review for review in points_by_tag.themes[first].reviews if review.id in of_second),
        lead=f"Reviews with a point on each of the two themes, of {held_here} held here.",
        facts=(Fact("All points on", (links[first], links[second])),),
        source="vocabulary/themes.yaml",
    )
