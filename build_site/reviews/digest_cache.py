"""What each digest states, cached from run to run, so that one new digest among many costs little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from build_site.core.cache import Cache, code_fingerprint, digest_of
from build_site.core.content import ContentFolder
from build_site.core.inventory import Role
from build_site.core.parallel import parallel_map
from build_site.core.problems import Problem, Problems
from build_site.core.regular_file import read_regular_file
from build_site.digests.files import MAX_BYTES, read_digest
from build_site.digests.limits import Place, ReadingLimits
from build_site.digests.outline import NO_OUTLINE, Outline, load_outline, outline_name
from build_site.digests.reader import DigestReader, Reading
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.unread_facts import warn_of_unread_facts
from build_site.vocabulary.vocabularies import Vocabularies


@dataclass(frozen=True)
class DigestFile:
    """A digest before it is read.

    name: its path under `digests/`; key: a digest of all that its facts are made from, empty if it can't be read.
    """

    path: Path
    name: str
    key: bytes

    @property
    def entry(self) -> str:
        """Return the name under which the cache has its facts."""
        return digest_of(self.name.encode()).hex()


@dataclass(frozen=True)
class DigestFacts:
    """A digest as read (None where it can't be), the facts of its entries, and the problems of both."""

    reading: Reading | None
    entries: tuple[EntryFacts, ...]
    problems: tuple[Problem, ...]


class DigestCache:
    """Reads the digests of a folder, each only when its bytes, the vocabularies or this program have changed."""

    def __init__(self, content: ContentFolder, vocabularies: Vocabularies, cache: Cache) -> None:
        self._vocabularies = vocabularies
        self._inputs = digest_of(code_fingerprint(), *(read_regular_file(file.path) for file in content.vocabularies()))
        self._outlines = {
            path.relative_to(content.outlines).as_posix(): content.source_file(path)
            for path in content.files(Role.OUTLINE)
        }
        self._cache = cache

    def file(self, path: Path, name: str) -> DigestFile:
        """Return a digest with its key in the cache."""
        try:
            outline = self._outlines.get(outline_name(name))
            ruled = read_regular_file(outline.path) if outline else b""
            # Of one that is too large, no more than shows it.
            data = read_regular_file(path, MAX_BYTES + 1)
            key = digest_of(self._inputs, name.encode(), ruled, data)
        except OSError:
            key = b""
        return DigestFile(path, name, key)

    def _outline(self, name: str, problems: Problems) -> Outline:
        source = self._outlines.get(outline_name(name))
        return load_outline(source, problems) if source else NO_OUTLINE

    def read_all(self, digests: Sequence[DigestFile], problems: Problems) -> list[DigestFacts]:
        """Return the facts of each digest. problems gets those of this time, or of when a digest was read."""
        cached = [self._cache.get(digest.entry, digest.key, DigestFacts) for digest in digests]
        missing = [digest for digest, facts in zip(digests, cached, strict=True) if facts is None]
        read = iter(self._read(missing) if missing else ())
        all_facts = [facts or next(read) for facts in cached]
        for facts in all_facts:
            problems.add(facts.problems)
        self._cache.keep_only({digest.entry for digest in digests})
        return all_facts

    def read(self, path: Path, name: str) -> DigestFacts:
        """Return the facts of one digest, read anew."""
        return self._read([DigestFile(path, name, b"")])[0]

    def _read(self, digests: Sequence[DigestFile]) -> list[DigestFacts]:
        # Loading these takes a tenth of a second, and most runs have no digest to read.
        from build_site.reviews.doubts import with_doubts
        from build_site.reviews.fact_reader import FactReader

        words = self._vocabularies
        reader = DigestReader(words.labels, words.keywords)
        fact_reader = FactReader(words.areas, words.keywords, words.harms, reader.headings, words.labels)

        limits = ReadingLimits()

        def read_entries(file: DigestFile, problems: Problems, place: Place) -> DigestFacts | None:
            digest = read_digest(file.path, file.name, problems)
            if digest is None:
                return None
            reading = reader.read(digest, problems, self._outline(file.name, problems))
            entries: list[EntryFacts] = []
            for entry in reading.entries:
                place.line = entry.lines[0]
                entries.append(with_doubts(fact_reader.read(entry), words.areas))
            warn_of_unread_facts(file.name, entries, problems)
            return DigestFacts(reading, tuple(entries), tuple(problems))

        def read_facts(file: DigestFile) -> DigestFacts:
            problems = Problems()
            facts = limits.read(f"digests/{file.name}", partial(read_entries, file), problems)
            if facts and file.key:
                self._cache.set(file.entry, file.key, facts)
            return facts or DigestFacts(None, (), tuple(problems))

        return parallel_map(read_facts, digests, min_per_worker=1)
