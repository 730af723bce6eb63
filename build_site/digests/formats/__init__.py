"""Readers of file formats: the bytes of a file -> lines of text.

Each gives headings, items of lists and bold blocks the marks that Markdown has for them, so that what
comes after is the same for all, and raises UnreadableFileError for a file that has no text to give.
"""

from __future__ import annotations

SAVE_AGAIN = "Open it, save it again as text or as a web page, and put that file in its place."
"""The remedy for a file that its library cannot read."""

INSTALL_LIBRARIES = (
    "Run `make site`, which installs what such files need, or `pip install '.[documents]'` in the project's folder."
)
"""The remedy where a library of the optional extra `documents` is missing."""


class UnreadableFileError(Exception):
    """A file that gives no text. what: the trouble; remedy: what an editor can do about it; line: where, if known."""

    def __init__(self, what: str, remedy: str, line: int | None = None) -> None:
        super().__init__(what)
        self.what, self.remedy, self.line = what, remedy, line


def broken_file(file_format: str, error: Exception) -> UnreadableFileError:
    """Return the error for a file that a library failed on, with the first line of the library's own message.

    file_format: as the message names it, such as "PDF". A library that says nothing is quoted by its error's type.
    """
    reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return UnreadableFileError(f"this {file_format} can't be read: {reason}", SAVE_AGAIN)
