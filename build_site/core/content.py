"""The content folder: where the digests, the records and what an editor writes are found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from build_site.core.paths import SHIPPED_CONTENT


@dataclass(frozen=True)
class ContentFolder:
    """A folder with `digests/`, and perhaps `reviews/`, `corrections/`, `vocabulary/`, `pages/`, `site.yaml`.

    What an editor says about single reviews (`corrections/`, `joins.yaml`) is never taken from
    elsewhere; general things (`vocabulary/`, `pages/`, `site.yaml`) are, file by file.
    """

    root: Path
    fallback: Path = SHIPPED_CONTENT

    @property
    def digests(self) -> Path:
        return self.root / "digests"

    @property
    def reviews(self) -> Path:
        return self.root / "reviews"

    @property
    def corrections(self) -> Path:
        return self.root / "corrections"

    @property
    def joins(self) -> Path:
        return self.root / "joins.yaml"

    def shared_file(self, *parts: str) -> Path:
        """A general file such as general("vocabulary", "areas.yaml"): the folder's own, else the fallback's."""
        own = self.root.joinpath(*parts)
        return own if own.exists() else self.fallback.joinpath(*parts)

    def pages(self) -> list[Path]:
        """The Markdown pages in order of name; a page of the folder's own takes the place of the fallback's."""
        found = {
            path.name: path for root in (self.fallback, self.root) for path in sorted((root / "pages").glob("*.md"))
        }
        return [found[name] for name in sorted(found)]

    def name(self, path: Path) -> str:
        """What to call a file in a message: its path within the content folder, as an editor knows it."""
        for root in (self.root, self.fallback):
            if path.is_relative_to(root):
                return f"{root.name}/{path.relative_to(root).as_posix()}"
        return path.name
