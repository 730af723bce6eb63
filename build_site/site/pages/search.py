"""The finder."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.search.finder_view import FinderView, finder_view
from build_site.search.index import SearchIndex
from build_site.site import urls
from build_site.site.config import SiteConfig
from build_site.site.page import Page, PageContext


@dataclass(frozen=True)
class SearchPage(PageContext):
    """`search.html`. finder: what the finder shows before its script runs."""

    finder: FinderView


TITLE = "Search case reviews"

EMPTY = Page(urls.SEARCH, "search.html", PageContext(TITLE, "", "search"))
"""Stands for the page of the finder until there is an index."""


def page(index: SearchIndex, config: SiteConfig) -> Page:
    """Return the page of the finder; its index is files beside it."""
    return Page(
        urls.SEARCH,
        "search.html",
        SearchPage(
            title=TITLE,
            description=(
                f"Search {config.title} by word, area, kind of review, harm, age, theme, agency and index term."
            ),
            section="search",
            finder=finder_view(index),
        ),
    )
