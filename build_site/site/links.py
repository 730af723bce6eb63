"""Whether every link of the site leads somewhere, and no anchor stands twice on a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from build_site.core.problems import Problems
from build_site.site import urls

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True)
class PageLinks:
    """The anchors of a page, in order, and where its links lead: `path#anchor` from the site's root."""

    ids: tuple[str, ...]
    targets: tuple[str, ...]


def page_links(html: str, path: str, root: str) -> PageLinks:
    """Return the anchors of a page that we rendered, so attributes are in double quotes, and its links in the site."""
    # To split at plain text takes half the time of an expression, and every page of a site is looked through.
    tags = " ".join([piece.partition(">")[0] for piece in html.split("<") if '="' in piece]).replace("\n", " ")
    links = dict.fromkeys(unescape(link) for name in ("href", "src", "action") for link in _attributes(tags, name))
    targets = dict.fromkeys(urls.target_of(link, path, root) for link in links if not _ELSEWHERE.match(link))
    return PageLinks(tuple(_attributes(tags, "id")), tuple(targets))


def _attributes(tags: str, name: str) -> list[str]:
    """Return the values of an attribute in tags that follow one another."""
    return [rest.partition('"')[0] for rest in tags.split(f' {name}="')[1:]]


class LinkChecker:
    """Checks the links of a build. A page that stays as it was is read only where that is needed.

    files: every path of the site; rendered: the links of the pages that this build rendered; previous: gives the links
    and the HTML of a page of the previous site; sources: path of a page -> the file to change;
    lines: path of a page -> line in that file of a link's target, or of `#` and an anchor, where known;
    contested: paths that two pages would have, so that nobody can say which anchors are there.
    """

    def __init__(
        self,
        files: Iterable[str],
        rendered: Mapping[str, PageLinks],
        previous: Callable[[str], tuple[PageLinks, str]],
        sources: Mapping[str, str],
        lines: Mapping[str, Mapping[str, int]],
        contested: Collection[str],
        problems: Problems,
    ) -> None:
        self._lines = lines
        self._files, self._rendered, self._previous = set(files), rendered, previous
        self._sources, self._contested, self._problems = sources, contested, problems
        self._anchors: dict[str, set[str]] = {}

    def check(self, fresh: Sequence[str], gone: Iterable[str]) -> None:
        """Note every link that leads nowhere and every anchor that a page has twice.

        fresh: the pages that stay as they were, and had no wrong link then; gone: the pages that are no longer.
        """
        previous = {path: self._previous(path)[0] for path in self._rendered} if fresh else {}
        # A link that was right is right, unless what it leads to is gone.
        lost = set(gone).union(*(self._lost_anchors(path, page) for path, page in previous.items()))
        for path, page in self._rendered.items():
            self._check_anchors(path, page)
            checked = set(previous[path].targets) if path in previous else set()
            self._check_targets(
                path, (target for target in page.targets if target not in checked or _is_lost(target, lost))
            )
        for path in fresh if lost else ():
            page, html = self._previous(path)
            if any(target in html for target in lost):
                self._check_targets(path, (target for target in page.targets if _is_lost(target, lost)))

    def _check_anchors(self, path: str, page: PageLinks) -> None:
        for anchor in sorted(anchor for anchor, count in Counter(page.ids).items() if count > 1):
            self._error(path, f"#{anchor}", f"has the anchor `{anchor}` twice", "Rename one of the two.")

    def _check_targets(self, page: str, targets: Iterable[str]) -> None:
        for target in targets:
            path, _, anchor = target.partition("#")
            if path not in self._files:
                what = f"links to {path}, which is not a page of the site"
                self._error(page, target, what, "Correct the link, or add the page.")
            elif anchor and path not in self._contested and anchor not in self._anchors_of(path):
                what = f"links to {target}, where there is no such anchor"
                self._error(page, target, what, "Correct the part after the #.")

    def _error(self, page: str, place: str, what: str, remedy: str) -> None:
        line = self._lines.get(page, {}).get(place)
        self._problems.error(self._sources.get(page) or page, line, f"the page {page} {what}", remedy)

    def _anchors_of(self, path: str) -> set[str]:
        if path not in self._anchors:
            self._anchors[path] = set((self._rendered.get(path) or self._previous(path)[0]).ids)
        return self._anchors[path]

    def _lost_anchors(self, path: str, previous: PageLinks) -> set[str]:
        """Return the anchors, with their page, that a rendered page had before and has no longer."""
        return {f"{path}#{anchor}" for anchor in set(previous.ids) - self._anchors_of(path)}


def _is_lost(target: str, lost: set[str]) -> bool:
    return target in lost or target.partition("#")[0] in lost
