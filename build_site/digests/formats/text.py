"""Plain text: bytes -> text, whatever their encoding -> lines."""

from __future__ import annotations

import re

from build_site.digests.formats.errors import UnreadableFileError

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LINE_ENDS = re.compile(r"\r\n|[\r\v\u2028\u2029]")
_SAMPLE_LENGTH = 100_000
"""How much of a file is looked at to tell whether it is text at all."""


def decode(data: bytes) -> str:
    """Return the text of a file: UTF-8 or UTF-16, with or without a byte-order mark, or Windows-1252.

    A line that is not UTF-8 in a file that otherwise is, is read as Windows-1252, since digests are
    put together by copying. Raises UnreadableFileError if the bytes are no text.
    """
    encoding = _utf_16_encoding(data)
    text = data.decode(encoding, errors="replace") if encoding else _decode_utf_8(data)
    sample = text[:_SAMPLE_LENGTH]
    strange = len(_CONTROLS.findall(sample)) + sample.count("\ufffd")
    if strange > max(2, len(sample) // 200):
        raise UnreadableFileError(
            "this is not text", "Save it as text, Markdown or a web page, or move it out of `digests/`."
        )
    return _CONTROLS.sub(" ", text)


def _utf_16_encoding(data: bytes) -> str | None:
    """Return the name of the encoding if the bytes are UTF-16: by their mark, else by every other one being zero."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:4000]
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if len(sample) > 8 and high.count(0) > 0.6 * len(high) and low.count(0) < 0.1 * len(low):
            return encoding
    return None


def _decode_utf_8(data: bytes) -> str:
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(map(_decode_line, data.split(b"\n")))


def _decode_line(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def text_lines(text: str) -> list[str]:
    """Return the lines of a text without their ends.

    A carriage return alone ends a line, as the signs of Unicode for it do; a form feed does not.
    """
    return _LINE_ENDS.sub("\n", text).replace("\f", " ").split("\n")
