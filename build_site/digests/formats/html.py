"""A web page -> lines of text with the marks that Markdown has for headings, items, links and bold blocks."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, Tag, XMLParsedAsHTMLWarning
from bs4.element import PageElement

from build_site.core.text import normalise_space
from build_site.digests.formats.html_structure import HEADINGS, text_of_page, texts_around
from build_site.digests.formats.html_tables import data_rows
from build_site.digests.formats.rows import row_lines

# fmt: off
_SKIPPED = {
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "button", "select", "input",
    "textarea",
}
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "label", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var", "wbr",
}
# fmt: on
_LABELS = {"dt", "summary"}
"""Elements that stand over the text below them as a label does."""
_SAFE_LINK = re.compile(r"https?://", re.IGNORECASE)
_EMPTY_LINK = re.compile(r"\[\s*\]\([^()\s]*\)")
_LONE_MARK = re.compile(r"(?:#{1,6}|•|\d{1,3}\.)")

_ITEM = re.compile(r"(?:•|\d{1,3}\.)\s")
_MARKS = re.compile(r"^#{1,6}\s+|\*\*")

_BLOCK_END, _LINE_END, _BLANK = "\x1d", "\x1e", "\x1c"
"""Signs put where a block or a line ends, and for a blank line within a block; no text holds them, since control

signs are taken out of it before.
"""


def html_lines(html: str) -> list[str]:
    """Return the text of a page, as `read_page` has it."""
    return read_page(html)[0]


def read_page(html: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the text of a page, and what stands around it: its title, and the texts of its banner and its foot.

    There is a blank line after each block of the text; scripts, styles and comments are left out.
    So are menus, banners, footers and what is hidden. Headings begin with `#`, items with `•` or their number, a
    block all in bold and a label are put in `**`, links to http addresses are written `[words](address)`, and the
    rows of a table that holds data stand between bars.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(html, "html.parser")
    around = texts_around(soup)
    return _lines(text_of_page(soup)), around


def _lines(element: Tag) -> list[str]:
    return _split_lines(_EMPTY_LINK.sub("", "".join(_marked_text(element))))


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
            if child.name in _SKIPPED and not _is_button_of_heading(child):
                continue
            if child.name == "table" and (rows := data_rows(child, _cell_lines)):
                yield from map(_marked_row, rows)
                continue
            items[id(child.parent)] += child.name == "li"
            opening, closing = _marks_around(child, items[id(child.parent)])
            yield opening
            open_.append((iter(child.contents), closing))
        elif type(child) is NavigableString:  # its subclasses are comments, declarations and the like
            yield str(child)


def _is_button_of_heading(tag: Tag) -> bool:
    return tag.name == "button" and tag.parent is not None and tag.parent.name in (*HEADINGS, "summary")


def _cell_lines(cell: Tag) -> list[str]:
    """Return the lines of a cell of a table, blank ones between its paragraphs; a line alone without its marks."""
    lines = _lines(cell)[:-1]
    if len(lines) == 1:
        return [_MARKS.sub("", lines[0])]
    around = zip([None, *lines], lines, [*lines[1:], None], strict=False)
    return [line for above, line, below in around if line or not (_is_item(above) and _is_item(below))]


def _is_item(line: str | None) -> bool:
    return line is not None and _ITEM.match(line) is not None


def _marked_row(cells: list[list[str]]) -> str:
    """Return a row of a table as a block of the marked text."""
    lines = _LINE_END.join(line or _BLANK for line in row_lines(cells))
    return f"{_BLOCK_END}{lines}{_BLOCK_END}"


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
    return _BLOCK_END + HEADINGS.get(node.name, "") + bold, bold + _BLOCK_END


def _is_bold(node: Tag) -> bool:
    """Whether a paragraph is nothing but bold words, as a heading typed by hand is; or a label by its element."""
    children = [child for child in node.children if isinstance(child, Tag) or str(child).strip()]
    if node.name in _LABELS:
        return bool(children) and all(not isinstance(child, Tag) or child.name in _INLINE for child in children)
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
        pieces = block.split(_LINE_END)
        block_lines = [line for piece in pieces if (line := normalise_space(piece)) or piece == _BLANK]
        if len(block_lines) == 1 and _LONE_MARK.fullmatch(block_lines[0]):
            mark = block_lines[0]  # `<li><p>`: the mark of the item stands before the paragraph in it
        elif block_lines:
            lines += [f"{mark} {block_lines[0]}".strip(), *block_lines[1:], ""]
            mark = ""
    return lines
