"""The files of the index: named by their content, remembered from build to build, never too large or too many."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from build_site.core.cache import Cache
from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.search import index
from build_site.search.facets import facets_of
from build_site.search.passages import AreaHierarchy
from build_site.search.ranking import B
from build_site.search.shards import ShardWriter, first_keys, split_into_shards
from build_site.vocabulary import synonyms
from tests.bench import collections
from tests.search.building import held, shipped_synonyms
from tests.search.invented import RECORDS

SAID = shipped_synonyms()


def test_the_same_records_give_the_same_files():
    assert index.build(held(RECORDS), SAID) == index.build(held(RECORDS), SAID)


def test_a_remembered_build_gives_the_same_files_as_a_fresh_one(tmp_path):
    cache = Cache(tmp_path / "cache")
    fresh = index.build(held(RECORDS), SAID, cache)
    assert index.build(held(RECORDS), SAID, cache) == fresh
    changed = [replace(RECORDS[0], title="Wren"), *RECORDS[1:]]
    assert index.build(held(changed), SAID, cache) == index.build(held(changed), SAID)


def test_an_index_is_made_anew_when_what_words_stand_for_has_changed(tmp_path):
    index.build(held(RECORDS), SAID, Cache(tmp_path))
    assert index.build(held(RECORDS), SAID[1:], Cache(tmp_path)) == index.build(held(RECORDS), SAID[1:])


def test_an_index_of_the_same_reviews_is_not_made_again(tmp_path, monkeypatch):
    before = index.build(held(RECORDS), SAID, Cache(tmp_path))
    monkeypatch.setattr(index, "_build", lambda *_: None)
    assert index.build(held(RECORDS), SAID, Cache(tmp_path)) == before


def test_a_damaged_memory_is_no_trouble(tmp_path):
    fresh = index.build(held(RECORDS), SAID, Cache(tmp_path))
    for file in tmp_path.rglob("*"):
        if file.is_file():
            file.write_bytes(b"not what it was")
    assert index.build(held(RECORDS), SAID, Cache(tmp_path)) == fresh


@pytest.mark.build
def test_of_many_reviews_only_the_segment_with_a_change_is_made_anew(tmp_path):
    records = collections.records(500)
    index.build(held(records), SAID, Cache(tmp_path))
    before = {file.name for file in (tmp_path / "segments").iterdir()}
    changed = [*records[:250], replace(records[250], title="Wren"), *records[251:]]
    assert index.build(held(changed), SAID, Cache(tmp_path)) == index.build(held(changed), SAID)
    after = {file.name for file in (tmp_path / "segments").iterdir()}
    assert len(before) > 3
    assert len(after - before) == 1
    assert len(before - after) == 1


@pytest.mark.build
def test_a_review_more_or_less_leaves_the_other_segments_as_they_were(tmp_path):
    records = collections.records(500)
    index.build(held(records), SAID, Cache(tmp_path))
    before = {file.name for file in (tmp_path / "segments").iterdir()}
    fewer = [*records[:250], *records[251:]]
    assert index.build(held(fewer), SAID, Cache(tmp_path)) == index.build(held(fewer), SAID)
    assert len({file.name for file in (tmp_path / "segments").iterdir()} - before) <= 2


def test_every_file_says_its_own_name_and_a_change_changes_the_name():
    before = index.build(held(RECORDS), SAID).files
    after = index.build(held([replace(RECORDS[0], title="Wren"), *RECORDS[1:]]), SAID).files
    for name, content in {**before, **after}.items():
        assert content.startswith(f'finderPart("{name.removesuffix(".js")}",'.encode())
        assert name not in before or name not in after or before[name] == after[name]
    assert [name for name in after if name.startswith("manifest")] != [
        name for name in before if name.startswith("manifest")
    ]


@pytest.mark.build
def test_one_changed_record_leaves_most_files_as_they_were():
    records = collections.records(120)
    before = index.build(held(records), SAID).files
    changed = [replace(records[0], children=()), *records[1:]]
    after = index.build(held(changed), SAID).files
    cards = [name for name in after if name.startswith("c")]
    assert len([name for name in cards if name not in before]) <= 1
    assert len(set(after) & set(before)) > 0.9 * len(after)


def test_an_empty_collection_has_an_index():
    made = index.build(held([]), SAID)
    assert (made.reviews, made.facets, made.years) == (0, (), ())


def test_entries_are_cut_into_runs_of_like_size_and_none_is_lost():
    entries = [(f"term{number:04}", "x" * 300) for number in range(400)]
    runs = split_into_shards(entries, len)
    assert [entry for run in runs for entry in run] == entries
    assert all(len(run) <= 21 for run in runs)
    assert first_keys(runs).split(" ")[0] == "term0000"


def test_a_long_posting_list_has_a_file_to_itself():
    runs = split_into_shards([("a", "x"), ("b", "x" * 50_000), ("c", "x")], len)
    assert [[key for key, _ in run] for run in runs] == [["a"], ["b"], ["c"]]


def test_names_of_parts_are_safe_on_every_disk():
    parts = ShardWriter()
    parts.add("p", ["one", "two"])
    assert all(re.fullmatch(r"p\d-[a-z2-7]{5}\.js", name) for name in parts.files)


def test_the_manifest_tells_the_browser_the_weights_that_were_measured():
    made = index.build(held(RECORDS), SAID)
    text = made.files[f"{made.manifest}.js"].decode()
    manifest = json.loads(text.removeprefix(f'finderPart("{made.manifest}",').removesuffix(");\n"))
    # As build_site/search/ranking.py tells: a change of any is to be measured again, by nDCG on judged queries.
    assert manifest["boosts"] == {"title": 2.0, "area": 2.0, "keyword": 1.5, "fact": 1.0, "story": 1.5, "point": 1.0}
    assert (manifest["k1"], B) == (1.2, 0.0)
    assert manifest["ranking"] == {
        "phrase": 1.5,
        "same": 0.7,
        "narrower": 0.4,
        "place": 2.0,
        "theme": 0.5,
        "guess": 0.6,
        "base": 0.1,
        "coverage": 2.0,
        "passage": 1.0,
    }
    kinds = ["title", "area", "keyword", "fact", "story", "learning", "recommendation", "good-practice"]
    assert (manifest["kinds"], manifest["pointsFrom"]) == (kinds, 5)
    assert manifest["fieldOf"] == ["title", "area", "keyword", "fact", "story", "point", "point", "point"]
    assert (manifest["reviews"], manifest["points"], manifest["cards"]["size"]) == (5, 13, 1)
    assert re.fullmatch("[a-z2-7]{6}", manifest["version"])
    assert set(manifest["unitsOfAge"]) == {"day", "week", "month", "year"}


def test_an_area_is_chosen_with_what_it_is_part_of():
    collection = held(RECORDS)
    area = next(facet for facet in facets_of(collection, AreaHierarchy(collection)) if facet.name == "area")
    labels = {value.label for value in area.values}
    assert {"Pan-Dorset", "Dorset", "South Tees", "Middlesbrough", "Kent"} <= labels


def test_a_wrong_synonym_is_told_with_file_and_line(tmp_path):
    path = tmp_path / "synonyms.yaml"
    path.write_text(
        "synonyms:\n- term: cot death\n  same: [SUDI]\n- term: cot death\n  same: [SIDS]\n- term: baby\n- same: [x]\n"
        "- term: drugs\n  wider: [x]\n",
        encoding="utf-8",
    )
    problems = Problems()
    loaded = synonyms.load(SourceFile(path, "vocabulary/synonyms.yaml"), problems)
    assert [synonym.term for synonym in loaded] == ["cot death"]
    assert [str(problem) for problem in problems] == [
        "vocabulary/synonyms.yaml:4: error: two entries are for `cot death`\n    Join the two.",
        "vocabulary/synonyms.yaml:6: error: `baby` has nothing that it stands for\n"
        "    Give it `same` or `narrower`, or take it out.",
        "vocabulary/synonyms.yaml:7: error: item 4 of `synonyms` has no `term`\n    Add a line `term: ...`.",
        "vocabulary/synonyms.yaml:9: error: there is no field `wider`\n    The fields are: term, same, narrower.",
    ]
