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


def test_a_small_number_is_not_stated_but_none_is() -> None:
    numbers = [text_format.small_count(number, 3) for number in (0, 1, 2, 3, 1204)]
    assert numbers == ["0", "fewer than 3", "fewer than 3", "3", "1,204"]
    assert text_format.small_count(1, 1) == "1"


def test_a_number_has_its_noun_in_the_plural_unless_it_is_one() -> None:
    texts = [text_format.pluralise(number, "review") for number in (0, 1, 2, 1204)]
    assert texts == ["0 reviews", "1 review", "2 reviews", "1,204 reviews"]
    assert [text_format.pluralise(number, "child", "children") for number in (1, 2)] == ["1 child", "2 children"]


def test_a_point_is_called_after_its_kind_and_number() -> None:
    names = [text_format.point_name(kind, 2) for kind in text_format.POINT_HEADINGS]
    assert names == ["recommendation 2", "learning point 2", "item of good practice 2"]
    assert list(text_format.POINT_HEADINGS.values()) == ["Recommendations", "Learning", "Good practice"]


def test_a_text_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert [text_format.capitalise(text) for text in ("", "a", "the NHS", "Éire")] == ["", "A", "The NHS", "Éire"]


def test_paragraphs_are_parted_by_blank_lines_and_broken_lines_joined() -> None:
    assert text_format.paragraphs("One\nline.\n \n\n  Two  lines. \n\n") == ("One line.", "Two lines.")
    assert text_format.paragraphs(" \n\n ") == ()


def test_an_extract_drops_the_stop_that_it_is_cut_at_and_has_thirty_words() -> None:
    assert [text_format.extract(f"one{stop} two", 1) for stop in (",", ";", ":", ".", "–", "-", "!")] == [
        *["one…"] * 6,
        "one!…",
    ]
    assert text_format.extract("w " * 30) == " ".join("w" * 30)
    assert text_format.extract("w " * 31) == " ".join("w" * 30) + "…"
    assert text_format.extract("") == ""


def test_page_numbers_leave_out_only_what_is_in_between() -> None:
    assert Pager(1, 1, "a/index.html").numbers == (1,)
    assert Pager(3, 5, "a/index.html").numbers == (1, 2, 3, 4, 5)
    assert Pager(4, 7, "a/index.html").numbers == (1, None, 3, 4, 5, None, 7)
    assert Pager(9, 9, "a/index.html").numbers == (1, None, 8, 9)


def test_the_first_page_has_none_before_it_and_the_last_none_after_it() -> None:
    ways = [(pager.previous, pager.next) for pager in (Pager(number, 3, "a/index.html") for number in (1, 2, 3))]
    assert ways == [
        (None, "a/page-2/index.html"),
        ("a/index.html", "a/page-3/index.html"),
        ("a/page-2/index.html", None),
    ]


def test_links_are_read_from_any_depth_without_their_query_and_without_other_sites() -> None:
    html = (
        '<a href="../../x/index.html?a=1#b">x</a><form action="../../search/index.html?q=1"></form>'
        '<a href="https://example.org/">e</a><a href="//example.org/">e</a><a href="mailto:a@b">m</a>'
        '<img src="near.svg"><a href="?page=2">q</a><a\n href="../../../out.html">o</a><a href="a&amp;b.html">&amp;</a>'
    )
    assert links.page_links(html, "y/z/index.html", "../../").targets == (
        "x/index.html#b",
        "y/z/index.html",
        "../out.html",
        "y/z/a&b.html",
        "y/z/near.svg",
        "search/index.html",
    )
