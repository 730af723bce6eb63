"""Records are read from their files alone: what a person writes by hand is a record like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.model import Account, Child, Other, Record, Source
from build_site.records import files
from build_site.records.record_schema import to_yaml_dict
from tests.records.conftest import ALEX, BILLIE


@pytest.fixture
def reviews(tmp_path: Path) -> Path:
    (tmp_path / "reviews").mkdir()
    return tmp_path / "reviews"


def test_a_record_written_and_read_again_is_the_same(tmp_path: Path, reviews: Path) -> None:
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
        (reviews / f"{record.id}.yaml").write_bytes(files.to_yaml_bytes(record))
    problems = Problems()
    assert files.read_all(ContentFolder(tmp_path), problems) == [awkward, ALEX, BILLIE]
    assert not len(problems)


def test_fields_that_are_not_stated_are_written_so_that_an_editor_sees_it() -> None:
    assert to_yaml_dict(Record("2020-hull-sam", "Sam")) == {
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


def test_a_record_by_hand_may_leave_out_all_but_id_and_title(tmp_path: Path, reviews: Path) -> None:
    (reviews / "2020-hull-sam.yaml").write_text(
        "id: 2020-hull-sam\ntitle: Sam\npublished: 2020\naccounts:\n- sources:\n  - {digest: a.txt, lines: [1, 2]}\n "
        " other:\n  - text: Told to few.\nevidence:\n  death:\n  - {value: 'no', account: 1}\n",
        encoding="utf-8",
    )
    problems = Problems()
    (record,) = files.read_all(ContentFolder(tmp_path), problems)
    assert not len(problems)
    assert (record.published, record.accounts[0].other, record.accounts[0].sources) == (
        "2020",
        (Other("", "Told to few."),),
        (Source("a.txt", (1, 2), ""),),
    )


def test_a_record_that_can_not_be_read_is_reported_and_the_others_are_read(
    tmp_path: Path, reviews: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for record in (ALEX, BILLIE):
        (reviews / f"{record.id}.yaml").write_bytes(files.to_yaml_bytes(record))

    def read(path: Path) -> bytes:
        if path.stem == ALEX.id:
            raise PermissionError(13, "Permission denied")
        return path.read_bytes()

    monkeypatch.setattr(files, "read_regular_file", read)
    problems = Problems()
    assert files.read_all(ContentFolder(tmp_path), problems) == [BILLIE]
    assert [str(problem) for problem in problems] == [
        f"{tmp_path.name}/reviews/2021-leeds-alex.yaml: error: the file can't be read: Permission denied\n"
        "    Check that it may be read."
    ]


def test_of_two_files_with_one_id_the_one_named_after_it_counts(tmp_path: Path, reviews: Path) -> None:
    for name in ("2021-a copy.yaml", "2021-leeds-alex.yaml"):
        (reviews / name).write_bytes(files.to_yaml_bytes(ALEX))
    problems = Problems()
    assert files.read_all(ContentFolder(tmp_path), problems) == [ALEX]
    assert [(problem.file, problem.what) for problem in problems] == [
        (
            f"{tmp_path.name}/reviews/2021-a copy.yaml",
            f"the id `2021-leeds-alex` is that of {tmp_path.name}/reviews/2021-leeds-alex.yaml as well",
        )
    ]
