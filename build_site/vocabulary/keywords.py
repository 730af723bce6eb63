"""Index terms in SKOS's sense (`keywords.yaml`): preferred, alternative and hidden labels, broader, related."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.core.schema import mapping, quoted, sequence, strict_non_empty_text
from build_site.core.text import normalise_space, slug
from build_site.vocabulary.vocabulary_file import Entry, VocabularyFile


@dataclass(frozen=True)
class Keyword:
    """A concept: prefLabel is what readers see; hidden labels (misspellings) are found but never shown."""

    prefLabel: str  # noqa: N815  # the names of these three fields are SKOS's, as in the file
    altLabel: tuple[str, ...] = ()  # noqa: N815
    hiddenLabel: tuple[str, ...] = ()  # noqa: N815
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """Return its preferred label as it stands in addresses."""
        return slug(self.prefLabel)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return its labels of every kind, the preferred one first."""
        return (self.prefLabel, *self.altLabel, *self.hiddenLabel)


def normalise_term(term: str) -> str:
    """Return the form in which terms are compared: white space mended, case and curly quotes apart."""
    return " ".join(term.replace("’", "'").replace("‘", "'").split()).casefold().strip(" .")


class Keywords:
    """The vocabulary of index terms."""

    def __init__(self, keywords: list[Keyword], glued: dict[str, tuple[str, ...]] | None = None) -> None:
        self._by_label = {keyword.prefLabel: keyword for keyword in keywords}
        self._by_term = {normalise_term(label): keyword for keyword in keywords for label in reversed(keyword.labels)}
        self._glued = {normalise_term(printed): terms for printed, terms in (glued or {}).items()}

    def __iter__(self) -> Iterator[Keyword]:
        return iter(self._by_label.values())

    def get(self, label: str) -> Keyword | None:
        """Return the concept of this preferred label, or None."""
        return self._by_label.get(label)

    def find(self, term: str) -> Keyword | None:
        """Return the concept that has this label, of whatever kind, or None."""
        return self._by_term.get(normalise_term(term))

    def preferred(self, printed: tuple[str, ...]) -> tuple[str, ...]:
        """Return the preferred labels for terms as printed, in order, each once; an unknown term stays as it is."""
        labels: dict[str, None] = {}
        for term in printed:
            for part in self._glued.get(normalise_term(term), (term,)):
                keyword = self.find(part)
                labels[keyword.prefLabel if keyword else normalise_space(part)] = None
        return tuple(labels)

    def narrower(self, label: str) -> tuple[str, ...]:
        """Return the preferred labels that name this one as broader."""
        return tuple(keyword.prefLabel for keyword in self if label in keyword.broader)

    def related(self, label: str) -> tuple[str, ...]:
        """Return the related terms, sorted, whichever of the two names the other."""
        keyword = self.get(label)
        named = keyword.related if keyword else ()
        return tuple(sorted({*named, *(other.prefLabel for other in self if label in other.related)}))


_KEYWORD = mapping(
    Keyword,
    {
        "prefLabel": strict_non_empty_text,
        **dict.fromkeys(("altLabel", "hiddenLabel", "broader", "related"), sequence(strict_non_empty_text)),
    },
    required=("prefLabel",),
)
_GLUED = mapping(
    lambda printed, terms: (printed, terms),
    {"printed": strict_non_empty_text, "terms": sequence(strict_non_empty_text, at_least=1)},
    required=("printed", "terms"),
)


def load(source: SourceFile, problems: Problems) -> Keywords:
    """Return the index terms of a file; every mistake is noted with its line."""
    file = VocabularyFile(source, ("keywords", "glued"), problems)
    entries = file.entries("keywords", _KEYWORD)
    file.check_names((entry.value.prefLabel, entry.path) for entry in entries)
    file.check_owners(
        "label", ((entry.value.prefLabel, entry.value.labels, entry.path) for entry in entries), normalise_term
    )
    known = file.names("keywords", "prefLabel")
    for entry in entries:
        for field, labels in (("broader", entry.value.broader), ("related", entry.value.related)):
            file.check_references((*entry.path, field), labels, known, "prefLabel", "term")
    _check_loops(file, entries)
    return Keywords([entry.value for entry in entries], dict(entry.value for entry in file.entries("glued", _GLUED)))


def _check_loops(file: VocabularyFile, entries: list[Entry[Keyword]]) -> None:
    """Note every term that is, by way of others, broader than itself."""
    broader = {entry.value.prefLabel: entry.value.broader for entry in entries}
    for entry in entries:
        above: set[str] = set()
        ahead = list(entry.value.broader)
        while ahead:
            label = ahead.pop()
            if label not in above:
                above.add(label)
                ahead += broader.get(label, ())
        if entry.value.prefLabel in above:
            file.error(
                (*entry.path, "broader"),
                f"`{quoted(entry.value.prefLabel)}` is broader than itself, by way of its broader terms",
                "Take one of the terms of the loop out of `broader`.",
            )
