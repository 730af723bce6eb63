"""Plain text: bytes -> text whatever their encoding -> lines."""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LINE_ENDS = re.compile(r"\r\n|[\r\v\u2028\u2029]")
_SAMPLE = 100_000
"""How much of a file is looked at to tell whether it is text at all."""


class UnreadableFileError(Exception):
    """A file that gives no text. what: the trouble; remedy: what an editor can do about it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16, with or without a byte-order mark, or Windows-1252.

    A line that is not UTF-8 in a file that otherwise is, is read as Windows-1252, since digests are
    put together by copying. Raises Unreadable if the bytes are no text.
    """
    text = data.decode(utf_16, errors="replace") if (utf_16 := _utf_16(data)) else _utf_8(data)
    sample = text[:_SAMPLE]
    strange = len(_CONTROLS.findall(sample)) + sample.count("\ufffd")
    if strange > max(2, len(sample) // 200):
        raise UnreadableFileError(
            "this is not text", "Save it as text, Markdown or a web page, or move it out of `digests/`."
        )
    return _CONTROLS.sub(" ", text)


def _utf_16(data: bytes) -> str | None:
    """The name of the encoding if the bytes are UTF-16: by their mark, else by every other one being zero."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:4000]
    for name, zeros, letters in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if len(sample) > 8 and zeros.count(0) > 0.6 * len(zeros) and letters.count(0) < 0.1 * len(letters):
            return name
    return None


def _utf_8(data: bytes) -> str:
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(map(_line, data.split(b"\n")))


def _line(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends; a carriage return alone ends a line as well, a form feed does not."""
    return _LINE_ENDS.sub("\n", text).replace("\f", " ").split("\n")
