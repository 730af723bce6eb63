"""The site's folder when a run is cut, when calls fail, and when it holds what is not ours."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

import pytest

from build_site.core.cache import Cache
from build_site.core.content import ContentFolder
from build_site.core.problems import BuildError, Problems
from build_site.model import Record
from build_site.search import index
from build_site.site.build import build
from build_site.site.manifest import NAME
from build_site.site.publish import StagedSite
from build_site.site.replace import BLANK_PAGE
from build_site.site.verify import compare
from tests.attack.conftest import Attack
from tests.attack.killing import Killed, failing_after
from tests.attack.whole_site import faults_of
from tests.folders import files_in
from tests.site import collection
from tests.site.publishing import publish

Files = Mapping[str, bytes]

_MINE = {".git/HEAD": b"ref", ".git/objects/ab/cd": b"object", "CNAME": b"example.org", "reviews/mine.txt": b"mine"}
"""What somebody put into the folder of the site."""


# Sites


def _make(folder: Path, records: list[Record], settings: str = "") -> None:
    content = folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    (content / "site.yaml").write_text(f"reviews_per_page: 2\nsmallest_count: 1\n{settings}", encoding="utf-8")
    held = collection.catalogue_of(records)
    problems = Problems()
    with StagedSite(folder / "out") as staging:
        build(
            held,
            (),
            ContentFolder(content),
            staging,
            problems,
            lambda: index.build(held, ()),
            Cache(folder / "cache"),
        ).publish(problems)


@cache
def _site(kind: str) -> Files:
    """A real site, by the name of what it is made from."""
    records = collection.records()
    made = {
        "all": (records, ""),
        "one changed": ([replace(records[0], title="Zed"), *records[1:]], ""),
        "one less": (records[1:], ""),
        "one left": (records[:1], ""),
        "new program": (records, "title: Another name\n"),
    }
    with tempfile.TemporaryDirectory() as folder:
        _make(Path(folder), *made[kind])
        return {path: data for path, data in files_in(Path(folder) / "out").items() if path != NAME}


_SWAPPED = (
    {"index.html": b'<a href="a/b.html">', "a/b.html": b"", "c.html": b"", "d/e/f.html": b""},
    {"index.html": b'<a href="c.html/d.html">', "a": b"", "c.html/d.html": b"", "d/e": b""},
)
"""Sites in which files and folders change places."""


def _kinds() -> dict[str, tuple[Files | None, Files, Files]]:
    """Return the kinds of runs: what the folder holds (None: there is none), the new site, what is not ours there."""
    every = _site("all")
    return {
        "first build": (None, every, {}),
        "first build into a git work tree": ({}, every, {".git/HEAD": b"ref"}),
        "one changed": (every, _site("one changed"), {}),
        "one new": (_site("one less"), every, {}),
        "one less": (every, _site("one less"), {}),
        "many less": (every, _site("one left"), {}),
        "everything changed": (every, _site("new program"), {}),
        "files and folders swapped": (*_SWAPPED, {}),
        "git and CNAME": (every, _site("one less"), _MINE),
        "another site altogether": (_site("one left"), _site("new program"), _MINE),
    }


def _write(folder: Path, files: Files) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


# What a whole site is


def _check_whole(files: Files, old: Files, new: Files) -> None:
    """Fail unless the files are the old site, the new one, or a mixture that is whole in links and search."""
    odd = [path for path, data in files.items() if data not in (old.get(path), new.get(path), BLANK_PAGE)]
    assert odd == []
    assert faults_of(files) == []


def test_check_of_a_whole_site_sees_a_missing_page_and_a_missing_part_of_search_and_briefing() -> None:
    every = dict(_site("all"))
    _check_whole(every, every, every)
    assert len(faults_of({path: data for path, data in every.items() if path != "years/2019/index.html"})) > 2
    parts = [path for path in every if re.match(r"search/[a-z]+(-.*)?\d+-|search/manifest-|briefing/theme-", path)]
    assert len(parts) > 10
    for part in parts:
        assert f"{part} is not there" in faults_of({path: data for path, data in every.items() if path != part})


# A run that is killed


class _Run:
    """A folder in which a run of a kind is made, again and again."""

    def __init__(self, kind: str, base: Path) -> None:
        self.old, self.new, self.mine = _kinds()[kind]
        self.ours_before = self.old or {}
        self.base = base
        self.swaps = (self.old, self.new) == _SWAPPED
        self.out = base / "place" / "out"
        self._first = base / "first"
        if self.old:
            publish(self._first, self.old)
        if self.old is not None:
            _write(self._first, self.mine)

    def begin(self) -> None:
        shutil.rmtree(self.out.parent, ignore_errors=True)
        self.out.parent.mkdir()
        if self.old is not None:
            shutil.copytree(self._first, self.out, copy_function=os.link)  # No run writes into a file that is there.

    @cached_property
    def calls(self) -> int:
        self.begin()
        with failing_after(None, Killed()) as count:
            publish(self.out, self.new)
        return count.made

    def ours(self) -> dict[str, bytes]:
        """Return what of the folder is ours, what is not having been looked at."""
        files = files_in(self.out) if self.out.exists() else {}
        for path, data in self.mine.items():
            assert files.pop(path) == data
        files.pop(NAME, None)
        return files

    def check_now(self) -> None:
        """Fail unless a reader finds a whole site. The one case that can't be whole is that paths swap their kinds."""
        if not self.swaps:
            _check_whole(self.ours(), self.ours_before, self.new)

    def check_next(self) -> None:
        """Fail unless the next run makes exactly the new site, and leaves nothing beside it."""
        publish(self.out, self.new)
        assert self.ours() == dict(self.new)
        assert [path.name for path in self.out.parent.iterdir()] == ["out"]
        assert not any(path.is_dir() and not any(path.iterdir()) for path in self.out.rglob("*"))
        compared = compare(self.out)
        assert (compared.missing, compared.changed, compared.unfinished) == ((), (), False)

    def kill(self, at: int) -> None:
        with pytest.raises(Killed), failing_after(at, Killed()):
            publish(self.out, self.new)


