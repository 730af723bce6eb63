"""What each digest states, remembered from run to run, so that one new digest among many costs little."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass
from pathlib import Path

from build_site.content import ContentFolder
from build_site.digests.files import read_digest
from build_site.digests.headings import HeadingGrammar
from build_site.digests.reading import DigestReader, Reading
from build_site.problems import Problem, Problems
from build_site.reviews.stated import FactReader, Stated
from build_site.vocabulary.vocabularies import Library

_PACKAGE = Path(__file__).resolve().parent.parent
_READS = ("digests", "reviews", "vocabulary", "model.py", "dates.py", "ages.py", "slugs.py")
"""The parts of the package that a reading depends on."""


@dataclass(frozen=True)
class Told:
    """A digest as read (None where it can't be), what its entries state, and what was noted on the way."""

    reading: Reading | None
    entries: tuple[Stated, ...]
    noted: tuple[Problem, ...]


class DigestMemory:
    """Reads the digests of a folder, each only when its bytes, the vocabularies or this program have changed.

    cache: a folder for what is remembered; what is in it is dropped when it is not used in a run.
    """

    def __init__(self, content: ContentFolder, words: Library, cache: Path) -> None:
        self._reader = DigestReader(words.wording, words.keywords)
        self._facts = FactReader(words.areas, words.keywords, words.harms, HeadingGrammar(words.wording))
        self._ways = _hash_of(_files_read(content))
        self._cache = cache
        self._used: set[Path] = set()

    def told(self, path: Path, name: str, problems: Problems) -> Told:
        """What the digest in a file tells; problems gets what was noted, now or when it was read."""
        try:
            key = hashlib.sha256(self._ways + name.encode() + path.read_bytes()).hexdigest()
        except OSError:
            key = ""
        file = self._cache / f"{key}.pickle"
        told = _recall(file) if key else None
        if told is None:
            told = self._read(path, name)
            if key and told.reading is not None:
                _keep(file, told)
        self._used.add(file)
        problems.add(told.noted)
        return told

    def forget_the_rest(self) -> None:
        """Drop what was remembered of digests that this run did not see."""
        for file in set(self._cache.glob("*.pickle")) - self._used:
            file.unlink(missing_ok=True)

    def _read(self, path: Path, name: str) -> Told:
        noted = Problems()
        digest = read_digest(path, name, noted)
        if digest is None:
            return Told(None, (), tuple(noted))
        reading = self._reader.read(digest, noted)
        return Told(reading, tuple(self._facts.read(entry, noted) for entry in reading.entries), tuple(noted))


def _files_read(content: ContentFolder) -> list[Path]:
    """The files that decide how a digest is read."""
    names = sorted(
        {path.name for root in (content.root, content.fallback) for path in (root / "vocabulary").glob("*.yaml")}
    )
    parts = [_PACKAGE / part for part in _READS]
    code = [file for part in parts for file in ([part] if part.is_file() else sorted(part.rglob("*.py")))]
    return code + [content.general("vocabulary", name) for name in names]


def _hash_of(files: list[Path]) -> bytes:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.digest()


def _recall(file: Path) -> Told | None:
    try:
        told = pickle.loads(file.read_bytes())
    except Exception:  # A damaged pickle can raise anything; the digest is then read again.
        return None
    return told if isinstance(told, Told) else None


def _keep(file: Path, told: Told) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_suffix(".new")
        aside.write_bytes(pickle.dumps(told, protocol=5))
        aside.replace(file)
    except OSError:
        return  # The next run reads the digest again: slower, not wrong.
