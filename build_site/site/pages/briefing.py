"""The briefing pack: one page, filled by its script with the reviews and points that a reader has chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_site.site import urls
from build_site.site.data.briefing_data import part_count
from build_site.site.data.groupings import Groupings
from build_site.site.page import Link, Page, PageContext


@dataclass(frozen=True)
class BriefingPage(PageContext):
    """`briefing.html`. parts: how many parts the reviews lie in; themes, agencies: slugs and names to choose from.

    browse: where reviews and points can be chosen.
    """

    parts: int
    themes: tuple[tuple[str, str], ...]
    agencies: tuple[tuple[str, str], ...]
    browse: tuple[Link, ...]


def pages(groupings: Groupings) -> Iterator[Page]:
    """Yield the one page."""
    catalogue = groupings.catalogue
    themes = {theme for review in catalogue.reviews for theme in review.themes}
    agencies = {agency for review in catalogue.reviews for agency in review.agencies}
    yield Page(
        urls.BRIEFING,
        "briefing.html",
        BriefingPage(
            title="Briefing pack",
            description="A seven-minute briefing from reviews and points that you choose, to edit, print and download.",
            section="briefing",
            trail=(Link("Home", urls.HOME),),
            parts=part_count(len(catalogue.reviews)),
            themes=tuple((tag.slug, tag.name) for tag in catalogue.themes if tag.slug in themes),
            agencies=tuple((tag.slug, tag.name) for tag in catalogue.agencies if tag.slug in agencies),
            browse=(Link("Search", urls.SEARCH), Link("All reviews", urls.REVIEWS)),
        ),
    )
