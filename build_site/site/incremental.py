"""What a build needs not make again: a file of the site that would come out as the last build left it."""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from build_site.catalogue import Point, Review
from build_site.core.cache import hash_of, keep, recall
from build_site.core.parallel import each
from build_site.core.problems import Problems
from build_site.site import links
from build_site.site.links import PageLinks
from build_site.site.page import Lazy, Page, Part
from build_site.site.publish import StagedSite, State
from build_site.site.render import Renderer

_FEWEST = 40
"""Pages for each core from which on several of them are of use."""

_FORM = b"2"


class PageCache:
    """The files of one site folder as last made: path -> the key of what each was made from, and its state.

    file: where it is remembered. A file of the site counts only as long as it is the one that was written: same size, same time.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[str, tuple[bytes, State]] = recall(self._file, _FORM) or {}

    def stands(self, path: str, key: bytes, state: State | None) -> bool:
        """Whether a file, now in this state, was made with this key."""
        return self._known.get(path) == (key, state)

    def save(self, keys: Mapping[str, bytes], states: Mapping[str, State]) -> None:
        """Remember the files of the site as it stands now."""
        known = {path: (key, states[path]) for path, key in keys.items()}
        if known != self._known:
            keep(self._file, _FORM, known)


class Keys:
    """state: a hash of what every file depends on: settings, vocabularies, templates, this program."""

    def __init__(self, state: bytes) -> None:
        self._state = state

    def of(self, item: Page | Part) -> bytes:
        """The key of a page, or of a part."""
        if isinstance(item, Part):
            # What is there already is its own key.
            return hash_of(item.content) if isinstance(item.content, bytes) else self._of(item.path, item.content)
        return self._of(item.path, item.template, item.context)

    def _of(self, *made_from: Any) -> bytes:
        buffer = io.BytesIO()
        pickler = pickle.Pickler(buffer, protocol=5)
        # Without the memo, equal contexts give equal bytes, whichever of their texts happen to be one object.
        pickler.fast = True
        pickler.dump(_plain(made_from))
        return hash_of(self._state, buffer.getbuffer())


def _plain(value: Any) -> Any:
    """A value with the mark of each review, and the anchor of each of its points, in their place."""
    if isinstance(value, tuple) and type(value) is not Point:
        # A large site has more than a million values in all, most of them texts and points: no call for each.
        return tuple(
            [one if (kind := type(one)) is str else one.anchor if kind is Point else _plain(one) for one in value]
        )
    if isinstance(value, Review):
        return value.fingerprint
    if isinstance(value, Point):
        return value.anchor
    if isinstance(value, Lazy):
        return value.make.__qualname__, _plain(value.made_from)
    return value


class SiteWriter:
    """The files of one build, each made unless the site has it already."""

    def __init__(self, renderer: Renderer, keys: Keys, staging: StagedSite, memory: PageCache) -> None:
        self._renderer, self._keys, self._staging, self._memory = renderer, keys, staging, memory
        self._known: dict[str, bytes] = {}
        self._ends: dict[str, PageLinks] = {}
        self._standing: list[str] = []

    @property
    def rendered(self) -> int:
        """How many pages were not already right."""
        return len(self._ends)

    def make(self, items: Sequence[Page | Part]) -> None:
        """Lay aside the files that are not already right."""
        anew = []
        for item in items:
            key = self._known[item.path] = self._keys.of(item)
            if not self._memory.stands(item.path, key, self._staging.previous.get(item.path)):
                anew.append(item)
            elif isinstance(item, Page):
                self._standing.append(item.path)
        for item, ends in zip(anew, each(self._made, anew, _FEWEST)):
            if ends:
                self._ends[item.path] = ends

    def _made(self, item: Page | Part) -> PageLinks | None:
        if isinstance(item, Part):
            self._staging.write(item.path, item.data)
            return None
        html = self._renderer.html(item)
        self._staging.write(item.path, html.encode())
        return links.page_links(html, item.path, self._renderer.root(item.path))

    def check_links(self, sources: Mapping[str, str], problems: Problems) -> None:
        """Note every link that leads nowhere. sources: path of a page -> the file to change."""
        gone = [path for path in self._staging.previous.keys() - self._known.keys() if path.endswith(".html")]
        links.Checker(self._known, self._ends, self._former, sources, problems).check(self._standing, gone)

    def _former(self, path: str) -> tuple[PageLinks, str]:
        html = self._staging.previous_text(path)
        return links.page_links(html, path, self._renderer.root(path)), html

    def finish(self) -> None:
        """Put everything in its place, and remember it."""
        self._memory.save(self._known, self._staging.commit(self._known))
