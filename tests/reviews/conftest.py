"""Entries made of a heading and a few sentences, with all that they state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from build_site.core.content import ContentFolder
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.digests.headings import HeadingGrammar
from build_site.digests.reader import Entry
from build_site.model import PUBLIC, Account, Source
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.fact_reader import FactReader
from build_site.vocabulary.vocabularies import Vocabularies, load_vocabularies

MakeEntry = Callable[..., EntryFacts]


@pytest.fixture(scope="session")
def words() -> Vocabularies:
    return load_vocabularies(ContentFolder(SHIPPED_CONTENT), Problems())


@pytest.fixture(scope="session")
def facts(words: Vocabularies) -> FactReader:
    return FactReader(words.areas, words.keywords, words.harms, HeadingGrammar(words.labels), words.labels)


@pytest.fixture
def lines() -> Iterator[int]:
    """The line of the next entry."""
    return count(10, 10)


@pytest.fixture
def entry(facts: FactReader, lines: Iterator[int]) -> MakeEntry:
    """Makes an entry; what is not given is empty. The heading is a dated one ("2023 – Kent – Baby T") or a title."""

    def make(
        heading: str,
        summary: str = "",
        *,
        digest: str = "list.txt",
        circulation: str = PUBLIC,
        keywords: tuple[str, ...] = (),
        learning: tuple[str, ...] = (),
        recommendations: tuple[str, ...] = (),
        published: str | None = None,
    ) -> EntryFacts:
        first = next(lines)
        grammar = facts.headings
        read = grammar.parse_dated(heading) or grammar.parse(heading)
        account = Account(
            (Source(digest, (first, first + 5), heading),), summary, learning, recommendations, keywords=keywords
        )
        return facts.read(
            Entry(
                digest,
                (first, first + 5),
                read,
                read.published or published,
                account,
                circulation,
                " ".join((summary, *learning, *recommendations)),
                "",
            )
        )

    return make


@pytest.fixture
def joins(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a file of rulings."""

    def write(text: str) -> Path:
        path = tmp_path / "joins.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
