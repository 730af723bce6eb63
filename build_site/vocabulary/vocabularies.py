"""All vocabularies of a content folder, loaded together."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.vocabulary import areas, harms, keywords, labels, synonyms, tags
from build_site.vocabulary.areas import Areas
from build_site.vocabulary.harms import HarmVocabulary
from build_site.vocabulary.keywords import Keywords
from build_site.vocabulary.labels import LabelVocabulary
from build_site.vocabulary.synonyms import Synonym
from build_site.vocabulary.tags import Tags


@dataclass(frozen=True)
class Vocabularies:
    """The vocabularies of `vocabulary/`, one attribute a file."""

    areas: Areas
    keywords: Keywords
    themes: Tags
    agencies: Tags
    harms: HarmVocabulary
    labels: LabelVocabulary
    synonyms: tuple[Synonym, ...]


def load_vocabularies(content: ContentFolder, problems: Problems) -> Vocabularies:
    """The vocabularies of a folder; a file that it lacks is taken from the repository's own content.

    Raises Stop with every mistake in every file, if there is one.
    """

    def at(name: str) -> tuple:
        path = content.shared_file("vocabulary", name)
        return path, content.name(path)

    terms = keywords.load(*at("keywords.yaml"), problems)
    library = Vocabularies(
        areas.load(*at("areas.yaml"), problems),
        terms,
        tags.load(*at("themes.yaml"), "themes", problems),
        tags.load(*at("agencies.yaml"), "agencies", problems),
        harms.load(*at("harms.yaml"), terms, problems),
        labels.load(*at("labels.yaml"), *at("review-types.yaml"), problems),
        synonyms.load(*at("synonyms.yaml"), problems),
    )
    problems.stop_if_errors()
    return library
