"""What an editor sees from dropping a digest to publishing the site."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from build_site.cli import main
from build_site.core import lock
from build_site.core.cache import SITES, folder_cache
from build_site.core.paths import REPOSITORY
from build_site.site import build as build_pages

LIST = """Case reviews published in 2021

2021 – Kent – Baby Z

Death of a 5-week-old girl in March 2020 while sharing a sofa with her father. Learning includes: safer sleep is everyone's business; fathers need the advice too; and notes must follow a family that moves. Recommendations include: every visit asks where the baby sleeps; and advice is given before the birth. Keywords: infant deaths, fathers > Read the overview report

2021 - Anonymous – Child <script>alert(1)</script>

Neglect of a 9-year-old boy over two years. Learning: {{ 7 * 7 }} is what the house was called; [a link](javascript:alert(1)) was in his notes. Recommendations: N/A Keywords: child neglect > Read the overview report
"""  # noqa: E501 - a digest gives each entry in one line

BRIEFING = """Serious Case Review Learning Briefing Child Q

Background

Child Q was four months old when they were badly hurt at home. Until the trial has ended this briefing is for professionals only.

Good practice

- The health visitor went back the next day.

Areas to strengthen

- Ask who else lives in the home.
"""  # noqa: E501 - the same


pytestmark = pytest.mark.build


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content" / "digests").mkdir(parents=True)
    (tmp_path / "content" / "digests" / "list.txt").write_text(LIST, encoding="utf-8")
    return tmp_path


def build(folder: Path, *more: str) -> int:
    return main(["site", "--content", str(folder / "content"), "--out", str(folder / "site"), *more])


def state(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        str(path.relative_to(folder)): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def page(folder: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((folder / "site" / path).read_text("utf-8"), "html.parser")


def test_a_digest_dropped_in_the_folder_becomes_pages_that_a_person_can_read(folder: Path):
    assert build(folder) == 0
    words = page(folder, "reviews/2021-kent-baby-z/index.html").get_text(" ")
    assert "5 weeks" in words
    assert "athers need the advice too" in words
    assert "March 2020" in words
    assert page(folder, "reviews/2021-kent-baby-z/index.html").find(id="recommendation-2")


def test_the_last_lines_printed_are_the_number_of_reviews_and_the_path_of_the_site(folder: Path, capsys):
    build(folder)
    assert capsys.readouterr().out.splitlines()[-2:] == ["2", str(folder / "site" / "index.html")]


def test_a_second_run_with_nothing_changed_changes_no_byte_of_records_or_site(folder: Path):
    build(folder)
    before = state(folder)
    build(folder)
    assert state(folder) == before


def test_markup_in_a_digest_is_text_and_nothing_of_it_runs(folder: Path):
    build(folder)
    for path in (folder / "site").rglob("*.html"):
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        assert not [script for script in soup.find_all("script") if script.string]
        assert not [link for link in soup.find_all("a") if str(link.get("href", "")).startswith("javascript:")]
    words = page(folder, "reviews/2021-anonymous-child-script-alert-1-script/index.html").get_text(" ")
    assert "{{ 7 * 7 }}" in words
    assert "<script>alert(1)</script>" in words


def test_a_record_for_professionals_only_is_stored_and_kept_out_of_everything_public(folder: Path, capsys):
    (folder / "content" / "digests" / "briefing.md").write_text(BRIEFING, encoding="utf-8")
    assert build(folder) == 0
    told = capsys.readouterr().out
    assert "For professionals only, so left out of every page, index and count: undated-anonymous-child-q." in told
    assert told.splitlines()[-2] == "2"
    assert (folder / "content" / "reviews" / "undated-anonymous-child-q.yaml").exists()
    public = [
        path
        for path in (folder / "site").rglob("*")
        if path.is_file() and b"who else lives in the home" in path.read_bytes()
    ]
    assert public == []
    assert not (folder / "site" / "reviews" / "undated-anonymous-child-q").exists()


def test_the_site_for_professionals_has_the_record_under_a_banner(folder: Path, capsys):
    (folder / "content" / "digests" / "briefing.md").write_text(BRIEFING, encoding="utf-8")
    assert build(folder, "--audience", "professionals") == 0
    assert capsys.readouterr().out.splitlines()[-2] == "3"
    words = page(folder, "reviews/undated-anonymous-child-q/index.html").get_text(" ")
    assert "Ask who else lives in the home" in words
    assert "rofessionals only" in words


def test_a_record_written_by_hand_with_no_digest_gets_a_page(folder: Path, capsys):
    (folder / "content" / "reviews").mkdir()
    (folder / "content" / "reviews" / "2019-leeds-sam.yaml").write_text(
        "id: 2019-leeds-sam\ntitle: Sam\npublished: 2019\nareas: [Leeds]\ndeath: no\n"
        "accounts:\n- summary: Sam was hurt at home.\n"
        "  learning:\n  - Ask Sam.\n",
        encoding="utf-8",
    )
    assert build(folder) == 0
    assert capsys.readouterr().out.splitlines()[-2] == "3"
    assert "Ask Sam" in page(folder, "reviews/2019-leeds-sam/index.html").get_text(" ")


def test_a_digest_in_which_nothing_is_understood_says_so_and_accounts_for_its_lines(folder: Path, capsys):
    (folder / "content" / "digests" / "minutes.txt").write_text(
        "Minutes of a meeting\n\nThe chair opened the meeting at ten.\n", encoding="utf-8"
    )
    assert build(folder) == 0
    told = capsys.readouterr().out
    assert "digests/minutes.txt:1: warning: no entry was found in this digest" in told
    assert "minutes.txt: 2 no entry found in this digest" in told


def test_a_content_folder_that_is_not_there_is_one_clear_message_and_no_traceback(tmp_path: Path, capsys):
    missing = tmp_path / "nowhere"
    assert main(["site", "--content", str(missing), "--out", str(tmp_path / "site")]) == 1
    assert capsys.readouterr().err == (
        f"{missing}: error: there is no such content folder\n"
        "    Check CONTENT=... or --content, or make the folder with the command `init`.\n"
        "Nothing was published.\n"
    )


def test_a_folder_without_digests_says_so_and_still_makes_a_site(tmp_path: Path, capsys):
    (tmp_path / "content").mkdir()
    assert main(["site", "--content", str(tmp_path / "content"), "--out", str(tmp_path / "site")]) == 0
    told = capsys.readouterr().out
    assert "digests/: warning: this folder is missing\n    Put digests there, as " in told
    assert told.splitlines()[-2] == "0"


def test_a_broken_edit_of_a_record_stops_the_run_and_is_never_overwritten(folder: Path, capsys):
    build(folder)
    record = folder / "content" / "reviews" / "2021-kent-baby-z.yaml"
    broken = record.read_text("utf-8").replace("death: 'yes'", "death: perhaps")
    record.write_text(broken, encoding="utf-8")
    site = state(folder / "site")
    assert build(folder) == 1
    line = broken[: broken.index("death: perhaps")].count("\n") + 1
    assert f"content/reviews/2021-kent-baby-z.yaml:{line}: error:" in capsys.readouterr().err
    assert record.read_text("utf-8") == broken
    assert state(folder / "site") == site


def test_an_edit_of_a_record_survives_every_later_build(folder: Path, capsys):
    build(folder)
    record = folder / "content" / "reviews" / "2021-kent-baby-z.yaml"
    record.write_text(record.read_text("utf-8").replace("age: 5 weeks", "age: 6 weeks"), encoding="utf-8")
    for _ in range(3):
        assert build(folder) == 0
        assert yaml.safe_load(record.read_text("utf-8"))["children"][0]["age"] == "6 weeks"
    assert "6 weeks" in page(folder, "reviews/2021-kent-baby-z/index.html").get_text(" ")
    assert (folder / "content" / "corrections" / "2021-kent-baby-z.yaml").exists()


def test_a_withheld_review_stays_out_through_every_rebuild_whatever_digest_comes(folder: Path, capsys):
    build(folder)
    (folder / "content" / "corrections").mkdir(exist_ok=True)
    (folder / "content" / "corrections" / "2021-kent-baby-z.yaml").write_text(
        "withhold:\n  reason: the family asked for it\n  on: 2026-11-01\n", encoding="utf-8"
    )
    again = LIST.split("\n2021 - Anonymous")[0]
    for name in ("a.txt", "again.txt"):
        assert build(folder) == 0
        assert capsys.readouterr().out.splitlines()[-2] == "1"
        published = [path for path in (folder / "site").rglob("*") if path.is_file() and b"Baby Z" in path.read_bytes()]
        assert published == []
        (folder / "content" / "digests" / name).write_text(again, encoding="utf-8")


def test_a_withholding_that_is_saved_while_a_build_is_at_work_stops_it_before_it_publishes(
    folder: Path, capsys, monkeypatch
):
    build(folder)
    before = contents(folder / "site")
    (folder / "content" / "digests" / "list.txt").write_text(LIST.replace("5-week", "6-week"), encoding="utf-8")
    said = folder / "content" / "corrections" / "2021-kent-baby-z.yaml"
    real = build_pages.config.load

    def save_meanwhile(*given: Any) -> Any:
        said.parent.mkdir(exist_ok=True)
        said.write_text("withhold: {reason: asked, on: 2026-11-01}\n", encoding="utf-8")
        return real(*given)

    monkeypatch.setattr(build_pages.config, "load", save_meanwhile)
    capsys.readouterr()
    assert build(folder) == 1
    assert capsys.readouterr().err.endswith(
        "content/corrections/2021-kent-baby-z.yaml: error: the file was changed while the build was running, so what it"
        " says now is not in the site\n    Run the build again.\nNothing was published.\n"
    )
    assert contents(folder / "site") == before
    assert build(folder) == 0
    assert not (folder / "site" / "reviews" / "2021-kent-baby-z").exists()


def start(folder: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "build_site", "site", "--content", str(folder / "content"), "--out"]
    return subprocess.Popen([*command, str(folder / "site"), *more], cwd=REPOSITORY, stderr=subprocess.PIPE, text=True)


def test_two_builds_of_one_folder_at_once_give_what_one_gives(folder: Path):
    alone = folder / "alone"
    shutil.copytree(folder / "content", alone / "content")
    for process in (start(folder), start(folder)):
        assert process.communicate()[1] == ""
        assert process.returncode == 0
    assert build(alone) == 0
    for part in ("content", "site"):
        assert contents(folder / part) == contents(alone / part)
    assert sorted(path.name for path in folder.iterdir()) == ["alone", "content", "site"]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_says_which_other_run_is_at_work_on_the_folder(folder: Path, capsys, monkeypatch):
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.1)
    for hold, name in ((lock.lock_content, "content"), (lock.lock_site, "site")):
        with hold(folder / name):
            assert build(folder) == 1
        said = capsys.readouterr().err
        assert f"{folder / name}: error: another run is at work on this folder (process {os.getpid()} on " in said
        assert said.endswith("\nNothing was published.\n")
    assert contents(folder).keys() == {"content/digests/list.txt"}
    assert build(folder) == 0


def test_a_cache_that_may_not_be_written_costs_time_and_nothing_else(folder: Path, tmp_path: Path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    process = subprocess.run(
        [sys.executable, "-m", "build_site", "site", "--content", folder / "content", "--out", folder / "site"],
        cwd=REPOSITORY,
        env={**os.environ, "CASE_REVIEWS_CACHE": str(tmp_path / "file" / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (process.returncode, process.stderr) == (0, "")
    assert "athers need the advice too" in page(folder, "reviews/2021-kent-baby-z/index.html").get_text(" ")
    assert (tmp_path / "file").read_text("utf-8") == "in the way"


def test_a_build_removes_the_cache_of_a_site_that_is_gone(folder: Path, tmp_path: Path):
    build(folder)
    gone = folder_cache(SITES, folder / "site").folder
    shutil.rmtree(folder / "site")
    assert gone.is_dir()
    main(["site", "--content", str(folder / "content"), "--out", str(folder / "other")])
    assert not gone.exists()
    assert folder_cache(SITES, folder / "other").folder.is_dir()
