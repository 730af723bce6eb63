"""Themes and agencies: what a single point is about, and whom it addresses (`themes.yaml`, `agencies.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_site.core.problems import Problems
from build_site.core.text import slug
from build_site.vocabulary.phrase_language import Phrase, PhraseIndex, parse
from build_site.vocabulary.vocabulary_file import VocabularyFile

_FIELDS = {"name": str, "about": str, "questions": list, "phrases": list, "not": list}


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
        self._index = PhraseIndex(
            [(phrase, (tag.slug, True)) for tag in tags for phrase in tag.phrases]
            + [(phrase, (tag.slug, False)) for tag in tags for phrase in tag.unless]
        )

    def __iter__(self) -> Iterator[Tag]:
        return iter(self._by_slug.values())

    def get(self, slug_: str) -> Tag | None:
        """The tag of this slug, or None."""
        return self._by_slug.get(slug_)

    def of(self, text: str) -> tuple[str, ...]:
        """The slugs of the tags whose phrases stand in a point's text, in the order of the file."""
        marks: dict[str, list[tuple[int, ...]]] = {}
        excluded: dict[str, set[int]] = {}
        for (tag, counts), places in self._index.find(text):
            if counts:
                marks.setdefault(tag, []).append(places)
            else:
                excluded.setdefault(tag, set()).update(places)
        found = [
            tag
            for tag, all_places in marks.items()
            if tag not in excluded or any(excluded[tag].isdisjoint(places) for places in all_places)
        ]
        return tuple(sorted(found, key=self._order.__getitem__))


def load(path: Path, name: str, section: str, problems: Problems) -> Tags:
    """The tags under `section` of a file; what can't be understood is noted with its line and left out."""
    file = VocabularyFile(path, name, problems)
    tags: dict[str, Tag] = {}
    for entry in file.entries(section, "name", _FIELDS):
        key = slug(entry["name"])
        if key in tags:
            file.wrong(entry["_at"], f"two entries are called `{entry['name']}`", "Join the two or rename one.")
            continue
        phrases, unless = _phrases(file, entry, "phrases"), _phrases(file, entry, "not")
        if not entry.get("phrases"):
            file.wrong(entry["_at"], f"`{entry['name']}` has no phrases", "Give at least one.")
        tags[key] = Tag(entry["name"], key, entry.get("about", ""), phrases, unless, tuple(entry.get("questions", ())))
    return Tags(list(tags.values()))


def _phrases(file: VocabularyFile, entry: dict, field: str) -> tuple[Phrase, ...]:
    found = []
    for number, text in enumerate(entry.get(field, [])):
        try:
            found.append(parse(text))
        except ValueError as error:
            file.wrong(
                (*entry["_at"], field, number),
                f"`{text}` is not understood: {error}",
                "Use words, a * at the end of a word, a / between words, and … between phrases.",
            )
    return tuple(found)
