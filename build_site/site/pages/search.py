"""The finder."""

from __future__ import annotations

from build_site.search.finder_view import finder_view
from build_site.search.index import SearchIndex
from build_site.site import urls
from build_site.site.config import SiteConfig
from build_site.site.views import Link, Page
from build_site.site.views.browsing import SearchPage

TITLE = "Search case reviews"


def page(index: SearchIndex, config: SiteConfig) -> Page:
    """The page of the finder; its index is files beside it."""
    return Page(
        urls.SEARCH,
        "search.html",
        SearchPage(
            title=TITLE,
            description=f"Search {config.title} by word, area, kind of review, harm, age, theme, agency and index term.",
            section="search",
            trail=(Link("Home", urls.HOME),),
            finder=finder_view(index),
        ),
    )
