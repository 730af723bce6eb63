"""The id of each record: made of year, areas and title, and kept for ever, whatever digests come, go or are renamed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from build_site.core.text import slug
from build_site.reviews.entry_facts import EntryFacts

Place = tuple[str, str, int]
"""Where a review is told: digest, heading, and how many-th entry of that heading it is there, from 0."""

_LONGEST_TITLE = 80
_SAME_DIGEST = 0.5
"""A digest that has this share of its entries in common with one that is gone is the same under another name."""


def places_of(entries: Iterable[EntryFacts]) -> dict[int, Place]:
    """id() of each entry -> its place; the entries of a digest in the order of their lines."""
    seen: Counter[tuple[str, str]] = Counter()
    places = {}
    for entry in entries:
        told = (entry.entry.digest, entry.entry.heading.printed)
        places[id(entry)] = (*told, seen[told])
        seen[told] += 1
    return places


def proposed_id(published: str | None, areas: tuple[str, ...], title: str) -> str:
    """The id that a record gets if no other has it: `2023-kent-child-s`, `2022-anonymous-pippa`."""
    year = published[:4] if published else "undated"
    place = "-".join(map(slug, areas)) or "anonymous"
    return "-".join(part for part in (year, place, slug(title)[:_LONGEST_TITLE].rstrip("-")) if part)


def assign_ids(groups: list[list[Place]], wanted: list[str], known: Mapping[Place, str]) -> list[str]:
    """The ids of records, in order, each once. A record keeps the id under which one of its places is known.

    groups: the places of each record; wanted: the id that it would get; known: place -> id, from an earlier run.
    """
    known = _with_renamed_digests(known, [place for places in groups for place in places])
    used: set[str] = set()
    kept: list[str | None] = []
    for places in groups:
        id_ = next((known[place] for place in places if place in known and known[place] not in used), None)
        used |= {id_} if id_ else set()
        kept.append(id_)
    taken = used | set(known.values())
    ids = []
    for id_, wish in zip(kept, wanted, strict=True):
        id_ = id_ or _free(wish, taken)
        taken.add(id_)
        ids.append(id_)
    return ids


def _free(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    return next(id_ for number in range(2, len(taken) + 3) if (id_ := f"{wanted}-{number}") not in taken)


def _with_renamed_digests(known: Mapping[Place, str], places: list[Place]) -> dict[Place, str]:
    """What is known, also under the new name of each digest that has been renamed."""
    now, before = _by_digest(places), _by_digest(known)
    gone = {digest: told for digest, told in before.items() if digest not in now}
    followed = dict(known)
    for digest, told in now.items():
        if digest in before or not gone:
            continue
        old = max(gone, key=lambda name: len(gone[name] & told))
        if len(gone[old] & told) >= _SAME_DIGEST * max(len(gone[old]), len(told)):
            followed |= {(digest, *one): known[(old, *one)] for one in gone.pop(old) & told}
    return followed


def _by_digest(places: Iterable[Place]) -> dict[str, set[tuple[str, int]]]:
    """Digest -> the headings in it, each with its number."""
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for digest, heading, number in places:
        found[digest].add((heading, number))
    return found
