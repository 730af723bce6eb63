"""Digests -> records: every digest of a folder is read, what tells of one review is joined.

Nothing is written but what is remembered: where neither a digest nor a ruling, a vocabulary, this
program or an id has changed, the records are those of the last run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from build_site.core.cache import hash_of, keep, name_of, recall
from build_site.core.content import ContentFolder
from build_site.core.problems import Problem, Problems, build_error
from build_site.digests.files import digest_files
from build_site.digests.reader import Reading
from build_site.model import Record
from build_site.records.state import EntryKey, fingerprint, ids_by_entry
from build_site.reviews.build_record import build_records
from build_site.reviews.digest_cache import DigestCache
from build_site.reviews.matching import rulings
from build_site.reviews.matching.cluster import cluster_entries
from build_site.reviews.matching.compare import Joiner
from build_site.reviews.unknown_areas import unify_unknown_areas
from build_site.vocabulary.vocabularies import Vocabularies


@dataclass(frozen=True)
class Parsed:
    """What the digests of a folder say: how each was read, and the records that follow, before any correction.

    fingerprints: id -> the fingerprint of each record; noted: the warnings and errors on the way.
    """

    readings: tuple[Reading, ...]
    records: tuple[Record, ...]
    fingerprints: Mapping[str, str]
    noted: tuple[Problem, ...] = ()

    @property
    def ids(self) -> Mapping[tuple[str, int], str]:
        """(digest, first line) of each entry -> id of its record."""
        return {
            (source.digest, source.lines[0]): record.id
            for record in self.records
            for account in record.accounts
            for source in account.sources
        }


def parse(
    content: ContentFolder, vocabularies: Vocabularies, known: Mapping[EntryKey, str], cache: Path, problems: Problems
) -> Parsed:
    """Read every digest of a folder and make the records that follow from them.

    known: (digest, heading, how many-th entry of that heading there) -> id, from the records of an earlier run;
    cache: a folder for what is remembered. Raises Stop if there is no such content folder.
    """
    if not content.root.is_dir():
        raise build_error(
            str(content.root),
            None,
            "there is no such content folder",
            "Check CONTENT=..., or make the folder with `digests/` in it.",
        )
    paths = digest_files(content.digests, problems)
    names = [path.relative_to(content.digests).as_posix() for path in paths]
    memory = DigestCache(content, vocabularies, cache / "digests" / name_of(content.root))
    keys = [memory.key(path, name) for path, name in zip(paths, names)]
    ruled = content.joins.read_bytes() if content.joins.is_file() else b""
    made_from = hash_of(*(key.encode() for key in keys), ruled)
    kept = cache / "parsed" / name_of(content.root)
    parsed = _recalled(kept, made_from, known) if all(keys) else None
    if parsed is None:
        parsed = _parsed(content, vocabularies, known, memory, list(zip(paths, names, keys)))
        if all(keys):
            keep(kept, made_from, (dict(known), parsed))
    problems.add(parsed.noted)
    return parsed


def _recalled(kept: Path, made_from: bytes, known: Mapping[EntryKey, str]) -> Parsed | None:
    """What the last run made of the same digests, if its ids are those that would be given now."""
    before: tuple[dict[EntryKey, str], Parsed] | None = recall(kept, made_from)
    if before is None:
        return None
    known_then, parsed = before
    if known == known_then:
        return parsed
    # After a first run every id is known. Each stays if its places are known by it, and others as they were.
    told = ids_by_entry(parsed.records)
    others = {place: id_ for place, id_ in known.items() if place not in told}
    same = all(known.get(place) == id_ for place, id_ in told.items())
    return parsed if same and others == {place: id_ for place, id_ in known_then.items() if place not in told} else None


def _parsed(
    content: ContentFolder,
    vocabularies: Vocabularies,
    known: Mapping[EntryKey, str],
    memory: DigestCache,
    digests: list[tuple[Path, str, str]],
) -> Parsed:
    noted = Problems()
    told = memory.told(digests, noted)
    entries = unify_unknown_areas((entry for one in told for entry in one.entries), vocabularies.areas, noted)
    ruled = rulings.load(content.joins, content.name(content.joins), noted)
    groups = cluster_entries(entries, Joiner(vocabularies.areas), ruled, content.name(content.joins), noted)
    readings = tuple(one.reading for one in told if one.reading)
    records = tuple(build_records(groups, known, vocabularies.keywords, noted))
    return Parsed(readings, records, {record.id: fingerprint(record) for record in records}, tuple(noted))
