"""Formats of files: what the readers of text and of web pages give for lines."""

from __future__ import annotations

import re
import warnings

import fpdf
import pytest

from build_site.digests.formats import UnreadableFileError, broken_file
from build_site.digests.formats.html import html_lines
from build_site.digests.formats.pdf import pdf_lines
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


def test_only_the_main_part_of_a_page_is_read():
    page = "<header><p>Site</p></header><div>Share this</div><main><header><h1>Kent</h1></header><p>{}</p></main>"
    assert html_lines(page.format("A long text of the page")) == ["# Kent", "", "A long text of the page", ""]


def test_a_page_is_read_as_a_whole_where_its_main_part_has_less_than_half_of_the_text():
    assert html_lines("<main>a</main><p>a long text</p>") == ["a", "", "a long text", ""]
    assert html_lines("<article>a long text</article><article>b</article>") == ["a long text", "", "b", ""]
    assert html_lines("<article>a long text</article><p>b</p>") == ["a long text", ""]


@pytest.mark.parametrize(
    "left_out",
    [
        "<footer>x</footer>",
        "<aside>x</aside>",
        "<nav>x</nav>",
        "<header>x</header>",
        "<div role='banner'>x</div>",
        "<div role='contentinfo'>x</div>",
        "<div id='cookie-notice'>x</div>",
        "<section class='site CookieBanner'>x</section>",
        "<p hidden>x</p>",
        "<p aria-hidden='true'>x</p>",
        "<div style='color: red; display:none'><p>x</p></div>",
    ],
)
def test_menus_footers_banners_and_what_is_hidden_are_not_read(left_out):
    assert html_lines(f"<p>a</p>{left_out}<p>b</p>") == ["a", "", "b", ""]


def test_a_page_whose_class_speaks_of_cookies_is_read():
    assert html_lines(f"<div class='no-cookies'><p>{'a ' * 2000}</p></div>")
    assert html_lines("<body class='cookies-accepted'><p>a</p></body>") == ["a", ""]


def test_a_panel_that_a_heading_opens_is_read_below_it():
    page = "<h2><button aria-controls='p'>Child A</button></h2><div id='p' hidden><p>a</p></div><button>x</button>"
    assert html_lines(page) == ["## Child A", "", "a", ""]


def test_terms_of_a_list_of_definitions_and_summaries_of_details_are_labels():
    page = "<dl><dt>Themes</dt><dd>a</dd></dl><details><summary>Child A</summary><p>b</p></details>"
    assert html_lines(page) == ["**Themes**", "", "a", "", "**Child A**", "", "b", ""]


def _table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _cells(*cells: str) -> str:
    return "".join(f"<td>{cell}</td>" for cell in cells)


def test_the_rows_of_a_table_that_holds_data_stand_between_bars():
    page = _table(
        "<th>Name</th><th><strong>Date</strong></th><th>Learning</th>",
        _cells("<p><b>Child A</b></p>", "", "<ul><li>a</li><li>b|c</li></ul>"),
        "<td colspan=3>2022</td>",
        _cells("Child B", "<p>d</p><p>e</p>", "f"),
    )
    assert html_lines(page) == [
        "| Name | Date | Learning |", "",
        "| Child A | | • a", r"• b\|c |", "",
        "| 2022 | | |", "",
        "| Child B | d", "", "e | f |", "",
    ]  # fmt: skip


def test_a_cell_over_two_rows_is_said_in_both():
    page = _table(_cells("Area", "Name", "Date"), f"<td rowspan=2>Kent</td>{_cells('A', '1')}", _cells("B", "2"))
    assert html_lines(page)[2::2] == ["| Kent | A | 1 |", "| Kent | B | 2 |"]


@pytest.mark.parametrize(
    "rows",
    [
        [_cells("a", "b"), _cells("c", "d")],
        [_cells("a", "b", "c")],
        [_cells("a", "b", "c"), _cells("d"), _cells("e"), _cells("f", "g")],
        [_cells("a " * 30, "b", "c"), _cells("d", "e", "f")],
        [_cells("a", "b", "c"), _cells("d", "e", "<table><tr><td>f</td></tr></table>")],
        [_cells("a", "b", "c"), _cells("d", "e", "f"), _cells("g", "h") + "<td>i<td>j"],
    ],
)
def test_a_table_for_layout_is_read_cell_by_cell(rows):
    assert not any("|" in line for line in html_lines(_table(*rows)))


def _columns_pdf(texts) -> bytes:
    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=8)
    pdf.cell(0, 4, "Library", align="R", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("helvetica", size=12)
    pdf.multi_cell(0, 8, "Reviews of the year that were sent to us by the partnerships of the north and east")
    pdf.ln(14)
    top = pdf.get_y()
    for column, part in enumerate(texts):
        pdf.set_y(top)
        for text in part:
            pdf.set_x(10 + 100 * column)
            pdf.multi_cell(88, 5, text, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(9)
    return bytes(pdf.output())


def test_the_columns_of_a_pdf_are_read_one_after_the_other():
    left = [f"left {number} " + "words of the left column " * 5 for number in range(3)]
    right = ["right 0", *(f"right {number} " + "and words of the right one " * 9 for number in range(1, 5))]
    paragraphs = " ".join(pdf_lines(_columns_pdf((left, right))))
    assert re.findall(r"Library|Reviews|(?:left|right) \d", paragraphs) == [
        "Library", "Reviews", "left 0", "left 1", "left 2", "right 0", "right 1", "right 2", "right 3", "right 4",
    ]  # fmt: skip


def test_the_tables_of_a_pdf_are_read_by_their_ruled_lines():
    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=10)
    pdf.cell(0, 10, "Above", new_x="LMARGIN", new_y="NEXT")
    with pdf.table() as table:
        table.row(["Name", "Date", "Learning"])
        table.row().cell("A year in which nothing else was published by anyone", colspan=3)
        table.row(["Child A", "", "\x95 ask who lives in the home and who comes to stay there\n\x95 look"])
    pdf.cell(0, 10, "Below")
    assert pdf_lines(bytes(pdf.output())) == [
        "Above", "",
        "| Name | Date | Learning |", "",
        "| A year in which nothing else was published by anyone |  |  |", "",
        "| Child A |  | • ask who lives in the home and who", "comes to stay there", "• look |", "",
        "Below", "",
    ]  # fmt: skip
