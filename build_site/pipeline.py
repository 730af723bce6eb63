"""The whole way: digests -> entries -> reviews -> records -> site. The only module that knows every stage."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

from build_site import catalogue, dates, parsing
from build_site.content import ContentFolder
from build_site.parsing import Parsed
from build_site.problems import Problems
from build_site.processes import Task
from build_site.records import keeping, privacy
from build_site.records.keeping import Kept
from build_site.remembering import CACHE, name_of
from build_site.search import index
from build_site.site.build import Built, build
from build_site.site.write import Staging
from build_site.vocabulary import vocabularies
from build_site.vocabulary.vocabularies import Library


@dataclass(frozen=True)
class Done:
    """A whole run. published: the reviews in the site; left_out: ids for professionals only that are not."""

    parsed: Parsed
    kept: Kept
    built: Built
    published: int
    left_out: tuple[str, ...]
    exposed: tuple[privacy.Exposure, ...]


def run(content: ContentFolder, out: Path, professionals: bool, problems: Problems) -> Done:
    """Digests to site. Raises Stop, with records and site as they were, if anything is wrong.

    professionals: the site is for professionals, with the records that only they may see.
    """
    gc.disable()  # A run makes many small objects and frees few: collecting them costs a third of the time.
    own = CACHE / "sites" / name_of(out)
    with Staging(out) as staging:
        words = vocabularies.load(content, problems)
        held = keeping.hold(content, problems)
        parsed = parsing.parse(content, words, held.known, CACHE, problems)
        problems.stop_if_errors()
        kept = keeping.update(held, parsed.records, dates.today(), problems, parsed.marks)
        shown = catalogue.make(
            kept.records,
            words.areas,
            words.keywords,
            words.themes,
            words.agencies,
            professionals,
            kept.marks,
            own / "tags",
        )
        # The index needs nothing of the pages, and they need nothing of it.
        with Task(lambda: index.build(shown, words.synonyms, own / "segments")) as found:
            built = build(shown, content, staging, problems, found.result, own)
    exposed = tuple(privacy.exposed((review.record for review in shown.reviews), words.areas))
    return Done(parsed, kept, built, len(shown.reviews), shown.left_out, exposed)


def parse(content: ContentFolder, words: Library, problems: Problems) -> Parsed:
    """Read every digest of a folder and make the records that follow from them. Nothing is written there."""
    return parsing.parse(content, words, keeping.hold(content, problems).known, CACHE, problems)
