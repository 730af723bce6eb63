"""Indexes for tests: of the site's small collection or of an invented one, written where node can read them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from build_site.catalogue import Catalogue
from build_site.core.content import SourceFile
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.model import Record
from build_site.search import index
from build_site.search.index import SearchIndex
from build_site.vocabulary import areas, keywords, synonyms, tags
from build_site.vocabulary.synonyms import Synonym

SEARCH_SCRIPT = Path(__file__).with_name("search.mjs")


def shipped_synonyms() -> tuple[Synonym, ...]:
    return synonyms.load(SourceFile(SHIPPED_CONTENT / "vocabulary" / "synonyms.yaml", "synonyms.yaml"), Problems())


def held(records: Sequence[Record]) -> Catalogue:
    """A catalogue of some records with the vocabularies that ship."""
    problems, vocabulary = Problems(), SHIPPED_CONTENT / "vocabulary"
    made = Catalogue.build(
        list(records),
        areas.load(SourceFile(vocabulary / "areas.yaml", "areas.yaml"), problems),
        keywords.load(SourceFile(vocabulary / "keywords.yaml", "keywords.yaml"), problems),
        tags.load(SourceFile(vocabulary / "themes.yaml", "themes.yaml"), "themes", problems),
        tags.load(SourceFile(vocabulary / "agencies.yaml", "agencies.yaml"), "agencies", problems),
    )
    problems.stop_if_errors()
    return made


def written(collection: Catalogue, folder: Path, synonyms: Sequence[Synonym] = ()) -> SearchIndex:
    """The index of a collection, written to a folder."""
    made = index.build(collection, synonyms)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.files.items():
        (folder / name).write_bytes(content)
    return made


def asked(folder: Path, made: SearchIndex, questions: Sequence[Any]) -> list[Any]:
    """What the browser's modules answer, run by node: a question is {"find": text, ...} or {"scores": clauses, ...}."""
    done = subprocess.run(
        ["node", str(SEARCH_SCRIPT), str(folder), made.manifest],
        input=json.dumps(questions),
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
