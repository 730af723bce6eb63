"""A web page -> lines of text with the marks that Markdown has for headings, items, links and bold blocks."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, Tag, XMLParsedAsHTMLWarning
from bs4.element import PageElement

from build_site.core.text import normalise_space

# fmt: off
_SKIPPED = {
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "button", "select", "input",
    "textarea",
}
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label",
    "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var", "wbr",
}
# fmt: on
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_SAFE_LINK = re.compile(r"https?://", re.IGNORECASE)
_EMPTY_LINK = re.compile(r"\[\s*\]\([^()\s]*\)")
_LONE_MARK = re.compile(r"(?:#{1,6}|•|\d{1,3}\.)")

_BLOCK_END, _LINE_END = "\x1d", "\x1e"
"""Signs put where a block or a line ends; no text holds them, since control signs are taken out of it before."""


def html_lines(html: str) -> list[str]:
    """Return the text of a page, with a blank line after each block; scripts, styles and comments are left out.

    Headings begin with `#`, items with `•` or their number, a block all in bold is put in `**`, and
    links to http addresses are written `[words](address)`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(html, "html.parser")
    return _split_lines(_EMPTY_LINK.sub("", "".join(_marked_text(soup))))


def _marked_text(soup: Tag) -> Iterator[str]:
    """Yield the text of a page in order, with the signs and marks that its elements put around it."""
    # A stack in place of recursion: a page that never closes its paragraphs is thousands deep.
    open_: list[tuple[Iterator[PageElement], str]] = [(iter(soup.contents), "")]
    items: Counter[int] = Counter()
    while open_:
        children, closing = open_[-1]
        child = next(children, None)
        if child is None:
            open_.pop()
            yield closing
        elif isinstance(child, Tag):
            if child.name in _SKIPPED:
                continue
            items[id(child.parent)] += child.name == "li"
            opening, closing = _marks_around(child, items[id(child.parent)])
            yield opening
            open_.append((iter(child.contents), closing))
        elif type(child) is NavigableString:  # its subclasses are comments, declarations and the like
            yield str(child)


def _marks_around(node: Tag, number: int) -> tuple[str, str]:
    """Return what stands before and after the text of an element; number: which item of its list it is."""
    if node.name == "br":
        return _LINE_END, ""
    if node.name in _INLINE:
        address = node.get("href") if node.name == "a" else None
        inline = all(not isinstance(child, Tag) or child.name in _INLINE for child in node.children)
        linked = inline and isinstance(address, str) and _SAFE_LINK.match(address)
        return ("[", f"]({address})") if linked else ("", "")
    if node.name == "li":
        ordered = node.parent is not None and node.parent.name == "ol"
        return _BLOCK_END + (f"{number}. " if ordered else "• "), _BLOCK_END
    bold = "**" if _is_bold(node) else ""
    return _BLOCK_END + _HEADINGS.get(node.name, "") + bold, bold + _BLOCK_END


def _is_bold(node: Tag) -> bool:
    """Whether a paragraph is nothing but bold words, as a heading typed by hand is."""
    children = [child for child in node.children if isinstance(child, Tag) or str(child).strip()]
    return (
        node.name in ("p", "div", "td")
        and bool(children)
        and all(isinstance(child, Tag) and child.name in ("b", "strong") for child in children)
    )


def _split_lines(text: str) -> list[str]:
    """Return the lines of a text in which blocks and lines end with their signs."""
    lines: list[str] = []
    mark = ""
    for block in text.split(_BLOCK_END):
        block_lines = [line for line in map(normalise_space, block.split(_LINE_END)) if line]
        if len(block_lines) == 1 and _LONE_MARK.fullmatch(block_lines[0]):
            mark = block_lines[0]  # `<li><p>`: the mark of the item stands before the paragraph in it
        elif block_lines:
            lines += [f"{mark} {block_lines[0]}".strip(), *block_lines[1:], ""]
            mark = ""
    return lines
