"""What is wrong, where, and what to do about it: collected, then shown together.

Expected trouble (a bad file, a wrong value) is a Problem, never a traceback. A stage that meets
one goes on with the rest, so that an editor sees every problem in one run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that an editor should know.

    file: path as the editor knows it; line: counts from 1, or None where no line is at fault;
    what: the trouble, with the offending words in it; remedy: what to do, in one sentence.
    """

    file: str
    line: int | None
    what: str
    remedy: str = ""
    fatal: bool = True

    def __str__(self) -> str:
        location = self.file if self.line is None else f"{self.file}:{self.line}"
        severity = "error" if self.fatal else "warning"
        return f"{location}: {severity}: {self.what}" + (f"\n    {self.remedy}" if self.remedy else "")


class Problems:
    """A collector that every stage writes to. Iterates in order of file and line.

    forced: what would be left out of the site with an error is left out with a warning.
    """

    def __init__(self, forced: bool = False) -> None:
        self._all: dict[Problem, None] = {}
        self._forced = forced

    def error(self, file: str, line: int | None, what: str, remedy: str = "") -> None:
        """Note trouble that makes the output wrong: nothing is published."""
        self._all.setdefault(Problem(file, line, what, remedy, fatal=True))

    def warn(self, file: str, line: int | None, what: str, remedy: str = "") -> None:
        """Note trouble that leaves the output right but that a person should look at."""
        self._all.setdefault(Problem(file, line, what, remedy, fatal=False))

    def left_out(self, file: str, line: int | None, what: str, remedy: str) -> None:
        """Note that what a person wrote would be left out: an error, or with `--force` a warning that says so."""
        if self._forced:
            self.warn(file, line, f"{what}; published without it, since --force was given", remedy)
        else:
            self.error(file, line, f"{what}; nothing is published without it, except with --force", remedy)

    def add(self, problems: Iterable[Problem]) -> None:
        """Note what was noted elsewhere."""
        for problem in problems:
            self._all.setdefault(problem)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._all, key=lambda p: (p.file, p.line or 0, p.what)))

    def __len__(self) -> int:
        return len(self._all)

    @property
    def errors(self) -> list[Problem]:
        """Return the problems for which nothing is published, in order."""
        return [problem for problem in self if problem.fatal]

    @property
    def warnings(self) -> list[Problem]:
        """Return the problems that a person should look at, in order."""
        return [problem for problem in self if not problem.fatal]

    def stop_if_errors(self) -> None:
        """Raise BuildError with every error noted so far, if there is one."""
        if self.errors:
            raise BuildError(self.errors)


class BuildError(Exception):
    """The run cannot go on. Carries the problems to show; the command line prints them and exits 1.

    published: whether the new site is in its place all the same.
    """

    def __init__(self, problems: list[Problem], published: bool = False) -> None:
        super().__init__(problems)
        self.problems = problems
        self.published = published

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def build_error(file: str, line: int | None, what: str, remedy: str = "") -> BuildError:
    """Return the BuildError of one problem: `raise build_error(...)`."""
    return BuildError([Problem(file, line, what, remedy)])
