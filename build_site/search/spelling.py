"""The words of the collection, for what is half typed or misspelt; loaded only when a word is unknown.

A word's line is what it shares with the word before it, how common it is, and the rest of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from build_site.search.varint import SEPARATOR, pack_number

_SHORTEST = 3


def word_counts(words_of_segments: Iterable[Mapping[str, int]], more: Iterable[str]) -> dict[str, int]:
    """In how many reviews each word stands, in order of word; `more` are words to know that none need have."""
    counts: Counter[str] = Counter()
    for words in words_of_segments:
        counts.update(words)
    for word in more:
        counts.setdefault(word, 0)
    return {word: counts[word] for word in sorted(counts) if len(word) >= _SHORTEST and not word.isdigit()}


def packed(words: Iterable[tuple[str, int]]) -> str:
    """The lines of some words."""
    lines, before = [], ""
    for word, count in words:
        shared = next((i for i, (a, b) in enumerate(zip(word, before)) if a != b), min(len(word), len(before)))
        lines.append(pack_number(shared) + pack_number(min(count.bit_length(), 60)) + word[shared:])
        before = word
    return SEPARATOR.join(lines)