@pytest.fixture(scope="module")
def runs() -> Iterator[Callable[[str], _Run]]:
    """Runs in memory where there is a place for that: a try makes and removes hundreds of files."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        yield cache(lambda kind: _Run(kind, Path(tempfile.mkdtemp(dir=folder))))


def _points(runs: Callable[[str], _Run], kinds: Iterable[str]) -> list[tuple[str, int]]:
    return [(kind, point) for kind in kinds for point in range(runs(kind).calls)]


def test_a_run_that_is_killed_leaves_a_whole_site_and_the_next_one_makes_the_new_one(
    attack: Attack, runs: Callable[[str], _Run]
) -> None:
    def one(case: tuple[str, int]) -> None:
        run = runs(case[0])
        run.begin()
        run.kill(case[1])
        run.check_now()
        run.check_next()

    attack("publishing killed before each call, ten kinds of run", one, _points(runs, _kinds()), short=30)


def test_a_run_that_is_killed_when_it_mends_a_killed_one_leaves_a_whole_site_too(
    attack: Attack, runs: Callable[[str], _Run]
) -> None:
    def one(case: tuple[str, int, int]) -> None:
        run = runs(case[0])
        run.begin()
        run.kill(case[1])
        with failing_after(None, Killed()) as count:
            publish(run.out, run.new)
        run.begin()
        run.kill(case[1])
        run.kill(case[2] * count.made // 8)
        run.check_now()
        run.check_next()

    kinds = ("one less", "git and CNAME", "another site altogether", "files and folders swapped")
    cases = [
        (kind, calls * first // 12, second)
        for kind in kinds
        for calls in (runs(kind).calls,)
        for first in range(12)
        for second in range(8)
    ]
    attack("publishing killed, and the next run killed too", one, cases, short=8)


def test_a_run_in_which_a_call_fails_says_so_and_the_next_one_makes_the_new_site(
    attack: Attack, runs: Callable[[str], _Run]
) -> None:
    def one(case: tuple[str, int, int]) -> None:
        kind, point, number = case
        run = runs(kind)
        run.begin()
        before = run.ours()
        try:
            with failing_after(point, OSError(number, os.strerror(number))):
                publish(run.out, run.new)
        except BuildError as error:
            said = str(error)
            assert os.strerror(number) in said
            if "only a part of the new site" not in said:
                assert run.ours() == before
        run.check_now()
        run.check_next()

    numbers = (errno.ENOSPC, errno.EMFILE, errno.EACCES, errno.EROFS)
    kinds = ("first build", "first build into a git work tree", "another site altogether", "files and folders swapped")
    cases = [(kind, point, numbers[place % 4]) for place, (kind, point) in enumerate(_points(runs, kinds))]
    attack("publishing in which each call fails: full disk, no handle, no right", one, cases, short=15)


def test_a_site_that_is_changed_again_after_a_killed_run_is_the_site_built_anew(attack: Attack, tmp_path: Path) -> None:
    records = collection.records()
    second = [replace(records[0], title="Zed"), *records[2:]]
    third = [*records[:3], replace(records[3], areas=("Gwent",), anonymous=False), *records[4:]]
    _make(tmp_path / "first", records)
    _make(tmp_path / "anew", third)
    shutil.copytree(tmp_path / "first", tmp_path / "counted")
    with failing_after(None, Killed()) as count:
        _make(tmp_path / "counted", second)

    def one(point: int) -> None:
        shutil.rmtree(tmp_path / "again", ignore_errors=True)
        shutil.copytree(tmp_path / "first", tmp_path / "again")
        with pytest.raises(Killed), failing_after(point, Killed()):
            _make(tmp_path / "again", second)
        _make(tmp_path / "again", third)
        assert files_in(tmp_path / "again" / "out") == files_in(tmp_path / "anew" / "out")

    attack("a whole build killed, then another site", one, range(0, count.made, 3), short=2)
