"""The cache: it saves time, and nothing is ever taken from it that was not put there for the same inputs."""

from __future__ import annotations

import os
import pickle
import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from build_site.core import cache as cache_module
from build_site.core import paths
from build_site.core.cache import (
    CONTENT,
    NO_CACHE,
    SITES,
    Cache,
    code_fingerprint,
    digest_of,
    folder_cache,
    remove_orphans,
)

COUNTS = dict[str, int]


@dataclass(frozen=True)
class Shelf:
    name: str
    books: tuple[str, ...]
    lender: str | None = None


class Pair(NamedTuple):
    first: int
    second: bytes


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "deep" / "cache")


def entry_of(cache: Cache) -> Path:
    assert cache.folder
    (file,) = cache.folder.iterdir()
    return file


def test_cache_gives_a_value_for_the_same_name_and_inputs_only(cache: Cache) -> None:
    cache.set("words", b"inputs", {"a": 1})
    assert cache.get("words", b"inputs", COUNTS) == {"a": 1}
    assert cache.get("words", b"other inputs", COUNTS) is None
    assert cache.get("other", b"inputs", COUNTS) is None


@pytest.mark.parametrize(
    "value",
    [Shelf("top", ("one", "two")), Shelf("low", (), "Ann"), Pair(3, b"\x00"), "", 0, {"a": 1}],
    ids=lambda value: type(value).__name__,
)
def test_cache_gives_back_what_was_stored_in_its_own_type(cache: Cache, value: object) -> None:
    cache.set("value", b"", value)
    found = cache.get("value", b"", type(value))
    assert found == value
    assert type(found) is type(value)


def test_cache_makes_a_value_once_for_the_same_inputs(cache: Cache) -> None:
    made: list[bytes] = []

    def get(inputs: bytes) -> COUNTS:
        return cache.get_or_make("words", inputs, COUNTS, lambda: made.append(inputs) or {"a": len(made)})

    assert [get(b"1"), get(b"1"), get(b"2"), get(b"1")] == [{"a": 1}, {"a": 1}, {"a": 2}, {"a": 3}]
    assert made == [b"1", b"2", b"1"]


def test_cache_stores_an_empty_value_too(cache: Cache) -> None:
    assert cache.get_or_make("none", b"", COUNTS, dict) == {}
    assert cache.get_or_make("none", b"", COUNTS, lambda: pytest.fail("made again")) == {}


def test_cache_does_not_give_a_value_of_another_type(cache: Cache) -> None:
    cache.set("value", b"", {"a": "text"})
    assert cache.get("value", b"", COUNTS) is None


def test_cache_with_any_bit_flipped_is_a_miss(cache: Cache) -> None:
    shelf = Shelf("top", ("one", "two" * 50))
    cache.set("shelf", b"inputs", shelf)
    file = entry_of(cache)
    whole = file.read_bytes()
    for bit in random.Random(10).sample(range(len(whole) * 8), 600):
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << bit % 8
        file.write_bytes(damaged)
        assert cache.get("shelf", b"inputs", Shelf) is None
    file.write_bytes(whole)
    assert cache.get("shelf", b"inputs", Shelf) == shelf


def test_cache_cut_short_or_emptied_or_lengthened_is_a_miss_and_made_anew(cache: Cache) -> None:
    cache.set("words", b"", {"a": 1})
    file = entry_of(cache)
    whole = file.read_bytes()
    for damaged in (*(whole[:end] for end in range(len(whole))), whole + b"\x00", whole * 2, b"nonsense" * 20):
        file.write_bytes(damaged)
        assert cache.get("words", b"", COUNTS) is None
    assert cache.get_or_make("words", b"", COUNTS, lambda: {"a": 2}) == {"a": 2}
    assert cache.get("words", b"", COUNTS) == {"a": 2}


def test_cache_entry_moved_to_another_name_is_a_miss(cache: Cache) -> None:
    cache.set("one", b"", {"a": 1})
    file = entry_of(cache)
    shutil.copy(file, file.with_name(file.name.replace("one", "two")))
    assert cache.get("one", b"", COUNTS) == {"a": 1}
    assert cache.get("two", b"", COUNTS) is None


def test_cache_never_runs_what_somebody_planted_in_it(cache: Cache, tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "sprung"),)

    cache.set("words", b"", {"a": 1})
    file = entry_of(cache)
    file.write_bytes(pickle.dumps(b"") + pickle.dumps(Trap()))
    assert cache.get("words", b"", COUNTS) is None
    file.write_bytes(digest_of(b"words", b"", pickle.dumps(Trap())) + pickle.dumps(Trap()))
    assert cache.get("words", b"", COUNTS) is None
    assert not (tmp_path / "sprung").exists()


