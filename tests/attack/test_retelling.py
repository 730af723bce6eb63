"""Real reviews, withheld and told again in other words: they come out by no way."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from build_site.core.paths import REPOSITORY
from build_site.core.problems import Problems
from build_site.digests.files import read_digest
from tests.attack.conftest import Attack
from tests.attack.withholding import (
    WITHHOLD,
    build,
    leaks,
    mangle,
    state_of,
    write,
)

pytestmark = pytest.mark.build

REAL = REPOSITORY.parent / "shared/digests/recently-published-case-reviews.txt"
_OTHERS_WITH_IT = 4


def _real_entries() -> list[list[str]]:
    """Return heading and text of each entry of a real digest, as lines, or none where there is no such digest."""
    digest = read_digest(REAL, REAL.name, Problems()) if REAL.exists() else None
    starts = re.compile(r"20\d\d . ")
    entries: list[list[str]] = []
    for line in digest.lines if digest else ():
        if starts.match(line):
            entries.append([line])
        elif entries and line.strip():
            entries[-1].append(line)
    return [lines for lines in entries if len(lines) > 1 and len(" ".join(lines)) > 600]


def _written(entries: list[list[str]]) -> str:
    return "\n\n".join("\n\n".join(lines) for lines in entries) + "\n"


def _beginnings(path: Path) -> set[str]:
    """Return how the longer words in the files of a folder begin."""
    return {
        word[:7]
        for data in state_of(path).values()
        for word in re.findall(r"[a-z]{7,}", data.decode("utf-8", "replace").lower())
    }


@pytest.mark.skipif(not REAL.exists(), reason="the real digests are not here")
def test_attack_a_real_review_told_again_in_other_words_is_not_published(attack: Attack, tmp_path: Path):
    entries = _real_entries()

    def one(seed: int) -> None:
        chance = random.Random(seed)
        one_, *others = chance.sample(entries, 1 + _OTHERS_WITH_IT)
        root = tmp_path / "try"
        content = root / "content"
        write(content / "digests/list.txt", _written(others))
        assert build(content, root / "site") == 0
        known, ids = _beginnings(root / "site"), {path.stem for path in (content / "reviews").glob("*.yaml")}
        write(content / "digests/list.txt", _written([one_, *others]))
        assert build(content, root / "site") == 0
        (id_,) = {path.stem for path in (content / "reviews").glob("*.yaml")} - ids
        write(content / f"corrections/{id_}.yaml", WITHHOLD)
        assert build(content, root / "site") == 0
        text = " ".join(one_[1:])
        told = tuple(sorted({word[:7] for word in re.findall(r"[a-z]{7,}", text.lower())} - known))
        assert leaks(root / "site", told) == []
        heading = chance.choice(
            (one_[0], f"{one_[0][:4]} – Anonymous – Child", f"{one_[0]}s", "2021 – Anonymous – Sam")
        )
        again = [heading, *(mangle(line, chance.uniform(0, 0.25), chance) for line in one_[1:])]
        name = chance.choice(("list.txt", "again.txt"))
        write(content / f"digests/{name}", _written([*others, again]))
        before = state_of(root / "site")
        try:
            if build(content, root / "site"):
                assert state_of(root / "site") == before
            elif leaks(root / "site", told):
                # A page may say "further" of its own now: whatever the site says without the review is none of it.
                write(root / "without/digests/list.txt", _written(others))
                assert build(root / "without", root / "site-without") == 0
                write(root / f"without/digests/{name}", _written(others))
                assert build(root / "without", root / "site-without") == 0
                own = tuple(word for word in told if word not in _beginnings(root / "site-without"))
                assert leaks(root / "site", own) == []
        finally:
            shutil.rmtree(root)

    attack("a real review told again in other words", one, range(30), short=1)
