"""What a typed word or phrase is searched as, besides itself: synonyms, places, index terms, themes.

Everything is in the terms of the index, so that the browser only looks up: "looked after children"
is the key "look_after_child", and stands for "lac", "child_in_care" and so on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from build_site.catalogue import Catalogue
from build_site.search.analysis import LONGEST_PHRASE, Phrases, join_terms
from build_site.search.passages import area_token, theme_token
from build_site.search.tokenise import FUNCTION_WORDS, NAMED_BY_LETTER, plain, terms_of
from build_site.vocabulary.synonyms import Synonym

SAME, HIDDEN, NARROWER, PLACE, THEME = "=", "~", ">", "@", "#"
"""How an expansion is related to what was typed. HIDDEN: the same, but in a wording that is never shown."""


class Expansion(NamedTuple):
    """how: one of the above; label: what to tell the reader; name: of a place, the words by which alone it is meant.

    A place is not meant by another form of its name: who types "buried" does not ask for Bury.
    """

    how: str
    label: str
    name: str = ""


class Thesaurus:
    """The expansions of every word and phrase that has any. Phrases longer than LONGEST_PHRASE are left out."""

    def __init__(self, catalogue: Catalogue, synonyms: Sequence[Synonym]) -> None:
        self._expansions: dict[str, dict[str, Expansion]] = defaultdict(dict)
        self._phrases: set[tuple[str, ...]] = set()
        self.words: set[str] = set()
        self._known: dict[str, tuple[str, ...]] = {}
        for names in (synonym.names for synonym in synonyms):
            self._relate(names, names, SAME)
        for keyword in catalogue.keywords:
            shown = (keyword.prefLabel, *keyword.altLabel)
            self._relate((*shown, *keyword.hiddenLabel), shown, SAME)
            self._relate((*shown, *keyword.hiddenLabel), keyword.hiddenLabel, HIDDEN)
        for synonym in synonyms:
            self._relate(synonym.names, synonym.narrower, NARROWER)
        for keyword in catalogue.keywords:
            for broader in keyword.broader:
                self._relate((broader,), (keyword.prefLabel, *keyword.altLabel), NARROWER)
        self._add_themes(catalogue)
        self._add_places(catalogue)
        self._add_names()

    @property
    def phrases(self) -> Phrases:
        """Every phrase of two or more words, as terms: the index has a term for each."""
        return frozenset(self._phrases)

    def expansions(self, known: Container[str], everyday: Container[str]) -> Iterator[tuple[str, dict[str, Expansion]]]:
        """Each key with what it stands for, as far as the index knows the terms; in order of key.

        everyday: terms that so many reviews have that what they cover would add nothing but bytes.
        The name of a place that no review is of stands for it all the same, so that a reader can be told.
        """
        for key in sorted(self._expansions):
            found = {
                term: one
                for term, one in self._expansions[key].items()
                if term in known and not (one.how == NARROWER and key in everyday)
            }
            if not any(one.how == PLACE for one in found.values()):
                found |= {term: one for term, one in self._expansions[key].items() if one.how == PLACE}
            if found or key in known and "_" in key:
                yield key, found

    def _key(self, name: str) -> str | None:
        terms = self._terms(name)
        if not terms:
            return None
        if len(terms) > 1:
            self._phrases.add(terms)
        return join_terms(terms)

    def _terms(self, name: str) -> tuple[str, ...]:
        """The terms of a name, none if it is too long to be searched as one; its words are known from now on."""
        terms = self._known.get(name)
        if terms is None:
            terms = tuple(terms_of(name))
            self.words.update(plain(name).split())
            terms = self._known[name] = terms if len(terms) <= LONGEST_PHRASE else ()
        return terms

    def _relate(self, names: Iterable[str], others: Iterable[str], how: str) -> None:
        labelled = [
            (key, set(self._terms(label)), Expansion(how, label))
            for label in others
            for key in [self._key(label)]
            if key
        ]
        for name in names:
            key, terms = self._key(name), set(self._terms(name))
            if not key:
                continue
            for other, others_terms, expansion in labelled:
                # A text that has "abused child" has "child": nothing would be found that isn't already.
                if not terms <= others_terms:
                    self._expansions[key].setdefault(other, expansion)

    def _add_themes(self, catalogue: Catalogue) -> None:
        """A theme's name, and what is the same as it, stands for every point tagged with the theme."""
        tags = [tag for tags in (catalogue.themes, catalogue.agencies) for tag in tags]
        marks = {
            key: (theme_token(tag.slug), Expansion(THEME, tag.name))
            for tag in tags
            for key in [self._key(tag.name)]
            if key
        }
        for key in list(self._expansions):
            for term, one in list(self._expansions[key].items()):
                if one.how in (SAME, HIDDEN) and term in marks:
                    self._expansions[key].setdefault(*marks[term])
        for key, (mark, expansion) in marks.items():
            self._expansions[key].setdefault(mark, expansion)

    def _add_places(self, catalogue: Catalogue) -> None:
        for area in catalogue.areas:
            for place in (area.name, *area.successors):
                for name in (area.name, *area.also, *area.formerly, *area.places):
                    self._add_place(name, place)
            for name in filter(None, (area.region, area.nation)):
                self._add_place(name, name)

    def _add_names(self) -> None:
        """Names that end in a letter which alone would be no word to search for: "Baby T" is a phrase with no synonym."""
        for word in NAMED_BY_LETTER:
            for letter in FUNCTION_WORDS:
                if len(letter) == 1 and (key := self._key(f"{word} {letter}")):
                    self._expansions.setdefault(key, {})

    def _add_place(self, name: str, place: str) -> None:
        if terms := self._terms(name):
            self._expansions[join_terms(terms)][area_token(place)] = Expansion(PLACE, place, plain(name))
