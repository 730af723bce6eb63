"""Redaction: the words that a correction takes out are in no record, or the run ends with an error for each place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_site.model import Account, Evidence, Other, Record, Report, Source
from tests.records.conftest import Folder, of

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
    folder.run(KAYDEN_UNDER(NEW))
    assert folder.bytes() == before
    assert folder.said == []


def KAYDEN_UNDER(id_: str) -> Record:  # noqa: N802
    """What the digests make once the folder knows the review under another id."""
    return replace(KAYDEN, id=id_)


def test_the_folder_knows_the_review_by_its_entries_under_the_new_id(folder: Folder) -> None:
    from build_site.core.content import ContentFolder
    from build_site.core.problems import Problems
    from build_site.records.snapshot import read_snapshot

    redacted(folder)
    expected = {(LIST, "2021 - Leeds - Kayden", 0): NEW, ("kayden-briefing.pdf", "Briefing", 0): NEW}
    assert read_snapshot(ContentFolder(folder.root), Problems()).ids_by_entry == expected
    for path in (folder.root / "reviews").iterdir():  # Whoever puts only corrections under version control.
        path.unlink()
    assert read_snapshot(ContentFolder(folder.root), Problems()).ids_by_entry == expected
    assert of(folder.run(KAYDEN_UNDER(NEW)), NEW).title == "Child K"
    assert holding(folder, "kayden") == {f"corrections/{NEW}.yaml"}


def test_the_history_names_the_review_as_it_is_called_now(folder: Folder) -> None:
    folder.run()
    folder.write(
        "changes.yaml",
        "# kept\n- date: '2026-11-20'\n  added:\n  - id: 2021-leeds-kayden\n    title: Kayden\n  joined:\n"
        "  - id: 2021-leeds-kayden\n    title: Kayden\n    digests:\n    - kayden-briefing.pdf\n    - list.txt\n",
    )
    redacted(folder)
    text = folder.read("changes.yaml")
    assert "ayden" not in text
    assert text.startswith("# kept\n- date: '2026-11-20'\n  added:\n  - id: 2021-leeds-child-k\n    title: Child K\n")
    assert text.count("list.txt") == 1
    assert "gone" not in text
