"""How right the facts are, against labels made blind: `python -m tests.bench.facts CONTENT`.

CONTENT holds in `digests/` those that the labels name. The labels stand in `tests/labels/facts.json`, and
`tests/labels/README.md` says how they were made. What the labellers were unsure of counts in the second pair of
columns alone. `--misses` prints every entry in which a fact differs.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from build_site.core.content import ContentFolder
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.model import READ
from build_site.reviews.entry_facts import EntryFacts
from build_site.vocabulary.vocabularies import load_vocabularies
from tests.bench.matching import entries_of

TOLD = "harms told"
"""The harms that are read in what happened; the others are only mentioned, in the learning or an index term."""

LABELS = Path(__file__).resolve().parents[1] / "labels" / "facts.json"
FACTS = ("death", "ages", "sex", "incident", "harms", TOLD)

Label = dict[str, Any]


@dataclass
class Count:
    """How many values are right, how many are stated, and how many the labels have."""

    right: int = 0
    stated: int = 0
    labelled: int = 0

    def add(self, got: Counter[str], want: Counter[str]) -> None:
        self.right += sum((got & want).values())
        self.stated += sum(got.values())
        self.labelled += sum(want.values())

    def __str__(self) -> str:
        precision = f"{self.right / self.stated:.3f}" if self.stated else "    -"
        recall = f"{self.right / self.labelled:.3f}" if self.labelled else "    -"
        return f"{precision:>9} {recall:>6} {self.labelled:>4}"


def load_labels() -> list[Label]:
    """Return the labels, an entry each."""
    labels: list[Label] = json.loads(LABELS.read_text(encoding="utf-8"))
    return labels


def values(facts: EntryFacts, fact: str) -> Counter[str]:
    """Return what an entry states of a fact, as the labels write it: none where it states nothing."""
    if fact == "harms":
        return Counter(facts.harms)
    if fact == TOLD:
        return Counter({item.value for item in facts.evidence.get("harms", ()) if item.how == READ})
    if fact == "ages":
        return Counter(child.age for child in facts.children if child.age)
    if fact == "sex":
        return Counter({child.sex for child in facts.children if child.sex})
    value = facts.death if fact == "death" else facts.incident
    return Counter([value] if value not in (None, "unclear") else [])


def field_of(fact: str) -> str:
    """Return the field of a label that a fact is compared with."""
    return "harms" if fact == TOLD else fact


def labelled(label: Label, fact: str) -> Counter[str]:
    """Return what a label says of a fact, in the same form."""
    value = label[field_of(fact)]
    if isinstance(value, list):
        return Counter(value)
    return Counter([value] if value not in (None, "unclear") else [])


def found(entries: list[EntryFacts], labels: list[Label]) -> Iterator[tuple[Label, EntryFacts | None]]:
    """Yield each label with the entry of its digest in whose lines it stands; None where there is none."""
    for label in labels:
        yield (
            label,
            next(
                (
                    facts
                    for facts in entries
                    if PurePosixPath(facts.entry.digest).name == label["digest"]
                    and facts.entry.lines[0] <= label["line"] <= facts.entry.lines[1]
                ),
                None,
            ),
        )


def is_left_out(label: Label, fact: str) -> bool:
    """Return whether a fact is not scored: the harms of an adult's review are none of a child's."""
    return field_of(fact) == "harms" and label["subject"] == "adult"


def count(pairs: list[tuple[Label, EntryFacts]], with_unsure: bool) -> dict[str, Count]:
    """Return the counts of each fact and of each harm; adults' reviews are left out of the harms."""
    counts = {fact: Count() for fact in FACTS}
    for label, facts in pairs:
        for fact in FACTS:
            if (field_of(fact) in label["unsure"] and not with_unsure) or is_left_out(label, fact):
                continue
            got, want = values(facts, fact), labelled(label, fact)
            counts[fact].add(got, want)
            if fact in ("harms", TOLD):
                for harm in got | want:
                    counts.setdefault(f"{fact}: {harm}", Count()).add(
                        Counter({harm: got[harm]}), Counter({harm: want[harm]})
                    )
    return counts


def misses(pairs: list[tuple[Label, EntryFacts]]) -> Iterator[str]:
    """Yield a line for each fact of an entry that differs from its label."""
    for label, facts in pairs:
        for fact in FACTS:
            got, want = values(facts, fact), labelled(label, fact)
            if got != want and not is_left_out(label, fact):
                unsure = " (unsure)" if field_of(fact) in label["unsure"] else ""
                more, fewer = sorted((got - want).elements()), sorted((want - got).elements())
                yield f"{label['digest']}:{label['line']} {fact}{unsure}: states {more}, lacks {fewer}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    vocabularies = load_vocabularies(ContentFolder(SHIPPED_CONTENT), Problems())
    entries = entries_of(arguments.content / "digests", vocabularies)
    both = list(found(entries, load_labels()))
    pairs = [(label, facts) for label, facts in both if facts is not None]
    if arguments.misses:
        print(*misses(pairs), sep="\n")
    print(f"{len(pairs)} of {len(both)} labelled entries found")
    sure, all_of_them = count(pairs, with_unsure=False), count(pairs, with_unsure=True)
    print(f"{'':44}{'precision':>9} {'recall':>6} {'of':>4}   with what labellers were unsure of")
    for name in (*FACTS, *sorted(name for name in all_of_them if name not in FACTS)):
        print(f"{name:44}{sure.get(name, Count())}   {all_of_them[name]}")


if __name__ == "__main__":
    main()
