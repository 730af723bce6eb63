"""The home page and the page for a wrong address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.groupings import Groupings
from build_site.site.data.points_by_tag import PointsByTag
from build_site.site.page import Link, Page, PageContext, Row


@dataclass(frozen=True)
class HomePage(PageContext):
    """`home.html`. ways: the lists to browse by, each with a sentence; newest: the newest reviews."""

    reviews: str
    ways: tuple[tuple[Link, str], ...]
    newest: tuple[Row, ...]


@dataclass(frozen=True)
class NotFoundPage(PageContext):
    """`not_found.html`. ways: where to go on."""

    ways: tuple[Link, ...]


def pages(shelves: Groupings, tagged: PointsByTag, config: SiteConfig) -> Iterator[Page]:
    """The home page, with the newest reviews and the ways in; and 404."""
    reviews = shelves.catalogue.reviews
    yield Page(
        urls.HOME,
        "home.html",
        HomePage(
            title=config.title,
            description=config.description,
            section="home",
            trail=(),
            reviews=text_format.pluralise(len(reviews), "review"),
            ways=_ways(shelves, tagged),
            newest=tuple(shelves.row(review) for review in reviews[: config.newest_on_home]),
        ),
    )
    yield Page(
        urls.NOT_FOUND,
        "not_found.html",
        NotFoundPage(
            title="Page not found",
            description="There is no page at this address.",
            section="",
            trail=(Link("Home", urls.HOME),),
            ways=(
                Link("Search the reviews", urls.SEARCH),
                Link("All reviews", urls.REVIEWS),
                *(link for link, _ in _ways(shelves, tagged)),
            ),
        ),
    )


def _ways(shelves: Groupings, tagged: PointsByTag) -> tuple[tuple[Link, str], ...]:
    """The lists that a reader can browse by. A list with nothing in it is no way in."""
    ways = [
        (Link("Themes", urls.THEMES), "Learning and recommendations on one theme, from all reviews", tagged.themes),
        (
            Link("Agencies", urls.AGENCIES),
            "What concerns one agency, such as the police or health visitors",
            tagged.agencies,
        ),
        (Link("Areas", urls.AREAS), "Reviews from one partnership, council or nation", shelves.by_area),
        (
            Link("Index terms", urls.KEYWORDS),
            "Reviews about one subject, such as parental mental health",
            shelves.by_keyword,
        ),
        (Link("Years", urls.YEARS), "Reviews by the year in which they were published", shelves.by_year),
        (
            Link("The collection in pictures", urls.OVERVIEW),
            "A map, and how many reviews there are of what",
            shelves.by_year,
        ),
        (
            Link("Briefing pack", urls.BRIEFING),
            "A seven-minute briefing from the reviews that you choose",
            shelves.by_year,
        ),
        (Link("What is new", urls.NEW), "What each build of this site added and changed", shelves.by_year),
    ]
    return tuple((link, words) for link, words, shelf in ways if shelf)
