"""Files that give no digest, or not all of one: what is said of each, with what to do."""

from __future__ import annotations

import builtins
import zipfile
from pathlib import Path

import fpdf
import pytest

from build_site.core.problems import Problems
from build_site.digests import limits
from build_site.digests.files import read_digest
from tests.attack.bombs import word_document, word_file


def _messages(path: Path) -> list[str]:
    problems = Problems()
    read_digest(path, path.name, problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("suffix", "library", "kind"),
    [(".pdf", "pdfminer", "PDF files needs pdfminer.six"), (".docx", "mammoth", "Word files needs mammoth")],
)
def test_a_missing_library_is_said_with_what_to_install(tmp_path, monkeypatch, suffix, library, kind):
    imported = builtins.__import__

    def without_library(name, *args):
        if name.startswith(library):
            raise ImportError(name)
        return imported(name, *args)

    monkeypatch.setattr(builtins, "__import__", without_library)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"x")
    assert _messages(path) == [
        f"digests/a{suffix}: error: reading {kind}, which is not installed\n"
        "    Run `make site`, which installs what such files need, or `pip install "
        "'.[documents]'` in the project's folder."
    ]


def test_a_broken_pdf_or_word_file_is_said_to_be_broken(tmp_path):
    for name, kind in (("a.pdf", "PDF"), ("a.docx", "Word file")):
        path = tmp_path / name
        path.write_bytes(b"nothing of the sort")
        (said,) = _messages(path)
        assert said.startswith(f"digests/{name}: error: this {kind} can't be read: ")
        assert said.endswith("\n    Open it, save it again as text or as a web page, and put that file in its place.")


def test_a_locked_pdf_is_said_to_be_locked(tmp_path):
    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.set_encryption(owner_password="o", user_password="u")
    path = tmp_path / "a.pdf"
    pdf.output(str(path))
    assert _messages(path) == [
        "digests/a.pdf: error: this PDF is locked with a password\n"
        "    Open it, save it again as text or as a web page, and put that file in its place."
    ]


def test_a_scanned_pdf_is_said_to_have_no_text(tmp_path):
    pdf = fpdf.FPDF()
    pdf.add_page()
    path = tmp_path / "a.pdf"
    pdf.output(str(path))
    assert _messages(path) == [
        "digests/a.pdf: error: this PDF has no text in it; it may be a scan\n"
        "    Ask the publisher for the text, or type it into a text file."
    ]


def test_a_file_with_one_line_of_text_is_read_without_a_word(tmp_path):
    (tmp_path / "a.txt").write_text("\n \na")
    assert _messages(tmp_path / "a.txt") == []


def test_an_empty_file_is_a_warning(tmp_path):
    (tmp_path / "a.txt").write_text("  \n\n")
    assert _messages(tmp_path / "a.txt") == [
        "digests/a.txt: warning: the file is empty\n    Save the digest again, or delete the file."
    ]


@pytest.mark.parametrize("text", ["<html><!-- Nothing yet --></html>", "<html><script>x()</script>"])
def test_a_file_that_holds_only_a_comment_or_a_script_is_not_called_empty(tmp_path, text):
    (tmp_path / "a.html").write_text(text)
    assert _messages(tmp_path / "a.html") == [
        "digests/a.html: warning: there is no text in this file\n    Save the digest again, or delete the file."
    ]


def test_a_name_of_a_digest_with_a_sign_that_nobody_sees_is_an_error(tmp_path):
    (tmp_path / "a\x1b[2J.txt").write_text("A fall.")
    assert _messages(tmp_path / "a\x1b[2J.txt") == [
        "digests/a\x1b[2J.txt: error: the name of this file has a sign that can't be seen\n    Rename the file."
    ]


def test_a_line_that_no_digest_has_is_told_with_its_number(tmp_path):
    (tmp_path / "a.txt").write_text("A fall.\n" + "x" * 1_000_000 + "\n" + "y" * 1_000_001)
    assert _messages(tmp_path / "a.txt") == [
        "digests/a.txt:3: error: a line has 1,000,001 letters; one of a digest has at most 1,000,000\n"
        "    Break it where paragraphs end, or move the file out of `digests/`."
    ]


