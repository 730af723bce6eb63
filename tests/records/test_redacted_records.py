"""Reviews with redactions get an id without the old words, and are found again whatever becomes of their digests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.model import Account, Record, Source
from build_site.records.snapshot import read_snapshot
from tests.records.conftest import BILLIE, Folder, of
from tests.records.test_redaction import (
    INCIDENT,
    KAYDEN,
    LIST,
    NEW,
    OLD,
    SUMMARY,
    TITLE,
    forced,
    holding,
    kayden_under,
    redacted,
)


def test_the_folder_knows_the_review_by_its_entries_under_the_new_id(folder: Folder) -> None:
    redacted(folder)
    expected = {(LIST, "2021 - Leeds - Kayden", 0): NEW, ("kayden-briefing.pdf", "Briefing", 0): NEW}
    assert read_snapshot(ContentFolder(folder.root), Problems()).ids_by_entry == expected
    for path in (folder.root / "reviews").iterdir():  # Whoever puts only corrections under version control.
        path.unlink()
    assert read_snapshot(ContentFolder(folder.root), Problems()).ids_by_entry == expected
    assert of(folder.run(kayden_under(NEW)), NEW).title == "Child K"
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


def test_a_redacted_area_or_year_changes_the_id_too(folder: Folder) -> None:
    plain = replace(KAYDEN, title="Child K", id="2021-leeds-child-k")
    folder.run(plain)
    corrections = (
        "corrections:\n- {field: areas, now: [], redact: true}\n- {field: published, now: null, redact: [2021]}\n"
    )
    folder.write("corrections/2021-leeds-child-k.yaml", corrections)
    [record] = folder.run(plain).records
    assert (record.id, record.areas, record.published) == ("undated-anonymous-child-k", (), None)


def test_an_id_that_another_review_has_is_not_taken(folder: Folder) -> None:
    other = Record(id=NEW, title="Child K", published="2021", areas=("Leeds",))
    folder.run(KAYDEN, other)
    folder.write(f"corrections/{OLD}.yaml", f"corrections:\n{TITLE}{SUMMARY}{INCIDENT}")
    assert [record.id for record in folder.run(KAYDEN, other).records] == [NEW, f"{NEW}-2"]


def test_what_is_redacted_no_longer_is_told_as_public_again_and_the_id_stays(folder: Folder) -> None:
    redacted(folder)
    redacted_part = folder.read(f"corrections/{NEW}.yaml").partition("redacted:")[2]
    folder.write(f"corrections/{NEW}.yaml", f"redacted:{redacted_part}")
    [record] = folder.run(kayden_under(NEW)).records
    assert (record.id, record.title, record.accounts[0].summary) == (NEW, "Kayden", KAYDEN.accounts[0].summary)
    assert folder.said == [
        f"content/corrections/{NEW}.yaml: warning: `{field}` is no longer redacted: what the digests say there is"
        f" public again, at reviews/{NEW}/\n    If that is not meant, put the correction back, with its `redact`."
        for field in ("accounts.1.summary", "incident", "title")
    ]
    folder.run(kayden_under(NEW))
    assert folder.said == []


def test_a_file_with_redactions_that_is_gone_stops_the_build(folder: Folder) -> None:
    redacted(folder)
    (folder.root / f"corrections/{NEW}.yaml").unlink()
    assert folder.refused(KAYDEN) == [
        f"content/corrections/{NEW}.yaml: error: this file is gone, and with it the redaction of `accounts.1.summary`,"
        " `incident`, `title`\n    Put it back. To publish the words again, delete the corrections in it, not the file."
    ]


def test_a_redaction_of_no_record_stops_the_build(folder: Folder) -> None:
    folder.write("corrections/2021-hull-sam.yaml", "corrections:\n- {field: title, now: Child S, redact: true}\n")
    assert folder.refused(KAYDEN) == [
        "content/corrections/2021-hull-sam.yaml: error: there is no record `2021-hull-sam`, so nothing is redacted by"
        " this\n    Name the file after the id of the record; or delete the corrections with `redact` in it."
    ]


def test_a_digest_that_tells_a_redacted_review_again_under_its_old_id_stops_the_build(folder: Folder) -> None:
    redacted(folder)
    again = replace(KAYDEN, accounts=(Account((Source("new.txt", (3, 9), "2021: Leeds: Kayden"),), "Kayden died."),))
    asked, asked_too = folder.refused(again)
    assert asked_too.startswith(f"digests/new.txt:3: error: this may be the review of the record `{NEW}`, which was")
    assert asked == (
        f"content/corrections/{NEW}.yaml: error: a review is called `{OLD}` again (digests/new.txt:3), as that was"
        " which this file redacts\n    If it is the same, add its digest and heading to `entries` under `redacted` in"
        f" content/corrections/{NEW}.yaml; if it is another, add `elsewhere: [{OLD}]` to a correction there."
    )
    folder.edit(
        f"corrections/{NEW}.yaml", "  formerly:", "  - {digest: new.txt, heading: '2021: Leeds: Kayden'}\n  formerly:"
    )
    summary = "field: accounts.1.summary"
    folder.edit(
        f"corrections/{NEW}.yaml", summary, f"{summary}, source: {{digest: new.txt, heading: '2021: Leeds: Kayden'}}"
    )
    assert of(folder.run(replace(again, id=NEW)), NEW).title == "Child K"


def test_a_redacted_review_whose_digest_goes_stays_without_the_words(folder: Folder) -> None:
    redacted(folder)
    (folder.root / "digests/list.txt").unlink()
    [record] = folder.run().records
    assert (record.id, record.title) == (NEW, "Child K")
    assert holding(folder, "kayden", "mill lane") == {f"corrections/{NEW}.yaml"}


def test_a_withheld_review_with_redactions_stays_withheld_when_its_entry_joins_another(folder: Folder) -> None:
    folder.run(KAYDEN)
    withheld = "withhold: {reason: asked, on: 2026-11-20}\n"
    folder.write(f"corrections/{OLD}.yaml", f"corrections:\n{TITLE}{SUMMARY}{INCIDENT}{withheld}")
    assert folder.run(KAYDEN).records == ()
    other = replace(KAYDEN, id="2022-hull-sam", title="Sam", incident=None, evidence={}, joined=())
    assert folder.run(other).records == ()


@pytest.mark.parametrize("place", ["reviews", "corrections"])
def test_a_run_cut_off_before_the_old_files_are_taken_away_is_finished_by_the_next(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder.run(KAYDEN)
    folder.write(f"corrections/{OLD}.yaml", f"corrections:\n{TITLE}{SUMMARY}{INCIDENT}")

    real = Path.unlink

    def cut(path: Path, *args: object, **more: object) -> None:
        if path == folder.root / place / f"{OLD}.yaml":
            raise KeyboardInterrupt
        real(path, *args, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", cut)
        with pytest.raises(KeyboardInterrupt):
            folder.run(KAYDEN)
    [record] = folder.run(kayden_under(NEW)).records
    assert record.id == NEW
    assert holding(folder, "kayden") == {f"corrections/{NEW}.yaml"}


def test_a_file_of_corrections_put_back_under_the_old_id_stops_the_build_and_stays(folder: Folder) -> None:
    redacted(folder)
    folder.write(f"corrections/{OLD}.yaml", "corrections:\n- {field: title, now: Child L, redact: [Kayden]}\n")
    assert folder.refused(kayden_under(NEW)) == [
        f"content/corrections/{OLD}.yaml: error: there is no record `{OLD}`, so nothing is redacted by this\n    Name"
        " the file after the id of the record; or delete the corrections with `redact` in it."
    ]


def moved(record: Record, digest: str) -> Record:
    """The review as another digest tells it, under the id that it would get there."""
    first, *others = record.accounts[0].sources
    sources = (replace(first, digest=digest), *others)
    return replace(record, accounts=(replace(record.accounts[0], sources=sources),))


def test_a_redacted_review_whose_digest_is_renamed_and_renamed_back_keeps_id_and_redactions(folder: Folder) -> None:
    before = redacted(folder)
    folder.write("digests/sent-again.txt", "as received\n")
    (folder.root / f"digests/{LIST}").unlink()
    [record] = folder.run(moved(KAYDEN, "sent-again.txt")).records
    assert (record.id, record.title, record.accounts[0].summary) == (NEW, "Child K", "A boy of five weeks died.")
    assert record.accounts[0].sources[0] == Source("sent-again.txt", (3, 9), "")
    assert holding(folder, "kayden", "mill lane") == {f"corrections/{NEW}.yaml"}
    folder.write(f"digests/{LIST}", "as received\n")
    (folder.root / "digests/sent-again.txt").unlink()
    [record] = folder.run(kayden_under(NEW)).records
    assert record == before
    assert holding(folder, "kayden", "mill lane") == {f"corrections/{NEW}.yaml"}


def test_a_redacted_review_with_a_mended_heading_keeps_id_and_redactions(folder: Folder) -> None:
    before = redacted(folder)
    first, *others = KAYDEN.accounts[0].sources
    sources = (replace(first, heading="2021 - Leeds - Child Kayden"), *others)
    [record] = folder.run(replace(KAYDEN, accounts=(replace(KAYDEN.accounts[0], sources=sources),))).records
    assert record == before
    assert holding(folder, "kayden", "mill lane") == {f"corrections/{NEW}.yaml"}


def test_what_is_published_of_a_redacted_review_is_told_neither_as_new_nor_as_gone(folder: Folder) -> None:
    folder.run(KAYDEN)
    folder.write(f"corrections/{OLD}.yaml", f"corrections:\n{TITLE}{SUMMARY}{INCIDENT}")
    newly = folder.run(KAYDEN).newly_public
    assert (newly.appeared, newly.gone) == ((), ())


def test_the_history_is_rewritten_and_added_to_in_one_run(folder: Folder) -> None:
    folder.run(BILLIE)
    folder.run(BILLIE, KAYDEN)
    folder.write(f"corrections/{OLD}.yaml", f"corrections:\n{TITLE}{SUMMARY}{INCIDENT}")
    folder.run(replace(BILLIE, title="Bill"), KAYDEN)
    history = folder.read("changes.yaml")
    assert (history.count(f"id: {NEW}"), history.count(f"id: {BILLIE.id}")) == (2, 1)
    assert "ayden" not in history


def test_what_may_tell_a_withheld_review_in_its_redacted_words_is_held_under_its_new_id(folder: Folder) -> None:
    folder.run(KAYDEN)
    withheld = "withhold: {reason: asked, on: 2026-11-20}\n"
    folder.write(f"corrections/{OLD}.yaml", f"corrections:\n{TITLE}{SUMMARY}{INCIDENT}{withheld}")
    run = folder.run(KAYDEN)
    assert run.records == ()
    assert [item.record.id for item in run.withheld] == [NEW]
    account = Account((Source("month.md", (3, 9), "Kayden (Leeds)"),), "A baby, Kayden, was found dead by his aunt.")
    again = replace(KAYDEN, id="2021-leeds-kayden-2", accounts=(account,), joined=(), evidence={})
    run = forced(folder, kayden_under(NEW), again)
    assert run.records == ()
    [held] = run.held
    assert held.holds[0].reason.startswith(f"it may tell what `{NEW}` tells, which is withheld: ")
    folder.write(
        f"corrections/{again.id}.yaml",
        f"corrections:\n{TITLE}{INCIDENT}- {{field: accounts.1.summary, now: A baby was found dead., redact: true}}\n",
    )
    [held] = forced(folder, kayden_under(NEW), again).held
    assert held.record.held == (f"it may tell what `{NEW}` tells, which is withheld",)
