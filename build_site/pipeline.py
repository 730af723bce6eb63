"""The whole way: digests -> entries -> reviews -> records -> site. The only module that knows every stage."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from build_site import catalogue, dates
from build_site.content import ContentFolder
from build_site.digests.files import digest_files
from build_site.digests.reading import Reading
from build_site.model import Record
from build_site.problems import Problems, stop
from build_site.processes import Task
from build_site.records import keeping, privacy
from build_site.records.keeping import Kept
from build_site.remembering import hash_of
from build_site.reviews import rulings
from build_site.reviews.assembly import assemble
from build_site.reviews.grouping import group
from build_site.reviews.joining import Joiner
from build_site.reviews.memory import DigestMemory
from build_site.search import index
from build_site.site import write
from build_site.site.build import Built, build
from build_site.vocabulary import vocabularies

CACHE = Path(__file__).resolve().parent.parent / ".cache"
"""What makes a later run quicker. It may be deleted at any time."""


@dataclass(frozen=True)
class Parsed:
    """What the digests of a folder say: how each was read, and the records that follow, before any correction."""

    readings: tuple[Reading, ...]
    records: tuple[Record, ...]

    @property
    def ids(self) -> Mapping[tuple[str, int], str]:
        """(digest, first line) of each entry -> id of its record."""
        return {
            (source.digest, source.lines[0]): record.id
            for record in self.records
            for account in record.accounts
            for source in account.sources
        }


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
    write.check_folder(out)
    words = vocabularies.load(content, problems)
    held = keeping.hold(content, problems)
    parsed = _parse(content, words, held.known, problems)
    problems.stop_if_errors()
    kept = keeping.update(held, list(parsed.records), dates.today(), problems)
    own = CACHE / "sites" / hash_of(str(out).encode()).hex()
    shown = catalogue.make(
        kept.records, words.areas, words.keywords, words.themes, words.agencies, professionals, kept.marks, own / "tags"
    )
    # The index needs nothing of the pages, and they need nothing of it.
    found = Task(lambda: index.build(shown, words.synonyms, own / "search"))
    built = build(shown, content, out, problems, found.result, own)
    exposed = tuple(privacy.exposed((review.record for review in shown.reviews), words.areas))
    return Done(parsed, kept, built, len(shown.reviews), shown.left_out, exposed)


def parse(content: ContentFolder, words: vocabularies.Library, problems: Problems) -> Parsed:
    """Read every digest of a folder and make the records that follow from them. Nothing is written there."""
    return _parse(content, words, keeping.hold(content, problems).known, problems)


def _parse(
    content: ContentFolder, words: vocabularies.Library, known: Mapping[tuple[str, str, int], str], problems: Problems
) -> Parsed:
    if not content.root.is_dir():
        raise stop(
            str(content.root),
            None,
            "there is no such content folder",
            "Check CONTENT=..., or make the folder with `digests/` in it.",
        )
    memory = DigestMemory(content, words, CACHE / "digests")
    told = [
        memory.told(path, path.relative_to(content.digests).as_posix(), problems)
        for path in digest_files(content.digests, problems)
    ]
    memory.forget_the_rest()
    entries = [entry for one in told for entry in one.entries]
    ruled = rulings.load(content.joins, content.name(content.joins), problems)
    groups = group(entries, Joiner(words.areas), ruled, content.name(content.joins), problems)
    return Parsed(
        tuple(one.reading for one in told if one.reading), tuple(assemble(groups, known, words.keywords, problems))
    )
