"""The kinds of case review in a text: which it names, and the text without them."""

from __future__ import annotations

import re

from build_site.vocabulary.labels import LabelVocabulary, ReviewType


class ReviewTypeGrammar:
    """Finds kinds of review in the words that `review-types.yaml` gives for them."""

    def __init__(self, wording: LabelVocabulary) -> None:
        self._by_form = {_form(words): kind for kind in wording.types for words in (*kind.phrases, *kind.abbreviations)}
        phrases = [phrase for kind in wording.types for phrase in kind.phrases]
        shorts = sorted((short for kind in wording.types for short in kind.abbreviations), key=len, reverse=True)
        self.abbreviations = "|".join(map(re.escape, shorts)) or "(?!)"
        named = (
            "|".join(
                r"[\s-]+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True)
            )
            or "(?!)"
        )
        self._phrase = re.compile(rf"\b(?:{named})\b(?!s)", re.IGNORECASE)
        self._short = re.compile(rf"\b(?:{self.abbreviations})\b")
        self._short_alone = re.compile(
            rf"{self._short.pattern}(?!\s*[A-Z]{{0,4}}\d)"
        )  # the number of `CPR 3/2021` needs its letters
        winners = [kind.name.split()[0] for kind in wording.types if kind.wins]
        self._winning_word = re.compile(rf"\b(?:{'|'.join(map(re.escape, winners)) or '(?!)'})\b", re.IGNORECASE)

    def named_in(self, text: str) -> ReviewType | None:
        """The kind that a text names, the one that wins if there are several; None if it names none."""
        found = [
            self._by_form[_form(match[0])]
            for pattern in (self._phrase, self._short)
            for match in pattern.finditer(text)
        ]
        if not found:
            return None
        won = next((kind for kind in found if kind.wins), None)
        if won is None and (word := self._winning_word.search(text)):
            won = next(
                kind for kind in self._by_form.values() if kind.wins and kind.name.startswith(word[0].casefold())
            )
        return won or found[0]

    def without(self, text: str, mark: str) -> str:
        """The text with the mark in place of every kind, and without the words that only make a kind a winning one."""
        return self._winning_word.sub(" ", self._short_alone.sub(mark, self._phrase.sub(mark, text)))


def _form(words: str) -> str:
    """The form in which the words for a kind are compared: letters and digits alone."""
    return re.sub(r"[\W_]+", "", words).casefold()
