"""The words that say which harm (`harms.yaml`). The harms themselves are fixed by the record's form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from build_site.core import schema
from build_site.core.ages import days_of
from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError, Validator, ValuePath
from build_site.model import HARMS
from build_site.vocabulary.keywords import Keyword, Keywords
from build_site.vocabulary.phrase_language import Phrase, PhraseIndex, not_taken_back, phrase, spans_of
from build_site.vocabulary.vocabulary_file import VocabularyFile

HAPPENED, LEARNING, RECOMMENDATIONS = "happened", "learning", "recommendations"
"""The parts of an account in which the words of a harm are looked for."""

_TAKE_BACK = {"not": HAPPENED, "general": LEARNING}
"""Field with phrases that take others back -> the part that it is for."""


@dataclass(frozen=True)
class HarmWords:
    """One entry of the file: words of a harm, and when they count.

    keywords: preferred index terms; unless: harms beside which the words say nothing; death: "yes", "no" or None
    where it makes no difference; youngest, oldest: in days, None where there is no limit; own_act: they tell of what
    one does to oneself; may_be_claimed: they count where somebody only says that it happened.
    """

    name: str
    keywords: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    death: str | None = None
    youngest: float | None = None
    oldest: float | None = None
    own_act: bool = False
    may_be_claimed: bool = True

    def counts(self, death: str | None, ages: list[float]) -> bool:
        """Return whether the words count for a review with this death and these ages of children, in days, if known."""
        if self.death and self.death != death:
            return False
        return not ages or any((self.youngest or 0) <= age <= (self.oldest or age) for age in ages)


HarmEntry = tuple[HarmWords, dict[str, tuple[Phrase, ...]]]
"""An entry, and its phrases by their field."""


class HarmVocabulary:
    """The entries of the file, in its order, and where their phrases stand in a text."""

    def __init__(self, entries: list[HarmEntry]) -> None:
        self._entries = [words for words, _ in entries]
        self._index: PhraseIndex[tuple[int, str]] = PhraseIndex(
            (words, (number, field))
            for number, (_, fields) in enumerate(entries)
            for field, phrases in fields.items()
            for words in phrases
        )

    def __iter__(self) -> Iterator[tuple[int, HarmWords]]:
        """Each entry with its number."""
        return iter(enumerate(self._entries))

    def find(self, text: str, part: str) -> dict[int, tuple[int, int]]:
        """Return the number of each entry with a phrase for this part in the text -> where that first stands there."""
        takes_back = next((field for field, of_part in _TAKE_BACK.items() if of_part == part), None)
        matches = not_taken_back(
            (number, field == part, positions)
            for (number, field), positions in self._index.matches(text)
            if field in (part, takes_back)
        )
        spans = spans_of(text) if matches else []
        firsts = {number: min(positions) for number, positions in matches.items()}
        return {number: (spans[first[0]][0], spans[first[-1]][1]) for number, first in firsts.items()}


def _age(value: Any, path: ValuePath) -> float:
    """Accept an age; it becomes its number of days."""
    days = days_of(schema.strict_text(value, path))
    if days is None:
        raise schema.misfit(value, path, "is no age", "Write it as `10 years` or `18 months`.")
    return days


def _harm(
    name: str,
    keywords: tuple[str, ...] = (),
    unless: tuple[str, ...] = (),
    death: str | None = None,
    youngest: float | None = None,
    oldest: float | None = None,
    act: str = "",
    claimed: str = "yes",
    **phrases: tuple[Phrase, ...],
) -> HarmEntry:
    words = HarmWords(
        name, frozenset(keywords), frozenset(unless), death, youngest, oldest, act == "own", claimed == "yes"
    )
    return words, phrases


def _index_term(keywords: Keywords | None) -> Validator[str]:
    """Return a validator of a label of a vocabulary, whichever if there is none; it becomes the preferred one."""

    def validate(value: Any, path: ValuePath) -> str:
        term = schema.strict_non_empty_text(value, path)
        keyword = keywords.find(term) if keywords is not None else Keyword(term)
        if keyword is None:
            what = f"`{schema.quoted(term)}` is no index term of the vocabulary"
            raise ValidationError(path, what, "Add it to keywords.yaml, or correct the spelling.")
        return keyword.prefLabel

    return validate


def _harm_entry(keywords: Keywords | None) -> Validator[HarmEntry]:
    return schema.mapping(
        _harm,
        {
            "name": schema.one_of(*HARMS),
            "keywords": schema.sequence(_index_term(keywords)),
            "unless": schema.sequence(schema.one_of(*HARMS)),
            "death": schema.one_of("yes", "no"),
            "act": schema.one_of("own"),
            "claimed": schema.one_of("yes", "no"),
            **dict.fromkeys(("youngest", "oldest"), _age),
            **dict.fromkeys((HAPPENED, LEARNING, RECOMMENDATIONS, *_TAKE_BACK), schema.sequence(phrase)),
        },
        required=("name",),
    )


def load(source: SourceFile, keywords: Keywords | None, problems: Problems) -> HarmVocabulary:
    """Return the words of each harm; every mistake is noted with its line.

    keywords: the vocabulary that its index terms must be in; None if that has mistakes of its own, so that no term
    is called unknown for them.
    """
    file = VocabularyFile(source, ("harms",), problems)
    return HarmVocabulary([entry.value for entry in file.entries("harms", _harm_entry(keywords))])
