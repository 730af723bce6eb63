"""A web page -> lines of text with the marks that Markdown has for headings, items, links and bold blocks."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, Tag, XMLParsedAsHTMLWarning
from bs4.element import PageElement

from build_site.core.text import normalise_space

_LEFT_OUT = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "iframe",
    "object",
    "button",
    "select",
    "input",
    "textarea",
}
_INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "img",
    "ins",
    "kbd",
    "label",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "u",
    "var",
    "wbr",
}
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_SAFE_LINK = re.compile(r"https?://", re.IGNORECASE)
_NO_WORDS = re.compile(r"\[\s*\]\([^()\s]*\)")
_MARK = re.compile(r"(?:#{1,6}|•|\d{1,3}\.)")

_BLOCK, _LINE = "\x1d", "\x1e"
"""Signs put where a block or a line ends; no text holds them, since control signs are taken out of it before."""


def lines_of_html(html: str) -> list[str]:
    """The text of a page, with a blank line after each block; scripts, styles and comments are left out.

    Headings begin with `#`, items with `•` or their number, a block all in bold is put in `**`, and
    links to http addresses are written `[words](address)`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(html, "html.parser")
    return _lines(_NO_WORDS.sub("", "".join(_pieces(soup))))


def _pieces(soup: Tag) -> Iterator[str]:
    """The text of a page in order, with the signs and marks that its elements put around it.

    A stack in place of recursion: a page that never closes its paragraphs is thousands deep.
    """
    open_: list[tuple[Iterator[PageElement], str]] = [(iter(soup.contents), "")]
    items: Counter[int] = Counter()
    while open_:
        children, closing = open_[-1]
        child = next(children, None)
        if child is None:
            open_.pop()
            yield closing
        elif isinstance(child, Tag):
            if child.name in _LEFT_OUT:
                continue
            items[id(child.parent)] += child.name == "li"
            opening, closing = _marks(child, items[id(child.parent)])
            yield opening
            open_.append((iter(child.contents), closing))
        elif type(child) is NavigableString:  # its subclasses are comments, declarations and the like
            yield str(child)


def _marks(node: Tag, number: int) -> tuple[str, str]:
    """What stands before and after the text of an element; number: which item of its list it is."""
    if node.name == "br":
        return _LINE, ""
    if node.name in _INLINE:
        address = node.get("href") if node.name == "a" else None
        linked = isinstance(address, str) and _SAFE_LINK.match(address) and all(map(_is_inline, node.children))
        return ("[", f"]({address})") if linked else ("", "")
    if node.name == "li":
        ordered = node.parent is not None and node.parent.name == "ol"
        return _BLOCK + (f"{number}. " if ordered else "• "), _BLOCK
    bold = "**" if _is_bold(node) else ""
    return _BLOCK + _HEADINGS.get(node.name, "") + bold, bold + _BLOCK


def _is_inline(node: PageElement) -> bool:
    return not isinstance(node, Tag) or node.name in _INLINE


def _is_bold(node: Tag) -> bool:
    """Whether a paragraph is nothing but bold words, as a heading typed by hand is."""
    children = [child for child in node.children if isinstance(child, Tag) or str(child).strip()]
    return (
        node.name in ("p", "div", "td")
        and bool(children)
        and all(isinstance(child, Tag) and child.name in ("b", "strong") for child in children)
    )


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    mark = ""
    for block in text.split(_BLOCK):
        words = [line for line in map(normalise_space, block.split(_LINE)) if line]
        if len(words) == 1 and _MARK.fullmatch(words[0]):
            mark = words[0]  # `<li><p>`: the mark of the item stands before the paragraph in it
        elif words:
            lines += [f"{mark} {words[0]}".strip(), *words[1:], ""]
            mark = ""
    return lines
