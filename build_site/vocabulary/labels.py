"""The words by which a reader of digests knows the parts of an entry and the kind of a review.

From `labels.yaml` and `review-types.yaml`, so that an editor can add a publisher's new label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from build_site.core import schema
from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError, Validator, ValuePath
from build_site.vocabulary.vocabulary_file import VocabularyFile

COLUMNS = ("area", "incident", "number", "published", "title", "type")
"""What a column of a table of reviews may hold besides a part of the entry."""
PARTS = ("summary", "learning", "recommendations", "good practice", "keywords", "other")


@dataclass(frozen=True)
class ReviewType:
    """A kind of review: name as records show it; abbreviations stand in headings (`RR 1/22`).

    wins: it is the kind where a more general one is stated too; subject: `child` or `adult`, None
    where it may be either.
    """

    name: str
    phrases: tuple[str, ...]
    abbreviations: tuple[str, ...]
    wins: bool
    subject: str | None = None


@dataclass(frozen=True)
class LabelVocabulary:
    """begins, alone: part -> regular expressions, as text; types: kinds of review.

    columns: head of a column in small letters -> what the column of a table of reviews holds;
    fields: words of a field in small letters -> what such a field of a record holds;
    nothing: says that a part is empty; restricted: says that an entry is for professionals only.
    """

    begins: dict[str, tuple[str, ...]]
    alone: dict[str, tuple[str, ...]]
    nothing: re.Pattern[str]
    restricted: re.Pattern[str]
    types: tuple[ReviewType, ...]
    columns: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)

    def about(self, subject: str) -> frozenset[str]:
        """Return the kinds of review whose subject is a `child` or an `adult`."""
        return frozenset(review_type.name for review_type in self.types if review_type.subject == subject)


def _label(value: Any, path: ValuePath) -> str:
    """Accept the words of a label; they become a regular expression. One with no words would be found everywhere."""
    words = schema.strict_text(value, path)
    if not words.strip(" *#"):
        raise ValidationError(
            path, f"a label has no words: {schema.quoted(words)}", "Write the words, or take the line out."
        )
    return r"\s+".join(map(_expression, words.split()))


def _expression(word: str) -> str:
    """Return the expression of a word in which `*` stands for any ending and `#` for a number or another word."""
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\#", r"\w+")


def _pattern(value: Any, path: ValuePath) -> str:
    """Accept a regular expression that finds some words at least; it becomes a group that can stand beside others."""
    expression = schema.strict_text(value, path)
    try:
        finds_nothing = re.compile(_group(expression)).fullmatch("")
    except (re.error, OverflowError, RecursionError) as error:
        what = f"`{schema.quoted(expression)}` is not a regular expression: {error}"
        raise ValidationError(path, what, "Check its brackets.") from None
    if finds_nothing:
        what = f"`{schema.quoted(expression)}` would be found in every text"
        raise ValidationError(path, what, "Write the words that it must find, or take the line out.")
    return _group(expression)


def _group(expression: str) -> str:
    return f"(?:{expression})"


def _review_type(
    name: str, also: tuple[str, ...] = (), wins: str = "no", subject: str | None = None, **_: str
) -> ReviewType:
    names = (name, *also)
    return ReviewType(
        name,
        tuple(words for words in names if not words.isupper()),
        tuple(words for words in names if words.isupper()),
        wins == "yes",
        subject,
    )


_LABELS: Validator[dict[str, Any]] = schema.mapping(
    dict,
    {"part": schema.one_of(*PARTS), **dict.fromkeys(("begins", "alone"), schema.sequence(_label))},
    required=("part",),
)
_COLUMN: Validator[dict[str, Any]] = schema.mapping(
    dict,
    {"holds": schema.one_of(*COLUMNS, *PARTS), "heads": schema.sequence(schema.strict_non_empty_text)},
    required=("holds", "heads"),
)
_FIELD: Validator[dict[str, Any]] = schema.mapping(
    dict,
    {
        "holds": schema.one_of(*COLUMNS, "publisher", *PARTS),
        "words": schema.sequence(schema.strict_non_empty_text),
    },
    required=("holds", "words"),
)
_TYPE = schema.mapping(
    _review_type,
    {
        "name": schema.strict_non_empty_text,
        "also": schema.sequence(schema.strict_non_empty_text),
        "wins": schema.one_of("yes", "no"),
        "subject": schema.one_of("child", "adult"),
        "about": schema.strict_text,
    },
    required=("name",),
)


def load(labels: SourceFile, types: SourceFile, problems: Problems) -> LabelVocabulary:
    """Return the words in the two files; every mistake is noted with its line."""
    file = VocabularyFile(labels, ("labels", "columns", "fields", "nothing", "restricted"), problems)
    begins: dict[str, tuple[str, ...]] = dict.fromkeys(PARTS, ())
    alone = dict(begins)
    for entry in file.entries("labels", _LABELS):
        part = entry.value["part"]
        begins[part] += entry.value.get("begins", ())
        alone[part] += entry.value.get("alone", ())
    return LabelVocabulary(
        begins,
        alone,
        _joined(file, "nothing"),
        _joined(file, "restricted"),
        _types(types, problems),
        _held(file, "columns", _COLUMN, "heads"),
        _held(file, "fields", _FIELD, "words"),
    )


def _held(file: VocabularyFile, section: str, validator: Validator[dict[str, Any]], words: str) -> dict[str, str]:
    """Return the words of a section in small letters, each with what it says that a column or field holds."""
    return {
        " ".join(text.split()).casefold(): entry.value["holds"]
        for entry in file.entries(section, validator)
        for text in entry.value[words]
    }


def _joined(file: VocabularyFile, section: str) -> re.Pattern[str]:
    """Return one expression for all of a section; for none at all, one that finds nothing."""
    expressions = [entry.value for entry in file.entries(section, _pattern)]
    try:
        return re.compile("|".join(expressions) or r"(?!)", re.IGNORECASE)
    except re.error as error:  # such as a group of one name in two of them
        file.error(
            (section,), f"the lines of `{section}` can't stand together: {error}", "Give each group its own name."
        )
        return re.compile(r"(?!)")


def _types(source: SourceFile, problems: Problems) -> tuple[ReviewType, ...]:
    file = VocabularyFile(source, ("types",), problems)
    entries = file.entries("types", _TYPE)
    file.check_names((entry.value.name, entry.path) for entry in entries)
    return tuple(entry.value for entry in entries)
