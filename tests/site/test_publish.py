"""The site's folder: whole or not at all, and never somebody else's."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_site.core import parallel
from build_site.core.problems import BuildError, Problems
from build_site.site import replace
from build_site.site.manifest import NAME, hash_of
from build_site.site.publish import StagedSite, check_folder
from build_site.site.verify import compare


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
        if path.is_file() and path.name != NAME
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
        "    Choose another folder with OUT=..., or empty this one yourself. If the site belongs beside what it holds,"
        " put an empty file .build-site there."
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


def test_a_file_and_a_folder_may_change_places(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a/b.html": b"1", "c": b"2"})
    write(out, {"a": b"3", "c/d.html": b"4"})
    assert _files(out) == {"a": "3", "c/d.html": "4"}


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
    assert [file for file in tmp_path.rglob("*") if file.is_file() and file.name != NAME] == [out / "a.html"]
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


# What is not ours


def test_only_what_a_build_wrote_goes_and_all_else_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1", "gone/b.html": b"2"})
    (out / ".git" / "objects").mkdir(parents=True)
    mine = {".git/HEAD": "ref", ".git/objects/0": "x", "CNAME": "example.org", "gone/mine.txt": "mine"}
    for path, text in mine.items():
        (out / path).write_text(text)
    write(out, {"a.html": b"3"})
    assert _files(out) == {"a.html": "3", **mine}


def test_a_new_git_work_tree_may_be_built_into(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / ".git").mkdir(parents=True)
    (out / ".git" / "HEAD").write_text("ref")
    write(out, {"a.html": b"1"})
    assert _files(out) == {".git/HEAD": "ref", "a.html": "1"}


def test_a_folder_with_other_files_may_be_built_into_where_an_empty_file_says_so(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "CNAME").write_text("example.org")
    (out / NAME).write_bytes(b"")
    write(out, {"a.html": b"1"})
    assert _files(out) == {"CNAME": "example.org", "a.html": "1"}


def _plant(out: Path, tmp_path: Path, kind: str, path: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "new.html").write_text("mine")
    place = out / path
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind == "file":
        place.write_text("mine")
    elif kind == "folder":
        (place / ".hidden").mkdir(parents=True)
        (place / ".hidden" / "mine.txt").write_text("mine")
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(tmp_path / "elsewhere" / ("new.html" if kind == "link to a file" else ""))


@pytest.mark.parametrize(
    ("kind", "path", "named"),
    [
        ("file", "areas/new.html", "areas/new.html"),
        ("file", "areas", "areas"),
        ("folder", "areas/new.html", "areas/new.html/.hidden/mine.txt"),
        ("pipe", "areas/new.html", "areas/new.html"),
        ("link to a file", "areas/new.html", "areas/new.html"),
        ("link to a folder", "areas/new.html", "areas/new.html"),
        ("link to a folder", "areas", "areas"),
    ],
)
def test_what_is_in_the_way_and_not_ours_is_told_before_anything_changes(
    tmp_path: Path, kind: str, path: str, named: str
) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1"})
    _plant(out, tmp_path, kind, path)
    before = {file: os.lstat(file).st_mtime_ns for file in tmp_path.rglob("*")}
    with pytest.raises(BuildError) as stopped:
        write(out, {"a.html": b"2", "areas/new.html": b"mine" if kind == "link to a folder" else b"new"})
    assert str(stopped.value) == (
        f"{out}: error: no build is known to have written what is in the way of the site there: {named}\n"
        "    Move it away, or delete it if it is an earlier site's, then build again. The site is as it was."
    )
    assert {file: os.lstat(file).st_mtime_ns for file in tmp_path.rglob("*")} == before


def test_a_link_that_took_the_place_of_a_file_of_ours_is_not_followed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1", "b/c.html": b"1"})
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "c.html").write_text("1")
    shutil.rmtree(out / "b")
    (out / "b").symlink_to(tmp_path / "mine", target_is_directory=True)
    (out / "a.html").unlink()
    (out / "a.html").symlink_to(tmp_path / "mine" / "c.html")
    with pytest.raises(BuildError):
        write(out, {"a.html": b"1", "b/c.html": b"1"})
    write(out, {"d.html": b"1"})  # Both are gone from the site: still nothing is removed through a link.
    assert (tmp_path / "mine" / "c.html").read_text() == "1"
    assert (out / "a.html").is_symlink()
    assert (out / "b").is_symlink()


def test_more_than_five_files_in_the_way_are_counted(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1"})
    for number in range(7):
        (out / f"{number}.html").write_text("mine")
    with pytest.raises(BuildError) as stopped:
        write(out, {f"{number}.html": b"new" for number in range(7)})
    assert ": 0.html, 1.html, 2.html, 3.html, 4.html and 2 more\n" in str(stopped.value)


def test_a_file_in_the_way_that_holds_the_same_becomes_ours(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1"})
    (out / "b.html").write_text("2")
    write(out, {"a.html": b"1", "b.html": b"2"})
    write(out, {"a.html": b"1"})
    assert _files(out) == {"a.html": "1"}


def _commit(out: Path, files: Mapping[str, bytes]) -> list[str]:
    problems = Problems()
    with StagedSite(out) as staging:
        for path, data in files.items():
            staging.write(path, data)
        staging.commit(files, problems)
    return list(map(str, problems))


def test_a_file_that_somebody_changed_is_built_again_and_told(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1", "b.html": b"1"})
    (out / "a.html").write_text("by hand")
    assert _commit(out, {"a.html": b"1", "b.html": b"2"}) == [
        f"{out}: warning: these files of the site were changed since a build wrote them, and are again as they are"
        " built: a.html\n    Change what they are made from."
    ]
    assert _files(out) == {"a.html": "1", "b.html": "2"}
    assert _commit(out, {"a.html": b"1", "b.html": b"2"}) == []


def test_a_file_that_somebody_changed_and_that_the_site_has_no_longer_stays_and_is_told_until_it_goes(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1", "b.html": b"2"})
    (out / "b.html").write_text("by hand")
    told = [
        f"{out}: warning: the site has these files no longer, but they were changed since a build wrote them, so they"
        " stay: b.html\n    Delete them. Until then readers may find them there, whatever was withheld since."
    ]
    assert _commit(out, {"a.html": b"1"}) == told
    assert _files(out) == {"a.html": "1", "b.html": "by hand"}
    before = os.stat(out)
    assert _commit(out, {"a.html": b"1"}) == told
    assert os.stat(out) == before
    assert compare(out).changed == ("b.html",)
    (out / "b.html").unlink()
    assert _commit(out, {"a.html": b"1"}) == []
    assert compare(out).is_as_built


def test_a_kept_file_that_the_site_has_again_is_built_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1", "b.html": b"2"})
    (out / "b.html").write_text("by hand")
    write(out, {"a.html": b"1"})
    write(out, {"a.html": b"1", "b.html": b"3"})
    assert _files(out) == {"a.html": "1", "b.html": "3"}


@pytest.mark.parametrize(
    "path", ["../mine.txt", "ABSOLUTE/mine.txt", "link/mine.txt", ".git/mine.txt", "a/../../mine.txt", "a/.x/mine.txt"]
)
def test_a_planted_manifest_removes_nothing_outside_and_nothing_that_is_hidden(tmp_path: Path, path: str) -> None:
    out = tmp_path / "out"
    write(out, {"a/b.html": b"1"})
    (tmp_path / "elsewhere").mkdir()
    (out / "link").symlink_to(tmp_path / "elsewhere")
    path = path.replace("ABSOLUTE", str(tmp_path))
    mine = (out / path).resolve()
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine")
    with (out / NAME).open("a") as manifest:
        manifest.write(f"{hash_of(b'mine')}  {path}\n")
    write(out, {"c.html": b"2"})
    assert mine.read_text() == "mine"
    assert not (out / "a" / "b.html").exists()


def test_a_line_of_the_manifest_that_is_none_leaves_its_file_to_whom_it_belongs(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1", "b.html": b"2"})
    (out / NAME).write_bytes((out / NAME).read_bytes().replace(b"  b.html", b" <<<<<<< HEAD b.html\xff"))
    write(out, {"a.html": b"3"})
    assert _files(out) == {"a.html": "3", "b.html": "2"}


@pytest.mark.parametrize("kind", ["link to a file", "folder", "pipe"])
def test_a_folder_whose_manifest_is_none_is_not_ours(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    _plant(out, tmp_path, kind, NAME)
    with pytest.raises(BuildError, match="holds something that is not a site built here"):
        write(out, {"a.html": b"1"})
    assert (tmp_path / "elsewhere" / "new.html").read_text() == "mine"


# A site of the version before, which had a marker and no manifest


def _without_manifest(out: Path) -> None:
    (out / NAME).write_bytes(b"build_site made this folder and replaces all of it at each build.\n")


def test_a_site_of_the_version_before_is_ours_as_far_as_the_last_build_is_remembered(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with StagedSite(out) as staging:
        for path in ("a.html", "b/c.html", "d.html"):
            staging.write(path, b"1")
        states = staging.commit(["a.html", "b/c.html", "d.html"])
    _without_manifest(out)
    (out / "d.html").write_text("written since")
    with StagedSite(out) as staging:
        staging.adopt(states)
        staging.write("a.html", b"2")
        staging.commit(["a.html"])
    assert _files(out) == {"a.html": "2", "d.html": "written since"}


def test_of_a_site_of_the_version_before_that_is_not_remembered_only_what_is_the_same_is_ours(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1", "b.html": b"1", "c.html": b"1"})
    _without_manifest(out)
    with pytest.raises(BuildError, match=r"in the way of the site there: b\.html\n"):
        write(out, {"a.html": b"1", "b.html": b"2"})
    write(out, {"a.html": b"1"})
    assert _files(out) == {"a.html": "1", "b.html": "1", "c.html": "1"}


def test_what_is_remembered_counts_for_nothing_where_there_is_a_manifest(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1"})
    (out / "mine.html").write_text("mine")
    state = os.stat(out / "mine.html")
    with StagedSite(out) as staging:
        staging.adopt({"mine.html": (state.st_size, state.st_mtime_ns)})
        staging.write("b.html", b"2")
        staging.commit(["b.html"])
    assert _files(out) == {"b.html": "2", "mine.html": "mine"}


# What runs leave


def _staging_folders(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(".*.new"))


def test_what_a_killed_run_left_aside_is_removed_and_what_others_left_stays(tmp_path: Path) -> None:
    out, mine = tmp_path / "out", tmp_path / "mine"
    write(out, {"a.html": b"old"})
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
    write(out, {"a.html": b"new"})
    assert _files(out) == {"a.html": "new"}
    assert _files(mine) == {"thesis.txt": "mine"}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*others, ".out.0123456789abcdee.new", ".out.0123456789abcdef.new", "mine", "out"]
    )


def test_an_unchanged_site_is_not_touched(tmp_path: Path) -> None:
    out = tmp_path / "out"
    files = {"a/b.html": b"1", "c.html": b"2"}
    write(out, files)
    before = {path: os.stat(path) for path in (out, *out.rglob("*"))}
    write(out, files)
    assert {path: os.stat(path) for path in (out, *out.rglob("*"))} == before


def test_the_folder_of_the_site_stays_the_same_one_so_that_who_serves_it_goes_on(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1"})
    descriptor = os.open(out, os.O_RDONLY)
    write(out, {"a.html": b"2", "b.html": b"2"})
    served = os.open("b.html", os.O_RDONLY, dir_fd=descriptor)
    assert os.read(served, 9) == b"2"
    os.close(served)
    os.close(descriptor)


def test_a_site_on_another_file_system_than_the_folder_beside_it_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1", "gone.html": b"1"})
    real = os.rename

    def rename(source: str | Path, target: str | Path) -> None:
        if out in Path(target).parents and out not in Path(source).parents:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        real(source, target)

    monkeypatch.setattr(os, "replace", rename)
    write(out, {"a.html": b"2", "b/c.html": b"2"})
    assert _files(out) == {"a.html": "2", "b/c.html": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert _staging_folders(out) == []


def test_a_site_beside_which_nothing_may_be_written_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"1"})
    real = Path.mkdir

    def mkdir(path: Path, *args: Any, **options: Any) -> None:
        if path.parent == tmp_path and path != out:
            raise PermissionError(errno.EACCES, "Permission denied")
        real(path, *args, **options)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    write(out, {"a.html": b"2"})
    assert _files(out) == {"a.html": "2"}
    assert [path.name for path in out.iterdir()] == [NAME, "a.html"] or _staging_folders(out) == []


def test_a_failure_in_the_midst_of_it_says_that_the_next_run_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"old"})

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(replace, "_move", full)
        with pytest.raises(BuildError) as stopped:
            write(out, {"a.html": b"new"})
    assert str(stopped.value) == (
        f"{out}: error: only a part of the new site is in its place: No space left on device\n"
        "    Every link there leads to a page, some of them as they were before. Mend that and build again: the rest"
        " then takes its place."
    )
    with StagedSite(out) as staging:
        assert staging.unfinished
    write(out, {"a.html": b"new"})
    assert _files(out) == {"a.html": "new"}
    with StagedSite(out) as staging:
        assert not staging.unfinished
