"""What holds of the real digests, where they lie beside the project."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_site.build import import_without_writing
from build_site.cli import main
from build_site.core.content import ContentFolder
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.records import files
from build_site.vocabulary.vocabularies import load_vocabularies
from tests.scoring import scores_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
COUNTS = {
    "nottinghamshire-learning-from-reviews-2022.md": 9,
    "nspcc-repository-2023-03.md": 8,
    "nspcc-repository-2024-01.md": 6,
    "recently-published-case-reviews.txt": 353,
    "serious-case-review-learning-briefing-child-s.md": 1,
}

RecordByPlace = dict[tuple[str, str], dict[str, Any]]
"""The record of each entry, by the digest and the heading that it has there."""

pytestmark = [
    pytest.mark.build,
    pytest.mark.skipif(not (SHARED / "digests").is_dir(), reason="the real digests are not beside the project"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(SHARED / "digests", root / "digests")
    return root


@pytest.fixture(scope="module")
def parsed(folder: Path):
    content, problems = ContentFolder(folder), Problems()
    return import_without_writing(content, load_vocabularies(content, problems), problems)


@pytest.fixture(scope="module")
def records(folder: Path, parsed) -> Path:
    (folder / "reviews").mkdir()
    for record in parsed.records:
        (folder / "reviews" / f"{record.id}.yaml").write_bytes(files.to_yaml_bytes(record))
    return folder / "reviews"


def test_not_one_entry_is_lost_and_not_one_invented(parsed):
    assert {reading.digest.name: len(reading.entries) for reading in parsed.readings} == COUNTS


def test_every_line_is_in_exactly_one_entry_or_one_ignored_span(folder: Path, tmp_path: Path, capsys):
    assert main(["parse", "--content", str(folder), "--report", str(tmp_path / "report.json")]) == 0
    for digest in json.loads((tmp_path / "report.json").read_text("utf-8")):
        lines = (SHARED / "digests" / digest["digest"]).read_text("utf-8").split("\n")
        spans = [entry["lines"] for entry in digest["entries"]] + [ignored["lines"] for ignored in digest["ignored"]]
        claims = [sum(first <= number <= last for first, last in spans) for number in range(1, len(lines) + 1)]
        assert [
            number
            for number, (line, count) in enumerate(zip(lines, claims, strict=True), 1)
            if count != 1 and (line.strip() or count > 1)
        ] == []
        assert digest["lines"] == len(lines)
        assert digest["blank"] == sum(not line.strip() for line in lines)


def test_every_entry_has_a_record_and_every_ignored_line_a_reason(folder: Path, tmp_path: Path, capsys):
    main(["parse", "--content", str(folder), "--report", str(tmp_path / "report.json")])
    digests = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert all(entry["id"] for digest in digests for entry in digest["entries"])
    assert all(ignored["why"] for digest in digests for ignored in digest["ignored"])


def test_the_two_anonymous_children_a_of_2023_stay_apart(parsed):
    children = [record for record in parsed.records if record.id.startswith("2023-anonymous-child-a")]
    assert sorted(child.age for record in children for child in record.children) == ["16 years", "2 years"]


def test_child_s_of_the_briefing_is_not_child_s_of_kent_and_is_for_professionals_only(parsed):
    named = {record.id: record for record in parsed.records if record.title == "Child S"}
    assert len(named) == 2
    assert {record.circulation for record in named.values()} == {"public", "professionals only"}


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("found", 1.0),
        ("title", 0.98),
        ("areas", 0.98),
        ("published", 0.98),
        ("keywords", 0.98),
        ("learning", 0.98),
        ("recommendations", 0.98),
        ("good_practice", 0.98),
        ("review_type", 0.98),
        ("circulation", 1.0),
        ("death", 0.95),
        ("ages", 0.92),
        ("sex", 0.92),
        ("incident", 0.92),
        ("harms", 0.85),
        ("links_recall", 1.0),
        ("links_precision", 1.0),
    ],
)
def test_the_records_agree_with_labels_made_by_careful_reading(
    records: Path, scores: dict[str, float], field: str, least: float
):
    assert scores[field] >= least


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("death", 97),
        ("children", 97),
        ("incident", 97),
        ("review_type", 97),
        ("areas", 97),
        ("harms", 97),
        ("keywords", 97),
        ("published", 97),
        ("title", 96),
    ],
)
def test_the_shipped_digests_tell_the_same_facts_in_other_words(
    shipped: RecordByPlace, real: RecordByPlace, field: str, least: int
):
    both = shipped.keys() & real.keys()
    assert len(both) == 97
    told = {place: (_value(shipped[place], field), _value(real[place], field)) for place in both}
    differing = {place: values for place, values in told.items() if values[0] != values[1]}
    assert len(both) - len(differing) >= least, differing


def _value(record: dict[str, Any], field: str) -> Any:
    """What a record states, whatever the order in which it lists children, harms, areas or index terms."""
    value = record.get(field)
    return sorted(map(str, value)) if isinstance(value, list) else value


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> RecordByPlace:
    content = tmp_path_factory.mktemp("shipped") / "content"
    shutil.copytree(SHIPPED_CONTENT, content)
    return _records_of_a_run(content)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> RecordByPlace:
    content = tmp_path_factory.mktemp("real_run")
    shutil.copytree(SHARED / "digests", content / "digests")
    return _records_of_a_run(content)


def _records_of_a_run(content: Path) -> RecordByPlace:
    """Build a site and return the records that were written, by the digest and heading of each of their sources."""
    assert main(["site", "--content", str(content), "--out", str(content / "site")]) == 0
    records = [yaml.safe_load(path.read_text("utf-8")) for path in (content / "reviews").glob("*.yaml")]
    return {
        (source["digest"], " ".join(source["heading"].split())): record
        for record in records
        for account in record["accounts"]
        for source in account["sources"]
    }


@pytest.fixture(scope="module")
def scores(records: Path) -> dict[str, float]:
    return scores_of(records)
