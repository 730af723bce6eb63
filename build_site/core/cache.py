"""What one run keeps for the next: a value in a file, under a key that says what it was made from.

All of it follows from other files. Deleting it costs time at the next run and nothing else, and so
does a disk that has no room for it.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from contextlib import suppress
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from build_site.core.paths import PACKAGE

_PACKAGES = (
    "beautifulsoup4",
    "govuk-frontend-jinja",
    "Jinja2",
    "lunr",
    "mammoth",
    "Markdown",
    "pdfminer.six",
    "PyYAML",
    "rapidfuzz",
)


def recall(file: Path, key: bytes) -> Any:
    """The value that was kept in a file under this key, or None if there is none."""
    try:
        with file.open("rb") as kept:
            return pickle.load(kept) if pickle.load(kept) == key else None
    except Exception:  # A damaged pickle can raise anything; what it held is then made again.
        return None


def keep(file: Path, key: bytes, value: Any) -> None:
    """Keep a value in a file under a key, in place of what the file held."""
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as kept:
            pickle.dump(key, kept, protocol=5)
            pickle.dump(value, kept, protocol=5)
        aside.replace(file)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def hash_of(*parts: bytes | memoryview) -> bytes:
    """A hash of 16 bytes; each part is told from the next."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()[:16]


def name_of(folder: Path) -> str:
    """A name for what is remembered of a folder."""
    return hash_of(os.fsencode(folder.resolve())).hex()


@lru_cache(maxsize=None)
def program(folder: Path = PACKAGE) -> bytes:
    """A hash of this program, of Python and of the packages behind it: what they made is made again when they change."""
    made_by = [sys.version, *(f"{name} {_version(name)}" for name in _PACKAGES)]
    modules = sorted(folder.rglob("*.py"))
    return hash_of(
        repr(made_by).encode(),
        *(part for module in modules for part in (module.relative_to(folder).as_posix().encode(), module.read_bytes())),
    )


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
