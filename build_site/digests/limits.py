"""What reading one digest may take: time, memory, letters; one that takes more is an error in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from build_site.core.child_process import ChildEndedError, call_apart
from build_site.core.limits import OutOfTimeError, limited, memory_ceiling
from build_site.core.problems import Problems
from build_site.digests.formats import UnreadableFileError

Result = TypeVar("Result")

MOST_SECONDS = 27
"""Of processor time. The largest known digest, a list of five years with 353 entries, takes 1.2."""
MOST_MEMORY = 500_000_000
"""In bytes, beside what the program has without it. That digest takes 60 MB."""
MOST_LETTERS = 20_000_000
_LONGEST_LINE = 1_000_000
"""That digest has 0.6 million letters in all."""

_CUT = "Cut it into parts, or move it out of `digests/`."


class Place:
    """Where in a digest the work is, for the message of a limit: a line, or None for the file as a whole."""

    line: int | None = None


class ReadingLimits:
    """Limits of reading digests one after another. The ceiling of memory is that of the moment when it is made."""

    def __init__(self) -> None:
        self._ceiling = memory_ceiling(MOST_MEMORY)

    def read(self, label: str, function: Callable[[Problems, Place], Result], problems: Problems) -> Result | None:
        """Return what a function reads of the file `label`; None, with an error noted, if it passes the limits.

        It runs in a process of its own where that is to be had, since want of memory can end Python itself.
        """
        try:
            result, noted = call_apart(partial(self._read, label, function))
        except ChildEndedError:
            what = "the process that read this digest ended before it was done, perhaps for want of memory"
            problems.error(label, None, what, f"Run this again. If it comes again: {_CUT[0].lower()}{_CUT[1:]}")
            return None
        problems.add(noted)
        return result

    def _read(self, label: str, function: Callable[[Problems, Place], Result]) -> tuple[Result | None, Problems]:
        place, problems = Place(), Problems()
        try:
            with limited(MOST_SECONDS, self._ceiling):
                return function(problems, place), problems
        except OutOfTimeError:
            what = f"reading this digest takes more than {MOST_SECONDS} seconds"
        except MemoryError:
            what = f"reading this digest takes more than {MOST_MEMORY / 1e6:.0f} MB of memory"
        problems.error(label, place.line, what, _CUT)
        return None, problems


def check_size(lines: Sequence[str]) -> None:
    """Raise UnreadableFileError if a digest has a line, or text as a whole, that is too long."""
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST_LINE:
            what = f"a line has {len(line):,} letters; one of a digest has at most {_LONGEST_LINE:,}"
            raise UnreadableFileError(
                what, "Break it where paragraphs end, or move the file out of `digests/`.", number
            )
    letters = sum(map(len, lines))
    if letters > MOST_LETTERS:
        what = f"the file unfolds to {letters:,} letters; a digest has at most {MOST_LETTERS:,}"
        raise UnreadableFileError(what, _CUT)
