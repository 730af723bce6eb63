"""The only place that makes a path or an anchor of the site.

A path is relative to the site's root and names a file: `areas/leeds/index.html`. A page links to it
by putting its own way to the root in front (`../../` + path), so that the site works under any base
path, and from a folder on a disk without a server. No path leads out of the site: a name is made one
segment of Latin letters, digits and hyphens, and what has none, or too many, gets a hash.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from urllib.parse import urlencode

from build_site.core.problems import build_error
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
OVERVIEW = "overview/index.html"
BRIEFING = "briefing/index.html"
NEW = "new/index.html"
FEED = "new/feed.xml"

NOT_NAMED = "not-named"
"""The slug of the list of reviews whose area is withheld or not stated."""
NOT_STATED = "not-stated"
"""The slug of the list of reviews with no year."""


LONGEST_SEGMENT = 200
"""How many bytes a file or folder of the site may be named with; file systems allow 255, some tools fewer."""

_LONGEST_NAME = 120
_HASH_LENGTH = 10
"""A longer name is cut, and told from others that begin alike by a hash of so many digits."""


def review(review_id: str) -> str:
    """Return the path of a review's page."""
    return _path("reviews", review_id, "index.html")


def point(review_id: str, anchor: str) -> str:
    """Return the path of a point: its review's page, and its anchor there."""
    return f"{review(review_id)}#{anchor}"


def theme(slug_: str) -> str:
    """Return the path of the points on a theme."""
    return _path("themes", _segment(slug_), "index.html")


def themes_together(slug_: str, other: str) -> str:
    """Return the path of the reviews that have both of two themes, whichever is named first."""
    first, second = sorted((_segment(slug_), _segment(other)))
    pair = f"{first}--{second}"
    return _path("themes", "together", pair if len(pair) <= _LONGEST_NAME else _segment(pair), "index.html")


def agency(slug_: str) -> str:
    """Return the path of the points that concern an agency."""
    return _path("agencies", _segment(slug_), "index.html")


def finder(*parameters: tuple[str, str]) -> str:
    """Return the path of the finder with what is chosen there: ("theme", "recording")."""
    return f"{SEARCH}?{urlencode(parameters)}" if parameters else SEARCH


def area(name: str) -> str:
    """Return the path of the reviews of an area."""
    return _path("areas", _segment(name), "index.html")


def keyword(label: str) -> str:
    """Return the path of the reviews with an index term."""
    return _path("keywords", _segment(label), "index.html")


def year(value: int | None) -> str:
    """Return the path of the reviews of a year, or of those without one."""
    return _path("years", str(value or NOT_STATED), "index.html")


def region(nation: str, name: str | None) -> str:
    """Return the part of the index of areas that holds a region, or a nation that is not parted."""
    return f"{AREAS}#{slug(name or nation)}"


def briefing(tag_kind: str, slug_: str) -> str:
    """Return the path of the briefing pack filled with the newest points on a theme, or for an agency."""
    return f"{BRIEFING}?{urlencode({tag_kind: slug_})}"


def briefing_file(name: str) -> str:
    """Return the path of a file that the briefing pack loads."""
    return _path("briefing", f"{name}.js")


def markdown_page(name: str) -> str:
    """Return the path of a Markdown page by the stem of its file: `about` -> `about/index.html`."""
    return _path(_segment(name), "index.html")


def page_of_list(path: str, number: int) -> str:
    """Return the path of a page of a list: `years/2023/index.html`, 2 -> `years/2023/page-2/index.html`."""
    return path if number == 1 else path.removesuffix("index.html") + f"page-{number}/index.html"


def asset(name: str) -> str:
    """Return the path of a style sheet, script, font or image."""
    return _path("assets", name)


def root_of(path: str) -> str:
    """Return the way from a page to the site's root: `areas/leeds/index.html` -> `../../`."""
    return "../" * path.count("/")


def address(path: str) -> str:
    """Return the path as an address shows it: `areas/index.html` -> `areas/`."""
    return path.removesuffix("index.html")


def target_of(link: str, page: str, root: str) -> str:
    """Return a link of a page as a path from the site's root, without its query."""
    if root and link.startswith(root) and "?" not in link and ".." not in link[len(root) :]:
        return link[len(root) :]
    path, hash_sign, anchor = link.partition("#")
    path = path.partition("?")[0]
    if not path:
        path = page
    elif root and path.startswith(root) and not path.startswith(f"{root}.."):
        path = path[len(root) :]
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return path + hash_sign + anchor


def is_web_link(url: str | None) -> bool:
    """Return whether a link from a record may be followed: only http and https are."""
    return url is not None and url.lower().startswith(("http://", "https://"))


_UNSAFE = re.compile(r"[/\\:\x00-\x1f]")


def is_safe_segment(segment: str) -> bool:
    """Return whether a name can stand between two slashes of a path and lead nowhere else, on any system."""
    return (
        segment not in ("", ".", "..")
        and len(segment.encode("utf-8", "replace")) <= LONGEST_SEGMENT
        and not _UNSAFE.search(segment)
    )


def _path(*segments: str) -> str:
    """Join the segments of a path. Raises BuildError if one of them would lead out of its folder, or has no room."""
    path = "/".join(segments)
    for segment in segments:
        if not is_safe_segment(segment):
            raise build_error(
                path,
                None,
                f"“{segment}” can't be a part of an address",
                f"Give it a name in Latin letters, digits and hyphens, of at most {LONGEST_SEGMENT} letters.",
            )
    return path


def _segment(name: str) -> str:
    """Return a name as one segment of a path; where nothing of it or not all of it has room there, with its hash."""
    readable = slug(name)
    if readable and len(readable) <= _LONGEST_NAME:
        return readable
    digest = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:_HASH_LENGTH]
    return f"{readable[: _LONGEST_NAME - _HASH_LENGTH - 1].rstrip('-')}-{digest}".lstrip("-")
