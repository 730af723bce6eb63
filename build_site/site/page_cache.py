"""What the last build of a site left, so that a file that would come out the same is not made again."""

from __future__ import annotations

from collections.abc import Mapping

from build_site.core.cache import Cache
from build_site.site.publish import State

_Files = dict[str, tuple[bytes, State]]


class PageCache:
    """The files of one site folder as last made: path -> the key of what each was made from, and its state.

    A file of the site counts only as long as it is the one that was written: same size, same time.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._known = cache.get("files", b"", _Files) or {}

    def stands(self, path: str, key: bytes, state: State | None) -> bool:
        """Whether a file, now in this state, was made with this key."""
        return self._known.get(path) == (key, state)

    def save(self, keys: Mapping[str, bytes], states: Mapping[str, State]) -> None:
        """Remember the files of the site as it stands now."""
        known = {path: (key, states[path]) for path, key in keys.items()}
        if known != self._known:
            self._cache.set("files", b"", known)
