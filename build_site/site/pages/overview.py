"""The collection in pictures: the map of areas, and the number of reviews by year, harm, age, theme and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from build_site.catalogue import Catalogue, Review
from build_site.core.ages import BANDS
from build_site.core.text import slug
from build_site.model import HARMS
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data import projection
from build_site.site.data.bars import lengths
from build_site.site.data.coast import FINENESS, coast
from build_site.site.data.groupings import Groupings
from build_site.site.views import Link, Page
from build_site.site.views.overview import Bar, Chart, MapView, Mark, OverviewPage
from build_site.vocabulary.areas import NATIONS, Area

_MOST_THEMES = 12
_RADIUS = 3.2
_GROWTH = 1.1
_LARGEST = 13.0


def pages(shelves: Groupings, config: SiteConfig) -> Iterator[Page]:
    """The one page of pictures."""
    total = len(shelves.catalogue.reviews)
    yield Page(
        urls.OVERVIEW,
        "overview.html",
        OverviewPage(
            title="The collection in pictures",
            description=f"{config.title} in numbers: a map of areas, and reviews by year, harm, age, theme and kind.",
            section="overview",
            trail=(Link("Home", urls.HOME),),
            total=text_format.pluralise(total, "review"),
            map=_map(shelves),
            beside=_shown(_places(shelves), _years(shelves)),
            below=_shown(*_subjects(shelves, config.smallest_count)),
        ),
    )


def _shown(*charts: Chart) -> tuple[Chart, ...]:
    """Those that have something to show."""
    return tuple(chart for chart in charts if chart.bars)


def _subjects(shelves: Groupings, smallest: int) -> tuple[Chart, ...]:
    """What the reviews are about. smallest: the smallest number that is told."""
    reviews = shelves.catalogue.reviews
    harms = _Counted.of(reviews, lambda review: review.record.harms)
    ages = _Counted.of(reviews, lambda review: review.age_bands)
    kinds = _Counted.of(reviews, lambda review: filter(None, (review.record.review_type,)))
    return (
        Chart(
            "Harms",
            "harms",
            "Harm",
            _bars(
                [
                    (text_format.capitalise(harm), urls.finder(("harm", slug(harm))), harms.count[harm])
                    for harm in HARMS
                    if harms.count[harm]
                ],
                smallest,
            ),
            ("A review may tell of several harms.", *harms.without("no harm")),
        ),
        Chart(
            "Ages of the children",
            "ages",
            "Age",
            _bars(
                [(band.name, urls.finder(("age", band.slug)), ages.count[band]) for band in BANDS if ages.count[band]],
                smallest,
            ),
            ("A review of several children may count in several bands.", *ages.without("no age")),
        ),
        _themes(shelves.catalogue, smallest),
        Chart(
            "Kinds of review",
            "kinds",
            "Kind",
            _bars(
                [
                    (text_format.capitalise(kind), urls.finder(("type", slug(kind))), count)
                    for kind, count in kinds.most_first()
                ],
                smallest,
            ),
            kinds.without("no kind"),
        ),
    )


@dataclass(frozen=True)
class _Counted:
    """How many reviews have each value of a field, and how many have none."""

    count: Counter
    missing: int

    @classmethod
    def of(cls, reviews: Iterable[Review], values: Callable[[Review], Iterable]) -> _Counted:
        held = [set(values(review)) for review in reviews]
        return cls(Counter(value for found in held for value in found), sum(not found for found in held))

    def most_first(self) -> list[tuple]:
        return sorted(self.count.items(), key=lambda item: (-item[1], item[0]))

    def without(self, words: str) -> tuple[str, ...]:
        return (
            (f"For {text_format.pluralise(self.missing, 'review')} the digests state {words}.",) if self.missing else ()
        )


def _bars(rows: Sequence[tuple[str, str, int]], smallest: int = 1) -> tuple[Bar, ...]:
    """Bars of (label, path, count)."""
    told = [count if count >= smallest else 0 for _, _, count in rows]
    return tuple(
        Bar(label, path, text_format.small_count(count, smallest), length)
        for (label, path, count), length in zip(rows, lengths(told))
    )


def _years(shelves: Groupings) -> Chart:
    years = sorted((year for year in shelves.by_year if year), reverse=True)
    notes = ["The year is that of publication, often years after what happened."]
    if undated := len(shelves.by_year.get(None, ())):
        notes.append(f"For {text_format.pluralise(undated, 'review')} no year is stated.")
    return Chart(
        "Years",
        "years",
        "Year of publication",
        _bars([(str(year), urls.year(year), len(shelves.by_year[year])) for year in years]),
        tuple(notes),
    )


def _themes(catalogue: Catalogue, smallest: int) -> Chart:
    """The themes that most reviews have."""
    found = _Counted.of(catalogue.reviews, lambda review: review.themes)
    names = {tag.slug: tag.name for tag in catalogue.themes}
    return Chart(
        "Themes of the learning",
        "themes",
        "Theme",
        _bars(
            [(names[theme], urls.theme(theme), count) for theme, count in found.most_first()[:_MOST_THEMES]], smallest
        ),
        ("Counted are reviews with a learning point, recommendation or good practice about the theme.",),
        Link("Every theme with its number", urls.THEMES),
    )


def _places(shelves: Groupings) -> Chart:
    """The map's table: reviews by region and nation."""
    found: dict[tuple[str, str | None], set[str]] = {}
    unknown: set[str] = set()
    for name, held in shelves.area_pages.items():
        area = shelves.catalogue.areas.get(name)
        ids = {review.id for review, _ in held}
        if area is None:
            unknown |= ids
        else:
            # Only England is so large that its regions are told apart.
            part = area.region if area.nation == NATIONS[0] and area.region != area.nation else None
            found.setdefault((area.nation, part), set()).update(ids)
    ordered = sorted(found, key=lambda place: (NATIONS.index(place[0]), place[1] is None, place[1] or ""))
    rows = [
        (
            region or (f"{nation} as a whole" if nation == NATIONS[0] else nation),
            urls.place(nation, region),
            len(found[nation, region]),
        )
        for nation, region in ordered
    ]
    if unknown:
        rows.append(("Other places", urls.place("Other places", None), len(unknown)))
    if shelves.no_area:
        rows.append(("Area not named", urls.area(urls.NOT_NAMED), len(shelves.no_area)))
    return Chart(
        "Where",
        "where",
        "Nation or region",
        _bars(rows),
        ("A review of several areas counts in each of them.",),
        Link("Every area with its number", urls.AREAS),
    )


