"""Whole numbers as printable text: small ones take one character, and gzip does the rest.

A number below TERMINAL is one character. A larger one is a run of continuing characters, least
significant first, ended by a character for what is left. The alphabet leaves out what JSON or
HTML would have to escape. assets/scripts/search/varint.js reads it.
"""

from __future__ import annotations

from functools import lru_cache

ALPHABET = "".join(chr(code) for code in range(0x20, 0x7E) if chr(code) not in '"\\<')
SEPARATOR = "~"
"""A character that no packed number has: it parts columns of numbers."""

TERMINAL = 64
"""The characters that end a number: the first of the alphabet. The others continue one.

Most numbers of the index are gaps and counts below 64; what they take is tested, as is what larger ones take.
"""

CONTINUATION = len(ALPHABET) - TERMINAL
"""The characters that continue a number, which are also the base of its continuing digits."""


@lru_cache(maxsize=1 << 16)
def pack_number(number: int) -> str:
    """Return the text of a number that is not negative."""
    text = ""
    while number >= TERMINAL:
        number -= TERMINAL
        text += ALPHABET[TERMINAL + number % CONTINUATION]
        number //= CONTINUATION
    return text + ALPHABET[number]


def unpack(text: str) -> list[int]:
    """Return the numbers in a packed text."""
    numbers, value, scale = [], 0, 1
    for char in text:
        code = ALPHABET.index(char)
        if code >= TERMINAL:
            value += code * scale
            scale *= CONTINUATION
        else:
            numbers.append(value + code * scale)
            value, scale = 0, 1
    return numbers
