"""The Markdown pages of `pages/*.md`: about, accessibility and whatever an editor adds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from build_site.core import yamlio
from build_site.core.content import ContentFolder, SourceFile
from build_site.core.problems import Problems
from build_site.site import text_format, urls
from build_site.site.page import Page, PageContext


@dataclass(frozen=True)
class TextPage(PageContext):
    """`markdown_page.html`: a Markdown page. body: its HTML without the first heading."""

    body: Markup


_HEADING = re.compile(r"\A\s*#\s+(.+?)\s*#*\s*(?:\n|\Z)")


def pages(content: ContentFolder, problems: Problems) -> Iterator[Page]:
    """Yield a page for each Markdown file. Its first line is its heading: `# About`; a file without one is noted."""
    for file in content.pages():
        name = content.label(file)
        text = yamlio.read_text(SourceFile(file, name), problems)
        heading = _HEADING.match(text or "")
        if text is not None and not heading:
            problems.error(name, 1, "the page has no heading", "Begin it with a line such as `# About`.")
        # A page that is wrong still has its address, so that links to it are not called wrong as well.
        path = urls.markdown_page(file.stem)
        body = Markup(_html((text or "")[heading.end() if heading else 0 :], urls.root_of(path)))
        yield Page(
            path,
            "markdown_page.html",
            TextPage(
                title=heading[1] if heading else file.stem,
                description=text_format.extract(body.striptags(), 25),
                section=file.stem,
                body=body,
            ),
            source=f"pages/{file.name}",
        )


class _SiteLinks(Treeprocessor):
    """Makes links that begin with a slash (`/areas/`) lead from this page to a file of the site."""

    def __init__(self, md: markdown.Markdown, root: str) -> None:
        super().__init__(md)
        self._root = root

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            path, hash_sign, anchor = link.get("href", "").partition("#")
            if path.startswith("/"):
                file = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
                link.set("href", self._root + file + hash_sign + anchor)
            elif path and not urls.is_web_link(path) and not path.startswith(("mailto:", "tel:")):
                # A relative path is kept, so that the link check reports it; `javascript:` and its like lead nowhere.
                link.set("href", path + hash_sign + anchor if ":" not in path else "#main-content")


class _Text(Extension):
    """Markdown with headings that have anchors, links within the site, and no HTML: markup in a page is text."""

    def __init__(self, root: str) -> None:
        super().__init__()
        self._root = root

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the name is the library's)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_SiteLinks(md, self._root), "site_links", 5)


def _html(text: str, root: str) -> str:
    return markdown.markdown(text, extensions=[_Text(root), "tables", "sane_lists", "toc"], output_format="html")
