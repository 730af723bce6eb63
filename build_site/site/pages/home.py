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
    """`home.html`. browse: the lists, each with a sentence; newest: the newest reviews."""

    reviews: str
    browse: tuple[tuple[Link, str], ...]
    newest: tuple[Row, ...]


@dataclass(frozen=True)
class NotFoundPage(PageContext):
    """`not_found.html`. browse: where to go on."""

    browse: tuple[Link, ...]


def pages(groupings: Groupings, points_by_tag: PointsByTag, config: SiteConfig) -> Iterator[Page]:
    """Yield the home page, with the newest reviews and the lists to browse by, and the page for a wrong address."""
    reviews = groupings.catalogue.reviews
    yield Page(
        urls.HOME,
        "home.html",
        HomePage(
            title=config.title,
            description=config.description,
            section="home",
            reviews=text_format.pluralise(len(reviews), "review"),
            browse=_browse(groupings, points_by_tag),
            newest=tuple(groupings.row(review) for review in reviews[: config.newest_on_home]),
        ),
    )
    yield Page(
        urls.NOT_FOUND,
        "not_found.html",
        NotFoundPage(
            title="Page not found",
            description="There is no page at this address.",
            section="",
            browse=(
                Link("Search the reviews", urls.SEARCH),
                Link("All reviews", urls.REVIEWS),
                *(link for link, _ in _browse(groupings, points_by_tag)),
            ),
        ),
    )


def _browse(groupings: Groupings, points_by_tag: PointsByTag) -> tuple[tuple[Link, str], ...]:
    """Return the lists that a reader can browse by, without those that have nothing in them."""
    reviews = groupings.catalogue.reviews
    lists = (
        ("Themes", urls.THEMES, "Learning and recommendations on one theme, from all reviews", points_by_tag.themes),
        (
            "Agencies",
            urls.AGENCIES,
            "What concerns one agency, such as the police or health visitors",
            points_by_tag.agencies,
        ),
        ("Areas", urls.AREAS, "Reviews from one partnership, council or nation", groupings.by_area),
        (
            "Index terms",
            urls.KEYWORDS,
            "Reviews about one subject, such as parental mental health",
            groupings.by_keyword,
        ),
        ("Years", urls.YEARS, "Reviews by the year in which they were published", reviews),
        ("The collection in pictures", urls.OVERVIEW, "A map, and how many reviews there are of what", reviews),
        ("Briefing pack", urls.BRIEFING, "A seven-minute briefing from the reviews that you choose", reviews),
        ("What is new", urls.NEW, "What each build of this site added and changed", reviews),
    )
    return tuple((Link(text, path), sentence) for text, path, sentence, listed in lists if listed)