def test_cache_entry_that_is_a_folder_or_waits_for_a_writer_is_a_miss(cache: Cache) -> None:
    cache.set("words", b"", {"a": 1})
    file = entry_of(cache)
    file.unlink()
    os.mkfifo(file)
    assert cache.get("words", b"", COUNTS) is None
    file.unlink()
    file.mkdir()
    assert cache.get_or_make("words", b"", COUNTS, lambda: {"a": 1}) == {"a": 1}
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_cache_replaces_a_link_and_does_not_write_through_it(cache: Cache, tmp_path: Path) -> None:
    cache.set("words", b"", {"a": 1})
    file = entry_of(cache)
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    file.unlink()
    file.symlink_to(tmp_path / "mine.txt")
    assert cache.get_or_make("words", b"", COUNTS, lambda: {"a": 2}) == {"a": 2}
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert cache.get("words", b"", COUNTS) == {"a": 2}


def test_cache_that_may_not_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for cache in (Cache(tmp_path / "file" / "inside"), NO_CACHE):
        assert cache.get_or_make("words", b"", COUNTS, lambda: {"a": 1}) == {"a": 1}
        assert cache.get("words", b"", COUNTS) is None
        cache.keep_only(())
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_cache_of_a_write_that_failed_half_way_keeps_the_former_entry(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.set("words", b"", {"a": 1})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    cache.set("words", b"", {"a": 2})
    assert cache.get("words", b"", COUNTS) == {"a": 1}
    assert entry_of(cache).name == "words.entry"


def test_cache_write_that_is_interrupted_leaves_nothing_and_the_interrupt_goes_on(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        cache.set("words", b"", {"a": 2})
    assert cache.folder
    assert list(cache.folder.iterdir()) == []


def test_cache_keeps_only_the_entries_that_are_still_of_use(cache: Cache) -> None:
    for name in ("one", "two", "three"):
        cache.set(name, b"", COUNTS())
    assert cache.folder
    (cache.folder / "notes.txt").write_text("somebody's", encoding="utf-8")
    cache.keep_only({"two"})
    assert {file.name for file in cache.folder.iterdir()} == {"two.entry", "notes.txt"}


def test_cache_of_a_checkout_that_is_somebody_elses_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.CACHE_VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "users"))
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    assert paths.find_cache_folder(tmp_path) == tmp_path / ".cache"
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    assert paths.find_cache_folder(tmp_path) == tmp_path / "users" / "case-reviews"


def test_cache_that_is_a_link_to_another_folder_is_not_emptied(cache: Cache, tmp_path: Path) -> None:
    cache.set("one", b"", COUNTS())
    assert cache.folder
    (tmp_path / "link").symlink_to(cache.folder)
    Cache(tmp_path / "link").keep_only(())
    assert cache.get("one", b"", COUNTS) == {}


def test_cache_in_a_subfolder_is_apart(cache: Cache) -> None:
    cache.subfolder("sub").set("one", b"", {"a": 1})
    assert cache.get("one", b"", COUNTS) is None
    assert cache.subfolder("sub").get("one", b"", COUNTS) == {"a": 1}
    assert NO_CACHE.subfolder("sub").folder is None


def test_cache_of_a_folder_that_is_gone_is_removed_and_of_one_that_is_there_is_kept(tmp_path: Path) -> None:
    root = tmp_path / "cache"
    for kind in (CONTENT, SITES):
        for name in ("here", "gone"):
            (tmp_path / name).mkdir(exist_ok=True)
            folder_cache(kind, tmp_path / name, root).set("words", b"", {"a": 1})
    shutil.rmtree(tmp_path / "gone")
    (root / "assets").mkdir()
    remove_orphans(root)
    for kind in (CONTENT, SITES):
        assert list((root / kind).iterdir()) == [folder_cache(kind, tmp_path / "here", root).folder]
        assert folder_cache(kind, tmp_path / "here", root).get("words", b"", COUNTS) == {"a": 1}
    assert (root / "assets").is_dir()


