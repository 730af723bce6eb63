"""The id of each record: made of year, areas and title, and permanent, whatever digests come or go.

An entry is known here by its key; one whose digest or heading has changed is recognised in `records/moved_entries.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count

from build_site.core.text import slug
from build_site.model import EntryKey
from build_site.reviews.entry_facts import EntryFacts

_LONGEST_TITLE = 80
"""In letters: with year and areas an id stays below the 255 letters that a file system allows in a name."""


def entry_keys(entries: Iterable[EntryFacts]) -> dict[int, EntryKey]:
    """Return id() of each entry -> its key; the entries of a digest come in the order of their lines."""
    counts: Counter[tuple[str, str]] = Counter()
    keys = {}
    for entry in entries:
        heading = (entry.entry.digest, entry.entry.heading.printed)
        keys[id(entry)] = (*heading, counts[heading])
        counts[heading] += 1
    return keys


def proposed_id(published: str | None, areas: tuple[str, ...], title: str) -> str:
    """Return the id that a record gets if no other has it: `2023-kent-child-s`, `2022-anonymous-pippa`."""
    year = published[:4] if published else "undated"
    area = "-".join(map(slug, areas)) or "anonymous"
    return "-".join(part for part in (year, area, slug(title)[:_LONGEST_TITLE].rstrip("-")) if part)


def assign_ids(groups: list[list[EntryKey]], proposed: list[str], ids_by_entry: Mapping[EntryKey, str]) -> list[str]:
    """Return the ids of records, in order, each once. A record keeps the id that one of its entries had before.

    groups: the entries of each record; proposed: the id that it would get; ids_by_entry: from an earlier run.
    """
    earlier: list[str | None] = []
    for keys in groups:
        free = (ids_by_entry[key] for key in keys if key in ids_by_entry and ids_by_entry[key] not in earlier)
        earlier.append(next(free, None))
    taken = set(ids_by_entry.values())
    ids = []
    for id_, proposal in zip(earlier, proposed, strict=True):
        ids.append(id_ or first_free(proposal, taken))
        taken.add(ids[-1])
    return ids


def first_free(proposal: str, taken: set[str]) -> str:
    """Return the proposal, or the first of `proposal-2`, `proposal-3`, ... that is not taken."""
    if proposal not in taken:
        return proposal
    return next(id_ for number in count(2) if (id_ := f"{proposal}-{number}") not in taken)


def ids_that_stay(
    claims: Mapping[str, Sequence[str]], preferred: Collection[str], known: Iterable[str]
) -> dict[str, str]:
    """Return the id of each record, each once, by the id that it came with.

    claims: that id -> the ids that its entries had before; preferred: ids of records with corrections, which go
    before others where a record may have several; known: all ids of an earlier run, which no other record gets.
    """
    ids: dict[str, str] = {}
    used: set[str] = set()
    for is_preferred, is_own in ((True, True), (True, False), (False, True), (False, False)):
        for own, claimed in claims.items():
            candidates = [own] if is_own and own in claimed else [] if is_own else claimed
            free = (id_ for id_ in candidates if id_ not in used and (not is_preferred or id_ in preferred))
            if own not in ids and (id_ := next(free, None)):
                ids[own] = id_
                used.add(id_)
    taken = {*known, *used}
    for own in [own for own in claims if own not in ids]:
        ids[own] = first_free(own, taken)
        taken.add(ids[own])
    return ids
