"""The data of record files that have been parsed before, so that an unchanged file is not parsed again.

Entirely derived, and kept by the hash of a file's bytes: deleting it costs one slow build and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
from pathlib import Path
from typing import Any

from build_site import yaml_files
from build_site.content import OWN_CONTENT

CACHE = OWN_CONTENT.parent / ".cache" / "records"

MANY = 50
"""From so many files on it is worth remembering what was in them."""

_FORM = hashlib.sha256(Path(yaml_files.__file__).read_bytes()).hexdigest()[:16]
"""What is remembered holds only for the reader that read it."""


class Remembered:
    """Data of the files of one folder, by the hash of their bytes."""

    def __init__(self, folder: Path) -> None:
        self._file = CACHE / f"{hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]}.data"
        self._known = self._read()
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
        """Save what was used, if enough of it is new. A full disk costs time at the next build, nothing else."""
        if self._new < MANY:
            return
        aside = self._file.with_suffix(f".{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(marshal.dumps((_FORM, self._used)))
            aside.replace(self._file)
        except (OSError, ValueError):
            with contextlib.suppress(OSError):
                aside.unlink()

    def _read(self) -> dict[str, Any]:
        try:
            form, known = marshal.loads(self._file.read_bytes())
        except (OSError, ValueError, TypeError, EOFError):
            return {}
        return known if form == _FORM else {}
