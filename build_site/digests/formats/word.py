"""A Word file (.docx) -> lines of text, through mammoth, since it makes a web page of the file's styles and lists.

The library is part of the optional extra `documents`, and is imported only when there is a Word file to read.
"""

from __future__ import annotations

import io
import zipfile
from xml.parsers import expat

from build_site.digests.formats import INSTALL_LIBRARIES, SAVE_AGAIN, UnreadableFileError, broken_file

MOST_UNPACKED = 60_000_000
"""In bytes, of all parts that hold text. A list of ten years as a Word file has 6 MB unpacked."""

_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How parts of a Word file are packed; of others the library unpacks more than it is asked for."""
_TEXT_PARTS = (".xml", ".rels")
_CHUNK = 65536


def word_lines(data: bytes) -> list[str]:
    """Return the text of a Word file, a blank line after each paragraph."""
    try:
        import mammoth  # type: ignore[import-untyped]  # the library ships no types
    except ImportError:
        raise UnreadableFileError(
            "reading Word files needs mammoth, which is not installed", INSTALL_LIBRARIES
        ) from None
    from build_site.digests.formats.html import html_lines

    try:
        _check_parts(data)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise broken_file("Word file", error) from None
    without_pictures = mammoth.images.img_element(lambda _image: {"src": ""})
    try:
        html: str = mammoth.convert_to_html(io.BytesIO(data), convert_image=without_pictures).value
    except MemoryError:
        raise
    except Exception as error:  # a broken file makes the library raise nearly anything
        raise broken_file("Word file", error) from None
    return html_lines(html)


def _check_parts(data: bytes) -> None:
    """Raise UnreadableFileError if the parts of a Word file unfold to more than a digest has: unpacked, or as XML.

    What the file says of its own sizes is not believed: every part is unpacked, piece by piece, and counted.
    """
    unpacked = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            if not part.filename.casefold().endswith(_TEXT_PARTS):
                continue
            if part.compress_type not in _PACKED:
                raise UnreadableFileError(f"`{part.filename}` in this Word file is packed in an odd way", SAVE_AGAIN)
            parser: expat.XMLParserType | None = _parser()
            with archive.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    unpacked += len(chunk)
                    if unpacked > MOST_UNPACKED:
                        raise UnreadableFileError(
                            f"this Word file unfolds to more than {MOST_UNPACKED / 1e6:.0f} MB", SAVE_AGAIN
                        )
                    if parser is not None:
                        parser = _parse(parser, chunk)


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_declaration
    return parser


def _parse(parser: expat.XMLParserType, chunk: bytes) -> expat.XMLParserType | None:
    """Parse a piece of XML, and return the parser; None where the XML is broken, which the library says itself."""
    try:
        parser.Parse(chunk)
    except expat.ExpatError:
        return None
    return parser


def _refuse_declaration(*_: object) -> None:
    # Entities, by which a page of XML unfolds to gigabytes, are declared there.
    raise UnreadableFileError("this Word file declares a document type, which none that Word saved does", SAVE_AGAIN)
