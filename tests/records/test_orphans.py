"""Records whose digest is gone, records by hand, and records that were deleted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_site.core.content import ContentFolder
from build_site.core.problems import BuildError, Problems
from build_site.core.schema import ValidationError
from build_site.model import Record
from build_site.records import files, snapshot
from build_site.records.snapshot import read_snapshot
from tests.records.conftest import ALEX, BILLIE, LIST, MONTH, Folder, of, source, told

BY_HAND = "id: 2020-hull-sam\ntitle: Sam   # as in the report\n"


def test_a_record_whose_digest_is_gone_stays_and_is_reported(folder: Folder) -> None:
    folder.run(ALEX)
    (folder.root / "digests" / LIST).unlink()
    before = folder.bytes()
    assert folder.run().records == (ALEX,)
    assert folder.said == [
        "content/reviews/2021-leeds-alex.yaml: warning: its digest, digests/list.txt, is gone; "
        "the record stays until you delete content/reviews/2021-leeds-alex.yaml\n"
        "    Put the digest back to have the record kept up to date."
    ]
    assert folder.bytes() == before


def test_many_records_of_one_digest_that_is_gone_are_reported_together(folder: Folder) -> None:
    many = [
        replace(
            ALEX,
            id=f"2021-leeds-alex-{number}",
            accounts=(replace(ALEX.accounts[0], sources=(source(lines=(number, number)),)),),
        )
        for number in range(1, 8)
    ]
    folder.run(*many)
    (folder.root / "digests" / LIST).unlink()
    assert len(folder.run().records) == 7
    assert folder.said == [
        "content/digests/list.txt: warning: this digest is gone; the 7 records that only it told stay until you delete"
        " them: 2021-leeds-alex-1, 2021-leeds-alex-2, 2021-leeds-alex-3, 2021-leeds-alex-4, 2021-leeds-alex-5 and 2"
        " more\n    Put the digest back to have them kept up to date, or delete their files in content/reviews/."
    ]


def test_a_record_that_its_digest_no_longer_tells_stays_and_is_reported(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    assert [record.id for record in folder.run(BILLIE).records] == [ALEX.id, BILLIE.id]
    assert folder.said == [
        "content/reviews/2021-leeds-alex.yaml: warning: its review is no longer found in digests/list.txt; the record"
        " stays\n    If it should go, delete content/reviews/2021-leeds-alex.yaml."
    ]


def test_a_record_whose_digest_is_gone_is_gone_when_the_editor_deletes_it(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    folder.run(BILLIE)
    (folder.root / "reviews/2021-leeds-alex.yaml").unlink()
    kept = folder.run(BILLIE)
    assert (kept.records, [item.id for item in kept.change.gone]) == ((BILLIE,), [ALEX.id])
    assert folder.said == []


def test_an_edit_made_while_the_digest_was_gone_outlives_its_return(folder: Folder) -> None:
    folder.run(ALEX)
    folder.run()
    folder.edit("reviews/2021-leeds-alex.yaml", "title: Alex\n", "title: Sasha\n")
    assert of(folder.run(), ALEX.id).title == "Sasha"
    assert of(folder.run(ALEX), ALEX.id).title == "Sasha"
    assert "now: Sasha" in folder.read("corrections/2021-leeds-alex.yaml")


def test_a_deleted_record_whose_digest_is_still_there_comes_back_and_the_editor_is_told(folder: Folder) -> None:
    folder.run(ALEX)
    (folder.root / "reviews/2021-leeds-alex.yaml").unlink()
    assert folder.run(ALEX).records == (ALEX,)
    assert folder.said == [
        "content/reviews/2021-leeds-alex.yaml: warning: this record was deleted, but a digest still tells its review,"
        " so it is written again\n    To leave it out, write `withhold: {reason: ..., on: 2026-11-22}` in"
        " content/corrections/2021-leeds-alex.yaml."
    ]


@pytest.mark.parametrize(
    ("old", "new"), [("title: Alex", "title: [Alex"), ("id: 2021-leeds-alex", "id: 2021-leeds-sam")]
)
def test_a_record_in_which_something_is_wrong_is_not_called_deleted(folder: Folder, old: str, new: str) -> None:
    folder.run(ALEX)
    folder.edit("reviews/2021-leeds-alex.yaml", old, new)
    folder.refused(ALEX)
    assert not any("deleted" in text for text in folder.said)


def test_a_record_that_may_not_be_read_is_not_called_deleted(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.run(ALEX)
    real = files.read_regular_file

    def refuse(path: Path) -> bytes:
        if path.name == "2021-leeds-alex.yaml":
            raise PermissionError(13, "Permission denied")
        return real(path)

    with monkeypatch.context() as patched:
        patched.setattr(files, "read_regular_file", refuse)
        with pytest.raises(BuildError):
            folder.run(ALEX)
    assert not any("deleted" in text for text in folder.said)


def test_a_record_by_hand_is_published_and_never_rewritten(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write("reviews/2020-hull-sam.yaml", BY_HAND)
    for _ in range(2):
        assert of(folder.run(ALEX), "2020-hull-sam").title == "Sam"
        assert folder.read("reviews/2020-hull-sam.yaml") == BY_HAND
        assert folder.said == []


def test_a_record_by_hand_stands_when_a_digest_tells_its_review(folder: Folder) -> None:
    folder.run(BILLIE)
    folder.write("reviews/2021-leeds-alex.yaml", "id: 2021-leeds-alex\ntitle: Alex, written by hand\n")
    assert of(folder.run(ALEX, BILLIE), ALEX.id).title == "Alex, written by hand"
    assert folder.said == [
        "content/reviews/2021-leeds-alex.yaml: warning: this record was written by hand, and a digest tells its review"
        " as well (digests/list.txt:3); the record by hand stands, and the digest's account is not shown\n    To use"
        " what the digest says, delete the record, or give it another id."
    ]


def test_a_review_keeps_its_id_though_its_file_was_deleted(folder: Folder) -> None:

    folder.run(ALEX, BILLIE)
    (folder.root / "reviews/2021-leeds-alex.yaml").unlink()
    held = read_snapshot(ContentFolder(folder.root), Problems())
    assert held.ids_by_entry == {
        (LIST, "2021 - Leeds - Alex", 0): ALEX.id,
        (LIST, "2022 - Kent - Billie", 0): BILLIE.id,
    }


def test_an_untouched_record_that_became_part_of_another_is_taken_away_and_its_address_remembered(
    folder: Folder,
) -> None:
    folder.run(ALEX, BILLIE)
    both = told(ALEX, *ALEX.accounts, *BILLIE.accounts)
    kept = folder.run(both)
    assert kept.records == (both,)
    assert kept.redirects == {BILLIE.id: ALEX.id}
    assert not (folder.root / "reviews/2022-kent-billie.yaml").exists()
    assert folder.said == [
        "content/reviews/2022-kent-billie.yaml: warning: this review is now part of `2021-leeds-alex`, which tells all"
        " that it told; its record is taken away\n    If they are not the same review, say so in joins.yaml."
    ]
    assert folder.run(both).redirects == {BILLIE.id: ALEX.id}


def test_a_corrected_record_keeps_its_id_where_it_becomes_one_with_another(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    folder.write("corrections/2022-kent-billie.yaml", "corrections:\n- {field: death, now: 'yes'}\n")
    folder.run(ALEX, BILLIE)
    kept = folder.run(told(ALEX, *ALEX.accounts, *BILLIE.accounts))
    assert [record.id for record in kept.records] == [BILLIE.id]
    assert kept.records[0].death == "yes"
    assert kept.redirects == {ALEX.id: BILLIE.id}


def test_two_corrected_records_that_become_one_stop_the_build(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    for id_ in (ALEX.id, BILLIE.id):
        folder.write(f"corrections/{id_}.yaml", "corrections:\n- {field: death, now: 'yes'}\n")
    folder.run(ALEX, BILLIE)
    assert folder.refused(told(ALEX, *ALEX.accounts, *BILLIE.accounts)) == [
        "content/reviews/2022-kent-billie.yaml: error: this review is now part of `2021-leeds-alex`, but a person has"
        " changed or corrected its record, and that does not hold there; nothing is published without it,"
        " except with --force\n    Put its corrections into"
        " content/corrections/2021-leeds-alex.yaml, those that no longer hold under `former`, and then delete this"
        " record and its file of corrections. If they are not the same review, say so in joins.yaml."
    ]


def test_an_entry_of_the_same_heading_does_not_take_a_record_away(folder: Folder) -> None:
    accounts = [replace(ALEX.accounts[0], sources=(source(lines=(line, line)),)) for line in (5, 9)]
    first, second = told(ALEX, accounts[0]), replace(ALEX, id="2021-leeds-alex-2", accounts=(accounts[1],))
    folder.run(first, second)
    assert [record.id for record in folder.run(first).records] == [first.id, second.id]


def test_a_digest_that_no_longer_tells_a_review_leaves_the_accounts_of_the_others(folder: Folder) -> None:
    other = replace(ALEX.accounts[0], sources=(source(MONTH, "Alex"),), summary="Another telling.")
    folder.run(told(ALEX, ALEX.accounts[0], other))
    assert folder.run(ALEX).records == (ALEX,)
    assert folder.said == [
        "content/reviews/2021-leeds-alex.yaml: warning: the account told in digests/month.md under `Alex` is gone from"
        " this record\n    Put the digest back to have the account again."
    ]


def test_a_record_that_an_earlier_version_took_for_right_is_read_from_its_file(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> Record:
        raise ValidationError(("harms",), "`harms` can't be so")

    folder.write("reviews/2020-hull-sam.yaml", BY_HAND)
    folder.run(ALEX)
    before = folder.bytes()
    monkeypatch.setattr(snapshot, "read_record", refuse)
    assert [record.title for record in folder.run().records] == ["Sam", "Alex"]
    assert folder.bytes() == before


def test_a_record_is_not_taken_for_a_renamed_one_while_the_old_one_is_there(folder: Folder) -> None:
    folder.run(ALEX)
    copy = folder.read("reviews/2021-leeds-alex.yaml").replace("id: 2021-leeds-alex", "id: 2021-leeds-copy")
    folder.write("reviews/2021-leeds-copy.yaml", copy)
    result = folder.run(ALEX)
    assert [record.id for record in result.records] == ["2021-leeds-alex", "2021-leeds-copy"]
    assert result.redirects == {}
