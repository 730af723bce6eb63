"""What the pages of themes and agencies are given: the single points of many reviews."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.site.views import Link, PageContext, Pager


@dataclass(frozen=True)
class TagEntry:
    """A theme or an agency in its index. about: what it covers; count: of its points and reviews, in words."""

    link: Link
    about: str
    count: str


@dataclass(frozen=True)
class TagIndexPage(PageContext):
    """`tags.html`: every theme, or every agency. further: where else to look, each with a sentence."""

    lead: tuple[str, ...]
    entries: tuple[TagEntry, ...]
    further: tuple[tuple[Link, str], ...]


@dataclass(frozen=True)
class PointRow:
    """A point in a list. href: of the point on its review's page; review: title; where: area and year."""

    href: str
    text: str
    review: str
    where: str


@dataclass(frozen=True)
class PointGroup:
    """The points of one kind on one page. total: on all pages; more: the kind began on an earlier page."""

    heading: str
    anchor: str
    total: int
    more: bool
    rows: tuple[PointRow, ...]


@dataclass(frozen=True)
class YearBar:
    """A year's line. share: per cent of the year's reviews, or None where the count is too small to be told."""

    link: Link
    words: str
    share: int | None


@dataclass(frozen=True)
class PointsPage(PageContext):
    """`points.html`: the points of a theme or an agency.

    about: what it covers; counts: how many points in how many reviews; jumps: to each kind of point, on whatever page;
    here: how many points this page has; all_points: the same in the finder as (name, value), for its form;
    briefing: the path of a briefing on the newest of them;
    years: how often by year; alongside: the themes that most often come up in the same reviews; both on the first
    page only.
    """

    about: str
    counts: str
    jumps: tuple[Link, ...]
    groups: tuple[PointGroup, ...]
    pager: Pager
    here: int
    all_points: tuple[tuple[str, str], ...]
    total: str
    briefing: str
    years: tuple[YearBar, ...]
    alongside: tuple[Link, ...]


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
