"""Plain text: bytes -> text, whatever their encoding -> lines."""

from __future__ import annotations

import re

from build_site.digests.formats import UnreadableFileError

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LINE_ENDS = re.compile(r"\r\n|[\r\v\u2028\u2029]")
_FEWEST_STRANGE, _STRANGE_SHARE = 3, 1 / 200
"""How many signs that no text has make a file one that is no text: so many at least, and more than such a share."""


def decode(data: bytes) -> str:
    """Return the text of a file: UTF-8 or UTF-16, with or without a byte-order mark, or Windows-1252.

    A line that is not UTF-8 in a file that otherwise is, is read as Windows-1252, since digests are
    put together by copying. Raises UnreadableFileError if the bytes are no text.
    """
    encoding = _utf_16_encoding(data)
    if encoding:
        text = data.decode(encoding, errors="replace")
    else:
        text = "\n".join(map(_decode_line, data.removeprefix(b"\xef\xbb\xbf").split(b"\n")))
    readable, controls = _CONTROLS.subn(" ", text)
    strange = controls + text.count("\ufffd")
    if strange >= _FEWEST_STRANGE and strange > _STRANGE_SHARE * len(text):
        raise UnreadableFileError(
            "this is not text", "Save it as text, Markdown or a web page, or move it out of `digests/`."
        )
    return readable


def _utf_16_encoding(data: bytes) -> str | None:
    """Return the name of the encoding if the bytes are UTF-16: by their mark, else by the zeros in Latin text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = data[::2].count(0), data[1::2].count(0)
    quarter = len(data) / 4  # half of every other byte
    if even < quarter < odd:
        return "utf-16-le"
    return "utf-16-be" if odd < quarter < even else None


def _decode_line(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def text_lines(text: str) -> list[str]:
    """Return the lines of a text; a carriage return alone ends one, as signs of Unicode do, a form feed does not."""
    return _LINE_ENDS.sub("\n", text).replace("\f", " ").split("\n")
