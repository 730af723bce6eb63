"""The collection in pictures: the map of areas, and the number of reviews by year, harm, age, theme and kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_site.catalogue import Review
from build_site.core.ages import BANDS
from build_site.core.text import slug
from build_site.model import HARMS
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.area_map import AreaMap, area_map
from build_site.site.data.groupings import Groupings
from build_site.site.data.points_by_tag import PointsByTag
from build_site.site.page import Link, Page, PageContext
from build_site.site.pages.indexes import OTHER_PLACES
from build_site.vocabulary.areas import NATIONS


@dataclass(frozen=True)
class Bar:
    """A row of a chart. length: of 100; 0 for no bar, where the number is too small to be stated."""

    label: str
    href: str
    number: str
    length: float


@dataclass(frozen=True)
class Chart:
    """A table whose rows carry bars. counted: heading of the labels; more: where the rows that are left out stand."""

    heading: str
    anchor: str
    counted: str
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()
    more: Link | None = None


@dataclass(frozen=True)
class OverviewPage(PageContext):
    """`overview.html`. beside: the charts beside the map, the map's own table first; below: the others."""

    total: str
    map: AreaMap | None
    beside: tuple[Chart, ...]
    below: tuple[Chart, ...]


_MOST_THEMES = 12
_LONGEST = 100
_SHORTEST = 0.5
"""Lengths of bars, in per cent of the room that there is: none that stands for something is too short to be seen."""


def pages(groupings: Groupings, points_by_tag: PointsByTag, config: SiteConfig) -> Iterator[Page]:
    """Yield the one page of pictures."""
    total = len(groupings.catalogue.reviews)
    yield Page(
        urls.OVERVIEW,
        "overview.html",
        OverviewPage(
            title="The collection in pictures",
            description=f"{config.title} in numbers: a map of areas, and reviews by year, harm, age, theme and kind.",
            section="overview",
            total=text_format.pluralise(total, "review"),
            map=area_map(groupings),
            beside=_non_empty(_region_chart(groupings), _year_chart(groupings)),
            below=_non_empty(*_subject_charts(groupings, points_by_tag, config.smallest_count)),
        ),
    )


def _non_empty(*charts: Chart) -> tuple[Chart, ...]:
    """Return the charts that have something to show."""
    return tuple(chart for chart in charts if chart.bars)


def _subject_charts(groupings: Groupings, points_by_tag: PointsByTag, smallest_count: int) -> tuple[Chart, ...]:
    """Return charts of what the reviews are about. smallest_count: the smallest number that is stated."""
    reviews = groupings.catalogue.reviews
    harms, without_harm = _count(reviews, lambda review: review.record.harms)
    ages, without_age = _count(reviews, lambda review: (band.name for band in review.age_bands))
    review_types, without_type = _count(reviews, lambda review: filter(None, (review.record.review_type,)))

    def bars(facet: str, counts: Mapping[str, int], order: Iterable[str]) -> tuple[Bar, ...]:
        rows = [
            (text_format.capitalise(value), urls.finder((facet, slug(value))), counts[value])
            for value in order
            if value in counts
        ]
        return bars_of(rows, smallest_count)

    return (
        Chart(
            "Harms",
            "harms",
            "Harm",
            bars("harm", harms, HARMS),
            ("A review may tell of several harms.", *_missing_note(without_harm, "no harm")),
        ),
        Chart(
            "Ages of the children",
            "ages",
            "Age",
            bars("age", ages, (band.name for band in BANDS)),
            ("A review of several children may count in several bands.", *_missing_note(without_age, "no age")),
        ),
        _theme_chart(points_by_tag, smallest_count),
        Chart(
            "Kinds of review",
            "kinds",
            "Kind",
            bars("type", review_types, sorted(review_types, key=lambda value: (-review_types[value], value))),
            _missing_note(without_type, "no kind"),
        ),
    )


def _count(reviews: Iterable[Review], values_of: Callable[[Review], Iterable[str]]) -> tuple[Counter[str], int]:
    """Return how many reviews have each value of a field, and how many have none."""
    value_sets = [set(values_of(review)) for review in reviews]
    return Counter(value for values in value_sets for value in values), value_sets.count(set())


def _missing_note(count: int, lacking: str) -> tuple[str, ...]:
    """Return a note on how many reviews lack a value ("no age"), if one does."""
    return (f"For {text_format.pluralise(count, 'review')} the digests state {lacking}.",) if count else ()


def bars_of(rows: Sequence[tuple[str, str, int]], smallest_count: int = 1) -> tuple[Bar, ...]:
    """Return a bar for each row of (label, path, count); one below `smallest_count` is not stated and has no length."""
    stated = [count if count >= smallest_count else 0 for _, _, count in rows]
    return tuple(
        Bar(label, path, text_format.small_count(count, smallest_count), length)
        for (label, path, count), length in zip(rows, bar_lengths(stated), strict=True)
    )


def bar_lengths(counts: Sequence[int]) -> tuple[float, ...]:
    """Return the length of each bar, the largest 100: [200, 50, 0] -> (100.0, 25.0, 0.0)."""
    largest = max(counts, default=0)
    return tuple(max(_SHORTEST, round(count * _LONGEST / largest, 1)) if count else 0.0 for count in counts)


def _year_chart(groupings: Groupings) -> Chart:
    years = sorted((year for year in groupings.by_year if year), reverse=True)
    notes = ["The year is that of publication, often years after what happened."]
    if undated := len(groupings.by_year.get(None, ())):
        notes.append(f"For {text_format.pluralise(undated, 'review')} no year is stated.")
    return Chart(
        "Years",
        "years",
        "Year of publication",
        bars_of([(str(year), urls.year(year), len(groupings.by_year[year])) for year in years]),
        tuple(notes),
    )


def _theme_chart(points_by_tag: PointsByTag, smallest_count: int) -> Chart:
    """Return the chart of the themes that most reviews have."""
    themes = sorted(points_by_tag.themes.values(), key=lambda theme: (-len(theme.reviews), theme.tag.slug))
    return Chart(
        "Themes of the learning",
        "themes",
        "Theme",
        bars_of(
            [(theme.tag.name, urls.theme(theme.tag.slug), len(theme.reviews)) for theme in themes[:_MOST_THEMES]],
            smallest_count,
        ),
        ("Counted are reviews with a learning point, recommendation or good practice about the theme.",),
        Link("Every theme with its number", urls.THEMES),
    )


def _region_chart(groupings: Groupings) -> Chart:
    """Return the table of the map: reviews by region and nation."""
    ids_by_region: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for name, entries in groupings.area_pages.items():
        area = groupings.catalogue.areas.get(name)
        nation = area.nation if area else OTHER_PLACES
        # Only England is so large that its regions are told apart.
        region = area.region if area and nation == NATIONS[0] and area.region != nation else None
        ids_by_region[nation, region].update(review.id for review, _ in entries)
    nations = (*NATIONS, OTHER_PLACES)
    rows = [
        (
            region or (f"{nation} as a whole" if nation == NATIONS[0] else nation),
            urls.region(nation, region),
            len(ids_by_region[nation, region]),
        )
        for nation, region in sorted(
            ids_by_region, key=lambda key: (nations.index(key[0]), key[1] is None, key[1] or "")
        )
    ]
    if groupings.no_area:
        rows.append(("Area not named", urls.area(urls.NOT_NAMED), len(groupings.no_area)))
    return Chart(
        "Where",
        "where",
        "Nation or region",
        bars_of(rows),
        ("A review of several areas counts in each of them.",),
        Link("Every area with its number", urls.AREAS),
    )
