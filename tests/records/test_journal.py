"""What an interrupted run leaves is believed only where it is whole and is of this folder as it is."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from build_site.records import journal
from build_site.records.journal import DamagedJournalError, Journal
from tests.records.conftest import ALEX, BILLIE, Folder, of
from tests.records.test_transaction import ALEX_FILE, CutOff, cut_off_at

FILE, JOURNAL = "reviews/.written.json", "reviews/.written.json.new"
PLACES = {"journal": 1, "record": 2, "history": 3, "state": 4, "all": 5}
"""What takes its place at which step of a run that changes one record and no correction."""


def cut_off(folder: Folder, monkeypatch: pytest.MonkeyPatch, before: str, *fresh: object) -> None:
    """Make a run that is killed before a file takes its place."""
    with monkeypatch.context() as patched:
        cut_off_at(patched, PLACES[before])
        with pytest.raises(CutOff):
            folder.run(*fresh)


def test_journal_holds_what_was_planned_what_was_written_earlier_and_how_the_history_is_to_be() -> None:
    data = journal.to_bytes(b"planned", b"earlier", b"before", b"history")
    left = journal.read(data, b"before")
    assert left
    assert (left.planned, left.earlier, len(left.history)) == (b"planned", b"earlier", 20)
    assert journal.read(journal.to_bytes(b"planned", b"", None, None), None) == Journal(b"planned", b"", "")


def test_journal_counts_only_beside_the_file_that_its_run_found() -> None:
    assert journal.read(None, b"before") is None
    data = journal.to_bytes(b"planned", b"", b"before", None)
    assert (journal.read(data, b"another"), journal.read(data, None)) == (None, None)


def test_journal_of_which_any_byte_was_changed_or_lost_is_damaged_and_never_read() -> None:
    data = journal.to_bytes(b"planned\n", b"earlier\n", b"before", b"history")
    beginning = len(b'{"journal":')
    for position in range(beginning, len(data)):
        for changed in (data[:position], data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]):
            with pytest.raises(DamagedJournalError):
                journal.read(changed, b"before")


def test_a_damaged_journal_stops_the_build_and_says_what_to_do(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.run(ALEX)
    cut_off(folder, monkeypatch, "record", replace(ALEX, title="Alex B"))
    folder.write(JOURNAL, folder.read(JOURNAL).replace("Alex B", "Alex C"))
    assert folder.refused(ALEX) == [
        f"content/{JOURNAL}: error: this file is damaged; without it an editor's changes can't be told from the"
        " digests'\n    Put it back from a copy. If there is none, delete it: whatever in the records differs from the"
        " digests then counts as an editor's change."
    ]


@pytest.mark.parametrize("name", [FILE, JOURNAL])
def test_a_link_or_a_pipe_in_the_place_of_what_a_run_writes_is_refused_and_not_followed(
    folder: Folder, tmp_path: Path, name: str
) -> None:
    folder.run(ALEX)
    outside = tmp_path / "outside"
    outside.write_bytes((folder.root / FILE).read_bytes())
    before = outside.read_bytes()
    for make in (lambda path: path.symlink_to(outside), os.mkfifo):
        (folder.root / name).unlink(missing_ok=True)
        make(folder.root / name)
        assert (
            f"content/{name}: error: this is a link or the like and no file, so a run did not write it\n"
            "    Delete it, then run the build again."
        ) in _refused(folder)
    assert outside.read_bytes() == before


def _refused(folder: Folder) -> list[str]:
    pipes = [path for path in folder.root.rglob("*") if path.is_fifo()]
    if not pipes:
        return folder.refused(ALEX)
    with pytest.raises(Exception, match="error") as stopped:
        folder.run(ALEX)
    return [str(problem) for problem in stopped.value.problems]


def test_what_two_runs_wrote_that_were_cut_off_is_not_taken_for_an_editor_s(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.run(ALEX, BILLIE)
    cut_off(folder, monkeypatch, "history", replace(ALEX, title="Alex B"), BILLIE)
    assert "Alex B" in folder.read(ALEX_FILE)
    for _ in range(2):
        cut_off(folder, monkeypatch, "record", replace(ALEX, title="Alex C"), BILLIE)
    assert "Alex B" in folder.read(ALEX_FILE)
    result = folder.run(replace(ALEX, title="Alex D"), BILLIE)
    assert of(result, ALEX.id).title == "Alex D"
    assert not (folder.root / "corrections").exists()


@pytest.mark.parametrize("before", ["record", "history"])
def test_what_an_editor_changed_before_and_after_a_run_was_cut_off_is_kept(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "title: Alex\n", "title: A\n")
    cut_off(folder, monkeypatch, before, ALEX)
    folder.edit(ALEX_FILE, "death: 'no'\n", "death: 'yes'\n")
    record = of(folder.run(replace(ALEX, harms=())), ALEX.id)
    assert (record.title, record.death, record.harms) == ("A", "yes", ())
    assert folder.read("corrections/2021-leeds-alex.yaml").count("field:") == 2


def test_a_run_that_was_cut_off_after_its_history_is_told_once_whatever_the_next_one_changes(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.run(ALEX)
    cut_off(folder, monkeypatch, "state", replace(ALEX, title="Alex B"))
    folder.run(replace(ALEX, title="Alex B", death="unclear"), today="2026-11-23")
    told = folder.read("changes.yaml")
    assert (told.count("- title\n"), told.count("- death\n"), told.count("date:")) == (1, 1, 3)


def test_the_same_change_twice_on_one_day_is_told_twice(folder: Folder) -> None:
    for title in ("Alex", "Alex B", "Alex", "Alex B"):
        folder.run(replace(ALEX, title=title))
    assert folder.read("changes.yaml").count("- title\n") == 3


def test_a_review_keeps_the_id_that_a_run_gave_it_which_was_cut_off(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from build_site.core.content import ContentFolder
    from build_site.core.problems import Problems
    from build_site.records.snapshot import read_snapshot

    cut_off(folder, monkeypatch, "record", ALEX)
    known = read_snapshot(ContentFolder(folder.root), Problems()).ids_by_entry
    assert known == {("list.txt", "2021 - Leeds - Alex", 0): ALEX.id}


def test_a_record_that_an_editor_renamed_keeps_its_name_and_corrections_wherever_the_run_is_cut_off(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.run(ALEX)
    folder.write("corrections/2021-leeds-alex.yaml", "# asked\ncorrections:\n- {field: title, now: A}\n")
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "id: 2021-leeds-alex", "id: 2021-leeds-a")
    (folder.root / ALEX_FILE).rename(folder.root / "reviews/2021-leeds-a.yaml")
    renamed = replace(ALEX, id="2021-leeds-a", death="unclear")
    cut_off(folder, monkeypatch, "history", renamed)
    result = folder.run(renamed)
    assert [(record.id, record.title) for record in result.records] == [("2021-leeds-a", "A")]
    assert [path.name for path in (folder.root / "corrections").iterdir()] == ["2021-leeds-a.yaml"]
    assert result.redirects == {ALEX.id: "2021-leeds-a"}


def test_a_comment_that_an_interrupted_run_has_noted_is_not_noted_again(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "title: Alex\n", "title: Alex  # a pseudonym\n")
    cut_off(folder, monkeypatch, "history", replace(ALEX, death="unclear"))
    folder.run(replace(ALEX, death="unclear"))
    assert folder.read("corrections/2021-leeds-alex.yaml").count("a pseudonym") == 1
