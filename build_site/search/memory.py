"""What the last build found in each review, so that the next one reads only what is new.

Entirely derived: deleting the file costs one slow build and nothing else.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from build_site.search.analysis import Analysis, Phrases, analyse, pipeline
from build_site.search.documents import Passage

_WORTH_PROCESSES = 200
"""From so many new reviews on, starting processes costs less than they save."""

Found = tuple[Analysis, frozenset[str]]
"""Of one review: its terms, and its words as they are spelt."""


def analyse_all(reviews: list[list[Passage]], phrases: Phrases, cache: Path | None) -> list[Found]:
    """What is found in each review, from its passages; `cache` is the file in which it is remembered."""
    ways = _fingerprint(phrases)
    keys = [_key(passages) for passages in reviews]
    known = _load(cache, ways) if cache else {}
    new = {key: passages for key, passages in zip(keys, reviews) if key not in known}
    known.update(zip(new, _analyse_new(list(new.values()), phrases)))
    if cache and (new or len(known) > len(set(keys))):
        _save(cache, ways, {key: known[key] for key in keys})
    return [known[key] for key in keys]


def _analyse_new(reviews: list[list[Passage]], phrases: Phrases) -> Iterable[Found]:
    processes = min(os.cpu_count() or 1, 8)
    if len(reviews) < _WORTH_PROCESSES or processes == 1:
        return _analyse_some(reviews, phrases)
    size = -(-len(reviews) // (processes * 4))
    chunks = [reviews[start:start + size] for start in range(0, len(reviews), size)]
    with ProcessPoolExecutor(processes) as pool:
        return [found for some in pool.map(_analyse_some, chunks, [phrases] * len(chunks)) for found in some]


def _analyse_some(reviews: list[list[Passage]], phrases: Phrases) -> list[Found]:
    words = pipeline(phrases)
    return [analyse(passages, words) for passages in reviews]


def _key(passages: list[Passage]) -> bytes:
    return hashlib.sha256(repr(list(map(tuple, passages))).encode()).digest()[:16]


def _fingerprint(phrases: Phrases) -> bytes:
    """Changes whenever the same passages could give something else: other phrases, other code."""
    made_by = hashlib.sha256(repr((sys.version_info[:2], sorted(phrases))).encode())
    for module in ("analysis", "documents", "packing", "text", "memory"):
        made_by.update((Path(__file__).parent / f"{module}.py").read_bytes())
    return made_by.digest()


def _load(cache: Path, ways: bytes) -> dict[bytes, Found]:
    try:
        stored, known = marshal.loads(cache.read_bytes())
        return known if stored == ways else {}
    except (OSError, ValueError, TypeError, EOFError):
        return {}


def _save(cache: Path, ways: bytes, known: dict[bytes, Found]) -> None:
    cache.parent.mkdir(parents=True, exist_ok=True)
    aside = cache.with_suffix(f".{os.getpid()}")
    aside.write_bytes(marshal.dumps((ways, known)))
    aside.replace(cache)
