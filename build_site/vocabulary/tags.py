"""Themes and agencies: what a single point is about, and whom it addresses (`themes.yaml`, `agencies.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.core.schema import mapping, sequence, strict_non_empty_text, strict_text
from build_site.core.text import slug
from build_site.vocabulary.phrase_language import Phrase, PhraseIndex, not_taken_back, phrase
from build_site.vocabulary.vocabulary_file import VocabularyFile


@dataclass(frozen=True)
class Tag:
    """A theme or an agency. about: what it covers, in a sentence; phrases mark it; words of an `unless` don't count.

    questions: what a team can ask itself about it.
    """

    name: str
    slug: str
    about: str
    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...] = ()
    questions: tuple[str, ...] = ()


class Tags:
    """The tags of one file, in its order."""

    def __init__(self, tags: list[Tag]) -> None:
        self._by_slug = {tag.slug: tag for tag in tags}
        self._order = {slug_: number for number, slug_ in enumerate(self._by_slug)}
        self._index: PhraseIndex[tuple[str, bool]] = PhraseIndex(
            [(words, (tag.slug, True)) for tag in tags for words in tag.phrases]
            + [(words, (tag.slug, False)) for tag in tags for words in tag.unless]
        )

    def __iter__(self) -> Iterator[Tag]:
        return iter(self._by_slug.values())

    def get(self, slug_: str) -> Tag | None:
        """Return the tag of this slug, or None."""
        return self._by_slug.get(slug_)

    def tags_in(self, text: str) -> tuple[str, ...]:
        """Return the slugs of the tags whose phrases stand in a point's text, in the order of the file."""
        tags = not_taken_back((tag, counts, positions) for (tag, counts), positions in self._index.matches(text))
        return tuple(sorted(tags, key=self._order.__getitem__))


def _tag(name: str, phrases: tuple[Phrase, ...], about: str = "", **lists: tuple[Any, ...]) -> Tag:
    return Tag(name, slug(name), about, phrases, lists.get("not", ()), lists.get("questions", ()))


_TAG = mapping(
    _tag,
    {
        "name": strict_non_empty_text,
        "about": strict_text,
        "questions": sequence(strict_non_empty_text),
        "phrases": sequence(phrase, at_least=1),
        "not": sequence(phrase),
    },
    required=("name", "phrases"),
)


def load(source: SourceFile, section: str, problems: Problems) -> Tags:
    """Return the tags under `section` of a file; what can't be understood is noted with its line and left out."""
    file = VocabularyFile(source, (section,), problems)
    entries = file.entries(section, _TAG)
    file.check_names((entry.value.name, entry.path) for entry in entries)
    return Tags([entry.value for entry in entries])
