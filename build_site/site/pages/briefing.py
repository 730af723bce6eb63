"""The briefing pack: one page, filled by its script with the reviews and points that a reader has chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_site.site import urls
from build_site.site.data.briefing_data import part_count
from build_site.site.data.groupings import Groupings
from build_site.site.data.points_by_tag import PointsByTag
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


def pages(groupings: Groupings, points_by_tag: PointsByTag) -> Iterator[Page]:
    """Yield the one page."""
    yield Page(
        urls.BRIEFING,
        "briefing.html",
        BriefingPage(
            title="Briefing pack",
            description="A seven-minute briefing from reviews and points that you choose, to edit, print and download.",
            section="briefing",
            parts=part_count(len(groupings.catalogue.reviews)),
            themes=tuple((slug, theme.tag.name) for slug, theme in points_by_tag.themes.items()),
            agencies=tuple((slug, agency.tag.name) for slug, agency in points_by_tag.agencies.items()),
            browse=(Link("Search", urls.SEARCH), Link("All reviews", urls.REVIEWS)),
        ),
    )
