"""Files as they are received: encodings, web pages, PDF, Word, and files that are no digests."""

from __future__ import annotations

import base64
import html
from pathlib import Path

import docx
import fpdf
import pytest

from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.core.text import UNSEEN
from build_site.digests.files import digest_files, read_digest
from build_site.model import Report
from tests.attack.bombs import word_document, word_file
from tests.digests.conftest import FIXTURES, contents

LIST = (FIXTURES / "list.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_gives_the_same_entries(tmp_path, read, read_file, encoding):
    path = tmp_path / "list.txt"
    path.write_bytes(LIST.encode(encoding))
    assert contents(read_file(path)) == contents(read(LIST))


def test_a_line_pasted_from_another_encoding_spoils_no_other_line(tmp_path, read_file):
    path = tmp_path / "list.txt"
    path.write_bytes("2021 – Hull – Zoë\n\n".encode() + "She said “no” – twice.".encode("cp1252"))
    (entry,) = read_file(path).entries
    assert (entry.heading.title, entry.account.summary) == ("Zoë", "She said “no” – twice.")


def _web_page(text: str) -> str:
    blocks = [line for line in text.split("\n") if line]
    items = "".join(
        f"<h3>{html.escape(line)}</h3>" if line[:4].isdigit() else f"<p>{html.escape(line)}</p>" for line in blocks
    )
    return f"""<!DOCTYPE html><html><head><title>Reviews</title><style>p {{}}</style></head><body>
        <nav><ul><li><a href="/">Home</a></li><li>Topics<ul><li>Health</li></ul></li></ul></nav>
        <script>var last = "2023 – Kent – Baby X";</script><!-- 2023 – Kent – Baby Y -->
        <main>{items}</main><footer><button>2023 – Kent – Baby Z</button><p>Contact us</p></footer></body></html>"""


@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_a_list_saved_as_a_web_page_gives_the_same_entries_whatever_the_files_name(tmp_path, read, read_file, name):
    path = tmp_path / name
    path.write_text(_web_page(LIST), encoding="utf-8")
    assert contents(read_file(path)) == contents(read(LIST))


def test_a_web_page_gives_links_items_and_bold_headings(tmp_path, read_file):
    path = tmp_path / "page.htm"
    path.write_text(
        "<h2>Reviews of May 2025</h2><p><strong>1. Rapid review: Child A</strong></p><p>A "
        "child of two was bitten by a dog at a fair."
        "<p>Learning includes:<ol><li><p>chain the dog</p><li>fence<br>the field</ol>"
        "<p><a href='https://example.org/a.pdf'>Read the rapid review</a> <a href='javascript:x()'>now</a>"
    )
    (entry,) = read_file(path).entries
    assert entry.heading.title == "Child A"
    assert entry.account.learning == ("chain the dog", "fence the field")


@pytest.fixture
def months_pdf(tmp_path) -> Path:
    """A month's digest of two reviews, set so that a page break cuts a point, with a footer on each page."""

    class Pages(fpdf.FPDF):
        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("helvetica", size=8)
            self.cell(0, 10, f"Library of reviews | Page {self.page_no()}", align="C")

    pdf = Pages()
    pdf.add_page()

    def paragraph(text: str, style: str = "") -> None:
        pdf.set_font("helvetica", style, 11)
        pdf.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(5)

    paragraph("Library of reviews - June 2025", "B")
    for number, name in enumerate(("Rowan", "Sorrel"), 1):
        paragraph(f"{number}. Rapid review: Child {name}", "B")
        paragraph(
            "A child of six fell into a canal in May 2024 while a cousin was on the towpath; a "
            "lock keeper pulled the child out and rang."
        )
        if number == 1:
            pdf.set_y(-32)
        paragraph(
            "Learning includes: walk the towpath with the family; ask the lock keeper what he "
            "sees on summer evenings when boats are "
            "moored three abreast and no one is aboard; and keep a lifebuoy at each gate."
        )
        paragraph("Other resources Read the rapid review (PDF)")
    path = tmp_path / "months.pdf"
    pdf.output(str(path))
    return path


def test_a_pdf_is_read_over_its_page_breaks_and_without_its_footers(months_pdf, read_file):
    rowan, sorrel = read_file(months_pdf).entries
    assert (rowan.heading.title, rowan.published, rowan.heading.review_type) == (
        "Child Rowan",
        "2025-06",
        "rapid review",
    )
    assert (
        rowan.account.learning
        == sorrel.account.learning
        == (
            "walk the towpath with the family",
            "ask the lock keeper what he sees on summer evenings when boats are moored three "
            "abreast and no one is aboard",
            "keep a lifebuoy at each gate",
        )
    )
    assert rowan.account.report == Report("rapid review")


def test_a_word_file_is_read_by_its_headings_lists_and_bold_words(tmp_path, read_file):
    document = docx.Document()
    document.add_heading("Library of reviews - June 2025", 0)
    document.add_heading("Rapid review: Child Rowan", 2)
    document.add_paragraph("A child of five fell into a canal; a lock keeper pulled the child out.")
    document.add_paragraph().add_run("Learning includes:").bold = True
    document.add_paragraph("Walk the towpath with the family", style="List Bullet")
    document.add_paragraph("Ask the lock keeper what he sees", style="List Bullet")
    document.add_paragraph().add_run("2. Rapid review: Child Sorrel").bold = True
    document.add_paragraph("A child of six fell from a bridge; Recommendations: mend the rail; light the bridge.")
    path = tmp_path / "months.docx"
    document.save(str(path))
    rowan, sorrel = read_file(path).entries
    assert (rowan.heading.title, rowan.published) == ("Child Rowan", "2025-06")
    assert rowan.account.learning == ("Walk the towpath with the family", "Ask the lock keeper what he sees")
    assert sorrel.account.recommendations == ("mend the rail", "light the bridge")


def test_signs_that_steer_a_terminal_or_turn_text_around_are_not_in_the_lines_of_a_digest(tmp_path):
    text = "A \x1b[2Jfall, \x9b1mtold\u202e \u2066here\u2069.\x7f"
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "a.html").write_text("<p>A &#27;[2Jfall, &#155;1mtold&#x202e; &#x2066;here&#x2069;.&#127;</p>")
    word = word_file(word_document(f"<w:p><w:r><w:t>{text.replace(chr(27), '')}</w:t></w:r></w:p>".encode()))
    (tmp_path / "a.docx").write_bytes(word)
    for name in ("a.txt", "a.html", "a.docx"):
        digest = read_digest(tmp_path / name, name, Problems())
        assert digest is not None
        assert not UNSEEN.search("".join(digest.lines)), name
        assert "told here." in " ".join(digest.lines)


