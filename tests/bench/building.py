"""Times of building: the index alone, the whole site as `make site` builds it, and again after one change."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from build_site.catalogue import Catalogue
from build_site.core.cache import NO_CACHE, Cache
from build_site.core.content import ContentFolder
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.digests import limits
from build_site.import_digests import import_digests
from build_site.model import Record
from build_site.reviews.digest_cache import DigestCache
from build_site.search import index
from build_site.vocabulary.vocabularies import load_vocabularies
from tests.bench import collections


def index_alone(held: list[Record]) -> float:
    """Seconds from the catalogue to the files of the index, nothing remembered; the better of two."""
    vocabularies = load_vocabularies(ContentFolder(SHIPPED_CONTENT), Problems())
    shown = Catalogue.build(held, vocabularies.areas, vocabularies.keywords, vocabularies.themes, vocabularies.agencies)
    gc.disable()  # As a whole run does.
    times = []
    for _ in range(2):
        start = time.perf_counter()
        index.build(shown, vocabularies.synonyms)
        times.append(time.perf_counter() - start)
    gc.enable()
    return min(times)


def digests_alone(content: Path) -> float:
    """Seconds from the digests of a folder to the records that follow from them, nothing remembered."""
    folder = ContentFolder(content)
    vocabularies = load_vocabularies(folder, Problems())
    with tempfile.TemporaryDirectory() as cache:
        start = time.perf_counter()
        import_digests(folder, vocabularies, {}, Cache(Path(cache)), Problems())
        return time.perf_counter() - start


def one_digest(held: list[Record]) -> float:
    """Seconds of the processor to read one digest with all entries of a collection, with the facts of each.

    It may take longer than a run allows a digest.
    """
    limits.MOST_SECONDS = 1000
    vocabularies = load_vocabularies(ContentFolder(SHIPPED_CONTENT), Problems())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.txt"
        path.write_text("\n".join(collections.digests(held).values()), encoding="utf-8")
        start = _seconds_of_processor()
        facts = DigestCache(ContentFolder(Path(folder)), vocabularies, NO_CACHE).read(path, path.name)
        seconds = _seconds_of_processor() - start
    if len(facts.entries) != len(held):
        raise SystemExit(f"Of {len(held)} entries {len(facts.entries)} were read: {facts.problems}")
    return seconds


def _seconds_of_processor() -> float:
    """Return what this process and those that it waited for have used."""
    return sum(os.times()[:4])


def write_content(content: Path, held: list[Record]) -> None:
    """A content folder with the digests of a collection."""
    (content / "digests").mkdir(parents=True)
    for name, text in collections.digests(held).items():
        (content / "digests" / name).write_text(text, encoding="utf-8")


def site(content: Path, out: Path) -> float:
    """Seconds that the command takes from the digests to the site, starting Python included."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "build_site", "site", "--content", str(content), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"The site could not be built:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return time.perf_counter() - start


def change_one(content: Path) -> None:
    """Change the title of one record, as an editor does."""
    path = sorted((content / "reviews").rglob("*.yaml"))[7]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\ntitle: ", "\ntitle: Quixotic ", 1), encoding="utf-8")
