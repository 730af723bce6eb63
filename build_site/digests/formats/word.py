"""A Word file (.docx) -> lines of text, through mammoth, since it makes a web page of the file's styles and lists.

The library is part of the optional extra `documents`, and is imported only when there is a Word file to read.
"""

from __future__ import annotations

import io

from build_site.digests.formats import INSTALL_LIBRARIES, UnreadableFileError, broken_file


def word_lines(data: bytes) -> list[str]:
    """Return the text of a Word file, a blank line after each paragraph."""
    try:
        import mammoth  # type: ignore[import-untyped]  # the library ships no types
    except ImportError:
        raise UnreadableFileError(
            "reading Word files needs mammoth, which is not installed", INSTALL_LIBRARIES
        ) from None
    from build_site.digests.formats.html import html_lines

    without_pictures = mammoth.images.img_element(lambda _image: {"src": ""})
    try:
        html: str = mammoth.convert_to_html(io.BytesIO(data), convert_image=without_pictures).value
    except Exception as error:  # a broken file makes the library raise nearly anything
        raise broken_file("Word file", error) from None
    return html_lines(html)
