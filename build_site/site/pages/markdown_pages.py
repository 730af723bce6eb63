"""The Markdown pages of `pages/*.md`: about, accessibility and whatever an editor adds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from build_site.core import yamlio
from build_site.core.content import ContentFolder, SourceFile
from build_site.core.problems import Problems
from build_site.core.text import UNSEEN
from build_site.site import page_check, text_format, urls
from build_site.site.page import Page, PageContext
from build_site.site.page_check import PageElement


@dataclass(frozen=True)
class TextPage(PageContext):
    """`markdown_page.html`: a Markdown page. body: its HTML without the first heading."""

    body: Markup


_HEADING = re.compile(r"\A\s*#\s+(.+?)\s*#*\s*(?:\n|\Z)")


def pages(content: ContentFolder, problems: Problems) -> Iterator[Page]:
    """Yield a page for each Markdown file. Its first line is its heading: `# About`.

    A file without one is noted, as is what may not stand in a page, such as an address that runs a script.
    """
    for file in content.pages():
        name = content.label(file)
        decoded = yamlio.read_text(SourceFile(file, name), problems)
        text = decoded or ""
        heading = _HEADING.match(text)
        if decoded is not None and not heading:
            problems.error(name, 1, "the page has no heading", "Begin it with a line such as `# About`.")
        # A page that is wrong still has its address, so that links to it are not called wrong as well.
        path = urls.markdown_page(file.stem)
        html = _html(text[heading.end() if heading else 0 :], urls.root_of(path))
        body = Markup(html.html)
        elements = page_check.page_elements(html.html)
        _check(text, html, elements, name, problems)
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
            lines=_lines(html, elements, path, text),
        )


def _check(text: str, html: _Html, elements: Iterable[PageElement], name: str, problems: Problems) -> None:
    """Note what may not stand in a page. elements: of its HTML."""
    for number, line in enumerate(text.split("\n"), 1):
        if unseen := UNSEEN.search(line):
            problems.error(name, number, yamlio.unseen_sign(unseen[0]), "Delete it.")
    for element in elements:
        if wrong := element.problem:
            problems.error(name, _line(html, element, text), *wrong)


def _line(html: _Html, element: PageElement, text: str) -> int | None:
    """Return the line of a text on which the address of an element stands."""
    printed = html.printed.get(element.value, element.value)
    return page_check.line_of(printed, text) or page_check.line_of(element.value, text)


def _lines(html: _Html, elements: Iterable[PageElement], path: str, text: str) -> dict[str, int]:
    """Return target of each link within the site, and `#` with each anchor -> its line."""
    lines = {f"#{slugify(line, '-')}": number for number, line in reversed(list(enumerate(text.split("\n"), 1)))}
    for element in elements:
        if element.attribute in ("href", "src") and (line := _line(html, element, text)):
            lines.setdefault(urls.target_of(element.value, path, urls.root_of(path)), line)
    return lines


class _SiteLinks(Treeprocessor):
    """Makes links that begin with a slash (`/areas/`) lead from this page to a file of the site."""

    def __init__(self, md: markdown.Markdown, root: str, printed: dict[str, str]) -> None:
        super().__init__(md)
        self._root, self._printed = root, printed

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            address = link.get("href", "")
            path, hash_sign, anchor = address.partition("#")
            if path.startswith("/") and not path.startswith("//"):
                file = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
                link.set("href", self._root + file + hash_sign + anchor)
                self._printed[unescape(link.get("href", ""))] = unescape(address)


class _Text(Extension):
    """Markdown with headings that have anchors, links within the site, and no HTML: markup in a page is text."""

    def __init__(self, root: str) -> None:
        super().__init__()
        self._root = root
        self.printed: dict[str, str] = {}

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the name is the library's)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_SiteLinks(md, self._root, self.printed), "site_links", 5)


@dataclass(frozen=True)
class _Html:
    """The HTML of a text. printed: address of a link within the site -> as the text has it."""

    html: str
    printed: dict[str, str]


def _html(text: str, root: str) -> _Html:
    own = _Text(root)
    html = markdown.markdown(text, extensions=[own, "tables", "sane_lists", "toc"], output_format="html")
    return _Html(html, own.printed)
