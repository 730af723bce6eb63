"""The joins that a run made and the last one had not, to be told to the editor: a wrong one mixes two children."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import permutations

from build_site.model import Record, Source
from build_site.records.snapshot import RecordSnapshot


def new_joins(snapshot: RecordSnapshot, records: Iterable[Record]) -> tuple[str, ...]:
    """Return each join of entries that the last run had not made, with its reason, in order of the records.

    snapshot: the folder as if each entry had stood at the last run where it stands now. Where a review has the entries
    that it had, no join is new, even if its lines or the words of the reason are others.
    """
    return tuple(join for record in records if record.joined for join in _new_joins(snapshot, record))


def _new_joins(snapshot: RecordSnapshot, record: Record) -> Iterator[str]:
    last = snapshot.state.records.get(record.id)  # A run that was cut off has told nothing.
    sources = [source for account in record.accounts for source in account.sources]
    before = Counter(source.entry for told in last.sources for source in told) if last else Counter()
    if Counter(source.entry for source in sources) <= before:
        return
    known = last.values.get("joined", ()) if last else ()
    for reason in record.joined:
        if reason not in known:
            yield _with_headings(reason, sources)


def _with_headings(reason: str, sources: list[Source]) -> str:
    """Return "a.txt:5 and b.txt:9: both ..." with the heading before each place."""
    for first, second in permutations(sources, 2):
        if reason.startswith(opening := f"{_place(first)} and {_place(second)}: "):
            headings = (f"“{source.heading}” ({_place(source)})" for source in (first, second))
            return f"{' and '.join(headings)}: {reason.removeprefix(opening)}"
    return reason


def _place(source: Source) -> str:
    return f"{source.digest}:{source.lines[0]}"
