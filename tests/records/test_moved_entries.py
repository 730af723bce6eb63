"""Entries that stand elsewhere than at the last run: the record keeps its id, its corrections and its history."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.model import Account, Child, Record
from build_site.records.snapshot import read_snapshot
from build_site.records.update import UpdateResult, plan_update
from tests.records.conftest import ALEX, AREAS, BILLIE, LIST, MONTH, SAID, Folder, of, source, told

SUMMARY = "A toddler was found alone and hungry."
PUT_RIGHT = "A toddler was found alone."
NEW = "2021-leeds-alex-2"
"""The id that importing gives to a review which it doesn't know, while `2021-leeds-alex` is taken."""

CORRECTED = f"""corrections:
- field: accounts.1.summary
  source: {{digest: list.txt, heading: 2021 - Leeds - Alex}}
  was: {SUMMARY}
  now: {PUT_RIGHT}   # as in the report
- {{field: death, was: 'no', now: unclear}}
"""


def elsewhere(
    record: Record = ALEX, digest: str = "list (1).txt", heading: str = "2021 - Leeds - Alex", id_: str = NEW
) -> Record:
    """A record as importing makes it when its entry stands elsewhere; other fields and texts are as they were."""
    account = replace(record.accounts[0], sources=(source(digest, heading, (5, 11)),))
    return replace(record, id=id_, accounts=(account, *record.accounts[1:]))


