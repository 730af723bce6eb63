"""White space made regular, and names as they stand in addresses and ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


def normalise_space(text: str) -> str:
    """Return the text with one space for every run of spaces, tabs and non-breaking spaces, and no invisible signs."""
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Lower case letters and digits with single hyphens: "Derby & Derbyshire" -> "derby-and-derbyshire"."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and "))
    plain = plain.encode("ascii", "ignore").decode().casefold().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
