"""What of a web page is its text: not its menus, banners and footers, nor what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import PageElement

from build_site.core.text import normalise_space

HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
"""Name of a heading's element -> the mark that Markdown has for it."""

_OF_THE_PAGE = {"footer", "aside", "nav", "dialog"}
_ROLES = {"navigation", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
_SECTIONS = {"main", "article", "section"}
"""The header of one of these is its text; one elsewhere is the page's."""
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_COOKIES = re.compile(r"cookie|onetrust|gdpr|consent[-_]?(?:banner|bar|manager|notice|popup|sdk)", re.IGNORECASE)
_LONGEST_BANNER, _MOST_PARTS = 3000, 500
"""In letters, and in elements and texts; a larger element whose class speaks of cookies is the page itself."""
_UNREAD = ["nav", "script", "style", "noscript", "template", "svg"]
_LONGEST_AROUND, _MOST_BANNERS = 200, 20
"""In letters; a longer text in a banner or a foot is no name."""
_WHOLE_PAGE = {"html", "body", "main", "article"}


def texts_around(soup: Tag) -> tuple[str, ...]:
    """Return the title of a page, and the short texts of its own banner and foot, without their menus."""
    title = soup.title.get_text(" ") if soup.title else ""
    found = soup.find_all(lambda tag: tag.name in ("header", "footer") or tag.get("role") in ("banner", "contentinfo"))
    own = [tag for tag in found[:_MOST_BANNERS] if not tag.find_parent([*_SECTIONS, "nav"])]
    texts = [str(text) for tag in own for text in tag.find_all(string=True) if not text.find_parent(_UNREAD)]
    spaced = (normalise_space(text) for text in (title, *texts[:_MOST_PARTS]))
    return tuple(dict.fromkeys(text for text in spaced if 0 < len(text) <= _LONGEST_AROUND))


def text_of_page(soup: Tag) -> Tag:
    """Return the element that holds the text of a page, and take out of it what is not text.

    It is `main`, or else the one `article`, where it has more than half of the letters; else the page as a whole.
    """
    for left_out in list(_left_out(soup)):
        left_out.extract()
    whole = _letters(soup)
    main = soup.find_all(lambda tag: tag.name == "main" or tag.get("role") == "main")
    for found in (main, soup.find_all("article")):
        # Several articles are an entry each.
        element = found[0] if len(found) == 1 else None
        if isinstance(element, Tag) and _letters(element) * 2 > whole:
            return element
    return soup


def _left_out(soup: Tag) -> Iterator[Tag]:
    """Yield the outermost elements that are no text of the page."""
    opened = _opened_by_headings(soup)
    open_: list[tuple[Iterator[PageElement], bool]] = [(iter(soup.contents), False)]
    while open_:
        children, within = open_[-1]
        child = next(children, None)
        if child is None:
            open_.pop()
        elif isinstance(child, Tag):
            if _is_of_page(child, within) or _is_banner(child) or (_is_hidden(child) and child.get("id") not in opened):
                yield child
            else:
                open_.append((iter(child.contents), within or child.name in _SECTIONS))


def _opened_by_headings(soup: Tag) -> set[object]:
    """Return the ids of panels that a reader opens by the button in a heading; they are hidden until then."""
    buttons = soup.find_all(["button", "a"], attrs={"aria-controls": True})
    return {button["aria-controls"] for button in buttons if button.parent and button.parent.name in HEADINGS}


def _is_of_page(tag: Tag, within: bool) -> bool:
    """Whether an element is a menu, a footer or the like. within: it stands in a section of the text."""
    if tag.name in _OF_THE_PAGE or tag.get("role") in _ROLES:
        return True
    return not within and (tag.name == "header" or tag.get("role") == "banner")


def _is_hidden(tag: Tag) -> bool:
    # What is hidden until it is found is text that a search in the page opens.
    if tag.has_attr("hidden") and tag["hidden"] != "until-found":
        return True
    return tag.get("aria-hidden") == "true" or _UNSEEN.search(str(tag.get("style", ""))) is not None


def _is_banner(tag: Tag) -> bool:
    """Whether an element asks for consent to cookies."""
    names = " ".join(map(str, [*tag.get_attribute_list("id"), *tag.get_attribute_list("class")]))
    if tag.name in _WHOLE_PAGE or not _COOKIES.search(names):
        return False
    letters, left = 0, _MOST_PARTS
    open_: list[Iterator[PageElement]] = [iter(tag.contents)]
    while open_ and left and letters <= _LONGEST_BANNER:
        part = next(open_[-1], None)
        if part is None:
            open_.pop()
            continue
        left -= 1
        if isinstance(part, Tag):
            open_.append(iter(part.contents))
        else:
            letters += len(str(part).strip())
    return not open_


def _letters(tag: Tag) -> int:
    return sum(len(text.strip()) for text in tag.strings)
