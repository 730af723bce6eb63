"""The words by which a reader of digests knows the parts of an entry and the kind of a review.

From `labels.yaml` and `review-types.yaml`, so that an editor can add a publisher's new label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_site.core.problems import Problems
from build_site.vocabulary.vocabulary_file import VocabularyFile

PARTS = ("summary", "learning", "recommendations", "good practice", "keywords", "other")


@dataclass(frozen=True)
class ReviewType:
    """A kind of review: name as records show it; abbreviations stand in headings (`RR 1/22`)."""

    name: str
    phrases: tuple[str, ...]
    abbreviations: tuple[str, ...]
    wins: bool


@dataclass(frozen=True)
class LabelVocabulary:
    """begins, alone: part -> regular expressions, as text; types: kinds of review.

    nothing: says that a part is empty; restricted: says that an entry is for professionals only.
    """

    begins: dict[str, tuple[str, ...]]
    alone: dict[str, tuple[str, ...]]
    nothing: re.Pattern[str]
    restricted: re.Pattern[str]
    types: tuple[ReviewType, ...]


def load(labels: Path, labels_name: str, types: Path, types_name: str, problems: Problems) -> LabelVocabulary:
    """The wording in the two files; every mistake is noted with its line.

    labels, types: the files; labels_name, types_name: what to call them in messages.
    """
    file = VocabularyFile(labels, labels_name, problems)
    begins: dict[str, tuple[str, ...]] = dict.fromkeys(PARTS, ())
    alone = dict(begins)
    for entry in file.entries("labels", "part", {"part": str, "begins": list, "alone": list}):
        part = entry["part"]
        if part not in PARTS:
            file.wrong((*entry["_at"], "part"), f"unknown part `{part}`", f"The parts are: {', '.join(PARTS)}.")
            continue
        begins[part] += _expressions(file, entry, "begins")
        alone[part] += _expressions(file, entry, "alone")
    kinds = _types(VocabularyFile(types, types_name, problems))
    return LabelVocabulary(begins, alone, _patterns(file, "nothing"), _patterns(file, "restricted"), kinds)


def _expressions(file: VocabularyFile, entry: dict[str, Any], field: str) -> tuple[str, ...]:
    """The words of a label as regular expressions; empty ones, which would be found everywhere, are noted."""
    found = []
    for number, words in enumerate(entry.get(field, ())):
        if words.strip(" *#"):
            found.append(r"\s+".join(map(_expression, words.split())))
        else:
            file.wrong(
                (*entry["_at"], field, number),
                f"a label has no words: {words!r}",
                "Write the words, or take the line out.",
            )
    return tuple(found)


def _expression(word: str) -> str:
    """A word in which `*` stands for any ending and `#` for a number or another word."""
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\#", r"\w+")


def _patterns(file: VocabularyFile, section: str) -> re.Pattern[str]:
    listed = file.data.get(section) or []
    if not isinstance(listed, list):
        file.wrong((section,), f"`{section}` is not a list", "Begin each pattern with a hyphen.")
        listed = []
    patterns = []
    for number, pattern in enumerate(listed):
        try:
            re.compile(pattern)
            patterns.append(f"(?:{pattern})")
        except (re.error, TypeError) as error:
            file.wrong((section, number), f"`{pattern}` is not a regular expression: {error}", "Check its brackets.")
    return re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)


def _types(file: VocabularyFile) -> tuple[ReviewType, ...]:
    found = []
    for entry in file.entries("types", "name", {"name": str, "also": list, "wins": str, "about": str}):
        words = (entry["name"], *entry.get("also", ()))
        found.append(
            ReviewType(
                entry["name"],
                tuple(w for w in words if not w.isupper()),
                tuple(w for w in words if w.isupper()),
                entry.get("wins") == "yes",
            )
        )
    return tuple(found)
