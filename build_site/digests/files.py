"""A digest file as received -> lines of text, whatever its format and encoding."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from build_site.core.content import ContentFolder
from build_site.core.inventory import Role
from build_site.core.problems import Problems
from build_site.core.regular_file import read_regular_file
from build_site.core.text import UNSEEN, without_unseen
from build_site.digests.formats import UnreadableFileError
from build_site.digests.formats.pdf import pdf_lines
from build_site.digests.formats.text import decode, text_lines
from build_site.digests.formats.word import word_lines
from build_site.digests.limits import check_size

MAX_BYTES = 20_000_000
"""The largest digest known, a list of ten years, has 0.6 MB; what is thirty times as large is some other thing."""

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)

_Read = tuple[list[str], tuple[str, ...]]
"""The lines of a file, and what stands around them."""


@dataclass(frozen=True)
class Digest:
    """A document as it was received. name: its path under `digests/`; lines: its text, line 1 first.

    around: the title of a web page, and what stands in its banner and its foot.
    """

    name: str
    lines: tuple[str, ...]
    around: tuple[str, ...] = ()


def digest_files(content: ContentFolder, problems: Problems) -> tuple[Path, ...]:
    """Return the digests of a content folder, sorted. A folder that is missing or holds none is noted as a warning."""
    files, folder = content.files(Role.DIGEST), content.digests
    if not files:
        problems.warn(
            "digests/",
            None,
            "there is no digest in this folder" if folder.is_dir() else "this folder is missing",
            f"Put digests there, as {_SUFFIXES} files; until then the site is built from the records alone.",
        )
    return files


def read_digest(path: Path, name: str, problems: Problems) -> Digest | None:
    """Return the digest in a file, or None with the reason noted: unknown format, too large, no text in it.

    name: its path under `digests/`, as messages and records call it.
    """
    label = f"digests/{name}"
    try:
        _check_name(name)
        read, around = _read_file(path)
        lines = [without_unseen(line) for line in read]
        check_size(lines)
    except UnreadableFileError as error:
        problems.error(label, error.line, error.what, error.remedy)
        return None
    if not any(line.strip() for line in lines):
        what = "there is no text in this file" if path.read_bytes().strip() else "the file is empty"
        problems.warn(label, None, what, "Save the digest again, or delete the file.")
    return Digest(name, tuple(lines), tuple(map(without_unseen, around)))


def _check_name(name: str) -> None:
    if UNSEEN.search(name):
        raise UnreadableFileError("the name of this file has a sign that can't be seen", "Rename the file.")


def _read_file(path: Path) -> _Read:
    """Return the lines of a file, and what stands around them.

    Raises UnreadableFileError if it is none that can be a digest.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise UnreadableFileError(
            f"a file of the kind `{path.suffix or path.name}` can't be read as a digest",
            f"Save it as one of {_SUFFIXES}, or move it out of `digests/`.",
        )
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableFileError(
                f"the file has {size / 1e6:.0f} MB; a digest has at most {MAX_BYTES / 1e6:.0f} MB",
                "Cut it into parts, or move it out of `digests/`.",
            )
        return read(read_regular_file(path))
    except OSError as error:
        raise UnreadableFileError(
            f"the file can't be read: {error.strerror}", "Check that the file is there and may be read."
        ) from None


def _read_text(data: bytes) -> _Read:
    """Return the lines of a text file; a web page that was saved under a text file's name is read as what it is."""
    text = decode(data)
    return _read_html(data) if _HTML_START.match(text) else (text_lines(text), ())


def _read_html(data: bytes) -> _Read:
    # The library takes a good part of a second to import, as those for PDF and Word do.
    from build_site.digests.formats.html import read_page

    return read_page(decode(data))


_READERS: dict[str, Callable[[bytes], _Read]] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), _read_text),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _read_html),
    ".pdf": lambda data: (pdf_lines(data), ()),
    ".docx": lambda data: (word_lines(data), ()),
}
_SUFFIXES = ", ".join(_READERS)
