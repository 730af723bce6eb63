"""The finder."""

from __future__ import annotations

from collections.abc import Iterator

from build_site.search.index import SearchIndex
from build_site.search.page import finder_view
from build_site.site import urls
from build_site.site.config import SiteConfig
from build_site.site.contexts import Link, Page
from build_site.site.contexts.browsing import SearchPage


def pages(index: SearchIndex, config: SiteConfig) -> Iterator[Page]:
    """The one page of the finder; its index is files beside it."""
    yield Page(urls.SEARCH, "search.html", SearchPage(
        title="Search case reviews",
        description=f"Search {config.title} by word, area, kind of review, harm, age, theme, agency and index term.",
        section="search",
        trail=(Link("Home", urls.HOME),),
        finder=finder_view(index)))
