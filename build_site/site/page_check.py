"""Whether the HTML of a Markdown page holds nothing that a page may not: an address that runs something or loads
something from elsewhere, or an attribute that is none of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "div": {"class"},
    "td": {"style"},
    "th": {"style"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
"""Element -> the attributes that Markdown gives it. Whatever else is there came in by a way that nobody knows."""
_ADDRESSES = {"href", "src"}
_STYLE = re.compile(r"text-align: (?:left|right|center);")

_SCHEMES = ("https:", "http:", "mailto:", "tel:")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SKIPPED_BY_BROWSERS = re.compile(r"[\x00-\x20]")
_WORD = re.compile(r"\w+")
_BETWEEN = r"[\s\\]*"
"""What may stand between the letters of an address in Markdown: the end of a line, an escape."""


@dataclass(frozen=True)
class PageElement:
    """An element with an address or an anchor. value: as a browser reads it, every character reference resolved."""

    tag: str
    attribute: str
    value: str

    @property
    def problem(self) -> tuple[str, str] | None:
        """What is wrong with it and what to do, or None."""
        if self.attribute not in _ATTRIBUTES.get(self.tag, ()) or (
            self.attribute == "style" and not _STYLE.fullmatch(self.value)
        ):
            what = f"`<{self.tag} {self.attribute}>` can't stand in a page"
            return what, "Write it in Markdown, which has text, links, lists and tables."
        return _address_problem(self.value, self.tag) if self.attribute in _ADDRESSES else None


def _address_problem(address: str, tag: str) -> tuple[str, str] | None:
    plain = _SKIPPED_BY_BROWSERS.sub("", address)
    scheme = _SCHEME.match(plain)
    begins_with = scheme[0] if scheme else next((sign for sign in ("//", "\\") if sign in plain[:2]), None)
    if tag == "img" and begins_with:
        return f"the image `{address}` is not of this site", "Take it out: a page loads nothing from elsewhere."
    if begins_with and begins_with.lower() not in _SCHEMES:
        remedy = f"Begin it with {', '.join(_SCHEMES)} or write the path of a page of this site, such as `/areas/`."
        return f"the link to `{address}` begins with `{begins_with}`", remedy
    if "\\" in plain:
        return f"the link to `{address}` has a `\\` in it", "Write `/`, or take it out."
    return None


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[PageElement] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [PageElement(tag, name, value or "") for name, value in attributes]


def page_elements(html: str) -> list[PageElement]:
    """Return every attribute of every element of some HTML, in order."""
    reader = _Elements()
    reader.feed(html)
    reader.close()
    return reader.found


def line_of(printed: str, text: str) -> int | None:
    """Return the line of a Markdown text, from 1, on which an address stands; None if on none.

    One that is written in a way that can't be found is sought by the longest of its words.
    """
    # Markdown leaves a character reference as it stands where it has no `;`; browsers don't.
    read = "\n".join(unescape(line).replace("\n", " ") for line in text.split("\n"))
    words = sorted(_WORD.findall(printed), key=len, reverse=True)
    for sought in (_BETWEEN.join(map(re.escape, "".join(printed.split()))), *map(re.escape, words)):
        for written in (read, text):
            if sought and (found := re.search(sought, written)):
                return written.count("\n", 0, found.start()) + 1
    return None
