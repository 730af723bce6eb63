"""What each point is about and whom it addresses: the themes and agencies whose phrases stand in its text.

Looking for thousands of phrases in every point takes long, so what was found is remembered by the
record's fingerprint, and found anew only for records that have changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from build_site.core.cache import NO_CACHE, Cache, code_fingerprint, digest_of
from build_site.core.parallel import parallel_map
from build_site.model import Record
from build_site.vocabulary.tags import Tags

POINT_NAMES = {"learning": "learning", "recommendations": "recommendation", "good_practice": "good-practice"}
"""Field of an account -> the word used for one of its points in anchors: `#recommendation-2`."""

PointTags = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
"""The slugs of the themes and agencies of every point of a record: account by account, in the order of POINT_NAMES."""

_FEWEST = 100
"""Records for each core from which on several of them are of use."""


def tag_points(
    records: Sequence[Record], fingerprints: Sequence[str], themes: Tags, agencies: Tags, cache: Cache = NO_CACHE
) -> list[PointTags]:
    """Return the tags of the points of each record. cache: of the tags of an earlier run."""

    def tagged(record: Record) -> PointTags:
        return tuple(
            (themes.tags_in(text), agencies.tags_in(text))
            for account in record.accounts
            for field in POINT_NAMES
            for text in account.points(field)
        )

    inputs = digest_of(code_fingerprint(), repr((list(themes), list(agencies))).encode())
    cached = cache.get("tags", inputs, dict[str, PointTags]) or {}
    new = {key: record for key, record in zip(fingerprints, records, strict=True) if key not in cached}
    tags = cached | dict(zip(new, parallel_map(tagged, list(new.values()), _FEWEST), strict=True))
    if new or len(tags) > len(set(fingerprints)):
        cache.set("tags", inputs, {key: tags[key] for key in fingerprints})
    return [tags[key] for key in fingerprints]
