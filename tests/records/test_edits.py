"""An editor changes a record's YAML: the change outlives every build."""

from __future__ import annotations

from dataclasses import replace

from build_site.model import Account, Child, Other
from tests.records.conftest import ALEX, ALEX_FILE, BILLIE, MONTH, SAID, Folder, of, source, told


def test_a_changed_value_is_kept_as_a_correction_and_applied_at_every_build(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "death: 'no'\n", "death: 'yes'\n")
    kept = folder.run(ALEX)
    assert of(kept, ALEX.id).death == "yes"
    assert folder.said == [
        "content/reviews/2021-leeds-alex.yaml:8: warning: `death` was changed by hand from `no` to `yes`; "
        "the change is now in content/corrections/2021-leeds-alex.yaml\n"
        "    It is applied at every build. To undo it, delete it there, or change the record back."
    ]
    assert folder.data(SAID) == {"corrections": [{"field": "death", "was": "no", "now": "yes", "on": "2026-11-22"}]}
    before = folder.bytes()
    assert of(folder.run(ALEX), ALEX.id).death == "yes"
    assert (folder.said, folder.bytes()) == ([], before)


def test_the_record_says_what_was_corrected_and_still_what_the_digest_says(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "death: 'no'\n", "death: 'yes'\n")
    evidence = of(folder.run(ALEX), ALEX.id).evidence["death"]
    assert [(item.value, item.how) for item in evidence] == [("yes", "corrected"), ("no", "read")]
    assert "how: corrected" in folder.read(ALEX_FILE)


def test_an_account_keeps_its_correction_when_a_fuller_one_comes_before_it(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "A toddler was found alone and hungry.", "A toddler was found alone, cold and hungry.")
    folder.run(ALEX)
    fuller = Account(
        (source(MONTH, "Alex, Leeds"),), "A longer telling of what befell the toddler.", ("one", "two", "three", "four")
    )
    kept = folder.run(told(ALEX, fuller, ALEX.accounts[0]))
    assert [account.summary for account in of(kept, ALEX.id).accounts] == [
        "A longer telling of what befell the toddler.",
        "A toddler was found alone, cold and hungry.",
    ]
    assert folder.said == []


def test_an_account_written_into_a_record_stays(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "evidence:\n", "- summary: What the partnership's own page says.\nevidence:\n")
    kept = folder.run(ALEX)
    assert [account.summary for account in of(kept, ALEX.id).accounts] == [
        "A toddler was found alone and hungry.",
        "What the partnership's own page says.",
    ]
    assert [account.summary for account in of(folder.run(ALEX), ALEX.id).accounts][
        1
    ] == "What the partnership's own page says."
    assert folder.said == []


def test_a_corrected_value_changed_again_updates_its_correction_and_keeps_what_a_person_wrote_there(
    folder: Folder,
) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "title: Alex\n", "title: Alexander\n")
    folder.run(ALEX)
    folder.edit(SAID, "on: '2026-11-22'", "reason: the family asked   # by letter\n  by: JS")
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "title: Alexander\n", "title: Sasha\n")
    assert of(folder.run(ALEX), ALEX.id).title == "Sasha"
    assert folder.said == [
        "content/reviews/2021-leeds-alex.yaml:2: warning: the corrected `title` was changed by hand from `Alexander` to"
        " `Sasha`; the correction in content/corrections/2021-leeds-alex.yaml now says so\n    It is applied at every"
        " build. To undo it, delete it there, or change the record back."
    ]
    assert folder.data(SAID)["corrections"] == [
        {"field": "title", "was": "Alex", "now": "Sasha", "reason": "the family asked", "by": "JS"}
    ]
    assert "# by letter" in folder.read(SAID)


def test_a_value_changed_back_undoes_the_correction_and_keeps_a_note_of_it(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "title: Alex\n", "title: Alexander\n")
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "title: Alexander\n", "title: Alex\n")
    assert of(folder.run(ALEX), ALEX.id) == ALEX
    assert folder.said == [
        "content/reviews/2021-leeds-alex.yaml:2: warning: `title` is again what the digests say: Alex; the correction"
        " to `Alexander` is undone\n    It is kept under `former` in content/corrections/2021-leeds-alex.yaml and no"
        " longer applied."
    ]
    assert folder.data(SAID) == {
        "corrections": [],
        "former": [{"field": "title", "was": "Alex", "now": "Alexander", "on": "2026-11-22"}],
    }
    assert of(folder.run(told(ALEX, title="Alexandra")), ALEX.id).title == "Alexandra"


def test_a_correction_deleted_from_its_file_is_undone(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "title: Alex\n", "title: Alexander\n")
    folder.run(ALEX)
    (folder.root / SAID).unlink()
    assert of(folder.run(ALEX), ALEX.id) == ALEX
    assert folder.said == []


