"""Files are written all or none, never half, and never into what somebody else put in the way."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from build_site.core import atomic_write
from build_site.core.atomic_write import FileChange, StagedFiles, read, remove_leftovers, temp_path, unwritable
from build_site.core.problems import BuildError
from tests.folders import files_in


def write_all(files: dict[Path, bytes], before: dict[Path, bytes | None] | None = None, durable: bool = False) -> None:
    changes = {
        path: FileChange(
            data,
            before[path] if before else path.read_bytes() if path.is_file() else None,
            f"shown/{path.name}",
            durable,
        )
        for path, data in files.items()
    }
    with StagedFiles() as staged:
        staged.stage(changes)
        staged.place(changes)


def test_write_puts_every_file_in_its_place_and_leaves_nothing_else(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "deep" / "er" / "new.txt"
    old.write_bytes(b"before")
    write_all({old: b"after", new: b"new"})
    assert files_in(tmp_path) == {"old.txt": b"after", "deep/er/new.txt": b"new"}


def test_write_that_fails_for_one_file_changes_none_of_them(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "file" / "two.txt"
    one.write_bytes(b"before")
    (tmp_path / "file").write_bytes(b"in the way")
    with pytest.raises(BuildError) as stopped:
        write_all({one: b"after", two: b"new"})
    assert str(stopped.value).startswith("shown/two.txt: error: this can't be written: ")
    assert files_in(tmp_path) == {"one.txt": b"before", "file": b"in the way"}


@pytest.mark.parametrize("now", [b"an editor's", None], ids=["changed", "deleted"])
def test_write_leaves_all_files_when_one_was_changed_since_it_was_read(tmp_path: Path, now: bytes | None) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_bytes(b"before")
    if now is not None:
        two.write_bytes(now)
    with pytest.raises(BuildError) as stopped:
        write_all({one: b"after", two: b"after"}, before={one: b"before", two: b"before"})
    assert str(stopped.value) == (
        "shown/two.txt: error: the file was changed while the build was running; it is left as it is now\n"
        "    Run the build again."
    )
    assert files_in(tmp_path) == {"one.txt": b"before"} | ({"two.txt": now} if now is not None else {})


def test_write_does_not_replace_a_file_that_has_appeared_where_there_was_none(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_bytes(b"an editor's")
    with pytest.raises(BuildError):
        write_all({file: b"after"}, before={file: None})
    assert files_in(tmp_path) == {"one.txt": b"an editor's"}


def test_write_goes_on_where_every_file_is_as_it_was_read(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_bytes(b"before")
    write_all({one: b"after", two: b"new"}, before={one: b"before", two: None})
    assert files_in(tmp_path) == {"one.txt": b"after", "two.txt": b"new"}


def test_write_is_confirmed_by_the_disk_only_where_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirmed: list[int | str] = []  # How much of each file the disk has been given by then.

    def fsync(handle: int) -> None:
        status = os.fstat(handle)
        confirmed.append("names" if stat.S_ISDIR(status.st_mode) else status.st_size)

    monkeypatch.setattr(os, "fsync", fsync)
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    write_all({one: b"1", two: b"2"})
    assert confirmed == []
    write_all({one: b"3", two: b"4"}, durable=True)
    assert confirmed == [1, 1, "names"]


def test_write_never_follows_a_link_that_stands_under_the_temporary_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    file, planted = tmp_path / "one.txt", tmp_path / ".one.txt.guessed.new"
    planted.symlink_to(tmp_path / "mine")
    monkeypatch.setattr(atomic_write, "temp_path", lambda path: planted)
    with pytest.raises(BuildError):
        write_all({file: b"after"})
    assert (tmp_path / "mine").read_bytes() == b"mine"
    assert planted.is_symlink()
    assert not file.exists()


def test_temporary_name_is_hidden_beside_the_file_and_not_to_be_guessed(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    names = {temp_path(file).name for _ in range(20)}
    assert len(names) == 20
    assert all(name.startswith(".") and name.endswith(".new") for name in names)
    assert temp_path(file).parent == tmp_path


def test_file_with_the_longest_name_that_a_folder_can_hold_is_written(tmp_path: Path) -> None:
    file = tmp_path / ("日" * 83 + ".yaml")
    write_all({file: b"text"})
    assert file.read_bytes() == b"text"


def test_leftovers_of_an_interrupted_run_are_removed_and_nothing_else(tmp_path: Path) -> None:
    left = temp_path(tmp_path / "one.txt")
    for path in (left, tmp_path / ".state.json.new", tmp_path / "mine.new", tmp_path / ".hidden", tmp_path / "a.txt"):
        path.write_bytes(b"")
    remove_leftovers(tmp_path)
    assert set(files_in(tmp_path)) == {".state.json.new", "mine.new", ".hidden", "a.txt"}
    remove_leftovers(tmp_path / "missing")


def test_read_gives_the_bytes_of_a_file_or_none(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"\x00")
    assert read(tmp_path / "one") == b"\x00"
    assert read(tmp_path / "none") is None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_full_disk_is_told_with_what_became_of_the_files(number: int) -> None:
    assert str(unwritable("reviews/a.yaml", OSError(number, "full"))) == (
        "reviews/a.yaml: error: the disk is full, so this can't be written\n"
        "    Make room and run the build again. Every file is as it was or whole; what an editor wrote is untouched."
    )


def test_folder_that_may_not_be_written_to_is_told_with_what_to_check() -> None:
    assert str(unwritable("reviews/a.yaml", PermissionError(errno.EACCES, "Permission denied"))) == (
        "reviews/a.yaml: error: this can't be written: Permission denied\n"
        "    Check that the folder may be written to, then run the build again."
    )


def test_error_without_a_reason_of_the_system_is_told_in_its_own_words() -> None:
    assert str(unwritable("a.yaml", OSError("odd"))).startswith("a.yaml: error: this can't be written: odd\n")
