"""A review that is withheld stays out of what is published, whatever comes."""

from __future__ import annotations

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
        " withheld; it is withheld as well\n    To publish it, delete `withhold` in both"
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


def test_it_is_published_again_when_the_editor_takes_the_withholding_out(folder: Folder) -> None:
    folder.write(SAID, WITHHOLD)
    folder.run(ALEX)
    (folder.root / SAID).unlink()
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
            "`withhold` does not say why\n    Write `withhold: {reason: ..., on: 2026-11-22}`, or delete it.",
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
            "there is no field `witholding`\n    The fields are: corrections, withhold, former, notes, redacted.",
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


def test_corrections_of_a_record_that_an_editor_deleted_are_reported(folder: Folder) -> None:
    folder.write(SAID, "corrections:\n- {field: death, now: 'yes'}\n")
    folder.run(ALEX, BILLIE)
    (folder.root / "reviews/2021-leeds-alex.yaml").unlink()
    folder.run(BILLIE)
    assert folder.said == [
        "content/corrections/2021-leeds-alex.yaml: warning: there is no record `2021-leeds-alex`, so nothing is"
        " corrected by this\n    Name the file after the id of the record, or delete it."
    ]
