"""An editor changes the points of an account in a record: each is a correction of its own, or of the whole list."""

from __future__ import annotations

from dataclasses import replace

from tests.records.conftest import ALEX, ALEX_FILE, LIST, SAID, Folder, of, told


def test_a_changed_point_becomes_a_correction_of_that_point_alone(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "write down who was told", "write down who was told, and when")
    kept = folder.run(ALEX)
    assert of(kept, ALEX.id).accounts[0].learning == (
        "ask who looks after a child at night",
        "write down who was told, and when",
        "visit again soon",
    )
    assert folder.data(SAID)["corrections"] == [
        {
            "field": "accounts.1.learning.2",
            "source": {"digest": LIST, "heading": "2021 - Leeds - Alex"},
            "was": "write down who was told",
            "now": "write down who was told, and when",
            "on": "2026-11-22",
        }
    ]


def test_a_corrected_point_is_found_by_its_words_when_the_digest_gains_points(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "visit again soon", "visit again within a week")
    folder.run(ALEX)
    account = replace(ALEX.accounts[0], learning=("listen first", *ALEX.accounts[0].learning))
    kept = folder.run(told(ALEX, account))
    assert of(kept, ALEX.id).accounts[0].learning == (
        "listen first",
        "ask who looks after a child at night",
        "write down who was told",
        "visit again within a week",
    )
    assert folder.said == []


def test_a_corrected_point_whose_words_are_gone_stops_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "visit again soon", "visit again within a week")
    folder.run(ALEX)
    others = told(ALEX, replace(ALEX.accounts[0], learning=("keep chronologies", "share them", "read them")))
    assert folder.refused(others) == [
        "content/corrections/2021-leeds-alex.yaml:3: error: this correction of `accounts.1.learning.3` can't be"
        " applied: `accounts.1.learning` has no item any more that says `visit again soon`; nothing is published"
        " without it, except with --force\n    Write what it says now as `was`. If it no longer applies, put this"
        " correction under `former`."
    ]


def test_added_and_removed_points_are_kept_as_the_whole_list(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "  - visit again soon\n", "")
    kept = folder.run(ALEX)
    assert of(kept, ALEX.id).accounts[0].learning == ("ask who looks after a child at night", "write down who was told")
    assert [item["field"] for item in folder.data(SAID)["corrections"]] == ["accounts.1.learning"]
    folder.run(ALEX)
    assert folder.said == []


def test_a_list_changed_as_a_whole_takes_the_place_of_corrections_of_its_points(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "visit again soon", "visit again within a week")
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "  - write down who was told\n", "")
    kept = folder.run(ALEX)
    assert of(kept, ALEX.id).accounts[0].learning == (
        "ask who looks after a child at night",
        "visit again within a week",
    )
    found = folder.data(SAID)
    assert [item["field"] for item in found["corrections"]] == ["accounts.1.learning"]
    assert [item["field"] for item in found["former"]] == ["accounts.1.learning.3"]
    folder.run(ALEX)
    assert folder.said == []


def test_a_list_changed_as_a_whole_ends_the_corrections_of_all_its_points_and_no_other(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "write down who was told", "write it down")
    folder.edit(ALEX_FILE, "visit again soon", "visit again within a week")
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "title: Alex\n", "title: Alexander\n")
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "  - write it down\n", "")
    folder.run(ALEX)
    found = folder.data(SAID)
    assert [item["field"] for item in found["corrections"]] == ["title", "accounts.1.learning"]
    assert sorted(item["field"] for item in found["former"]) == ["accounts.1.learning.2", "accounts.1.learning.3"]


def test_points_put_in_another_order_are_kept_as_the_whole_list(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "  - visit again soon\n", "")
    folder.edit(ALEX_FILE, "  - ask who looks after", "  - visit again soon\n  - ask who looks after")
    order = ("visit again soon", "ask who looks after a child at night", "write down who was told")
    assert of(folder.run(ALEX), ALEX.id).accounts[0].learning == order
    assert [item["field"] for item in folder.data(SAID)["corrections"]] == ["accounts.1.learning"]
    assert of(folder.run(ALEX), ALEX.id).accounts[0].learning == order
    assert folder.said == []


def test_a_corrected_point_changed_again_while_the_digest_gains_another_is_found(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "ask who looks after a child at night", "ask who is there at night")
    folder.edit(ALEX_FILE, "visit again soon", "visit again within a week")
    fuller = told(ALEX, replace(ALEX.accounts[0], learning=("listen first", *ALEX.accounts[0].learning)))
    assert of(folder.run(fuller), ALEX.id).accounts[0].learning == (
        "listen first",
        "ask who is there at night",
        "write down who was told",
        "visit again within a week",
    )


def test_a_point_edited_in_a_list_that_was_corrected_as_a_whole_changes_that_correction(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "  - ask who looks after a child at night\n", "")
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "  - write down who was told\n", "  - write down who was told, and when\n")
    kept = folder.run(ALEX)
    assert of(kept, ALEX.id).accounts[0].learning == ("write down who was told, and when", "visit again soon")
    assert [(item["field"], item["now"]) for item in folder.data(SAID)["corrections"]] == [
        ("accounts.1.learning", ["write down who was told, and when", "visit again soon"])
    ]
