"""What else a word stands for, as an editor writes it (`content/vocabulary/synonyms.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from build_site.core.problems import Problems
from build_site.vocabulary.vocabulary_file import VocabularyFile

_FIELDS: dict[str, type] = {"term": str, "same": list, "narrower": list}


@dataclass(frozen=True)
class Synonym:
    """same: other words for the term, each standing for all the others; narrower: what it covers, one way only."""

    term: str
    same: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.term, *self.same)


def load(path: Path, name: str, problems: Problems) -> tuple[Synonym, ...]:
    """The synonyms of a file; every mistake is noted with its line."""
    file = VocabularyFile(path, name, problems)
    found: dict[str, Synonym] = {}
    for entry in file.entries("synonyms", "term", _FIELDS):
        synonym = Synonym(entry["term"], tuple(entry.get("same", ())), tuple(entry.get("narrower", ())))
        if synonym.term in found:
            file.wrong(entry["_at"], f"two entries are for `{synonym.term}`", "Join the two.")
        elif not synonym.same and not synonym.narrower:
            file.wrong(
                entry["_at"],
                f"`{synonym.term}` has nothing that it stands for",
                "Give it `same` or `narrower`, or take it out.",
            )
        else:
            found[synonym.term] = synonym
    return tuple(found.values())
