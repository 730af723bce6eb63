"""Keys: a hash of all that a file of the site is made from. The same key, the same file."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from typing import Any

from build_site.catalogue import Point, Review
from build_site.remembering import hash_of
from build_site.site.contexts import Later, Page, Part


class Keys:
    """state: a hash of what every file depends on: settings, vocabularies, templates, this program."""

    def __init__(self, state: bytes) -> None:
        self._state = state

    def of(self, item: Page | Part) -> bytes:
        """The key of a page, or of a part."""
        if isinstance(item, Part):
            # What is there already is its own key.
            return hash_of(item.content) if isinstance(item.content, bytes) else self._of(item.path, item.content)
        return self._of(item.path, item.template, item.context)

    def _of(self, *made_from: Any) -> bytes:
        buffer = io.BytesIO()
        _Pickler(buffer).dump(made_from)
        return hash_of(self._state, buffer.getbuffer())


class _Pickler(pickle.Pickler):
    """Writes down what something is made from; reviews and points by their marks, which change when they do."""

    dispatch_table: dict[type, Callable] = {
        Review: lambda review: (str, (review.mark,)),
        Point: lambda point: (str, (point.anchor,)),
        Later: lambda later: (str, (later.make.__qualname__, later.made_from)),
    }

    def __init__(self, buffer: io.BytesIO) -> None:
        super().__init__(buffer, protocol=5)
        # Without the memo, equal contexts give equal bytes, whichever of their texts happen to be one object.
        self.fast = True
