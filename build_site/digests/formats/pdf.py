"""A PDF -> lines of text, through pdfminer.six, since it finds the paragraphs of a page.

The library is part of the optional extra `documents`, and is imported only when there is a PDF to read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from build_site.core.text import normalise_space
from build_site.digests.formats import INSTALL_LIBRARIES, SAVE_AGAIN, UnreadableFileError, broken_file

if TYPE_CHECKING:
    from pdfminer.layout import LTPage, LTTextLine

_LINE_MARGIN = 0.6
"""How far apart lines of one paragraph may be, in heights of a line; digests are often set with wide spacing."""
_BOLD_FONT = re.compile(r"bold|black|heavy", re.IGNORECASE)


def pdf_lines(data: bytes) -> list[str]:
    """Return the text of a PDF, a blank line after each paragraph, lines in bold put in `**`."""
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LAParams
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError:
        raise UnreadableFileError(
            "reading PDF files needs pdfminer.six, which is not installed", INSTALL_LIBRARIES
        ) from None
    lines: list[str] = []
    try:
        for page in extract_pages(io.BytesIO(data), laparams=LAParams(line_margin=_LINE_MARGIN)):
            lines += _page_lines(page)
    except PDFPasswordIncorrect:
        raise UnreadableFileError("this PDF is locked with a password", SAVE_AGAIN) from None
    except MemoryError:
        raise
    except Exception as error:  # a broken PDF makes the library raise nearly anything
        raise broken_file("PDF", error) from None
    if not any(lines):
        raise UnreadableFileError(
            "this PDF has no text in it; it may be a scan",
            "Ask the publisher for the text, or type it into a text file.",
        )
    return lines


def _page_lines(page: LTPage) -> Iterator[str]:
    from pdfminer.layout import LTTextContainer, LTTextLine

    for box in page:
        if not isinstance(box, LTTextContainer):
            continue
        for line in box:
            if isinstance(line, LTTextLine) and (text := normalise_space(line.get_text())):
                yield f"**{text}**" if _is_bold(line) else text
        yield ""


def _is_bold(line: LTTextLine) -> bool:
    """Whether every letter of a line is set in a bold font; spaces and letters of no named font don't count."""
    from pdfminer.layout import LTChar

    fonts = {char.fontname for char in line if isinstance(char, LTChar) and char.get_text().strip() and char.fontname}
    return bool(fonts) and all(map(_BOLD_FONT.search, fonts))
