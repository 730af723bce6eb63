"""The indexes: areas by nation and region, index terms from A to Z, years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from build_site.core.text import slug
from build_site.site import urls
from build_site.site.data.groupings import Groupings
from build_site.site.page import Link, Page, PageContext
from build_site.vocabulary.areas import NATIONS


@dataclass(frozen=True)
class Group:
    """A headed part of an index. subgroups: a sub-heading and its anchor (both perhaps empty), with its links."""

    heading: str
    anchor: str
    subgroups: tuple[tuple[str, str, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class IndexPage(PageContext):
    """`index.html`: the links into one kind of list. short: the groups' headings are letters."""

    lead: str
    groups: tuple[Group, ...]
    short: bool


OTHER_PLACES = "Other places"


def pages(groupings: Groupings) -> Iterator[Page]:
    """Yield the three indexes."""
    yield _index(
        urls.AREAS,
        "Areas",
        "areas",
        _area_groups(groupings),
        lead=(
            "Find reviews from one area. The number says how many reviews are held here, those of a consortium "
            "included; it doesn’t say how safe children are there."
        ),
    )
    yield _index(
        urls.KEYWORDS,
        "Index terms",
        "keywords",
        _keyword_groups(groupings),
        short=True,
        lead=(
            "The terms under which publishers index the reviews, each with the number of reviews that have it. Other "
            "spellings of a term are found under the one that is listed."
        ),
    )
    yield _index(
        urls.YEARS,
        "Years",
        "years",
        _year_groups(groupings),
        lead=(
            "Find reviews by the year in which they were published, which is often years after what happened. The "
            "number says how many are held here."
        ),
    )


def _index(path: str, title: str, section: str, groups: tuple[Group, ...], lead: str, short: bool = False) -> Page:
    return Page(
        path,
        "index.html",
        IndexPage(
            title=title,
            description=f"{title}: the reviews held here, with how many there are.",
            section=section,
            lead=lead,
            groups=groups,
            short=short,
        ),
    )


def _area_groups(groupings: Groupings) -> tuple[Group, ...]:
    """Return the areas under their nation and, where it has several, their region."""
    links: dict[str, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for name, entries in sorted(groupings.area_pages.items()):
        area = groupings.catalogue.areas.get(name)
        nation = area.nation if area else OTHER_PLACES
        region = area.region if area and area.region != nation else None
        links[nation][region or ""].append(Link(name, urls.area(name), len(entries)))
    if groupings.no_area:
        links[OTHER_PLACES][""].append(Link("Area not named", urls.area(urls.NOT_NAMED), len(groupings.no_area)))
    return tuple(
        Group(
            nation,
            slug(nation),
            tuple((region, slug(region), tuple(area_links)) for region, area_links in sorted(regions.items())),
        )
        for nation in (*NATIONS, OTHER_PLACES)
        if (regions := links.get(nation))
    )


def _keyword_groups(groupings: Groupings) -> tuple[Group, ...]:
    letters: dict[str, list[Link]] = defaultdict(list)
    for label, reviews in sorted(groupings.by_keyword.items(), key=lambda item: (item[0].casefold(), item[0])):
        initial = slug(label)[:1].upper()
        letters[initial if initial.isalpha() else "0–9"].append(Link(label, urls.keyword(label), len(reviews)))
    return tuple(
        Group(letter, f"letter-{slug(letter)}", (("", "", tuple(links)),)) for letter, links in sorted(letters.items())
    )


def _year_groups(groupings: Groupings) -> tuple[Group, ...]:
    """Return the years under their decade, newest first, those with no year last."""
    decades: dict[str, list[Link]] = {}
    for year in sorted(groupings.by_year, key=lambda year: -(year or 0)):
        text = str(year) if year else "No year stated"
        link = Link(text, urls.year(year), len(groupings.by_year[year]))
        decades.setdefault(f"{year // 10 * 10}s" if year else "Other", []).append(link)
    return tuple(Group(decade, f"years-{slug(decade)}", (("", "", tuple(links)),)) for decade, links in decades.items())
