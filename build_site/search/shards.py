"""The files of the index: each loads as a script, so that it works from a folder on a disk too.

A part is named by its kind, its number and its content ("p12-x7k2m.js"), so no cache can mix two
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

_HASH = 5
"""Characters of the hash, of five bits each: they tell apart versions of one part, not parts."""

_SMALLEST = 3_000
_GROWTH = 2
"""The size of a run: so many characters at least, or so many times the root of the whole. With runs twice as large, a
search of two words loads a quarter to a third more; with smaller ones there are more files, and more names of them."""


def as_json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def hash_of(text: str, length: int) -> str:
    """Lower-case letters and digits that change with the text."""
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode().lower()[:length]


class ShardWriter:
    """The files made so far. Each `add` gives what the manifest has to say about a series of them."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def add(self, kind: str, payloads: Iterable[Any]) -> str:
        """Make a file of each payload; the answer is their hashes, one after the other."""
        return self.add_texts(kind, map(as_json, payloads))

    def add_texts(self, kind: str, texts: Iterable[str]) -> str:
        """The same of payloads that are JSON already."""
        hashes = []
        for number, text in enumerate(texts):
            hashes.append(hash_of(text, _HASH))
            self._write(f"{kind}{number}-{hashes[-1]}", text)
        return "".join(hashes)

    def add_manifest(self, payload: Any) -> str:
        """Make the manifest's file; the answer is its name, which the page has to know."""
        text = as_json(payload)
        name = f"manifest-{hash_of(text, 10)}"
        self._write(name, text)
        return name

    def _write(self, name: str, text: str) -> None:
        self.files[f"{name}.js"] = f'finderPart("{name}",{text});\n'.encode()


def split_into_shards(
    entries: Sequence[tuple[str, Entry]], size_of: Callable[[Entry], int], whole: bool = False
) -> list[list[tuple[str, Entry]]]:
    """Entries (key, what it has), in order of key, in runs of like size; a run holds one entry at least.

    whole: entries of one key stay together. Where a run ends depends on the keys near its end, so
    that a change in one run leaves the others as they are. Smaller runs mean less to load for a
    word, but more names in the manifest; the best size grows with the root of the whole.
    """
    sizes = [len(key) + size_of(entry) for key, entry in entries]
    size = max(_SMALLEST, _GROWTH * math.sqrt(sum(sizes)))
    runs: list[list[tuple[str, Entry]]] = []
    filled, before = size, None
    for (key, entry), length in zip(entries, sizes):
        ends = filled + length > size or filled > 0.6 * size and zlib.crc32(key.encode()) % 16 == 0
        if not runs or ends and not (whole and key == before):
            runs.append([])
            filled = 0
        runs[-1].append((key, entry))
        filled, before = filled + length, key
    return runs


def first_keys(runs: list[list[tuple[str, Entry]]]) -> str:
    """The first key of each run, in one text."""
    return " ".join(run[0][0] for run in runs)
