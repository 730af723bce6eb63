"""All vocabularies of a content folder, loaded together."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.core.content import ContentFolder, SourceFile
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
    """Return the vocabularies of a folder; a file that it lacks is taken from the repository's own content.

    Raises BuildError with every mistake in every file, if there is one.
    """

    def source(name: str) -> SourceFile:
        return content.shared_file("vocabulary", name)

    in_keywords = Problems()
    terms = keywords.load(source("keywords.yaml"), in_keywords)
    problems.add(in_keywords)
    vocabularies = Vocabularies(
        areas.load(source("areas.yaml"), problems),
        terms,
        tags.load(source("themes.yaml"), "themes", problems),
        tags.load(source("agencies.yaml"), "agencies", problems),
        harms.load(source("harms.yaml"), None if in_keywords.errors else terms, problems),
        labels.load(source("labels.yaml"), source("review-types.yaml"), problems),
        synonyms.load(source("synonyms.yaml"), problems),
    )
    problems.stop_if_errors()
    return vocabularies
