"""What the page of the briefing pack is given."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.site.views import Link, PageContext


@dataclass(frozen=True)
class BriefingPage(PageContext):
    """`briefing.html`. parts: how many parts the reviews lie in; themes, agencies: slugs and names to choose from.

    ways: where reviews and points can be chosen.
    """

    parts: int
    themes: tuple[tuple[str, str], ...]
    agencies: tuple[tuple[str, str], ...]
    ways: tuple[Link, ...]
