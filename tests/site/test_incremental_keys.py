"""A page's key: the same for the same page, whatever its texts are in memory, and another for any change."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from build_site.site.incremental import Keys
from build_site.site.page import DataFile, Lazy, Link, Page, PageContext


def _page(path: str = "a.html", template: str = "t.html", text: str = "Kent", count: int | None = 1) -> Page:
    return Page(path, template, PageContext("A title", "", "", (Link(text, "areas/kent/", count),)))


def test_page_key_is_the_same_for_equal_pages() -> None:
    keys = Keys(b"state")
    text = "".join(["Ke", "nt"])  # Another object than the constant.
    assert keys.of(_page()) == keys.of(_page(text=text)) == keys.of(_page(text=Markup("Kent")))


def test_page_key_changes_with_all_that_a_page_is_made_from() -> None:
    keys = Keys(b"state")
    pages = [_page(), _page(path="b.html"), _page(template="u.html"), _page(text="Leeds"), _page(count=2)]
    pages += [_page(count=None), _page(count=0)]
    assert len({keys.of(page) for page in pages} | {Keys(b"other").of(_page())}) == len(pages) + 1


def _first(*texts: str) -> PageContext:
    return PageContext(texts[0], "", "", ())


def _last(*texts: str) -> PageContext:
    return PageContext(texts[-1], "", "", ())


def test_page_key_of_what_is_made_later_changes_with_the_maker_and_its_inputs() -> None:
    makers = [Lazy(_first, ("a", "b")), Lazy(_last, ("a", "b")), Lazy(_first, ("a", "c")), Lazy(_first, ("ab",))]
    assert len({Keys(b"").of(Page("a.html", "t.html", maker)) for maker in makers}) == len(makers)


def test_file_that_is_there_already_is_its_own_key() -> None:
    assert Keys(b"one").of(DataFile("a.js", b"text")) == Keys(b"two").of(DataFile("b.js", b"text"))
    assert Keys(b"").of(DataFile("a.js", b"text")) != Keys(b"").of(DataFile("a.js", b"other"))


def test_page_can_not_be_made_from_what_has_no_fixed_form() -> None:
    with pytest.raises(TypeError, match="a page can't be made from object"):
        Keys(b"").of(_page(text=object()))
