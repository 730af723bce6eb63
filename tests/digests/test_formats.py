"""Formats of files: what the readers of text and of web pages give for lines."""

from __future__ import annotations

import warnings

import pytest

from build_site.digests.formats import UnreadableFileError, broken_file
from build_site.digests.formats.html import html_lines
from build_site.digests.formats.text import decode, text_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc", ["a", "b", "c"]),
        ("a\vb\u2028c\u2029d", ["a", "b", "c", "d"]),
        ("a\fb", ["a b"]),
        ("a\n", ["a", ""]),
        ("", [""]),
    ],
)
def test_lines_end_where_people_see_them_end(text, lines):
    assert text_lines(text) == lines


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known_by_the_zeros_of_latin_letters(encoding):
    assert decode("Zoë – a “fall”".encode(encoding)) == "Zoë – a “fall”"
    assert decode("a".encode(encoding)) == "a"


def test_text_with_few_zeros_is_not_utf_16():
    assert decode(b"a\0bcdefgh") == "a bcdefgh"
    assert decode(b"a\0bc") == "a bc"


def test_utf_16_without_its_mark_is_known_where_more_than_half_of_the_letters_are_latin():
    assert decode("Kent Кен".encode("utf-16-le")) == "Kent Кен"


def test_text_that_is_utf_8_but_for_one_line_is_read_line_by_line():
    assert decode("Zoë\n".encode() + "Zoë".encode("cp1252") + b"\n") == "Zoë\nZoë\n"


@pytest.mark.parametrize(
    ("strange", "letters", "is_text"),
    [(2, 2, True), (3, 500, False), (3, 597, True), (3, 596, False), (30, 5970, True), (31, 5970, False)],
)
def test_text_has_fewer_than_three_signs_of_a_binary_or_one_in_two_hundred(strange, letters, is_text):
    data = b"\x01" * strange + b"a" * letters
    if is_text:
        assert decode(data) == " " * strange + "a" * letters
    else:
        with pytest.raises(UnreadableFileError):
            decode(data)


def test_letters_that_no_encoding_has_are_signs_of_a_binary_too():
    with pytest.raises(UnreadableFileError, match="this is not text"):
        decode(b"ab\x81cd\x81ef\x8d")


@pytest.mark.parametrize(
    ("error", "message"),
    [(ValueError("no root\nin file"), "no root"), (ValueError(" "), "ValueError"), (KeyError(), "KeyError")],
)
def test_a_broken_file_is_told_with_the_librarys_first_line(error, message):
    assert broken_file("PDF", error).what == f"this PDF can't be read: {message}"


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<h3>Kent</h3>", ["### Kent", ""]),
        ("<p>a<br>b</p>", ["a", "b", ""]),
        ("<p>a <b>b</b> c</p>", ["a b c", ""]),
        ("<p><b>a</b></p>", ["**a**", ""]),
        ("<p><strong>a</strong> <b>b</b></p>", ["**a b**", ""]),
        ("<p><b>a</b> b</p>", ["a b", ""]),
        ("<p><b>a</b><i>b</i></p>", ["ab", ""]),
        ("<p></p>", []),
        ("<table><tr><td><b>a</b></td><td>b</td></tr></table>", ["**a**", "", "b", ""]),
        ("<section><b>a</b></section>", ["a", ""]),
        ("<ul><li>a</li><li><p>b</p></li></ul>", ["• a", "", "• b", ""]),
        ("<ol><li>a</li><li><p>b</p><p>c</p></li></ol>", ["1. a", "", "2. b", "", "c", ""]),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", ["1. a", "", "• b", "", "2. c", ""]),
        ("<h2><p>a</p></h2>", ["## a", ""]),
        ("<p><a href='https://example.org'>a</a></p>", ["[a](https://example.org)", ""]),
        ("<p><a href='HTTP://example.org'><b>a</b></a></p>", ["[a](HTTP://example.org)", ""]),
        ("<a href='https://example.org'><p>a</p></a>", ["a", ""]),
        ("<p><a href='javascript:x()'>a</a> <a>b</a></p>", ["a b", ""]),
        ("<p>a<a href='https://example.org'> </a></p>", ["a", ""]),
        ("<p>a<!-- b --></p><script>c</script><style>d</style><p>e<button>f</button></p>", ["a", "", "e", ""]),
        ("<head><title>a</title></head><body>b</body>", ["b", ""]),
    ],
)
def test_a_web_page_gives_the_marks_of_its_headings_items_links_and_bold_blocks(html, lines):
    assert html_lines(html) == lines


def test_a_web_page_that_never_closes_its_paragraphs_is_read():
    assert len(html_lines("<div>a" * 5000)) == 10_000


def test_a_page_that_looks_like_xml_is_read_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert html_lines('<?xml version="1.0"?><page><p>a</p></page>') == ["a", ""]