@pytest.mark.parametrize(
    ("is_there", "what"), [(True, "there is no digest in this folder"), (False, "this folder is missing")]
)
def test_a_folder_without_digests_is_a_warning(tmp_path, is_there, what):
    folder = tmp_path / "digests"
    if is_there:
        folder.mkdir()
        (folder / "README.md").write_text("how to add a digest")
        (folder / ".hidden.txt").write_text("2021 – Hull – Amal")
    problems = Problems()
    assert digest_files(ContentFolder(tmp_path), problems) == ()
    assert [str(problem) for problem in problems] == [
        f"digests/: warning: {what}\n"
        "    Put digests there, as .txt, .text, .md, .markdown, .html, .htm, .xhtml, .pdf, .docx files; "
        "until then the site is built from the records alone."
    ]


def test_digests_are_read_at_any_depth_in_order_of_name(tmp_path):
    digests = tmp_path / "digests"
    for name in ("b/2.md", "a.txt", "b/1.txt"):
        (digests / name).parent.mkdir(exist_ok=True, parents=True)
        (digests / name).write_text("x")
    found = digest_files(ContentFolder(tmp_path), Problems())
    assert [path.relative_to(digests).as_posix() for path in found] == ["a.txt", "b/1.txt", "b/2.md"]


def test_a_document_that_is_no_digest_gives_no_entry_and_says_so(read):
    problems = Problems()
    reading = read("Minutes of the garden club\n\nThe roses are well.\n\nTea was served.", "minutes.txt", problems)
    assert (reading.entries, reading.format) == ((), "not understood")
    assert [(ignored.lines, ignored.reason) for ignored in reading.ignored] == [
        ((1, 5), "no entry found in this digest")
    ]
    assert [str(problem) for problem in problems] == [
        "digests/minutes.txt:1: warning: no entry was found in this digest\n"
        "    Entries begin with a heading such as `2023 – Kent – Baby T` or `1. Serious case review: Baby T`."
    ]


def test_an_entry_in_which_nothing_is_told_is_reported(read):
    problems = Problems()
    read(
        "2021 – Hull – Amal\n\nLearning: call again; write it down.\n\n2021 – Hull – Bea\n\nA fall from a swing.",
        "list.txt",
        problems,
    )
    assert [str(problem) for problem in problems] == [
        "digests/list.txt:1: warning: the entry `2021 – Hull – Amal` does not say what happened\n"
        "    Check whether its text stands under another heading.",
        "digests/list.txt:5: warning: no learning and no recommendations were found in `2021 – Hull – Bea`\n"
        "    If the entry has them, add the words of its label to vocabulary/labels.yaml.",
    ]


