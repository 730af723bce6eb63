"""Entries -> groups, each the entries of one review; what is unclear is left apart and told to the editor."""

from __future__ import annotations

from dataclasses import dataclass, field

from build_site.core.problems import Problems
from build_site.reviews.build_record import Group
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.matching.compare import SAME, UNCLEAR, Comparison, Joiner
from build_site.reviews.matching.rulings import NOT_SAME, Ruling, RulingIndex

_BY_RULING = "an editor ruled that they are the same"
_WORDS_SHOWN = 60


@dataclass
class _Party:
    """Entries of one review as far as they have been joined, and why."""

    entries: list[EntryFacts]
    reasons: list[str] = field(default_factory=list)


def cluster_entries(
    entries: list[EntryFacts], joiner: Joiner, rulings: list[Ruling], problems: Problems
) -> list[Group]:
    """The groups, in the order of their first entries.

    An editor's ruling goes before any comparison. The surest joins are made first, and none that would bring
    together two entries that contradict each other or are ruled apart: such a pair is told to the editor.
    """
    bench = RulingIndex(rulings, entries, problems)
    parties = {id(entry): _Party([entry]) for entry in entries}
    for first, second in bench.same:
        _join(parties, first, second, (_BY_RULING,))
    for first, second in bench.apart:
        if parties[id(first)] is parties[id(second)]:
            bench.report_conflict(first, second)
    open_ = [pair for pair in joiner.compare_all(entries) if bench.verdict(pair.first, pair.second) is None]
    for pair in sorted(open_, key=lambda pair: -pair.score):
        one, other = parties[id(pair.first)], parties[id(pair.second)]
        if one is other or pair.verdict not in (SAME, UNCLEAR):
            continue
        if pair.verdict == UNCLEAR:
            _report(pair, "they are kept apart", bench, problems)
        elif obstacle := _obstacle(one, other, joiner, bench):
            _report(pair, f"they are kept apart, since {obstacle}", bench, problems)
        else:
            _join(parties, pair.first, pair.second, pair.reasons)
    place = {id(entry): number for number, entry in enumerate(entries)}
    found = {id(party): party for party in parties.values()}
    groups = [
        Group(tuple(sorted(party.entries, key=lambda entry: place[id(entry)])), tuple(party.reasons))
        for party in found.values()
    ]
    return sorted(groups, key=lambda group_: place[id(group_.entries[0])])


def _join(parties: dict[int, _Party], first: EntryFacts, second: EntryFacts, reasons: tuple[str, ...]) -> None:
    one, other = parties[id(first)], parties[id(second)]
    if one is other:
        return
    one.entries += other.entries
    one.reasons += [*other.reasons, f"{first.key} and {second.key}: {'; '.join(reasons)}"]
    for entry in other.entries:
        parties[id(entry)] = one


def _obstacle(one: _Party, other: _Party, joiner: Joiner, bench: RulingIndex) -> str | None:
    """Why two parties can't be one review although a pair of their entries seems to be; None if they can."""
    for first in one.entries:
        for second in other.entries:
            if bench.verdict(first, second) == NOT_SAME:
                return f"an editor ruled that {first.key} and {second.key} are not the same"
            if contradictions := joiner.compare(first, second).contradictions:
                return f"{first.key} and {second.key} contradict each other: {'; '.join(contradictions)}"
    return None


def _report(pair: Comparison, outcome: str, bench: RulingIndex, problems: Problems) -> None:
    """Tell the editor of a pair that is neither clearly the same nor clearly different, with both texts."""
    first, second = pair.first, pair.second
    texts = "\n".join(
        f"      {entry.key} “{entry.entry.heading.printed}”: {_opening(entry)}" for entry in (first, second)
    )
    problems.warn(
        f"digests/{first.entry.digest}",
        first.entry.lines[0],
        f"this may be the review that {second.key} tells of: {'; '.join(pair.reasons)}; {outcome}\n{texts}",
        "Rule on it in joins.yaml, under `rulings:`\n    - verdict: same  # or: not same\n      entries:\n"
        + "\n".join(bench.reference(entry) for entry in (first, second)),
    )


def _opening(entry: EntryFacts) -> str:
    words = entry.entry.account.summary.split()
    return " ".join(words[:_WORDS_SHOWN]) + (" …" if len(words) > _WORDS_SHOWN else "")
