"""Text in general: white space, sentences, number words, and the slugs that stand in addresses and ids."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_TO_TWENTY = """
zero one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
"""
NUMBER_WORDS = {word: number for number, word in enumerate(_TO_TWENTY.split())}
"""Number word -> number, from "zero" to "twenty"."""

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘']?[A-Z0-9])")
_ABBREVIATION_AT_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|e\.g|i\.e|etc|No)\.$")


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


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, with single spaces. A blank line ends one too; "Dr." and the like don't."""
    found: list[str] = []
    for paragraph in text.split("\n\n"):
        for piece in _SENTENCE_END.split(" ".join(paragraph.split())):
            if found and _ABBREVIATION_AT_END.search(found[-1]):
                found[-1] += " " + piece
            elif piece:
                found.append(piece)
    return found
