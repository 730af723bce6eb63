"""Which entries describe the same review: what speaks for it and against it, weighed, and said in words.

Wrongly joined reviews put one child's story into another's record, so a join needs two kinds of
evidence, and a plain contradiction (another age, another death, another place) outweighs names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import Iterable

from rapidfuzz import fuzz

from build_site.ages import days_of
from build_site.reviews.stated import Stated
from build_site.vocabulary.areas import Areas

SAME, UNCLEAR, DIFFERENT = "same", "unclear", "not same"

_GENERIC = {"baby", "child", "children", "infant", "infants", "family", "siblings", "young", "person", "people", "case", "the", "and", "of", "in",
            "review", "thematic", "serious", "adult", "girl", "boy", "adolescent", "learning", "babies", "injuries", "violence", "youth", "with", "a", "an", "on", "under", "year"}
_WORD = re.compile(r"[a-z0-9]+")
_SHINGLE = 5
_COMMON = 8
"""A run of words that more entries than this share is a phrase of the field and says nothing."""


@dataclass(frozen=True)
class Comparison:
    """Two entries compared. verdict: SAME, UNCLEAR or DIFFERENT; reasons: what speaks for it, in words."""

    first: Stated
    second: Stated
    verdict: str
    reasons: tuple[str, ...]


class Joiner:
    """Compares entries and gathers those of one review."""

    def __init__(self, areas: Areas) -> None:
        self._areas = areas

    def compare_all(self, entries: list[Stated]) -> list[Comparison]:
        """Every pair that shares a name or runs of words, compared; pairs that share neither are different."""
        return [self.compare(first, second) for first, second in candidates(entries)]

    def compare(self, first: Stated, second: Stated) -> Comparison:
        """Whether two entries are of the same review, and why."""
        for_it, against = self._weigh(first, second)
        shared = shared_text(first, second)
        if shared >= 0.12:
            for_it.append((3.0 if shared >= 0.5 else 1.5 if shared >= 0.25 else 0.5, f"{shared:.0%} of the shorter text agrees word for word"))
        score = sum(weight for weight, _ in for_it) - sum(weight for weight, _ in against)
        reasons = tuple(reason for _, reason in for_it)
        kinds = len(for_it)
        if first.entry.circulation != second.entry.circulation and score > 0:
            return Comparison(first, second, UNCLEAR if score >= 3 else DIFFERENT, reasons)
        if score >= 3 and kinds >= 2:
            return Comparison(first, second, SAME, reasons)
        doubt = score >= 1.5 and kinds >= 2
        return Comparison(first, second, UNCLEAR if doubt else DIFFERENT, reasons)

    def _weigh(self, first: Stated, second: Stated) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
        """What speaks for and against, each with its weight."""
        for_it: list[tuple[float, str]] = []
        against: list[tuple[float, str]] = []
        name = shared_name(first, second)
        if name:
            for_it.append((_name_weight(first, second), f"both are called {name}"))
        elif names(first) and names(second):
            against.append((0.75, "the names differ"))
        self._weigh_areas(first, second, for_it, against)
        _weigh_ages(first, second, for_it, against)
        if first.incident and second.incident:
            if first.incident == second.incident and len(first.incident) > 4:
                for_it.append((1.25, f"both date the incident {first.incident}"))
            elif not _dates_agree(first.incident, second.incident):
                against.append((1.5, "the incidents have other dates"))
        if {first.death, second.death} == {"yes", "no"}:
            against.append((3.0, "a child died in one and not in the other"))
        sexes = [{child.sex for child in entry.children if child.sex} for entry in (first, second)]
        if all(sexes) and not sexes[0] & sexes[1]:
            against.append((1.5, "the children are of other sexes"))
        gap = abs(int((first.entry.published or "0")[:4]) - int((second.entry.published or "0")[:4]))
        if first.entry.published and second.entry.published and gap > 3:
            against.append((2.0, "they were published more than three years apart"))
        return for_it, against

    def _weigh_areas(self, first: Stated, second: Stated, for_it: list, against: list) -> None:
        wide = [self._with_members(entry.areas) for entry in (first, second)]
        if wide[0] & wide[1]:
            for_it.append((1.0, f"both are of {', '.join(sorted(wide[0] & wide[1]))}"))
        elif all(wide):
            against.append((1.0, "the areas differ"))

    def _with_members(self, names_: Iterable[str]) -> set[str]:
        """The areas and, for a consortium, its members: Islands has something in common with Guernsey."""
        wide = set()
        for name in names_:
            area = self._areas.get(name)
            wide |= {name, *(area.members if area else ())}
        return wide


def _name_weight(first: Stated, second: Stated) -> float:
    """How telling a common name is: several names or a code (SN20) more than one name, a letter (Child S) least."""
    common = names(first) & names(second)
    if len(common) > 1 and names(first) == names(second) or any(len(word) > 2 and re.search(r"\d", word) for word in common):
        return 2.0
    return 1.5 if any(len(word) > 2 for word in common) else 0.75


def _weigh_ages(first: Stated, second: Stated, for_it: list, against: list) -> None:
    ages = [[child.age for child in entry.children if child.age] for entry in (first, second)]
    if not all(ages):
        return
    if set(ages[0]) & set(ages[1]):
        for_it.append((0.75, f"both children were {sorted(set(ages[0]) & set(ages[1]))[0]} old"))
        return
    days = [[days_of(age) for age in group] for group in ages]
    near = any(a and b and abs(a - b) <= 0.25 * max(a, b) for a in days[0] for b in days[1])
    if near:
        for_it.append((0.5, f"the ages are near: {ages[0][0]} and {ages[1][0]}"))
    elif all(value for group in days for value in group):
        against.append((2.0, "the ages differ"))


def _dates_agree(first: str, second: str) -> bool:
    """Whether two EDTF dates may be the same: one says less than the other, or their intervals begin alike."""
    return first.startswith(second) or second.startswith(first) or first[:4] == second[:4] and min(len(first), len(second)) == 4


def names(entry: Stated) -> set[str]:
    """The words of a heading that tell one review from another: proper names, letters, codes; not "Child", not places."""
    heading = entry.entry.heading
    text = f"{heading.title} {heading.printed}" if heading.shape == "reference" else heading.title
    places = set(_WORD.findall(" ".join(entry.areas).casefold()))
    return {word for word in _WORD.findall(text.casefold()) if word not in _GENERIC and word not in places}


def shared_name(first: Stated, second: Stated) -> str:
    """The name that two entries have in common, as the first prints it; "" if they have none.

    A letter ("Child S") counts only where the whole name is the same; of longer names and codes, one in common is enough.
    """
    a, b = names(first), names(second)
    long = {word for word in a & b if len(word) > 2}
    if a == b and a:
        return first.entry.heading.title
    return next((word for word in first.entry.heading.title.split() if word.casefold().strip(",.'\"‘’") in long),
                next(iter(sorted(long)), ""))


def shingles(entry: Stated) -> set[int]:
    """The runs of five words of an entry's account, as hashes."""
    account = entry.entry.account
    found: set[int] = set()
    for text in (account.summary, *account.learning, *account.recommendations, *account.good_practice):
        words = _WORD.findall(text.casefold())
        found.update(hash(tuple(words[i:i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1))
    return found


def shared_text(first: Stated, second: Stated) -> float:
    """The share, from 0 to 1, of the shorter account's points and summary that the other has too, small slips apart."""
    texts = [[text for text in (e.entry.account.summary, *e.entry.account.learning, *e.entry.account.recommendations) if text]
             for e in (first, second)]
    if not all(texts):
        return 0.0
    shorter, longer = sorted(texts, key=lambda group: sum(map(len, group)))
    alike = sum(len(text) for text in shorter if any(fuzz.ratio(text, other, score_cutoff=85) for other in longer))
    return alike / sum(map(len, shorter))


def candidates(entries: list[Stated]) -> list[tuple[Stated, Stated]]:
    """The pairs worth comparing, in order: those that share a telling name, or several runs of words that are rare."""
    by_mark: dict[object, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        for name in names(entry):
            by_mark[name].append(index)
        for shingle in shingles(entry):
            by_mark[shingle].append(index)
    pairs: dict[tuple[int, int], int] = defaultdict(int)
    for mark, found in by_mark.items():
        if isinstance(mark, str):
            for pair in combinations(found, 2) if len(found) <= 60 else ():
                pairs[pair] += 3
        elif 1 < len(found) <= _COMMON:
            for pair in combinations(found, 2):
                pairs[pair] += 1
    return [(entries[a], entries[b]) for (a, b), count in sorted(pairs.items()) if count >= 3]