def test_a_digest_that_unfolds_to_more_letters_than_one_has_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_LETTERS", 10)
    (tmp_path / "a.txt").write_text("A fall.\nA fal")
    assert _messages(tmp_path / "a.txt") == [
        "digests/a.txt: error: the file unfolds to 12 letters; a digest has at most 10\n"
        "    Cut it into parts, or move it out of `digests/`."
    ]


def _lies_of_its_size() -> bytes:
    document = word_document(b"<w:p><w:r><w:t>A fall.</w:t></w:r></w:p>" * 100_000)
    return word_file(document).replace(len(document).to_bytes(4, "little"), (200).to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (word_file(word_document(b" " * 60_000_000)), "this Word file unfolds to more than 60 MB"),
        (
            word_file(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "this Word file declares a document type, which none that Word saved does",
        ),
        (word_file(b"<a/>", zipfile.ZIP_BZIP2), "`_rels/.rels` in this Word file is packed in an odd way"),
        (_lies_of_its_size(), "this Word file can't be read: Bad CRC-32 for file 'word/document.xml'"),
    ],
)
def test_a_word_file_that_unfolds_to_more_than_a_digest_is_an_error_in_words(tmp_path, data, what):
    (tmp_path / "a.docx").write_bytes(data)
    assert _messages(tmp_path / "a.docx") == [
        f"digests/a.docx: error: {what}\n"
        "    Open it, save it again as text or as a web page, and put that file in its place."
    ]


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_memory_that_runs_out_is_not_called_a_broken_file(tmp_path, monkeypatch, name):
    def run_out(*_, **__):
        raise MemoryError

    monkeypatch.setattr("pdfminer.high_level.extract_pages", run_out)
    monkeypatch.setattr("mammoth.convert_to_html", run_out)
    (tmp_path / "a.pdf").write_bytes(b"")
    (tmp_path / "a.docx").write_bytes(word_file(word_document(b"")))
    with pytest.raises(MemoryError):
        read_digest(tmp_path / name, name, Problems())


def test_a_binary_is_no_text(tmp_path):
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 20)
    assert _messages(tmp_path / "a.txt") == [
        "digests/a.txt: error: this is not text\n"
        "    Save it as text, Markdown or a web page, or move it out of `digests/`."
    ]


def test_a_file_of_another_kind_is_named_with_the_kinds_that_can_be_read(tmp_path):
    (tmp_path / "a.doc").write_bytes(b"x")
    assert _messages(tmp_path / "a.doc") == [
        "digests/a.doc: error: a file of the kind `.doc` can't be read as a digest\n"
        "    Save it as one of .txt, .text, .md, .markdown, .html, .htm, .xhtml, .pdf, .docx, "
        "or move it out of `digests/`."
    ]


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    with open(tmp_path / "a.txt", "wb") as file:
        file.truncate(50_000_000)
    assert _messages(tmp_path / "a.txt") == [
        "digests/a.txt: error: the file has 50 MB; a digest has at most 20 MB\n"
        "    Cut it into parts, or move it out of `digests/`."
    ]


def test_a_file_that_is_not_there_any_more_is_said_to_be_unreadable(tmp_path):
    problems = Problems()
    assert read_digest(tmp_path / "a.txt", "a.txt", problems) is None
    assert [str(problem) for problem in problems] == [
        "digests/a.txt: error: the file can't be read: No such file or directory\n"
        "    Check that the file is there and may be read."
    ]


@pytest.mark.parametrize(("size", "message"), [(20_000_000, "this is not text"), (20_000_001, "the file has 20 MB;")])
def test_a_digest_has_at_most_20_megabytes(tmp_path, size, message):
    with open(tmp_path / "a.txt", "wb") as file:
        file.truncate(size)
    assert _messages(tmp_path / "a.txt")[0].startswith(f"digests/a.txt: error: {message}")


def test_a_file_without_a_suffix_is_named_whole(tmp_path):
    (tmp_path / "LICENCE").write_text("x")
    assert _messages(tmp_path / "LICENCE")[0].startswith(
        "digests/LICENCE: error: a file of the kind `LICENCE` can't be read as a digest\n"
    )
