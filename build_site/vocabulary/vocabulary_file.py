"""Reading a vocabulary file: lists of entries under a few names, each mistake told with its file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from build_site.core import yamlio
from build_site.core.cache import Cache, code_fingerprint, digest_of
from build_site.core.content import SourceFile
from build_site.core.paths import CACHE
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError, Validator, ValuePath, quoted
from build_site.core.text import slug

T = TypeVar("T")

LONGEST_SLUG = 200
"""The letters of an address that a name may become; many file systems hold no name of more than 255 bytes."""


@dataclass(frozen=True)
class Entry(Generic[T]):
    """An entry of a vocabulary file. path: where in the file it stands."""

    value: T
    path: ValuePath


class VocabularyFile:
    """A YAML file of lists under a few names ("sections"), read with every mistake noted.

    Use: `file = VocabularyFile(source, ("areas", "lists"), problems)`, then `file.entries("areas", validator)`.
    """

    def __init__(self, source: SourceFile, sections: tuple[str, ...], problems: Problems) -> None:
        self.problems = problems
        self._document = yamlio.Document(source.label, "", None)
        if not source.path.exists():
            problems.error(
                source.label, None, "this vocabulary file is missing", "Put the file back; an empty list is enough."
            )
        elif (text := yamlio.read_text(source, problems)) is not None:
            self._document = yamlio.Document(source.label, text, _parsed(source.path, text, source.label, problems))
        data = {} if self._document.data is None else self._document.data
        if not isinstance(data, dict):
            self.error(
                (), "the file does not hold lists under names", "Look at the comment at the top of the shipped file."
            )
            data = {}
        for name in data:
            if name not in sections:
                self.error((name,), f"there is no list `{quoted(name)}`", f"The lists are: {', '.join(sections)}.")
        self._data: dict[str, Any] = data

    def error(self, path: ValuePath, what: str, remedy: str) -> None:
        """Note a mistake at the value that `path` leads to."""
        self._document.report(ValidationError(path, what, remedy), self.problems)

    def entries(self, section: str, validator: Validator[T]) -> list[Entry[T]]:
        """Return the entries of a section that fit; what is wrong with the others is noted."""
        good = []
        for index, item in enumerate(self._items(section)):
            try:
                good.append(Entry(validator(item, (section, index)), (section, index)))
            except ValidationError as error:
                self._document.report(error, self.problems)
        return good

    def _items(self, section: str) -> list[Any]:
        items = self._data.get(section)
        if items is not None and not isinstance(items, list):
            self.error((section,), f"`{section}` is not a list: {quoted(items)}", "Begin each entry with a hyphen.")
        return items if isinstance(items, list) else []

    def names(self, section: str, field: str) -> set[str]:
        """Return the texts of a field in all entries of a section, in those that don't fit as well.

        So an entry that refers to one with a mistake is not called wrong too.
        """
        items = self._data.get(section)
        names = [item.get(field) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
        return {name for name in names if isinstance(name, str)}

    def check_references(self, path: ValuePath, names: Iterable[str], known: set[str], field: str, noun: str) -> None:
        """Note every name, in the list at a path, that stands in no `field` of the file. noun: what it would name."""
        for index, name in enumerate(names):
            if name not in known:
                self.error(
                    (*path, index),
                    f"`{quoted(name)}` is no {field} of this file",
                    f"Add the {noun}, or correct the spelling.",
                )

    def check_owners(
        self, noun: str, names: Iterable[tuple[str, Iterable[str], ValuePath]], normalise: Callable[[str], str]
    ) -> None:
        """Note every name that two entries have: of each comes what it is called, all its names, and its path."""
        owners: dict[str, str] = {}
        for entry, its_names, path in names:
            for name in its_names:
                owner = owners.setdefault(normalise(name), entry)
                if owner != entry:
                    self.error(
                        path,
                        f"`{quoted(name)}` is a {noun} of both `{quoted(owner)}` and `{quoted(entry)}`",
                        "Keep it with one of the two.",
                    )

    def check_names(self, names: Iterable[tuple[str, ValuePath]]) -> None:
        """Note every name that stands twice, or that has no address of its own; each name comes with its path."""
        name_by_slug: dict[str, str] = {}
        for name, path in names:
            address = slug(name)
            other = name_by_slug.get(address)
            name_by_slug.setdefault(address, name)
            if not address:
                self.error(
                    path, f"`{quoted(name)}` has no letter or digit for its address", "Write its name in letters."
                )
            elif len(address) > LONGEST_SLUG:
                self.error(path, f"`{quoted(name)}` is too long for an address", f"Use {LONGEST_SLUG} letters at most.")
            elif other == name:
                self.error(path, f"two entries are called `{quoted(name)}`", "Join the two or rename one.")
            elif other is not None:
                self.error(
                    path,
                    f"`{quoted(other)}` and `{quoted(name)}` would have one address, `{quoted(address)}`",
                    "Rename one of the two.",
                )


def _parsed(path: Path, text: str, label: str, problems: Problems) -> Any:
    """Return the data of a file, from the cache if it has not changed: the same few files are read at each run."""
    cache, inputs = Cache(CACHE).subfolder("vocabulary"), digest_of(code_fingerprint(), text.encode())
    data: Any = cache.get(path.name, inputs, dict)
    if data is None:
        data = yamlio.parse(text, label, problems)
        if isinstance(data, dict):
            cache.set(path.name, inputs, data)
    return data
