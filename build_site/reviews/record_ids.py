"""The id of each record: made of year, areas and title, and permanent, whatever digests come, go or are renamed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import count

from build_site.core.text import slug
from build_site.model import EntryKey
from build_site.reviews.entry_facts import EntryFacts

_LONGEST_TITLE = 80
"""In letters: with year and areas an id stays below the 255 letters that a file system allows in a name."""

_SAME_DIGEST = 0.5
"""A digest that has this share of its entries in common with one that is gone is the same under another name."""


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
    ids_by_entry = _with_renamed_digests(ids_by_entry, [key for keys in groups for key in keys])
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


def _with_renamed_digests(ids_by_entry: Mapping[EntryKey, str], keys: list[EntryKey]) -> dict[EntryKey, str]:
    """Return the ids of an earlier run, also under the new name of each digest that has been renamed."""
    now, before = _headings_by_digest(keys), _headings_by_digest(ids_by_entry)
    gone = {digest: headings for digest, headings in before.items() if digest not in now}
    ids = dict(ids_by_entry)
    for digest, headings in now.items():
        if digest in before or not gone:
            continue
        old = max(gone, key=lambda name: len(gone[name] & headings))
        if len(gone[old] & headings) >= _SAME_DIGEST * max(len(gone[old]), len(headings)):
            ids |= {(digest, *heading): ids_by_entry[(old, *heading)] for heading in gone.pop(old) & headings}
    return ids


def _headings_by_digest(keys: Iterable[EntryKey]) -> dict[str, set[tuple[str, int]]]:
    """Return digest -> the headings in it, each with its number."""
    headings: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for digest, heading, number in keys:
        headings[digest].add((heading, number))
    return headings
