"""A reader with the shipped vocabulary, and short ways to read a text or a fixture with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from build_site.core.content import SourceFile
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.digests.files import Digest, read_digest
from build_site.digests.formats.text import text_lines
from build_site.digests.reader import DigestReader, Reading
from build_site.vocabulary import keywords, labels
from build_site.vocabulary.labels import LabelVocabulary

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="session")
def shipped_labels() -> LabelVocabulary:
    problems = Problems()
    vocabulary = SHIPPED_CONTENT / "vocabulary"
    found = labels.load(
        SourceFile(vocabulary / "labels.yaml", "labels.yaml"),
        SourceFile(vocabulary / "review-types.yaml", "review-types.yaml"),
        problems,
    )
    assert not problems.errors
    return found


@pytest.fixture(scope="session")
def reader(shipped_labels: LabelVocabulary) -> DigestReader:
    keywords_file = SourceFile(SHIPPED_CONTENT / "vocabulary" / "keywords.yaml", "keywords.yaml")
    return DigestReader(shipped_labels, keywords.load(keywords_file, Problems()))


@pytest.fixture(scope="session")
def read(reader: DigestReader) -> Callable[..., Reading]:
    """read(text) or read(text, name, problems): what the reader makes of a text."""

    def read(text: str, name: str = "digest.txt", problems: Problems | None = None) -> Reading:
        return reader.read(Digest(name, tuple(text_lines(text))), Problems() if problems is None else problems)

    return read


@pytest.fixture(scope="session")
def read_file(reader: DigestReader) -> Callable[[Path], Reading]:
    """read_file(path): what the reader makes of a file, which must be readable without an error."""

    def read_file(path: Path) -> Reading:
        problems = Problems()
        digest = read_digest(path, path.name, problems)
        assert digest is not None, [str(problem) for problem in problems]
        return reader.read(digest, problems)

    return read_file


def contents(reading: Reading) -> list[tuple]:
    """What the entries of a reading say, wherever in the digest they stand."""
    return [
        (
            e.heading,
            e.published,
            e.circulation,
            e.account.summary,
            e.account.learning,
            e.account.recommendations,
            e.account.good_practice,
            e.account.other,
            e.account.keywords,
            e.account.report,
        )
        for e in reading.entries
    ]
