"""Where corrections apply: in each account that says what was corrected, and never in another text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_site.model import Account, Child
from tests.records.conftest import ALEX, MONTH, SAID, Folder, of, source, told

FIRST = ALEX.accounts[0]
SUMMARY = "A toddler of two years was found alone and hungry in a flat in March."
PUT_RIGHT = "A toddler of three years was found alone and hungry in a flat in March."
CORRECTED = f"""corrections:
- field: accounts.1.summary
  source: {{digest: list.txt, heading: 2021 - Leeds - Alex}}
  was: {SUMMARY}
  now: {PUT_RIGHT}
"""
UNLESS_FORCED = "; nothing is published without it, except with --force"


def twice(second: str, first: str = SUMMARY):
    """Alex as two digests tell of it."""
    again = Account((source(MONTH, "Alex in Leeds"),), second, ("see the child", "visit again soon"))
    return told(ALEX, replace(FIRST, summary=first), again)


def summaries(folder: Folder, record) -> list[str]:
    return [account.summary for account in of(folder.run(record), ALEX.id).accounts]


def test_an_account_that_says_the_same_is_corrected_as_well(folder: Folder) -> None:
    folder.write(SAID, CORRECTED)
    assert summaries(folder, twice(SUMMARY)) == [PUT_RIGHT, PUT_RIGHT]
    assert summaries(folder, twice(SUMMARY)) == [PUT_RIGHT, PUT_RIGHT]
    assert folder.said == []


def test_a_point_that_another_account_lists_elsewhere_is_corrected_there_as_well(folder: Folder) -> None:
    folder.write(
        SAID,
        "corrections:\n- field: accounts.1.learning.3\n  source: {digest: list.txt, heading: 2021 - Leeds - Alex}\n"
        "  was: visit again soon\n  now: visit again within a week\n",
    )
    record = of(folder.run(twice("Told in a few other words.")), ALEX.id)
    assert record.accounts[0].learning[2] == "visit again within a week"
    assert record.accounts[1].learning == ("see the child", "visit again within a week")


def test_an_account_that_says_nearly_the_same_stops_the_build_until_a_person_says_what_holds_there(
    folder: Folder,
) -> None:
    nearly = SUMMARY.replace("in March", "one day in March")
    folder.run(twice(nearly))
    folder.write(SAID, CORRECTED)
    assert folder.refused(twice(nearly)) == [
        "content/corrections/2021-leeds-alex.yaml:2: error: `accounts.1.summary` is corrected, but"
        " `accounts.2.summary` (digests/month.md, under `Alex in Leeds`) says much the same as it did before"
        f"{UNLESS_FORCED}\n    Say what holds there: add a correction of `accounts.2.summary`, with the same `now`, or"
        " with what it says already as both `was` and `now`."
    ]
    folder.write(
        SAID,
        CORRECTED + "- field: accounts.2.summary\n  source: {digest: month.md, heading: Alex in Leeds}\n"
        f"  was: {nearly}\n  now: {nearly}\n",
    )
    assert summaries(folder, twice(nearly)) == [PUT_RIGHT, nearly]


def test_an_account_that_tells_it_in_words_of_its_own_is_left_alone(folder: Folder) -> None:
    own = "Police came to a home where nobody was looking after a young boy."
    folder.write(SAID, CORRECTED)
    assert summaries(folder, twice(own)) == [PUT_RIGHT, own]


def test_an_editor_can_take_back_in_one_account_what_was_corrected_in_both(folder: Folder) -> None:
    folder.write(SAID, CORRECTED)
    folder.run(twice(SUMMARY))
    text = folder.read("reviews/2021-leeds-alex.yaml")
    head, middle, tail = text.partition("digest: month.md")
    folder.write("reviews/2021-leeds-alex.yaml", head + middle + tail.replace(PUT_RIGHT, SUMMARY, 1))
    assert summaries(folder, twice(SUMMARY)) == [PUT_RIGHT, SUMMARY]
    assert summaries(folder, twice(SUMMARY)) == [PUT_RIGHT, SUMMARY]


def test_a_text_that_has_become_another_stops_the_build(folder: Folder) -> None:
    folder.run(told(ALEX, replace(FIRST, summary=SUMMARY)))
    folder.write(SAID, CORRECTED)
    other = "Police came to a home where nobody was looking after a young boy."
    (error,) = folder.refused(told(ALEX, replace(FIRST, summary=other)))
    assert error == (
        "content/corrections/2021-leeds-alex.yaml:2: error: `accounts.1.summary` was `A toddler of two years was found"
        " alone and hungry in a flat…` when it was corrected; the digests now say something else there: `Police came to"
        f" a home where nobody was looking after a young…`{UNLESS_FORCED}\n    If the correction still holds, write"
        " what they say now as its `was`; else put it under `former`."
    )


def test_a_text_that_was_added_to_a_list_overwrites_none_that_the_digests_add(folder: Folder) -> None:
    folder.write(SAID, "corrections:\n- {field: accounts.1.recommendations.2, was: null, now: tell the school}\n")
    account = replace(FIRST, recommendations=("train new staff", "look at the files"))
    record = of(folder.run(told(ALEX, account)), ALEX.id)
    assert record.accounts[0].recommendations == ("train new staff", "look at the files", "tell the school")


def test_a_term_that_is_gone_is_not_taken_for_another_much_like_it(folder: Folder) -> None:
    correction = "{field: accounts.1.keywords.1, was: emotional abuse, now: emotional neglect}"
    folder.run(ALEX)
    folder.write(SAID, f"corrections:\n- {correction}\n")
    (error,) = folder.refused(told(ALEX, replace(FIRST, keywords=("emotional abuser", "sexual abuse"))))
    assert "`accounts.1.keywords` has no item any more that says `emotional abuse`" in error


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_age_of_a_child_is_corrected_of_the_child_that_had_it(folder: Folder, order: tuple[int, int]) -> None:
    children = (Child("2 years", "male"), Child("7 years", "female"))
    folder.write(SAID, "corrections:\n- {field: children.1.age, was: 2 years, now: 20 months}\n")
    record = of(folder.run(told(ALEX, children=tuple(children[number] for number in order))), ALEX.id)
    assert {child.sex: child.age for child in record.children} == {"male": "20 months", "female": "7 years"}


def test_an_age_that_none_of_several_children_has_any_more_stops_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write(SAID, "corrections:\n- {field: children.1.age, was: 2 years, now: 20 months}\n")
    (error,) = folder.refused(told(ALEX, children=(Child("3 years"), Child("7 years"))))
    assert error == (
        "content/corrections/2021-leeds-alex.yaml:2: error: this correction of `children.1.age` can't be applied:"
        f" `children` has 2 items, and it is open in which `age` was `2 years`{UNLESS_FORCED}\n"
        "    Correct `children` as a whole, and put this correction under `former`."
    )


def test_a_correction_without_its_source_is_found_by_what_it_corrected(folder: Folder) -> None:
    folder.write(SAID, f"corrections:\n- {{field: accounts.1.summary, was: {SUMMARY}, now: {PUT_RIGHT}}}\n")
    own = "Police came to a home where nobody was looking after a young boy."
    assert summaries(folder, twice(SUMMARY, first=own)) == [own, PUT_RIGHT]


def test_a_record_whose_digest_is_gone_keeps_its_corrections(folder: Folder) -> None:
    folder.run(told(ALEX, replace(FIRST, summary=SUMMARY)))
    folder.write(SAID, CORRECTED)
    folder.run(told(ALEX, replace(FIRST, summary=SUMMARY)))
    for _ in range(2):
        assert of(folder.run(), ALEX.id).accounts[0].summary == PUT_RIGHT
    assert not any("can't be applied" in said for said in folder.said)
