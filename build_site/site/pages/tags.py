"""Themes and agencies: an index of each, and for every one of them all its points, whatever review they are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from build_site.catalogue import Point, Review
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.groupings import Groupings, place_and_year
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
    """The points of one kind on one page. total: on all pages; continued: the kind began on an earlier page."""

    heading: str
    anchor: str
    total: int
    continued: bool
    rows: tuple[PointRow, ...]


@dataclass(frozen=True)
class YearBar:
    """A year's line. count: "4 of 20"; share: per cent, or None where the count is too small to be stated."""

    link: Link
    count: str
    share: int | None


@dataclass(frozen=True)
class PointsPage(PageContext):
    """`points.html`: the points of a theme or an agency.

    kind_links: to each kind of point, on whatever page; finder_parameters: of the same points in the finder;
    briefing: the path of a briefing on the newest; years: how often by year; companions: the themes that come with
    this one; both on the first page only.
    """

    about: str
    counts: str
    kind_links: tuple[Link, ...]
    groups: tuple[PointGroup, ...]
    pager: Pager
    points_here: int
    finder_parameters: tuple[tuple[str, str], ...]
    total: str
    briefing: str
    years: tuple[YearBar, ...]
    companions: tuple[Link, ...]


_LONG_POINT = 400
"""A point of so many letters takes the room of two, one of twice as many the room of three."""


_Entries = tuple[tuple[Review, Point], ...]
_Totals = tuple[tuple[str, int], ...]
"""How many points there are of each kind, on all pages."""


@dataclass(frozen=True)
class _TagKind:
    """Themes, or agencies: how their pages are called, where they are, and which vocabulary they are of."""

    name: str
    title: str
    index: str
    path: Callable[[str], str]
    lead: tuple[str, ...]
    source: str

    @property
    def section(self) -> str:
        return self.title.lower()


_THEMES = _TagKind(
    "theme",
    "Themes",
    urls.THEMES,
    urls.theme,
    (
        "What learning points, recommendations and good practice are about. Each theme has a page with all its points, "
        "from every review held here.",
        "Themes are found by the words of a point, so a few points will be missing and a few out of place.",
    ),
    "vocabulary/themes.yaml",
)
_TOGETHER = (Link("Themes together", urls.THEMES_TOGETHER), "Which themes come up in the same review")
_AGENCIES = _TagKind(
    "agency",
    "Agencies",
    urls.AGENCIES,
    urls.agency,
    (
        "Find what is addressed to an agency or concerns it: recommendations first, then learning and good practice, "
        "from every review held here.",
        "Agencies are found by the words of a point. Many points name none, because they are meant for all.",
    ),
    "vocabulary/agencies.yaml",
)


def pages(groupings: Groupings, points_by_tag: PointsByTag, config: SiteConfig) -> Iterator[Page]:
    """Yield the two indexes, and the pages of every theme and agency that has a point."""
    for kind, points in ((_THEMES, points_by_tag.themes), (_AGENCIES, points_by_tag.agencies)):
        pairs = kind is _THEMES and points_by_tag.frequent_pairs(config.smallest_count)
        yield _index(kind, points, (_TOGETHER,) if pairs else ())
        for slug, tag_points in points.items():
            companions = points_by_tag.companions(slug, config.smallest_count) if kind is _THEMES else ()
            links = tuple(
                Link(points_by_tag.themes[other].tag.name, urls.themes_together(slug, other), count)
                for other, count in companions
            )
            yield from _paginate(kind, tag_points, groupings, config, links)


def _index(kind: _TagKind, points: Mapping[str, TagPoints], further: tuple[tuple[Link, str], ...]) -> Page:
    entries = tuple(
        TagEntry(Link(tag_points.tag.name, kind.path(slug)), tag_points.tag.about, tag_points.counts)
        for slug, tag_points in points.items()
    )
    return Page(
        kind.index,
        "tags.html",
        TagIndexPage(
            title=kind.title,
            description=f"{kind.title}: the points of the reviews held here, sorted by {kind.name}.",
            section=kind.section,
            lead=kind.lead,
            entries=entries,
            further=further,
        ),
    )


