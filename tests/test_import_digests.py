"""Digests to records: what comes from the cache is what would be made again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build_site import import_digests
from build_site.core import parallel
from build_site.core.cache import NO_CACHE, Cache
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.import_digests import Parsed
from build_site.records.state import EntryKey, ids_by_entry
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


def _parsed(content: ContentFolder, known: dict[EntryKey, str], problems: Problems) -> Parsed:
    vocabularies = load_vocabularies(content, Problems())
    return import_digests.parse(content, vocabularies, known, Cache(content.root.parent / "cache"), problems)


def _no_digest_is_read(*_: object) -> None:
    raise AssertionError("a digest was read")


def test_the_same_digests_are_not_read_again_and_say_the_same(
    content: ContentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_said = Problems()
    first = _parsed(content, {}, first_said)
    assert [record.title for record in first.records] == ["Child Alder", "Child Birch"]
    monkeypatch.setattr(import_digests, "_parsed", _no_digest_is_read)
    # After the first run, the ids are known.
    known = ids_by_entry(first.records)
    for _ in range(2):
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


def test_a_digest_that_has_not_changed_is_not_read_again_when_another_has(
    content: ContentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = content.digests / "other.txt"
    other.write_text(DIGEST.replace("Alder", "Elm").replace("Birch", "Oak"), encoding="utf-8")
    first = _parsed(content, {}, Problems())
    read: list[str] = []
    real = digest_cache.read_digest
    monkeypatch.setattr(
        digest_cache, "read_digest", lambda path, name, problems: read.append(name) or real(path, name, problems)
    )
    monkeypatch.setattr(parallel, "_budget", parallel._Budget(1))
    other.write_text(other.read_text("utf-8") + "\n", encoding="utf-8")
    said, said_anew = Problems(), Problems()
    again = _parsed(content, {}, said)
    assert read == ["other.txt"]
    shutil.rmtree(content.root.parent / "cache")
    assert again == _parsed(content, {}, said_anew)
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
