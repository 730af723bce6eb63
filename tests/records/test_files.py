"""Records are read from their files alone: what a person writes by hand is a record like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.problems import Problems
from build_site.model import Account, Child, Other, Record, Source
from build_site.records import files, record_cache
from build_site.records.record_schema import as_data
from tests.records.conftest import ALEX, BILLIE


def test_a_record_written_and_read_again_is_the_same(tmp_path: Path) -> None:
    awkward = Record(
        "2020-hull-sam",
        "No: 'Sam' # 1",
        published="2020",
        death="no",
        children=(Child(None, "female"),),
        accounts=(
            Account(
                (Source("a.txt", (1, 2), ""),),
                "One.\n\nTwo — “quoted”.",
                ("yes", "2020-01-02", "- dash"),
                other=(Other("Model", "null"),),
            ),
        ),
    )
    for record in (ALEX, BILLIE, awkward):
        (tmp_path / f"{record.id}.yaml").write_bytes(files.as_yaml(record))
    problems = Problems()
    assert files.read_all(tmp_path, "reviews", problems) == [awkward, ALEX, BILLIE]
    assert not len(problems)


def test_fields_that_are_not_stated_are_written_so_that_an_editor_sees_it() -> None:
    assert as_data(Record("2020-hull-sam", "Sam")) == {
        "id": "2020-hull-sam",
        "title": "Sam",
        "published": None,
        "areas": [],
        "anonymous": False,
        "review_type": None,
        "death": None,
        "children": [],
        "incident": None,
        "harms": [],
        "keywords": [],
        "circulation": "public",
    }


def test_a_record_by_hand_may_leave_out_all_but_id_and_title(tmp_path: Path) -> None:
    (tmp_path / "2020-hull-sam.yaml").write_text(
        "id: 2020-hull-sam\ntitle: Sam\npublished: 2020\naccounts:\n- sources:\n  - {digest: a.txt, lines: [1, 2]}\n "
        " other:\n  - text: Told to few.\nevidence:\n  death:\n  - {value: 'no', account: 1}\n",
        encoding="utf-8",
    )
    problems = Problems()
    (record,) = files.read_all(tmp_path, "reviews", problems)
    assert not len(problems)
    assert (record.published, record.accounts[0].other, record.accounts[0].sources) == (
        "2020",
        (Other("", "Told to few."),),
        (Source("a.txt", (1, 2), ""),),
    )


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of so many records that what is in them is remembered."""
    monkeypatch.setattr(record_cache, "MANY", 2)
    monkeypatch.setattr(files, "MANY", 2)
    monkeypatch.setattr(record_cache, "RECORDS", tmp_path / "cache")
    folder = tmp_path / "reviews"
    folder.mkdir()
    for record in (ALEX, BILLIE):
        (folder / f"{record.id}.yaml").write_bytes(files.as_yaml(record))
    assert files.read_all(folder, "reviews", Problems()) == [ALEX, BILLIE]
    return folder


def test_a_changed_record_is_read_anew_though_it_is_remembered(many: Path) -> None:
    file = many / "2021-leeds-alex.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("title: Alex\n", "title: Sasha\n"), encoding="utf-8")
    assert [record.title for record in files.read_all(many, "reviews", Problems())] == ["Sasha", "Billie"]


def test_a_damaged_memory_costs_nothing_but_time(many: Path) -> None:
    (memory,) = (many.parent / "cache").iterdir()
    for damage in (b"", b"no memory", memory.read_bytes()[:50]):
        memory.write_bytes(damage)
        assert files.read_all(many, "reviews", Problems()) == [ALEX, BILLIE]
