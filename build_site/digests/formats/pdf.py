"""A PDF -> lines of text, through pdfminer.six, since it finds the paragraphs of a page.

The library is part of the optional extra `documents`, and is imported only when there is a PDF to read.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from build_site.core.text import normalise_space
from build_site.digests.formats import INSTALL_LIBRARIES, SAVE_AGAIN, UnreadableFileError, broken_file
from build_site.digests.formats.pdf_order import reading_order
from build_site.digests.formats.pdf_tables import find_grids
from build_site.digests.formats.rows import row_lines

if TYPE_CHECKING:
    from pdfminer.layout import LAParams, LTChar, LTLayoutContainer, LTPage, LTTextBox, LTTextLine

_LINE_MARGIN = 0.6
"""How far apart lines of one paragraph may be, in heights of a line; digests are often set with wide spacing."""
_WIDE = 1.4
"""How much wider than the narrowest space between lines of a cell one is that parts paragraphs."""
_ANY = 1000.0
"""In a cell, all letters at one height are a line, however far the words of a justified text are apart."""
_BOLD_FONT = re.compile(r"bold|black|heavy", re.IGNORECASE)


def pdf_lines(data: bytes) -> list[str]:
    """Return the text of a PDF, a blank line after each paragraph.

    Lines in bold are put in `**`, the rows of tables with ruled lines between bars.
    """
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError:
        raise UnreadableFileError(
            "reading PDF files needs pdfminer.six, which is not installed", INSTALL_LIBRARIES
        ) from None
    lines: list[str] = []
    try:
        for page in extract_pages(io.BytesIO(data), laparams=_parameters()):
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
    """Yield the lines of a page. The rows of a table with ruled lines stand between bars, where it is on the page."""
    grids = find_grids(page)
    if not grids:
        yield from _text_lines(page, page.height)
        return
    # What stands beside a table comes before it.
    texts: list[list[LTChar]] = [[] for _ in range(len(grids) + 1)]
    for char in _chars(page):
        if not any(grid.take(char) for grid in grids):
            texts[sum(char.y0 < grid.tops[-1] for grid in grids)].append(char)
    for text, grid in itertools.zip_longest(texts, grids):
        yield from _text_lines(_laid_out(text), page.height) if text else ()
        for row in grid.cells() if grid else ():
            yield from row_lines([_cell_lines(cell) for cell in row])
            yield ""


def _chars(page: LTPage) -> Iterator[LTChar]:
    from pdfminer.layout import LTChar

    for box in _boxes(page):
        for line in box:
            yield from (char for char in line if isinstance(char, LTChar))


def _laid_out(chars: Sequence[LTChar], parameters: LAParams | None = None) -> LTLayoutContainer:
    """Return some letters of a page, laid out without regard to the others."""
    from pdfminer.layout import LTLayoutContainer

    box = (min(c.x0 for c in chars), min(c.y0 for c in chars), max(c.x1 for c in chars), max(c.y1 for c in chars))
    container = LTLayoutContainer(box)
    container.extend(chars)
    container.analyze(parameters or _parameters())
    return container


def _cell_lines(chars: Sequence[LTChar]) -> list[str]:
    """Return the lines of a cell, a blank one where the space between two is wide for this cell."""
    if not chars:
        return []
    lines = sorted(
        (line for box in _boxes(_laid_out(chars, _parameters(_ANY))) for line in _lines(box)), key=lambda line: -line.y0
    )
    steps = [above.y0 - below.y0 for above, below in itertools.pairwise(lines)]
    widest = _WIDE * min(steps, default=0.0)
    texts = (normalise_space(line.get_text()) for line in lines)
    blanks = ([""] if step > widest else [] for step in [0.0, *steps])
    return [line for blank, text in zip(blanks, texts, strict=False) for line in (*blank, text)]


def _parameters(char_margin: float = 2.0) -> LAParams:
    """Return what the library takes for a line and a paragraph. char_margin: how far letters of a line may be apart."""
    from pdfminer.layout import LAParams

    return LAParams(line_margin=_LINE_MARGIN, char_margin=char_margin)


def _text_lines(container: LTLayoutContainer, height: float) -> Iterator[str]:
    for box in reading_order(_boxes(container), height):
        for line in _lines(box):
            text = normalise_space(line.get_text())
            yield f"**{text}**" if _is_bold(line) else text
        yield ""


def _boxes(container: LTLayoutContainer) -> list[LTTextBox]:
    """Return the paragraphs of a container, in the order of the library."""
    from pdfminer.layout import LTTextBox

    return [box for box in container if isinstance(box, LTTextBox)]


def _lines(box: LTTextBox) -> Iterator[LTTextLine]:
    from pdfminer.layout import LTTextLine

    yield from (line for line in box if isinstance(line, LTTextLine) and line.get_text().strip())


def _is_bold(line: LTTextLine) -> bool:
    """Whether every letter of a line is set in a bold font; spaces and letters of no named font don't count."""
    from pdfminer.layout import LTChar

    fonts = {char.fontname for char in line if isinstance(char, LTChar) and char.get_text().strip() and char.fontname}
    return bool(fonts) and all(map(_BOLD_FONT.search, fonts))
