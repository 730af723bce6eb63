"""A page's key: the same for the same page, whatever its texts are in memory, and another for any change."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from build_site.site.incremental import key_of
from build_site.site.page import DataFile, Lazy, Link, Page, PageContext


def _page(path: str = "a.html", template: str = "t.html", text: str = "Kent", count: int | None = 1) -> Page:
    return Page(path, template, PageContext("A title", "", "", trail=(Link(text, "areas/kent/", count),)))


def test_page_key_is_the_same_for_equal_pages() -> None:
    text = "".join(["Ke", "nt"])  # Another object than the constant.
    assert (
        key_of(_page(), b"state") == key_of(_page(text=text), b"state") == key_of(_page(text=Markup("Kent")), b"state")
    )


def test_page_key_changes_with_all_that_a_page_is_made_from() -> None:
    pages = [_page(), _page(path="b.html"), _page(template="u.html"), _page(text="Leeds"), _page(count=2)]
    pages += [_page(count=None), _page(count=0)]
    assert len({key_of(page, b"state") for page in pages} | {key_of(_page(), b"other")}) == len(pages) + 1


def _first(*texts: str) -> PageContext:
    return PageContext(texts[0], "", "")


def _last(*texts: str) -> PageContext:
    return PageContext(texts[-1], "", "")


def test_page_key_of_what_is_made_later_changes_with_the_maker_and_its_inputs() -> None:
    makers = [Lazy(_first, ("a", "b")), Lazy(_last, ("a", "b")), Lazy(_first, ("a", "c")), Lazy(_first, ("ab",))]
    assert len({key_of(Page("a.html", "t.html", maker), b"") for maker in makers}) == len(makers)


def test_file_that_is_there_already_is_its_own_key() -> None:
    assert key_of(DataFile("a.js", b"text"), b"one") == key_of(DataFile("b.js", b"text"), b"two")
    assert key_of(DataFile("a.js", b"text"), b"") != key_of(DataFile("a.js", b"other"), b"")


def test_page_can_not_be_made_from_what_has_no_fixed_form() -> None:
    with pytest.raises(TypeError, match="a page can't be made from object"):
        key_of(_page(text=object()), b"")
