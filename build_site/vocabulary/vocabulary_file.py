"""Reading a vocabulary file: entries with known fields, each mistake with its file and line."""

from __future__ import annotations

from math import isfinite
from pathlib import Path
from typing import Any

from build_site.core import yamlio
from build_site.core.cache import Cache, code_fingerprint, digest_of
from build_site.core.paths import CACHE
from build_site.core.problems import Problems


class VocabularyFile:
    """A YAML file of lists of entries under a few top-level keys, read with every mistake noted.

    Use: `file = VocabularyFile(path, name, problems)`, then `file.entries("areas", "name", {...})`.
    """

    def __init__(self, path: Path, name: str, problems: Problems) -> None:
        self.name, self.problems = name, problems
        self.text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        if not path.exists():
            problems.error(name, None, "this vocabulary file is missing", "Put the file back; an empty list is enough.")
        data = _parsed(path, self.text, name, problems) if self.text else {}
        if data is not None and not isinstance(data, dict):
            problems.error(
                name,
                1,
                "the file does not hold lists under names",
                "Look at the comment at the top of the shipped file.",
            )
        self.data: dict[str, Any] = data if isinstance(data, dict) else {}

    def wrong(self, path: tuple[str | int, ...], what: str, remedy: str = "") -> None:
        """Note a mistake at the place in the file that `path` leads to."""
        self.problems.error(self.name, yamlio.line_number(self.text, path), what, remedy)

    def entries(self, section: str, key: str, fields: dict[str, type]) -> list[dict[str, Any]]:
        """The entries of a section, each a dict that has `key`; a wrong one is noted and left out.

        fields: every field that an entry may have, with its type: str, list (of text) or tuple (two numbers).
        """
        listed = self.data.get(section) or []
        if not isinstance(listed, list):
            self.wrong((section,), f"`{section}` is not a list", "Begin each entry with a hyphen.")
            return []
        good = []
        for number, entry in enumerate(listed):
            if not isinstance(entry, dict) or not isinstance(entry.get(key), str):
                self.wrong(
                    (section, number), f"an entry of `{section}` has no `{key}`", f"Give it a line `{key}: ...`."
                )
                continue
            if all([self._fits(section, number, field, value, fields) for field, value in entry.items()]):
                good.append({"_at": (section, number), **entry})
        return good

    def _fits(self, section: str, number: int, field: str, value: Any, fields: dict[str, type]) -> bool:
        at = (section, number, field)
        if field not in fields:
            self.wrong(at, f"unknown field `{field}`", f"The fields are: {', '.join(fields)}.")
            return False
        if fields[field] is str and not isinstance(value, str):
            self.wrong(at, f"`{field}` is not text: {value!r}", "Put it in quotes.")
            return False
        if fields[field] is list and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            self.wrong(at, f"`{field}` is not a list of text: {value!r}", f"Write `{field}: [one, two]`.")
            return False
        if fields[field] is tuple and not (isinstance(value, list) and len(value) == 2 and all(map(_is_number, value))):
            self.wrong(at, f"`{field}` is not two numbers: {value!r}", f"Write `{field}: [51.5, -0.12]`.")
            return False
        return True


def _is_number(value: Any) -> bool:
    """Whether a value is a number, which the reader of YAML leaves as text if it has a point or a sign."""
    try:
        return isfinite(float(value))
    except (TypeError, ValueError):
        return False


def _parsed(path: Path, text: str, name: str, problems: Problems) -> Any:
    """Return the data of a file, from the cache if it has not changed: the same few files are read at each run."""
    cache, inputs = Cache(CACHE / "vocabulary"), digest_of(code_fingerprint(), text.encode())
    data: Any = cache.get(path.name, inputs, dict)
    if data is None:
        data = yamlio.parse(text, name, problems)
        if isinstance(data, dict):
            cache.set(path.name, inputs, data)
    return data
