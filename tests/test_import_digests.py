"""Importing digests: the records that follow, and that what is cached is what would be made again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build_site import import_digests
from build_site.core import child_process
from build_site.core.cache import NO_CACHE, Cache
from build_site.core.content import ContentFolder
from build_site.core.problems import BuildError, Problems
from build_site.import_digests import ImportResult
from build_site.model import EntryKey
from build_site.records.state import ids_by_entry
from build_site.reviews import digest_cache
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


def _import(content: ContentFolder, known: dict[EntryKey, str], problems: Problems) -> ImportResult:
    content = ContentFolder(content.root)
    vocabularies = load_vocabularies(content, Problems())
    return import_digests.import_digests(content, vocabularies, known, Cache(content.root.parent / "cache"), problems)


def _no_digest_is_read(*_: object) -> None:
    raise AssertionError("a digest was read")


def test_the_same_digests_are_not_read_again_and_say_the_same(
    content: ContentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_said = Problems()
    first = _import(content, {}, first_said)
    assert [record.title for record in first.records] == ["Child Alder", "Child Birch"]
    monkeypatch.setattr(import_digests, "_import", _no_digest_is_read)
    # After the first run, the ids are known.
    known = ids_by_entry(first.records)
    for _ in range(2):
        again_said = Problems()
        assert _import(content, known, again_said) == first
        assert list(map(str, again_said)) == list(map(str, first_said)) != []


def test_an_id_that_a_record_has_been_given_is_taken_up_though_no_digest_changed(content: ContentFolder) -> None:
    first = _import(content, {}, Problems())
    known = {place: id_.replace("alder", "renamed") for place, id_ in ids_by_entry(first.records).items()}
    assert [record.id for record in _import(content, known, Problems()).records] == [
        "2021-leeds-child-birch",
        "2021-leeds-child-renamed",
    ]


def test_a_ruling_is_taken_up_though_no_digest_changed(content: ContentFolder) -> None:
    assert len(_import(content, {}, Problems()).records) == 2
    rule = "rulings:\n- verdict: same\n  entries:\n" + "".join(
        f"  - digest: list.txt\n    heading: 2021 – Leeds – Child {name}\n" for name in ("Alder", "Birch")
    )
    content.joins.write_text(rule, encoding="utf-8")
    assert len(_import(content, {}, Problems()).records) == 1


def test_a_changed_digest_is_read_anew(content: ContentFolder) -> None:
    _import(content, {}, Problems())
    (content.digests / "list.txt").write_text(DIGEST.replace("Birch", "Beech"), encoding="utf-8")
    assert [record.title for record in _import(content, {}, Problems()).records] == ["Child Alder", "Child Beech"]


def test_a_digest_that_has_not_changed_is_not_read_again_when_another_has(
    content: ContentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = content.digests / "other.txt"
    other.write_text(DIGEST.replace("Alder", "Elm").replace("Birch", "Oak"), encoding="utf-8")
    first = _import(content, {}, Problems())
    read: list[str] = []
    real = digest_cache.read_digest
    monkeypatch.setattr(
        digest_cache, "read_digest", lambda path, name, problems: read.append(name) or real(path, name, problems)
    )
    monkeypatch.setattr(child_process, "can_fork", lambda: False)
    other.write_text(other.read_text("utf-8") + "\n", encoding="utf-8")
    said, said_anew = Problems(), Problems()
    again = _import(content, {}, said)
    assert read == ["other.txt"]
    shutil.rmtree(content.root.parent / "cache")
    assert again == _import(content, {}, said_anew)
    assert list(map(str, said)) == list(map(str, said_anew))
    assert again.records == first.records


def test_a_digest_is_read_again_when_a_vocabulary_has_changed(content: ContentFolder) -> None:
    shipped = (content.fallback / "vocabulary" / "areas.yaml").read_text("utf-8")
    (content.root / "vocabulary").mkdir()
    (content.root / "vocabulary" / "areas.yaml").write_text(f"# A word on it.\n{shipped}", encoding="utf-8")
    keys = [_key(content), _key(content)]
    (content.root / "vocabulary" / "areas.yaml").unlink()
    keys.append(_key(content))
    assert keys[0] == keys[1] != keys[2]


def _key(content: ContentFolder) -> bytes:
    content = ContentFolder(content.root)
    vocabularies = load_vocabularies(content, Problems())
    return digest_cache.DigestCache(content, vocabularies, NO_CACHE).file(content.digests / "list.txt", "list.txt").key


def test_a_digest_is_cached_under_its_name_and_bytes_and_not_at_all_when_it_can_not_be_read(
    content: ContentFolder,
) -> None:
    vocabularies = load_vocabularies(content, Problems())
    cache = digest_cache.DigestCache(content, vocabularies, NO_CACHE)
    path = content.digests / "list.txt"
    assert len({cache.file(path, "list.txt").key, cache.file(path, "other.txt").key}) == 2
    before = cache.file(path, "list.txt").key
    path.write_text(DIGEST + "more\n", encoding="utf-8")
    assert cache.file(path, "list.txt").key != before
    assert cache.file(content.digests, "folder.txt").key == b""


def test_an_id_that_another_record_has_taken_since_is_given_to_no_second_one(content: ContentFolder) -> None:
    _import(content, {}, Problems())
    elsewhere = {("gone.txt", "2021 – Leeds – Alder of another year", 0): "2021-leeds-child-alder"}
    assert [record.id for record in _import(content, elsewhere, Problems()).records] == [
        "2021-leeds-child-alder-2",
        "2021-leeds-child-birch",
    ]


def test_a_digest_that_can_not_be_read_is_told_at_every_run_and_the_others_are_read(content: ContentFolder) -> None:
    (content.digests / "sheet.xlsx").write_bytes(b"no digest")
    for _ in range(2):
        problems = Problems()
        assert len(_import(content, {}, problems).records) == 2
        assert [problem.file for problem in problems.errors] == ["digests/sheet.xlsx"]


def test_the_id_of_each_entry_is_found_by_its_digest_and_first_line(content: ContentFolder) -> None:
    assert _import(content, {}, Problems()).ids == {
        ("list.txt", 3): "2021-leeds-child-alder",
        ("list.txt", 6): "2021-leeds-child-birch",
    }


def test_a_content_folder_that_is_not_there_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BuildError) as error:
        _import(ContentFolder(tmp_path / "nowhere"), {}, Problems())
    assert str(error.value) == (
        f"{tmp_path / 'nowhere'}: error: there is no such content folder\n"
        "    Check CONTENT=... or --content, or make the folder with the command `init`."
    )


def test_vocabulary_changes_are_taken_up_though_no_digest_changed(content: ContentFolder) -> None:
    assert {record.areas for record in _import(content, {}, Problems()).records} == {("Leeds",)}
    (content.root / "vocabulary").mkdir()
    (content.root / "vocabulary" / "areas.yaml").write_text(
        "areas:\n- name: Leeds City\n  nation: England\n  region: Yorkshire and the Humber\n  also: [Leeds]\n",
        encoding="utf-8",
    )
    assert {record.areas for record in _import(content, {}, Problems()).records} == {("Leeds City",)}
