"""What each digest states, remembered from run to run, so that one new digest among many costs little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from build_site.core.cache import hash_of, keep, program, recall
from build_site.core.content import ContentFolder
from build_site.core.parallel import each
from build_site.core.problems import Problem, Problems
from build_site.digests.files import read_digest
from build_site.digests.headings import HeadingGrammar
from build_site.digests.reader import DigestReader, Reading
from build_site.reviews.entry_facts import EntryFacts, FactReader
from build_site.vocabulary.vocabularies import Vocabularies

_FORM = b"1"


@dataclass(frozen=True)
class DigestFacts:
    """A digest as read (None where it can't be), what its entries state, and what was noted on the way."""

    reading: Reading | None
    entries: tuple[EntryFacts, ...]
    noted: tuple[Problem, ...]


class DigestCache:
    """Reads the digests of a folder, each only when its bytes, the vocabularies or this program have changed.

    cache: a folder for what is remembered.
    """

    def __init__(self, content: ContentFolder, vocabularies: Vocabularies, cache: Path) -> None:
        self._vocabularies = vocabularies
        self._ways = hash_of(program(), *(file.read_bytes() for file in _vocabularies(content)))
        self._cache = cache

    def key(self, path: Path, name: str) -> str:
        """What the digest in a file is remembered under; empty if the file can't be read."""
        try:
            return hash_of(self._ways, name.encode(), path.read_bytes()).hex()
        except OSError:
            return ""

    def told(self, digests: Sequence[tuple[Path, str, str]], problems: Problems) -> list[DigestFacts]:
        """What the digests tell: of each its file, its name and its key. What other runs remembered is dropped.

        problems gets what was noted, now or when a digest was read.
        """
        known: dict[Path, DigestFacts] = {
            path: told for path, _, key in digests if key and (told := recall(self._cache / key, _FORM))
        }
        new = [digest for digest in digests if digest[0] not in known]
        if new:
            known.update(
                zip((path for path, _, _ in new), each(_Reader(self._vocabularies, self._cache).read, new, fewest=1))
            )
        told = [known[path] for path, _, _ in digests]
        for one in told:
            problems.add(one.noted)
        self._drop({key for _, _, key in digests})
        return told

    def _drop(self, used: set[str]) -> None:
        for file in self._cache.glob("*"):
            if file.name not in used:
                file.unlink(missing_ok=True)


class _Reader:
    """Reads digests anew, and remembers what they tell."""

    def __init__(self, vocabularies: Vocabularies, cache: Path) -> None:
        self._entries = DigestReader(vocabularies.labels, vocabularies.keywords)
        self._facts = FactReader(
            vocabularies.areas, vocabularies.keywords, vocabularies.harms, HeadingGrammar(vocabularies.labels)
        )
        self._cache = cache

    def read(self, digest: tuple[Path, str, str]) -> DigestFacts:
        """What a digest tells; its file, its name and its key, under which it is remembered."""
        path, name, key = digest
        told = self._told(path, name)
        if key and told.reading is not None:
            keep(self._cache / key, _FORM, told)
        return told

    def _told(self, path: Path, name: str) -> DigestFacts:
        noted = Problems()
        digest = read_digest(path, name, noted)
        if digest is None:
            return DigestFacts(None, (), tuple(noted))
        reading = self._entries.read(digest, noted)
        return DigestFacts(reading, tuple(self._facts.read(entry) for entry in reading.entries), tuple(noted))


def _vocabularies(content: ContentFolder) -> list[Path]:
    """The files of words that decide how a digest is read."""
    names = sorted(
        {path.name for root in (content.root, content.fallback) for path in (root / "vocabulary").glob("*.yaml")}
    )
    return [content.shared_file("vocabulary", name) for name in names]
