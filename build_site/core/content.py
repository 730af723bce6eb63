"""The content folder: where the digests, the records and what an editor writes are found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from build_site.core.inventory import VOCABULARIES, Inventory, Role, printable, take_inventory
from build_site.core.paths import SHIPPED_CONTENT


@dataclass(frozen=True)
class SourceFile:
    """A file that an editor writes. path: where it is; label: what a message calls it, as the editor knows it."""

    path: Path
    label: str


_SHARED_FOLDERS = {"vocabulary": Role.VOCABULARY, "pages": Role.PAGE}


@dataclass(frozen=True)
class ContentFolder:
    """A folder with `digests/`, and perhaps `reviews/`, `corrections/`, `vocabulary/`, `pages/`, `site.yaml`.

    What an editor says about single reviews (`corrections/`, `joins.yaml`) is never taken from
    elsewhere; general things (`vocabulary/`, `pages/`, `site.yaml`) are, file by file. Which files there are is
    looked at once: a folder in which files came or went is another ContentFolder.

    linked_digests: the folder of the digests, if somebody said that it is another than `digests/`.
    """

    root: Path
    fallback: Path = SHIPPED_CONTENT
    linked_digests: Path | None = None

    @cached_property
    def inventory(self) -> Inventory:
        """Return every file of the folder, and what is wrong with it."""
        return take_inventory(self.root, self.linked_digests)

    def files(self, role: Role) -> tuple[Path, ...]:
        """Return the files of the folder that are read for something, in order of path."""
        return self.inventory.files[role]

    @property
    def digests(self) -> Path:
        """Return the folder of the digests as they were received."""
        return self.linked_digests or self.root / "digests"

    @property
    def reviews(self) -> Path:
        """Return the folder of the records."""
        return self.root / "reviews"

    @property
    def corrections(self) -> Path:
        """Return the folder of what an editor put right in single records."""
        return self.root / "corrections"

    @property
    def outlines(self) -> Path:
        """Return the folder of an editor's outlines: how single digests are to be read."""
        return self.root / "outlines"

    @property
    def joins(self) -> Path:
        """Return the file of an editor's rulings on entries that may be of one review."""
        return self.root / "joins.yaml"

    def shared_file(self, *parts: str) -> SourceFile:
        """Return a general file, as shared_file("vocabulary", "areas.yaml"): the folder's own, else the fallback's."""
        own = self.root.joinpath(*parts)
        is_there = own in self.files(Role.SETTINGS if len(parts) == 1 else _SHARED_FOLDERS[parts[0]])
        return self.source_file(own if is_there else self.fallback.joinpath(*parts))

    def vocabularies(self) -> list[SourceFile]:
        """Return the vocabularies: of each the folder's own, else the fallback's."""
        return [self.shared_file("vocabulary", name) for name in VOCABULARIES]

    def pages(self) -> list[Path]:
        """Return the Markdown pages in order of name; a page of the folder's own takes the place of the fallback's."""
        by_name = {path.name: path for path in (*(self.fallback / "pages").glob("*.md"), *self.files(Role.PAGE))}
        return [by_name[name] for name in sorted(by_name)]

    def label(self, path: Path) -> str:
        """Return what to call a file in a message: its path within the content folder, as an editor knows it."""
        for root in (self.root, self.fallback):
            if path.is_relative_to(root):
                return printable(f"{root.name}/{path.relative_to(root).as_posix()}")
        return printable(path.name)

    def source_file(self, path: Path) -> SourceFile:
        """Return a file of the folder together with its label."""
        return SourceFile(path, self.label(path))
