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
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

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
    """One place of a phrase. whole: the words that may stand there; beginnings: how such a word may begin."""

    whole: tuple[str, ...]
    beginnings: tuple[str, ...]

    @property
    def length(self) -> int:
        """The letters of the shortest word that may stand here."""
        return min(map(len, (*self.whole, *self.beginnings)))


Phrase = tuple[Word | None, ...]
"""The places of a phrase in order; None is a gap of up to MOST_WORDS_IN_GAP words."""


def parse(text: str) -> Phrase:
    """The phrase that an editor wrote. Raises ValueError, saying what is wrong, if it makes no sense."""
    plain = _APOSTROPHE.sub("", text).replace("…", " ... ").replace("-", " ").replace("&", " ")
    places: list[Word | None] = []
    for part in plain.split():
        if part == "...":
            places.append(_GAP)
        elif _WORD.fullmatch(part):
            places.append(_word(part))
        else:
            raise ValueError(f"`{part}` can't be part of a phrase")
    if not places:
        raise ValueError("a phrase has no words")
    if _GAP in (places[0], places[-1]):
        raise ValueError("a phrase can't begin or end with …")
    return tuple(places)


def _word(part: str) -> Word:
    options = [option if _TWO_CAPITALS.match(option) else option.lower() for option in part.split("/")]
    return Word(
        tuple(sorted({option for option in options if not option.endswith("*")})),
        tuple(option[:-1] for option in options if option.endswith("*")),
    )


def tokens_of(text: str) -> list[str]:
    """The words of a text, and the stops between its sentences, as phrases are compared with them."""
    return _TOKEN.findall(_APOSTROPHE.sub("", text))


def spans_of(text: str) -> list[tuple[int, int]]:
    """Where each of the tokens of a text stands in it: start and end."""
    plain = _APOSTROPHE.sub("", text)
    if plain == text:
        return [match.span() for match in _TOKEN.finditer(text)]
    kept = [place for place, letter in enumerate(text) if letter not in _APOSTROPHES]
    return [(kept[match.start()], kept[match.end() - 1] + 1) for match in _TOKEN.finditer(plain)]


_Places = tuple[int | None, ...]
"""The places of a phrase by number; None is a gap."""


@dataclass(frozen=True)
class _Marked:
    """A phrase by number, all its numbers at once, and the value it stands for."""

    places: _Places
    words: frozenset[int]
    value: Hashable


class PhraseIndex:
    """Many phrases, each standing for a value, that are looked for in one pass over a text.

    Every distinct place of a phrase has a number, and which numbers a word of a text has is worked out once. So a
    phrase is looked at only if the text has its most telling word, and compared only if it has all of them.
    """

    def __init__(self, phrases: Iterable[tuple[Phrase, Hashable]]) -> None:
        numbers: dict[Word, int] = {}
        self._told_by: dict[int, list[_Marked]] = {}
        for phrase, value in phrases:
            places = tuple(None if word is _GAP else numbers.setdefault(word, len(numbers)) for word in phrase)
            telling = max((word for word in phrase if word is not _GAP), key=lambda word: word.length)
            marked = _Marked(places, frozenset(places) - {None}, value)
            self._told_by.setdefault(numbers[telling], []).append(marked)
        self._whole: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}
        for word, number in numbers.items():
            for option in word.whole:
                self._whole.setdefault(option, []).append(number)
            for option in word.beginnings:
                self._beginnings.setdefault(option, []).append(number)
        self._telling = frozenset(self._told_by)
        self._known: dict[str, frozenset[int]] = {}

    def find(self, text: str) -> Iterator[tuple[Hashable, tuple[int, ...]]]:
        """Each value whose phrase stands in the text, with the places of its words; a value may come more than once."""
        tokens, known = tokens_of(text), self._known
        numbers = [known[token] if token in known else self._numbers(token) for token in tokens]
        for marked in self._possible(frozenset().union(*numbers)):
            for start, here in enumerate(numbers):
                if marked.places[0] in here:
                    places = _match(marked.places, numbers, tokens, start)
                    if places is not None:
                        yield marked.value, places

    def _possible(self, present: frozenset[int]) -> Iterator[_Marked]:
        """The phrases all of whose words are present in a text, in whatever order."""
        for number in present & self._telling:
            for marked in self._told_by[number]:
                if marked.words <= present:
                    yield marked

    def _numbers(self, token: str) -> frozenset[int]:
        """The numbers of the places of phrases where a word, as it is written in a text, may stand."""
        found: list[int] = []
        for spelling in {token, token.lower()}:
            found += self._whole.get(spelling, ())
            for length in range(1, len(spelling) + 1):
                found += self._beginnings.get(spelling[:length], ())
        self._known[token] = frozenset(found)
        return self._known[token]


def _match(wanted: _Places, numbers: list[frozenset[int]], tokens: list[str], at: int) -> tuple[int, ...] | None:
    """The places of the words of a phrase that begins at `at`, else None."""
    if not wanted:
        return ()
    if wanted[0] is _GAP:
        return _match_after_gap(wanted[1:], numbers, tokens, at)
    if at >= len(tokens) or wanted[0] not in numbers[at]:
        return None
    rest = _match(wanted[1:], numbers, tokens, at + 1)
    return None if rest is None else (at, *rest)


def _match_after_gap(
    wanted: _Places, numbers: list[frozenset[int]], tokens: list[str], at: int
) -> tuple[int, ...] | None:
    for place in range(at, min(at + MOST_WORDS_IN_GAP, len(tokens) - 1) + 1):
        found = _match(wanted, numbers, tokens, place)
        if found is not None:
            return found
        if tokens[place] in _STOPS:
            break
    return None