def _map(shelves: Groupings) -> MapView | None:
    placed = [
        (area, len(held))
        for name, held in shelves.area_pages.items()
        if (area := shelves.catalogue.areas.get(name)) and area.location and not area.members
    ]
    if not placed:
        return None
    # The largest first, so that small marks lie upon large ones.
    marks = [_mark(area, count) for area, count in sorted(placed, key=lambda item: (-item[1], item[0].name))]
    drawn = coast(projection.project, projection.NAME)
    middle = projection.WIDTH / 2
    return MapView(
        projection.WIDTH,
        projection.HEIGHT,
        1 / FINENESS,
        drawn.held,
        drawn.neighbour,
        ((projection.SHETLAND, ""), (projection.london_in_place(), ""), (projection.LONDON, "London, enlarged")),
        tuple(mark for mark in marks if mark.x < middle),
        tuple(mark for mark in marks if mark.x >= middle),
    )


def _mark(area: Area, count: int) -> Mark:
    assert area.location
    x, y = (projection.project_london if projection.in_london(*area.location) else projection.project)(*area.location)
    return Mark(
        urls.area(area.name),
        f"{area.name}: {count:,}",
        round(x),
        round(y),
        round(min(_LARGEST, _RADIUS + _GROWTH * sqrt(count)), 1),
    )
