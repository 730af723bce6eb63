"""Which words a redacted correction takes out: those that the editor names, or what the new text no longer has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from build_site.core.dates import SEASONS, edtf_problem, format_edtf
from build_site.core.text import NUMBER_WORDS
from build_site.core.words import WordFinder, fold
from build_site.records.common_words import COMMON_WORDS

_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_OF_DATES_AND_AGES = (
    _MONTHS
    | frozenset(NUMBER_WORDS)
    | frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
    | frozenset(SEASONS)
    | frozenset(("day", "days", "week", "weeks", "month", "months", "year", "years", "old"))
)
"""Words that say something only together, as in "3 March 2020" and "five weeks"; and so do numbers."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MOST_OF_A_NAME = 3
"""Words of the longest value that is taken out as a whole where none of its words says much: "Child A"."""


@dataclass(frozen=True)
class OldWord:
    """A word, or a run of words, that must go. is_name: it may be known, so it is sought in other reviews too.

    is_exact: in small letters it is an everyday word, so it counts only as it is written; is_named: by the editor.
    """

    text: str
    is_name: bool
    is_exact: bool = False
    is_named: bool = False

    def combined(self, other: OldWord) -> OldWord:
        """Return what two corrections that take out the same word come to: the stricter of both."""
        return OldWord(
            self.text,
            self.is_name or other.is_name,
            self.is_exact and other.is_exact,
            self.is_named or other.is_named,
        )


def named_words(words: tuple[str, ...]) -> list[OldWord]:
    """Return the words that an editor names."""
    return [OldWord(word, not _is_general(word), _is_everyday(word), is_named=True) for word in words]


def removed_words(was: Any, now: Any) -> list[OldWord]:
    """Return the words that a value had and that its new text has not, everyday words apart; each once.

    Parts of dates and ages count as the runs that they stand in. Where a short value has no word that says much
    ("Child A"), it counts as a whole. None if there is nothing of that kind.
    """
    kept = " ".join(fold(text) for text in _texts(now))
    finder = WordFinder(kept.split())
    found: dict[str, OldWord] = {}
    for text in _texts(was):
        words = list(_removed(text, finder, kept))
        folded = fold(text)
        if not words and folded.strip() and folded not in kept and len(folded.split()) <= _MOST_OF_A_NAME:
            words = [OldWord(text.strip(), is_name=False, is_exact=_is_everyday(text))]
        for word in words:
            found.setdefault(fold(word.text), word)
    return list(found.values())


def _removed(text: str, kept: WordFinder, kept_text: str) -> Iterator[OldWord]:
    run: list[re.Match[str]] = []
    for match in (*_WORD.finditer(text), None):
        word = fold(match[0]).strip() if match else ""
        if match and _is_of_date(word):
            run.append(match)
            continue
        yield from _removed_runs(text, run, kept_text)
        run = []
        if match and len(word) > 1 and word not in COMMON_WORDS and not kept.find(word):
            yield OldWord(match[0], is_name=match[0] != match[0].lower())


def _removed_runs(text: str, run: list[re.Match[str]], kept: str) -> Iterator[OldWord]:
    """Yield a run of a date or an age that the new text has not, and what of it says enough by itself."""
    pieces = [(run[0], run[-1])] if len(run) > 1 else []
    for match in run:
        if fold(match[0]).strip() in _MONTHS and not match[0].islower() and fold(match[0]) not in kept:
            yield OldWord(match[0], is_name=False, is_exact=True)
    if len(run) > 2:
        pieces += [(first, last) for first, last in pairwise(run) if {fold(first[0]).strip()} & _MONTHS]
        pieces += [(first, last) for first, last in pairwise(run) if {fold(last[0]).strip()} & _MONTHS]
    for first, last in pieces:
        piece = text[first.start() : last.end()]
        if fold(piece) not in kept:
            yield OldWord(piece, is_name=False)


def _is_of_date(word: str) -> bool:
    return (
        word.isdigit()
        or word in _OF_DATES_AND_AGES
        or all(part.isdigit() or part in _OF_DATES_AND_AGES for part in word.split())
    )


def _is_general(words: str) -> bool:
    """Return whether words say nothing that could single out somebody in another review."""
    return all(len(word) == 1 or word in COMMON_WORDS or _is_of_date(word) for word in fold(words).split())


def _is_everyday(words: str) -> bool:
    """Return whether this is one word that sentences have in small letters."""
    folded = fold(words).split()
    return len(folded) == 1 and folded[0] in COMMON_WORDS


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in a value; a date also as people write it."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            if name not in ("sources", "lines", "digest"):
                yield from _texts(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, (str, int)) and not isinstance(value, bool):
        text = str(value)
        yield text
        if re.match(r"\d{4}-", text) and edtf_problem(text) is None:
            yield format_edtf(text)
