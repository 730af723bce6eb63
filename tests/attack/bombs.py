"""Digests that are made to be too much: small files that unfold, and large ones that no digest is."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

_LARGEST = 20_000_000
_MEGA = 1_000_000
_HEADING = b"2020 - Leeds - Child A\n\n"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def _fill(piece: bytes, size: int = _LARGEST) -> bytes:
    return (piece * (size // len(piece) + 1))[:size]


def word_file(document: bytes, method: int = zipfile.ZIP_DEFLATED, times: int = 1) -> bytes:
    """A Word file with this document, or so many of it one after another."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{_RELATION}" Target="word/document.xml"/></Relationships>',
        )
        with archive.open("word/document.xml", "w") as part:
            for _ in range(times):
                part.write(document)
    return packed.getvalue()


def _packed(piece: bytes, size: int, times: int = 1) -> bytes:
    """Zlib's form of a text of a size, packed so many times."""
    packer, packed = zlib.compressobj(9), []
    piece *= _MEGA // len(piece)
    for _ in range(size // len(piece)):
        packed.append(packer.compress(piece))
    whole = b"".join([*packed, packer.flush()])
    return whole if times == 1 else zlib.compress(whole, 9)


def word_document(paragraphs: bytes, before: bytes = b"") -> bytes:
    """A document of such paragraphs, as XML."""
    return before + f'<w:document xmlns:w="{_WORD}"><w:body>'.encode() + paragraphs + b"</w:body></w:document>"


_PARAGRAPH = b"<w:p><w:r><w:t>A fall.</w:t></w:r></w:p>"


def _lies_of_its_size() -> bytes:
    data = word_file(_PARAGRAPH * 1000, times=1000)
    return data.replace((len(_PARAGRAPH) * 1_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def _entities() -> bytes:
    declared = b'<!DOCTYPE a [<!ENTITY e0 "death of a ">'
    declared += b"".join(b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, 10))
    return word_file(word_document(b"<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", declared + b"]>"))


def pdf_file(stream: bytes, pages: int = 1, filters: str = "/FlateDecode") -> bytes:
    """A PDF whose pages all show one stream, packed as it is here."""
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        f"<</Filter[{filters}]/Length {len(stream)}>>\nstream\n".encode() + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"] * pages,
    ]
    data, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = f"trailer<</Root 1 0 R/Size {len(objects) + 1}>>startxref\n{len(data)}\n%%EOF".encode()
    return bytes(data) + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + table + end


_SHOWN = b"BT /F 12 Tf 50 700 Td (A fall.) Tj ET\n"


def _object_streams() -> bytes:
    # An object stream of a gigabyte, of which the library must unpack all to find its first object.
    packed = _packed(b" ", 1000 * _MEGA, times=2)
    data = b"%PDF-1.5\n"
    start = len(data)
    filters = b"[/FlateDecode/FlateDecode]"
    data += b"2 0 obj<</Type/ObjStm/N 1/First 4/Filter%s/Length %d>>stream\n" % (filters, len(packed))
    data += packed + b"\nendstream endobj\n"
    table_at = len(data)
    rows = b"\0\0\0\0\0\0\xff" + b"\2\0\0\0\2\0\0" + b"\1" + start.to_bytes(4, "big") + b"\0\0"
    data += b"3 0 obj<</Type/XRef/Size 3/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(rows) + rows
    return data + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % table_at


def _mixed_encodings() -> bytes:
    lines = ["Zoë – a “fall” ".encode(name) for name in ("utf-8", "cp1252", "utf-16-le", "utf-16-be", "utf-8-sig")]
    return _fill(b"\n".join(lines) + b"\n")


BOMBS: dict[str, Callable[[], bytes]] = {
    "one-line.txt": lambda: _HEADING + _fill(b"x", _LARGEST - 100),
    "one-line-of-words.txt": lambda: _HEADING + _fill(b"aged 2 and ", _LARGEST - 100),
    "lines-of-words.txt": lambda: _HEADING + _fill(b"A boy aged 2 and a girl died in May 2020\n", _LARGEST - 100),
    "one-block.txt": lambda: _HEADING + _fill(b"in 2020 and 2021 and of a mother who was\n", _LARGEST - 100),
    "short-lines.txt": lambda: _HEADING + _fill(b"a\n\n", _LARGEST - 100),
    "blank-lines.txt": lambda: _fill(b"\n"),
    "items.md": lambda: _HEADING + _fill(b"- death of a\n", _LARGEST - 100),
    "headings.md": lambda: _fill(b"2020 - Leeds - Child A\n\nA boy died.\n\n"),
    "brackets.md": lambda: _HEADING + _fill(b"[(<", _LARGEST - 100),
    "spaces.txt": lambda: _HEADING + _fill(b" ", _LARGEST - 100),
    "nul.txt": lambda: _fill(b"\0"),
    "nul-in-text.txt": lambda: _HEADING + _fill(b"a boy died \0\n" + b"a" * 1000 + b"\n", _LARGEST - 100),
    "encodings.txt": _mixed_encodings,
    "utf-16.txt": lambda: (
        "2020 – Leeds – Child A\n\n".encode("utf-16-le") + _fill("é\n".encode("utf-16-le"), _LARGEST - 100)
    ),
    "deep.html": lambda: b"<html><body>" + b"<div>" * 100_000 + b"A fall.",
    "deep-and-large.html": lambda: b"<html><body>" + _fill(b"<b>", _LARGEST - 100),
    "closed.html": lambda: b"<html><body>" + _fill(b"</b></i>", _LARGEST - 100),
    "unclosed-tag.html": lambda: b"<html><body>" + _fill(b"<a href=", _LARGEST - 100),
    "unclosed-comment.html": lambda: b"<html><body>" + _fill(b"<!--", _LARGEST - 100),
    "attributes.html": lambda: b"<html><body><p " + _fill(b"a=b ", _LARGEST - 100) + b">A fall.",
    "paragraphs.html": lambda: b"<html><body>" + _fill(b"<p>A boy died.</p>", _LARGEST - 100),
    "table.html": lambda: b"<html><body><table>" + _fill(b"<tr><td>A fall.<td><li>", _LARGEST - 100),
    "references.html": lambda: b"<html><body><p>" + _fill(b"&#", _LARGEST - 100),
    "paragraphs.docx": lambda: word_file(word_document(_fill(_PARAGRAPH, 50 * _MEGA))),
    "zeros.docx": lambda: word_file(b" " * _MEGA, times=800),
    "lies.docx": _lies_of_its_size,
    "entities.docx": _entities,
    "bzip2.docx": lambda: word_file(b" " * _MEGA, zipfile.ZIP_BZIP2, times=400),
    "deep.docx": lambda: word_file(word_document(b"<w:p>" * 100_000 + b"</w:p>" * 100_000)),
    "runs.docx": lambda: word_file(word_document(b"<w:p>" + _fill(b"<w:r><w:t>a </w:t></w:r>", 25 * _MEGA)[:-10])),
    "stream.pdf": lambda: pdf_file(_packed(b" ", 1500 * _MEGA)),
    "nested-stream.pdf": lambda: pdf_file(_packed(b" ", 1000 * _MEGA, times=2), filters="/FlateDecode/FlateDecode"),
    "text-stream.pdf": lambda: pdf_file(_packed(_SHOWN, 100 * _MEGA)),
    "object-stream.pdf": _object_streams,
    "pages.pdf": lambda: pdf_file(zlib.compress(_SHOWN), pages=50_000),
    "crowded-page.pdf": lambda: pdf_file(zlib.compress(_fill(_SHOWN, 2 * _MEGA))),
    "not-one.pdf": lambda: b"%PDF-1.4\n" + _fill(b"1 0 obj<<", _LARGEST - 9),
}
"""Name of a file -> what makes its bytes."""


def write_bomb(name: str, folder: Path) -> Path:
    """Write a bomb into a folder, and return the file."""
    path = folder / name
    path.write_bytes(BOMBS[name]())
    return path
