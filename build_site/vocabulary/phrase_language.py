"""The small language in which an editor writes the words that mark a theme or an agency.

    share information          these words, side by side, in small or capital letters
    shar* information          a * at the end of a word stands for any ending
    mother*/father*/carer*     a / between words means one or the other
    share … information        … (or ...) stands for up to five words of the same sentence, or none
    SEND, GPs                  a word with two capitals must stand in these capitals

Hyphens and & count as spaces, apostrophes as nothing: `pre-birth` is `pre birth`, `children's` is `childrens`.
A text is compared only with phrases whose longest word it has, so the number of phrases costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from build_site.core.schema import ValidationError, ValuePath, quoted, strict_text

T = TypeVar("T")

MOST_WORDS_IN_GAP = 5

_GAP = None
_STOPS = ".;:?!"
_TOKEN = re.compile(r"\w+|[.;:?!]")
_APOSTROPHES = "'’‘"
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_WORD = re.compile(r"\w+\*?(?:/\w+\*?)*")
_TWO_CAPITALS = re.compile(r"[A-Z].*[A-Z]")


@dataclass(frozen=True)
class Word:
    """One word of a phrase. whole: the words that may stand there; beginnings: how such a word may begin."""

    whole: tuple[str, ...]
    beginnings: tuple[str, ...]

    @property
    def length(self) -> int:
        """Return the letters of the shortest word that may stand here."""
        return min(map(len, (*self.whole, *self.beginnings)))


Phrase = tuple[Word | None, ...]
"""The words of a phrase in order; None is a gap of up to MOST_WORDS_IN_GAP words."""


def parse_phrase(text: str) -> Phrase:
    """Return the phrase that an editor wrote. Raises ValueError, saying what is wrong, if it makes no sense."""
    plain = _APOSTROPHE.sub("", text).replace("…", " ... ").replace("-", " ").replace("&", " ")
    words: list[Word | None] = []
    for part in plain.split():
        if part == "...":
            words.append(_GAP)
        elif _WORD.fullmatch(part):
            words.append(_word(part))
        else:
            raise ValueError(f"`{quoted(part)}` can't be part of a phrase")
    if not words:
        raise ValueError("a phrase has no words")
    if _GAP in (words[0], words[-1]):
        raise ValueError("a phrase can't begin or end with …")
    return tuple(words)


def phrase(value: Any, path: ValuePath) -> Phrase:
    """Accept the text of a phrase, as a validator of `core.schema`; it becomes the phrase."""
    text = strict_text(value, path)
    try:
        return parse_phrase(text)
    except ValueError as error:
        raise ValidationError(
            path,
            f"`{quoted(text)}` is not understood: {error}",
            "Use words, a * at the end of a word, a / between words, and … between phrases.",
        ) from None


def _word(part: str) -> Word:
    options = [option if _TWO_CAPITALS.match(option) else option.lower() for option in part.split("/")]
    return Word(
        tuple(sorted({option for option in options if not option.endswith("*")})),
        tuple(option[:-1] for option in options if option.endswith("*")),
    )


def tokens_of(text: str) -> list[str]:
    """Return the words of a text, and the stops between its sentences, as phrases are compared with them."""
    return _TOKEN.findall(_APOSTROPHE.sub("", text))


def spans_of(text: str) -> list[tuple[int, int]]:
    """Return where each of the tokens of a text stands in it: start and end."""
    plain = _APOSTROPHE.sub("", text)
    if plain == text:
        return [match.span() for match in _TOKEN.finditer(text)]
    indexes = [index for index, letter in enumerate(text) if letter not in _APOSTROPHES]
    return [(indexes[match.start()], indexes[match.end() - 1] + 1) for match in _TOKEN.finditer(plain)]


Positions = tuple[int, ...]
"""The numbers of the tokens in a text that a phrase matched."""

_WordNumbers = tuple[int | None, ...]
"""The words of a phrase by number; None is a gap."""


@dataclass(frozen=True)
class _NumberedPhrase(Generic[T]):
    """A phrase by the numbers of its words, all of these at once, and the value it stands for."""

    numbers: _WordNumbers
    needed: frozenset[int]
    value: T


class PhraseIndex(Generic[T]):
    """Many phrases, each standing for a value, that are looked for in one pass over a text.

    Every distinct word of a phrase has a number, and which numbers a token of a text has is worked out once. So a
    phrase is looked at only if the text has its longest word, and compared only if it has all of them.
    """

    def __init__(self, phrases: Iterable[tuple[Phrase, T]]) -> None:
        numbers: dict[Word, int] = {}
        self._by_longest: dict[int, list[_NumberedPhrase[T]]] = {}
        for words, value in phrases:
            by_number = tuple(None if word is _GAP else numbers.setdefault(word, len(numbers)) for word in words)
            needed = frozenset(number for number in by_number if number is not None)
            longest = max((word for word in words if word is not _GAP), key=lambda word: word.length)
            self._by_longest.setdefault(numbers[longest], []).append(_NumberedPhrase(by_number, needed, value))
        self._whole: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}
        for word, number in numbers.items():
            for option in word.whole:
                self._whole.setdefault(option, []).append(number)
            for option in word.beginnings:
                self._beginnings.setdefault(option, []).append(number)
        self._longest = frozenset(self._by_longest)
        self._longest_beginning = max(map(len, self._beginnings), default=0)
        self._numbers_by_token: dict[str, frozenset[int]] = {}

    def matches(self, text: str) -> Iterator[tuple[T, Positions]]:
        """Return each value whose phrase stands in the text, with the positions of its tokens.

        A value may come more than once.
        """
        tokens, cache = tokens_of(text), self._numbers_by_token
        numbers = [cache[token] if token in cache else self._numbers(token) for token in tokens]
        for candidate in self._candidates(frozenset().union(*numbers)):
            for start, numbers_here in enumerate(numbers):
                if candidate.numbers[0] in numbers_here:
                    positions = _match(candidate.numbers, numbers, tokens, start)
                    if positions is not None:
                        yield candidate.value, positions

    def _candidates(self, present: frozenset[int]) -> Iterator[_NumberedPhrase[T]]:
        """Return the phrases all of whose words are present in a text, in whatever order."""
        for number in present & self._longest:
            for candidate in self._by_longest[number]:
                if candidate.needed <= present:
                    yield candidate

    def _numbers(self, token: str) -> frozenset[int]:
        """Return the numbers of the words of phrases that a token of a text may be."""
        numbers: list[int] = []
        for spelling in {token, token.lower()}:
            numbers += self._whole.get(spelling, ())
            for length in range(1, min(len(spelling), self._longest_beginning) + 1):
                numbers += self._beginnings.get(spelling[:length], ())
        self._numbers_by_token[token] = frozenset(numbers)
        return self._numbers_by_token[token]


def not_taken_back(matches: Iterable[tuple[T, bool, Positions]]) -> dict[T, list[Positions]]:
    """Return the matches of each value without those that share a word with one that takes them back.

    matches: value, whether the match counts or takes others of that value back, and positions.
    """
    counting: dict[T, list[Positions]] = {}
    taken_back: dict[T, set[int]] = {}
    for value, counts, positions in matches:
        if counts:
            counting.setdefault(value, []).append(positions)
        else:
            taken_back.setdefault(value, set()).update(positions)
    for value in taken_back.keys() & counting:
        counting[value] = [positions for positions in counting[value] if taken_back[value].isdisjoint(positions)]
    return {value: positions for value, positions in counting.items() if positions}


def _match(wanted: _WordNumbers, numbers: list[frozenset[int]], tokens: list[str], position: int) -> Positions | None:
    """Return the positions of the tokens of a phrase that begins at `position`, else None."""
    if not wanted:
        return ()
    if wanted[0] is _GAP:
        return _match_after_gap(wanted[1:], numbers, tokens, position)
    if position >= len(tokens) or wanted[0] not in numbers[position]:
        return None
    rest = _match(wanted[1:], numbers, tokens, position + 1)
    return None if rest is None else (position, *rest)


def _match_after_gap(
    wanted: _WordNumbers, numbers: list[frozenset[int]], tokens: list[str], position: int
) -> Positions | None:
    for start in range(position, min(position + MOST_WORDS_IN_GAP, len(tokens) - 1) + 1):
        positions = _match(wanted, numbers, tokens, start)
        if positions is not None:
            return positions
        if tokens[start] in _STOPS:
            break
    return None
