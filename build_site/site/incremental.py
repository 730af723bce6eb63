"""What a build need not make again: a file of the site that would come out as the last build left it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from build_site.catalogue import Point, Review
from build_site.core.cache import Cache, digest_of
from build_site.core.parallel import parallel_map
from build_site.core.problems import Problems
from build_site.site import links
from build_site.site.links import PageLinks
from build_site.site.manifest import State
from build_site.site.page import DataFile, Lazy, Page, resolve
from build_site.site.publish import StagedSite
from build_site.site.render import Renderer

Found = TypeVar("Found")

_FEWEST = 40
"""Pages for each core from which on several of them are of use."""

_Files = dict[str, tuple[bytes, State]]
"""Path -> the key of what the file was made from, and its state: changed since, it must be made again."""


def key_of(item: Page | DataFile, shared: bytes) -> bytes:
    """Return the key of a page or a data file: a hash of all that it is made from. The same key, the same file.

    shared: a hash of what every file depends on: settings, vocabularies, templates, this program.
    """
    inputs: tuple[Any, ...] = (
        (item.path, item.template, item.context) if isinstance(item, Page) else (item.path, item.content)
    )
    if isinstance(inputs[-1], bytes):
        return digest_of(inputs[-1])  # What is there already is its own key.
    return digest_of(shared, msgspec.msgpack.encode(_plain(inputs), enc_hook=_plain_text))


def _plain_text(value: Any) -> str:
    """Return a text that is marked as HTML as the text that it is; anything else must be plain data already."""
    if isinstance(value, str):
        return str.__str__(value)
    raise TypeError(f"a page can't be made from {type(value).__name__}: {value!r}")


def _plain(value: Any) -> Any:
    """Return a value with the fingerprint of each review and the anchor of each of its points in their stead."""
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
        return value.make.__qualname__, _plain(value.inputs)
    return value


class SiteWriter:
    """Writes the files of one build, each unless the site has it already.

    shared: see `key_of`. To be used in this order: `write` for all files, the checks, `commit`.
    """

    def __init__(self, renderer: Renderer, shared: bytes, staging: StagedSite, cache: Cache) -> None:
        self._renderer, self._shared, self._staging, self._cache = renderer, shared, staging, cache
        remembered = cache.get("files", b"", _Files) or {}
        staging.adopt({path: state for path, (_, state) in remembered.items()})
        # Where two sites are mixed, a page of the one may link to what only the other has: all are made anew.
        self._previous_files = {} if staging.unfinished else remembered
        self._key_by_path: dict[str, bytes] = {}
        self._rendered: dict[str, PageLinks] = {}
        self._fresh: list[str] = []
        self._stale: list[str] = []
        self._checked = b""

    @property
    def rendered(self) -> int:
        """How many pages were not already right."""
        return len(self._rendered)

    def write(self, items: Sequence[Page | DataFile]) -> None:
        """Stage the files that are not already right."""
        stale = []
        for item in items:
            key = self._key_by_path[item.path] = key_of(item, self._shared)
            if self._previous_files.get(item.path) != (key, self._staging.previous.get(item.path)):
                stale.append(item)
            elif isinstance(item, Page):
                self._fresh.append(item.path)
        self._stale += [item.path for item in stale]
        for item, page_links in zip(stale, parallel_map(self._write_one, stale, _FEWEST), strict=True):
            if page_links:
                self._rendered[item.path] = page_links

    def _write_one(self, item: Page | DataFile) -> PageLinks | None:
        if isinstance(item, DataFile):
            self._staging.write(item.path, resolve(item.content))
            return None
        html = self._renderer.html(item)
        self._staging.write(item.path, html.encode())
        return links.page_links(html, item.path, self._renderer.root(item.path))

    def check_links(
        self,
        sources: Mapping[str, str],
        lines: Mapping[str, Mapping[str, int]],
        contested: Collection[str],
        problems: Problems,
    ) -> None:
        """Note every link that leads nowhere.

        sources, lines, contested: as LinkChecker takes them.
        """
        gone = [path for path in self._staging.previous.keys() - self._key_by_path.keys() if path.endswith(".html")]
        checker = links.LinkChecker(
            self._key_by_path, self._rendered, self._previous_links, sources, lines, contested, problems
        )
        checker.check(self._fresh, gone)

    def check_contents(self, inputs: bytes, check: Callable[[str, bytes], list[Found]]) -> list[Found]:
        """Return what a check finds in the files of the site; to be called after `write`.

        check: gets a file's path and content; inputs: a digest of what it goes by. Files that came through one with
        the same are not looked at again.
        """
        self._checked = inputs
        is_known = self._cache.get("checked", inputs, bool)
        paths = self._stale if is_known else list(self._key_by_path)

        def check_one(path: str) -> list[Found]:
            return check(path, self._staging.read(path))

        return [found for one in parallel_map(check_one, paths, _FEWEST) for found in one]

    def _previous_links(self, path: str) -> tuple[PageLinks, str]:
        html = self._staging.previous_text(path)
        return links.page_links(html, path, self._renderer.root(path)), html

    def commit(self, problems: Problems) -> None:
        """Publish the site, and remember what each of its files was made from.

        problems: takes a warning for each file of the site that somebody changed.
        """
        states = self._staging.commit(self._key_by_path, problems)
        files = {path: (key, states[path]) for path, key in self._key_by_path.items()}
        if files != self._previous_files:
            self._cache.set("files", b"", files)
        if self._cache.get("checked", self._checked, bool) is None:
            self._cache.set("checked", self._checked, True)
