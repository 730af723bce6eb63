"""A damaged cache: whatever befalls its files, the site is the same to the byte, and nobody sees a traceback."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from build_site.cli import main
from build_site.core import cache as cache_module
from build_site.core.cache import Cache
from build_site.core.paths import CACHE
from tests.attack.conftest import Attack
from tests.folders import files_in

FLIPS, BUILDS, DIGESTS = 10_000, 50, 70
"""How many bits are flipped one by one; how many sites are built on a cache that is damaged throughout."""

REVIEW = """{year} – {area} – Child {name}

Child {name}, aged {age} weeks, was found unwell in May {year} after a night on a sofa. Learning: ask where child {name}
sleeps; tell every team of a move. Recommendations: visit again within {age} days. Keywords: infant deaths
"""
AREAS = ("Kent", "Leeds", "Suffolk", "Bradford", "Luton")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder of many small digests, and its site."""
    base = tmp_path_factory.mktemp("cached")
    (base / "content" / "digests").mkdir(parents=True)
    for number in range(DIGESTS):
        name = f"{chr(65 + number % 26)}{number}"
        text = REVIEW.format(year=2015 + number % 9, area=AREAS[number % 5], name=name, age=number % 40 + 2)
        (base / "content" / "digests" / f"{number}.txt").write_text(text, encoding="utf-8")
    assert build(base) == 0
    return base


def build(base: Path) -> int:
    return main(["site", "--content", str(base / "content"), "--out", str(base / "site")])


def entries() -> list[Path]:
    """The files of the cache with something to damage: those of this folder, and of tests that ran before."""
    return sorted(
        path for path in CACHE.rglob("*.entry") if path.is_file() and not path.is_symlink() and path.stat().st_size
    )


def flipped(rng: random.Random, data: bytes) -> bytes:
    damaged, bit = bytearray(data), rng.randrange(len(data) * 8)
    damaged[bit // 8] ^= 1 << bit % 8
    return bytes(damaged)


@pytest.fixture
def reads(base: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, Callable[[], object]]]:
    """Each file that a build finds in the cache, and what finds its value there again."""
    found: dict[Path, Callable[[], object]] = {}
    real = Cache.get

    def get(self: Cache, name: str, inputs: bytes, type_: Any) -> Any:
        value = real(self, name, inputs, type_)
        if self.folder and value is not None:
            found[self.folder / f"{name}.entry"] = lambda: real(self, name, inputs, type_)
        return value

    monkeypatch.setattr(cache_module.Cache, "get", get)
    assert build(base) == 0
    # With all in place, a build asks for no digest: it has what they came to. So it is made to ask.
    next(path for path in found if path.name == "import.entry").unlink()
    assert build(base) == 0
    assert build(base) == 0
    monkeypatch.undo()
    assert len(found) > DIGESTS
    assert all(find() is not None for find in found.values())
    return list(found.items())


@pytest.mark.build
def test_attack_flipped_bits_of_the_cache(attack: Attack, reads: list[tuple[Path, Callable[[], object]]]) -> None:
    def one(seed: int) -> None:
        rng = random.Random(seed)
        path, find = reads[seed % len(reads)]
        whole = path.read_bytes()
        try:
            path.write_bytes(flipped(rng, whole))
            assert find() is None, f"{path.name} was believed"
        finally:
            path.write_bytes(whole)
        assert seed % 50 or find() is not None

    attack("cache: one flipped bit, and what it is in is not believed", one, range(FLIPS), short=400)


def damage(rng: random.Random, path: Path, others: list[Path]) -> str:
    """Damage a file of the cache; return how."""
    how = rng.choices(["flipped", "cut", "emptied", "swapped", "nonsense", "pipe", "folder", "link"], [60] + [6] * 7)[0]
    data = path.read_bytes()
    if how in ("pipe", "folder", "link"):
        path.unlink()
    if how == "pipe":
        os.mkfifo(path)
    elif how == "folder":
        path.mkdir()
    elif how == "link":
        path.symlink_to(rng.choice(others))
    else:
        changed = {
            "flipped": flipped(rng, data),
            "cut": data[: rng.randrange(len(data))],
            "emptied": b"",
            "swapped": b"",
            "nonsense": rng.randbytes(200),
        }[how]
        if how == "swapped":
            other = rng.choice(others)
            changed = other.read_bytes() if other.is_file() else b""
        path.write_bytes(changed)
    return how


def clear_way() -> None:
    """Remove the folders that stand where the cache would put an entry, which no build does."""
    for path in CACHE.rglob("*.entry"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)


@pytest.fixture
def damaged_cache(base: Path) -> Iterator[Path]:
    """Give the folder whose cache is to be damaged; it is mended afterwards."""
    yield base
    clear_way()
    assert build(base) == 0


@pytest.mark.build
def test_attack_builds_on_a_damaged_cache(
    attack: Attack, damaged_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = damaged_cache
    wanted = files_in(base / "site")
    damaged = [0]

    def one(seed: int) -> None:
        rng = random.Random(seed)
        clear_way()
        # Scripts and styles take seconds to compile, so their entry is damaged in few of the builds.
        chosen = [path for path in entries() if path.name != "assets.entry" or seed % 20 == 19]
        for path in chosen:
            damage(rng, path, chosen)
        damaged[0] += len(chosen)
        for path in rng.sample(sorted((base / "site" / "assets").rglob("*.*")), 2):
            path.write_bytes(b"" if rng.random() < 0.5 else flipped(rng, path.read_bytes()))
        capsys.readouterr()
        assert build(base) == 0
        printed = "".join(capsys.readouterr())
        assert "Traceback" not in printed
        after = files_in(base / "site")
        assert after.keys() == wanted.keys()
        assert not [path for path, data in after.items() if data != wanted[path]]

    attack("cache: builds after every one of its files was damaged", one, range(BUILDS), short=2)
    print(f"{damaged[0]} files of the cache were damaged")
