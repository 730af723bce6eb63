"""What lies in the site's folder and no build wrote, or somebody changed: it is told, and never lost."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from build_site.core.problems import BuildError
from build_site.site.manifest import NAME, hash_of
from build_site.site.publish import StagedSite
from build_site.site.verify import compare
from tests.site.publishing import publish, texts_in


def test_only_what_a_build_wrote_goes_and_all_else_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1", "gone/b.html": b"2"})
    (out / ".git" / "objects").mkdir(parents=True)
    mine = {".git/HEAD": "ref", ".git/objects/0": "x", "CNAME": "example.org", "gone/mine.txt": "mine"}
    for path, text in mine.items():
        (out / path).write_text(text)
    publish(out, {"a.html": b"3"})
    assert texts_in(out) == {"a.html": "3", **mine}


def test_a_new_git_work_tree_may_be_built_into(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / ".git").mkdir(parents=True)
    (out / ".git" / "HEAD").write_text("ref")
    publish(out, {"a.html": b"1"})
    assert texts_in(out) == {".git/HEAD": "ref", "a.html": "1"}


def test_a_folder_with_other_files_may_be_built_into_where_an_empty_file_says_so(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "CNAME").write_text("example.org")
    (out / NAME).write_bytes(b"")
    publish(out, {"a.html": b"1"})
    assert texts_in(out) == {"CNAME": "example.org", "a.html": "1"}


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
    publish(out, {"a.html": b"1"})
    _plant(out, tmp_path, kind, path)
    before = {file: os.lstat(file).st_mtime_ns for file in tmp_path.rglob("*")}
    with pytest.raises(BuildError) as stopped:
        publish(out, {"a.html": b"2", "areas/new.html": b"mine" if kind == "link to a folder" else b"new"})
    assert str(stopped.value) == (
        f"{out}: error: no build is known to have written what is in the way of the site there: {named}\n"
        "    Move it away, or delete it if it is an earlier site's, then build again. The site is as it was."
    )
    assert {file: os.lstat(file).st_mtime_ns for file in tmp_path.rglob("*")} == before


def test_a_link_that_took_the_place_of_a_file_of_ours_is_not_followed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1", "b/c.html": b"1"})
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "c.html").write_text("1")
    shutil.rmtree(out / "b")
    (out / "b").symlink_to(tmp_path / "mine", target_is_directory=True)
    (out / "a.html").unlink()
    (out / "a.html").symlink_to(tmp_path / "mine" / "c.html")
    with pytest.raises(BuildError):
        publish(out, {"a.html": b"1", "b/c.html": b"1"})
    publish(out, {"d.html": b"1"})  # Both are gone from the site: still nothing is removed through a link.
    assert (tmp_path / "mine" / "c.html").read_text() == "1"
    assert (out / "a.html").is_symlink()
    assert (out / "b").is_symlink()


def test_more_than_five_files_in_the_way_are_counted(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1"})
    for number in range(7):
        (out / f"{number}.html").write_text("mine")
    with pytest.raises(BuildError) as stopped:
        publish(out, {f"{number}.html": b"new" for number in range(7)})
    assert ": 0.html, 1.html, 2.html, 3.html, 4.html and 2 more\n" in str(stopped.value)


def test_a_file_in_the_way_that_holds_the_same_becomes_ours(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1"})
    (out / "b.html").write_text("2")
    publish(out, {"a.html": b"1", "b.html": b"2"})
    publish(out, {"a.html": b"1"})
    assert texts_in(out) == {"a.html": "1"}


def test_a_file_that_somebody_changed_is_built_again_and_told(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1", "b.html": b"1"})
    (out / "a.html").write_text("by hand")
    assert publish(out, {"a.html": b"1", "b.html": b"2"}) == [
        f"{out}: warning: these files of the site were changed since a build wrote them, and are again as they are"
        " built: a.html\n    Change what they are made from."
    ]
    assert texts_in(out) == {"a.html": "1", "b.html": "2"}
    assert publish(out, {"a.html": b"1", "b.html": b"2"}) == []


def test_a_file_that_somebody_changed_and_that_the_site_has_no_longer_stays_and_is_told_until_it_goes(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1", "b.html": b"2"})
    (out / "b.html").write_text("by hand")
    told = [
        f"{out}: warning: the site has these files no longer, but they were changed since a build wrote them, so they"
        " stay: b.html\n    Delete them. Until then readers may find them there, whatever was withheld since."
    ]
    assert publish(out, {"a.html": b"1"}) == told
    assert texts_in(out) == {"a.html": "1", "b.html": "by hand"}
    before = os.stat(out)
    assert publish(out, {"a.html": b"1"}) == told
    assert os.stat(out) == before
    assert compare(out).changed == ("b.html",)
    (out / "b.html").unlink()
    assert publish(out, {"a.html": b"1"}) == []
    assert compare(out).is_as_built


def test_a_kept_file_that_the_site_has_again_is_built_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1", "b.html": b"2"})
    (out / "b.html").write_text("by hand")
    publish(out, {"a.html": b"1"})
    publish(out, {"a.html": b"1", "b.html": b"3"})
    assert texts_in(out) == {"a.html": "1", "b.html": "3"}


@pytest.mark.parametrize(
    "path", ["../mine.txt", "ABSOLUTE/mine.txt", "link/mine.txt", ".git/mine.txt", "a/../../mine.txt", "a/.x/mine.txt"]
)
def test_a_planted_manifest_removes_nothing_outside_and_nothing_that_is_hidden(tmp_path: Path, path: str) -> None:
    out = tmp_path / "out"
    publish(out, {"a/b.html": b"1"})
    (tmp_path / "elsewhere").mkdir()
    (out / "link").symlink_to(tmp_path / "elsewhere")
    path = path.replace("ABSOLUTE", str(tmp_path))
    mine = (out / path).resolve()
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine")
    with (out / NAME).open("a") as manifest:
        manifest.write(f"{hash_of(b'mine')}  {path}\n")
    publish(out, {"c.html": b"2"})
    assert mine.read_text() == "mine"
    assert not (out / "a" / "b.html").exists()


def test_a_line_of_the_manifest_that_is_none_leaves_its_file_to_whom_it_belongs(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1", "b.html": b"2"})
    (out / NAME).write_bytes((out / NAME).read_bytes().replace(b"  b.html", b" <<<<<<< HEAD b.html\xff"))
    publish(out, {"a.html": b"3"})
    assert texts_in(out) == {"a.html": "3", "b.html": "2"}


@pytest.mark.parametrize("kind", ["link to a file", "folder", "pipe"])
def test_a_folder_whose_manifest_is_none_is_not_ours(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    _plant(out, tmp_path, kind, NAME)
    with pytest.raises(BuildError, match="holds something that is not a site built here"):
        publish(out, {"a.html": b"1"})
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
    assert texts_in(out) == {"a.html": "2", "d.html": "written since"}


def test_of_a_site_of_the_version_before_that_is_not_remembered_only_what_is_the_same_is_ours(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1", "b.html": b"1", "c.html": b"1"})
    _without_manifest(out)
    with pytest.raises(BuildError, match=r"in the way of the site there: b\.html\n"):
        publish(out, {"a.html": b"1", "b.html": b"2"})
    publish(out, {"a.html": b"1"})
    assert texts_in(out) == {"a.html": "1", "b.html": "1", "c.html": "1"}


def test_what_is_remembered_counts_for_nothing_where_there_is_a_manifest(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, {"a.html": b"1"})
    (out / "mine.html").write_text("mine")
    state = os.stat(out / "mine.html")
    with StagedSite(out) as staging:
        staging.adopt({"mine.html": (state.st_size, state.st_mtime_ns)})
        staging.write("b.html", b"2")
        staging.commit(["b.html"])
    assert texts_in(out) == {"b.html": "2", "mine.html": "mine"}
