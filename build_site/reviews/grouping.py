"""Entries -> groups, each the entries of one review; what is unclear is left apart and told to the editor."""

from __future__ import annotations

from build_site.problems import Problems
from build_site.reviews.assembly import Group
from build_site.reviews.joining import SAME, UNCLEAR, Comparison, Joiner
from build_site.reviews.rulings import NOT_SAME, Bench, Ruling
from build_site.reviews.stated import Stated


def group(entries: list[Stated], joiner: Joiner, rulings: list[Ruling], rulings_name: str, problems: Problems) -> list[Group]:
    """The groups, in the order of their first entries. An editor's ruling goes before any comparison."""
    bench = Bench(rulings, entries, rulings_name, problems)
    links: list[tuple[Stated, Stated, tuple[str, ...]]] = [
        (first, second, ("an editor ruled that they are the same",)) for first, second, ruling in bench.pairs if ruling.verdict != NOT_SAME]
    for comparison in joiner.compare_all(entries):
        if bench.verdict(comparison.first, comparison.second) is not None:
            continue
        if comparison.verdict == SAME:
            links.append((comparison.first, comparison.second, comparison.reasons))
        elif comparison.verdict == UNCLEAR:
            _report(comparison, problems)
    members = {id(entry): [entry] for entry in entries}
    reasons: dict[int, list[str]] = {id(entry): [] for entry in entries}
    for first, second, why in links:
        one, other = members[id(first)], members[id(second)]
        if one is other or any(bench.verdict(a, b) == NOT_SAME for a in one for b in other):
            continue
        told = reasons[id(one[0])] + reasons[id(other[0])] + [f"{first.key} and {second.key}: {'; '.join(why)}"]
        one.extend(other)
        for entry in one:
            members[id(entry)] = one
        reasons[id(one[0])] = told
    firsts = [entry for entry in entries if members[id(entry)][0] is entry]
    return [Group(tuple(members[id(entry)]), tuple(reasons[id(entry)])) for entry in firsts]


def _report(comparison: Comparison, problems: Problems) -> None:
    """Tell the editor of a pair that is neither clearly the same nor clearly different, with both texts."""
    first, second = comparison.first, comparison.second
    texts = "\n".join(f"      {entry.key} “{entry.entry.heading.printed}”: {_opening(entry)}" for entry in (first, second))
    ruling = "\n".join(f"      - digest: {entry.entry.digest}\n        heading: '{_quoted(entry)}'" for entry in (first, second))
    problems.warn(f"digests/{first.entry.digest}", first.entry.lines[0],
                  f"this may be the review that {second.key} tells of: {'; '.join(comparison.reasons)}; they are kept apart\n{texts}",
                  f"Rule on it in joins.yaml, under `rulings:`\n    - verdict: same  # or: not same\n      entries:\n{ruling}")


def _opening(entry: Stated) -> str:
    words = entry.entry.account.summary.split()
    return " ".join(words[:60]) + (" …" if len(words) > 60 else "")


def _quoted(entry: Stated) -> str:
    return " ".join(entry.entry.heading.printed.split()).replace("'", "''")
