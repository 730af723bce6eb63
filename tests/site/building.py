"""Building sites for tests: of the small collection, and of the records that ship, if there are any."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup

from build_site.catalogue import Catalogue
from build_site.core import atomic_write
from build_site.core.cache import Cache
from build_site.core.content import ContentFolder, SourceFile
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.records import changelog, files
from build_site.search import index
from build_site.site.build import build
from build_site.site.publish import StagedSite
from build_site.vocabulary import areas, keywords, tags


@dataclass(frozen=True)
class Site:
    """A built site. pages: path -> parsed page."""

    folder: Path
    pages: dict[str, BeautifulSoup]

    def __getitem__(self, path: str) -> BeautifulSoup:
        return self.pages[path]

    def text(self, path: str) -> str:
        return " ".join(self.pages[path].get_text(" ").split())


def built(held: Catalogue, content: ContentFolder, folder: Path) -> Site:
    problems = Problems()
    with StagedSite(folder / "site") as staging:
        changes = changelog.read(atomic_write.read(content.root / changelog.NAME), "content/changes.yaml", problems)
        build(
            held, changes, content, staging, problems, lambda: index.build(held, ()), Cache(folder / "cache")
        ).publish(problems)
    assert list(problems) == []
    pages = {
        file.relative_to(folder / "site").as_posix(): BeautifulSoup(file.read_text("utf-8"), "html.parser")
        for file in sorted((folder / "site").rglob("*.html"))
    }
    return Site(folder / "site", pages)


def shipped() -> Catalogue | None:
    """The catalogue of the records that ship with the project, or None if there are none yet."""
    problems, vocabulary = Problems(), SHIPPED_CONTENT / "vocabulary"
    if not any((SHIPPED_CONTENT / "reviews").glob("*.yaml")):
        return None
    held = Catalogue.build(
        files.read_all(ContentFolder(SHIPPED_CONTENT), problems),
        areas.load(SourceFile(vocabulary / "areas.yaml", "areas.yaml"), problems),
        keywords.load(SourceFile(vocabulary / "keywords.yaml", "keywords.yaml"), problems),
        tags.load(SourceFile(vocabulary / "themes.yaml", "themes.yaml"), "themes", problems),
        tags.load(SourceFile(vocabulary / "agencies.yaml", "agencies.yaml"), "agencies", problems),
    )
    problems.stop_if_errors()
    return held
