"""What each tuned constant of matching does to the judged pairs: `python -m tests.bench.matching [DIGESTS LINKS]`.

DIGESTS is a folder of digests, LINKS a list of pairs of entries in JSON, each with the digest and line of its two
entries (`a`, `b`) and whether they are of the `same` review. One line is printed for the values as they are, and one
for each changed value: pairs of one review found, pairs joined that were judged apart, pairs joined that nobody
judged the same, pairs reported as unclear, pairs compared.
"""

from __future__ import annotations

import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

from build_site.core.content import ContentFolder
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.digests.files import digest_files, read_digest
from build_site.digests.headings import HeadingGrammar
from build_site.digests.reader import DigestReader
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.fact_reader import FactReader
from build_site.reviews.matching import blocking, compare, features
from build_site.reviews.matching.cluster import cluster_entries
from build_site.reviews.matching.compare import Joiner
from build_site.vocabulary.vocabularies import Vocabularies, load_vocabularies
from tests.bench.constants import Values, print_outcomes

SHARED = Path(__file__).resolve().parents[3] / "shared"

VALUES: Values = {
    features: {
        "_SHINGLE_WORDS": (3, 4, 6, 7, 9),
        "_SAMPLED_ONE_IN": (1, 2, 8, 16),
        "_DISTINCTIVE_LETTERS": (1, 2, 4, 5),
    },
    blocking: {
        "_LARGEST_BLOCK": (2, 4, 8, 20, 200),
        "_COMMON_SHINGLE": (2, 4, 20, 50),
        "_FEWEST_SHARED": (1, 3, 5),
        "_LEAST_SHARED": (0.0, 0.03, 0.12, 0.25, 0.5),
    },
    compare: {
        "_SAME_SCORE": (2.0, 2.5, 2.75, 3.25, 3.5, 4.0),
        "_UNCLEAR_SCORE": (0.5, 1.0, 1.25, 1.75, 2.0, 2.5),
        "_FEWEST_REASONS": (1, 3),
        "_CONTRADICTION": (-1.0, -1.5, -2.5, -3.0),
        "_SEVERAL_NAMES_OR_CODE": (1.0, 1.5, 2.5, 3.0),
        "_ONE_NAME": (0.75, 1.0, 2.0, 2.5),
        "_ONE_LETTER": (0.25, 1.25, 1.75),
        "_OTHER_NAMES": (0.0, -0.25, -1.25, -2.0),
        "_SAME_AREA": (0.25, 0.5, 1.5, 2.0),
        "_OTHER_AREA": (0.0, -0.5, -1.5, -2.0),
        "_SAME_AGE": (0.25, 0.5, 1.25, 1.75),
        "_NEAR_AGE": (0.0, 0.25, 0.75, 1.0),
        "_OTHER_AGE": (0.0, -1.0, -3.0),
        "_OTHER_SEX": (0.0, -0.75, -2.0),
        "_OTHER_OUTCOME": (0.0, -1.5, -2.0, -4.0),
        "_SAME_DATE": (0.5, 0.75, 1.75, 2.0),
        "_OTHER_DATE": (0.0, -0.75, -2.0),
        "_OTHER_TIME": (0.0, -1.0, -3.0),
        "_SHARED_TEXT": (((0.5, 2.0), (0.25, 1.0)), ((0.4, 3.0), (0.2, 1.5)), ((0.7, 3.0), (0.35, 1.5), (0.2, 0.5))),
        "_SAME_POINT": (60, 75, 80, 90, 95, 100),
        "_LEAST_LETTERS": (0, 100, 400, 800),
        "_FEW_SHINGLES": (0, 4, 16, 64),
        "_NEAR": (0.1, 0.2, 0.3, 0.5),
        "_NEAR_DAYS": (60.0, 366.0, 732.0, 1500.0),
        "_MOST_YEARS_APART": (0, 1, 2, 5, 10),
    },
}


def entries_of(digests: Path, vocabularies: Vocabularies) -> list[EntryFacts]:
    """Return the entries of all digests in a folder, with their facts."""
    reader = DigestReader(vocabularies.labels, vocabularies.keywords)
    grammar = HeadingGrammar(vocabularies.labels)
    facts = FactReader(vocabularies.areas, vocabularies.keywords, vocabularies.harms, grammar, vocabularies.labels)
    problems = Problems()
    found = []
    for path in digest_files(ContentFolder(digests.parent, linked_digests=digests), problems):
        digest = read_digest(path, path.relative_to(digests).as_posix(), problems)
        if digest:
            found += [facts.read(entry) for entry in reader.read(digest, problems).entries]
    return found


def outcome(entries: list[EntryFacts], links: list[dict[str, Any]], vocabularies: Vocabularies) -> str:
    """Match the entries and compare the result with the judged pairs."""
    problems, joiner = Problems(), Joiner(vocabularies.areas)
    groups = cluster_entries(entries, joiner, [], problems)
    joined = {
        frozenset((entry.entry.digest, entry.entry.lines[0]) for entry in pair)
        for group in groups
        for pair in combinations(group.entries, 2)
    }
    judged = {frozenset((link[end]["digest"], link[end]["line"]) for end in "ab"): link["same"] for link in links}
    same = {pair for pair, verdict in judged.items() if verdict}
    wrong = sum(pair not in same for pair in judged.keys() & joined)
    compared = len(joiner.compare_all(entries))
    return (
        f"found {len(same & joined)}/{len(same)}, judged apart {wrong}, not judged the same {len(joined - same)},"
        f" unclear {len(problems)}, compared {compared}"
    )


def main() -> None:
    """Print the outcome for the constants as they are and for each change of one."""
    digests, links = map(Path, sys.argv[1:] or (SHARED / "digests", SHARED / "gold" / "links.json"))
    vocabularies = load_vocabularies(ContentFolder(SHIPPED_CONTENT), Problems())
    entries, judged = entries_of(digests, vocabularies), json.loads(links.read_text("utf-8"))
    print_outcomes(VALUES, lambda: outcome(entries, judged, vocabularies))


if __name__ == "__main__":
    main()