def corrected(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    folder.write(SAID, CORRECTED)
    folder.run(ALEX, BILLIE)


def is_put_right(result: UpdateResult, id_: str = ALEX.id) -> bool:
    record = of(result, id_)
    return record.death == "unclear" and [account.summary for account in record.accounts] == [PUT_RIGHT]


@pytest.mark.parametrize("digest", ["list (1).txt", "older/list.txt", "list.md"])
def test_a_corrected_record_goes_on_when_its_digest_has_another_name(folder: Folder, digest: str) -> None:
    corrected(folder)
    (folder.root / "changes.yaml").unlink()
    result = folder.run(elsewhere(digest=digest), BILLIE)
    assert [record.id for record in result.records] == [ALEX.id, BILLIE.id]
    assert is_put_right(result)
    assert (bool(result.change), result.redirects) == (False, {})
    assert folder.said == [
        f"digests/{digest}: warning: this digest tells 1 entry that digests/list.txt told; the records keep their ids"
        " and their corrections\n    Nothing needs doing."
    ]
    before = folder.bytes()
    assert is_put_right(folder.run(elsewhere(digest=digest, id_=ALEX.id), BILLIE))
    assert (folder.said, folder.bytes()) == ([], before)


def test_a_record_that_nobody_corrected_goes_on_as_well(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    result = folder.run(elsewhere(), elsewhere(BILLIE, heading="2022 - Kent - Billie", id_="2022-kent-billie-2"))
    assert [record.id for record in result.records] == [ALEX.id, BILLIE.id]
    assert not result.change
    assert "list (1).txt" in folder.read("reviews/2021-leeds-alex.yaml")
    assert folder.said == [
        "digests/list (1).txt: warning: this digest tells 2 entries that digests/list.txt told; the records keep their"
        " ids and their corrections\n    Nothing needs doing."
    ]


def test_a_corrected_record_goes_on_when_its_heading_is_mended(folder: Folder) -> None:
    corrected(folder)
    mended = elsewhere(replace(ALEX, title="Alex and sibling"), LIST, "2021 - Leeds - Alex and sibling")
    result = folder.run(mended, BILLIE)
    assert is_put_right(result)
    assert [item.fields for item in result.change.changed] == [("title",)]
    assert folder.said[0] == (
        "digests/list.txt:5: warning: the heading `2021 - Leeds - Alex` is `2021 - Leeds - Alex and sibling` now;"
        " `2021-leeds-alex` keeps its id and its corrections\n    Nothing needs doing."
    )


def test_where_an_entry_has_moved_is_added_to_its_correction_and_what_a_person_wrote_stays(folder: Folder) -> None:
    corrected(folder)
    folder.run(elsewhere(), BILLIE)
    text = folder.read(SAID)
    assert "# as in the report" in text
    first, second = yaml.safe_load(text)["corrections"]
    assert first["source"] == {"digest": LIST, "heading": "2021 - Leeds - Alex"}
    assert first["moved"] == {"digest": "list (1).txt", "heading": "2021 - Leeds - Alex"}
    assert "moved" not in second


def test_a_correction_follows_its_entry_that_moves_twice_though_the_note_of_what_was_written_is_lost(
    folder: Folder,
) -> None:
    corrected(folder)
    folder.run(elsewhere(), BILLIE)
    for digest in ("2026/january.md", "2026/list.txt"):
        (folder.root / "reviews/.written.json").unlink()
        assert is_put_right(folder.run(elsewhere(digest=digest), BILLIE))
        assert yaml.safe_load(folder.read(SAID))["corrections"][0]["moved"]["digest"] == digest


def test_an_edit_made_while_the_digest_was_renamed_becomes_a_correction_of_the_entry_where_it_is_now(
    folder: Folder,
) -> None:
    folder.run(ALEX, BILLIE)
    folder.edit("reviews/2021-leeds-alex.yaml", SUMMARY, PUT_RIGHT)
    result = folder.run(elsewhere(), BILLIE)
    assert of(result, ALEX.id).accounts[0].summary == PUT_RIGHT
    (item,) = yaml.safe_load(folder.read(SAID))["corrections"]
    assert item["field"] == "accounts.1.summary"
    assert item["source"] == {"digest": "list (1).txt", "heading": "2021 - Leeds - Alex"}


def test_a_correction_without_a_source_is_of_the_account_that_had_its_number(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    folder.write(SAID, f"corrections:\n- {{field: accounts.1.summary, now: {PUT_RIGHT}}}\n")
    folder.run(ALEX, BILLIE)
    fuller = Account((source(MONTH, "Alex in Leeds"),), "A long telling of how a boy came to be left by himself. " * 3)
    record = of(folder.run(told(elsewhere(), fuller, elsewhere().accounts[0]), BILLIE), ALEX.id)
    assert [account.summary for account in record.accounts] == [fuller.summary, PUT_RIGHT]


def test_a_withheld_review_stays_out_when_its_digest_is_renamed_and_its_heading_mended(folder: Folder) -> None:
    folder.write(SAID, "withhold: {reason: asked for by the family, on: 2026-11-22}\n")
    folder.run(ALEX, BILLIE)
    result = folder.run(elsewhere(heading="2021 - Leeds - Boy A"), BILLIE)
    assert [record.id for record in result.records] == [BILLIE.id]
    assert [item.record.id for item in result.withheld] == [ALEX.id]


def twins() -> tuple[Record, Record]:
    first = replace(ALEX, accounts=(replace(ALEX.accounts[0], summary="A boy of 2 was left alone at night in May."),))
    account = replace(
        ALEX.accounts[0],
        sources=(source(heading="2021 - Leeds - Blake", lines=(20, 26)),),
        summary="A boy of 2 was left alone at night in June.",
    )
    return first, replace(ALEX, id="2021-leeds-blake", title="Blake", accounts=(account,))


def test_twins_whose_digest_is_renamed_are_not_swapped(folder: Folder) -> None:
    first, second = twins()
    folder.run(first, second)
    for id_ in (first.id, second.id):
        folder.write(f"corrections/{id_}.yaml", f"corrections:\n- {{field: title, now: Put right {id_}}}\n")
    folder.run(first, second)
    moved = [elsewhere(second, heading="Child 1", id_="new-1"), elsewhere(first, heading="Child 2", id_="new-2")]
    result = folder.run(*moved)
    for record in (first, second):
        kept = of(result, record.id)
        assert kept.title == f"Put right {record.id}"
        assert kept.accounts[0].summary == record.accounts[0].summary


def test_an_entry_that_may_be_either_of_two_corrected_twins_stops_the_build_and_a_ruling_settles_it(
    folder: Folder,
) -> None:
    first, second = twins()
    folder.run(first, second)
    folder.write(SAID, "corrections:\n- {field: title, was: Alex, now: Put right}\n")
    folder.run(first, second)
    between = replace(ALEX.accounts[0], summary="A boy of 2 was left alone at night in July.")
    moved = elsewhere(replace(ALEX, accounts=(between,)), heading="2021 - Leeds - Child")
    assert folder.refused(moved) == [
        "digests/list (1).txt:5: error: this may be the review of the record `2021-leeds-alex`, which was told in"
        " digests/list.txt under `2021 - Leeds - Alex`; nothing is published without it, except with --force\n"
        "    Rule on it in joins.yaml, under `rulings:`\n- verdict: same  # or: not same\n  entries:\n"
        "  - digest: list.txt\n    heading: '2021 - Leeds - Alex'\n"
        "  - digest: list (1).txt\n    heading: '2021 - Leeds - Child'"
    ]
    ruling = folder.problems.errors[0].remedy.partition("\n")[2]
    folder.write("joins.yaml", "rulings:\n" + ruling)
    result = folder.run(moved)
    assert [record.id for record in result.records] == [ALEX.id, second.id]
    assert of(result, ALEX.id).title == "Put right"


def test_a_ruling_that_it_is_another_review_lets_both_be_published(folder: Folder) -> None:
    corrected(folder)
    other = elsewhere(replace(ALEX, accounts=(replace(ALEX.accounts[0], summary="Told quite otherwise."),)))
    other = replace(other, accounts=(replace(other.accounts[0], learning=(), recommendations=()),))
    folder.refused(other, BILLIE)
    ruling = folder.problems.errors[0].remedy.partition("\n")[2].replace("same  # or: ", "")
    folder.write("joins.yaml", "rulings:\n" + ruling)
    result = folder.run(other, BILLIE)
    assert [record.id for record in result.records] == [ALEX.id, NEW, BILLIE.id]
    assert is_put_right(result)


def test_an_entry_is_never_taken_for_one_that_its_facts_contradict(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    older = elsewhere(replace(ALEX, children=(Child("14 years", "male"),), title="Ash"), heading="2021 - Leeds - Ash")
    older = replace(older, accounts=(replace(older.accounts[0], summary="A teenager was found alone and hungry."),))
    assert [record.id for record in folder.run(older, BILLIE).records] == [ALEX.id, NEW, BILLIE.id]


def test_with_force_the_corrected_record_and_the_doubtful_one_are_both_published_and_named(folder: Folder) -> None:
    corrected(folder)
    other = elsewhere(replace(ALEX, accounts=(replace(ALEX.accounts[0], learning=(), recommendations=()),)))
    other = replace(other, accounts=(replace(other.accounts[0], summary="Told quite otherwise."),))
    problems = Problems(forced=True)
    result = plan_update(
        read_snapshot(ContentFolder(folder.root), problems), [other, BILLIE], AREAS, "2026-11-25", problems
    ).result
    assert [record.id for record in result.records] == [ALEX.id, NEW, BILLIE.id]
    assert [str(problem).partition("\n")[0] for problem in problems if "force" in problem.what] == [
        "digests/list (1).txt:5: warning: this may be the review of the record `2021-leeds-alex`, which was told in"
        " digests/list.txt under `2021 - Leeds - Alex`; published without it, since --force was given"
    ]


def swapped(other: Record) -> list[Record]:
    """Alex and another review as importing makes them when their texts stand under each other's heading."""
    alex, account = ALEX.accounts[0], other.accounts[0]
    return [
        told(ALEX, replace(account, sources=alex.sources), children=(), death=None),
        told(other, replace(alex, sources=account.sources), children=ALEX.children, death="no"),
    ]


def test_a_heading_that_another_entry_took_over_takes_no_correction_along(folder: Folder) -> None:
    account = Account(
        (source(heading="2022 - Leeds - Billie", lines=(11, 15)),),
        "A girl was missed at school for a term, and nobody asked at home why she was not there.",
    )
    billie = told(BILLIE, account, areas=("Leeds",))
    folder.run(ALEX, billie)
    folder.write(SAID, CORRECTED)
    folder.run(ALEX, billie)
    result = folder.run(*swapped(billie))
    assert [(record.id, record.accounts[0].summary) for record in result.records] == [
        (ALEX.id, PUT_RIGHT),
        (BILLIE.id, account.summary),
    ]


def test_the_words_of_a_corrected_review_under_heading_and_area_of_another_stop_the_build(folder: Folder) -> None:
    corrected(folder)
    (error,) = folder.refused(*swapped(BILLIE))
    assert error.startswith("digests/list.txt:11: error: this may be the review of the record `2021-leeds-alex`")


def test_what_stands_where_a_withheld_review_stood_stays_out_whatever_it_says(folder: Folder) -> None:
    folder.write(SAID, "corrections:\n- {field: title, now: A}\nwithhold: {reason: asked, on: 2026-11-22}\n")
    folder.run(ALEX, BILLIE)
    other = told(ALEX, replace(ALEX.accounts[0], summary="Quite another text.", learning=(), recommendations=()))
    assert [record.id for record in folder.run(other, BILLIE).records] == [BILLIE.id]


def test_a_digest_that_comes_back_under_another_name_long_after_finds_its_record(folder: Folder) -> None:
    corrected(folder)
    for _ in range(2):
        folder.run(BILLIE)
    assert is_put_right(folder.run(BILLIE))
    assert is_put_right(folder.run(elsewhere(digest="2027.txt"), BILLIE))


def test_an_entry_told_once_more_that_is_kept_apart_from_a_corrected_review_stops_the_build(folder: Folder) -> None:
    corrected(folder)
    again = elsewhere(digest="also.txt")
    again = replace(again, accounts=(replace(again.accounts[0], summary="A boy was found hungry and by himself."),))
    (error,) = folder.refused(ALEX, again, BILLIE)
    assert error.startswith("digests/also.txt:5: error: this may be the review of the record `2021-leeds-alex`")


def test_a_split_review_says_where_a_correction_has_no_place(folder: Folder) -> None:
    other = Account((source(MONTH, "Alex in Leeds"),), "A short telling.")
    both = told(ALEX, *ALEX.accounts, other)
    folder.run(both)
    folder.edit("reviews/2021-leeds-alex.yaml", "A short telling.", "Put right.")
    folder.run(both)
    parted = replace(BILLIE, id="2021-leeds-alex-2", accounts=(other,))
    assert [error.partition("\n")[0] for error in folder.refused(ALEX, parted)] == [
        "content/corrections/2021-leeds-alex.yaml:3: error: this correction of `accounts.2.summary` can't be applied:"
        " no account is told in digests/month.md under `Alex in Leeds` any more; nothing is published without it,"
        " except with --force",
        "digests/month.md:3: error: this was an entry of `2021-leeds-alex`, which an editor has corrected, and it is no"
        " longer joined with the others of that record, so its corrections would not be shown; nothing is published"
        " without it, except with --force",
    ]


def parted(folder: Folder) -> list[Record]:
    """Alex, corrected while two digests told of him in the same words, as two records since one heading changed."""
    again = replace(ALEX.accounts[0], sources=(source(MONTH, "2021 - Leeds - Alex"),))
    folder.run(told(ALEX, *ALEX.accounts, again), BILLIE)
    folder.write(SAID, CORRECTED)
    folder.run(told(ALEX, *ALEX.accounts, again), BILLIE)
    bradford = elsewhere(digest=LIST, heading="2021 - Bradford - Alex", id_="2021-bradford-alex")
    return [told(ALEX, again), replace(bradford, areas=("Bradford",)), BILLIE]


def test_an_entry_that_parts_from_its_corrected_review_stops_the_build(folder: Folder) -> None:
    (error,) = folder.refused(*parted(folder))
    assert error == (
        "digests/list.txt:5: error: this was an entry of `2021-leeds-alex`, which an editor has corrected, and it is no"
        " longer joined with the others of that record, so its corrections would not be shown; nothing is published"
        " without it, except with --force\n"
        "    Rule on it in joins.yaml, under `rulings:`\n"
        "- verdict: same  # or: not same\n"
        "  entries:\n"
        "  - digest: list.txt\n"
        "    heading: '2021 - Bradford - Alex'\n"
        "  - digest: month.md\n"
        "    heading: '2021 - Leeds - Alex'"
    )


def test_an_entry_ruled_to_be_of_another_review_parts_from_a_corrected_one(folder: Folder) -> None:
    records = parted(folder)
    folder.write(
        "joins.yaml",
        "rulings:\n- verdict: not same\n  entries:\n"
        "  - {digest: list.txt, heading: 2021 - Bradford - Alex}\n"
        "  - {digest: month.md, heading: 2021 - Leeds - Alex}\n",
    )
    result = folder.run(*records)
    assert is_put_right(result)
    assert of(result, "2021-bradford-alex").accounts[0].summary == SUMMARY


def test_an_entry_that_parts_from_its_withheld_review_is_withheld_as_well(folder: Folder) -> None:
    again = replace(ALEX.accounts[0], sources=(source(MONTH, "2021 - Leeds - Alex"),))
    folder.write(SAID, "withhold: {reason: asked, on: 2026-11-22}\n")
    folder.run(told(ALEX, *ALEX.accounts, again), BILLIE)
    bradford = elsewhere(digest=LIST, heading="2021 - Bradford - Alex", id_="2021-bradford-alex")
    result = folder.run(told(ALEX, again), replace(bradford, areas=("Bradford",)), BILLIE)
    assert [record.id for record in result.records] == [BILLIE.id]
    assert [said.partition("\n")[0] for said in folder.said] == [
        "content/reviews/2021-bradford-alex.yaml: warning: this record tells what `2021-leeds-alex` told, which is"
        " withheld; it is withheld as well",
        "content/reviews/2021-leeds-alex.yaml: warning: the account told in digests/list.txt under"
        " `2021 - Bradford - Alex` is gone from this record",
    ]
