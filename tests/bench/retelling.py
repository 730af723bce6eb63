"""How many reviews each withheld one would hold, and which retellings are found: `python -m tests.bench.retelling`.

Each review of the real digests is withheld in turn, and how many others would be held is counted. The same reviews as
this project tells them, in words of its own, are then compared with the real ones, with more and more of them left
out. One line is printed for the values as they are, and one for each changed value.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from build_site.core.content import ContentFolder
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.model import Record
from build_site.records import retelling
from build_site.records.retelling import Comparer, Telling, tellings
from build_site.reviews.build_record import build_records
from build_site.reviews.matching.cluster import cluster_entries
from build_site.reviews.matching.compare import Joiner
from build_site.vocabulary.vocabularies import Vocabularies, load_vocabularies
from tests.bench.constants import Values, print_outcomes
from tests.bench.matching import SHARED, entries_of

VALUES: Values = {
    retelling: {
        "_NEAR": (
            ((2, 0.25), (1, 1.25)), ((2, 0.75), (1, 1.25)), ((2, 1.0), (1, 1.25)), ((2, 0.5), (1, 1.0)),
            ((2, 0.5), (1, 1.5)),
        ),
        "_LIKE_WORDS": (0.15, 0.18, 0.22, 0.25, 0.3),
        "_LIKE_SHORTER": (0.25, 0.28, 0.32, 0.35, 0.4),
        "_FEWEST_WORDS": (10, 15, 30),
    },
}  # fmt: skip

_UNKNOWN: dict[str, Any] = {"title": "Child", "areas": (), "incident": None, "published": None, "children": ()}
LEFT_OUT: dict[str, dict[str, Any]] = {"nothing": {}, "the name": {"title": "Child"}, "all facts": _UNKNOWN}


def records_of(folder: Path, vocabularies: Vocabularies) -> list[Record]:
    """Return the records that the digests of a folder make."""
    problems = Problems()
    groups = cluster_entries(entries_of(folder, vocabularies), Joiner(vocabularies.areas), [], problems)
    return build_records(groups, {}, vocabularies.keywords, problems)


def outcome(real: list[Record], retold: list[tuple[Record, Record]], vocabularies: Vocabularies) -> str:
    """Return how many records hold how many others, and how many retellings are found."""
    listed = [tellings(record) for record in real]
    joiner = Joiner(vocabularies.areas)
    comparer = Comparer(joiner, (telling for one in listed for telling in one))
    held: Counter[int] = Counter()
    for number, first in enumerate(listed):
        for other in range(number):
            if _is_like(comparer, first, listed[other]):
                held.update((number, other))
    spread = Counter(held[number] for number in range(len(listed)))
    found = [
        f"{_found(joiner, listed, retold, fields)} of {len(retold)} without {name}" for name, fields in LEFT_OUT.items()
    ]
    return f"hold {dict(sorted(spread.items()))}; found {', '.join(found)}"


def _is_like(comparer: Comparer, first: list[Telling], second: list[Telling]) -> bool:
    return any(comparer.likeness(one, other) for one in first for other in second)


def _found(
    joiner: Joiner, listed: list[list[Telling]], retold: list[tuple[Record, Record]], fields: dict[str, Any]
) -> int:
    count = 0
    known = [telling for one in listed for telling in one]
    for record, again in retold:
        again_tellings = tellings(replace(again, **fields, id="again"))
        comparer = Comparer(joiner, (*known, *again_tellings))
        first = next(one for one in listed if one[0].id == record.id)
        count += _is_like(comparer, again_tellings, first)
    return count


def main() -> None:
    """Print the outcome for the values as they are and for each change of one."""
    vocabularies = load_vocabularies(ContentFolder(SHIPPED_CONTENT), Problems())
    real = records_of(SHARED / "digests", vocabularies)
    by_id = {record.id: record for record in real}
    ours = records_of(SHIPPED_CONTENT / "digests", vocabularies)
    retold = [(by_id[record.id], record) for record in ours if record.id in by_id]
    print(f"{len(real)} reviews, {len(retold)} of them in two tellings")
    print_outcomes(VALUES, lambda: outcome(real, retold, vocabularies))


if __name__ == "__main__":
    main()
