"""The content folder: what is its own, and what is taken from the content that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.content import ContentFolder, SourceFile


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    for name in ("ours/pages/about.md", "ours/site.yaml", "shipped/pages/about.md", "shipped/pages/a.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    return ContentFolder(tmp_path / "ours", tmp_path / "shipped")


def test_a_shared_file_is_the_folders_own_and_else_the_one_that_ships(folder: ContentFolder) -> None:
    assert folder.shared_file("site.yaml") == SourceFile(folder.root / "site.yaml", "ours/site.yaml")
    areas = folder.shared_file("vocabulary", "areas.yaml")
    assert areas == SourceFile(folder.fallback / "vocabulary" / "areas.yaml", "shipped/vocabulary/areas.yaml")


def test_pages_come_in_order_of_name_and_the_folders_own_goes_before_the_one_that_ships(folder: ContentFolder) -> None:
    assert folder.pages() == [folder.fallback / "pages" / "a.md", folder.root / "pages" / "about.md"]


def test_what_an_editor_says_of_single_reviews_is_never_taken_from_elsewhere(folder: ContentFolder) -> None:
    paths = (folder.digests, folder.reviews, folder.corrections, folder.joins)
    assert [path.relative_to(folder.root).as_posix() for path in paths] == [
        "digests",
        "reviews",
        "corrections",
        "joins.yaml",
    ]


def test_a_file_is_called_by_its_path_within_the_folder(folder: ContentFolder) -> None:
    assert folder.label(folder.root / "a" / "b.yaml") == "ours/a/b.yaml"
    assert folder.label(folder.fallback / "b.yaml") == "shipped/b.yaml"
    assert folder.label(Path("/elsewhere/b.yaml")) == "b.yaml"
    assert folder.source_file(folder.joins) == SourceFile(folder.joins, "ours/joins.yaml")
