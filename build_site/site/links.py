"""Whether every link of the site leads somewhere, and no anchor stands twice on a page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from build_site.problems import Problems

_TAG = re.compile(r'<[a-z][^>]*?\s(?:id|href|src|action)="[^>]*>')
_LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True)
class Ends:
    """Where links of one page end: targets are `path#anchor` from the root; ids are its own anchors, in order."""

    ids: tuple[str, ...]
    targets: tuple[str, ...]


def ends_of(html: str, path: str, root: str) -> Ends:
    """The anchors and the links within the site of a page that we rendered, so attributes are in double quotes."""
    ids, targets = [], {}
    for tag in _TAG.findall(html):
        ids += _ID.findall(tag)
        for link in _LINK.findall(tag):
            if not _ELSEWHERE.match(link):
                targets[_target(unescape(link), path, root)] = None
    return Ends(tuple(ids), tuple(targets))


def _target(link: str, path: str, root: str) -> str:
    """A link of a page as a path from the site's root, without its query."""
    place, mark, anchor = link.partition("#")
    place = place.partition("?")[0]
    if not place:
        place = path
    elif root and place.startswith(root) and not place.startswith(f"{root}.."):
        place = place[len(root):]
    else:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(path), place))
    return place + mark + anchor


def check(pages: Mapping[str, Ends], files: Iterable[str], sources: Mapping[str, str], problems: Problems) -> None:
    """Note every link that leads nowhere and every anchor that stands twice.

    pages: path -> its ends; files: the other files of the site; sources: path -> the file to change.
    """
    anchors = {path: set(ends.ids) for path, ends in pages.items()}
    reachable = {*files, *pages}
    for path, ends in pages.items():
        name = sources.get(path) or path
        for anchor in sorted({one for one in ends.ids if ends.ids.count(one) > 1} if _repeats(ends.ids) else ()):
            problems.error(name, None, f"the page {path} has the anchor `{anchor}` twice", "Rename one of the two.")
        for target in ends.targets:
            place, _, anchor = target.partition("#")
            if place not in reachable:
                problems.error(name, None, f"the page {path} links to {place}, which is not a page of the site",
                               "Correct the link, or add the page.")
            elif anchor and anchor not in anchors.get(place, ()):
                problems.error(name, None, f"the page {path} links to {target}, where there is no such anchor",
                               "Correct the part after the #.")


def _repeats(ids: tuple[str, ...]) -> bool:
    return len(set(ids)) != len(ids)
