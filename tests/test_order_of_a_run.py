"""A run reads and makes everything, then puts the site in its place, then the records."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from build_site.cli import main
from build_site.core.atomic_write import unwritable
from build_site.core.problems import Problems
from build_site.records.transaction import Transaction
from build_site.reviews import digest_cache
from tests.attack.crash_scenes import BABY_Z, CHILD_Q, files_in, set_up

pytestmark = pytest.mark.build

NOTHING = "Nothing was published.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    set_up(tmp_path)
    assert build(tmp_path) == 0
    record = tmp_path / "content" / "reviews" / f"{CHILD_Q}.yaml"
    record.write_text(record.read_text("utf-8").replace("title: Child Q\n", "title: Quentin\n"), "utf-8")
    return tmp_path


def build(folder: Path) -> int:
    return main(["site", "--content", str(folder / "content"), "--out", str(folder / "site")])


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("site.yaml", "titel: Reviews\n"),
        ("pages/help.md", "no heading\n"),
        ("pages/help.md", "# Help\n\n[nowhere](/nowhere/)\n"),
        ("pages/search.md", "# Search\n"),
        ("changes.yaml", "- date: yesterday\n"),
        ("vocabulary/synonyms.yaml", "synonyms:\n- term: mother\n- term: mother\n"),
    ],
    ids=["a setting", "a page", "a link", "an address", "the history", "the index"],
)
def test_a_mistake_anywhere_leaves_records_corrections_and_site_as_they_were(
    folder: Path, file: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "content" / file).parent.mkdir(exist_ok=True)
    (folder / "content" / file).write_text(text, "utf-8")
    before = files_in(folder)
    capsys.readouterr()
    assert build(folder) == 1
    said = capsys.readouterr().err
    assert f"content/{file}:" in said
    assert said.endswith(NOTHING)
    assert files_in(folder) == before


def test_records_that_can_not_be_written_are_told_of_beside_a_site_that_is_published(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise unwritable("content/reviews/x.yaml", OSError(errno.ENOSPC, "No space left on device"))

    content = folder / "content"
    (content / "corrections").mkdir()
    (content / "corrections" / f"{BABY_Z}.yaml").write_text("withhold: {reason: asked, on: 2026-11-22}\n", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(Transaction, "_place", full)
        assert build(folder) == 1
    assert capsys.readouterr().err.endswith(
        "content/reviews/x.yaml: error: the disk is full, so this can't be written\n"
        "    Make room and run the build again. Every file is as it was or whole; what an editor wrote is untouched.\n"
        "The site is published, but not every record is written. The next run writes them.\n"
    )
    assert "Quentin" in (folder / "site" / "reviews" / CHILD_Q / "index.html").read_text("utf-8")
    assert not (folder / "site" / "reviews" / BABY_Z).exists()
    assert not (content / "corrections" / f"{CHILD_Q}.yaml").exists()
    assert build(folder) == 0
    assert (content / "corrections" / f"{CHILD_Q}.yaml").exists()
    assert not (folder / "site" / "reviews" / BABY_Z).exists()


def test_a_run_tells_its_own_changes_on_the_site_that_it_makes(folder: Path) -> None:
    assert build(folder) == 0
    news = (folder / "site" / "new" / "index.html").read_text("utf-8")
    assert "Quentin" in news
    before = files_in(folder / "site")
    assert build(folder) == 0
    assert files_in(folder / "site") == before


def test_a_digest_that_could_not_be_read_for_once_is_read_by_the_next_run(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, name: str, problems: Problems) -> None:
        problems.error(name, None, "the file can't be read: Too many open files", "Check that it may be read.")

    digest = folder / "content" / "digests" / "list.txt"
    digest.write_text(digest.read_text("utf-8").replace("train new staff", "train all staff"), "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(digest_cache, "read_digest", fail)
        assert build(folder) == 1
    assert build(folder) == 0
    assert "rain all staff" in (folder / "site" / "reviews" / CHILD_Q / "index.html").read_text("utf-8")
