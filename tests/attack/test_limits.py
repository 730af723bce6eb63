"""Digests that are too much are told in words; reading takes a time in proportion; no link of a page runs anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from itertools import product
from pathlib import Path

from tests.attack.bombs import BOMBS, write_bomb
from tests.attack.conftest import Attack
from tests.attack.hostile_pages import hostile_pages, hostile_parts
from tests.attack.readers import FRAGMENTS, readers

_MOST_SECONDS, _MOST_MEGABYTES = 30, 1000
_LETTERS = 10_000
_SOON, _MOST_TIMES = 0.5, 3
"""Twice the text may take three times as long; what takes less than half a second is quick, whatever the half took."""
_QUICK = ("lies.docx", "entities.docx", "one-line.txt", "nested-stream.pdf")


def test_any_digest_of_20_mb_is_read_or_refused_in_words_within_30_seconds_and_1_gb(attack: Attack, tmp_path: Path):
    def one(name: str) -> None:
        content = tmp_path / name
        (content / "digests").mkdir(parents=True)
        file = write_bomb(name, content / "digests")
        assert file.stat().st_size <= 20_000_000
        (content / "digests" / "other.txt").write_text("2020 - Leeds - Child A\n\nA boy died.\n\nLearning: a; b")
        command = [sys.executable, "-m", "tests.attack.read_digests", str(content)]
        # What counts the lines that are reached takes time and memory of its own.
        own = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
        run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=own)
        assert run.returncode == 0, run.stderr[-2000:]
        told = json.loads(run.stdout)
        file.unlink()
        assert told["seconds"] < _MOST_SECONDS, told
        assert told["MB"] < _MOST_MEGABYTES, told
        of_bomb, of_other = told["entries"]
        assert of_other == 1, told
        assert of_bomb or any(problem.startswith(f"digests/{name}") for problem in told["problems"]), told

    attack(
        "digests that unfold, or are too large",
        one,
        [*_QUICK, *(name for name in BOMBS if name not in _QUICK)],
        short=2,
    )


def _seconds(name: str, fragment: str, letters: int) -> float:
    text = (fragment * (letters // len(fragment) + 1))[:letters]
    start = time.process_time()
    readers()[name](text)
    return time.process_time() - start


def test_twice_the_text_takes_at_most_three_times_as_long_to_read(attack: Attack):
    def one(case: tuple[str, str]) -> None:
        double = _seconds(*case, 2 * _LETTERS)
        if double > _SOON:
            assert double < _MOST_TIMES * min(_seconds(*case, _LETTERS) for _ in range(2)), double

    attack("time in proportion to the text", one, product(readers(), FRAGMENTS), short=60)


def test_20000_repeats_of_an_age_a_date_or_a_death_are_read_in_seconds(attack: Attack):
    def one(fragment: str) -> None:
        start = time.process_time()
        readers()["summary of an entry"](fragment * 20_000)
        assert time.process_time() - start < 15

    repeats = (
        *("aged 2 and ", "in 2020 ", "1 day 2 ", "2 years, ", "January 20", "death of a ", "murder of "),
        *("he was 12, ", "the eldest, 3, ", "Mia (3 weeks) ", "she was 4 when ", "days after her 15th birthday "),
    )
    attack("20,000 repeats", one, repeats, short=1)


def test_no_link_or_image_of_a_hostile_page_gets_through(attack: Attack, tmp_path: Path):
    def one(text: str) -> None:
        assert hostile_parts(text, tmp_path) == []

    attack("hostile links in Markdown pages", one, hostile_pages(10_000), short=150)
