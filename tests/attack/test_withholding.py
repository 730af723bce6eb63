"""A withheld review comes out by no way: saved wrongly, told again in other words, built twice at once."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.attack.conftest import Attack
from tests.attack.withholding import (
    HEADING,
    ID,
    OTHERS,
    POINTS,
    RECOMMENDATIONS,
    SUMMARY,
    WITHHOLD,
    build,
    copy,
    entry,
    leaks,
    make_content,
    mangle,
    state_of,
    write,
)

pytestmark = pytest.mark.build

Save = Callable[[Path], object]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder and its site, which has the review that is to be withheld."""
    root = tmp_path_factory.mktemp("published")
    assert build(make_content(root), root / "site") == 0
    assert leaks(root / "site")
    return root


@pytest.fixture(scope="module")
def withheld(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after a run that withheld the review."""
    root = copy(published, tmp_path_factory.mktemp("withheld") / "one")
    (root / "before").mkdir()
    shutil.copy(root / "content/reviews/.written.json", root / "before")
    write(root / f"content/corrections/{ID}.yaml", WITHHOLD)
    assert build(root / "content", root / "site") == 0
    assert leaks(root / "site") == []
    return root


# saved wrongly


def _text(name: str, text: str = WITHHOLD) -> Save:
    return lambda content: write(content / name, text)


def _bytes(data: bytes) -> Save:
    def save(content: Path) -> None:
        (content / "corrections").mkdir(exist_ok=True)
        (content / f"corrections/{ID}.yaml").write_bytes(data)

    return save


def _link(name: str, target: str) -> Save:
    def save(content: Path) -> None:
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).symlink_to(target)

    return save


def _folder(name: str) -> Save:
    return lambda content: (content / name).mkdir(parents=True)


def _pipe(content: Path) -> None:
    (content / "corrections").mkdir(exist_ok=True)
    os.mkfifo(content / f"corrections/{ID}.yaml")


_IN = f"corrections/{ID}"
_ONE_LINE = "{reason: asked for by the family, on: 2026-11-20}"

SAVED_WRONGLY: dict[str, Save] = {
    **{
        f"called {name}": _text(f"corrections/{name}")
        for name in (
            f"{ID}.yaml.txt", f"{ID}.YAML", f"{ID}.Yaml", f"{ID}.YML", ID, f"{ID}.yaml~", f"{ID}.yaml.bak", f"{ID}.yam",
            f"{ID}.yaml ", f"{ID} .yaml", f" {ID}.yaml", f"{ID}.txt", f"{ID}.json", f"{ID}.yaml.yaml", f".{ID}.yaml",
            f"#{ID}.yaml#", f".#{ID}.yaml", f".{ID}.yaml.swp", f"._{ID}.yaml", f"{ID} (1).yaml", f"Copy of {ID}.yaml",
            f"{ID}-copy.yaml", "2021-leeds-robyn.yaml", "2021-Leeds-Robin.yaml", "robin.yaml", "Robin.yaml",
            f"{ID}.md", f"{ID}.yaml.orig", f"old/{ID}.yaml", f"2021/{ID}.yaml", f"{ID}/withhold.yaml",
            "corrections.yaml",
        )
    },
    **{
        f"in the folder {name}": _text(f"{name}/{ID}.yaml")
        for name in ("Corrections", "CORRECTIONS", "correction", "corections", "corrections ", " corrections",
                     "correctoins", "corrections_", "corrections2")
    },
    **{
        f"holding {text!r:.40}": _text(f"{_IN}.yaml", text)
        for text in (
            "", "\n", "# withhold\n", f"# withhold: {_ONE_LINE}\n", "withhold:\n", "withhold: null\n", "withhold: ~\n",
            "withhold: true\n", "withhold: yes\n", "withhold: {}\n", "withhold: []\n", "{}\n", "[]\n", "null\n",
            "withhold\n",
            f"withold: {_ONE_LINE}\n", f"Withhold: {_ONE_LINE}\n", f"WITHHOLD: {_ONE_LINE}\n",
            f"withheld: {_ONE_LINE}\n",
            f"with-hold: {_ONE_LINE}\n", f"- withhold: {_ONE_LINE}\n", f"withhold {_ONE_LINE}\n",
            f"withhold:{_ONE_LINE}\n",
            f"corrections:\n  withhold: {_ONE_LINE}\n", f"former:\n- withhold: {_ONE_LINE}\n",
            f"notes:\n- withhold: {_ONE_LINE}\n", f"notes:\n- |\n  so\n  withhold: {_ONE_LINE}\n",
            "withhold:\nreason: asked for by the family\non: 2026-11-20\n",
            "withhold:\n\treason: asked for by the family\n\ton: 2026-11-20\n",
            "withhold:\n  reason: asked for by the family\n    on: 2026-11-20\n",
            "withhold:\n  reason: asked: by the family\n  on: 2026-11-20\n",
            "withhold:\n  reason: asked for by the family\n", "withhold:\n  on: 2026-11-20\n",
            "withhold:\n  reason: asked\n  on: 20.11.2026\n", "withhold:\n  reason: asked\n  on: 2026-11-31\n",
            "withhold:\n  reason: asked\n  on: 2026-11-20\n  reason: again\n", f"{WITHHOLD}{WITHHOLD}",
            f"{WITHHOLD}---\ncorrections: []\n", f"---\n---\n{WITHHOLD}", f"{WITHHOLD}released: {_ONE_LINE}\n",
            f"corrections:\n- field: title\n  now: Robin\n  withhold: {_ONE_LINE}\n",
            f"corrections:\n- field: title\n  now: |\n    Robin\n    withhold: {_ONE_LINE}\n",
            f"withheld_until: {_ONE_LINE.replace('2026', 'March 2026')}\n", "released:\n  reason: asked\n",
            f"“withhold”: {_ONE_LINE}\n", f"withhold : {_ONE_LINE}\n", f"? withhold\n: {_ONE_LINE}\n",
            f"&a withhold: {_ONE_LINE}\n", f"!!x withhold: {_ONE_LINE}\n", f"withhold: !!x {_ONE_LINE}\n",
        )
    },
    "with a byte-order mark": _bytes(b"\xef\xbb\xbf" + WITHHOLD.encode()),
    "in UTF-16": _bytes(WITHHOLD.encode("utf-16")),
    "in UTF-16 without a mark": _bytes(WITHHOLD.encode("utf-16-le")),
    "in Latin-1": _bytes(WITHHOLD.replace("family", "famílý").encode("latin-1")),
    "with lines as on old Macs": _bytes(WITHHOLD.replace("\n", "\r").encode()),
    "with lines as on Windows": _bytes(WITHHOLD.replace("\n", "\r\n").encode()),
    "with zeros": _bytes(b"\0" * 60),
    "as a link to nowhere": _link(f"{_IN}.yaml", "nowhere"),
    "as a link to itself": _link(f"{_IN}.yaml", f"{ID}.yaml"),
    "as a link to a folder": _link(f"{_IN}.yaml", "."),
    "as a folder": _folder(f"{_IN}.yaml"),
    "as a pipe": _pipe,
    "the folder a link to nowhere": _link("corrections", "nowhere"),
    "the folder a file": _text("corrections"),
    "in the record": lambda content: _append(content / f"reviews/{ID}.yaml", f"withhold: {_ONE_LINE}\n"),
    "in the record, as it is said there": lambda content: _append(content / f"reviews/{ID}.yaml", "withheld: asked\n"),
}  # fmt: skip


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _stays_out_or_stops(root: Path) -> None:
    """Build twice: the withheld review is nowhere, or the run stops and leaves the site as it was."""
    for _ in range(2):
        before = state_of(root / "site")
        if build(root / "content", root / "site"):
            assert state_of(root / "site") == before, "the run stopped, and the site is another"
            return
        assert leaks(root / "site") == []


def test_attack_a_withholding_saved_wrongly_the_first_time_publishes_nothing(
    attack: Attack, published: Path, tmp_path: Path
):
    def one(way: str) -> None:
        root = copy(published, tmp_path / "try")
        SAVED_WRONGLY[way](root / "content")
        try:
            _stays_out_or_stops(root)
        finally:
            shutil.rmtree(root)

    attack("a withholding saved wrongly the first time", one, SAVED_WRONGLY, short=6)


def _rename_record(content: Path) -> None:
    path = content / f"reviews/{ID}.yaml"
    text = path.read_text(encoding="utf-8").replace(f"id: {ID}", "id: 2021-leeds-r")
    write(content / "reviews/2021-leeds-r.yaml", text)
    path.unlink()


def _restore_written(content: Path) -> None:
    shutil.copy(content.parent / "before/.written.json", content / "reviews/.written.json")


LOST: dict[str, Save] = {
    "": lambda _: None,
    "what was written deleted": lambda content: (content / "reviews/.written.json").unlink(),
    "the record deleted": lambda content: (content / f"reviews/{ID}.yaml").unlink(),
    "the digest renamed": lambda content: (content / "digests/list.txt").rename(content / "digests/again.md"),
    "the record renamed": _rename_record,
    "what was written restored from before": _restore_written,
}
"""What else happens to the folder meanwhile."""


def test_attack_a_withholding_lost_after_it_held_publishes_nothing(attack: Attack, withheld: Path, tmp_path: Path):
    ways: dict[str, Save] = {"gone": lambda _: None, "the folder gone": lambda content: None, **SAVED_WRONGLY}

    def one(case: tuple[str, str]) -> None:
        way, lost = case
        root = copy(withheld, tmp_path / "try")
        shutil.rmtree(root / "content/corrections")
        if way == "gone":
            (root / "content/corrections").mkdir()
        if not way.startswith("in the record"):
            LOST[lost](root / "content")
        ways[way](root / "content")
        try:
            _stays_out_or_stops(root)
        finally:
            shutil.rmtree(root)

    cases = [(way, lost) for number, way in enumerate(ways) for lost in ("", [*LOST][1 + number % (len(LOST) - 1)])]
    attack("a withholding lost after it held", one, cases, short=6)


# told again

_HEADINGS = (
    "2021 – Leeds – Child R", "2022 – Leeds – Robyn", "2021 - Anonymous – Child", "2022 – Bradford – Boy A",
    "2021 – Leeds, Bradford – Robin", "2023 – Anonymous – Sam", "2020 – Leeds – Young person",
)  # fmt: skip


def test_attack_a_withheld_review_told_again_in_other_words_is_not_published(
    attack: Attack, withheld: Path, tmp_path: Path
):
    def one(seed: int) -> None:
        chance = random.Random(seed)
        root = copy(withheld, tmp_path / "try")
        content = root / "content"
        summary, *rest = (mangle(text, chance.uniform(0, 0.4), chance) for text in (SUMMARY, *POINTS, *RECOMMENDATIONS))
        points, recommendations = tuple(filter(None, rest[: len(POINTS)])), tuple(filter(None, rest[len(POINTS) :]))
        if chance.random() < 0.5:
            points = tuple(chance.sample(points, len(points)))
        again = entry(chance.choice((HEADING, *_HEADINGS)), summary or "So.", points, recommendations)
        name = chance.choice(("list.txt", "again.txt", "news.md"))
        if chance.random() < 0.5:
            (content / "digests/list.txt").unlink()
            again = f"{again}\n{OTHERS}"
        if chance.random() < 0.2:
            (content / f"reviews/{ID}.yaml").unlink()
        write(content / f"digests/{name}", again)
        try:
            _stays_out_or_stops(root)
        finally:
            shutil.rmtree(root)

    attack("a withheld review told again in other words", one, range(220), short=4)


# two builds at once


def _build_in_process(root: Path, site: str) -> multiprocessing.process.BaseProcess:
    process = multiprocessing.get_context("fork").Process(
        target=lambda: os._exit(build(root / "content", root / site)), daemon=False
    )
    process.start()
    return process


def test_attack_two_builds_at_once_while_a_review_is_withheld_leave_it_on_no_page(
    attack: Attack, published: Path, tmp_path: Path
):
    def one(case: tuple[int, bool]) -> None:
        seed, one_site = case
        chance = random.Random(seed)
        root = copy(published, tmp_path / "try")
        sites = ("site", "site" if one_site else "other")
        write(root / "content/digests/more.txt", OTHERS.replace("Baby W", "Baby V").replace("Child N", "Child M"))
        moment = chance.choice(("before", "between", "during"))
        save = [lambda: write(root / f"content/corrections/{ID}.yaml", WITHHOLD)]
        if moment == "before":
            save.pop()()
        processes = [_build_in_process(root, sites[0])]
        if moment == "between":
            time.sleep(chance.uniform(0, 0.3))
            save.pop()()
        processes.append(_build_in_process(root, sites[1]))
        if save:
            time.sleep(chance.uniform(0, 0.8))
            save.pop()()
        for process in processes:
            process.join()
        try:
            if moment == "before":
                assert [process.exitcode for process in processes] == [0, 0]
                assert [leaks(root / site) for site in sites] == [[], []]
            for site in sites:
                assert build(root / "content", root / site) == 0
                assert leaks(root / site) == []
        finally:
            shutil.rmtree(root)

    cases = itertools.product(range(32), (True, False))
    attack("two builds at once while a review is withheld", one, cases, short=2)
