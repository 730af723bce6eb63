"""The data of record files that have been parsed before, so that an unchanged file is not parsed again.

Entirely derived, and kept by the hash of a file's bytes: deleting it costs one slow build and nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from build_site.core.cache import Cache, code_fingerprint, folder_id
from build_site.core.paths import CACHE

RECORDS = CACHE / "records"

MANY = 50
"""From so many files on it is worth remembering what was in them."""


class Remembered:
    """Data of the files of one folder, by the hash of their bytes."""

    def __init__(self, folder: Path) -> None:
        self._cache, self._name = Cache(RECORDS), folder_id(folder)
        self._known: dict[str, Any] = self._cache.get(self._name, code_fingerprint(), dict) or {}
        self._used: dict[str, Any] = {}
        self._new = 0

    def get(self, key: str) -> Any:
        """The data of the file with this hash, or None."""
        data = self._known.get(key)
        if data is not None:
            self._used[key] = data
        return data

    def put(self, key: str, data: Any) -> None:
        self._used[key] = data
        self._new += 1

    def keep(self) -> None:
        """Save what was used, if enough of it is new."""
        if self._new >= MANY:
            self._cache.set(self._name, code_fingerprint(), self._used)