def _paginate(
    kind: _TagKind, tag_points: TagPoints, groupings: Groupings, config: SiteConfig, companions: tuple[Link, ...]
) -> Iterator[Page]:
    """Yield the pages of a theme or an agency: recommendations, learning, good practice, as many as a page can hold."""
    points = [entry for entries in tag_points.points.values() for entry in entries]
    chunks = _chunks(points, config.points_per_page)
    paths = tuple(urls.page_of_list(kind.path(tag_points.tag.slug), number) for number in range(1, len(chunks) + 1))
    kind_links = _kind_links(tag_points, chunks, paths)
    counts = f"{tag_points.counts}, of {text_format.pluralise(len(groupings.catalogue.reviews), 'review')} held here"
    totals = tuple((point_kind, len(entries)) for point_kind, entries in tag_points.points.items())
    begun: tuple[str, ...] = ()
    for number, (path, entries) in enumerate(zip(paths, chunks, strict=True), start=1):
        suffix = f" (page {number} of {len(chunks)})" if len(chunks) > 1 else ""
        first = number == 1
        page = PointsPage(
            title=tag_points.tag.name + suffix,
            description=f"{tag_points.tag.name}: {counts}{suffix}.",
            section=kind.section,
            trail=(Link(kind.title, kind.index),),
            about=tag_points.tag.about,
            counts=counts,
            kind_links=kind_links,
            groups=(),
            pager=Pager(number, len(chunks), paths[0]),
            points_here=len(entries),
            finder_parameters=(("in", "points"), (kind.name, tag_points.tag.slug)),
            total=text_format.pluralise(tag_points.count, "point"),
            briefing=urls.briefing(kind.name, tag_points.tag.slug),
            years=_year_bars(kind, tag_points, groupings, config) if first else (),
            companions=companions if first else (),
        )
        yield Page(path, "points.html", Lazy(_with_groups, (page, tuple(entries), begun, totals)), kind.source)
        begun = tuple(dict.fromkeys((*begun, *(point.kind for _, point in entries))))


def _chunks(points: list[tuple[Review, Point]], room: int) -> list[list[tuple[Review, Point]]]:
    """Return the points in pages that each have room for `room` points of usual length."""
    chunks: list[list[tuple[Review, Point]]] = [[]]
    left = room
    for entry in points:
        size = 1 + len(entry[1].text) // _LONG_POINT
        if size > left and chunks[-1]:
            chunks.append([])
            left = room
        chunks[-1].append(entry)
        left -= size
    return chunks


def _kind_links(
    tag_points: TagPoints, chunks: list[list[tuple[Review, Point]]], paths: tuple[str, ...]
) -> tuple[Link, ...]:
    """Return a link to the first point of each kind, with how many there are."""
    first: dict[str, str] = {}
    for path, points in zip(paths, chunks, strict=True):
        for _, point in points:
            first.setdefault(point.kind, path)
    return tuple(
        Link(text_format.POINT_HEADINGS[kind], f"{path}#{kind}", len(tag_points.points[kind]))
        for kind, path in first.items()
    )


def _with_groups(page: PointsPage, entries: _Entries, begun: tuple[str, ...], totals: _Totals) -> PointsPage:
    """Return a page with its points under their headings. begun: kinds that an earlier page began."""
    groups = tuple(
        PointGroup(
            text_format.POINT_HEADINGS[kind],
            kind,
            dict(totals)[kind],
            kind in begun,
            tuple(_row(review, point) for review, point in kind_entries),
        )
        for kind, kind_entries in groupby(entries, key=lambda entry: entry[1].kind)
    )
    return replace(page, groups=groups)


def _row(review: Review, point: Point) -> PointRow:
    return PointRow(
        urls.point(review.id, point.anchor),
        text_format.capitalise(point.text),
        review.record.title,
        place_and_year(review),
    )


def _year_bars(kind: _TagKind, tag_points: TagPoints, groupings: Groupings, config: SiteConfig) -> tuple[YearBar, ...]:
    """Return how many reviews of each year have such a point, newest first, from the first year that has one."""
    by_year = Counter(review.year for review in tag_points.reviews)
    first = min(filter(None, by_year), default=None)
    bars = []
    for year in sorted((year for year in groupings.by_year if year and first and year >= first), reverse=True):
        count, total = by_year[year], len(groupings.by_year[year])
        link = Link(str(year), urls.finder((kind.name, tag_points.tag.slug), ("from", str(year)), ("to", str(year))))
        share = round(100 * count / total) if count >= config.smallest_count else None
        bars.append(YearBar(link, f"{text_format.small_count(count, config.smallest_count)} of {total:,}", share))
    return tuple(bars)
