"""Text in general: white space, sentences, number words, and the slugs that stand in addresses and ids."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_TO_TWENTY = """
zero one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
"""
NUMBER_WORDS = {word: number for number, word in enumerate(_TO_TWENTY.split())}
"""Number word -> number, from "zero" to "twenty"."""


def number_words(first: int = 0, last: int = 20) -> str:
    """Return a pattern of the words for the numbers from one to the other, each before those that begin with it."""
    words = (word for word, number in NUMBER_WORDS.items() if first <= number <= last)
    return "|".join(sorted(words, key=len, reverse=True))


_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")

UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Signs that nobody sees and that change what is seen: those that steer a terminal, and those that turn text around."""
_TURNS_TEXT = re.compile("[\u202a-\u202e\u2066-\u2069]")

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘']?[A-Z0-9])")
_ABBREVIATION_AT_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|e\.g|i\.e|etc|No)\.$")
_LONGEST_ABBREVIATION = 5
"""In letters, with its stop and the one before it."""

_LONGEST_SENTENCE = 500
"""The longest of the known digests has 250 letters. What is longer is a list without stops: patterns that look back
from a word would take a time that grows with the square of its length, so it is cut between words."""
_PIECE = re.compile(rf"\S(?:.{{0,{_LONGEST_SENTENCE - 2}}}\S)?(?!\S)|\S{{1,{_LONGEST_SENTENCE}}}")


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Return a name as it stands in an address: lower case Latin letters and digits with single hyphens.

    "Derby & Derbyshire" -> "derby-and-derbyshire", "Café" -> "cafe". A name that has letters or digits, but
    none of these, gets a slug that is made of its hash and so never changes: "日本" -> "x-cf2abf0c". Text with
    no letter and no digit has no slug: "" is returned.
    """
    plain = unicodedata.normalize("NFKD", text.replace("&", " and "))
    plain = plain.encode("ascii", "ignore").decode().casefold().replace("'", "")
    latin = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return latin or _hashed(text)


def _hashed(text: str) -> str:
    """Return the slug of a name in other letters, the same for every way to write its capitals and its spaces."""
    plain = normalise_space(unicodedata.normalize("NFKC", text)).casefold()
    return f"x-{hashlib.sha256(plain.encode()).hexdigest()[:8]}" if re.search(r"[^\W_]", plain) else ""


def normalise_space(text: str) -> str:
    """Return text whose runs of spaces, tabs and non-breaking spaces are one space; signs that can't be seen go."""
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())


def visible(text: str, signs: re.Pattern[str] = UNSEEN) -> str:
    """Return text for a terminal: a sign that nobody sees is written out, as `\\x1b` or `\\u202e`. signs: which."""
    return signs.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)


def without_unseen(text: str) -> str:
    """Return text without signs that nobody sees; one that steers a terminal leaves a space."""
    return text if text.isprintable() else UNSEEN.sub(" ", _TURNS_TEXT.sub("", text))


def first_of(names: Sequence[str], most: int, unit: str = "") -> str:
    """Return the first of some names, and how many more there are: "a, b and 3 more". unit: what is counted."""
    more = f" and {len(names) - most} more {unit}".rstrip() if len(names) > most else ""
    return ", ".join(names[:most]) + more


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, with single spaces. A blank line ends one too; "Dr." and the like don't.

    One of more than 500 letters is given in pieces of at most so many.
    """
    return list(_sentences(text))


def first_sentence(text: str) -> str:
    """Return the first of the sentences of a text, or "" where it has none."""
    return next(iter(_sentences(text)), "")


@lru_cache(4)
def _sentences(text: str) -> tuple[str, ...]:
    # Each fact of an entry asks for those of the same text in turn.
    found: list[list[str]] = []
    goes_on = False
    for paragraph in text.split("\n\n"):
        for piece in filter(None, _SENTENCE_END.split(" ".join(paragraph.split()))):
            if goes_on:
                found[-1].append(piece)
            else:
                found.append([piece])
            goes_on = bool(_ABBREVIATION_AT_END.search(piece, max(0, len(piece) - _LONGEST_ABBREVIATION)))
    return tuple(
        piece
        for sentence in map(" ".join, found)
        for piece in (_PIECE.findall(sentence) if len(sentence) > _LONGEST_SENTENCE else (sentence,))
    )
