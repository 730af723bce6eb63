"""Redaction: the words that a correction takes out are in no record, or the run ends with an error for each place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_site.core.content import ContentFolder
from build_site.core.problems import BuildError, Problems
from build_site.model import Account, Evidence, Other, Record, Report, Source
from build_site.records.snapshot import read_snapshot
from build_site.records.update import UpdateResult, plan_update
from tests.records.conftest import AREAS, Folder

OLD, NEW = "2021-leeds-kayden", "2021-leeds-child-k"
LIST = "list.txt"

KAYDEN = Record(
    id=OLD,
    title="Kayden",
    published="2021",
    areas=("Leeds",),
    death="yes",
    incident="2020-03",
    accounts=(
        Account(
            (Source(LIST, (3, 9), "2021 - Leeds - Kayden"), Source("kayden-briefing.pdf", (1, 9), "Briefing")),
            "Kayden, a boy of five weeks, died at Mill Lane in March 2020.",
            ("Ask who else lives in the home.",),
            other=(Other("Model", "A meeting of those who knew him."),),
            report=Report("overview report", "https://example.org/kaydenreport.pdf"),
        ),
    ),
    evidence={
        "death": (Evidence("yes", "Kayden, a boy of five weeks, died", 1),),
        "incident": (Evidence("2020-03", "in March 2020", 1),),
    },
    joined=("Both name Kayden.", "Both tell of one place."),
)

TITLE = "- {field: title, was: Kayden, now: Child K, redact: true, reason: a court order, by: Kim}\n"
SUMMARY = "- {field: accounts.1.summary, now: 'A boy of five weeks died.', redact: true}\n"
INCIDENT = "- {field: incident, now: null, redact: true}\n"


def redacted(folder: Folder, corrections: str = TITLE + SUMMARY + INCIDENT, record: Record = KAYDEN) -> Record:
    folder.run(record)
    folder.write(f"corrections/{OLD}.yaml", f"corrections:\n{corrections}")
    [published] = folder.run(record).records
    return published


def holding(folder: Folder, *words: str) -> set[str]:
    """The files that hold one of some words, in their name or text."""
    return {
        name
        for name, data in folder.bytes().items()
        for word in words
        if word in name.casefold() or word in data.decode().casefold()
    }


def test_old_words_are_in_no_file_but_corrections_and_the_review_has_a_new_id(folder: Folder) -> None:
    record = redacted(folder)
    assert (record.id, record.title, record.incident) == (NEW, "Child K", None)
    assert holding(folder, "kayden", "mill lane", "march", "2020", "court order", "kim") == {f"corrections/{NEW}.yaml"}
    assert not (folder.root / f"reviews/{OLD}.yaml").exists()


def test_quotes_with_old_words_go_and_what_has_none_stays(folder: Folder) -> None:
    record = redacted(folder)
    [account] = record.accounts
    assert account.sources == (Source(LIST, (3, 9), ""), Source("redacted.pdf", (1, 9), "Briefing"))
    assert account.report == Report("overview report", None)
    assert record.joined == ("Both tell of one place.",)
    assert "death" not in record.evidence
    assert [item.how for item in record.evidence["incident"]] == ["corrected"]
    assert account.learning == KAYDEN.accounts[0].learning


def test_a_second_run_changes_no_byte_and_says_nothing(folder: Folder) -> None:
    redacted(folder)
    before = folder.bytes()
    folder.run(kayden_under(NEW))
    assert folder.bytes() == before
    assert folder.said == []


def kayden_under(id_: str) -> Record:
    """What the digests make once the folder knows the review under another id."""
    return replace(KAYDEN, id=id_)


def problems_of(folder: Folder, corrections: str, record: Record = KAYDEN) -> list[str]:
    """The errors of a run that must stop, and that leaves everything as it was."""
    folder.run(record)
    folder.write(f"corrections/{OLD}.yaml", f"corrections:\n{corrections}")
    return folder.refused(record)


def test_each_text_in_which_the_words_still_stand_is_named_with_the_correction_to_add(folder: Folder) -> None:
    told = replace(KAYDEN.accounts[0], learning=("Kayden was not asked.",), keywords=("Mill Lane",))
    record = replace(KAYDEN, accounts=(told, Account((), "Of Kayden's father.")), keywords=("mill lane",))
    problems = problems_of(folder, TITLE + SUMMARY + INCIDENT, record)
    assert [problem.split("`")[1] for problem in problems] == [
        "keywords.1",
        "accounts.1.learning.1",
        "accounts.1.keywords.1",
        "accounts.2.summary",
    ]
    assert problems[1] == (
        f"content/reviews/{OLD}.yaml:29: error: `accounts.1.learning.1` still has `Kayden`, which"
        f" content/corrections/{OLD}.yaml:2 redacts\n    Add a correction `- field: accounts.1.learning.1` with the"
        f" text as it should be to content/corrections/{OLD}.yaml; or, if these are not the words that must go, name"
        " those in the redaction: `redact: [word, two words]`."
    )


@pytest.mark.parametrize(
    ("correction", "what"),
    [
        (
            "- {field: title, now: Child Kayden, redact: [Kayden]}\n",
            "this correction of `title` redacts `Kayden`, and its new text has it\n"
            "    Take it out of `now`, or out of `redact`.",
        ),
        (
            "- {field: anonymous, now: true, redact: true}\n",
            "this correction of `anonymous` is to redact, but the new text lacks no word of the old one that could be"
            " sought\n    Name the words that must go: `redact: [word, two words]`.",
        ),
        (
            "- {field: title, now: Child K, redact: Kayden}\n",
            "`redact` is neither true nor a list of words: Kayden\n"
            "    Write `redact: true`, or `redact: [word, two words]`.",
        ),
        (
            "- {field: title, now: Child K, redact: ['-']}\n",
            "item 1 of `redact` has no letter and no digit: -\n    Write the word that must go.",
        ),
        ("- {field: title, now: Child K, redact: []}\n", "`redact` has no items\n    Give at least 1."),
        (
            "- {field: accounts.1.summary, source: {digest: gone.txt}, now: A boy., redact: true}\n",
            "this correction of `accounts.1.summary` can't be applied: no account is told in digests/gone.txt under ``"
            " any more\n    Put the digest back, or write as `source` where the account is told now. If it no longer"
            " applies, put this correction under `former`.",
        ),
    ],
)
def test_a_redaction_that_can_take_nothing_out_stops_the_build(folder: Folder, correction: str, what: str) -> None:
    assert f"content/corrections/{OLD}.yaml:2: error: {what}" in problems_of(folder, correction)


def test_no_redaction_leaves_the_quotes_as_they_are(folder: Folder) -> None:
    record = redacted(folder, TITLE.replace("true", "false"))
    assert (record.id, record.accounts) == (OLD, KAYDEN.accounts)


def test_words_that_an_editor_names_go_and_no_others(folder: Folder) -> None:
    record = redacted(folder, "- {field: accounts.1.summary, now: A boy of five weeks died., redact: [Mill Lane]}\n")
    assert (record.id, record.title) == (OLD, "Kayden")
    assert record.accounts[0].sources == KAYDEN.accounts[0].sources


def test_a_record_that_no_digest_makes_must_be_without_the_words_itself(folder: Folder) -> None:
    folder.write("reviews/2021-hull-sam.yaml", "id: 2021-hull-sam\ntitle: Child S\njoined: [Both name Sam.]\n")
    folder.write(
        "corrections/2021-hull-sam.yaml", "corrections:\n- {field: title, was: Sam, now: Child S, redact: true}\n"
    )
    assert folder.refused() == [
        f"content/reviews/2021-hull-sam.yaml: error: `{field}` still has `Sam`, which"
        " content/corrections/2021-hull-sam.yaml redacts; no digest tells this review, so its record is published as it"
        " stands\n    Take it out of the record."
        for field in ("id", "joined")
    ]


def test_an_edit_of_a_redacted_record_becomes_a_correction_of_its_account(folder: Folder) -> None:
    redacted(folder)
    folder.edit(f"reviews/{NEW}.yaml", "- Ask who else lives in the home.", "- Ask who lives there.")
    [record] = folder.run(kayden_under(NEW)).records
    assert record.accounts[0].learning == ("Ask who lives there.",)
    assert "source:\n    digest: list.txt\n    heading: 2021 - Leeds - Kayden\n" in folder.read(
        f"corrections/{NEW}.yaml"
    )
    assert holding(folder, "kayden") == {f"corrections/{NEW}.yaml"}


def test_an_everyday_word_that_is_a_name_goes_as_it_is_written_and_from_addresses(folder: Folder) -> None:
    account = Account(
        (Source("will.txt", (3, 9), "2021 - Leeds - Will"),),
        "He will stay.",
        report=Report("overview report", "https://example.org/will-review.pdf"),
    )
    will = Record(id="2021-leeds-will", title="Will", published="2021", areas=("Leeds",), accounts=(account,))
    folder.run(will)
    correction = "{field: title, now: Child W, redact: [Will]}"
    folder.write("corrections/2021-leeds-will.yaml", f"corrections:\n- {correction}\n")
    [record] = folder.run(will).records
    assert record.id == "2021-leeds-child-w"
    assert record.accounts[0].sources == (Source("redacted.txt", (3, 9), ""),)
    assert record.accounts[0].report == Report("overview report", None)
    assert record.accounts[0].summary == "He will stay."


def test_a_reason_in_a_record_of_an_earlier_version_is_taken_out_of_it(folder: Folder) -> None:
    plain = replace(KAYDEN, title="Child K", id=NEW)
    folder.run(plain)
    folder.write(f"corrections/{NEW}.yaml", "corrections:\n- {field: title, now: Child L, reason: the family asked}\n")
    folder.run(plain)
    text = folder.read(f"reviews/{NEW}.yaml")
    earlier = text.replace("value: Child L\n", "value: Child L\n    words: the family asked\n")
    assert earlier != text
    folder.write(f"reviews/{NEW}.yaml", earlier)
    (folder.root / "reviews/.written.json").unlink()
    folder.run(plain)
    assert folder.read(f"reviews/{NEW}.yaml") == text


def test_a_reason_in_a_record_whose_digest_is_gone_is_taken_out_of_it(folder: Folder) -> None:
    reasoned = {"title": (Evidence("Child K", "the family asked", 0, "corrected"),)}
    folder.run(replace(KAYDEN, evidence=reasoned))
    assert "the family asked" in folder.read(f"reviews/{OLD}.yaml")
    [record] = folder.run().records
    assert record.evidence == {"title": (Evidence("Child K", "", 0, "corrected"),)}
    assert holding(folder, "the family asked") == set()


def forced(folder: Folder, *fresh: Record) -> UpdateResult:
    """Plan a run with `--force`."""
    problems = Problems(forced=True)
    return plan_update(read_snapshot(ContentFolder(folder.root), problems), fresh, AREAS, "2026-11-22", problems).result


def test_a_redaction_is_never_left_out_by_force(folder: Folder) -> None:
    redacted(folder)
    again = replace(KAYDEN.accounts[0], summary="Here the digest tells of another matter altogether, of a girl at sea.")
    with pytest.raises(BuildError) as stopped:
        forced(folder, replace(kayden_under(NEW), accounts=(again,)))
    assert any(f"corrections/{NEW}.yaml:" in str(problem) for problem in stopped.value.problems)
