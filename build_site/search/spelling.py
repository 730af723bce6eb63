"""The words of the collection, for what is half typed or misspelt; loaded only when a typed word is unknown.

A word's line is what it shares with the word before it, how common it is, and the rest of it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping

from build_site.search.varint import ALPHABET, SEPARATOR, TERMINAL, pack_number

MIN_LENGTH = 3
"""A shorter word is one slip from too many others; assets/scripts/search/spelling.js guesses at none."""

MAX_COMMONNESS = 60
"""Bits of a count: more reviews than there are."""


def word_counts(counts_of_segments: Iterable[Mapping[str, int]], extra_words: Iterable[str]) -> dict[str, int]:
    """Return in how many reviews each word stands, in order of word. extra_words: others that readers may mean."""
    counts = Counter(dict.fromkeys(extra_words, 0))
    for segment_counts in counts_of_segments:
        counts.update(segment_counts)
    return {word: counts[word] for word in sorted(counts) if len(word) >= MIN_LENGTH and not word.isdigit()}


def pack_words(counts: Iterable[tuple[str, int]]) -> str:
    """Return the lines of some words, each with its count, in order of word.

    How common a word is, is told by the number of bits of its count. Both numbers of a line are one character each.
    """
    lines, previous = [], ""
    for word, count in counts:
        shared = min(len(os.path.commonprefix((word, previous))), TERMINAL - 1)
        lines.append(pack_number(shared) + pack_number(min(count.bit_length(), MAX_COMMONNESS)) + word[shared:])
        previous = word
    return SEPARATOR.join(lines)


def unpack_words(packed: str) -> list[str]:
    """Return the words in the lines that `pack_words` made of them."""
    words, previous = [], ""
    for line in packed.split(SEPARATOR) if packed else ():
        previous = previous[: ALPHABET.index(line[0])] + line[2:]
        words.append(previous)
    return words