def test_record_and_correction_changed_differently_stop_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "title: Alex\n", "title: Alexander\n")
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "title: Alexander\n", "title: Sasha\n")
    folder.edit(SAID, "now: Alexander\n", "now: Sandy\n")
    assert folder.refused(ALEX) == [
        "content/reviews/2021-leeds-alex.yaml:2: error: `title` was changed by hand to `Sasha`, but "
        "content/corrections/2021-leeds-alex.yaml:3 was changed as well, to `Sandy`\n"
        "    Write the same value in both, then run the build again."
    ]


def test_record_and_correction_changed_alike_leave_the_file_of_corrections_as_it_was_written(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write(SAID, "corrections: [{field: title, now: Alexander}]   # as the family asked\n")
    folder.run(ALEX)
    folder.write(SAID, "corrections: [{field: title,  now: Sasha}]   # as the family asked\n")
    folder.edit(ALEX_FILE, "title: Alexander\n", "title: Sasha\n")
    assert of(folder.run(ALEX), ALEX.id).title == "Sasha"
    assert folder.read(SAID) == "corrections: [{field: title,  now: Sasha}]   # as the family asked\n"
    assert folder.said == []


def test_the_evidence_of_a_corrected_fact_can_be_changed_again(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "death: 'no'\n", "death: unclear\n")
    folder.edit(ALEX_FILE, "words: was found alone and hungry", "words: found alone")
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "words: found alone", "words: was found")
    evidence = of(folder.run(ALEX), ALEX.id).evidence["death"]
    assert [(item.words, item.how) for item in evidence] == [("", "corrected"), ("was found", "read")]
    assert [item["now"] for item in folder.data(SAID)["corrections"] if item["field"] == "evidence.death"] == [
        [{"value": "no", "words": "was found", "account": 1, "how": "read"}]
    ]


def test_an_edit_and_a_change_of_the_digests_in_one_run_are_both_kept(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "death: 'no'\n", "death: 'yes'\n")
    kept = folder.run(told(ALEX, children=(Child("3 years", "male"),)))
    assert (of(kept, ALEX.id).death, of(kept, ALEX.id).children) == ("yes", (Child("3 years", "male"),))


def test_what_the_digests_change_is_no_edit(folder: Folder) -> None:
    folder.run(ALEX)
    kept = folder.run(told(ALEX, title="Alex and Sam"))
    assert of(kept, ALEX.id).title == "Alex and Sam"
    assert folder.said == []
    assert not (folder.root / "corrections").exists()


def test_another_layout_with_the_same_values_is_left_as_it_is(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "areas:\n- Leeds\n", "areas: [Leeds]   # checked with the partnership\n")
    before = folder.read(ALEX_FILE)
    folder.run(ALEX)
    folder.run(ALEX)
    assert folder.read(ALEX_FILE) == before
    assert folder.said == []


def test_comments_in_a_record_that_is_written_anew_are_kept_as_notes(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "areas:\n- Leeds\n", "areas: [Leeds]   # checked with the partnership\n")
    folder.run(told(ALEX, title="Alex # 2"))
    assert folder.said == [
        "content/reviews/2021-leeds-alex.yaml: warning: the record is written anew, and its comments are now `notes` in"
        " content/corrections/2021-leeds-alex.yaml: checked with the partnership\n    Write comments there: the"
        " record's own file follows the digests."
    ]
    assert folder.data(SAID) == {"notes": ["checked with the partnership"]}
    folder.run(told(ALEX, title="Alex # 3"))
    assert folder.said == [], "a hash sign in a value is no comment"


def test_what_a_fact_rests_on_can_be_put_right_as_well(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "words: was found alone and hungry", "words: found alone")
    folder.edit(ALEX_FILE, "death: 'no'\n", "death: unclear\n")
    folder.run(ALEX)
    evidence = of(folder.run(ALEX), ALEX.id).evidence["death"]
    assert [(item.words, item.how) for item in evidence] == [("", "corrected"), ("found alone", "read")]
    assert folder.said == []


def test_an_edit_of_an_account_whose_digest_goes_in_the_same_run_is_not_lost(folder: Folder) -> None:
    other = Account((source(MONTH, "Alex, Leeds"),), "A short telling.")
    both = told(ALEX, ALEX.accounts[0], other)
    folder.run(both)
    folder.edit(ALEX_FILE, "A short telling.", "A short telling, put right.")
    assert folder.refused(ALEX) == [
        "content/corrections/2021-leeds-alex.yaml:3: error: this correction of `accounts.2.summary` can't be applied:"
        " no account is told in digests/month.md under `Alex, Leeds` any more; nothing is published without it, except"
        " with --force\n    Put the digest back, or write as `source` where the account is told now. If it no longer"
        " applies, put this correction under `former`."
    ]
    assert of(folder.run(both), ALEX.id).accounts[1].summary == "A short telling, put right."


def test_lines_of_a_source_are_counted_anew_and_a_change_to_them_is_reported(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "    - 9\n", "    - 10\n")
    assert of(folder.run(ALEX), ALEX.id) == ALEX
    assert folder.said == [
        "content/reviews/2021-leeds-alex.yaml:19: warning: the lines of a source were changed by hand; "
        "they are counted anew at every build, so the change is not kept\n    Nothing needs doing."
    ]


