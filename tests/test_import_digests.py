"""Digests to records: what is remembered is what would be made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site import import_digests
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.import_digests import ImportResult
from build_site.records.state import EntryKey, ids_by_entry
from build_site.vocabulary.vocabularies import load_vocabularies

DIGEST = """Case reviews published in 2021

2021 – Leeds – Child Alder
Harm to a baby of four months. Learning includes: ask who lives in the home. Keywords: neglect

2021 – Leeds – Child Birch
Death of a girl aged nine.
"""


@pytest.fixture
def content(tmp_path: Path) -> ContentFolder:
    (tmp_path / "content" / "digests").mkdir(parents=True)
    (tmp_path / "content" / "digests" / "list.txt").write_text(DIGEST, encoding="utf-8")
    return ContentFolder(tmp_path / "content")


def _parsed(content: ContentFolder, known: dict[EntryKey, str], problems: Problems) -> ImportResult:
    vocabularies = load_vocabularies(content, Problems())
    return import_digests.import_digests(content, vocabularies, known, content.root.parent / "cache", problems)


def _no_digest_is_read(*_: object) -> None:
    raise AssertionError("a digest was read")


def test_the_same_digests_are_not_read_again_and_say_the_same(
    content: ContentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_said = Problems()
    first = _parsed(content, {}, first_said)
    assert [record.title for record in first.records] == ["Child Alder", "Child Birch"]
    monkeypatch.setattr(import_digests, "_import", _no_digest_is_read)
    # After the first run, the ids are known.
    for known in ({}, ids_by_entry(first.records)):
        again_said = Problems()
        assert _parsed(content, known, again_said) == first
        assert list(map(str, again_said)) == list(map(str, first_said)) != []


def test_an_id_that_a_record_has_been_given_is_taken_up_though_no_digest_changed(content: ContentFolder) -> None:
    first = _parsed(content, {}, Problems())
    known = {place: id_.replace("alder", "renamed") for place, id_ in ids_by_entry(first.records).items()}
    assert [record.id for record in _parsed(content, known, Problems()).records] == [
        "2021-leeds-child-birch",
        "2021-leeds-child-renamed",
    ]


def test_a_ruling_is_taken_up_though_no_digest_changed(content: ContentFolder) -> None:
    assert len(_parsed(content, {}, Problems()).records) == 2
    rule = "rulings:\n- verdict: same\n  entries:\n" + "".join(
        f"  - digest: list.txt\n    heading: 2021 – Leeds – Child {name}\n" for name in ("Alder", "Birch")
    )
    content.joins.write_text(rule, encoding="utf-8")
    assert len(_parsed(content, {}, Problems()).records) == 1


def test_a_changed_digest_is_read_anew(content: ContentFolder) -> None:
    _parsed(content, {}, Problems())
    (content.digests / "list.txt").write_text(DIGEST.replace("Birch", "Beech"), encoding="utf-8")
    assert [record.title for record in _parsed(content, {}, Problems()).records] == ["Child Alder", "Child Beech"]
