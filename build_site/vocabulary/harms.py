"""The words that say which harm (`harms.yaml`). The harms themselves are fixed by the record's form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_site.core.ages import days_of
from build_site.core.problems import Problems
from build_site.model import HARMS
from build_site.vocabulary.keywords import Keywords
from build_site.vocabulary.phrase_language import Phrase, PhraseIndex, parse, spans_of
from build_site.vocabulary.vocabulary_file import VocabularyFile

HAPPENED, LEARNING, RECOMMENDATIONS = "happened", "learning", "recommendations"
"""The parts of an account in which the words of a harm are looked for."""

_TAKE_BACK = {"not": HAPPENED, "general": LEARNING}
"""Field with phrases that take others back -> the part that it is for."""

_PHRASES = (HAPPENED, LEARNING, RECOMMENDATIONS, *_TAKE_BACK)
_AGES = ("youngest", "oldest")
_DEATHS = ("yes", "no")
_FIELDS = {
    "name": str,
    "keywords": list,
    "unless": list,
    "death": str,
    **dict.fromkeys(_AGES, str),
    **dict.fromkeys(_PHRASES, list),
}


@dataclass(frozen=True)
class HarmWords:
    """One entry of the file: words of a harm, and when they count.

    keywords: preferred index terms; unless: harms beside which the words say nothing; death: "yes", "no" or None
    where it makes no difference; youngest, oldest: in days, None where there is no limit.
    """

    name: str
    keywords: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    death: str | None = None
    youngest: float | None = None
    oldest: float | None = None

    def counts(self, death: str | None, ages: list[float]) -> bool:
        """Whether the words count for a review with this death and these ages of children, in days, as far as known."""
        if self.death and self.death != death:
            return False
        return not ages or any((self.youngest or 0) <= age <= (self.oldest or age) for age in ages)


class HarmVocabulary:
    """The entries of the file, in its order, and where their phrases stand in a text."""

    def __init__(self, entries: list[tuple[HarmWords, dict[str, tuple[Phrase, ...]]]]) -> None:
        self._entries = [words for words, _ in entries]
        self._index = PhraseIndex(
            (phrase, (number, field))
            for number, (_, fields) in enumerate(entries)
            for field, phrases in fields.items()
            for phrase in phrases
        )

    def __iter__(self) -> Iterator[tuple[int, HarmWords]]:
        """Each entry with its number."""
        return iter(enumerate(self._entries))

    def find(self, text: str, part: str) -> dict[int, tuple[int, int]]:
        """Number of each entry that has a phrase for this part in the text -> where it first stands there."""
        takes_back = next((field for field, of_part in _TAKE_BACK.items() if of_part == part), None)
        said: dict[int, list[tuple[int, ...]]] = {}
        taken_back: dict[int, set[int]] = {}
        for (number, field), places in self._index.find(text):
            if field == part:
                said.setdefault(number, []).append(places)
            elif field == takes_back:
                taken_back.setdefault(number, set()).update(places)
        spans = spans_of(text) if said else []
        found = {}
        for number, all_places in said.items():
            left = [places for places in all_places if taken_back.get(number, set()).isdisjoint(places)]
            if left:
                first = min(left)
                found[number] = (spans[first[0]][0], spans[first[-1]][1])
        return found


def load(path: Path, name: str, keywords: Keywords, problems: Problems) -> HarmVocabulary:
    """The words of each harm; every mistake is noted with its line, a term that `keywords` does not know as well."""
    file = VocabularyFile(path, name, problems)
    entries = []
    for entry in file.entries("harms", "name", _FIELDS):
        words = HarmWords(
            _harm(file, (*entry["_at"], "name"), entry["name"]),
            _labels(file, entry, keywords),
            frozenset(
                _harm(file, (*entry["_at"], "unless", number), harm)
                for number, harm in enumerate(entry.get("unless", []))
            ),
            _death(file, entry),
            *(_age(file, entry, field) for field in _AGES),
        )
        entries.append((words, {field: _phrases(file, entry, field) for field in _PHRASES}))
    return HarmVocabulary([entry for entry in entries if entry[0].name in HARMS])


def _harm(file: VocabularyFile, path: tuple, harm: str) -> str:
    if harm not in HARMS:
        file.wrong(path, f"`{harm}` is none of the harms", f"The harms are: {', '.join(HARMS)}.")
    return harm


def _death(file: VocabularyFile, entry: dict) -> str | None:
    death = entry.get("death")
    if death is not None and death not in _DEATHS:
        file.wrong(
            (*entry["_at"], "death"),
            f"`death` can't be `{death}`",
            "Write `death: 'yes'` or `death: 'no'`, or leave it out.",
        )
    return death


def _age(file: VocabularyFile, entry: dict, field: str) -> float | None:
    age = entry.get(field)
    days = days_of(age) if age is not None else None
    if age is not None and days is None:
        file.wrong((*entry["_at"], field), f"`{age}` is no age", "Write it as `10 years` or `18 months`.")
    return days


def _labels(file: VocabularyFile, entry: dict, keywords: Keywords) -> frozenset[str]:
    labels = set()
    for number, term in enumerate(entry.get("keywords", [])):
        keyword = keywords.find(term)
        if keyword is None:
            file.wrong(
                (*entry["_at"], "keywords", number),
                f"`{term}` is no index term of the vocabulary",
                "Add it to keywords.yaml, or correct the spelling.",
            )
        else:
            labels.add(keyword.prefLabel)
    return frozenset(labels)


def _phrases(file: VocabularyFile, entry: dict, field: str) -> tuple[Phrase, ...]:
    parsed = []
    for number, text in enumerate(entry.get(field, [])):
        try:
            parsed.append(parse(text))
        except ValueError as error:
            file.wrong(
                (*entry["_at"], field, number),
                f"this phrase makes no sense: {error}",
                "Look at the comment at the top of the file.",
            )
    return tuple(parsed)