def test_cache_sweep_removes_nothing_but_entries_and_no_folder_that_no_entry_claims(tmp_path: Path) -> None:
    # A content folder is such a folder, where somebody has made the folder above it the cache.
    for name in ("content/digests/a.txt", "content/digests/a.entry", "sites/b/c.entry"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("mine", encoding="utf-8")
    (tmp_path / "gone").mkdir()
    cache = folder_cache(SITES, tmp_path / "gone", tmp_path)
    cache.subfolder("segments").set("words", b"", {"a": 1})
    assert cache.folder
    (cache.folder / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "gone").rmdir()
    remove_orphans(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()} == {
        "content/digests/a.entry",
        "content/digests/a.txt",
        f"sites/{cache.folder.name}/notes.txt",
        "sites/b/c.entry",
    }


def test_cache_sweep_leaves_what_a_planted_link_leads_to(tmp_path: Path) -> None:
    mine, planted = tmp_path / "mine", tmp_path / "planted"
    cache = folder_cache(SITES, tmp_path / "gone", mine)
    cache.subfolder("segments").set("words", b"", {"a": 1})
    gone = cache.folder
    assert gone
    (mine / "text.txt").write_text("mine", encoding="utf-8")
    for name, target in (("a/sites", mine / SITES), (f"b/sites/{gone.name}", gone)):
        (planted / name).parent.mkdir(parents=True)
        (planted / name).symlink_to(target)
    for name in ("a", "b"):
        remove_orphans(planted / name)
    assert sorted(path.name for path in gone.rglob("*")) == ["folder.entry", "segments", "words.entry"]
    remove_orphans(mine)
    assert not gone.exists()


def test_cache_in_a_folder_that_is_a_link_stores_nothing_there(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    for name in (SITES, "vocabulary"):
        (tmp_path / "cache").mkdir(exist_ok=True)
        (tmp_path / "cache" / name).symlink_to(tmp_path / "mine")
    for cache in (folder_cache(SITES, tmp_path, tmp_path / "cache"), Cache(tmp_path / "cache").subfolder("vocabulary")):
        cache.set("words", b"", {"a": 1})
        cache.subfolder("deeper").set("words", b"", {"a": 1})
        assert cache.get("words", b"", COUNTS) is None
    assert list((tmp_path / "mine").iterdir()) == []


def test_cache_entry_that_is_a_link_is_a_miss_even_if_what_it_leads_to_is_right(cache: Cache, tmp_path: Path) -> None:
    cache.set("words", b"", {"a": 1})
    file = entry_of(cache)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert cache.get("words", b"", COUNTS) is None


def test_cache_sweep_without_a_cache_is_no_trouble(tmp_path: Path) -> None:
    remove_orphans(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_digest_tells_where_one_part_ends_and_the_next_begins() -> None:
    assert len({digest_of(b"ab", b"c"), digest_of(b"a", b"bc"), digest_of(b"abc")}) == 3
    assert len(digest_of()) == 16


def test_cache_is_the_same_for_one_folder_however_it_is_written(tmp_path: Path) -> None:
    same, twin, other = (folder_cache(SITES, tmp_path / name, tmp_path).folder for name in ("a", "b/../a", "b"))
    assert same == twin != other


def test_code_fingerprint_changes_with_a_modules_text_and_name(tmp_path: Path) -> None:
    for folder, module, text in (
        ("same", "module", "x = 1"),
        ("twin", "module", "x = 1"),
        ("other", "module", "x = 2"),
        ("renamed", "model", "x = 1"),
    ):
        (tmp_path / folder / "deep").mkdir(parents=True)
        (tmp_path / folder / "deep" / f"{module}.py").write_text(text, encoding="utf-8")
    same, twin, other, renamed = (code_fingerprint(tmp_path / name) for name in ("same", "twin", "other", "renamed"))
    assert same == twin
    assert len({same, other, renamed}) == 3


@pytest.mark.parametrize("name", ["msgspec", "pdfminer.six", "ruamel.yaml"])
def test_code_fingerprint_changes_with_the_version_of_a_package_that_the_program_needs(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fingerprint(versions: dict[str, str]) -> bytes:
        def version(package: str) -> str:
            if package not in versions:
                raise cache_module.metadata.PackageNotFoundError
            return versions[package]

        code_fingerprint.cache_clear()
        monkeypatch.setattr(cache_module.metadata, "version", version)
        return code_fingerprint(tmp_path)

    assert fingerprint({name: "1"}) == fingerprint({name: "1", "somebody-elses": "2"})
    assert len({fingerprint({name: "1"}), fingerprint({name: "2"}), fingerprint({})}) == 3
    code_fingerprint.cache_clear()


def test_cache_folder_of_a_checkout_is_in_it_and_of_an_installed_program_is_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.CACHE_VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "users"))
    assert paths.find_cache_folder(tmp_path) == tmp_path / "users" / "case-reviews"
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    assert paths.find_cache_folder(tmp_path) == tmp_path / ".cache"
    monkeypatch.setattr(os, "access", lambda path, mode: path == tmp_path and mode == os.W_OK)
    assert paths.find_cache_folder(tmp_path) == tmp_path / ".cache"
    (tmp_path / ".cache").mkdir()
    assert paths.find_cache_folder(tmp_path) == tmp_path / "users" / "case-reviews"
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path)
    assert paths.find_cache_folder(tmp_path) == tmp_path / ".cache"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    (tmp_path / "pyproject.toml").unlink()
    assert paths.find_cache_folder(tmp_path) == tmp_path / "home" / ".cache" / "case-reviews"
    monkeypatch.setenv(paths.CACHE_VARIABLE, str(tmp_path / "chosen"))
    assert paths.find_cache_folder(tmp_path) == tmp_path / "chosen"
