"""The whole way: digests -> entries -> reviews -> records -> site. The only module that knows every stage."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

from build_site.catalogue import Catalogue
from build_site.core import dates
from build_site.core.cache import CONTENT, SITES, folder_cache, remove_orphans
from build_site.core.content import ContentFolder
from build_site.core.lock import lock_content, lock_site
from build_site.core.parallel import background
from build_site.core.problems import Problems
from build_site.core.progress import stage
from build_site.import_digests import ImportResult, import_digests
from build_site.records import reidentification, update
from build_site.records.snapshot import read_snapshot
from build_site.records.update import UpdateResult
from build_site.search import index
from build_site.site.build import Built, build
from build_site.site.publish import StagedSite
from build_site.vocabulary.vocabularies import Vocabularies, load_vocabularies


@dataclass(frozen=True)
class BuildResult:
    """A whole run.

    published: how many reviews the site has; excluded: ids of the records for professionals only that are not
    in it; at_risk: the published records that may single out a child.
    """

    imported: ImportResult
    update: UpdateResult
    site: Built
    published: int
    excluded: tuple[str, ...]
    at_risk: tuple[reidentification.Risk, ...]


def build_from_digests(content: ContentFolder, out: Path, include_restricted: bool, problems: Problems) -> BuildResult:
    """Read the digests of a content folder, write its records, and build the site in `out`.

    include_restricted: the site is for professionals, with the records that only they may see.
    Raises BuildError, with records and site as they were, if anything is wrong.
    """
    gc.disable()  # A run makes many small objects and frees few: collecting them costs a third of the time.
    with lock_content(content.root), lock_site(out), StagedSite(out) as staging:
        site_cache = folder_cache(SITES, out)
        with stage("Reading the digests"):
            vocabularies = load_vocabularies(content, problems)
            snapshot = read_snapshot(content, problems)
            imported = import_digests(
                content, vocabularies, snapshot.ids_by_entry, folder_cache(CONTENT, content.root), problems
            )
        problems.stop_if_errors()
        with stage("Writing the records"):
            updated = update.update_records(snapshot, imported.records, dates.today(), problems)
        with stage("Building the pages and the search index"):
            catalogue = Catalogue.build(
                updated.records,
                vocabularies.areas,
                vocabularies.keywords,
                vocabularies.themes,
                vocabularies.agencies,
                include_restricted,
                site_cache,
            )
            # The index needs nothing of the pages, and they need nothing of it.
            segment_cache = site_cache.subfolder("segments")
            with background(lambda: index.build(catalogue, vocabularies.synonyms, segment_cache)) as search:
                site = build(catalogue, content, staging, problems, search.result, site_cache, updated.redactions)
    remove_orphans()
    at_risk = tuple(reidentification.at_risk((review.record for review in catalogue.reviews), vocabularies.areas))
    return BuildResult(imported, updated, site, len(catalogue.reviews), catalogue.excluded, at_risk)


def import_without_writing(content: ContentFolder, vocabularies: Vocabularies, problems: Problems) -> ImportResult:
    """Read every digest of a folder and return the records that follow from them. Nothing is written there."""
    known_ids = read_snapshot(content, problems).ids_by_entry
    return import_digests(content, vocabularies, known_ids, folder_cache(CONTENT, content.root), problems)
