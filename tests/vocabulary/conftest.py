"""Vocabularies are parsed anew for each test, and what is remembered of them goes where the test's files go."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.vocabulary import vocabulary_file


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary_file, "CACHE", tmp_path / "cache")
