"""The only place that makes a path or an anchor of the site.

A path is relative to the site's root and names a file: `areas/leeds/index.html`. A page links to it
by putting its own way to the root in front (`../../` + path), so that the site works under any base
path, and from a folder on a disk without a server.
"""

from __future__ import annotations

from urllib.parse import urlencode

from build_site.core.text import slug

HOME = "index.html"
NOT_FOUND = "404.html"
SEARCH = "search/index.html"
AREAS = "areas/index.html"
KEYWORDS = "keywords/index.html"
YEARS = "years/index.html"
THEMES = "themes/index.html"
THEMES_TOGETHER = "themes/together/index.html"
AGENCIES = "agencies/index.html"
REVIEWS = "reviews/index.html"
ABOUT = "about/index.html"
OVERVIEW = "overview/index.html"
BRIEFING = "briefing/index.html"
NEW = "new/index.html"
FEED = "new/feed.xml"

NOT_NAMED = "not-named"
"""The slug of the list of reviews whose area is withheld or not stated."""
NOT_STATED = "not-stated"
"""The slug of the list of reviews with no year."""


def review(review_id: str) -> str:
    return f"reviews/{review_id}/index.html"


def point(review_id: str, anchor: str) -> str:
    """The path of a point: its review's page, and its anchor there."""
    return f"{review(review_id)}#{anchor}"


def theme(slug_: str) -> str:
    return f"themes/{slug_}/index.html"


def themes_together(one: str, other: str) -> str:
    """The path of the reviews that have both of two themes, whichever is named first."""
    return f"themes/together/{'--'.join(sorted((one, other)))}/index.html"


def agency(slug_: str) -> str:
    return f"agencies/{slug_}/index.html"


def finder(*chosen: tuple[str, str]) -> str:
    """The path of the finder with what is chosen there: ("theme", "recording")."""
    return f"{SEARCH}?{urlencode(chosen)}" if chosen else SEARCH


def area(name: str) -> str:
    return f"areas/{slug(name)}/index.html"


def keyword(label: str) -> str:
    return f"keywords/{slug(label)}/index.html"


def year(value: int | None) -> str:
    return f"years/{value or NOT_STATED}/index.html"


def place(nation: str, region: str | None) -> str:
    """The part of the index of areas that holds a region, or a nation that is not parted: the anchors are theirs."""
    return f"{AREAS}#{slug(region or nation)}"


def briefing(kind: str, slug_: str) -> str:
    """The path of the briefing pack filled with the newest points on a theme, or for an agency."""
    return f"{BRIEFING}?{urlencode({kind: slug_})}"


def briefing_part(name: str) -> str:
    """The path of a file that the briefing pack loads."""
    return f"briefing/{name}.js"


def text(name: str) -> str:
    """The path of a Markdown page by the stem of its file: `about` -> `about/index.html`."""
    return f"{slug(name)}/index.html"


def page_of_list(path: str, number: int) -> str:
    """The path of a later page of a list: `years/2023/index.html`, 2 -> `years/2023/page-2/index.html`."""
    return path if number == 1 else path.removesuffix("index.html") + f"page-{number}/index.html"


def asset(name: str) -> str:
    return f"assets/{name}"


def root_of(path: str) -> str:
    """The way from a page to the site's root: `areas/leeds/index.html` -> `../../`."""
    return "../" * path.count("/")


def address(path: str) -> str:
    """The path as an address shows it: `areas/index.html` -> `areas/`."""
    return path[: -len("index.html")] if path.endswith("index.html") else path


def is_web_link(url: str | None) -> bool:
    """Whether a link from a record may be followed: only http and https are."""
    return bool(url) and url.lower().startswith(("http://", "https://"))
