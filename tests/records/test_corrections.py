"""Corrections written by an editor: applied at every build, and reported where they no longer fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_site.model import Evidence
from build_site.records.corrections import amend
from tests.records.conftest import ALEX, BILLIE, MONTH, SAID, Folder, of, source, told

FORMER = "If it no longer applies, put this correction under `former`."
UNLESS_FORCED = "; nothing is published without it, except with --force"


def texts(folder: Folder) -> list[tuple[str, str]]:
    return [(name, data.decode()) for name, data in folder.bytes().items()]


def test_a_correction_by_hand_needs_only_field_and_now(folder: Folder) -> None:
    folder.write(SAID, "corrections:\n- field: incident\n  now: 2020-12\n")
    assert of(folder.run(ALEX), ALEX.id).incident == "2020-12"
    assert folder.said == []


def test_a_number_without_quotes_is_read_as_the_text_that_the_field_wants(folder: Folder) -> None:
    folder.write(SAID, "corrections:\n- field: published\n  was: 2021\n  now: 2020\n")
    assert of(folder.run(ALEX), ALEX.id).published == "2020"
    assert folder.said == []


def test_a_part_of_a_field_can_be_corrected(folder: Folder) -> None:
    folder.write(
        SAID,
        "corrections:\n- {field: children.1.age, was: 2 years, now: 20 months}\n"
        "- {field: accounts.1.recommendations.2, now: tell the school}\n",
    )
    record = of(folder.run(ALEX), ALEX.id)
    assert record.children[0].age == "20 months"
    assert record.accounts[0].recommendations == ("train new staff", "tell the school")


def test_a_point_is_taken_out_by_correcting_it_to_nothing(folder: Folder) -> None:
    folder.write(
        SAID, "corrections:\n- {field: accounts.1.learning.1, now: null}\n- {field: accounts.1.learning.3, now: null}\n"
    )
    assert of(folder.run(ALEX), ALEX.id).accounts[0].learning == ("write down who was told",)


def test_a_list_is_emptied_before_an_item_of_it_is_added(folder: Folder) -> None:
    folder.write(
        SAID,
        "corrections:\n- {field: accounts.1.learning.4, now: ask again}\n- {field: accounts.1.learning, now: null}\n",
    )
    assert of(folder.run(ALEX), ALEX.id).accounts[0].learning == ("ask again",)


def test_a_correction_is_told_in_the_evidence_and_its_reason_and_author_stay_in_its_file(folder: Folder) -> None:
    folder.write(
        SAID,
        "corrections:\n- {field: death, now: 'yes', reason: the full report says so, by: Kim}\n"
        "- {field: accounts.1.summary, now: A toddler was found alone.}\n",
    )
    evidence = of(folder.run(ALEX), ALEX.id).evidence
    assert evidence["death"][0] == Evidence("yes", "", 0, "corrected")
    assert not any("full report" in text or "Kim" in text for name, text in texts(folder) if name != SAID)
    assert (evidence["accounts.1.summary"][0].how, evidence["accounts.1.summary"][0].account) == ("corrected", 1)


def test_a_correction_that_no_longer_fits_is_reported_with_both_values_and_still_applied(folder: Folder) -> None:
    folder.write(SAID, "corrections:\n- field: death\n  was: 'yes'\n  now: unclear\n")
    assert of(folder.run(ALEX), ALEX.id).death == "unclear"
    assert folder.said == [
        "content/corrections/2021-leeds-alex.yaml:2: warning: `death` was `yes` when it was corrected; "
        "the digests now say `no`. The correction is applied: `unclear`\n"
        "    If it still holds, write what the digests say now as its `was`; else put it under `former`."
    ]


def test_a_correction_that_the_digests_have_caught_up_with_is_reported(folder: Folder) -> None:
    folder.write(SAID, "corrections:\n- field: death\n  was: 'yes'\n  now: 'no'\n")
    folder.run(ALEX)
    assert folder.said == [
        "content/corrections/2021-leeds-alex.yaml:2: warning: the digests now say themselves what this correction of"
        " `death` says: no\n    The correction is kept, in case they change again. If it is not to be, put it"
        " under `former`."
    ]


def test_a_correction_of_an_account_that_no_digest_tells_stops_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write(
        SAID,
        "corrections:\n- field: accounts.1.summary\n  source: {digest: month.md, heading: Alex in Leeds}\n  now: Other"
        " words.\n",
    )
    assert folder.refused(ALEX) == [
        "content/corrections/2021-leeds-alex.yaml:2: error: this correction of `accounts.1.summary` can't be applied:"
        f" no account is told in digests/month.md under `Alex in Leeds` any more{UNLESS_FORCED}\n"
        "    Put the digest back, or"
        f" write as `source` where the account is told now. {FORMER}"
    ]


def test_a_correction_of_an_item_that_is_not_there_stops_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write(SAID, "corrections:\n- {field: accounts.2.summary, now: Other words.}\n")
    assert folder.refused(ALEX) == [
        "content/corrections/2021-leeds-alex.yaml:2: error: this correction of `accounts.2.summary` can't be applied:"
        f" there is no `accounts.2`: `accounts` has only 1 item{UNLESS_FORCED}\n    Name the field that holds it now."
        f" {FORMER}"
    ]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (
            "corrections:\n- {field: deth, now: 'no'}\n",
            2,
            (
                "this correction of `deth` can't be applied: there is no field `deth`\n    The fields are: id, title,"
                " published, areas, anonymous, review_type, death, children, incident, harms, keywords, circulation,"
                " accounts, evidence, joined, held, withheld."
            ),
        ),
        (
            "corrections:\n- {field: accounts.1.sumary, now: x}\n",
            2,
            (
                "this correction of `accounts.1.sumary` can't be applied: there is no field `sumary`\n    The fields of"
                " `accounts.1` are: sources, summary, learning, recommendations, good_practice, other, keywords,"
                " report."
            ),
        ),
        (
            "corrections:\n- {field: accounts.first.summary, now: x}\n",
            2,
            (
                "this correction of `accounts.first.summary` can't be applied: `first` is no number of an item of"
                " `accounts`\n    Write its number, counted from 1."
            ),
        ),
        (
            "corrections:\n- {field: title.1, now: x}\n",
            2,
            (
                "this correction of `title.1` can't be applied: `title` has no parts, so there is no `title.1`\n   "
                " Correct the field as a whole."
            ),
        ),
        (
            "corrections:\n- {field: id, now: other}\n",
            2,
            (
                "this correction of `id` can't be applied: the id of a record can't be corrected\n"
                "    Change it in the record and in the names of both files."
            ),
        ),
        (
            "corrections:\n- field: death\n  now: maybe\n",
            3,
            "this correction of `death` does not fit: `death` can't be `maybe`\n    It is one of: yes, no, unclear.",
        ),
        (
            "corrections:\n- {field: death, now: 'yes'}\n- {field: death, now: unclear}\n",
            3,
            "`death` is corrected twice, here and on line 2\n    Keep one of the two and delete the other.",
        ),
        (
            "corrections:\n- field: death\n  was: 'no'\n",
            2,
            "this correction has no `now`\n    Add a line `now: ...`, with `null` for what is not stated.",
        ),
        (
            "corrections:\n- was: 'no'\n  now: 'yes'\n",
            2,
            "item 1 of `corrections` has no `field`\n    Add a line `field: ...`.",
        ),
        (
            "corrections:\n- field: death\n  now: 'yes'\n  because: told\n",
            4,
            "there is no field `because`\n    The fields are: field, source, moved, was, now, reason, by, on, redact,"
            " elsewhere.",
        ),
        (
            "corrections: death\n",
            1,
            "`corrections` is not a list: death\n    Put each item on a line of its own, behind a hyphen.",
        ),
        (
            "- death\n",
            1,
            (
                "this file should hold fields with values, not death\n    The fields are: corrections, withhold,"
                " withheld_until, released, former, notes, redacted."
            ),
        ),
        (
            "corrections: []\ncorrections: []\n",
            2,
            "the key `corrections` stands twice\n    Keep one of the two and delete the other.",
        ),
    ],
)
def test_a_mistake_in_a_correction_stops_the_build(folder: Folder, text: str, line: int, what: str) -> None:
    folder.run(ALEX)
    folder.write(SAID, text)
    assert folder.refused(ALEX) == [f"content/corrections/2021-leeds-alex.yaml:{line}: error: {what}"]


def test_every_correction_of_a_value_that_is_corrected_already_is_named(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write(
        SAID, "corrections:\n" + "".join(f"- {{field: death, now: '{now}'}}\n" for now in ("yes", "no", "yes"))
    )
    assert [error.splitlines()[0].partition(": error: ")[2] for error in folder.refused(ALEX)] == [
        "`death` is corrected twice, here and on line 2"
    ] * 2


def test_corrections_of_a_record_that_does_not_exist_stop_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write("corrections/2021-leeds-alix.yaml", "corrections:\n- {field: death, now: 'yes'}\n")
    assert folder.refused(ALEX) == [
        "content/corrections/2021-leeds-alix.yaml: error: there is no record `2021-leeds-alix`, so nothing is"
        f" corrected by this{UNLESS_FORCED}\n"
        "    Name the file after the id of the record. If its review is gone for good,"
        " put what is under `corrections` there under `former`, where it is kept."
    ]


def test_a_file_of_corrections_must_be_named_after_a_record(folder: Folder) -> None:
    folder.write("corrections/Alex (old).yaml", "corrections: []\n")
    assert folder.refused(ALEX) == [
        "content/corrections/Alex (old).yaml: error: `Alex (old)` is no id of a record\n"
        "    Name the file after the record that it is for."
    ]


@pytest.mark.parametrize("field", ["held", "withheld", "held.1"])
def test_what_says_whether_a_record_is_published_is_no_correction(folder: Folder, field: str) -> None:
    folder.write(SAID, f"corrections:\n- {{field: {field}, now: null}}\n")
    assert folder.refused(ALEX) == [
        f"content/corrections/2021-leeds-alex.yaml:2: error: `{field}` can't be corrected: the build writes it\n"
        "    Write `withhold` or `released` in this file, or rule in joins.yaml."
    ]


def test_two_files_of_corrections_for_one_record_stop_the_build(folder: Folder) -> None:
    folder.write(SAID, "corrections: []\n")
    folder.write("corrections/2021-leeds-alex.yml", "corrections: []\n")
    assert folder.refused(ALEX) == [
        "content/corrections/2021-leeds-alex.yml: error: content/corrections/2021-leeds-alex.yaml is for the same"
        " record\n    Put what both hold into one of them."
    ]


def test_a_correction_of_a_record_by_hand_applies_where_its_was_fits(folder: Folder) -> None:
    folder.write("reviews/2020-hull-sam.yaml", "id: 2020-hull-sam\ntitle: Sam\ndeath: 'no'\n")
    folder.write(
        "corrections/2020-hull-sam.yaml",
        "corrections:\n- {field: death, was: 'no', now: unclear}\n- {field: title, was: Samuel, now: S}\n",
    )
    record = of(folder.run(), "2020-hull-sam")
    assert (record.death, record.title) == ("unclear", "Sam")
    assert folder.said == [
        "content/corrections/2020-hull-sam.yaml:3: warning: `title` is `Sam` in reviews/2020-hull-sam.yaml, not"
        " `Samuel`; no digest tells this review, so the record's own value stands\n    Change the record itself, and"
        " put this correction under `former`."
    ]


def test_two_accounts_of_one_digest_are_told_apart_by_their_headings(folder: Folder) -> None:
    second = replace(ALEX.accounts[0], sources=(source(MONTH, "Alex again"),), summary="Another telling.")
    folder.write(
        SAID,
        "corrections:\n- field: accounts.1.summary\n  source: {digest: month.md, heading: Alex again}\n  now: Put"
        " right.\n",
    )
    record = of(folder.run(told(ALEX, ALEX.accounts[0], second), BILLIE), ALEX.id)
    assert [account.summary for account in record.accounts] == ["A toddler was found alone and hungry.", "Put right."]


@pytest.mark.parametrize(
    "text",
    [
        (
            "# why this file is here\n\ncorrections:   # two\n    - field: title     # their wish\n      was: 'no'\n   "
            "   now: 007\n# the end\n"
        ),
        "withhold: {reason: asked, on: 2026-01-02}   # by letter\ncorrections: [{field: death, now: yes}]  # flow\n",
        "corrections:\n- field: title\n  now: >\n    folded\n    text\n",
        "# nothing yet\n",
        "",
    ],
)
def test_what_a_person_wrote_in_a_file_of_corrections_stays_when_something_is_added(text: str) -> None:
    def add(data: dict) -> None:
        data.setdefault("notes", []).append("seen: yes")

    result = amend(text, add)
    for word in [word for line in text.splitlines() for word in line.split()]:
        assert word.strip("[]{},'>") in result
    assert "- 'seen: yes'\n" in result
