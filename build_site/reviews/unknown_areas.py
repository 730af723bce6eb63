"""Areas that no vocabulary knows, over all digests: spellings that would have one page are one area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from build_site.core.problems import Problems
from build_site.core.text import slug
from build_site.reviews.entry_facts import EntryFacts
from build_site.vocabulary.areas import Areas


def unify_unknown_areas(entries: Iterable[EntryFacts], areas: Areas, problems: Problems) -> list[EntryFacts]:
    """Return the entries with one spelling for each area; every area that the vocabulary doesn't know is noted.

    Two names are spellings of one area if their slugs are the same: `North-Somewhere`, `North Somewhere`.
    The vocabulary's own name goes first, then the spelling of the first entry. Names in no
    Latin letters have slugs of their own, made of their hashes.
    """
    spellings: dict[str, tuple[str, str]] = {area.slug: (area.name, "") for area in areas}

    def with_one_spelling(entry: EntryFacts) -> EntryFacts:
        names = {name if areas.get(name) else _spelling(name, entry, spellings, problems) for name in entry.areas}
        return replace(entry, areas=tuple(sorted(names)))

    return [with_one_spelling(entry) for entry in entries]


def _spelling(name: str, entry: EntryFacts, spellings: dict[str, tuple[str, str]], problems: Problems) -> str:
    """Return the spelling that an unknown area goes by. spellings: slug -> spelling and where it stands."""
    digest, line = f"digests/{entry.entry.digest}", entry.entry.lines[0]
    spelling, source = spellings.setdefault(slug(name) or name, (name, f"{digest}:{line}"))
    if spelling == name:
        outcome = "it is kept as printed"
        remedy = "Add it to vocabulary/areas.yaml, or to `also` of the area that it is another name of."
    else:
        outcome = f"it is taken for `{spelling}`" + (f", as {source} spells it" if source else "")
        remedy = "Add the area to vocabulary/areas.yaml with this spelling in `also`, or correct the digest."
    problems.warn(digest, line, f"the area `{name}` is not in the vocabulary; {outcome}", remedy)
    return spelling
