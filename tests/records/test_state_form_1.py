"""`reviews/.written.json` in form 1, of the version before: it is taken over, and nothing that a person did is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_site.model import Account, Child
from build_site.records.changelog import Change, ChangedReview
from tests.records.conftest import ALEX, BILLIE, MONTH, Folder, of, source, told
from tests.records.test_state_file import ALEX_CORRECTIONS, ALEX_IS, DAMAGED, FILE, JOURNAL, REMEDY, corrections

ALEX_FILE, BILLIE_FILE = "reviews/2021-leeds-alex.yaml", "reviews/2022-kent-billie.yaml"
BILLIE_CORRECTIONS = "corrections/2022-kent-billie.yaml"
TOLD_TWICE = told(
    BILLIE,
    *BILLIE.accounts,
    Account((source(MONTH, "Billie in Kent"),), "Another telling.", ("ask the girl",)),
)
UPGRADED = (
    "content/reviews/.written.json: warning: this file is in the form of an earlier version; this run writes it in the"
    " present one, and every record, edit and correction stays"
)


@pytest.fixture
def form_1(folder: Folder) -> Folder:
    """A folder as the version before left it: a record by hand, one corrected and told by two digests, one plain."""
    folder.write("reviews/2020-hull-sam.yaml", "id: 2020-hull-sam\ntitle: Sam\n")
    folder.write(
        BILLIE_CORRECTIONS,
        "corrections:\n- {field: review_type, was: null, now: rapid review, reason: its title page says so}\n",
    )
    folder.run(ALEX, TOLD_TWICE)
    folder.write(FILE, Path(__file__).with_name("written-form-1.json").read_text(encoding="utf-8"))
    return folder


def test_form_1_is_written_in_the_present_form_and_nothing_else_changes(form_1: Folder) -> None:
    before = form_1.bytes()
    result = form_1.run(ALEX, TOLD_TWICE)
    assert form_1.said == [UPGRADED]
    assert {name for name, data in form_1.bytes().items() if data != before[name]} == {FILE}
    assert (result.written, bool(result.change)) == (0, False)
    assert '"form":2' in form_1.read(FILE)
    assert '"fingerprint":"' not in form_1.read(FILE).replace('"fingerprint":"', "", 3), "every value is known again"
    before = form_1.bytes()
    form_1.run(ALEX, TOLD_TWICE)
    assert (form_1.said, form_1.bytes()) == ([], before)


def test_form_1_a_record_edited_before_the_upgrade_becomes_a_correction(form_1: Folder) -> None:
    form_1.edit(ALEX_FILE, "death: 'no'\n", "death: 'yes'\n")
    form_1.edit(ALEX_FILE, "write down who was told", "write down who was told, and when")
    form_1.edit(ALEX_FILE, "age: 2 years", "age: 3 years")
    form_1.edit(ALEX_FILE, "words: was found alone and hungry", "words: found alone")
    form_1.edit(BILLIE_FILE, "  summary: Another telling.\n", "  summary: Another telling, put right.\n")
    result = form_1.run(ALEX, TOLD_TWICE)
    alex = of(result, ALEX.id)
    assert (alex.death, alex.children, alex.evidence["death"][1].words) == (
        "yes",
        (Child("3 years", "male"),),
        "found alone",
    )
    assert [(item["field"], item["now"]) for item in corrections(form_1, ALEX_CORRECTIONS)] == [
        ("death", "yes"),
        ("children", [{"age": "3 years", "sex": "male"}]),
        ("evidence.death", [{"value": "no", "words": "found alone", "account": 1, "how": "read"}]),
        ("accounts.1.learning.2", "write down who was told, and when"),
    ]
    assert [item["field"] for item in corrections(form_1, BILLIE_CORRECTIONS)] == ["review_type", "accounts.2.summary"]
    assert result.change.changed == (
        ChangedReview(ALEX.id, "Alex", fields=("death", "children", "learning")),
        ChangedReview(BILLIE.id, "Billie", fields=("summary",)),
    )
    before = form_1.bytes()
    form_1.run(ALEX, TOLD_TWICE)
    assert (form_1.said, form_1.bytes()) == ([], before)


def test_form_1_what_the_digests_change_during_the_upgrade_is_no_edit(form_1: Folder) -> None:
    form_1.edit(BILLIE_FILE, "title: Billie\n", "title: Billie K\n")
    result = form_1.run(
        told(ALEX, title="Alex and Sam"), replace(TOLD_TWICE, accounts=(TOLD_TWICE.accounts[1], *BILLIE.accounts))
    )
    assert (of(result, ALEX.id).title, of(result, BILLIE.id).title) == ("Alex and Sam", "Billie K")
    assert not (form_1.root / ALEX_CORRECTIONS).exists()
    assert [item["field"] for item in corrections(form_1, BILLIE_CORRECTIONS)] == ["review_type", "title"]


def test_form_1_a_correction_changed_in_its_file_is_no_edit_of_the_record(form_1: Folder) -> None:
    form_1.edit(BILLIE_CORRECTIONS, "now: rapid review", "now: learning review")
    assert of(form_1.run(ALEX, TOLD_TWICE), BILLIE.id).review_type == "learning review"
    assert form_1.said == [UPGRADED]


def test_form_1_a_corrected_value_changed_again_updates_its_correction(form_1: Folder) -> None:
    form_1.edit(BILLIE_FILE, "review_type: rapid review\n", "review_type: learning review\n")
    assert of(form_1.run(ALEX, TOLD_TWICE), BILLIE.id).review_type == "learning review"
    assert [item["now"] for item in corrections(form_1, BILLIE_CORRECTIONS)] == ["learning review"]


def test_form_1_a_record_and_its_correction_changed_differently_stop_the_build(form_1: Folder) -> None:
    form_1.edit(BILLIE_FILE, "review_type: rapid review\n", "review_type: learning review\n")
    form_1.edit(BILLIE_CORRECTIONS, "now: rapid review", "now: thematic review")
    assert form_1.refused(ALEX, TOLD_TWICE) == [
        "content/reviews/2022-kent-billie.yaml:7: error: `review_type` was changed by hand to `learning review`, but"
        " content/corrections/2022-kent-billie.yaml:2 was changed as well, to `thematic review`\n"
        "    Write the same value in both, then run the build again."
    ]


def test_form_1_an_edit_made_while_the_digest_is_gone_outlives_upgrade_and_return(form_1: Folder) -> None:
    form_1.edit(ALEX_FILE, "title: Alex\n", "title: Sasha\n")
    assert of(form_1.run(TOLD_TWICE), ALEX.id).title == "Sasha"
    assert not (form_1.root / ALEX_CORRECTIONS).exists()
    assert of(form_1.run(TOLD_TWICE), ALEX.id).title == "Sasha"
    assert UPGRADED not in form_1.said
    result = form_1.run(told(ALEX, death="unclear"), TOLD_TWICE)
    assert (of(result, ALEX.id).title, of(result, ALEX.id).death) == ("Sasha", "unclear")
    assert [item["field"] for item in corrections(form_1, ALEX_CORRECTIONS)] == ["title"]


def test_form_1_a_record_by_hand_stays_by_hand(form_1: Folder) -> None:
    sam = replace(ALEX, id="2020-hull-sam", title="Samuel")
    assert of(form_1.run(ALEX, TOLD_TWICE, sam), "2020-hull-sam").title == "Sam"
    form_1.edit("reviews/2020-hull-sam.yaml", "title: Sam\n", "title: Sammy\n")
    assert of(form_1.run(ALEX, TOLD_TWICE, sam), "2020-hull-sam").title == "Sammy"
    assert "title: Sammy\n" in form_1.read("reviews/2020-hull-sam.yaml")


def test_form_1_a_record_laid_out_by_a_person_keeps_layout_and_comments(form_1: Folder) -> None:
    form_1.edit(ALEX_FILE, "areas:\n- Leeds\n", "areas: [Leeds]   # checked with the partnership\n")
    before = form_1.read(ALEX_FILE)
    form_1.run(ALEX, TOLD_TWICE)
    form_1.run(ALEX, TOLD_TWICE)
    assert (form_1.read(ALEX_FILE), form_1.said) == (before, [])


def test_form_1_withheld_reviews_and_renamed_ones_are_known_from_it(form_1: Folder) -> None:
    form_1.write(ALEX_CORRECTIONS, "withhold: {reason: asked, on: 2026-11-20}\n")
    (form_1.root / ALEX_FILE).unlink()
    form_1.edit(BILLIE_FILE, "id: 2022-kent-billie", "id: 2022-kent-girl")
    (form_1.root / BILLIE_FILE).rename(form_1.root / "reviews/2022-kent-girl.yaml")
    parted = replace(ALEX, id="2023-hull-kim", accounts=(replace(ALEX.accounts[0], sources=(source(MONTH, "Kim"),)),))
    result = form_1.run(replace(TOLD_TWICE, id="2022-kent-girl"), parted)
    assert [record.id for record in result.records] == ["2020-hull-sam", "2022-kent-girl"]
    assert result.redirects == {BILLIE.id: "2022-kent-girl"}
    assert of(result, "2022-kent-girl").review_type == "rapid review"


def test_form_1_of_a_run_that_was_cut_off_is_taken_up(form_1: Folder) -> None:
    form_1.write(JOURNAL, form_1.read(FILE))
    form_1.write(FILE, '{"form": 1, "moved": {"2019-a": "2021-leeds-alex"}, "records": {\n\n}}\n')
    result = form_1.run(ALEX, TOLD_TWICE)
    assert not (form_1.root / JOURNAL).exists()
    assert not (form_1.root / ALEX_CORRECTIONS).exists()
    assert (form_1.said, result.redirects) == ([UPGRADED], {"2019-a": "2021-leeds-alex"})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (',"file":"62eca9eccbbe3fa723cc"', ""),
        ('"file":"62eca9eccbbe3fa723cc"', '"file":null'),
        ('"title":"Alex"', '"title":["Alex"]'),
        ('"marks":{"title":"23TJQNRH"', '"marks":{"title":5'),
        ('[["list.txt","2021 - Leeds - Alex",3,9]]', "null"),
        ('"2021 - Leeds - Alex",3,9', '"2021 - Leeds - Alex",3,"9"'),
        ('{"summary":"uSSFBDUm"', '{"summary":null'),
        ('"accounts":[[[["list.txt","2021', '"accounts":[7,[[["list.txt","2021'),
    ],
)
def test_a_damaged_state_in_form_1_is_told_with_its_line(form_1: Folder, old: str, new: str) -> None:
    form_1.edit(FILE, old, new)
    assert form_1.refused(ALEX, TOLD_TWICE)[0] == f"content/{FILE}:3: error: {DAMAGED.format(ALEX_IS)}{REMEDY}"


def test_the_history_of_a_run_without_changes_has_no_entry_after_the_upgrade(form_1: Folder) -> None:
    assert form_1.run(ALEX, TOLD_TWICE).change == Change("2026-11-22")
