"""What a run came to: what is told of each review that is left out, became public or may identify a child."""

from __future__ import annotations

from dataclasses import replace

from build_site.model import Record
from build_site.records.corrections import Withholding
from build_site.records.hold import Hold
from build_site.records.newly_public import NewlyPublic
from build_site.records.old_words import OldWord
from build_site.records.redaction import RedactedWord, Redaction
from build_site.records.reidentification import Risk
from build_site.records.update import HeldRecord, WithheldRecord
from build_site.run_report import summary_lines
from tests.run_results import NOTHING


def record(id_: str) -> Record:
    return Record(id_, "Sam")


def test_summary_names_each_review_that_is_withheld_with_its_date_and_reason():
    withheld = (WithheldRecord(record("2020-hull-sam"), Withholding("the family asked for it", "2026-11-01")),)
    result = replace(NOTHING, update=replace(NOTHING.update, withheld=withheld))
    assert summary_lines(result) == ["Withheld since 2026-11-01 and left out: 2020-hull-sam (the family asked for it)."]


def test_summary_says_until_when_a_review_is_withheld():
    withheld = (WithheldRecord(record("2020-hull-sam"), Withholding("the inquest", until="2027-03-01")),)
    result = replace(NOTHING, update=replace(NOTHING.update, withheld=withheld))
    assert summary_lines(result) == ["Withheld until 2027-03-01 and left out: 2020-hull-sam (the inquest)."]


def test_summary_names_each_record_that_is_held_with_the_ruling_to_copy_from_the_beginning_of_a_line():
    holds = (
        Hold("it may tell what `a` tells", "Rule on it in joins.yaml, under `rulings:`", "- verdict: x\n  entries: y"),
        Hold("two sets of labels stand in its entry"),
    )
    result = replace(NOTHING, update=replace(NOTHING.update, held=(HeldRecord(record("2020-hull-sam"), holds),)))
    assert summary_lines(result) == [
        "Held, and left out until you rule: 2020-hull-sam: it may tell what `a` tells.",
        "    Rule on it in joins.yaml, under `rulings:`",
        "- verdict: x",
        "  entries: y",
        "Held, and left out until you rule: 2020-hull-sam: two sets of labels stand in its entry.",
    ]


def test_summary_tells_each_new_join_with_its_reason_on_a_line_of_its_own():
    joins = ("“Tom” (a.txt:5) and “Tom” (b.txt:9): both are called Tom", "c.txt:1 and d.txt:1: ruled")
    result = replace(NOTHING, update=replace(NOTHING.update, joins=joins))
    assert summary_lines(result) == [f"Joined: {join}" for join in joins]


def test_summary_says_what_became_public_and_what_is_so_no_more_a_few_by_name():
    def lines(newly: NewlyPublic) -> list[str]:
        return summary_lines(replace(NOTHING, update=replace(NOTHING.update, newly_public=newly)))

    ids = tuple(f"2020-hull-{number}" for number in range(1, 13))
    assert lines(NewlyPublic()) == []
    assert lines(NewlyPublic(ids[:1], ids[1:3])) == [
        "Public since this run, and not before: 2020-hull-1.",
        "No longer public since this run: 2020-hull-2, 2020-hull-3.",
    ]
    assert lines(NewlyPublic(ids)) == [f"Public since this run, and not before: {', '.join(ids[:10])} and 2 more."]
    assert lines(NewlyPublic(ids, first=True)) == ["Public since this run, the first of this folder: 12 reviews."]
    assert lines(NewlyPublic(first=True)) == []


def test_summary_names_twelve_records_that_may_single_out_a_child_and_counts_the_others():
    risks = [Risk(record(f"2020-hull-{number}"), f"reason {number}") for number in range(1, 14)]
    head = (
        "Before you publish: {} of 7 reviews give a place, an exact age, a date and a name together; a reader who"
        " knows the place may recognise the child:"
    )
    named = [f"  2020-hull-{number}: reason {number}" for number in range(1, 13)]
    all_named = summary_lines(replace(NOTHING, at_risk=tuple(risks[:12])))
    assert all_named == [head.format(12), *named]
    one_more = summary_lines(replace(NOTHING, at_risk=tuple(risks)))
    assert one_more == [head.format(13), *named, "  and 1 more: `python -m build_site exposed` lists all of them"]


def test_summary_of_a_run_with_nothing_to_weigh_is_empty():
    assert summary_lines(NOTHING) == []


def test_site_says_how_many_words_of_which_review_are_redacted_and_not_which():
    words = (RedactedWord(OldWord("Brunhesk", True), 2), RedactedWord(OldWord("Tolv Street", True), 2))
    redacted = Redaction("2020-hull-child-b", "content/corrections/2020-hull-child-b.yaml", words, ("title",))
    result = replace(NOTHING, update=replace(NOTHING.update, redactions=(redacted,)))
    assert summary_lines(result) == [
        "Redacted, and sought in all that was written: 2 words of 2020-hull-child-b"
        " (content/corrections/2020-hull-child-b.yaml)."
    ]
