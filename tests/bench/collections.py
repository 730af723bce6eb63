"""Invented collections for the benchmark, with the vocabulary and the lengths of real digests.

The words are those of the project's own vocabularies, as often as words are used in English (Zipf's
law); names and places are made up, so that a larger collection has more words, as real ones have.
The same size always gives the same collection.
"""

from __future__ import annotations

import random
from itertools import accumulate

from build_site.core import yamlio
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.core.text import slug
from build_site.model import HARMS, Account, Child, Record, Source

_LITTLE_WORDS = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "for",
    "with",
    "was",
    "by",
    "that",
    "on",
    "had",
    "as",
    "were",
    "from",
    "at",
    "his",
    "her",
    "their",
    "not",
    "be",
    "this",
    "which",
    "when",
    "been",
    "between",
    "after",
    "during",
    "before",
    "they",
    "she",
    "he",
    "an",
    "or",
    "it",
    "is",
    "about",
    "more",
    "into",
    "had",
    "would",
    "should",
    "need",
]
_PLAIN_WORDS = [
    "death",
    "injury",
    "concern",
    "home",
    "family",
    "practice",
    "agency",
    "service",
    "review",
    "support",
    "worker",
    "visit",
    "contact",
    "meeting",
    "plan",
    "decision",
    "response",
    "risk",
    "harm",
    "need",
    "impact",
    "history",
    "change",
    "time",
    "year",
    "month",
    "week",
    "night",
    "evening",
    "morning",
    "school",
    "nursery",
    "hospital",
    "ward",
    "phone",
    "letter",
    "record",
    "note",
    "report",
    "evidence",
    "pattern",
    "level",
    "quality",
    "view",
    "question",
    "answer",
    "reason",
    "cause",
    "effect",
    "result",
    "way",
    "consider",
    "ensure",
    "improve",
    "develop",
    "provide",
    "strengthen",
    "explore",
    "recognise",
    "understand",
    "identify",
    "respond",
    "share",
    "record",
    "check",
    "attend",
    "agree",
    "challenge",
    "escalate",
    "follow",
    "lead",
    "train",
    "know",
    "find",
    "tell",
    "ask",
    "listen",
    "see",
    "hear",
    "move",
    "live",
    "leave",
    "return",
    "stay",
    "early",
    "late",
    "clear",
    "unclear",
    "local",
    "national",
    "single",
    "joint",
    "shared",
    "whole",
    "good",
    "poor",
    "strong",
    "weak",
    "frequent",
    "repeated",
    "missed",
    "previous",
    "recent",
    "known",
    "unknown",
    "serious",
    "severe",
    "likely",
    "able",
    "aware",
    "open",
    "closed",
    "available",
    "effective",
    "consistent",
    "robust",
]
_SYLLABLES = [
    "ba",
    "be",
    "bri",
    "ca",
    "cor",
    "da",
    "del",
    "dun",
    "el",
    "fa",
    "fen",
    "gar",
    "hal",
    "ing",
    "jo",
    "ka",
    "ley",
    "lo",
    "mar",
    "mel",
    "nor",
    "ock",
    "pen",
    "ra",
    "ros",
    "sal",
    "ton",
    "und",
    "ver",
    "wen",
    "yar",
]


class Words:
    """Words to draw from, each as often as its rank has it."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        labels = _labels()
        self.topics = labels
        ranked = [*_LITTLE_WORDS, *_PLAIN_WORDS, *dict.fromkeys(word for label in labels for word in label.split())]
        self._ranked = ranked
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(ranked))))

    def name(self) -> str:
        """A made-up name; there is no end of them."""
        return "".join(self._chance.choices(_SYLLABLES, k=self._chance.choice((2, 2, 3)))).capitalize()

    def sentence(self, length: int) -> str:
        """Words of about a length, with a term of the field among them and sometimes a name."""
        words = self._chance.choices(self._ranked, cum_weights=self._weights, k=length)
        words.insert(length // 2, self._chance.choice(self.topics))
        if self._chance.random() < 0.1:
            words.insert(2, self.name())
        return " ".join(words)


def _labels() -> list[str]:
    problems = Problems()
    vocabulary = SHIPPED_CONTENT / "vocabulary"
    keywords = yamlio.read(vocabulary / "keywords.yaml", "keywords.yaml", problems)["keywords"]
    synonyms = yamlio.read(vocabulary / "synonyms.yaml", "synonyms.yaml", problems)["synonyms"]
    problems.stop_if_errors()
    labels = [label for keyword in keywords for label in (keyword["prefLabel"], *keyword.get("altLabel", ()))]
    return labels + [label for synonym in synonyms for label in (synonym["term"], *synonym.get("same", ()))]


def area_names() -> list[str]:
    areas = yamlio.read(SHIPPED_CONTENT / "vocabulary" / "areas.yaml", "areas.yaml", Problems())["areas"]
    return [area["name"] for area in areas]


def keyword_labels() -> list[str]:
    keywords = yamlio.read(SHIPPED_CONTENT / "vocabulary" / "keywords.yaml", "keywords.yaml", Problems())["keywords"]
    return [keyword["prefLabel"] for keyword in keywords]


def records(size: int) -> list[Record]:
    """A collection of a size: each record some 240 words, half a dozen points of each kind, five index terms."""
    chance = random.Random(size)
    words, areas, keywords = Words(chance), area_names(), keyword_labels()
    return [_record(number, chance, words, areas, keywords) for number in range(size)]


def _record(number: int, chance: random.Random, words: Words, areas: list[str], keywords: list[str]) -> Record:
    title, area, year = f"{words.name()} {number}", chance.choice(areas), str(2010 + chance.randrange(14))
    account = Account(
        (Source(f"{year}.txt", (number * 4 + 1, number * 4 + 3), f"{year} – {area} – {title}"),),
        summary=". ".join(words.sentence(chance.randint(8, 22)).capitalize() for _ in range(4)) + ".",
        learning=tuple(words.sentence(chance.randint(8, 24)) for _ in range(chance.randint(2, 8))),
        recommendations=tuple(words.sentence(chance.randint(8, 26)) for _ in range(chance.randint(2, 8))),
        keywords=tuple(chance.sample(keywords, 5)),
    )
    return Record(
        f"{year}-{slug(area)}-{slug(title)}",
        title,
        year,
        (area,),
        death=chance.choice(("yes", "no")),
        children=(Child(f"{chance.randint(1, 17)} years", chance.choice(("male", "female"))),),
        harms=tuple(sorted(chance.sample(HARMS, 2))),
        keywords=tuple(sorted(account.keywords)),
        accounts=(account,),
    )


def queries(size: int, number: int) -> list[str]:
    """Two-word queries of the kind that people type: terms of the field and plain words."""
    chance = random.Random(size + 1)
    known = [word for label in keyword_labels() for word in label.split() if len(word) > 3]
    return [" ".join(chance.sample(known, 2)) for _ in range(number)]


def digests(held: list[Record]) -> dict[str, str]:
    """The same collection as digests: a list for each year, file name -> text."""
    entries: dict[str, list[str]] = {}
    for record in held:
        [account] = record.accounts
        entries.setdefault(record.published or "", []).append(
            f"{account.sources[0].heading}\n\n{account.summary} Learning includes: {'; '.join(account.learning)}. "
            f"Recommendations include: {'; '.join(account.recommendations)}. Keywords: {', '.join(account.keywords)}\n"
        )
    return {
        f"case-reviews-{year}.txt": f"Case reviews published in {year}\n\n" + "\n".join(entries[year])
        for year in sorted(entries)
    }