def test_lines_that_look_like_an_entry_with_no_heading_are_reported(read):
    problems = Problems()
    text = (
        "2021 – Hull – Amal\n\nA fall. Learning: call again. Keywords: accidents\n\nDoncaster: Bea\n\n"
        "A burn. Learning: ring first.\n\n2021 – Hull – Cai\n\nA bite. Learning: chain the dog."
    )
    assert len(read(text, "list.txt", problems).entries) == 2
    assert [str(problem) for problem in problems] == [
        "digests/list.txt:5: warning: lines 5 to 7 look like an entry, but no heading was understood above them\n"
        "    If they are one, give it a heading such as `2023 – Kent – Baby T` or `1. Serious case review: Baby T`."
    ]


@pytest.mark.parametrize("name", ["a.TXT", "a.text", "a.md", "a.markdown"])
def test_a_text_file_is_read_whatever_its_suffix(tmp_path, read_file, name):
    (tmp_path / name).write_text("2021 – Hull – Amal\n\nA fall.")
    assert read_file(tmp_path / name).digest.lines == ("2021 – Hull – Amal", "", "A fall.")


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml", "a.HTM"])
def test_a_web_page_is_read_whatever_its_suffix(tmp_path, read_file, name):
    (tmp_path / name).write_text("<h2>2021 – Hull – Amal</h2><p>A fall.</p>")
    assert read_file(tmp_path / name).digest.lines == ("## 2021 – Hull – Amal", "", "A fall.", "")


@pytest.mark.parametrize(
    ("start", "is_page"),
    [
        ("<html>", True),
        ("\n <HTML lang='en'>", True),
        ("<!doctype html>", True),
        ("<?xml version='1.0'?>\n<html>", True),
        ("<!-- saved -->\n<!DOCTYPE HTML>", True),
        (f"<!--{'x' * 500}--><html>", True),
        (f"<!--{'x' * 501}--><html>", False),
        ("<p>", False),
        ("About <html>", False),
        ("<htmlx>", False),
    ],
)
def test_a_text_file_is_a_web_page_if_it_begins_as_one(tmp_path, read_file, start, is_page):
    (tmp_path / "a.txt").write_text(f"{start}<p>A fall.</p>")
    assert (read_file(tmp_path / "a.txt").digest.lines == ("A fall.", "")) == is_page


@pytest.mark.parametrize(
    "name", ["README.md", "readme.txt", ".hidden.txt", ".git/a.txt", "a/.b/c.txt", "~$a.docx", "2021/README.txt"]
)
def test_hidden_files_and_those_that_say_how_to_add_digests_are_none(tmp_path, name):
    digests = tmp_path / "digests"
    (digests / name).parent.mkdir(parents=True, exist_ok=True)
    (digests / name).write_text("x")
    (digests / "a.txt").write_text("x")
    content, problems = ContentFolder(tmp_path), Problems()
    assert digest_files(content, problems) == (digests / "a.txt",)
    assert (len(problems), content.inventory.problems) == (0, ())


def test_a_pdf_gives_a_line_in_bold_only_where_all_of_it_is(tmp_path, read_file):
    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", "B", 12)
    pdf.write(10, "Rowan ")
    pdf.set_font("helvetica", "", 12)
    pdf.write(10, "fell")
    pdf.ln(30)
    pdf.set_font("helvetica", "B", 12)
    pdf.cell(0, 10, "What was learned", new_x="LMARGIN", new_y="NEXT")
    path = tmp_path / "a.pdf"
    pdf.output(str(path))
    assert read_file(path).digest.lines == ("Rowan fell", "", "**What was learned**", "")


@pytest.mark.parametrize(("leading", "is_one"), [(18, True), (20, False)])
def test_a_pdfs_lines_are_one_paragraph_up_to_a_wide_spacing(tmp_path, read_file, leading, is_one):
    # Letters of 12 points stand in lines of as many; the space between is six tenths of that, or more.
    pdf = fpdf.FPDF(unit="pt")
    pdf.add_page()
    pdf.set_font("helvetica", "", 12)
    pdf.multi_cell(0, leading, "A child fell.\nA nurse rang.")
    path = tmp_path / "a.pdf"
    pdf.output(str(path))
    assert (read_file(path).digest.lines == ("A child fell.", "A nurse rang.", "")) == is_one


def test_a_word_files_pictures_are_left_out(tmp_path, read_file):
    picture = tmp_path / "a.png"
    picture.write_bytes(
        base64.b64decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
        )
    )
    document = docx.Document()
    document.add_paragraph("A child fell.")
    document.add_picture(str(picture))
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert read_file(path).digest.lines == ("A child fell.", "")
