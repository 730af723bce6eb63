"""What else a word stands for, as an editor writes it (`content/vocabulary/synonyms.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.core.schema import mapping, quoted, sequence, strict_non_empty_text
from build_site.vocabulary.vocabulary_file import VocabularyFile


@dataclass(frozen=True)
class Synonym:
    """same: other words for the term, each standing for all the others; narrower: what it covers, one way only."""

    term: str
    same: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the term and the other words for it."""
        return (self.term, *self.same)


_SYNONYM = mapping(
    Synonym,
    {"term": strict_non_empty_text, **dict.fromkeys(("same", "narrower"), sequence(strict_non_empty_text))},
    required=("term",),
)


def load(source: SourceFile, problems: Problems) -> tuple[Synonym, ...]:
    """Return the synonyms of a file; every mistake is noted with its line."""
    file = VocabularyFile(source, ("synonyms",), problems)
    by_term: dict[str, Synonym] = {}
    for entry in file.entries("synonyms", _SYNONYM):
        synonym = entry.value
        if synonym.term in by_term:
            file.error(entry.path, f"two entries are for `{quoted(synonym.term)}`", "Join the two.")
        elif not synonym.same and not synonym.narrower:
            file.error(
                entry.path,
                f"`{quoted(synonym.term)}` has nothing that it stands for",
                "Give it `same` or `narrower`, or take it out.",
            )
        else:
            by_term[synonym.term] = synonym
    return tuple(by_term.values())
