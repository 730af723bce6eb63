"""A content folder as an editor has it, and runs over it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_site.core import yamlio
from build_site.core.content import ContentFolder
from build_site.core.problems import BuildError, Problems
from build_site.model import Account, Child, Evidence, Record, Source
from build_site.records import update
from build_site.records.snapshot import read_snapshot
from build_site.records.update import UpdateResult
from build_site.vocabulary.areas import Area, Areas

LIST, MONTH = "list.txt", "month.md"

AREAS = Areas([Area("Kent"), Area("Leeds")])


def source(digest: str = LIST, heading: str = "2021 - Leeds - Child A", lines: tuple[int, int] = (3, 9)) -> Source:
    return Source(digest, lines, heading)


ALEX_FILE, SAID = "reviews/2021-leeds-alex.yaml", "corrections/2021-leeds-alex.yaml"
"""Where the record of ALEX lies, and what an editor said of it."""

ALEX = Record(
    id="2021-leeds-alex",
    title="Alex",
    published="2021",
    areas=("Leeds",),
    death="no",
    children=(Child("2 years", "male"),),
    harms=("neglect",),
    keywords=("child neglect",),
    accounts=(
        Account(
            (source(heading="2021 - Leeds - Alex"),),
            "A toddler was found alone and hungry.",
            ("ask who looks after a child at night", "write down who was told", "visit again soon"),
            ("train new staff",),
            keywords=("child neglect",),
        ),
    ),
    evidence={"death": (Evidence("no", "was found alone and hungry", 1),)},
)

BILLIE = Record(
    id="2022-kent-billie",
    title="Billie",
    published="2022",
    areas=("Kent",),
    accounts=(
        Account((source(heading="2022 - Kent - Billie", lines=(11, 15)),), "A girl was missed at school for a term."),
    ),
)


class Folder:
    """A content folder under test: `run` does what a build does with its records."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for digest in (LIST, MONTH):
            path = root / "digests" / digest
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("as received\n", encoding="utf-8")

    def run(self, *fresh: Record, today: str = "2026-11-22") -> UpdateResult:
        """Run with the records that the digests make. Raises Stop on an error."""
        problems = Problems()
        try:
            planned = update.plan_update(
                read_snapshot(ContentFolder(self.root), problems), list(fresh), AREAS, today, problems
            )
            planned.transaction.commit()
            return planned.result
        finally:
            self.problems = problems

    def refused(self, *fresh: Record) -> list[str]:
        """The errors of a run that must stop; nothing may have been written by it."""
        before = self.bytes()
        with pytest.raises(BuildError) as stopped:
            self.run(*fresh)
        assert self.bytes() == before
        return [str(problem) for problem in stopped.value.problems]

    @property
    def said(self) -> list[str]:
        """What the last run said."""
        return [str(problem) for problem in self.problems]

    def bytes(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes() for path in self.root.rglob("*") if path.is_file()
        }

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def data(self, name: str) -> dict:
        return yamlio.parse(self.read(name), name, Problems())

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """What an editor does: change some words in a file."""
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        self.write(name, text.replace(old, new))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "content")


def of(kept: UpdateResult, id_: str) -> Record:
    """A record that a run publishes."""
    return next(record for record in kept.records if record.id == id_)


def told(record: Record, *accounts: Account, **fields: object) -> Record:
    """A record with other accounts and fields."""
    return replace(record, **({"accounts": accounts} if accounts else {}), **fields)  # type: ignore[arg-type]
