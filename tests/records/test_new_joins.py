"""Every join of a run is told with its reason, and none that the last run had told."""

from __future__ import annotations

from dataclasses import replace

from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.model import Account, Record, Source
from build_site.records.new_joins import new_joins
from build_site.records.snapshot import read_snapshot
from build_site.records.state import RecordState
from tests.records.conftest import ALEX, BILLIE, MONTH, Folder, source

TOLD = "both are called Alex; both are of Leeds"
SAID = f"“2021 - Leeds - Alex” (list.txt:3) and “Review: Alex” (month.md:20): {TOLD}"
THIRD = Source("paper.txt", (7, 8), "Alex’s review")


def joined(record: Record, *others: Source, line: int = 3) -> Record:
    """A record whose first entry stands in this line, joined with others that have accounts of their own."""
    first = replace(record.accounts[0].sources[0], lines=(line, line + 6))
    accounts = (replace(record.accounts[0], sources=(first,)), *(Account((other,), "Told again.") for other in others))
    why = (f"{first.digest}:{line} and {other.digest}:{other.lines[0]}: {TOLD}" for other in others)
    return replace(record, accounts=accounts, joined=tuple(why))


MONTHLY = source(MONTH, "Review: Alex", (20, 25))


def test_a_join_is_told_with_both_headings_where_they_stand_and_why(folder: Folder) -> None:
    assert folder.run(joined(ALEX, MONTHLY), BILLIE).joins == (SAID,)


def test_a_run_in_which_nothing_is_new_tells_no_join(folder: Folder) -> None:
    folder.run(joined(ALEX, MONTHLY))
    assert folder.run(joined(ALEX, MONTHLY)).joins == ()


def test_lines_that_moved_and_other_words_of_the_reason_make_no_join_new(folder: Folder) -> None:
    folder.run(joined(ALEX, MONTHLY))
    assert folder.run(joined(ALEX, MONTHLY, line=13)).joins == ()
    ruled = replace(joined(ALEX, MONTHLY), joined=("list.txt:3 and month.md:20: an editor ruled so",))
    assert folder.run(ruled).joins == ()


def test_a_digest_that_was_renamed_makes_no_join_new(folder: Folder) -> None:
    folder.run(joined(ALEX, MONTHLY), BILLIE)
    renamed = replace(ALEX, accounts=(replace(ALEX.accounts[0], sources=(source("new.txt", "2021 - Leeds - Alex"),)),))
    assert folder.run(joined(renamed, MONTHLY), BILLIE).joins == ()


def test_of_a_review_that_a_further_entry_joins_only_that_join_is_told(folder: Folder) -> None:
    folder.run(joined(ALEX, MONTHLY))
    assert folder.run(joined(ALEX, MONTHLY, THIRD)).joins == (
        f"“2021 - Leeds - Alex” (list.txt:3) and “Alex’s review” (paper.txt:7): {TOLD}",
    )


def test_two_records_that_become_one_are_told(folder: Folder) -> None:
    other = replace(BILLIE, id="2021-leeds-alex-2", accounts=(Account((MONTHLY,), "Told again."),))
    assert folder.run(ALEX, other).joins == ()
    assert folder.run(joined(ALEX, MONTHLY)).joins == (SAID,)


def test_a_second_entry_of_the_same_heading_in_a_digest_is_a_new_join(folder: Folder) -> None:
    folder.run(joined(ALEX, MONTHLY))
    again = replace(MONTHLY, lines=(40, 45))
    assert len(folder.run(joined(ALEX, MONTHLY, again)).joins) == 1


def test_a_join_of_a_run_that_was_cut_off_is_told_by_the_next(folder: Folder) -> None:
    folder.run(ALEX)
    record = joined(ALEX, MONTHLY)
    found = read_snapshot(ContentFolder(folder.root), Problems())
    interrupted = {ALEX.id: RecordState.of(record, found.files[ALEX.id].hash)}
    cut = replace(found, state=replace(found.state, interrupted=interrupted))
    assert cut.last_state(ALEX.id) == interrupted[ALEX.id]
    assert new_joins(cut, [record]) == (SAID,)


def test_a_join_of_a_review_that_is_withheld_is_told_too(folder: Folder) -> None:
    folder.write(f"corrections/{ALEX.id}.yaml", "withhold: {reason: asked for, on: 2026-11-20}\n")
    assert folder.run(joined(ALEX, MONTHLY), BILLIE).joins == (SAID,)
    assert folder.run(joined(ALEX, MONTHLY), BILLIE).joins == ()


def test_places_that_begin_alike_are_not_taken_for_one_another(folder: Folder) -> None:
    long = replace(MONTHLY, heading="Another", lines=(2, 5))
    assert folder.run(joined(ALEX, long, MONTHLY)).joins[1] == SAID
