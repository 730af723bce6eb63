"""What reading one digest may take: time, memory, letters; one that takes more is an error in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from build_site.core.limits import OutOfTimeError, limited, memory_ceiling
from build_site.core.problems import Problems
from build_site.digests.formats import UnreadableFileError

MOST_SECONDS = 15
"""Of processor time. The largest known digest, a list of ten years, takes one and a half."""
MOST_MEMORY = 500_000_000
"""In bytes, beside what the program has without it. That digest takes 60 MB."""
MOST_LETTERS = 20_000_000
_LONGEST_LINE = 1_000_000
"""That digest has 0.6 million letters in all."""

_CUT = "Cut it into parts, or move it out of `digests/`."


class ReadingLimits:
    """Limits of reading digests one after another. The ceiling of memory is that of the moment when it is made."""

    def __init__(self) -> None:
        self._ceiling = memory_ceiling(MOST_MEMORY)
        self.line: int | None = None
        """Where in the digest the work is, for the message; None for the file as a whole."""

    @contextmanager
    def watch(self, label: str, problems: Problems) -> Iterator[None]:
        """Run the block within the limits. One that passes them is left, with an error noted for the file `label`."""
        self.line = None
        try:
            with limited(MOST_SECONDS, self._ceiling):
                yield
        except OutOfTimeError:
            what = f"reading this digest takes more than {MOST_SECONDS} seconds"
            problems.error(label, self.line, what, _CUT)
        except MemoryError:
            what = f"reading this digest takes more than {MOST_MEMORY / 1e6:.0f} MB of memory"
            problems.error(label, self.line, what, _CUT)


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
