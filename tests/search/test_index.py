"""The files of the index: named by their content, remembered from build to build, never too large or too many."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from build_site.core.problems import Problems
from build_site.search import index
from build_site.search.facets import facets_of
from build_site.search.passages import AreaHierarchy
from build_site.search.shards import ShardWriter, first_keys, split_into_shards
from build_site.vocabulary import synonyms
from tests.bench import collections
from tests.search.building import held, shipped_synonyms
from tests.search.invented import RECORDS

SAID = shipped_synonyms()


def test_the_same_records_give_the_same_files():
    assert index.build(held(RECORDS), SAID) == index.build(held(RECORDS), SAID)


def test_a_remembered_build_gives_the_same_files_as_a_fresh_one(tmp_path):
    cache = tmp_path / "search.cache"
    fresh = index.build(held(RECORDS), SAID, cache)
    assert index.build(held(RECORDS), SAID, cache) == fresh
    changed = [replace(RECORDS[0], title="Wren"), *RECORDS[1:]]
    assert index.build(held(changed), SAID, cache) == index.build(held(changed), SAID)


def test_a_damaged_memory_is_no_trouble(tmp_path):
    fresh = index.build(held(RECORDS), SAID, tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(b"not what it was")
    assert index.build(held(RECORDS), SAID, tmp_path) == fresh


@pytest.mark.build
def test_of_many_reviews_only_the_segment_with_a_change_is_made_anew(tmp_path):
    records = collections.records(500)
    index.build(held(records), SAID, tmp_path)
    before = {file.name for file in tmp_path.iterdir()}
    changed = [*records[:250], replace(records[250], title="Wren"), *records[251:]]
    assert index.build(held(changed), SAID, tmp_path) == index.build(held(changed), SAID)
    after = {file.name for file in tmp_path.iterdir()}
    assert len(before) > 3 and len(after - before) == 1 and len(before - after) == 1


@pytest.mark.build
def test_a_review_more_or_less_leaves_the_other_segments_as_they_were(tmp_path):
    records = collections.records(500)
    index.build(held(records), SAID, tmp_path)
    before = {file.name for file in tmp_path.iterdir()}
    fewer = [*records[:250], *records[251:]]
    assert index.build(held(fewer), SAID, tmp_path) == index.build(held(fewer), SAID)
    assert len({file.name for file in tmp_path.iterdir()} - before) <= 2


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
    assert [synonym.term for synonym in synonyms.load(path, "vocabulary/synonyms.yaml", problems)] == ["cot death"]
    assert [str(problem) for problem in problems] == [
        "vocabulary/synonyms.yaml:4: error: two entries are for `cot death`\n    Join the two.",
        "vocabulary/synonyms.yaml:6: error: `baby` has nothing that it stands for\n"
        "    Give it `same` or `narrower`, or take it out.",
        "vocabulary/synonyms.yaml:7: error: an entry of `synonyms` has no `term`\n    Give it a line `term: ...`.",
        "vocabulary/synonyms.yaml:9: error: unknown field `wider`\n    The fields are: term, same, narrower.",
    ]
