"""The shipped entries in one of the shapes, and what of them is read back: right, doubtful, or wrong without a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_site.core import yamlio
from build_site.core.content import ContentFolder, SourceFile
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.digests.files import Digest
from build_site.digests.formats.text import text_lines
from build_site.digests.reader import DigestReader, Entry
from build_site.vocabulary.vocabularies import load_vocabularies
from tests.digests.shapes import SHAPES, Told

_DIGEST = 12
"""How many entries are set in one digest."""
_LONGEST_TITLE = 40


@dataclass(frozen=True)
class Outcome:
    """What became of the entries set in a shape. read: how many were read; wrong: titles, without a word of doubt."""

    entries: int
    read: int
    right: int
    doubtful: int
    wrong: tuple[str, ...]


def tellings() -> list[Told]:
    """Return the entries of the shipped records that have a name and points, in the project's own words."""
    found: dict[str, Told] = {}
    for path in sorted((SHIPPED_CONTENT / "reviews").glob("*.yaml")):
        document = yamlio.read_document(SourceFile(path, path.name), Problems())
        assert document is not None
        record, account = document.data, document.data["accounts"][0]
        title = record["title"]
        if account.get("summary") and account.get("learning") and title not in found and len(title) <= _LONGEST_TITLE:
            found[title] = Told(
                title,
                account["summary"].replace("\n\n", " "),
                tuple(account["learning"]),
                tuple(account.get("recommendations", ())),
                tuple(account.get("keywords", ())),
            )
    return list(found.values())


def outcome(shape: str, reader: DigestReader, told: Sequence[Told]) -> Outcome:
    """Return what is read back of entries that are set in a shape, some to a digest."""
    counts = [0, 0, 0]
    wrong: list[str] = []
    for start in range(0, len(told), _DIGEST):
        part = told[start : start + _DIGEST]
        problems = Problems()
        digest = Digest("digest.txt", tuple(text_lines(SHAPES[shape](part))))
        entries = reader.read(digest, problems).entries
        warned = {problem.line for problem in problems}
        counts[0] += len(entries)
        missed = {_bare(one.title) for one in part} - {_bare(entry.heading.title) for entry in entries}
        for entry in entries:
            match = next((one for one in part if _bare(one.title) == _bare(entry.heading.title)), None)
            if match is not None and _says(entry, match):
                counts[1] += 1
            elif _is_told(entry, warned):
                counts[2] += 1
            else:
                wrong.append(entry.heading.title)
        wrong += [title for title in missed if not any(_is_told(entry, warned) for entry in entries)]
    return Outcome(len(told), *counts, tuple(wrong))


def _bare(title: str) -> str:
    """Return a title without what a shape sets around it: quotation marks, a colon."""
    return title.strip("\"'‘’“”: ")


def _says(entry: Entry, told: Told) -> bool:
    account = entry.account
    return len(account.learning) == len(told.learning) and len(account.recommendations) == len(told.recommendations)


def _is_told(entry: Entry, warned: set[int | None]) -> bool:
    """Whether a person is asked about an entry or told of it."""
    first, last = entry.lines
    return bool(entry.doubts) or any(line is not None and first <= line <= last for line in warned)


def outcomes() -> Iterator[tuple[str, Outcome]]:
    """Yield each shape and what is read back of all entries in it."""
    words = load_vocabularies(ContentFolder(SHIPPED_CONTENT), Problems())
    reader, told = DigestReader(words.labels, words.keywords), tellings()
    for shape in SHAPES:
        yield shape, outcome(shape, reader, told)
