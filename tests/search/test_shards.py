"""The files of the index: how they are split, named and packed, and that the browser reads what was written."""

from __future__ import annotations

import json
import re
import subprocess
import zlib
from types import SimpleNamespace

import pytest

from build_site.core.paths import REPOSITORY
from build_site.search.segments import MAX_SEGMENT, split_reviews
from build_site.search.shards import MIN_SIZE, ShardWriter, first_keys, short_hash, split_into_shards
from build_site.search.spelling import MIN_LENGTH, pack_words, word_counts
from build_site.search.varint import ALPHABET, pack_number, unpack

SCRIPTS = REPOSITORY / "assets" / "scripts" / "search"


def in_browser(script: str, data: object) -> object:
    """What a script of the browser's modules prints of some data."""
    code = f"const data = JSON.parse(process.argv[1]); console.log(JSON.stringify({script}));"
    imports = (
        f'import {{ decodeWords }} from "{SCRIPTS / "decode.js"}"; import {{ unpack }} from "{SCRIPTS / "varint.js"}";'
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", imports + code, json.dumps(data)],
        text=True,
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


def keys_that_end(ends: bool, number: int) -> list[str]:
    """Keys, in order, of which each ends a shard that is full enough, or of which none does."""
    keys = (f"k{n:05}" for n in range(100_000))
    return [key for key in keys if (zlib.crc32(key.encode()) % 16 == 0) is ends][:number]


def lengths(shards: list) -> list[int]:
    return [len(shard) for shard in shards]


def test_shards_hold_three_thousand_characters_where_the_index_is_small():
    keys = keys_that_end(False, 40)
    entries = [(key, "x" * 94) for key in keys]  # of 100 characters, key and all
    assert MIN_SIZE == 3000
    assert lengths(split_into_shards(entries, len)) == [30, 10]
    assert lengths(split_into_shards([(key, "x" * 95) for key in keys], len)) == [29, 11]


def test_shards_grow_with_the_root_of_the_whole():
    entries = [(key, "x" * 994) for key in keys_that_end(False, 9_000)]  # 9,000,000 characters: 2 * 3,000 in each
    assert set(lengths(split_into_shards(entries, len))) == {6}


def test_a_shard_ends_before_a_key_that_ends_one_as_soon_as_it_is_more_than_six_tenths_full():
    fill, end = keys_that_end(False, 1)[0], keys_that_end(True, 1)[0]
    assert lengths(split_into_shards([(fill, "x" * (1800 - 6)), (end, "x")], len)) == [2]
    assert lengths(split_into_shards([(fill, "x" * (1801 - 6)), (end, "x")], len)) == [1, 1]
    assert lengths(split_into_shards([(fill, "x" * (1801 - 6)), (keys_that_end(False, 2)[1], "x")], len)) == [2]


def test_entries_of_one_key_stay_in_one_shard_where_that_is_wanted():
    entries = [(key, "x" * 1000) for key in ("a", "b", "b", "b", "b", "c")]
    assert [[key for key, _ in shard] for shard in split_into_shards(entries, len, whole=True)] == [
        ["a", "b", "b", "b", "b"],
        ["c"],
    ]
    assert max(lengths(split_into_shards(entries, len))) == 2


def test_shards_begin_with_the_keys_that_the_manifest_names():
    shards = split_into_shards([("a", "x" * 2000), ("b", "x" * 2000), ("c", "x")], len)
    assert first_keys(shards) == "a b"
    assert split_into_shards([], len) == []


def test_shards_are_named_by_kind_number_and_content():
    writer = ShardWriter()
    hashes = writer.add("p", [["é"], {"a": 1}])
    assert re.fullmatch(r"[a-z2-7]{10}", hashes)
    assert writer.files == {
        f"p0-{hashes[:5]}.js": f'finderPart("p0-{hashes[:5]}",["é"]);\n'.encode(),
        f"p1-{hashes[5:]}.js": f'finderPart("p1-{hashes[5:]}",{{"a":1}});\n'.encode(),
    }
    assert hashes[:5] == short_hash('["é"]', 5)
    assert ShardWriter().add_json("p", ['["é"]']) == hashes[:5]


def test_the_manifest_is_named_by_its_content():
    writer = ShardWriter()
    name = writer.add_manifest({"a": 1})
    assert re.fullmatch(r"manifest-[a-z2-7]{10}", name)
    assert list(writer.files) == [f"{name}.js"]
    assert ShardWriter().add_manifest({"a": 2}) != name


def test_numbers_below_64_take_one_character_and_larger_ones_as_few_as_their_size_needs():
    assert [len(pack_number(number)) for number in (0, 63, 64, 64 + 27 * 64 - 1, 64 + 27 * 64)] == [1, 1, 2, 2, 3]
    assert len(ALPHABET) == 91


def test_numbers_are_read_by_the_browser_as_they_were_written():
    numbers = [*range(3000), 10**6, 10**9]
    packed = "".join(map(pack_number, numbers))
    assert in_browser("unpack(data)", packed) == unpack(packed) == numbers


def test_words_are_counted_by_review_and_those_that_none_is_guessed_for_left_out():
    counts = word_counts([{"baby": 2, "ox": 1, "2019": 4, "4yr": 1}, {"baby": 1, "ant": 1}], ["sudi", "baby"])
    assert list(counts.items()) == [("4yr", 1), ("ant", 1), ("baby", 3), ("sudi", 0)]
    assert MIN_LENGTH == 3


WORDS = [
    ("a" * 70, 1),
    ("a" * 71, 2),
    ("ant", 0),
    ("babi", 3),
    ("baby", 255),
    ("bat", 256),
    ("bats", 2**59 - 1),
    ("batz", 2**62),
    ("\ufa0ebc", 1),
    ("\U00020bb7b", 1),
    ("\U00020bb7bc", 1),
    ("\U00020bb8d", 1),
]


def test_words_are_read_by_the_browser_as_they_were_written_with_the_bits_of_their_counts():
    packed = pack_words(WORDS)
    assert in_browser("decodeWords(data)", packed) == [[word, min(count.bit_length(), 60)] for word, count in WORDS]
    assert pack_words([("baby", 1), ("bat", 1)]) == " !baby~#!t"


def test_a_word_leaves_out_as_much_of_the_one_before_it_as_one_character_can_tell():
    assert len(pack_words(WORDS[:2]).split("~")[1]) == 2 + 71 - 63


def reviews(number: int) -> list[SimpleNamespace]:
    """Reviews as far as their segments go by them."""
    return [SimpleNamespace(id=f"2020-kent-child-{n}") for n in range(number)]


def test_segments_end_after_a_hundred_reviews_or_where_an_id_says_so_and_lose_none():
    many = reviews(700)
    runs = list(split_reviews(many))
    assert [review for run in runs for review in run] == many
    assert MAX_SEGMENT == 100
    for run in runs[:-1]:
        ends = [zlib.crc32(review.id.encode()) % 64 == 0 for review in run]
        assert not any(ends[:-1])
        assert ends[-1] or len(run) == 100
    assert max(len(run) for run in runs) == 100
    assert len({len(run) for run in runs}) > 2
    assert list(split_reviews(())) == []


@pytest.mark.parametrize("removed", [0, 350, 699])
def test_segments_stay_as_they_are_but_for_those_beside_a_change(removed):
    many = reviews(700)
    before = {tuple(review.id for review in run) for run in split_reviews(many)}
    after = {tuple(review.id for review in run) for run in split_reviews([*many[:removed], *many[removed + 1 :]])}
    assert len(after - before) <= 2
