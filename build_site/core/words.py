"""Words as they are compared, however they are written: case, accents, quotes, hyphens, escapes and addresses apart."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

from build_site.core.text import NUMBER_WORDS, slug

_GONE = re.compile("['\u2018\u2019\u02bc\u0060\u00b4\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_JSON_LINE = re.compile(r"\\[nrt]")
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_])")
_NO_WORD = re.compile(r"[\W_]+")
_NO_WORD_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()}
_SHORTEST_GLUED = 4
"""Letters that a word has at least to be sought within longer ones, as in the name of a file: `alexreview.pdf`."""

_NUMBER_FORMS = {form: {word, str(number)} for word, number in NUMBER_WORDS.items() for form in (word, str(number))}


def fold(text: str) -> str:
    """Return the words of a text in one form, with a space before and after each: " zoe oneil 4 year ".

    What HTML, JSON and addresses write otherwise (`&#39;`, `\\u00eb`, `%C3%AB`) is read first.
    """
    if "\\" in text:
        text = _JSON_LINE.sub(" ", _JSON_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text))
    if "%" in text:
        text = unquote(text, errors="replace")
    if "&" in text:
        text = html.unescape(text)
    if text.isascii():
        text = text.casefold().replace("'", "").replace("`", "").translate(_NO_WORD_ASCII)
    else:
        text = unicodedata.normalize("NFKD", _GONE.sub("", text).casefold())
        text = "".join([letter for letter in text if not unicodedata.combining(letter)])
        text = _NO_WORD.sub(" ", _GONE.sub("", text))
    return f" {' '.join(_GLUED.sub(' ', text).split())} "


def _forms(word: str) -> set[str]:
    """Return a word with its plural or singular, and a number in letters and in digits."""
    singular = word[:-1] if len(word) > 3 and word.endswith("s") else word
    return (
        {word, singular, f"{singular}s", *_NUMBER_FORMS.get(word, ())}
        if not word.isdigit()
        else {
            word,
            *_NUMBER_FORMS.get(word, ()),
        }
    )


class WordFinder:
    """Finds which of some words and runs of words stand in a text. One pass for all of them.

    exact: words that count only as they are written, case and all, since in small letters they are everyday words.
    """

    def __init__(self, words: Iterable[str], exact: Iterable[str] = ()) -> None:
        self.words = tuple(dict.fromkeys(words))
        exact_words = set(exact)
        self._exact = {
            word: re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])") for word in self.words if word in exact_words
        }
        self._by_first: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for word in self.words:
            if word not in self._exact:
                self._add(word)

    def _add(self, word: str) -> None:
        parted = fold(_GONE.sub(" ", word))  # An address may have o-neil for O'Neil.
        variants = {
            tuple(fold(word).split()),
            tuple(parted.split()),
            ("".join(fold(word).split()),),
            tuple(fold(slug(word)).split()),
        }
        for variant in variants:
            if not any(variant):
                continue
            alternatives = ("|".join(sorted(map(re.escape, _forms(part)))) for part in variant)
            regex = re.compile(" " + " ".join(f"(?:{alternative})" for alternative in alternatives) + " ")
            for form in _forms(variant[0]):
                self._by_first.setdefault(form, []).append((word, regex))

    def __bool__(self) -> bool:
        return bool(self.words)

    def find(self, text: str) -> tuple[str, ...]:
        """Return the words that stand in a text, in their own order."""
        found = self.find_folded(fold(text))
        if self._exact:
            plain = html.unescape(text)
            found |= {word for word, regex in self._exact.items() if regex.search(plain)}
        return tuple(word for word in self.words if word in found) if found else ()

    def find_folded(self, folded: str) -> set[str]:
        """Return the words that stand in a text that `fold` has read; not those that count only as they are written."""
        return {
            word
            for first in self._by_first.keys() & folded.split()
            for word, regex in self._by_first[first]
            if regex.search(folded)
        }

    def find_in_slug(self, text: str) -> tuple[str, ...]:
        """Return the words that stand in an id, where all letters are small."""
        folded = fold(text)
        found = self.find_folded(folded) | {word for word in self._exact if fold(word) in folded}
        return tuple(word for word in self.words if word in found)

    def find_in_address(self, text: str) -> tuple[str, ...]:
        """Return the words that stand in an address or the name of a file, where words are often written as one."""
        whole, found = fold(text).replace(" ", ""), set(self.find_in_slug(text))
        for word in self.words:
            glued = "".join(fold(word).split())
            if len(glued) >= _SHORTEST_GLUED and word not in self._exact and glued in whole:
                found.add(word)
        return tuple(word for word in self.words if word in found)
