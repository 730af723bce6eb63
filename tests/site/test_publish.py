"""The site's folder: whole or not at all, and nothing outside of it. What is not ours: `test_publish_foreign`."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_site.core import parallel
from build_site.core.problems import BuildError
from build_site.site import replace
from build_site.site.manifest import NAME
from build_site.site.publish import StagedSite, check_folder
from tests.site.publishing import publish, texts_in


def test_files_that_the_site_no_longer_has_are_gone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"a", "deep/b.html": b"b"})
    publish(out, {"a.html": b"A"})
    assert texts_in(out) == {"a.html": "A"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"same.html": b"x", "other.html": b"1"})
    for name in ("same.html", "other.html"):
        os.utime(out / name, (1_000_000_000, 1_000_000_000))
    publish(out, {"same.html": b"x", "other.html": b"2"})
    assert [(out / name).stat().st_mtime == 1_000_000_000 for name in ("same.html", "other.html")] == [True, False]


def test_a_folder_with_something_else_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    with pytest.raises(BuildError) as stopped:
        publish(out, {"a.html": b"a"})
    assert str(stopped.value) == (
        f"{out}: error: the folder holds something that is not a site built here, so nothing was written\n"
        "    Choose another folder with OUT=..., or empty this one yourself. If the site belongs beside what it holds,"
        " put an empty file .build-site there."
    )
    assert texts_in(out) == {"thesis.txt": "mine"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(BuildError) as stopped:
        check_folder(tmp_path / "out")
    assert "the site's folder is a file" in str(stopped.value)


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    publish(tmp_path / "out", {"a.html": b"a"})
    assert texts_in(tmp_path / "out") == {"a.html": "a"}


def test_a_run_that_fails_half_way_leaves_the_former_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"old", "b.html": b"old"})

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(BuildError) as stopped:
        publish(out, {"a.html": b"new", "b.html": b"old"})
    assert str(stopped.value).startswith(f"{out}: error: the site can't be written: No space left on device")
    assert texts_in(out) == {"a.html": "old", "b.html": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_and_a_folder_may_change_places(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"a/b.html": b"1", "c": b"2"})
    publish(out, {"a": b"3", "c/d.html": b"4"})
    assert texts_in(out) == {"a": "3", "c/d.html": "4"}


def test_no_worker_writes_after_a_build_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", 2)
    here = os.getpid()

    def work(item: int) -> None:
        if os.getpid() == here:
            while not any(tmp_path.glob(".out.*.new/site/0.html")):
                time.sleep(0.01)
            raise KeyError(item)
        for number in range(100_000):
            staging.write(f"{number}.html", b"late")

    with pytest.raises(KeyError), StagedSite(tmp_path / "out") as staging:
        parallel.parallel_map(work, range(2), min_per_worker=1)
    assert list(tmp_path.iterdir()) == []
    publish(tmp_path / "out", {"a.html": b"new"})
    assert texts_in(tmp_path / "out") == {"a.html": "new"}


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
    publish(out, {"a.html": b"old"})
    with pytest.raises(BuildError) as stopped:
        publish(out, {"a.html": b"new", path: b"outside"})
    assert str(stopped.value) == (
        f"{path}: error: this file would not lie in the site's folder, so it was not written\n"
        "    Rename what it is made from."
    )
    assert [file for file in tmp_path.rglob("*") if file.is_file() and file.name != NAME] == [out / "a.html"]
    assert texts_in(out) == {"a.html": "old"}


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
        publish(out, {path: b"x"})
    except BuildError:
        assert [file for file in folder.rglob("*") if file.is_file()] == []
    else:
        assert texts_in(folder) == {f"b/b/b/b/b/out/{path}": "x"}


def test_site_whose_folder_may_not_be_read_is_told_in_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    publish(out, {"a/b.html": b"1"})

    def forbidden(path: str) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", forbidden)
        with pytest.raises(BuildError) as stopped:
            publish(out, {"a/b.html": b"2"})
    assert str(stopped.value) == (
        f"{out}: error: the site can't be written: Permission denied\n"
        "    The former site, if there was one, is as it was. Make room, or choose another folder with OUT=..."
    )
    assert texts_in(out) == {"a/b.html": "1"}


# What runs leave


def _staging_folders(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(".*.new"))


def test_what_a_killed_run_left_aside_is_removed_and_what_others_left_stays(tmp_path: Path) -> None:
    out, mine = tmp_path / "out", tmp_path / "mine"
    publish(out, {"a.html": b"old"})
    mine.mkdir()
    (mine / "thesis.txt").write_text("mine")
    left = StagedSite(out)  # Never ended.
    left.write("b.html", b"2")
    others = [".other.0123456789abcdef.new", ".out.0123.new", ".out.0123456789abcdef.new.bak", "out.new"]
    for name in others:
        (tmp_path / name).mkdir()
    (tmp_path / "out.new" / ".build-site-decided").write_text('["../mine/thesis.txt"]')
    (tmp_path / "out.new" / NAME).write_bytes(b"")
    (tmp_path / ".out.0123456789abcdee.new").symlink_to(mine)
    (tmp_path / ".out.0123456789abcdef.new").write_text("mine")
    publish(out, {"a.html": b"new"})
    assert texts_in(out) == {"a.html": "new"}
    assert texts_in(mine) == {"thesis.txt": "mine"}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*others, ".out.0123456789abcdee.new", ".out.0123456789abcdef.new", "mine", "out"]
    )


def test_an_unchanged_site_is_not_touched(tmp_path: Path) -> None:
    out = tmp_path / "out"
    files = {"a/b.html": b"1", "c.html": b"2"}
    publish(out, files)
    before = {path: os.stat(path) for path in (out, *out.rglob("*"))}
    publish(out, files)
    assert {path: os.stat(path) for path in (out, *out.rglob("*"))} == before


def test_the_folder_of_the_site_stays_the_same_one_so_that_who_serves_it_goes_on(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1"})
    descriptor = os.open(out, os.O_RDONLY)
    publish(out, {"a.html": b"2", "b.html": b"2"})
    served = os.open("b.html", os.O_RDONLY, dir_fd=descriptor)
    assert os.read(served, 9) == b"2"
    os.close(served)
    os.close(descriptor)


def test_a_site_on_another_file_system_than_the_folder_beside_it_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1", "gone.html": b"1"})
    real = os.rename

    def rename(source: str | Path, target: str | Path) -> None:
        if out in Path(target).parents and out not in Path(source).parents:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        real(source, target)

    monkeypatch.setattr(os, "replace", rename)
    publish(out, {"a.html": b"2", "b/c.html": b"2"})
    assert texts_in(out) == {"a.html": "2", "b/c.html": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert _staging_folders(out) == []


def test_a_site_beside_which_nothing_may_be_written_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1"})
    real = Path.mkdir

    def mkdir(path: Path, *args: Any, **options: Any) -> None:
        if path.parent == tmp_path and path != out:
            raise PermissionError(errno.EACCES, "Permission denied")
        real(path, *args, **options)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    publish(out, {"a.html": b"2"})
    assert texts_in(out) == {"a.html": "2"}
    assert sorted(path.name for path in out.iterdir()) == [NAME, "a.html"]


def test_a_failure_in_the_midst_of_it_says_that_the_next_run_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"old"})

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(replace, "_move", full)
        with pytest.raises(BuildError) as stopped:
            publish(out, {"a.html": b"new"})
    assert str(stopped.value) == (
        f"{out}: error: only a part of the new site is in its place: No space left on device\n"
        "    Every link there leads to a page, some of them as they were before. Mend that and build again: the rest"
        " then takes its place."
    )
    with StagedSite(out) as staging:
        assert staging.unfinished
    publish(out, {"a.html": b"new"})
    assert texts_in(out) == {"a.html": "new"}
    with StagedSite(out) as staging:
        assert not staging.unfinished
