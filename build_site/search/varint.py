"""Whole numbers as printable text: small ones take one character, and gzip does the rest.

A number below LAST is one character. A larger one is a run of continuing characters, least
significant first, ended by a character for what is left. The alphabet leaves out what JSON or
HTML would have to escape. assets/scripts/search/packing.js reads it.
"""

from __future__ import annotations

from functools import lru_cache

ALPHABET = "".join(chr(code) for code in range(0x20, 0x7E) if chr(code) not in '"\\<')
SEPARATOR = "~"
"""A character that no packed number has: it parts columns of numbers."""

TERMINAL = 64
CONTINUATION = len(ALPHABET) - TERMINAL


@lru_cache(maxsize=1 << 16)
def pack_number(number: int) -> str:
    """The text of a number that is not negative."""
    text = ""
    while number >= TERMINAL:
        number -= TERMINAL
        text += ALPHABET[TERMINAL + number % CONTINUATION]
        number //= CONTINUATION
    return text + ALPHABET[number]


def unpack(text: str) -> list[int]:
    """The numbers in a packed text."""
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
