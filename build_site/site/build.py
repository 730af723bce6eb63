"""The whole site, from the catalogue: gather the pages, render them, check the links, put it in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from build_site.catalogue import Catalogue
from build_site.content import ContentFolder
from build_site.problems import Problems
from build_site.records.history import Change
from build_site.search.index import SearchIndex
from build_site.search.page import site_files
from build_site.site import assets, briefings, config, headers, links, write
from build_site.site.config import SiteConfig
from build_site.site.contexts import Link, Page
from build_site.site.contexts.browsing import TextPage
from build_site.site.memory import CACHE, Memory
from build_site.site.pages import briefing, home, indexes, lists, new, overview, points, reviews, texts, together
from build_site.site.pages import search as finder
from build_site.site.render import Renderer
from build_site.site.shelves import Shelves
from build_site.site.tagged import TaggedPoints


@dataclass(frozen=True)
class Built:
    """What a build did. pages: how many the site has; rendered: how many of them were not already right."""

    pages: int
    rendered: int


def build(catalogue: Catalogue, content: ContentFolder, out: Path, problems: Problems, search: SearchIndex,
          cache: Path = CACHE) -> Built:
    """Make the site of a catalogue in the folder `out`.

    search: the index of the same catalogue; cache: a folder that remembers what an earlier build found, and which
    pages are already right.
    Raises Stop, with the former site left as it was, if a setting, a page or a link is wrong, or if
    `out` holds something else or can't be written.
    """
    write.check_folder(out)
    settings = config.load(content, problems)
    made = assets.load()
    changes = new.changes_of(catalogue, content, problems)
    pages = list(_pages(catalogue, content, settings, search, changes, cache, problems))
    _check_paths(pages, problems)
    problems.stop_if_errors()
    renderer = Renderer(settings, made.names, _footer(pages))
    memory = Memory(out, cache)
    keys, ends, rendered = {}, {}, {}
    for page in pages:
        keys[page.path] = renderer.key(page)
        known = memory.recall(page.path, keys[page.path])
        if known is None:
            html = renderer.html(page)
            rendered[page.path] = html.encode()
            known = links.ends_of(html, page.path, renderer.root(page.path))
        ends[page.path] = known
    files = {**made.files, **headers.files(settings), **site_files(search), **new.feed(catalogue, changes, settings),
             **briefings.files(catalogue, settings)}
    links.check(ends, files, {page.path: page.source for page in pages}, problems)
    problems.stop_if_errors()
    write.write(out, {**files, **rendered}, [path for path in keys if path not in rendered])
    memory.save(keys, ends)
    return Built(len(pages), len(rendered))


def _pages(catalogue: Catalogue, content: ContentFolder, settings: SiteConfig, search: SearchIndex,
           changes: tuple[Change, ...], cache: Path, problems: Problems) -> Iterator[Page]:
    shelves = Shelves(catalogue)
    tagged = TaggedPoints(shelves)
    yield from home.pages(shelves, tagged, settings)
    yield from finder.pages(search, settings)
    yield from indexes.pages(shelves)
    yield from lists.pages(shelves, settings)
    yield from points.pages(shelves, tagged, settings)
    yield from together.pages(shelves, tagged, settings)
    yield from reviews.pages(shelves, settings, cache)
    yield from overview.pages(shelves, settings)
    yield from briefing.pages(shelves)
    yield from new.pages(shelves, changes, settings)
    yield from texts.pages(content, problems)


def _check_paths(pages: Iterable[Page], problems: Problems) -> None:
    """Note every page that would overwrite another: a Markdown page called `search.md`, for example."""
    taken: dict[str, Page] = {}
    for page in pages:
        if first := taken.get(page.path):
            problems.error(page.source or first.source or page.path, None,
                           f"two pages would have the address {page.path}: “{first.context.title}” and "
                           f"“{page.context.title}”",
                           "Rename one of the two.")
        taken.setdefault(page.path, page)


def _footer(pages: Iterable[Page]) -> tuple[Link, ...]:
    """Links to the Markdown pages, in the order of their files' names."""
    return tuple(Link(page.context.title, page.path) for page in pages if isinstance(page.context, TextPage))
