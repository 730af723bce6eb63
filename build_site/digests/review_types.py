"""The types of case review in a text: which it names, and the text without them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from build_site.vocabulary.labels import LabelVocabulary

_NOTHING = "(?!)"
"""A pattern that matches nowhere, for a vocabulary with no words of some sort."""


class ReviewTypeGrammar:
    """A reader of types of review by the words that `review-types.yaml` gives for them."""

    def __init__(self, vocabulary: LabelVocabulary) -> None:
        types = vocabulary.types
        self._type_of = {
            _letters_and_digits(words): review_type
            for review_type in types
            for words in (*review_type.phrases, *review_type.abbreviations)
        }
        phrases = _longest_first(phrase for review_type in types for phrase in review_type.phrases)
        abbreviations = _longest_first(short for review_type in types for short in review_type.abbreviations)
        self.abbreviations = "|".join(map(re.escape, abbreviations)) or _NOTHING
        any_phrase = "|".join(r"[\s-]+".join(map(re.escape, phrase.split())) for phrase in phrases) or _NOTHING
        self._phrase = re.compile(rf"\b(?:{any_phrase})\b(?!s)", re.IGNORECASE)
        self._phrase_or_plural = re.compile(rf"\b(?:{any_phrase})(?=s?\b)", re.IGNORECASE)
        self._abbreviation_or_plural = re.compile(rf"\b(?:{self.abbreviations})(?=s?\b)")
        self._plural = re.compile(
            rf"\b(?:{any_phrase})s\b|\b(?:{self.abbreviations})s\b|\b(?i:reviews)\b", re.IGNORECASE
        )
        self._abbreviation = re.compile(rf"\b(?:{self.abbreviations})\b")
        # The number of `CPR 3/2021` needs its letters.
        self._abbreviation_without_number = re.compile(rf"{self._abbreviation.pattern}(?!\s*[A-Z]{{0,4}}\d)")
        self._winners = {
            review_type.name.split()[0].casefold(): review_type for review_type in reversed(types) if review_type.wins
        }
        any_winner = "|".join(map(re.escape, self._winners)) or _NOTHING
        self._winning_word = re.compile(rf"\b(?:{any_winner})\b", re.IGNORECASE)

    def named_in(self, text: str) -> str | None:
        """Return the name of the type that a text names, of several the one that wins; None if it names none."""
        named = [
            self._type_of[_letters_and_digits(match[0])]
            for pattern in (self._phrase, self._abbreviation)
            for match in pattern.finditer(text)
        ]
        if not named:
            return None
        if winner := next((review_type for review_type in named if review_type.wins), None):
            return winner.name
        word = self._winning_word.search(text)
        return (self._winners[word[0].casefold()] if word else named[0]).name

    def all_named_in(self, text: str) -> set[str]:
        """Return the names of all types that a text names, in the singular or the plural."""
        return {
            self._type_of[_letters_and_digits(match[0])].name
            for pattern in (self._phrase_or_plural, self._abbreviation_or_plural)
            for match in pattern.finditer(text)
        }

    def named_in_plural(self, text: str) -> bool:
        """Return whether a text names a type, or reviews in general, in the plural."""
        return bool(self._plural.search(text))

    def ends_with_type(self, text: str) -> bool:
        """Return whether a text is one phrase that a type ends: "Serious youth violence thematic review"."""
        *_, last = [None, *self._phrase.finditer(text)]
        return last is not None and last.end() == len(text.rstrip()) and text[: last.start()].rstrip()[-1:].isalnum()

    def is_winner(self, name: str | None) -> bool:
        """Return whether a type is the one that counts where a more general one is stated too."""
        return any(review_type.name == name for review_type in self._winners.values())

    def replace(self, text: str, replacement: str) -> str:
        """Return the text with a replacement for every type, and without words that only make a type a winning one."""
        without_types = self._abbreviation_without_number.sub(replacement, self._phrase.sub(replacement, text))
        return self._winning_word.sub(" ", without_types)


def _longest_first(texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=len, reverse=True)


def _letters_and_digits(words: str) -> str:
    """Return the form in which the words for a type are compared: letters and digits alone."""
    return re.sub(r"[\W_]+", "", words).casefold()
