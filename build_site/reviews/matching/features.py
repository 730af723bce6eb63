"""What of an entry is compared with other entries: its names, its places, its ages and its runs of words."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from build_site.core.ages import days_of
from build_site.digests.headings import REFERENCE
from build_site.reviews.entry_facts import EntryFacts
from build_site.vocabulary.areas import Areas

_GENERIC = frozenset(
    "baby babies child children infant infants family siblings young person people case adult girl boy adolescent youth"
    " review thematic serious learning injuries violence the and of in with a an on under year".split()
)
"""Words of titles that tell no review from another."""

_WORD = re.compile(r"[a-z0-9]+")
_RUN = 5
"""How many words in a row make a run: long enough to be rare, short enough to survive a small slip."""

_SAMPLE = 4
"""One word in so many, always the same ones, begins a run that is kept: a quarter of the memory, and as telling."""


@dataclass(frozen=True)
class Profile:
    """An entry as others are compared with it.

    names: the words of its heading that tell one review from another; areas: its areas and, for a consortium, the
    members; ages: of its children, as printed; days: the same in days, None where not exact; texts: what happened and
    the points; runs: some of the runs of five words in them, as numbers.
    """

    entry: EntryFacts
    names: frozenset[str]
    areas: frozenset[str]
    ages: tuple[str, ...]
    days: tuple[float | None, ...]
    sexes: frozenset[str]
    texts: tuple[str, ...]
    runs: frozenset[int]


def profile_of(entry: EntryFacts, areas: Areas) -> Profile:
    """The profile of an entry; areas: the vocabulary, which knows what a consortium is made of."""
    account = entry.entry.account
    ages = tuple(child.age for child in entry.children if child.age)
    texts = tuple(text for text in (account.summary, *account.learning, *account.recommendations) if text)
    return Profile(
        entry,
        _names(entry),
        _with_members(entry, areas),
        ages,
        tuple(map(days_of, ages)),
        frozenset(child.sex for child in entry.children if child.sex),
        texts,
        frozenset(_runs((*texts, *account.good_practice))),
    )


def is_telling(name: str) -> bool:
    """Whether a name is more than a letter or two: "tom", "sn20"; not the "s" of "Child S"."""
    return len(name) > 2


def _names(entry: EntryFacts) -> frozenset[str]:
    """The words of a heading that are proper names, letters or codes: not "Child", not places."""
    heading = entry.entry.heading
    text = f"{heading.title} {heading.printed}" if heading.shape == REFERENCE else heading.title
    places = set(_WORD.findall(" ".join(entry.areas).casefold()))
    return frozenset(word for word in _WORD.findall(text.casefold()) if word not in _GENERIC and word not in places)


def _with_members(entry: EntryFacts, areas: Areas) -> frozenset[str]:
    """The areas and, for a consortium, its members: Islands has something in common with Guernsey."""
    wide = set(entry.areas)
    for name in entry.areas:
        area = areas.get(name)
        wide.update(area.members if area else ())
    return frozenset(wide)


_begins_run: dict[str, bool] = {}


def _runs(texts: tuple[str, ...]) -> set[int]:
    found: set[int] = set()
    for text in texts:
        words = _WORD.findall(text.casefold())
        for start in range(len(words) - _RUN + 1):
            word = words[start]
            if word not in _begins_run:
                _begins_run[word] = zlib.crc32(word.encode()) % _SAMPLE == 0
            if _begins_run[word]:
                found.add(zlib.crc32(" ".join(words[start : start + _RUN]).encode()))
    return found
