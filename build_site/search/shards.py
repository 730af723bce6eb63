"""The files of the index: each loads as a script, so that it works from a folder on a disk too.

A shard is named by its kind, its number and its content ("p12-x7k2m.js"), so no cache can mix two
builds; its script says its own name again, so that a file put under another's name is noticed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

Entry = TypeVar("Entry")

HASH_LENGTH = 5
"""Characters of the hash, of five bits each: they tell apart versions of one shard, not shards."""

MIN_SIZE = 3_000
"""Characters that a shard may have at least, however small the index is."""

_SIZE_PER_ROOT = 2
"""A shard may have so many times the root of all characters. With shards twice as large, a search of two words loads a
quarter to a third more (on invented collections of 353 to 10,000 reviews, printed by `make bench`); with smaller ones
there are more files, and more names of them in the manifest."""

_FILLED = 0.6
"""A shard that has at least this share of its size ends at the next key that ends one."""

_KEYS_PER_END = 16
"""One key in so many, by its hash, ends a shard."""


def compact_json(data: Any) -> str:
    """Return data as JSON without a space too many."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def short_hash(text: str, length: int) -> str:
    """Return lower-case letters and digits, so many, that change with the text."""
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode().lower()[:length]


def shard_script(name: str, json_text: str) -> bytes:
    """Return the script of a file of data, which hands over its own name and what it holds."""
    return f'finderPart("{name}",{json_text});\n'.encode()


class ShardWriter:
    """The files made so far, by name. Each `add` returns what the manifest has to say about a series of them."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def add(self, kind: str, payloads: Iterable[Any]) -> str:
        """Make a file of each payload; return their hashes, one after the other."""
        return self.add_json(kind, map(compact_json, payloads))

    def add_json(self, kind: str, payloads: Iterable[str]) -> str:
        """Make a file of each payload that is JSON already; return their hashes, one after the other."""
        hashes = []
        for number, json_text in enumerate(payloads):
            hashes.append(short_hash(json_text, HASH_LENGTH))
            self._add_script(f"{kind}{number}-{hashes[-1]}", json_text)
        return "".join(hashes)

    def add_manifest(self, payload: Any) -> str:
        """Make the manifest's file; return its name without the ending, which the page has to know."""
        json_text = compact_json(payload)
        name = f"manifest-{short_hash(json_text, 10)}"
        self._add_script(name, json_text)
        return name

    def _add_script(self, name: str, json_text: str) -> None:
        self.files[f"{name}.js"] = shard_script(name, json_text)


def split_into_shards(
    entries: Sequence[tuple[str, Entry]], size_of: Callable[[Entry], int], whole: bool = False
) -> list[list[tuple[str, Entry]]]:
    """Split entries (key, what it has), in order of key, into shards of like size, each of one entry at least.

    size_of: characters of an entry. whole: entries of one key stay together. Where a shard ends depends on the keys
    near its end, so that a change in one leaves the others as they are. Smaller shards mean less to load for a word,
    but more names in the manifest; the best size grows with the root of the whole.
    """
    sizes = [len(key) + size_of(entry) for key, entry in entries]
    max_size = max(MIN_SIZE, _SIZE_PER_ROOT * math.sqrt(sum(sizes)))
    shards: list[list[tuple[str, Entry]]] = []
    filled, previous_key = 0, None
    for (key, entry), size in zip(entries, sizes, strict=True):
        full = filled + size > max_size
        ends_here = filled > _FILLED * max_size and zlib.crc32(key.encode()) % _KEYS_PER_END == 0
        if not shards or ((full or ends_here) and not (whole and key == previous_key)):
            shards.append([])
            filled = 0
        shards[-1].append((key, entry))
        filled, previous_key = filled + size, key
    return shards


def first_keys(shards: list[list[tuple[str, Entry]]]) -> str:
    """Return the first key of each shard, in one text."""
    return " ".join(shard[0][0] for shard in shards)
