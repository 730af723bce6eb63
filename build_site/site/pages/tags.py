"""Themes and agencies: an index of each, and for every one of them all its points, whatever review they are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from build_site.catalogue import Point, Review
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.groupings import Groupings, area_words
from build_site.site.data.points_by_tag import PointsByTag, TagPoints
from build_site.site.page import Lazy, Link, Page, PageContext, Pager


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


_LONG = 400
"""A point of so many letters takes the room of two, one of twice as many the room of three."""


Entries = tuple[tuple[Review, Point], ...]
Totals = tuple[tuple[str, int], ...]
"""How many points there are of each kind, on all pages."""


@dataclass(frozen=True)
class _Kind:
    """Themes, or agencies: how their pages are called and where they stand."""

    name: str
    title: str
    index: str
    lead: tuple[str, ...]

    def path(self, slug: str) -> str:
        return urls.theme(slug) if self.name == "theme" else urls.agency(slug)


_THEMES = _Kind(
    "theme",
    "Themes",
    urls.THEMES,
    (
        "What learning points, recommendations and good practice are about. Each theme has a page with all its points, "
        "from every review held here.",
        "Themes are found by the words of a point, so a few points will be missing and a few out of place.",
    ),
)
_TOGETHER = (Link("Themes together", urls.THEMES_TOGETHER), "Which themes come up in the same review")
_AGENCIES = _Kind(
    "agency",
    "Agencies",
    urls.AGENCIES,
    (
        "Find what is addressed to an agency or concerns it: recommendations first, then learning and good practice, "
        "from every review held here.",
        "Agencies are found by the words of a point. Many points name none, because they are meant for all.",
    ),
)


def pages(shelves: Groupings, tagged: PointsByTag, config: SiteConfig) -> Iterator[Page]:
    """The two indexes, and the pages of every theme and agency that has a point."""
    for kind, all_tagged in ((_THEMES, tagged.themes), (_AGENCIES, tagged.agencies)):
        pairs = kind is _THEMES and tagged.frequent(config.smallest_count)
        yield _index(kind, all_tagged, (_TOGETHER,) if pairs else ())
        for slug, one in all_tagged.items():
            alongside = _alongside(slug, tagged, config) if kind is _THEMES else ()
            yield from _cut(kind, one, shelves, config, alongside)


def _index(kind: _Kind, all_tagged: Mapping[str, TagPoints], further: tuple[tuple[Link, str], ...]) -> Page:
    entries = tuple(
        TagEntry(Link(one.tag.name, kind.path(slug)), one.tag.about, one.counts) for slug, one in all_tagged.items()
    )
    return Page(
        kind.index,
        "tags.html",
        TagIndexPage(
            title=kind.title,
            description=f"{kind.title}: the points of the reviews held here, sorted by {kind.name}.",
            section=kind.index.partition("/")[0],
            trail=(Link("Home", urls.HOME),),
            lead=kind.lead,
            entries=entries,
            further=further,
        ),
    )


def _alongside(slug: str, tagged: PointsByTag, config: SiteConfig) -> tuple[Link, ...]:
    """The themes that come with a theme, as the page of themes together names them."""
    return tuple(
        Link(tagged.themes[other].tag.name, urls.themes_together(slug, other), count)
        for other, count in tagged.companions(slug, config.smallest_count)
    )


def _cut(
    kind: _Kind, one: TagPoints, shelves: Groupings, config: SiteConfig, alongside: tuple[Link, ...]
) -> Iterator[Page]:
    """The pages of a theme or an agency: recommendations, learning, good practice, as many as a page has room for."""
    points = [entry for entries in one.points.values() for entry in entries]
    cut = _pages_of(points, config.points_per_page)
    paths = tuple(urls.page_of_list(kind.path(one.tag.slug), number) for number in range(1, len(cut) + 1))
    jumps = _jumps(one, cut, paths)
    held = text_format.pluralise(len(shelves.catalogue.reviews), "review")
    totals = tuple((point_kind, len(entries)) for point_kind, entries in one.points.items())
    begun: tuple[str, ...] = ()
    for number, (path, here) in enumerate(zip(paths, cut), start=1):
        rest = f" (page {number} of {len(cut)})" if len(cut) > 1 else ""
        first = number == 1
        page = PointsPage(
            title=one.tag.name + rest,
            description=f"{one.tag.name}: {one.counts}, of {held} held here{rest}.",
            section=kind.index.partition("/")[0],
            trail=(Link("Home", urls.HOME), Link(kind.title, kind.index)),
            about=one.tag.about,
            counts=f"{one.counts}, of {held} held here",
            jumps=jumps,
            groups=(),
            pager=Pager(number, len(cut), paths[0]),
            here=len(here),
            all_points=(("in", "points"), (kind.name, one.tag.slug)),
            total=text_format.pluralise(one.count, "point"),
            briefing=urls.briefing(kind.name, one.tag.slug),
            years=_years(kind, one, shelves, config) if first else (),
            alongside=alongside if first else (),
        )
        yield Page(path, "points.html", Lazy(_filled, (page, tuple(here), begun, totals)))
        begun = tuple(dict.fromkeys((*begun, *(point.kind for _, point in here))))


def _pages_of(points: list[tuple[Review, Point]], room: int) -> list[list[tuple[Review, Point]]]:
    """The points cut into pages that each have room for `room` points of usual length."""
    cut: list[list[tuple[Review, Point]]] = [[]]
    left = room
    for entry in points:
        takes = 1 + len(entry[1].text) // _LONG
        if takes > left and cut[-1]:
            cut.append([])
            left = room
        cut[-1].append(entry)
        left -= takes
    return cut


def _jumps(one: TagPoints, cut: list[list[tuple[Review, Point]]], paths: tuple[str, ...]) -> tuple[Link, ...]:
    """A link to the first point of each kind, with how many there are."""
    first: dict[str, str] = {}
    for path, points in zip(paths, cut):
        for _, point in points:
            first.setdefault(point.kind, path)
    return tuple(
        Link(text_format.POINT_HEADINGS[kind], f"{path}#{kind}", len(one.points[kind])) for kind, path in first.items()
    )


def _filled(page: PointsPage, entries: Entries, begun: tuple[str, ...], totals: Totals) -> PointsPage:
    return replace(page, groups=_groups(entries, begun, totals))


def _groups(entries: Entries, begun: tuple[str, ...], totals: Totals) -> tuple[PointGroup, ...]:
    """The points of a page under their headings. begun: kinds that an earlier page began."""
    return tuple(
        PointGroup(
            text_format.POINT_HEADINGS[kind],
            kind,
            dict(totals)[kind],
            kind in begun,
            tuple(_row(review, point) for review, point in own),
        )
        for kind, own in groupby(entries, key=lambda entry: entry[1].kind)
    )


def _row(review: Review, point: Point) -> PointRow:
    where = ", ".join(filter(None, (area_words(review), str(review.year or ""))))
    return PointRow(urls.point(review.id, point.anchor), text_format.capitalise(point.text), review.record.title, where)


def _years(kind: _Kind, one: TagPoints, shelves: Groupings, config: SiteConfig) -> tuple[YearBar, ...]:
    """How many of the reviews of each year have such a point, newest first, from the first year that has one."""
    first = min((year for year in one.by_year if year), default=None)
    bars = []
    for year in sorted((year for year in shelves.by_year if year and first and year >= first), reverse=True):
        count, held = one.by_year[year], len(shelves.by_year[year])
        link = Link(str(year), urls.finder((kind.name, one.tag.slug), ("from", str(year)), ("to", str(year))))
        share = round(100 * count / held) if count >= config.smallest_count else None
        bars.append(YearBar(link, f"{text_format.small_count(count, config.smallest_count)} of {held:,}", share))
    return tuple(bars)
