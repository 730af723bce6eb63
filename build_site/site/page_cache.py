"""What the last build of a site left, so that a file that would come out the same is not made again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from build_site.core.cache import keep, recall
from build_site.site.publish import State

_FORM = b"2"


class PageCache:
    """The files of one site folder as last made: path -> the key of what each was made from, and its state.

    file: where it is remembered. A file of the site counts only as long as it is the one that was written: same size, same time.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[str, tuple[bytes, State]] = recall(self._file, _FORM) or {}

    def stands(self, path: str, key: bytes, state: State | None) -> bool:
        """Whether a file, now in this state, was made with this key."""
        return self._known.get(path) == (key, state)

    def save(self, keys: Mapping[str, bytes], states: Mapping[str, State]) -> None:
        """Remember the files of the site as it stands now."""
        known = {path: (key, states[path]) for path, key in keys.items()}
        if known != self._known:
            keep(self._file, _FORM, known)
