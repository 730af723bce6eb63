"""The whole site, from the catalogue: gather the pages, render them, check the links, publish."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from build_site.catalogue import Catalogue
from build_site.core import dates
from build_site.core.cache import Cache, digest_of
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.records.changelog import Change
from build_site.records.redaction import Redaction
from build_site.search.finder_view import site_files
from build_site.search.index import SearchIndex
from build_site.site import assets, config, feed, http_headers, urls
from build_site.site.data import briefing_data
from build_site.site.data.groupings import Groupings
from build_site.site.data.points_by_tag import PointsByTag
from build_site.site.incremental import SiteWriter
from build_site.site.page import DataFile, Link, Page, resolve
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
from build_site.site.pages import search as search_page
from build_site.site.pages.markdown_pages import TextPage
from build_site.site.publish import StagedSite
from build_site.site.redacted_words import RedactionCheck, check_other_reviews, report_findings
from build_site.site.render import Renderer


@dataclass(frozen=True)
class Built:
    """What a build did. pages: how many the site has; rendered: how many of them were not already right."""

    pages: int
    rendered: int


@dataclass(frozen=True)
class UnpublishedSite:
    """A site of which every file is made and right, and none is in its place."""

    writer: SiteWriter
    pages: int

    def publish(self, problems: Problems) -> Built:
        """Put the files in their places. Raises BuildError if the folder can't be written.

        problems: takes a warning for each file of the site that somebody changed.
        """
        self.writer.commit(problems)
        return Built(self.pages, self.writer.rendered)


def build(
    catalogue: Catalogue,
    changes: Collection[Change],
    content: ContentFolder,
    staging: StagedSite,
    problems: Problems,
    search: Callable[[], SearchIndex],
    cache: Cache,
    redactions: Sequence[Redaction] = (),
) -> UnpublishedSite:
    """Make the site of a catalogue; its folder stays as it is.

    changes: what each build changed, newest first; search: gives the index, when all else is done; cache: of earlier
    builds of it; redactions: what must stand nowhere in it. Raises BuildError with every setting, page, link and
    redacted word that is wrong, or if no file can be written.
    """
    settings = config.load(content, problems)
    built_assets = assets.load()
    changes = changes_page.published_changes(catalogue, changes)
    groupings = Groupings(catalogue)
    points_by_tag = PointsByTag(groupings)
    all_pages = (
        *home.pages(groupings, points_by_tag, settings),
        *indexes.pages(groupings),
        *review_lists.pages(groupings, settings),
        *tags.pages(groupings, points_by_tag, settings),
        *theme_pairs.pages(groupings, points_by_tag, settings),
        *review.pages(groupings, settings, cache),
        *overview.pages(groupings, points_by_tag, settings),
        *briefing.pages(groupings, points_by_tag),
        *changes_page.pages(groupings, changes, settings),
        *markdown_pages.pages(content, problems),
    )
    pages, contested = _one_page_for_each_address(all_pages, content, problems)
    renderer = Renderer(settings, built_assets.names, _footer(pages))
    writer = SiteWriter(renderer, _shared_inputs(catalogue, renderer), staging, cache)
    writer.write(pages)
    writer.write(list(briefing_data.files(groupings, points_by_tag, settings)))
    index = search()
    writer.write([search_page.page(index, settings)])
    files = {
        **built_assets.files,
        **http_headers.files(settings),
        **feed.files(catalogue, changes, settings),
        **site_files(index),
    }
    writer.write([DataFile(path, data) for path, data in files.items()])
    labels = {source: _label(source, content) for source in {page.source for page in pages}}
    sources = {page.path: labels[page.source] for page in pages}
    writer.check_links(sources, {page.path: page.lines for page in pages if page.lines}, contested, problems)
    if redactions:
        check_other_reviews(redactions, catalogue, problems)
        check = RedactionCheck(redactions, catalogue, content)
        report_findings(writer.check_contents(check.inputs, check.findings), problems)
    problems.stop_if_errors()
    return UnpublishedSite(writer, len(pages) + 1)


def _shared_inputs(catalogue: Catalogue, renderer: Renderer) -> bytes:
    """Return a hash of what every file depends on besides the reviews: settings, templates, vocabularies, the year."""
    vocabularies = (catalogue.areas, catalogue.keywords, catalogue.themes, catalogue.agencies)
    return digest_of(renderer.state, repr([list(terms) for terms in vocabularies]).encode(), dates.today()[:4].encode())


def _label(source: str, content: ContentFolder) -> str:
    """Return what an editor calls the source of a page. A vocabulary may be the one that ships; a record never is."""
    if not source:
        return ""
    is_record = source.startswith(f"{content.reviews.name}/")
    return content.label(content.root / source) if is_record else content.shared_file(*source.split("/")).label


def _one_page_for_each_address(
    pages: Iterable[Page], content: ContentFolder, problems: Problems
) -> tuple[list[Page], set[str]]:
    """Return the pages without those that would overwrite another, each noted: a Markdown page `search.md`, say.

    Beside them, the paths that two would have.
    """
    contested = set()
    by_path: dict[str, Page] = {urls.SEARCH: search_page.EMPTY}
    for page in pages:
        first = by_path.setdefault(page.path, page)
        if first is page:
            continue
        contested.add(page.path)
        labels = [label for label in (_label(page.source, content), _label(first.source, content)) if label]
        titles = " and ".join(f"“{resolve(each.context).title}”" for each in (first, page))
        problems.error(
            labels[0] if labels else page.path,
            None,
            f"two pages would have the address {page.path}: {titles}",
            "Rename one of the two." + (f" The other follows from {labels[1]}." if len(set(labels)) == 2 else ""),
        )
    return [page for page in by_path.values() if page is not search_page.EMPTY], contested


def _footer(pages: Iterable[Page]) -> tuple[Link, ...]:
    """Return links to the Markdown pages, in the order of their files' names."""
    return tuple(Link(page.context.title, page.path) for page in pages if isinstance(page.context, TextPage))
