"""What the last build of a site left, so that a page that would come out the same is not rendered again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from build_site.site.assets import REPOSITORY
from build_site.site.links import Ends

CACHE = REPOSITORY / ".cache" / "pages"


class Memory:
    """The pages of one site folder as last written: key, state of the file, and where its links end.

    A page is remembered only as long as its file is the one that was written: same size, same time.
    """

    def __init__(self, out: Path, cache: Path = CACHE) -> None:
        self._out = out.resolve()
        self._file = cache / f"{hashlib.sha256(os.fsencode(self._out)).hexdigest()[:16]}.json"
        self._pages = self._read()

    def _read(self) -> dict[str, list]:
        try:
            return json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def recall(self, path: str, key: str) -> Ends | None:
        """The ends of a page that stands unchanged in the site folder and was made with this key, else None."""
        known = self._pages.get(path)
        if not known or known[0] != key or known[1] != _state(self._out / path):
            return None
        return Ends(tuple(known[2]), tuple(known[3]))

    def save(self, keys: Mapping[str, str], pages: Mapping[str, Ends]) -> None:
        """Remember the pages of the site as it stands now. A full disk costs time at the next build, nothing else."""
        known = {path: [key, _state(self._out / path), pages[path].ids, pages[path].targets]
                 for path, key in keys.items()}
        if known.keys() == self._pages.keys() and all(known[path][:2] == self._pages[path][:2] for path in known):
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            aside = self._file.with_suffix(".new")
            aside.write_text(json.dumps(known, separators=(",", ":")), encoding="utf-8")
            aside.replace(self._file)
        except OSError:
            self._file.unlink(missing_ok=True)


def _state(file: Path) -> list[int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns]