def test_a_record_given_another_id_goes_on_under_it_with_its_corrections(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    folder.edit(ALEX_FILE, "title: Alex\n", "title: Alexander\n")
    folder.run(ALEX, BILLIE)
    folder.edit(ALEX_FILE, "id: 2021-leeds-alex", "id: 2021-leeds-toddler")
    (folder.root / ALEX_FILE).rename(folder.root / "reviews/2021-leeds-toddler.yaml")
    kept = folder.run(replace(ALEX, id="2021-leeds-toddler"), BILLIE)
    assert of(kept, "2021-leeds-toddler").title == "Alexander"
    assert kept.redirects == {"2021-leeds-alex": "2021-leeds-toddler"}
    assert folder.said == [
        "content/reviews/2021-leeds-toddler.yaml: warning: this record was called `2021-leeds-alex`; it keeps its new"
        " id\n    Its address is now reviews/2021-leeds-toddler/: links to the old one may break."
    ]
    assert sorted(path.name for path in (folder.root / "corrections").iterdir()) == ["2021-leeds-toddler.yaml"]


def test_without_the_note_of_what_was_written_every_difference_counts_as_an_edit(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    (folder.root / "reviews/.written.json").unlink()
    folder.edit(ALEX_FILE, "title: Alex\n", "title: Alexander\n")
    kept = folder.run(ALEX, BILLIE)
    assert (of(kept, ALEX.id).title, of(kept, BILLIE.id)) == ("Alexander", BILLIE)
    assert [path.name for path in (folder.root / "corrections").iterdir()] == ["2021-leeds-alex.yaml"]


def test_an_emptied_field_is_a_correction_to_nothing(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "death: 'no'\n", "death: null\n")
    folder.edit(ALEX_FILE, "  summary: A toddler was found alone and hungry.\n", "  summary: ''\n")
    folder.edit(ALEX_FILE, "harms:\n- neglect\n", "harms: []\n")
    record = of(folder.run(ALEX), ALEX.id)
    assert (record.death, record.accounts[0].summary, record.harms) == (None, "", ())
    assert [item["field"] for item in folder.data(SAID)["corrections"]] == ["death", "harms", "accounts.1.summary"]
    before = folder.bytes()
    folder.run(ALEX)
    assert (folder.said, folder.bytes()) == ([], before)


def test_what_else_an_account_says_is_corrected_as_a_whole(folder: Folder) -> None:
    also = told(ALEX, replace(ALEX.accounts[0], other=(Other("Model", "Signs of safety."), Other("Feedback", "None."))))
    folder.run(also)
    folder.edit(ALEX_FILE, "text: None.", "text: Some.")
    assert of(folder.run(also), ALEX.id).accounts[0].other == (
        Other("Model", "Signs of safety."),
        Other("Feedback", "Some."),
    )
    assert [item["field"] for item in folder.data(SAID)["corrections"]] == ["accounts.1.other"]


def test_one_childs_age_changed_is_a_correction_of_the_children(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "age: 2 years", "age: 20 months")
    assert of(folder.run(ALEX), ALEX.id).children == (Child("20 months", "male"),)
    assert [(item["field"], item["was"]) for item in folder.data(SAID)["corrections"]] == [
        ("children", [{"age": "2 years", "sex": "male"}])
    ]


def test_all_evidence_of_a_fact_taken_out_is_kept(folder: Folder) -> None:
    folder.run(ALEX)
    text = folder.read(ALEX_FILE)
    folder.write(ALEX_FILE, text[: text.index("evidence:")])
    assert of(folder.run(ALEX), ALEX.id).evidence == {}
    assert [(item["field"], item["now"]) for item in folder.data(SAID)["corrections"]] == [("evidence.death", [])]
    folder.run(ALEX)
    assert folder.said == []


def test_without_the_note_other_evidence_counts_as_none_of_an_editors_edits(folder: Folder) -> None:
    folder.run(ALEX)
    (folder.root / "reviews/.written.json").unlink()
    folder.edit(ALEX_FILE, "words: was found alone and hungry", "words: found alone")
    assert of(folder.run(ALEX), ALEX.id) == ALEX
    assert not (folder.root / SAID).exists()


def test_without_the_note_a_correction_that_the_record_contradicts_follows_the_record(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(ALEX_FILE, "A toddler was found alone and hungry.", "A toddler was found alone.")
    folder.run(ALEX)
    (folder.root / "reviews/.written.json").unlink()
    folder.edit(ALEX_FILE, "summary: A toddler was found alone.\n", "summary: A toddler was found alone at home.\n")
    assert of(folder.run(ALEX), ALEX.id).accounts[0].summary == "A toddler was found alone at home."
    assert [item["now"] for item in folder.data(SAID)["corrections"]] == ["A toddler was found alone at home."]
