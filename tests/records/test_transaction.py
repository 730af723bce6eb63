"""A run that is cut off, or meets a full disk, leaves whole files, and the next run goes on from there."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from build_site.core import atomic_write
from build_site.core.problems import BuildError
from build_site.records.snapshot import read_snapshot
from tests.records.conftest import ALEX, AREAS, BILLIE, Folder, of

ALEX_FILE = "reviews/2021-leeds-alex.yaml"


class CutOff(BaseException):
    """The process is killed."""


def cut_off_at(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Kill the process at the count-th time that a file takes its place."""
    real, seen = os.replace, []

    def replace_(source: Path, target: Path) -> None:
        seen.append(target)
        if len(seen) == count:
            raise CutOff
        real(source, target)

    monkeypatch.setattr(os, "replace", replace_)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_an_interrupted_run_is_taken_up_by_the_next(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    folder.run(ALEX, BILLIE)
    folder.edit(ALEX_FILE, "death: 'no'\n", "death: 'yes'\n")
    with monkeypatch.context() as patched:
        cut_off_at(patched, count)
        with pytest.raises(CutOff):
            folder.run(replace(ALEX, title="Alex B"), replace(BILLIE, title="Billie B"))
    kept = folder.run(replace(ALEX, title="Alex C"), replace(BILLIE, title="Billie C"))
    assert [(record.title, record.death) for record in kept.records] == [("Alex C", "yes"), ("Billie C", None)]
    assert [path.name for path in (folder.root / "corrections").iterdir()] == ["2021-leeds-alex.yaml"]
    assert folder.read("corrections/2021-leeds-alex.yaml").count("field:") == 1
    assert not list(folder.root.rglob("*.new"))
    before = folder.bytes()
    folder.run(replace(ALEX, title="Alex C"), replace(BILLIE, title="Billie C"))
    assert folder.bytes() == before


def test_an_interrupted_run_is_not_told_twice_in_the_history(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.run(ALEX)
    with monkeypatch.context() as patched:
        cut_off_at(patched, 4)
        with pytest.raises(CutOff):
            folder.run(replace(ALEX, title="Alex B"))
    folder.run(replace(ALEX, title="Alex B"))
    assert folder.read("changes.yaml").count("date:") == 2


def full_disk(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let so many files be laid aside, then have no room."""
    real, seen = Path.open, []

    def open_(self: Path, mode: str = "r", *rest: object, **more: object) -> object:
        if mode == "xb":
            seen.append(self)
            if len(seen) > after:
                raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, mode, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", open_)


@pytest.mark.parametrize(
    ("after", "named"),
    [
        (0, "reviews/.written.json"),
        (1, "corrections/2021-leeds-alex.yaml"),
        (2, ALEX_FILE),
        (3, "reviews/2022-kent-billie.yaml"),
    ],
)
def test_a_full_disk_is_told_plainly_and_records_stay_whole(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, after: int, named: str
) -> None:
    folder.run(ALEX, BILLIE)
    folder.edit(ALEX_FILE, "death: 'no'\n", "death: 'yes'\n")
    before = {name: data for name, data in folder.bytes().items() if not name.endswith(".new")}
    with monkeypatch.context() as patched:
        full_disk(patched, after)
        with pytest.raises(BuildError) as stopped:
            folder.run(ALEX, replace(BILLIE, title="Billie B"))
    assert str(stopped.value) == (
        f"content/{named}: error: the disk is full, so this can't be written\n"
        "    Make room and run the build again. Every file is as it was or whole; what an editor wrote is untouched."
    )
    left = folder.bytes()
    assert {name: left[name] for name in before} == before
    assert of(folder.run(ALEX, replace(BILLIE, title="Billie B")), ALEX.id).death == "yes"


def test_a_folder_that_may_not_be_written_is_told_plainly(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(BuildError) as stopped:
        folder.run(ALEX)
    assert str(stopped.value) == (
        "content/reviews/.written.json: error: this can't be written: Permission denied\n"
        "    Check that the folder may be written to, then run the build again."
    )


def test_a_record_saved_by_an_editor_during_the_run_is_not_overwritten(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.run(ALEX)
    real = atomic_write.temp_path

    def save_meanwhile(path: Path) -> Path:
        text = folder.read(ALEX_FILE)
        folder.write(ALEX_FILE, text.replace("death: 'no'\n", "death: 'yes'\n"))
        return real(path)

    with monkeypatch.context() as patched:
        patched.setattr(atomic_write, "temp_path", save_meanwhile)
        with pytest.raises(BuildError) as stopped:
            folder.run(replace(ALEX, title="Alex B"))
    assert (
        str(stopped.value)
        == "content/reviews/2021-leeds-alex.yaml: error: the file was changed while the build was running; it is left"
        " as it is now\n    Run the build again."
    )
    record = of(folder.run(replace(ALEX, title="Alex B")), ALEX.id)
    assert (record.title, record.death) == ("Alex B", "yes")


def test_an_editor_who_saves_twice_during_a_run_is_not_told_of_a_change_of_the_corrections(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "title: Alex\n", "title: Sasha\n")
    real = atomic_write.StagedFiles.place

    def save_once_more(files: atomic_write.StagedFiles, changes: dict[Path, atomic_write.FileChange]) -> None:
        real(files, changes)
        if "title: Sasha\n" in folder.read(ALEX_FILE) and any(path.parent.name == "corrections" for path in changes):
            folder.edit(ALEX_FILE, "title: Sasha\n", "title: Sandy\n")

    with monkeypatch.context() as patched:
        patched.setattr(atomic_write.StagedFiles, "place", save_once_more)
        with pytest.raises(BuildError):
            folder.run(ALEX)
    assert of(folder.run(ALEX), ALEX.id).title == "Sandy"
    assert "now: Sandy\n" in folder.read("corrections/2021-leeds-alex.yaml")


def test_nothing_is_written_when_another_part_of_the_build_has_found_an_error(folder: Folder) -> None:
    from build_site.core.content import ContentFolder
    from build_site.core.problems import Problems
    from build_site.records import update

    problems = Problems()
    problems.error("content/digests/list.txt", 3, "this digest can't be read")
    before = folder.bytes()
    with pytest.raises(BuildError):
        update.plan_update(read_snapshot(ContentFolder(folder.root), problems), [ALEX], AREAS, "2026-11-22", problems)
    assert folder.bytes() == before


def test_a_record_edited_after_its_first_run_was_cut_off_is_not_taken_for_one_by_hand(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.run(BILLIE)
    with monkeypatch.context() as patched:
        cut_off_at(patched, 3)
        with pytest.raises(CutOff):
            folder.run(ALEX, BILLIE)
    assert (folder.root / "reviews/.written.json.new").exists()
    folder.edit(ALEX_FILE, "death: 'no'\n", "death: 'yes'\n")
    assert of(folder.run(replace(ALEX, title="Alex B"), BILLIE), ALEX.id).death == "yes"
    assert folder.read("corrections/2021-leeds-alex.yaml").count("field:") == 1
    assert "written by hand" not in " ".join(folder.said)
    assert not (folder.root / "reviews/.written.json.new").exists()


def test_what_the_digests_change_after_a_first_run_that_was_cut_off_is_no_edit(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        cut_off_at(patched, 3)
        with pytest.raises(CutOff):
            folder.run(ALEX)
    assert not (folder.root / "reviews/.written.json").exists()
    assert of(folder.run(replace(ALEX, title="Alex B")), ALEX.id).title == "Alex B"
    assert not (folder.root / "corrections").exists()


def test_a_record_that_an_interrupted_run_wrote_and_that_was_deleted_comes_back_without_a_word(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.run(ALEX)
    with monkeypatch.context() as patched:
        cut_off_at(patched, 3)
        with pytest.raises(CutOff):
            folder.run(replace(ALEX, title="Alex B"))
    (folder.root / ALEX_FILE).unlink()
    folder.run(replace(ALEX, title="Alex B"))
    assert folder.said == []


def test_a_full_disk_for_the_history_leaves_the_run_to_be_taken_up(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.run(ALEX)
    with monkeypatch.context() as patched:
        full_disk(patched, 2)
        with pytest.raises(BuildError) as stopped:
            folder.run(replace(ALEX, title="Alex B"))
    assert str(stopped.value).startswith("content/changes.yaml: error: the disk is full, so this can't be written\n")
    folder.run(replace(ALEX, title="Alex B"))
    assert folder.read("changes.yaml").count("date:") == 2


def test_what_an_interrupted_run_laid_aside_is_removed(folder: Folder) -> None:
    folder.run(ALEX)
    left = ".0123456789abcdef.new"
    for path in (left, f"reviews/{left}", f"corrections/{left}"):
        folder.write(path, "id: 2021")
    folder.write("corrections/.mine.new", "a person's")
    folder.run(ALEX)
    assert [path.name for path in folder.root.rglob("*.new")] == [".mine.new"]


def test_what_people_wrote_is_on_the_disk_before_any_record_is(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.run(ALEX, BILLIE)
    folder.edit(ALEX_FILE, "death: 'no'\n", "death: 'yes'\n")
    events: list[str] = []
    real_replace, real_fsync = os.replace, os.fsync

    def fsync(file: int) -> None:
        if stat.S_ISDIR(os.fstat(file).st_mode):
            events.append("names confirmed")
        real_fsync(file)

    def replace_(source: Path, target: Path) -> None:
        events.append(Path(target).name)
        real_replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        patched.setattr(os, "replace", replace_)
        folder.run(ALEX, replace(BILLIE, title="Billie B"))
    confirmed = "names confirmed"
    assert events == [
        *(".written.json.new", confirmed),
        *("2021-leeds-alex.yaml", confirmed),
        *("2021-leeds-alex.yaml", "2022-kent-billie.yaml", confirmed),
        *("changes.yaml", confirmed),
        *(".written.json", confirmed),
    ]
