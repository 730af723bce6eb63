"""Index terms in SKOS's sense (`keywords.yaml`): preferred, alternative and hidden labels, broader, related."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from build_site.core.problems import Problems
from build_site.core.text import slug
from build_site.vocabulary.vocabulary_file import VocabularyFile

_FIELDS = {"prefLabel": str, "altLabel": list, "hiddenLabel": list, "broader": list, "related": list}
_GLUED = {"printed": str, "terms": list}


@dataclass(frozen=True)
class Keyword:
    """A concept: prefLabel is what readers see; hidden labels (misspellings) are found but never shown."""

    prefLabel: str
    altLabel: tuple[str, ...] = ()
    hiddenLabel: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        return slug(self.prefLabel)


def key_of(term: str) -> str:
    """The form in which terms are compared: white space mended, case and curly quotes apart."""
    return " ".join(term.replace("’", "'").replace("‘", "'").split()).casefold().strip(" .")


class Keywords:
    """The vocabulary of index terms."""

    def __init__(self, keywords: list[Keyword], glued: dict[str, tuple[str, ...]] | None = None) -> None:
        self._by_label = {keyword.prefLabel: keyword for keyword in keywords}
        self._by_key = {
            key_of(label): keyword
            for keyword in keywords
            for label in (*keyword.hiddenLabel, *keyword.altLabel, keyword.prefLabel)
        }
        self._glued = {key_of(printed): terms for printed, terms in (glued or {}).items()}

    def __iter__(self):
        return iter(self._by_label.values())

    def get(self, label: str) -> Keyword | None:
        """The concept of this preferred label."""
        return self._by_label.get(label)

    def find(self, term: str) -> Keyword | None:
        """The concept that has this label, of whatever kind."""
        return self._by_key.get(key_of(term))

    def preferred(self, printed: tuple[str, ...]) -> tuple[str, ...]:
        """The preferred labels for terms as printed, in their order, each once; an unknown term stays as it is."""
        labels: dict[str, None] = {}
        for term in printed:
            for part in self._glued.get(key_of(term), (term,)):
                keyword = self.find(part)
                labels[keyword.prefLabel if keyword else " ".join(part.split())] = None
        return tuple(labels)

    def narrower(self, label: str) -> tuple[str, ...]:
        """The preferred labels that name this one as broader."""
        return tuple(keyword.prefLabel for keyword in self if label in keyword.broader)

    def related(self, label: str) -> tuple[str, ...]:
        """The related terms, whichever of the two names the other."""
        keyword = self.get(label)
        named = keyword.related if keyword else ()
        return tuple(sorted({*named, *(other.prefLabel for other in self if label in other.related)}))


def load(path: Path, name: str, problems: Problems) -> Keywords:
    """The index terms of a file; every mistake is noted with its line."""
    file = VocabularyFile(path, name, problems)
    keywords: dict[str, Keyword] = {}
    owner: dict[str, str] = {}
    entries = file.entries("keywords", "prefLabel", _FIELDS)
    for entry in entries:
        keyword = Keyword(
            entry["prefLabel"], *(tuple(entry.get(f, ())) for f in ("altLabel", "hiddenLabel", "broader", "related"))
        )
        for label in (keyword.prefLabel, *keyword.altLabel, *keyword.hiddenLabel):
            if owner.setdefault(key_of(label), keyword.prefLabel) != keyword.prefLabel:
                file.wrong(
                    entry["_at"],
                    f"`{label}` is a label of both `{owner[key_of(label)]}` and `{keyword.prefLabel}`",
                    "Keep it with one of the two.",
                )
        keywords.setdefault(keyword.prefLabel, keyword)
    for entry in entries:
        for field in ("broader", "related"):
            for place, label in enumerate(entry.get(field, ())):
                if label not in keywords:
                    file.wrong(
                        (*entry["_at"], field, place),
                        f"`{label}` is no prefLabel of this file",
                        "Add the term, or correct the spelling.",
                    )
    _check_loops(file, entries, keywords)
    glued = {entry["printed"]: tuple(entry.get("terms", ())) for entry in file.entries("glued", "printed", _GLUED)}
    return Keywords(list(keywords.values()), glued)


def _check_loops(file: VocabularyFile, entries: list[dict], keywords: dict[str, Keyword]) -> None:
    """Note every term that is, by way of others, broader than itself."""
    for entry in entries:
        start, seen, todo = entry["prefLabel"], set(), list(entry.get("broader", ()))
        while todo:
            label = todo.pop()
            if label == start:
                file.wrong(
                    (*entry["_at"], "broader"),
                    f"`{start}` is broader than itself, by way of its broader terms",
                    "Take one of the terms of the loop out of `broader`.",
                )
                break
            if label not in seen:
                seen.add(label)
                todo.extend(keywords[label].broader if label in keywords else ())
