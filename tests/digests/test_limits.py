"""A digest that takes more than it may is an error in words, whatever became of the process that read it."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from build_site.core.problems import Problems
from build_site.digests import limits
from build_site.digests.limits import Place, ReadingLimits


def _read(function) -> list[str]:
    problems = Problems()
    assert ReadingLimits().read("digests/list.pdf", function, problems) is None
    return list(map(str, problems))


def test_a_digest_that_takes_too_long_is_told_with_the_line_that_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_SECONDS", 0.1)

    def work(problems: Problems, place: Place) -> str:
        problems.warn("digests/list.pdf", 1, "a note from before")
        place.line = 7
        while True:
            pass

    assert _read(work) == [
        "digests/list.pdf:1: warning: a note from before",
        "digests/list.pdf:7: error: reading this digest takes more than 0.1 seconds\n"
        "    Cut it into parts, or move it out of `digests/`.",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems don't keep the limit")
def test_a_digest_that_takes_too_much_memory_is_told() -> None:
    assert _read(lambda _problems, _place: str(len(bytearray(600_000_000)))) == [
        "digests/list.pdf: error: reading this digest takes more than 500 MB of memory\n"
        "    Cut it into parts, or move it out of `digests/`."
    ]


@pytest.mark.skipif(sys.platform == "darwin", reason="no process is to be had there")
def test_a_digest_whose_reading_ends_python_itself_is_told() -> None:
    assert _read(lambda _problems, _place: os.kill(os.getpid(), signal.SIGKILL)) == [
        "digests/list.pdf: error: the process that read this digest ended before it was done, perhaps for want of "
        "memory\n    Run this again. If it comes again: cut it into parts, or move it out of `digests/`."
    ]
