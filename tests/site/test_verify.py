"""A published folder beside its manifest: what is missing, changed or no build's is named."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from build_site.cli import main
from build_site.core.problems import BuildError
from build_site.site.manifest import NAME, hash_of
from build_site.site.verify import Comparison, compare
from tests.site.publishing import publish


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A site of 30 files."""
    files = {"index.html": b"home", **{f"reviews/{number:02}/index.html": b"review" for number in range(29)}}
    publish(tmp_path / "out", files)
    return tmp_path / "out"


def test_a_site_as_it_was_built_is_verified(out: Path, capsys) -> None:
    assert compare(out) == Comparison(30, (), (), (), unfinished=False)
    assert main(["verify", str(out)]) == 0
    assert capsys.readouterr().out == "30 files were built: 0 are missing, 0 were changed; 0 others are there.\n"


def test_what_is_missing_changed_or_foreign_is_named(out: Path, capsys) -> None:
    (out / "index.html").write_text("defaced")
    (out / "reviews" / "00" / "index.html").unlink()
    (out / "reviews" / "left.html").write_text("a page that an upload left behind")
    assert main(["verify", str(out)]) == 1
    assert capsys.readouterr().out == (
        "missing: reviews/00/index.html\n"
        "changed: index.html\n"
        "foreign: reviews/left.html\n"
        "30 files were built: 1 are missing, 1 were changed; 1 others are there.\n"
    )


def test_more_than_twenty_paths_of_one_kind_are_counted(out: Path, capsys) -> None:
    for number in range(25):
        (out / "reviews" / f"{number:02}" / "index.html").unlink()
    assert main(["verify", str(out)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 22
    assert printed[20] == "missing: 5 more"


@pytest.mark.parametrize("path", ["new.html", "reviews/new.html", ".htaccess", "reviews/.htaccess", "reviews/.x/a"])
def test_each_file_that_no_build_wrote_is_foreign(out: Path, path: str) -> None:
    (out / path).parent.mkdir(exist_ok=True)
    (out / path).write_text("mine")
    assert compare(out).foreign == (path,)
    assert not compare(out).is_as_built


def test_hidden_folders_are_passed_over(out: Path) -> None:
    (out / ".git").mkdir()
    (out / ".git" / "HEAD").write_text("ref")
    assert compare(out).is_as_built


def test_a_link_is_not_followed_and_not_what_was_built(out: Path, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("home")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(tmp_path / "home")
    (out / "more").symlink_to(tmp_path)
    assert compare(out) == Comparison(30, (), ("index.html",), ("more",), unfinished=False)


def test_a_name_that_would_move_the_cursor_is_shown_by_its_characters(out: Path, capsys) -> None:
    (out / "a\x1b[2J").write_text("mine")
    main(["verify", str(out)])
    assert "foreign: 'a\\x1b[2J'\n" in capsys.readouterr().out


def test_a_site_in_whose_folder_a_run_was_cut_is_not_as_built(out: Path, capsys) -> None:
    text = (out / NAME).read_text().splitlines(keepends=True)
    cut = "# A run is at work here, or was cut: each file is as before it or as after it. Build again.\n"
    (out / NAME).write_text("".join([*text[:2], cut, *text[2:], f"{hash_of(b'new home')}  index.html\n"]))
    (out / "index.html").write_text("new home")
    assert compare(out) == Comparison(30, (), (), (), unfinished=True)
    assert main(["verify", str(out)]) == 1
    assert capsys.readouterr().out.startswith(
        "A run was cut while files took their places: each is as before it or as after it. Build again.\n"
    )


@pytest.mark.parametrize("marker", [None, b"build_site made this folder and replaces all of it at each build.\n"])
def test_a_folder_without_a_manifest_can_not_be_verified(out: Path, marker: bytes | None, capsys) -> None:
    (out / NAME).unlink()
    if marker:
        (out / NAME).write_bytes(marker)
    assert main(["verify", str(out)]) == 1
    assert capsys.readouterr().err == (
        f"{out}: error: there is no manifest (.build-site) in this folder, so it can't be told what was built\n"
        "    Check the path. If the site is an earlier version's, build it again.\n"
        "Nothing was published.\n"
    )


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"there is no manifest \(\.build-site\)"):
        compare(tmp_path / "none")


def test_a_file_that_may_not_be_read_is_told(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name == NAME:
            return real(path)
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", read)
    with pytest.raises(BuildError) as stopped:
        compare(out)
    assert str(stopped.value) == (
        f"{out}: error: the site can't be read: Permission denied\n    Check that the folder and all in it may be read."
    )


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_sha256sum_reads_the_manifest_too(out: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", NAME]
    assert subprocess.run(command, cwd=out, capture_output=True, check=False).returncode == 0
    (out / "index.html").write_text("defaced")
    done = subprocess.run(command, cwd=out, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "index.html: FAILED\n")
