"""The site's folder: whole or not at all, and never somebody else's."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_site.core import parallel
from build_site.core.problems import BuildError
from build_site.site.publish import MARKER, StagedSite, check_folder


def write(out: Path, files: Mapping[str, bytes]) -> None:
    """Make `out` hold exactly these files."""
    with StagedSite(out) as staging:
        for path, data in files.items():
            staging.write(path, data)
        staging.commit(files)


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def test_files_that_the_site_no_longer_has_are_gone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"a", "deep/b.html": b"b"})
    write(out, {"a.html": b"A"})
    assert _files(out) == {"a.html": "A"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"same.html": b"x", "other.html": b"1"})
    for name in ("same.html", "other.html"):
        os.utime(out / name, (1_000_000_000, 1_000_000_000))
    write(out, {"same.html": b"x", "other.html": b"2"})
    assert [(out / name).stat().st_mtime == 1_000_000_000 for name in ("same.html", "other.html")] == [True, False]


def test_a_folder_with_something_else_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    with pytest.raises(BuildError) as stopped:
        write(out, {"a.html": b"a"})
    assert str(stopped.value) == (
        f"{out}: error: the folder holds something that is not a site built here, so nothing was written\n"
        "    Choose another folder with OUT=..., or empty this one yourself."
    )
    assert _files(out) == {"thesis.txt": "mine"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(BuildError) as stopped:
        check_folder(tmp_path / "out")
    assert "the site's folder is a file" in str(stopped.value)


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(tmp_path / "out", {"a.html": b"a"})
    assert _files(tmp_path / "out") == {"a.html": "a"}


def test_a_run_that_fails_half_way_leaves_the_former_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"old", "b.html": b"old"})

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(BuildError) as stopped:
        write(out, {"a.html": b"new", "b.html": b"old"})
    assert str(stopped.value).startswith(f"{out}: error: the site can't be written: No space left on device")
    assert _files(out) == {"a.html": "old", "b.html": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("done", range(6))
def test_a_run_that_is_cut_off_leaves_the_former_site_or_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    out = tmp_path / "out"
    old = {"a.html": b"old", "b.html": b"old", "gone/c.html": b"old", "same.html": b"same"}
    write(out, old)
    left = iter(range(done))

    def cut_off(source: Path, target: Path) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        os.rename(source, target)

    new = {"a.html": b"new", "b.html": b"new", "deep/d.html": b"new", "same.html": b"same"}
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", cut_off)
        if done < 5:
            with pytest.raises(KeyboardInterrupt):
                write(out, new)
        else:
            write(out, new)
    check_folder(out)
    # The first step is the decision.
    assert _files(out) == {path: data.decode() for path, data in (new if done else old).items()}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_and_a_folder_may_change_places(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a/b.html": b"1", "c": b"2"})
    write(out, {"a": b"3", "c/d.html": b"4"})
    assert _files(out) == {"a": "3", "c/d.html": "4"}


def test_what_was_decided_for_a_site_that_is_gone_does_not_come_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"old"})
    with StagedSite(out) as staging:
        staging.write("b.html", b"new")
        # As it is where a run is cut off after its commit.
        (tmp_path / "out.new" / ".build-site-decided").write_text("[]")
    shutil.rmtree(out)
    write(out, {"c.html": b"newest"})
    assert _files(out) == {"c.html": "newest"}


def test_an_error_in_the_midst_of_it_says_that_the_next_run_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"old"})

    def locked(source: Path, target: Path) -> None:
        if "decided" not in str(source):
            raise PermissionError(13, "Permission denied")
        os.rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", locked)
        with pytest.raises(BuildError) as stopped:
            write(out, {"a.html": b"new"})
    assert str(stopped.value) == (
        f"{out}: error: only a part of the new site is in its place: Permission denied\n"
        "    Mend that and build again: the rest then takes its place."
    )
    check_folder(out)
    assert _files(out) == {"a.html": "new"}


def test_a_folder_of_somebody_else_beside_the_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.new").mkdir()
    (tmp_path / "out.new" / "thesis.txt").write_text("mine")
    with pytest.raises(BuildError) as stopped:
        write(tmp_path / "out", {"a.html": b"a"})
    assert str(stopped.value) == (
        f"{tmp_path / 'out.new'}: error: this folder is in the way: new files are laid aside there, "
        "and it holds something else\n    Move it away, or choose another folder with OUT=..."
    )
    assert _files(tmp_path / "out.new") == {"thesis.txt": "mine"}
    assert not (tmp_path / "out").exists()


def test_what_a_killed_run_left_aside_is_cleared(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"old"})
    (tmp_path / "out.new").mkdir()
    (tmp_path / "out.new" / MARKER).write_bytes(b"")
    write(out, {"a.html": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_that_a_killed_run_left_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "out.new").mkdir()
    write(tmp_path / "out", {"a.html": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_staged_files_that_could_not_all_be_removed_are_removed_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(path: Path) -> None:
        raise OSError(16, "Device or resource busy")

    with monkeypatch.context() as patched, StagedSite(tmp_path / "out") as staging:
        staging.write("a/b.html", b"1")
        patched.setattr(shutil, "rmtree", busy)
    assert (tmp_path / "out.new" / MARKER).exists()
    write(tmp_path / "out", {"a.html": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_no_worker_writes_after_a_build_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", 2)
    here = os.getpid()

    def work(item: int) -> None:
        if os.getpid() == here:
            while not (tmp_path / "out.new" / "0.html").exists():
                time.sleep(0.01)
            raise KeyError(item)
        for number in range(100_000):
            staging.write(f"{number}.html", b"late")

    with pytest.raises(KeyError), StagedSite(tmp_path / "out") as staging:
        parallel.parallel_map(work, range(2), min_per_worker=1)
    assert list(tmp_path.iterdir()) == []
    write(tmp_path / "out", {"a.html": b"new"})
    assert _files(tmp_path / "out") == {"a.html": "new"}


_HOSTILE_PATHS = (
    "ABSOLUTE/index.html",
    "/ABSOLUTE/index.html",
    "../index.html",
    "areas/../../index.html",
    "areas//index.html",
    "./index.html",
    "",
    "areas/",
    "C:/index.html",
    "areas\\..\\index.html",
    "a\0.html",
    f"{'x' * 201}/index.html",
)
"""ABSOLUTE stands for a folder of the test: were the guard broken, nothing else would be written to."""


@pytest.mark.parametrize("path", _HOSTILE_PATHS)
def test_site_refuses_a_file_outside_of_its_folder_and_stays_as_it_was(tmp_path: Path, path: str) -> None:
    out = tmp_path / "deep" / "out"
    (tmp_path / "elsewhere").mkdir()
    path = path.replace("ABSOLUTE", str(tmp_path / "elsewhere"))
    write(out, {"a.html": b"old"})
    with pytest.raises(BuildError) as stopped:
        write(out, {"a.html": b"new", path: b"outside"})
    assert str(stopped.value) == (
        f"{path}: error: this file would not lie in the site's folder, so it was not written\n"
        "    Rename what it is made from."
    )
    assert [file for file in tmp_path.rglob("*") if file.is_file() and file.name != MARKER] == [out / "a.html"]
    assert _files(out) == {"a.html": "old"}


@settings(deadline=None)
@given(path=st.text(alphabet="./\\ab\0: 日", max_size=12))
def test_site_writes_any_path_within_its_folder_or_not_at_all(
    tmp_path_factory: pytest.TempPathFactory, path: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    out = folder / "b" / "b" / "b" / "b" / "b" / "out"
    if path.startswith("/"):
        path = str(folder) + path
    try:
        write(out, {path: b"x"})
    except BuildError:
        assert [file for file in folder.rglob("*") if file.is_file()] == []
    else:
        assert _files(folder) == {f"b/b/b/b/b/out/{path}": "x"}


def test_site_follows_no_link_that_lies_in_its_folder(tmp_path: Path) -> None:
    out, mine = tmp_path / "out", tmp_path / "mine"
    mine.mkdir()
    (mine / "index.html").write_text("mine")
    (mine / "page.html").write_text("mine")
    write(out, {"a.html": b"1"})
    (out / "areas").symlink_to(mine, target_is_directory=True)
    (out / "page.html").symlink_to(mine / "page.html")
    write(out, {"a.html": b"1", "areas/index.html": b"2", "page.html": b"mine"})
    assert _files(mine) == {"index.html": "mine", "page.html": "mine"}
    assert _files(out) == {"a.html": "1", "areas/index.html": "2", "page.html": "mine"}
    assert not (out / "areas").is_symlink()
    assert not (out / "page.html").is_symlink()


def test_site_that_was_half_moved_is_not_finished_through_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, mine = tmp_path / "out", tmp_path / "mine"
    mine.mkdir()
    (mine / "old.html").write_text("mine")
    write(out, {"areas/old.html": b"1", "areas/index.html": b"1"})

    def cut_off(source: Path, target: Path) -> None:
        if "decided" not in str(source):
            raise KeyboardInterrupt
        os.rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", cut_off)
        with pytest.raises(KeyboardInterrupt):
            write(out, {"areas/index.html": b"2"})
    shutil.rmtree(out / "areas")
    (out / "areas").symlink_to(mine, target_is_directory=True)
    with pytest.raises(BuildError) as stopped:
        check_folder(out)
    assert str(stopped.value) == (
        f"{out}/areas: error: this is a link, so what belongs into this folder of the site was not written\n"
        "    Delete the link and build again."
    )
    assert _files(mine) == {"old.html": "mine"}
    (out / "areas").unlink()
    check_folder(out)
    assert _files(out) == {"areas/index.html": "2"}


@pytest.mark.parametrize("record", ["", '["../mine.txt"]', '["/mine.txt"]', '["a//b"]', "[1]", "{", "5", '"mine"x'])
def test_site_removes_nothing_outside_of_its_folder_whatever_an_interrupted_build_left(
    tmp_path: Path, record: str
) -> None:
    out, staged = tmp_path / "out", tmp_path / "out.new"
    (tmp_path / "mine.txt").write_text("mine")
    write(out, {"a.html": b"old"})
    staged.mkdir()
    (staged / MARKER).write_bytes(b"")
    (staged / ".build-site-decided").write_text(record)
    with pytest.raises(BuildError) as stopped:
        check_folder(out)
    assert str(stopped.value) == (
        f"{staged}/.build-site-decided: error: the list of what an interrupted build was to remove can't be read\n"
        f"    Delete the folder {staged} and build again."
    )
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert _files(out) == {"a.html": "old"}


def test_site_drops_a_file_that_lay_in_its_folder_whatever_it_is_called(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1"})
    (out / f"odd: {'x' * 210}").write_text("2")
    write(out, {"a.html": b"1"})
    assert _files(out) == {"a.html": "1"}


def test_site_whose_folder_may_not_be_read_is_told_in_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write(out, {"a/b.html": b"1"})

    def forbidden(path: str) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", forbidden)
        with pytest.raises(BuildError) as stopped:
            write(out, {"a/b.html": b"2"})
    assert str(stopped.value) == (
        f"{out}: error: the site can't be written: Permission denied\n"
        "    The former site, if there was one, is as it was. Make room, or choose another folder with OUT=..."
    )
    assert _files(out) == {"a/b.html": "1"}
