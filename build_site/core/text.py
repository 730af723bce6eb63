"""Names as they stand in addresses and ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Lower case letters and digits with single hyphens: "Derby & Derbyshire" -> "derby-and-derbyshire"."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and "))
    plain = plain.encode("ascii", "ignore").decode().casefold().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
