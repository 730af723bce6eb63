"""The whole way: digests -> entries -> reviews -> records -> site. The only module that knows every stage."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

from build_site import import_digests
from build_site.catalogue import Catalogue
from build_site.core import dates
from build_site.core.cache import CONTENT, SITES, folder_cache, remove_orphans
from build_site.core.content import ContentFolder
from build_site.core.lock import lock_content, lock_site
from build_site.core.parallel import background
from build_site.core.problems import Problems
from build_site.import_digests import Parsed
from build_site.records import reidentification, update
from build_site.records.snapshot import read_snapshot
from build_site.records.update import UpdateResult
from build_site.search import index
from build_site.site.build import Built, build
from build_site.site.publish import StagedSite
from build_site.vocabulary.vocabularies import Vocabularies, load_vocabularies


@dataclass(frozen=True)
class Done:
    """A whole run. published: the reviews in the site; excluded: ids for professionals only that are not."""

    parsed: Parsed
    kept: UpdateResult
    built: Built
    published: int
    excluded: tuple[str, ...]
    exposed: tuple[reidentification.Risk, ...]


def run(content: ContentFolder, out: Path, professionals: bool, problems: Problems) -> Done:
    """Digests to site. Raises Stop, with records and site as they were, if anything is wrong.

    professionals: the site is for professionals, with the records that only they may see.
    """
    gc.disable()  # A run makes many small objects and frees few: collecting them costs a third of the time.
    with lock_content(content.root), lock_site(out), StagedSite(out) as staging:
        site_cache = folder_cache(SITES, out)
        vocabularies = load_vocabularies(content, problems)
        held = read_snapshot(content, problems)
        parsed = import_digests.parse(
            content, vocabularies, held.ids_by_entry, folder_cache(CONTENT, content.root), problems
        )
        problems.stop_if_errors()
        kept = update.update_records(held, parsed.records, dates.today(), problems, parsed.fingerprints)
        shown = Catalogue.build(
            kept.records,
            vocabularies.areas,
            vocabularies.keywords,
            vocabularies.themes,
            vocabularies.agencies,
            professionals,
            kept.fingerprints,
            site_cache,
        )
        # The index needs nothing of the pages, and they need nothing of it.
        with background(lambda: index.build(shown, vocabularies.synonyms, site_cache.subfolder("segments"))) as found:
            built = build(shown, content, staging, problems, found.result, site_cache)
    remove_orphans()
    exposed = tuple(reidentification.at_risk((review.record for review in shown.reviews), vocabularies.areas))
    return Done(parsed, kept, built, len(shown.reviews), shown.excluded, exposed)


def parse(content: ContentFolder, vocabularies: Vocabularies, problems: Problems) -> Parsed:
    """Read every digest of a folder and make the records that follow from them. Nothing is written there."""
    known = read_snapshot(content, problems).ids_by_entry
    return import_digests.parse(content, vocabularies, known, folder_cache(CONTENT, content.root), problems)
