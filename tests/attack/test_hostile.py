"""Hostile folders: whatever somebody plants in CONTENT or OUT, nothing outside them is read, written or removed."""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from build_site.cli import main
from build_site.core import lock
from build_site.core.cache import Cache
from build_site.core.content import ContentFolder
from build_site.core.inventory import Role
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import BuildError, Problems
from build_site.import_digests import import_digests
from build_site.records.snapshot import read_snapshot
from build_site.records.update import plan_update
from build_site.vocabulary.vocabularies import Vocabularies, load_vocabularies
from tests.attack.conftest import Attack
from tests.attack.hostile import DIGEST, WORD, Outside, plant

Survives = Callable[..., None]

RUNS, BUILDS = 900, 100
MOST_SECONDS = 120
"""For one try, on a busy machine; a run that waits for a pipe would never end."""

GUESSED = (
    "content/digests",
    "content/digests/new.txt",
    "content/digests/2022",
    "content/reviews",
    "content/reviews/2022-kent-new.yaml",
    "content/reviews/2022",
    "content/reviews/.written.json.new",
    "content/reviews/.0123456789abcdef.new",
    "content/reviews/.written.json",
    "content/corrections",
    "content/corrections/2021-kent-baby-b.yaml",
    "content/vocabulary",
    "content/vocabulary/areas.yaml",
    "content/pages",
    "content/pages/about.md",
    "content/joins.yaml",
    "content/site.yaml",
    "content/changes.yaml",
    "content/.changes.yaml.new",
    "content/changes.yaml.new",
    "content/.build.lock",
    "content/.written.json.new",
)
GUESSED_OF_SITES = (
    "site.new",
    "site.old",
    ".site.lock",
    "site/.build-site",
    "site.new/.build-site",
    "site.new/.build-site-decided",
    "site.new/index.html",
    "site.new/reviews",
    "site/reviews",
    "site/assets",
    "site/assets/app",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder in which a run has been, with what an editor writes."""
    base = tmp_path_factory.mktemp("made")
    content = base / "content"
    for name, text in {
        "digests/list.txt": DIGEST.format(word="A") + "\n" + DIGEST.format(word="B"),
        "digests/2022/more.txt": DIGEST.format(word="C").replace("Kent", "Leeds"),
        "corrections/2021-kent-baby-a.yaml": "corrections:\n- {field: title, now: Baby Ash}\n",
        "pages/ours.md": "# Ours\n\nA page.\n",
        "site.yaml": "title: Ours\n",
        "joins.yaml": "rulings: []\n",
    }.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    update(base)
    return base


@pytest.fixture(scope="module")
def built(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with its site."""
    base = tmp_path_factory.mktemp("built") / "base"
    shutil.copytree(made, base)
    assert site(base) == 0
    return base


def site(base: Path) -> int:
    return main(["site", "--content", str(base / "content"), "--out", str(base / "site")])


@cache
def _shipped_words() -> Vocabularies:
    return load_vocabularies(ContentFolder(SHIPPED_CONTENT), Problems())


def words(content: ContentFolder) -> Vocabularies:
    """Load the vocabularies; most folders have none of their own, and those that ship are loaded once."""
    return load_vocabularies(content, Problems()) if content.files(Role.VOCABULARY) else _shipped_words()


def update(base: Path) -> None:
    """Do what a build does with digests and records, and print what it would say."""
    content, problems = ContentFolder(base / "content"), Problems()
    try:
        with lock.lock_content(content.root):
            vocabularies = words(content)
            snapshot = read_snapshot(content, problems)
            own_cache = Cache(content.root.parent / "cache")
            imported = import_digests(content, vocabularies, snapshot.ids_by_entry, own_cache, problems)
            problems.stop_if_errors()
            with plan_update(
                snapshot, imported.records, vocabularies.areas, "2026-11-25", problems
            ).transaction.staged() as commit:
                commit()
    except BuildError as error:
        print(error)
    for problem in problems:
        print(problem)


@contextmanager
def time_limit() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError("the run waits, or takes too long")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(MOST_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def names_in(base: Path) -> list[str]:
    return [path.relative_to(base).as_posix() for path in base.rglob("*")]


def check_words(base: Path, printed: str) -> None:
    """Fail if a word of the outside stands in what was written or printed, or a sign that steers a terminal."""
    assert WORD not in printed
    assert not any(ord(sign) < 32 and sign not in "\n\r" for sign in printed), repr(printed)
    printed.encode()
    for folder, _, files in os.walk(os.fsencode(base)):
        for file in files:
            path = os.path.join(folder, file)
            if os.path.isfile(path) and not os.path.islink(path):
                with open(path, "rb") as opened:
                    assert WORD.encode() not in opened.read(), path


def hostile(seed: int, source: Path, guessed: tuple[str, ...], place: Path) -> tuple[Path, Outside, str]:
    """Return a copy of a folder with up to four things planted in it, what lies outside, and what was planted."""
    rng = random.Random(seed)
    base = place / "base"
    shutil.copytree(source, base, symlinks=True)
    outside = Outside(place / "outside")
    # Content folder, site and cache as a whole may be links: whoever runs the program says where they are.
    names = [name for name in (*names_in(source), *guessed * 3) if name not in ("content", "site", "cache")]
    planted = [plant(rng, base, names, outside.root) for _ in range(rng.randint(1, 4))]
    return base, outside, "; ".join(planted)


@pytest.fixture
def survives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Survives:
    """What runs the program on a hostile folder, and fails if anything of the outside was touched or told."""

    def run(seed: int, source: Path, guessed: tuple[str, ...], runs: int, run_once: Callable[[Path], object]) -> None:
        place = tmp_path / str(seed)
        base, outside, planted = hostile(seed, source, guessed, place)
        capsys.readouterr()
        try:
            with time_limit():
                for _ in range(runs):
                    run_once(base)
            outside.check()
            check_words(base, "".join(capsys.readouterr()))
        except BaseException as error:
            raise AssertionError(f"{type(error).__name__}: {error} [{planted}]") from error
        finally:
            shutil.rmtree(place)

    return run


def test_attack_hostile_content_folders(attack: Attack, made: Path, survives: Survives) -> None:
    def one(seed: int) -> None:
        survives(seed, made, GUESSED, 2, update)

    attack("hostile content folders: nothing outside read, written or removed", one, range(RUNS), short=20)


@pytest.mark.build
def test_attack_hostile_content_folders_and_sites(attack: Attack, built: Path, survives: Survives) -> None:
    def one(seed: int) -> None:
        survives(10_000 + seed, built, GUESSED + GUESSED_OF_SITES * 2, 2 if seed % 4 == 0 else 1, site)

    attack("hostile content folders and sites: the same, whole builds", one, range(BUILDS), short=3)
