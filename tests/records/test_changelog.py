"""What each run changed is told once, in words for the page of what is new, and names nothing that is not published."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from build_site.core import atomic_write
from build_site.core.problems import Problems
from build_site.model import PROFESSIONALS, Account, Child
from build_site.records import changelog
from build_site.records.changelog import Change, ChangedReview, InitialBuild
from tests.records.conftest import ALEX, BILLIE, MONTH, Folder, source, told


def changes(folder: Folder) -> tuple[Change, ...]:
    problems = Problems()
    found = changelog.read(atomic_write.read(folder.root / "changes.yaml"), "content/changes.yaml", problems)
    assert not problems.errors
    return found


def test_the_first_build_is_one_entry(folder: Folder) -> None:
    folder.run(ALEX, replace(BILLIE, circulation=PROFESSIONALS))
    assert changes(folder) == (Change("2026-11-22", InitialBuild(records=2, public=1)),)
    assert folder.read("changes.yaml") == (
        "# What each build changed in the records, newest last. Written by the build.\n"
        "- date: '2026-11-22'\n  first:\n    records: 2\n    public: 1\n"
    )


def test_a_folder_whose_records_were_all_taken_away_begins_anew(folder: Folder) -> None:
    folder.run(ALEX)
    shutil.rmtree(folder.root / "reviews")
    folder.run(ALEX, today="2026-12-01")
    assert changes(folder)[0] == Change("2026-12-01", InitialBuild(records=1, public=1))


def test_a_run_that_changes_nothing_changes_no_byte(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    before = folder.bytes()
    kept = folder.run(ALEX, BILLIE, today="2026-12-01")
    assert (folder.bytes(), kept.written, bool(kept.change)) == (before, 0, False)


def test_added_changed_joined_and_gone_are_told_with_title_and_what_changed(folder: Folder) -> None:
    sam = replace(
        BILLIE, id="2020-hull-sam", title="Sam", accounts=(Account((source(heading="2020 - Hull - Sam"),), "Told."),)
    )
    folder.run(ALEX, BILLIE)
    folder.run(
        replace(
            ALEX, children=(Child("3 years", "male"),), accounts=(replace(ALEX.accounts[0], learning=("listen",)),)
        ),
        told(BILLIE, *BILLIE.accounts, Account((source(MONTH, "Billie"),), "A longer telling than the first.")),
        sam,
        today="2026-12-01",
    )
    assert changes(folder)[0] == Change(
        "2026-12-01",
        added=(ChangedReview(sam.id, "Sam"),),
        changed=(ChangedReview(ALEX.id, "Alex", fields=("children", "learning")),),
        joined=(ChangedReview(BILLIE.id, "Billie", digests=(MONTH,)),),
    )


def test_an_editors_correction_is_told_as_a_change_of_its_field_only(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit("reviews/2021-leeds-alex.yaml", "death: 'no'\n", "death: 'yes'\n")
    assert folder.run(ALEX).change.changed == (ChangedReview(ALEX.id, "Alex", fields=("death",)),)


def test_lines_that_moved_within_a_digest_are_no_change(folder: Folder) -> None:
    folder.run(ALEX)
    moved = replace(ALEX.accounts[0], sources=(source(heading="2021 - Leeds - Alex", lines=(30, 36)),))
    kept = folder.run(told(ALEX, moved))
    assert kept.written == 1
    assert not kept.change


def test_a_record_by_hand_is_told_when_it_comes_changes_and_goes(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write("reviews/2020-hull-sam.yaml", "id: 2020-hull-sam\ntitle: Sam\n")
    assert folder.run(ALEX).change.added == (ChangedReview("2020-hull-sam", "Sam"),)
    folder.write("reviews/2020-hull-sam.yaml", "id: 2020-hull-sam\ntitle: Sam\ndeath: 'no'\n")
    assert folder.run(ALEX).change.changed == (ChangedReview("2020-hull-sam", "Sam", fields=("death",)),)
    (folder.root / "reviews/2020-hull-sam.yaml").unlink()
    assert folder.run(ALEX).change.gone == (ChangedReview("2020-hull-sam", "Sam"),)


def test_withheld_and_restored_are_told_and_a_withheld_review_never_as_added(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write("corrections/2021-leeds-alex.yaml", "withhold: {reason: asked, on: 2026-11-20}\n")
    folder.write("corrections/2022-kent-billie.yaml", "withhold: {reason: asked, on: 2026-11-20}\n")
    assert folder.run(ALEX, BILLIE).change == Change("2026-11-22", withheld=(ChangedReview(ALEX.id, "Alex"),))
    folder.write("corrections/2021-leeds-alex.yaml", "released: {reason: asked, on: 2026-11-22}\n")
    assert folder.run(ALEX, BILLIE).change == Change("2026-11-22", restored=(ChangedReview(ALEX.id, "Alex"),))


def test_a_page_names_only_what_is_published_and_of_the_rest_tells_how_many_were_withheld_or_went() -> None:
    all_changes = (
        Change("2026-12-02", withheld=(ChangedReview("a", "Alex"),), gone=(ChangedReview("b", "Billie"),)),
        Change(
            "2026-12-01",
            added=(ChangedReview("a", "Alex"), ChangedReview("c", "Charlie")),
            changed=(ChangedReview("p", "For few", ("death",)),),
        ),
        Change("2026-11-30", changed=(ChangedReview("p", "For few", ("death",)),)),
        Change("2026-11-22", InitialBuild(records=9, public=8)),
    )
    assert changelog.published(all_changes, {"c"}) == (
        Change("2026-12-02", withheld=(ChangedReview("", ""),), gone=(ChangedReview("", ""),)),
        Change("2026-12-01", added=(ChangedReview("c", "Charlie"),)),
        Change("2026-11-22", InitialBuild(records=8, public=8)),
    )
    assert changelog.published(all_changes[3:], {"c"}, professionals=True) == all_changes[3:]


def test_what_a_person_added_to_the_history_stays(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write("changes.yaml", folder.read("changes.yaml") + "# moved to the new office")
    folder.run(ALEX, BILLIE)
    assert "# moved to the new office\n- date: '2026-11-22'\n  added:\n" in folder.read("changes.yaml")
    assert len(changes(folder)) == 2


def test_a_damaged_history_is_reported_with_its_line(folder: Folder) -> None:
    folder.write("changes.yaml", "- date: '2026-11-22'\n  add:\n  - id: a\n")
    problems = Problems()
    assert changelog.read(atomic_write.read(folder.root / "changes.yaml"), "content/changes.yaml", problems) == ()
    assert [str(problem) for problem in problems] == [
        "content/changes.yaml:2: error: there is no field `add`\n"
        "    The build writes this file: put it back from a copy, or delete it to begin a new one."
    ]


@pytest.mark.parametrize(
    ("date", "what"),
    [
        ("'2026-13-45'", "`date` can't be `2026-13-45`: there is no such day"),
        ("2026-02-30", "`date` can't be `2026-02-30`: there is no such day"),
        ("2026", "`date` can't be `2026`"),
        ("yesterday", "`date` can't be `yesterday`"),
        ("20261122", "`date` can't be `20261122`"),
        ("", "this file has no `date`"),
        ("[2026]", "`date` is not text: 2026"),
    ],
)
def test_a_bad_date_in_the_history_is_reported_with_its_line(folder: Folder, date: str, what: str) -> None:
    folder.write("changes.yaml", f"# changes\n- date: {date}\n  added:\n  - {{id: a, title: Alex}}\n")
    problems = Problems()
    assert changelog.read(atomic_write.read(folder.root / "changes.yaml"), "content/changes.yaml", problems) == ()
    (problem,) = problems
    assert (problem.file, problem.line, problem.what) == ("content/changes.yaml", 2, what)
    assert problem.fatal
    assert problem.remedy == "The build writes this file: put it back from a copy, or delete it to begin a new one."


def test_no_history_is_no_trouble(folder: Folder) -> None:
    assert changes(folder) == ()
