"""What a typed word or phrase is searched as, besides itself: synonyms, areas, index terms, themes.

Everything is in the terms of the index, so that the browser only looks up: "looked after children"
is the key "look_after_child", and stands for "lac", "child_in_care" and so on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from build_site.catalogue import Catalogue
from build_site.search.analysis import MAX_PHRASE, Phrases, join_terms
from build_site.search.passages import area_token, theme_token
from build_site.search.tokenise import FUNCTION_WORDS, NAMED_BY_LETTER, normalise, terms_of
from build_site.vocabulary.synonyms import Synonym


class Relation(StrEnum):
    """How an expansion is related to what was typed. The value is its first character in the index's files."""

    SYNONYM = "="
    HIDDEN = "~"
    """A synonym in a wording that is never shown."""
    NARROWER = ">"
    AREA = "@"
    THEME = "#"


class Expansion(NamedTuple):
    """What a key stands for. label: what to tell the reader; name: of an area, the words by which alone it is meant.

    An area is not meant by another form of its name: who types "buried" does not ask for Bury.
    """

    relation: Relation
    label: str
    name: str = ""


class Thesaurus:
    """The expansions of every word and phrase that has any. Phrases longer than MAX_PHRASE are left out.

    words: every word of its names, normalised.
    """

    def __init__(self, catalogue: Catalogue, synonyms: Sequence[Synonym]) -> None:
        self._expansions: dict[str, dict[str, Expansion]] = defaultdict(dict)
        self._phrases: set[tuple[str, ...]] = set()
        self.words: set[str] = set()
        self._terms_by_name: dict[str, tuple[str, ...]] = {}
        # Of two relations between one key and one term the first holds, so the closer ones are added first.
        self._add_synonyms(catalogue, synonyms)
        self._add_narrower(catalogue, synonyms)
        self._add_themes(catalogue)
        self._add_areas(catalogue)
        self._add_names_with_letters()

    @property
    def phrases(self) -> Phrases:
        """Return every phrase of two or more words, as terms: the index has a term for each."""
        return frozenset(self._phrases)

    def expansions(
        self, index_terms: Container[str], everyday_terms: Container[str]
    ) -> Iterator[tuple[str, dict[str, Expansion]]]:
        """Yield each key with what it stands for, as far as the index has the terms; in order of key.

        everyday_terms: those that so many reviews have that what they cover would add nothing but bytes.
        The name of an area that no review is of stands for it all the same, so that a reader can be told.
        """
        for key in sorted(self._expansions):
            expansions = self._expansions[key]
            matches = {
                term: expansion
                for term, expansion in expansions.items()
                if term in index_terms and not (expansion.relation is Relation.NARROWER and key in everyday_terms)
            }
            areas = {term: expansion for term, expansion in expansions.items() if expansion.relation is Relation.AREA}
            if areas.keys().isdisjoint(matches):
                matches |= areas
            if matches or (key in index_terms and "_" in key):
                yield key, matches

    def _key(self, name: str) -> str | None:
        """Return the key of a name, which is a phrase of the index from now on; None if it can't be searched as one."""
        terms = self._terms(name)
        if not terms:
            return None
        if len(terms) > 1:
            self._phrases.add(terms)
        return join_terms(terms)

    def _terms(self, name: str) -> tuple[str, ...]:
        """Return the terms of a name, none if it is too long to be searched as one; note its words."""
        terms = self._terms_by_name.get(name)
        if terms is None:
            terms = tuple(terms_of(name))
            self.words.update(normalise(name).split())
            terms = self._terms_by_name[name] = terms if len(terms) <= MAX_PHRASE else ()
        return terms

    def _relate(self, names: Iterable[str], labels: Iterable[str], relation: Relation) -> None:
        """Let each of some names stand for each of some labels."""
        expansions = [
            (key, set(self._terms(label)), Expansion(relation, label))
            for label in labels
            for key in [self._key(label)]
            if key
        ]
        for name in names:
            key, terms = self._key(name), set(self._terms(name))
            if not key:
                continue
            for term, label_terms, expansion in expansions:
                # A text that has "abused child" has "child": nothing would be found that isn't already.
                if not terms <= label_terms:
                    self._expansions[key].setdefault(term, expansion)

    def _add_synonyms(self, catalogue: Catalogue, synonyms: Sequence[Synonym]) -> None:
        for synonym in synonyms:
            self._relate(synonym.names, synonym.names, Relation.SYNONYM)
        for keyword in catalogue.keywords:
            labels = (keyword.prefLabel, *keyword.altLabel)
            names = (*labels, *keyword.hiddenLabel)
            self._relate(names, labels, Relation.SYNONYM)
            self._relate(names, keyword.hiddenLabel, Relation.HIDDEN)

    def _add_narrower(self, catalogue: Catalogue, synonyms: Sequence[Synonym]) -> None:
        for synonym in synonyms:
            self._relate(synonym.names, synonym.narrower, Relation.NARROWER)
        for keyword in catalogue.keywords:
            self._relate(keyword.broader, (keyword.prefLabel, *keyword.altLabel), Relation.NARROWER)

    def _add_themes(self, catalogue: Catalogue) -> None:
        """Let a theme's name, and what is the same as it, stand for every point tagged with the theme."""
        tags = {
            key: (theme_token(tag.slug), Expansion(Relation.THEME, tag.name))
            for vocabulary in (catalogue.themes, catalogue.agencies)
            for tag in vocabulary
            for key in [self._key(tag.name)]
            if key
        }
        for expansions in self._expansions.values():
            for term, expansion in list(expansions.items()):
                if expansion.relation in (Relation.SYNONYM, Relation.HIDDEN) and term in tags:
                    expansions.setdefault(*tags[term])
        for key, (token, expansion) in tags.items():
            self._expansions[key].setdefault(token, expansion)

    def _add_areas(self, catalogue: Catalogue) -> None:
        for area in catalogue.areas:
            for current in (area.name, *area.successors):
                for name in (area.name, *area.also, *area.formerly, *area.places):
                    self._add_area(name, current)
            for name in filter(None, (area.region, area.nation)):
                self._add_area(name, name)

    def _add_area(self, name: str, area: str) -> None:
        if terms := self._terms(name):
            self._expansions[join_terms(terms)][area_token(area)] = Expansion(Relation.AREA, area, normalise(name))

    def _add_names_with_letters(self) -> None:
        """Make phrases of names that end in a letter which alone is no word to search: "Baby T" has no synonym."""
        for word in NAMED_BY_LETTER:
            for letter in FUNCTION_WORDS:
                if len(letter) == 1 and (key := self._key(f"{word} {letter}")):
                    self._expansions.setdefault(key, {})
