"""Whether every link of the site leads somewhere, and no anchor stands twice on a page."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from build_site.core.problems import Problems

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True)
class PageLinks:
    """Where links of one page end: targets are `path#anchor` from the root; ids are its own anchors, in order."""

    ids: tuple[str, ...]
    targets: tuple[str, ...]


def page_links(html: str, path: str, root: str) -> PageLinks:
    """The anchors and the links within the site of a page that we rendered, so attributes are in double quotes."""
    # To split at plain text takes half the time of an expression, and every page of a site is looked through.
    tags = " ".join([piece.partition(">")[0] for piece in html.split("<") if '="' in piece]).replace("\n", " ")
    found = dict.fromkeys(link for name in ("href", "src", "action") for link in _values(tags, name))
    targets = dict.fromkeys(_target(unescape(link), path, root) for link in found if not _ELSEWHERE.match(link))
    return PageLinks(tuple(_values(tags, "id")), tuple(targets))


def _values(tags: str, name: str) -> list[str]:
    """The values of an attribute in tags that follow one another."""
    return [rest.partition('"')[0] for rest in tags.split(f' {name}="')[1:]]


def _target(link: str, path: str, root: str) -> str:
    """A link of a page as a path from the site's root, without its query."""
    if root and link.startswith(root) and "?" not in link and ".." not in link[len(root) :]:
        return link[len(root) :]
    place, mark, anchor = link.partition("#")
    place = place.partition("?")[0]
    if not place:
        place = path
    elif root and place.startswith(root) and not place.startswith(f"{root}.."):
        place = place[len(root) :]
    else:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(path), place))
    return place + mark + anchor


class Checker:
    """Checks the links of a build. A page that stands as it was is looked into only where that is needed.

    files: every path of the site; fresh: the ends of the pages that this build made; former: gives the ends and
    the HTML of a page as the site has had it so far; sources: path of a page -> the file to change.
    """

    def __init__(
        self,
        files: Iterable[str],
        fresh: Mapping[str, PageLinks],
        former: Callable[[str], tuple[PageLinks, str]],
        sources: Mapping[str, str],
        problems: Problems,
    ) -> None:
        self._files, self._fresh, self._former = set(files), fresh, former
        self._sources, self._problems = sources, problems
        self._anchors: dict[str, set[str]] = {}

    def check(self, standing: Sequence[str], gone: Iterable[str]) -> None:
        """Note every link that leads nowhere and every anchor that stands twice.

        standing: the pages that stand as they were, and had no wrong link then; gone: the pages that are no longer.
        """
        former = {path: self._former(path)[0] for path in self._fresh} if standing else {}
        # A link that was right is right, unless what it leads to is gone.
        lost = set(gone).union(*(self._lost(path, ends) for path, ends in former.items()))
        for path, ends in self._fresh.items():
            self._check_anchors(path, ends)
            before = set(former[path].targets) if path in former else set()
            self._check_targets(
                path, (target for target in ends.targets if target not in before or _leads_to(target, lost))
            )
        for path in standing if lost else ():
            ends, html = self._former(path)
            if any(target in html for target in lost):
                self._check_targets(path, (target for target in ends.targets if _leads_to(target, lost)))

    def _check_anchors(self, path: str, ends: PageLinks) -> None:
        for anchor in sorted(anchor for anchor, count in Counter(ends.ids).items() if count > 1):
            self._problems.error(
                self._sources.get(path) or path,
                None,
                f"the page {path} has the anchor `{anchor}` twice",
                "Rename one of the two.",
            )

    def _check_targets(self, path: str, targets: Iterable[str]) -> None:
        name = self._sources.get(path) or path
        for target in targets:
            place, _, anchor = target.partition("#")
            if place not in self._files:
                self._problems.error(
                    name,
                    None,
                    f"the page {path} links to {place}, which is not a page of the site",
                    "Correct the link, or add the page.",
                )
            elif anchor and anchor not in self._anchors_of(place):
                self._problems.error(
                    name,
                    None,
                    f"the page {path} links to {target}, where there is no such anchor",
                    "Correct the part after the #.",
                )

    def _anchors_of(self, path: str) -> set[str]:
        if path not in self._anchors:
            self._anchors[path] = set((self._fresh.get(path) or self._former(path)[0]).ids)
        return self._anchors[path]

    def _lost(self, path: str, former: PageLinks) -> set[str]:
        """The anchors, with their page, that a page made anew had before and has no longer."""
        return {f"{path}#{anchor}" for anchor in set(former.ids) - self._anchors_of(path)}


def _leads_to(target: str, lost: set[str]) -> bool:
    return target in lost or target.partition("#")[0] in lost
