"""A review that is withheld stays out of what is published, whatever comes."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from build_site.model import Account
from build_site.records.update import UpdateResult
from tests.records.conftest import ALEX, BILLIE, MONTH, Folder, source, told

SAID = "corrections/2021-leeds-alex.yaml"
WITHHOLD = "withhold:\n  reason: asked for by the family\n  on: 2026-11-20\n"


def ids(kept: UpdateResult) -> tuple[list[str], list[str]]:
    """The ids of the records that are published, and of those that are withheld."""
    return [record.id for record in kept.records], [one.record.id for one in kept.withheld]


def test_a_withheld_review_is_kept_on_disk_and_not_published(folder: Folder) -> None:
    folder.write(SAID, WITHHOLD)
    kept = folder.run(ALEX, BILLIE)
    assert ids(kept) == ([BILLIE.id], [ALEX.id])
    assert (kept.withheld[0].reason.reason, kept.withheld[0].reason.on) == ("asked for by the family", "2026-11-20")
    assert "title: Alex\n" in folder.read("reviews/2021-leeds-alex.yaml")
    assert folder.said == []


def test_it_stays_out_when_another_digest_joins_it(folder: Folder) -> None:
    folder.write(SAID, WITHHOLD)
    folder.run(ALEX)
    assert ids(
        folder.run(told(ALEX, Account((source(MONTH, "Alex"),), "A longer telling of it all."), *ALEX.accounts))
    ) == ([], [ALEX.id])


def test_it_stays_out_when_it_becomes_part_of_another_review(folder: Folder) -> None:
    folder.write(SAID, WITHHOLD)
    folder.run(ALEX, BILLIE)
    both = told(BILLIE, *BILLIE.accounts, *ALEX.accounts)
    assert ids(folder.run(both)) == ([], [ALEX.id, BILLIE.id])
    assert (
        "content/reviews/2022-kent-billie.yaml: warning: this record tells what `2021-leeds-alex` told, which is"
        " withheld; it is withheld as well\n    To publish it, write `released` in the place of `withhold` in both"
        " content/corrections/2021-leeds-alex.yaml and content/corrections/2022-kent-billie.yaml." in folder.said
    )
    assert "reason: 'it tells what 2021-leeds-alex told, which is withheld: asked for by the family'" in folder.read(
        "corrections/2022-kent-billie.yaml"
    )
    assert ids(folder.run(both)) == ([], [ALEX.id, BILLIE.id])


def test_what_is_parted_from_it_stays_out_as_well(folder: Folder) -> None:
    other = Account((source(MONTH, "Alex"),), "A short telling.")
    folder.write(SAID, WITHHOLD)
    folder.run(told(ALEX, ALEX.accounts[0], other))
    parted = replace(BILLIE, id="2021-leeds-alex-2", accounts=(other,))
    assert ids(folder.run(ALEX, parted)) == ([], [ALEX.id, parted.id])
    assert ids(folder.run(ALEX, parted)) == ([], [ALEX.id, parted.id])


def test_it_stays_out_when_its_place_among_entries_of_one_heading_changes(folder: Folder) -> None:
    def told_by(id_: str, line: int, words: str) -> object:
        return replace(
            ALEX,
            id=id_,
            accounts=(Account((source(heading="2023 - Anonymous - Child A", lines=(line, line)),), words),),
        )

    first, second = (
        told_by("2023-anonymous-child-a", 5, "One child was hurt."),
        told_by("2023-anonymous-child-a-2", 9, "Another child was hurt."),
    )
    folder.write("corrections/2023-anonymous-child-a-2.yaml", WITHHOLD)
    folder.run(first, second)
    assert ids(folder.run(told_by(first.id, 5, "Another child was hurt."))) == ([], [first.id, second.id])


def test_it_stays_out_when_its_record_is_deleted_and_its_digest_comes_back(folder: Folder) -> None:
    folder.write(SAID, WITHHOLD)
    folder.run(ALEX, BILLIE)
    (folder.root / "reviews/2021-leeds-alex.yaml").unlink()
    folder.run(BILLIE)
    assert folder.said == []
    folder.run(BILLIE)
    assert folder.said == []
    assert ids(folder.run(ALEX, BILLIE)) == ([BILLIE.id], [ALEX.id])


def test_it_is_published_again_when_the_editor_releases_it(folder: Folder) -> None:
    folder.write(SAID, WITHHOLD)
    folder.run(ALEX)
    folder.write(SAID, "released: {reason: the family asked for it, on: 2026-11-22}\n")
    kept = folder.run(ALEX)
    assert ids(kept) == ([ALEX.id], [])
    assert [item.id for item in kept.change.restored] == [ALEX.id]


def test_a_record_by_hand_can_be_withheld(folder: Folder) -> None:
    folder.write("reviews/2020-hull-sam.yaml", "id: 2020-hull-sam\ntitle: Sam\n")
    folder.write("corrections/2020-hull-sam.yaml", WITHHOLD)
    assert ids(folder.run()) == ([], ["2020-hull-sam"])


def test_a_withholding_of_no_record_stops_the_build(folder: Folder) -> None:
    folder.write("corrections/2021-leeds-alix.yaml", WITHHOLD)
    assert folder.refused(ALEX) == [
        "content/corrections/2021-leeds-alix.yaml:1: error: there is no record `2021-leeds-alix`, so nothing is"
        " withheld by this\n    Name the file after the id of the record that is to be withheld, as in its address."
    ]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (
            "withhold:\n",
            1,
            (
                "`withhold` does not say why\n    Write `withhold: {reason: ..., on: 2026-11-22}`, or put back what it"
                " said."
            ),
        ),
        (
            "withhold: true\n",
            1,
            "`withhold` should hold fields with values, not true\n    The fields are: reason, on, by.",
        ),
        ("withhold: {on: 2026-11-20}\n", 1, "`withhold` has no `reason`\n    Add a line `reason: ...`."),
        (
            "withhold: {reason: asked, on: last week}\n",
            1,
            "`on` can't be `last week`\n    Write the day as year-month-day: 2026-11-22.",
        ),
        (
            "withhold: {reason: asked, on: 2026-02-30}\n",
            1,
            "`on` can't be `2026-02-30`: there is no such day\n    Write the day as year-month-day: 2026-11-22.",
        ),
        (
            "witholding: {reason: asked, on: 2026-11-20}\n",
            1,
            (
                "there is no field `witholding`\n    The fields are: corrections, withhold, withheld_until, released,"
                " former, notes, redacted."
            ),
        ),
    ],
)
def test_a_withholding_that_is_not_understood_stops_the_build(folder: Folder, text: str, line: int, what: str) -> None:
    folder.write(SAID, text)
    assert folder.refused(ALEX) == [f"content/corrections/2021-leeds-alex.yaml:{line}: error: {what}"]


def test_a_withheld_review_that_tells_nothing_of_what_happened_withholds_no_other(folder: Folder) -> None:
    empty = told(ALEX, replace(ALEX.accounts[0], summary=""))
    other = told(BILLIE, replace(BILLIE.accounts[0], summary=""))
    folder.write(SAID, WITHHOLD)
    folder.run(empty, other)
    assert ids(folder.run(empty, other)) == ([BILLIE.id], [ALEX.id])


def test_corrections_of_a_record_that_an_editor_deleted_stop_the_build_until_they_are_former(folder: Folder) -> None:
    folder.write(SAID, "corrections:\n- {field: death, now: 'yes'}\n")
    folder.run(ALEX, BILLIE)
    (folder.root / "reviews/2021-leeds-alex.yaml").unlink()
    assert folder.refused(BILLIE) == [
        "content/corrections/2021-leeds-alex.yaml: error: there is no record `2021-leeds-alex`, so nothing is"
        " corrected by this; nothing is published without it, except with --force\n    Name the file after the id of"
        " the record. If its review is gone for good, put what is under `corrections` there under `former`, where it is"
        " kept."
    ]
    folder.write(SAID, "former:\n- {field: death, now: 'yes'}\n")
    folder.run(BILLIE)
    assert folder.said == []


# a withholding ends by an editor's word alone

RELEASED = "released: {reason: the family asked for it, on: 2026-11-22}\n"
ENDED = (
    "content/corrections/2021-leeds-alex.yaml: error: `2021-leeds-alex` was withheld at the last run, and this file"
    " {}\n    To keep it withheld, write `withhold: {{reason: ..., on: 2026-11-22}}` there; to publish it,"
    " `released: {{reason: ..., on: 2026-11-22}}`."
)
IS_GONE = ENDED.format("is not there, or not under this name")
SAYS_NOT = ENDED.format("does not say now that it is withheld or released")


@pytest.fixture
def withheld(folder: Folder) -> Folder:
    """A folder after a run that withheld Alex."""
    folder.write(SAID, WITHHOLD)
    folder.run(ALEX, BILLIE)
    return folder


def test_a_withholding_whose_file_is_gone_stops_the_build_until_one_of_the_lines_told_is_written(
    withheld: Folder,
) -> None:
    (withheld.root / SAID).unlink()
    assert withheld.refused(ALEX, BILLIE) == [IS_GONE]
    assert withheld.refused(BILLIE) == [IS_GONE]
    withheld.write(SAID, "withhold: {reason: ..., on: 2026-11-22}\n")
    assert ids(withheld.run(ALEX, BILLIE)) == ([BILLIE.id], [ALEX.id])
    withheld.write(SAID, "released: {reason: ..., on: 2026-11-22}\n")
    assert ids(withheld.run(ALEX, BILLIE)) == ([ALEX.id, BILLIE.id], [])
    (withheld.root / SAID).unlink()
    assert ids(withheld.run(ALEX, BILLIE)) == ([ALEX.id, BILLIE.id], [])


def test_a_withholding_that_gave_way_to_corrections_stops_the_build(withheld: Folder) -> None:
    withheld.write(SAID, "corrections:\n- {field: death, now: 'yes'}\n")
    assert withheld.refused(ALEX, BILLIE) == [SAYS_NOT]


@pytest.mark.parametrize("lost", ["reviews/.written.json", "reviews/2021-leeds-alex.yaml"])
def test_a_withholding_is_known_from_what_was_written_and_from_the_record_itself(withheld: Folder, lost: str) -> None:
    (withheld.root / SAID).unlink()
    (withheld.root / lost).unlink()
    assert IS_GONE in withheld.refused(ALEX, BILLIE)


def test_a_withholding_is_known_where_what_was_written_is_restored_from_before(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    before = folder.read("reviews/.written.json")
    folder.write(SAID, WITHHOLD)
    folder.run(ALEX, BILLIE)
    assert "withheld: since 2026-11-20\n" in folder.read("reviews/2021-leeds-alex.yaml")
    folder.write("reviews/.written.json", before)
    (folder.root / SAID).unlink()
    assert folder.refused(ALEX, BILLIE) == [IS_GONE]


def test_a_withholding_that_is_lost_when_the_record_is_renamed_stops_the_build(withheld: Folder) -> None:
    record = withheld.read("reviews/2021-leeds-alex.yaml").replace("id: 2021-leeds-alex", "id: 2021-leeds-sasha")
    withheld.write("reviews/2021-leeds-sasha.yaml", record)
    (withheld.root / "reviews/2021-leeds-alex.yaml").unlink()
    (withheld.root / SAID).unlink()
    assert withheld.refused(replace(ALEX, id="2021-leeds-sasha"), BILLIE) == [
        IS_GONE.replace("corrections/2021-leeds-alex", "corrections/2021-leeds-sasha").replace(
            "`2021-leeds-alex`", "`2021-leeds-sasha`, then called `2021-leeds-alex`,"
        )
    ]


def test_a_withholding_that_is_lost_when_the_record_is_merged_into_another_stops_the_build(withheld: Folder) -> None:
    (withheld.root / SAID).unlink()
    assert withheld.refused(told(BILLIE, *BILLIE.accounts, *ALEX.accounts)) == [IS_GONE]


def test_a_withheld_record_is_written_once(withheld: Folder) -> None:
    before = withheld.bytes()
    assert withheld.run(ALEX, BILLIE, today="2026-12-01").written == 0
    assert withheld.bytes() == before


def test_a_mark_of_the_withholding_that_is_taken_from_the_record_is_written_again(withheld: Folder) -> None:
    withheld.edit("reviews/2021-leeds-alex.yaml", "withheld: since 2026-11-20\n", "")
    assert ids(withheld.run(ALEX, BILLIE)) == ([BILLIE.id], [ALEX.id])
    assert "withheld: since 2026-11-20\n" in withheld.read("reviews/2021-leeds-alex.yaml")
    assert withheld.read(SAID) == WITHHOLD


def test_a_withholding_written_into_the_record_stops_the_build(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    folder.edit("reviews/2021-leeds-alex.yaml", "title: Alex\n", "title: Alex\nwithheld: for the family\n")
    assert folder.refused(ALEX, BILLIE) == [IS_GONE]


def test_a_withholding_may_have_a_last_day(folder: Folder) -> None:
    folder.write(SAID, "withheld_until: {reason: the inquest, on: 2027-03-01}\n")
    kept = folder.run(ALEX, today="2027-02-28")
    assert (ids(kept), kept.withheld[0].reason.term) == (([], [ALEX.id]), "until 2027-03-01")
    assert folder.said == []
    assert ids(folder.run(ALEX, today="2027-03-01")) == ([ALEX.id], [])
    assert folder.said == [
        "content/corrections/2021-leeds-alex.yaml:1: warning: `2021-leeds-alex` was withheld until 2027-03-01, so it"
        " is published\n    Write `released: {reason: ..., on: 2027-03-01}` instead, and this is said no more."
    ]


def test_a_release_that_is_still_to_come_stops_the_build(withheld: Folder) -> None:
    withheld.write(SAID, "released: {reason: the inquest, on: 2027-03-01}\n")
    assert withheld.refused(ALEX, BILLIE) == [
        "content/corrections/2021-leeds-alex.yaml:1: error: `released` is dated 2027-03-01, which is still to come\n"
        "    To publish it on that day, write `withheld_until: {reason: ..., on: 2027-03-01}`."
    ]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("released: {reason: asked}\n", 1, "`released` has no `on`\n    Add a line `on: ...`."),
        (
            "released:\n",
            1,
            (
                "`released` does not say why\n    Write `released: {reason: ..., on: 2026-11-22}`, or put back what it"
                " said."
            ),
        ),
        ("withheld_until: {on: 2027-03-01}\n", 1, "`withheld_until` has no `reason`\n    Add a line `reason: ...`."),
        (
            WITHHOLD + RELEASED,
            4,
            ("the file has `withhold` and `released`\n    Keep the one that holds and delete the other."),
        ),
        (
            "former:\n- field: death\n  withhold: {reason: asked, on: 2026-11-20}\n",
            1,
            (
                "`withhold: {reason: asked, on: 2026-11-20}` is not read as a withholding where it stands\n"
                "    Write `withhold: {reason: ..., on: 2026-11-22}` at the beginning of a line, or take it out."
            ),
        ),
        (
            "",
            1,
            "the file is empty, so it withholds and corrects nothing\n    Put back what it held, or delete the file.",
        ),
        (
            "# withhold: later\n",
            1,
            (
                "the file holds nothing but comments, so it withholds and corrects nothing\n"
                "    Put back what it held, or delete the file."
            ),
        ),
    ],
)
def test_what_is_said_of_publication_and_can_not_hold_stops_the_build(
    folder: Folder, text: str, line: int, what: str
) -> None:
    folder.write(SAID, text)
    assert folder.refused(ALEX) == [f"content/corrections/2021-leeds-alex.yaml:{line}: error: {what}"]


def test_what_tells_a_withheld_review_is_not_released_alone(withheld: Folder) -> None:
    both = told(BILLIE, *BILLIE.accounts, *ALEX.accounts)
    withheld.run(both)
    withheld.write("corrections/2022-kent-billie.yaml", RELEASED)
    assert withheld.refused(both) == [
        "content/corrections/2022-kent-billie.yaml:1: error: `2022-kent-billie` is released here, but it tells what"
        " `2021-leeds-alex` told, which is withheld\n    To publish it, release `2021-leeds-alex` as well, in"
        " content/corrections/2021-leeds-alex.yaml; else write `withhold` here again."
    ]


def test_a_folder_of_corrections_that_is_gone_stops_the_build_where_one_withheld(withheld: Folder) -> None:
    shutil.rmtree(withheld.root / "corrections")
    assert withheld.refused(ALEX, BILLIE) == [IS_GONE]
