"""The whole site, from the catalogue: gather the pages, render them, check the links, put it in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_site.catalogue import Catalogue
from build_site.core import dates
from build_site.core.cache import hash_of
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.records.changelog import Change
from build_site.search.finder_view import site_files
from build_site.search.index import SearchIndex
from build_site.site import assets, config, http_headers, urls
from build_site.site.config import SiteConfig
from build_site.site.data import briefing_data
from build_site.site.data.groupings import Groupings
from build_site.site.data.points_by_tag import PointsByTag
from build_site.site.incremental import Keys, PageCache, SiteWriter
from build_site.site.page import Link, Page, Part
from build_site.site.pages import (
    briefing,
    home,
    indexes,
    markdown_pages,
    overview,
    review,
    review_lists,
    tags,
    theme_pairs,
)
from build_site.site.pages import changes as changes_page
from build_site.site.pages import search as finder
from build_site.site.pages.markdown_pages import TextPage
from build_site.site.publish import StagedSite
from build_site.site.render import Renderer


@dataclass(frozen=True)
class Built:
    """What a build did. pages: how many the site has; rendered: how many of them were not already right."""

    pages: int
    rendered: int


def build(
    catalogue: Catalogue,
    content: ContentFolder,
    staging: StagedSite,
    problems: Problems,
    search: Callable[[], SearchIndex],
    cache: Path,
) -> Built:
    """Make the site of a catalogue.

    staging: of the folder of the site; search: gives the index of the same catalogue, when all else is done;
    cache: a folder of what an earlier build of the same site found.
    Raises Stop, with the former site left as it was, if a setting, a page or a link is wrong, or if
    the folder can't be written.
    """
    settings = config.load(content, problems)
    made = assets.load()
    changes = changes_page.changes_of(catalogue, content, problems)
    pages = list(_pages(catalogue, content, settings, changes, cache, problems))
    _check_paths(pages, {urls.SEARCH: finder.TITLE}, problems)
    problems.stop_if_errors()
    renderer = Renderer(settings, made.names, _footer(pages))
    making = SiteWriter(renderer, Keys(_state(catalogue, renderer)), staging, PageCache(cache / "files"))
    making.make(pages)
    making.make(list(briefing_data.parts(catalogue, settings)))
    index = search()
    making.make([finder.page(index, settings)])
    ready = {
        **made.files,
        **http_headers.files(settings),
        **changes_page.feed(catalogue, changes, settings),
        **site_files(index),
    }
    making.make([Part(path, data) for path, data in ready.items()])
    making.check_links({page.path: page.source for page in pages}, problems)
    problems.stop_if_errors()
    making.finish()
    return Built(len(pages) + 1, making.rendered)


def _state(catalogue: Catalogue, renderer: Renderer) -> bytes:
    """What every file depends on besides the reviews: settings, templates, vocabularies, the year."""
    vocabularies = (catalogue.areas, catalogue.keywords, catalogue.themes, catalogue.agencies)
    return hash_of(renderer.state, repr([list(words) for words in vocabularies]).encode(), dates.today()[:4].encode())


def _pages(
    catalogue: Catalogue,
    content: ContentFolder,
    settings: SiteConfig,
    changes: tuple[Change, ...],
    cache: Path,
    problems: Problems,
) -> Iterator[Page]:
    shelves = Groupings(catalogue)
    tagged = PointsByTag(shelves)
    yield from home.pages(shelves, tagged, settings)
    yield from indexes.pages(shelves)
    yield from review_lists.pages(shelves, settings)
    yield from tags.pages(shelves, tagged, settings)
    yield from theme_pairs.pages(shelves, tagged, settings)
    yield from review.pages(shelves, settings, cache)
    yield from overview.pages(shelves, settings)
    yield from briefing.pages(shelves)
    yield from changes_page.pages(shelves, changes, settings)
    yield from markdown_pages.pages(content, problems)


def _check_paths(pages: Iterable[Page], others: Mapping[str, str], problems: Problems) -> None:
    """Note every page that would overwrite another: a Markdown page called `search.md`, for example.

    others: path -> title of the pages that are made later.
    """
    taken: dict[str, Page | str] = dict(others)
    for page in pages:
        if first := taken.get(page.path):
            title, source = (first, "") if isinstance(first, str) else (first.shown.title, first.source)
            problems.error(
                page.source or source or page.path,
                None,
                f"two pages would have the address {page.path}: “{title}” and “{page.shown.title}”",
                "Rename one of the two.",
            )
        taken.setdefault(page.path, page)


def _footer(pages: Iterable[Page]) -> tuple[Link, ...]:
    """Links to the Markdown pages, in the order of their files' names."""
    return tuple(Link(page.context.title, page.path) for page in pages if isinstance(page.context, TextPage))
