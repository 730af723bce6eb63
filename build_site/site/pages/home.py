"""The home page and the page for a wrong address."""

from __future__ import annotations

from collections.abc import Iterator

from build_site.site import phrases, urls
from build_site.site.config import SiteConfig
from build_site.site.contexts import Link, Page
from build_site.site.contexts.browsing import HomePage, NotFoundPage
from build_site.site.shelves import Shelves


def pages(shelves: Shelves, config: SiteConfig) -> Iterator[Page]:
    """The home page, with the newest reviews and the ways in; and 404."""
    reviews = shelves.catalogue.reviews
    yield Page(urls.HOME, "home.html", HomePage(
        title=config.title,
        description=config.description,
        section="home",
        trail=(),
        reviews=phrases.counted(len(reviews), "review"),
        ways=_ways(shelves),
        newest=tuple(shelves.row(review) for review in reviews[: config.newest_on_home])))
    yield Page(urls.NOT_FOUND, "not_found.html", NotFoundPage(
        title="Page not found",
        description="There is no page at this address.",
        section="",
        trail=(Link("Home", urls.HOME),),
        ways=(Link("Search the reviews", urls.SEARCH), Link("All reviews", urls.REVIEWS),
              *(link for link, _ in _ways(shelves)))))


def _ways(shelves: Shelves) -> tuple[tuple[Link, str], ...]:
    """The lists that a reader can browse by. A list with nothing in it is no way in."""
    ways = [(Link("Areas", urls.AREAS), "Reviews from one partnership, council or nation", shelves.by_area),
            (Link("Index terms", urls.KEYWORDS), "Reviews about one subject, such as parental mental health",
             shelves.by_keyword),
            (Link("Years", urls.YEARS), "Reviews by the year in which they were published", shelves.by_year)]
    return tuple((link, words) for link, words, shelf in ways if shelf)
