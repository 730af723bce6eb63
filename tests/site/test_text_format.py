"""Small things: words of facts, extracts, paths, page numbers, links."""

from __future__ import annotations

from build_site.model import Child
from build_site.site import links, text_format, urls
from build_site.site.page import Pager


def test_a_child_is_told_by_what_is_stated_and_no_more() -> None:
    children = Child("7 weeks", "male"), Child(None, "female"), Child("3 years"), Child()
    assert [text_format.child(child) for child in children] == ["7 weeks, male", "Female", "3 years", ""]


def test_names_are_listed_as_in_a_sentence() -> None:
    names = "abc"
    assert [text_format.join_and(names[:count]) for count in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_an_extract_is_cut_at_a_word_and_says_that_it_goes_on() -> None:
    assert text_format.extract("one two three", 3) == "one two three"
    assert text_format.extract("one two, three", 2) == "one two…"


def test_a_page_finds_the_root_from_any_depth() -> None:
    assert [urls.root_of(path) for path in (urls.HOME, urls.area("Ashford"), "years/2020/page-2/index.html")] == [
        "",
        "../../",
        "../../../",
    ]


def test_only_web_addresses_are_followed() -> None:
    assert [urls.is_web_link(url) for url in ("https://a", "HTTP://a", "javascript:a", "", None, "//a")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_page_numbers_show_the_ends_and_the_neighbours() -> None:
    assert Pager(5, 9, "a/index.html").numbers == (1, None, 4, 5, 6, None, 9)
    assert Pager(1, 2, "a/index.html").numbers == (1, 2)


def test_links_are_found_in_attributes_and_not_in_text() -> None:
    html = '<p id="a">href="no/index.html"</p><a class="x" href="../b/index.html#c">b</a><a href="#a">a</a>'
    assert links.page_links(html, "z/index.html", "../") == links.PageLinks(
        ("a",), ("b/index.html#c", "z/index.html#a")
    )
