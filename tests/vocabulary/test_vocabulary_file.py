"""A vocabulary that has not changed is not parsed again; one that has, is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from build_site.core import yamlio
from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.core.schema import any_value
from build_site.vocabulary import vocabulary_file
from build_site.vocabulary.vocabulary_file import VocabularyFile


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(vocabulary_file, "CACHE", tmp_path / "cache")
    return tmp_path / "areas.yaml"


def _entries(file: Path, text: str, problems: Problems) -> list[Any]:
    file.write_text(text, encoding="utf-8")
    source = SourceFile(file, "vocabulary/areas.yaml")
    return [entry.value for entry in VocabularyFile(source, ("areas",), problems).entries("areas", any_value)]


def test_the_same_text_is_parsed_once_and_a_changed_one_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    parse = yamlio.parse
    monkeypatch.setattr(yamlio, "parse", lambda text, *rest: parsed.append(text) or parse(text, *rest))
    one, other = "areas:\n- name: Kent\n", "areas:\n- name: Leeds\n"
    said = [_entries(file, text, Problems()) for text in (one, one, other, one)]
    assert [entries[0]["name"] for entries in said] == ["Kent", "Kent", "Leeds", "Kent"]
    assert parsed == [one, other, one]


def test_a_mistake_is_told_each_time(file: Path) -> None:
    for _ in range(2):
        problems = Problems()
        assert _entries(file, "areas: [", problems) == []
        assert [str(problem).split(" error: ")[0] for problem in problems] == ["vocabulary/areas.yaml:2:"]
