"""Keys: a hash of all that a file of the site is made from. The same key, the same file."""

from __future__ import annotations

import io
import pickle
from typing import Any

from build_site.catalogue import Point, Review
from build_site.core.cache import hash_of
from build_site.site.views import Lazy, Page, Part


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
        pickler = pickle.Pickler(buffer, protocol=5)
        # Without the memo, equal contexts give equal bytes, whichever of their texts happen to be one object.
        pickler.fast = True
        pickler.dump(_plain(made_from))
        return hash_of(self._state, buffer.getbuffer())


def _plain(value: Any) -> Any:
    """A value with the mark of each review, and the anchor of each of its points, in their place."""
    if isinstance(value, tuple) and type(value) is not Point:
        # A large site has more than a million values in all, most of them texts and points: no call for each.
        return tuple(
            [one if (kind := type(one)) is str else one.anchor if kind is Point else _plain(one) for one in value]
        )
    if isinstance(value, Review):
        return value.fingerprint
    if isinstance(value, Point):
        return value.anchor
    if isinstance(value, Lazy):
        return value.make.__qualname__, _plain(value.made_from)
    return value
