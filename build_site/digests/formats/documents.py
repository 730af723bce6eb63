"""PDF, Word and web pages -> lines of text with the marks that Markdown has for headings, items and bold blocks.

Each is read through one library, imported only when such a file is there: pdfminer.six for PDF,
since it finds the paragraphs of a page; mammoth for Word, since it makes a web page of the file's
styles and lists; beautifulsoup4 for web pages, in `markup`. The first two are the optional extra `documents`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from build_site.core.text import normalise_space
from build_site.digests.formats.text import UnreadableFileError

_LINE_MARGIN = 0.6
"""How far apart lines of one paragraph may be, in heights of a line; digests are often set with wide spacing."""
_INSTALL = (
    "Run `make site`, which installs what such files need, or `pip install '.[documents]'` in the project's folder."
)
_SAVE_AGAIN = "Open it, save it again as text or as a web page, and put that file in its place."


def lines_of_pdf(data: bytes) -> list[str]:
    """The text of a PDF, a blank line after each paragraph, lines in bold put in `**`.

    Raises Unreadable if the library is missing, the file is broken or locked, or holds only pictures.
    """
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LAParams
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError:
        raise UnreadableFileError("reading PDF files needs pdfminer.six, which is not installed", _INSTALL) from None
    lines: list[str] = []
    try:
        for page in extract_pages(io.BytesIO(data), laparams=LAParams(line_margin=_LINE_MARGIN)):
            lines += _lines_of_page(page)
    except PDFPasswordIncorrect:
        raise UnreadableFileError("this PDF is locked with a password", _SAVE_AGAIN) from None
    except Exception as error:  # a broken PDF makes the library raise nearly anything
        raise UnreadableFileError(f"this PDF can't be read: {_said(error)}", _SAVE_AGAIN) from None
    if not any(lines):
        raise UnreadableFileError(
            "this PDF has no text in it; it may be a scan",
            "Ask the publisher for the text, or type it into a text file.",
        )
    return lines


def _lines_of_page(page: Any) -> Iterator[str]:
    from pdfminer.layout import LTTextContainer, LTTextLine

    for box in page:
        if not isinstance(box, LTTextContainer):
            continue
        for line in box:
            if isinstance(line, LTTextLine) and (text := normalise_space(line.get_text())):
                yield f"**{text}**" if _is_bold(line) else text
        yield ""


def _is_bold(line: Any) -> bool:
    names = {getattr(char, "fontname", "") for char in line if char.get_text().strip()}
    return bool(names) and all(re.search(r"bold|black|heavy", name, re.IGNORECASE) for name in names if name)


def lines_of_web_page(html: str) -> list[str]:
    """The text of a web page, in lines."""
    from build_site.digests.formats.html import lines_of_html

    return lines_of_html(html)


def lines_of_word(data: bytes) -> list[str]:
    """The text of a Word file (.docx), a blank line after each paragraph.

    Raises Unreadable if the library is missing or the file is broken.
    """
    try:
        import mammoth
    except ImportError:
        raise UnreadableFileError("reading Word files needs mammoth, which is not installed", _INSTALL) from None
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=mammoth.images.img_element(lambda image: {"src": ""})
        ).value
    except Exception as error:  # a broken file makes the library raise nearly anything
        raise UnreadableFileError(f"this Word file can't be read: {_said(error)}", _SAVE_AGAIN) from None
    return lines_of_web_page(html)


def _said(error: Exception) -> str:
    """The first line of what a library says, or the kind of its error where it says nothing."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
