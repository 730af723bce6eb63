"""The collection in pictures: the map of areas, and the number of reviews by year, harm, age, theme and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from build_site.catalogue import Catalogue, Review
from build_site.core.ages import BANDS
from build_site.core.text import slug
from build_site.model import HARMS
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.area_map import AreaMap, area_map
from build_site.site.data.charts import Chart, bars_of
from build_site.site.data.groupings import Groupings
from build_site.site.page import Link, Page, PageContext
from build_site.vocabulary.areas import NATIONS


@dataclass(frozen=True)
class OverviewPage(PageContext):
    """`overview.html`. total: how many reviews are held; map: None if no area has a place.

    beside: the charts beside the map, its own table first; below: the others.
    """

    total: str
    map: AreaMap | None
    beside: tuple[Chart, ...]
    below: tuple[Chart, ...]


_MOST_THEMES = 12


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
            map=area_map(shelves),
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
            bars_of(
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
            bars_of(
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
            bars_of(
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


def _years(shelves: Groupings) -> Chart:
    years = sorted((year for year in shelves.by_year if year), reverse=True)
    notes = ["The year is that of publication, often years after what happened."]
    if undated := len(shelves.by_year.get(None, ())):
        notes.append(f"For {text_format.pluralise(undated, 'review')} no year is stated.")
    return Chart(
        "Years",
        "years",
        "Year of publication",
        bars_of([(str(year), urls.year(year), len(shelves.by_year[year])) for year in years]),
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
        bars_of(
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
            urls.region(nation, region),
            len(found[nation, region]),
        )
        for nation, region in ordered
    ]
    if unknown:
        rows.append(("Other places", urls.region("Other places", None), len(unknown)))
    if shelves.no_area:
        rows.append(("Area not named", urls.area(urls.NOT_NAMED), len(shelves.no_area)))
    return Chart(
        "Where",
        "where",
        "Nation or region",
        bars_of(rows),
        ("A review of several areas counts in each of them.",),
        Link("Every area with its number", urls.AREAS),
    )
