"""Keys: a hash of all that a file of the site is made from. The same key, the same file."""

from __future__ import annotations

from typing import Any

import msgspec

from build_site.catalogue import Point, Review
from build_site.core.cache import digest_of
from build_site.site.views import Lazy, Page, Part


class Keys:
    """state: a hash of what every file depends on: settings, vocabularies, templates, this program."""

    def __init__(self, state: bytes) -> None:
        self._state = state

    def of(self, item: Page | Part) -> bytes:
        """Return the key of a page, or of a part."""
        if isinstance(item, Part):
            # What is there already is its own key.
            return digest_of(item.content) if isinstance(item.content, bytes) else self._of(item.path, item.content)
        return self._of(item.path, item.template, item.context)

    def _of(self, *made_from: Any) -> bytes:
        return digest_of(self._state, msgspec.msgpack.encode(_plain(made_from), enc_hook=_plain_text))


def _plain_text(value: Any) -> str:
    """Return a text that is marked as HTML as the text that it is; anything else must be plain data already."""
    if isinstance(value, str):
        return str.__str__(value)
    raise TypeError(f"a page can't be made from {type(value).__name__}: {value!r}")


def _plain(value: Any) -> Any:
    """Return a value with the fingerprint of each review, and the anchor of each of its points, in their place."""
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
