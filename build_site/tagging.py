"""What each point is about and whom it addresses: the themes and agencies whose phrases stand in its text.

Looking for thousands of phrases in every point takes long, so what was found is remembered by the
record's fingerprint, and found anew only for records that have changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from build_site.core.cache import hash_of, keep, program, recall
from build_site.core.parallel import each
from build_site.model import Record
from build_site.vocabulary.tags import Tags

POINT_NAMES = {"learning": "learning", "recommendations": "recommendation", "good_practice": "good-practice"}
"""Field of an account -> the word used for one of its points in anchors: `#recommendation-2`."""

PointTags = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
"""The slugs of the themes and agencies of every point of a record: account by account, in the order of POINT_NAMES."""

_FEWEST = 100
"""Records for each core from which on several of them are of use."""


def tag_points(
    records: Sequence[Record], fingerprints: Sequence[str], themes: Tags, agencies: Tags, cache_file: Path | None
) -> list[PointTags]:
    """Return the tags of the points of each record.

    fingerprints: of the records; cache_file: of the tags of an earlier run, if any.
    """

    def tagged(record: Record) -> PointTags:
        return tuple(
            (themes.of(text), agencies.of(text))
            for account in record.accounts
            for field in POINT_NAMES
            for text in account.points(field)
        )

    inputs_key = hash_of(program(), repr((list(themes), list(agencies))).encode())
    known: dict[str, PointTags] = (recall(cache_file, inputs_key) if cache_file else None) or {}
    new = {key: record for key, record in zip(fingerprints, records, strict=True) if key not in known}
    found = each(tagged, list(new.values()), _FEWEST)
    known.update(zip(new, found, strict=True))
    if cache_file and (new or len(known) > len(set(fingerprints))):
        keep(cache_file, inputs_key, {fingerprint: known[fingerprint] for fingerprint in fingerprints})
    return [known[fingerprint] for fingerprint in fingerprints]
