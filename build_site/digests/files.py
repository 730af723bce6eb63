"""A digest file as received -> lines of text, whatever its kind and encoding."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from build_site.core.problems import Problems
from build_site.digests.formats.documents import lines_of_pdf, lines_of_web_page, lines_of_word
from build_site.digests.formats.text import UnreadableFileError, decode, lines_of

TEXT, MARKDOWN, HTML, PDF, WORD = "text", "markdown", "web page", "PDF", "Word"
KINDS = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": WORD,
}
MOST_BYTES = 20_000_000
"""A digest of ten years is under one megabyte; what is twenty times as large is some other thing."""

_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class Digest:
    """A document as it was received. name: its path under `digests/`; lines: its text, line 1 first."""

    name: str
    kind: str
    lines: tuple[str, ...]


def digest_files(folder: Path, problems: Problems) -> list[Path]:
    """Every file under `digests/`, sorted; hidden files and those named README are no digests. None at all is noted."""
    files = sorted(
        path
        for path in folder.rglob("*")
        if (path.is_file() or path.is_symlink())
        and path.stem.upper() != "README"
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    )
    if not files:
        what = "there is no digest in this folder" if folder.is_dir() else "this folder is missing"
        remedy = (
            f"Put digests there, as {_kinds_in_words()} files; until then the site is built from the records alone."
        )
        problems.warn("digests/", None, what, remedy)
    return files


def read_digest(path: Path, name: str, problems: Problems) -> Digest | None:
    """The digest in a file, or None with the reason noted: unknown kind, too large, no text in it.

    name: its path under `digests/`, as messages and records call it.
    """
    shown = f"digests/{name}"
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        problems.error(
            shown,
            None,
            f"a file of the kind `{path.suffix or path.name}` can't be read as a digest",
            f"Save it as one of {_kinds_in_words()}, or move it out of `digests/`.",
        )
        return None
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            problems.error(
                shown,
                None,
                f"the file has {size / 1e6:.0f} MB; a digest has at most {MOST_BYTES / 1e6:.0f} MB",
                "Cut it into parts, or move it out of `digests/`.",
            )
            return None
        lines = _READERS[kind](path.read_bytes())
    except OSError as error:
        problems.error(
            shown, None, f"the file can't be read: {error.strerror}", "Check that the file is there and may be read."
        )
        return None
    except UnreadableFileError as trouble:
        problems.error(shown, None, trouble.what, trouble.remedy)
        return None
    if not any(line.strip() for line in lines):
        problems.warn(shown, None, "the file is empty", "Save the digest again, or delete the file.")
    return Digest(name, kind, tuple(lines))


def _lines_of_text(data: bytes) -> list[str]:
    """The lines of a text file; a web page that was saved under a text file's name is read as what it is."""
    text = decode(data)
    return lines_of_web_page(text) if _WEB_PAGE.match(text[:2000]) else lines_of(text)


_READERS: dict[str, Callable[[bytes], list[str]]] = {
    TEXT: _lines_of_text,
    MARKDOWN: _lines_of_text,
    HTML: lambda data: lines_of_web_page(decode(data)),
    PDF: lines_of_pdf,
    WORD: lines_of_word,
}


def _kinds_in_words() -> str:
    return ", ".join(KINDS)
