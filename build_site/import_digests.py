"""Digests -> records: every digest of a folder is read, and the entries of one review become one record.

Nothing is written but a cache: where neither a digest nor a ruling, a vocabulary, this program or an id has
changed, the records are those of the last run.
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
from build_site.vocabulary.vocabularies import Vocabularies


@dataclass(frozen=True)
class ImportResult:
    """What the digests of a folder say: how each was read, and the records that follow, before any correction.

    fingerprints: id -> the fingerprint of each record; problems: the warnings and errors on the way.
    """

    readings: tuple[Reading, ...]
    records: tuple[Record, ...]
    fingerprints: Mapping[str, str]
    problems: tuple[Problem, ...] = ()

    @property
    def ids(self) -> Mapping[tuple[str, int], str]:
        """Return the id of the record of each entry, by (digest, first line)."""
        return {
            (source.digest, source.lines[0]): record.id
            for record in self.records
            for account in record.accounts
            for source in account.sources
        }


def import_digests(
    content: ContentFolder,
    vocabularies: Vocabularies,
    known_ids: Mapping[EntryKey, str],
    cache: Path,
    problems: Problems,
) -> ImportResult:
    """Read every digest of a folder and make the records that follow from them.

    known_ids: (digest, heading, how many-th entry of that heading there) -> id, from the records of an
    earlier run; cache: a folder for what the next run may use.
    Raises BuildError if there is no such content folder.
    """
    if not content.root.is_dir():
        raise build_error(
            str(content.root),
            None,
            "there is no such content folder",
            "Check CONTENT=... or --content, or make the folder with the command `init`.",
        )
    paths = digest_files(content.digests, problems)
    names = [path.relative_to(content.digests).as_posix() for path in paths]
    digest_cache = DigestCache(content, vocabularies, cache / "digests" / name_of(content.root))
    keys = [digest_cache.key(path, name) for path, name in zip(paths, names, strict=True)]
    rulings_text = content.joins.read_bytes() if content.joins.is_file() else b""
    cache_key = hash_of(*(key.encode() for key in keys), rulings_text)
    cache_file = cache / "parsed" / name_of(content.root)
    result = _cached_result(cache_file, cache_key, known_ids) if all(keys) else None
    if result is None:
        digests = list(zip(paths, names, keys, strict=True))
        result = _import(content, vocabularies, known_ids, digest_cache, digests)
        if all(keys):
            keep(cache_file, cache_key, (dict(known_ids), result))
    problems.add(result.problems)
    return result


def _cached_result(cache_file: Path, cache_key: bytes, known_ids: Mapping[EntryKey, str]) -> ImportResult | None:
    """Return what the last run made of the same digests, if its ids are those that would be given now."""
    cached: tuple[dict[EntryKey, str], ImportResult] | None = recall(cache_file, cache_key)
    if cached is None:
        return None
    ids_then, result = cached
    if known_ids == ids_then:
        return result
    # After a first run every entry has an id. Each stays if its entry has it still, and others are as they were.
    ids_made = ids_by_entry(result.records)
    if any(known_ids.get(entry) != id_ for entry, id_ in ids_made.items()):
        return None
    others_now = {entry: id_ for entry, id_ in known_ids.items() if entry not in ids_made}
    others_then = {entry: id_ for entry, id_ in ids_then.items() if entry not in ids_made}
    return result if others_now == others_then else None


def _import(
    content: ContentFolder,
    vocabularies: Vocabularies,
    known_ids: Mapping[EntryKey, str],
    digest_cache: DigestCache,
    digests: list[tuple[Path, str, str]],
) -> ImportResult:
    problems = Problems()
    read = digest_cache.told(digests, problems)
    entries = [entry for digest in read for entry in digest.entries]
    rulings_name = content.name(content.joins)
    ruled = rulings.load(content.joins, rulings_name, problems)
    clusters = cluster_entries(entries, Joiner(vocabularies.areas), ruled, rulings_name, problems)
    readings = tuple(digest.reading for digest in read if digest.reading)
    records = tuple(build_records(clusters, known_ids, vocabularies.keywords, problems))
    fingerprints = {record.id: fingerprint(record) for record in records}
    return ImportResult(readings, records, fingerprints, tuple(problems))
