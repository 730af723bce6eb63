"""Digests -> records: every digest of a folder is read, and the entries of one review become one record.

Nothing is written but a cache: where neither a digest nor a ruling, a vocabulary, this program or an id has
changed, the records are those of the last run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_site.core.cache import Cache, digest_of
from build_site.core.content import ContentFolder
from build_site.core.inventory import Role
from build_site.core.problems import Problem, Problems, build_error
from build_site.core.regular_file import read_regular_file
from build_site.digests.files import digest_files
from build_site.digests.outline import outline_name
from build_site.digests.reader import Reading
from build_site.model import EntryKey, Record
from build_site.records.state import ids_by_entry
from build_site.reviews.build_record import Group, build_records
from build_site.reviews.digest_cache import DigestCache, DigestFile
from build_site.reviews.matching import rulings
from build_site.reviews.matching.cluster import cluster_entries
from build_site.reviews.matching.compare import Joiner
from build_site.reviews.unknown_areas import unify_unknown_areas
from build_site.vocabulary.vocabularies import Vocabularies


@dataclass(frozen=True)
class ImportResult:
    """What the digests of a folder say: how each was read, and the records that follow, before any correction.

    problems: the warnings and errors on the way.
    """

    readings: tuple[Reading, ...]
    records: tuple[Record, ...]
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
    cache: Cache,
    problems: Problems,
) -> ImportResult:
    """Read every digest of a folder and make the records that follow from them.

    known_ids: (digest, heading, how many-th entry of that heading there) -> id, from the records of an
    earlier run; cache: of this content folder. Raises BuildError if there is no such content folder.
    """
    if not content.root.is_dir():
        raise build_error(
            str(content.root),
            None,
            "there is no such content folder",
            "Check CONTENT=... or --content, or make the folder with the command `init`.",
        )
    digest_cache = DigestCache(content, vocabularies, cache.subfolder("digests"))
    digests = [
        digest_cache.file(path, path.relative_to(content.digests).as_posix())
        for path in digest_files(content, problems)
    ]
    rulings_text = _rulings_text(content)

    def inputs(ids: Mapping[EntryKey, str]) -> bytes:
        return digest_of(repr(sorted(ids.items())).encode(), rulings_text, *(digest.key for digest in digests))

    result = cache.get("import", inputs(known_ids), ImportResult)
    if result is None:
        result = _import(content, vocabularies, known_ids, digest_cache, digests)
        # An error is found anew each time: that a file could not be read may be over.
        if all(digest.key for digest in digests) and not any(problem.fatal for problem in result.problems):
            # The next run knows the ids that this one gave. It would give them again.
            cache.set("import", inputs({**known_ids, **ids_by_entry(result.records)}), result)
    problems.add(result.problems)
    return result


def _rulings_text(content: ContentFolder) -> bytes:
    try:
        return b"".join(map(read_regular_file, content.files(Role.RULINGS)))
    except OSError as error:
        what = f"the file can't be read: {error.strerror}"
        raise build_error(content.label(content.joins), None, what, "Check that it may be read.") from None


def _import(
    content: ContentFolder,
    vocabularies: Vocabularies,
    known_ids: Mapping[EntryKey, str],
    digest_cache: DigestCache,
    digests: Sequence[DigestFile],
) -> ImportResult:
    problems = Problems()
    facts = digest_cache.read_all(digests, problems)
    entries = unify_unknown_areas((entry for digest in facts for entry in digest.entries), vocabularies.areas, problems)
    ruled = rulings.load(content.source_file(content.joins), problems)
    known = {(digest, heading) for digest, heading, _ in known_ids}
    _check_outlines(content, digests, problems)
    # What may be read wrongly is joined with nothing: what is published of a review must not hang on it.
    sure = [entry for entry in entries if not entry.doubts]
    groups = cluster_entries(sure, Joiner(vocabularies.areas), ruled, problems, known)
    groups += [Group((entry,)) for entry in entries if entry.doubts]
    readings = tuple(digest.reading for digest in facts if digest.reading)
    records = tuple(build_records(groups, known_ids, vocabularies.keywords, problems))
    return ImportResult(readings, records, tuple(problems))


def _check_outlines(content: ContentFolder, digests: Sequence[DigestFile], problems: Problems) -> None:
    """Note each outline that is for no digest or for several, as an error: an editor's word must not go unheard."""
    names: dict[str, list[str]] = {}
    for digest in digests:
        names.setdefault(outline_name(digest.name), []).append(digest.name)
    for path in content.files(Role.OUTLINE):
        of_digests = names.get(path.relative_to(content.outlines).as_posix(), [])
        if not of_digests:
            what, remedy = "this outline is for no digest", "Name it after its digest, with `.yaml` at the end."
        elif len(of_digests) > 1:
            what, remedy = f"this outline is for several digests: {', '.join(of_digests)}", "Rename one of these."
        else:
            continue
        problems.error(content.label(path), None, what, remedy)
