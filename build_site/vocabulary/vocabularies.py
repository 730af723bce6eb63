"""All vocabularies of a content folder, loaded together."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.content import ContentFolder
from build_site.problems import Problems
from build_site.vocabulary import areas, harms, keywords, synonyms, tags, wording
from build_site.vocabulary.areas import Areas
from build_site.vocabulary.harms import HarmVocabulary
from build_site.vocabulary.keywords import Keywords
from build_site.vocabulary.synonyms import Synonym
from build_site.vocabulary.tags import Tags
from build_site.vocabulary.wording import Wording


@dataclass(frozen=True)
class Library:
    """The vocabularies of `vocabulary/`, one attribute a file."""

    areas: Areas
    keywords: Keywords
    themes: Tags
    agencies: Tags
    harms: HarmVocabulary
    wording: Wording
    synonyms: tuple[Synonym, ...]


def load(content: ContentFolder, problems: Problems) -> Library:
    """The vocabularies of a folder; a file that it lacks is taken from the repository's own content.

    Raises Stop with every mistake in every file, if there is one.
    """

    def at(name: str) -> tuple:
        path = content.general("vocabulary", name)
        return path, content.name(path)

    terms = keywords.load(*at("keywords.yaml"), problems)
    library = Library(
        areas.load(*at("areas.yaml"), problems),
        terms,
        tags.load(*at("themes.yaml"), "themes", problems),
        tags.load(*at("agencies.yaml"), "agencies", problems),
        harms.load(*at("harms.yaml"), terms, problems),
        wording.load(*at("labels.yaml"), *at("review-types.yaml"), problems),
        synonyms.load(*at("synonyms.yaml"), problems),
    )
    problems.stop_if_errors()
    return library
