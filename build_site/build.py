"""The whole way: digests -> entries -> reviews -> records -> site. The only module that knows every stage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from build_site.catalogue import Catalogue
from build_site.core import dates
from build_site.core.cache import CONTENT, SITES, folder_cache, remove_orphans
from build_site.core.content import ContentFolder
from build_site.core.interrupts import StoppedAfterwards, held_back
from build_site.core.inventory import Role
from build_site.core.lock import lock_content, lock_site
from build_site.core.parallel import background
from build_site.core.problems import BuildError, Problems, build_error
from build_site.core.progress import stage
from build_site.import_digests import ImportResult, import_digests
from build_site.records import reidentification, update
from build_site.records.correction_folder import check_unchanged
from build_site.records.follow import follow
from build_site.records.snapshot import read_snapshot
from build_site.records.update import PlannedUpdate, UpdateResult
from build_site.reviews.digest_cache import DigestCache, DigestFacts
from build_site.search import index
from build_site.site.build import Built, UnpublishedSite, build
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
    Everything is read, planned and made first. Raises BuildError, with records and site as they were, if anything is
    wrong with it.
    """
    with lock_content(content.root), lock_site(out), StagedSite(out) as staging:
        site_cache = folder_cache(SITES, out)
        with stage("Reading the digests"):
            vocabularies = load_vocabularies(content, problems)
            snapshot = read_snapshot(content, problems)
            imported = import_digests(
                content, vocabularies, snapshot.ids_by_entry, folder_cache(CONTENT, content.root), problems
            )
        problems.stop_if_errors()
        with stage("Comparing the records"):
            planned = update.plan_update(snapshot, imported.records, vocabularies.areas, dates.today(), problems)
        with stage("Building the pages and the search index"):
            catalogue = Catalogue.build(
                planned.result.records,
                vocabularies.areas,
                vocabularies.keywords,
                vocabularies.themes,
                vocabularies.agencies,
                include_restricted,
                site_cache,
            )
            # The index needs nothing of the pages, and they need nothing of it.
            index_cache = site_cache.subfolder("search")
            with background(lambda: index.build(catalogue, vocabularies.synonyms, index_cache)) as search:
                unpublished = build(
                    catalogue,
                    planned.changes,
                    content,
                    staging,
                    problems,
                    search.result,
                    site_cache,
                    planned.result.redactions,
                )
        site = _publish(unpublished, planned, problems)
    remove_orphans()
    at_risk = tuple(reidentification.at_risk((review.record for review in catalogue.reviews), vocabularies.areas))
    return BuildResult(imported, planned.result, site, len(catalogue.reviews), catalogue.excluded, at_risk)


def _publish(site: UnpublishedSite, planned: PlannedUpdate, problems: Problems) -> Built:
    """Put the site in its place, then the records.

    In this order a review that is withheld is gone from the site at once, and never comes back: a run that is cut off
    in between finds everything that people wrote where they wrote it, and plans the same again. A withholding that
    was saved since the run began stops it.
    """
    with planned.transaction.staged() as commit, held_back(StoppedAfterwards):
        check_unchanged(planned.transaction.content, planned.result.corrections)
        built = site.publish(problems)
        try:
            commit()
        except BuildError as error:
            raise BuildError(error.problems, published=True) from error
    return built


def import_without_writing(content: ContentFolder, vocabularies: Vocabularies, problems: Problems) -> ImportResult:
    """Read every digest of a folder and return the records that follow from them. Nothing is written there."""
    snapshot = read_snapshot(content, problems)
    cache = folder_cache(CONTENT, content.root)
    imported = import_digests(content, vocabularies, snapshot.ids_by_entry, cache, problems)
    _, records = follow(snapshot, imported.records, problems)
    return replace(imported, records=tuple(records))


def read_one_digest(content: ContentFolder, name: str, problems: Problems) -> DigestFacts:
    """Read one digest with the facts of its entries. name: its path under `digests/`. Nothing is written.

    Raises BuildError if there is no such digest.
    """
    path = content.digests / name
    if path not in content.files(Role.DIGEST):
        raise build_error(f"digests/{name}", None, "there is no such digest", "Give its path under digests/.")
    cache = folder_cache(CONTENT, content.root)
    return DigestCache(content, load_vocabularies(content, problems), cache).read(path, name)
