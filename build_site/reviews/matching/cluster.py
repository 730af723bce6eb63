"""The entries of each review, clustered; a pair that is unclear is left apart and reported to the editor."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from build_site.core.problems import Problems
from build_site.reviews.build_record import Group
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.matching.compare import Comparison, Joiner
from build_site.reviews.matching.rulings import RULE_ON_IT, SAME_OR_NOT, Ruling, RulingIndex, lines_of_ruling
from build_site.reviews.matching.verdict import Verdict

_BY_RULING = "an editor ruled that they are the same"
_WORDS_SHOWN = 60


@dataclass
class _Cluster:
    """Entries of one review as far as they have been joined, and why."""

    entries: list[EntryFacts]
    reasons: list[str] = field(default_factory=list)


def cluster_entries(
    entries: list[EntryFacts],
    joiner: Joiner,
    rulings: list[Ruling],
    problems: Problems,
    known: Collection[tuple[str, str]] = (),
) -> list[Group]:
    """Return the entries in groups, one a review, in the order of their first entries.

    known: digest and heading of the entries of earlier runs, which rulings may still name.
    An editor's ruling goes before any comparison. The surest joins are made first, and none that would bring
    together two entries that contradict each other or are ruled apart: such a pair is reported to the editor.
    """
    ruling_index = RulingIndex(rulings, entries, problems, known)
    clusters = {id(entry): _Cluster([entry]) for entry in entries}
    _join_ruled(clusters, ruling_index)
    unruled = [pair for pair in joiner.compare_all(entries) if ruling_index.verdict(pair.first, pair.second) is None]
    for pair in sorted(unruled, key=lambda pair: -pair.score):
        one, other = clusters[id(pair.first)], clusters[id(pair.second)]
        if one is other or pair.verdict == Verdict.NOT_SAME:
            continue
        if pair.verdict == Verdict.UNCLEAR:
            why = f", since {', '.join(pair.contradictions)}" if pair.contradictions else ""
            _report_unclear(pair, f"they are kept apart{why}", ruling_index, problems)
        elif obstacle := _obstacle(one, other, joiner, ruling_index):
            _report_unclear(pair, f"they are kept apart, since {obstacle}", ruling_index, problems)
        else:
            _join(clusters, pair.first, pair.second, pair.reasons)
    return _groups(entries, clusters)


def _join_ruled(clusters: dict[int, _Cluster], ruling_index: RulingIndex) -> None:
    """Join what an editor ruled the same, and report pairs ruled apart that other rulings make one review."""
    for first, second in ruling_index.same:
        _join(clusters, first, second, (_BY_RULING,))
    for first, second in ruling_index.apart:
        if clusters[id(first)] is clusters[id(second)]:
            ruling_index.report_conflict(first, second)


def _join(clusters: dict[int, _Cluster], first: EntryFacts, second: EntryFacts, reasons: tuple[str, ...]) -> None:
    one, other = clusters[id(first)], clusters[id(second)]
    if one is other:
        return
    one.entries += other.entries
    one.reasons += [*other.reasons, f"{first.key} and {second.key}: {'; '.join(reasons)}"]
    for entry in other.entries:
        clusters[id(entry)] = one


def _obstacle(one: _Cluster, other: _Cluster, joiner: Joiner, ruling_index: RulingIndex) -> str | None:
    """Return why two clusters can't be one review although a pair of their entries seems to be; None if they can."""
    for first in one.entries:
        for second in other.entries:
            if ruling_index.verdict(first, second) == Verdict.NOT_SAME:
                return f"an editor ruled that {first.key} and {second.key} are not the same"
            if contradictions := joiner.compare(first, second).contradictions:
                return f"{first.key} and {second.key} contradict each other: {'; '.join(contradictions)}"
    return None


def _groups(entries: list[EntryFacts], clusters: dict[int, _Cluster]) -> list[Group]:
    """Return the clusters, each once, with the entries of each in the order of all entries."""
    members: dict[int, list[EntryFacts]] = {}
    for entry in entries:
        members.setdefault(id(clusters[id(entry)]), []).append(entry)
    return [Group(tuple(group), tuple(clusters[id(group[0])].reasons)) for group in members.values()]


def _report_unclear(pair: Comparison, outcome: str, ruling_index: RulingIndex, problems: Problems) -> None:
    """Tell the editor of a pair that is neither clearly the same nor clearly not, with both texts."""
    first, second = pair.first, pair.second
    texts = "\n".join(
        f"      {entry.key} “{entry.entry.heading.printed}”: {_opening(entry)}" for entry in (first, second)
    )
    problems.warn(
        f"digests/{first.entry.digest}",
        first.entry.lines[0],
        f"this may be the review that {second.key} tells of: {'; '.join(pair.reasons)}; {outcome}\n{texts}",
        f"{RULE_ON_IT}\n{lines_of_ruling(SAME_OR_NOT, map(ruling_index.reference, (first, second)))}",
    )


def _opening(entry: EntryFacts) -> str:
    words = entry.entry.account.summary.split()
    return " ".join(words[:_WORDS_SHOWN]) + (" …" if len(words) > _WORDS_SHOWN else "")
