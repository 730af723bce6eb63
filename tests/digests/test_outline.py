"""An editor's outline of a digest is obeyed, follows its lines, and is refused with its place where it can't be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.digests.files import Digest
from build_site.digests.outline import Outline, load_outline, outline_name
from build_site.digests.reader import DigestReader, Reading
from build_site.model import PROFESSIONALS

TEXT = """What was seen in the lane

A boy aged three fell. Learning: ask.

Serious case review: Child Birch

A girl aged four fell. Learning: look.

Our last words

They were read twice.
"""
LABEL = "outlines/digest.yaml"


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Outline]:
    """load(text, problems): an outline from the text of its file."""

    def load(text: str, problems: Problems | None = None) -> Outline:
        path = tmp_path / "digest.yaml"
        path.write_text(text, encoding="utf-8")
        return load_outline(SourceFile(path, LABEL), Problems() if problems is None else problems)

    return load


@pytest.fixture
def read_with(reader: DigestReader, load: Callable[..., Outline]) -> Callable[..., Reading]:
    """read_with(outline, text, problems): a digest as the text of an outline has it."""

    def read_with(outline: str, text: str = TEXT, problems: Problems | None = None) -> Reading:
        problems = Problems() if problems is None else problems
        return reader.read(Digest("digest.txt", tuple(text.split("\n"))), problems, load(outline, problems))

    return read_with


def _titles(reading: Reading) -> list[str]:
    return [entry.heading.title for entry in reading.entries]


def test_without_an_outline_only_what_looks_like_a_heading_begins_an_entry(read_with):
    assert _titles(read_with("")) == ["Child Birch"]


def test_a_line_begins_an_entry_if_an_editor_says_so(read_with):
    reading = read_with("begins:\n- {line: 1, says: What was seen in the lane}\n")
    assert [(entry.lines[0], entry.heading.title, entry.doubts) for entry in reading.entries] == [
        (1, "What was seen in the lane", ()),
        (5, "Child Birch", ()),
    ]


def test_a_line_begins_no_entry_if_an_editor_says_so(read_with):
    assert _titles(read_with("begins_not:\n- {line: 5, says: 'Serious case review: Child Birch'}\n")) == []


def test_an_entry_has_the_title_that_an_editor_gives(read_with):
    outline = "begins:\n- line: 5\n  says: 'Serious case review: Child Birch'\n  title: Birch of the lane\n"
    (entry,) = read_with(outline).entries
    assert (entry.heading.title, entry.heading.review_type) == ("Birch of the lane", "serious case review")


def test_publisher_area_date_and_circulation_of_an_outline_are_those_of_the_entries(read_with):
    outline = "publisher: Kent Partnership\narea: Kent\npublished: 2024-05\ncirculation: professionals only\n"
    (entry,) = read_with(outline).entries
    assert entry.publishers == ("Kent Partnership",)
    assert (entry.heading.area, entry.heading.anonymous) == ("Kent", False)
    assert (entry.published, entry.circulation) == ("2024-05", PROFESSIONALS)


def test_an_outline_may_say_that_a_digest_is_public(read_with):
    text = f"Not for public circulation\n\n{TEXT}"
    assert [entry.circulation for entry in read_with("", text).entries] == [PROFESSIONALS]
    assert [entry.circulation for entry in read_with("circulation: public\n", text).entries] == ["public"]


def test_a_date_in_an_outline_does_not_change_that_of_a_heading(read_with):
    reading = read_with("published: 2024-05\n", "2021 – Hull – Amal\n\nA fall. Learning: look up.")
    assert [entry.published for entry in reading.entries] == ["2021"]


def test_a_line_that_has_moved_is_found_by_what_it_says(read_with):
    problems = Problems()
    outline = "begins:\n- {line: 1, says: What was  seen in the lane}\n"
    reading = read_with(outline, f"A first line.\n\n{TEXT}", problems)
    assert [entry.lines[0] for entry in reading.entries] == [3, 7]
    assert not problems.errors


@pytest.mark.parametrize(
    ("line", "says", "what"),
    [
        (1, "Gone", "line 1 of digests/digest.txt says `What was seen in the lane`, not `Gone`"),
        (99, "Gone", "line 99 of digests/digest.txt is not there, not `Gone`"),
    ],
)
def test_a_line_that_is_gone_is_an_error_with_its_place(read_with, line, says, what):
    problems = Problems()
    read_with(f"area: Kent\nbegins:\n- line: {line}\n  says: {says}\n", problems=problems)
    assert [str(problem) for problem in problems.errors] == [
        f"{LABEL}:3: error: {what}\n    Write the line as it stands in the digest, or take this out."
    ]


def test_a_line_that_moved_and_stands_there_twice_is_an_error(read_with):
    problems = Problems()
    read_with("begins_not:\n- {line: 2, says: Again}\n", "Again\n\nOnce\n\nAgain", problems)
    assert [problem.line for problem in problems.errors] == [2]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("published: 2023-13\n", 1, "`2023-13` is no date"),
        ("published: May\n", 1, "`May` is no date"),
        ("area: ''\n", 1, ""),
        ("area: Kent\ncirculation: secret\n", 2, "secret"),
        ("area: Kent\nbeginning: 3\n", 2, "beginning"),
        ("begins:\n- {line: 0, says: a}\n", 2, "0"),
        ("begins:\n- {line: 1}\n", 2, "says"),
        ("begins:\n- {line: 1, says: a, accepted: yes-please}\n", 2, "yes-please"),
        ("begins_not:\n- {line: 1, says: a, title: b}\n", 2, "title"),
        ("- a\n", 1, ""),
    ],
)
def test_a_wrong_value_is_an_error_with_its_line_and_nothing_of_the_file_is_taken(load, text, line, what):
    problems = Problems()
    outline = load(text, problems)
    (error,) = problems.errors
    assert (error.file, error.line) == (LABEL, line), str(error)
    assert what in str(error)
    assert (outline.area, outline.begins, outline.begins_not) == (None, (), ())


def test_the_remedy_says_how_a_date_and_an_acceptance_are_written(load):
    problems = Problems()
    load("published: 2023-13\n", problems)
    load("begins:\n- {line: 1, says: a, accepted: x}\n", problems)
    assert [problem.remedy for problem in problems.errors] == [
        "Write it as `2024-05` or `2024`.",
        "Copy it from what the command `outline` prints.",
    ]


@pytest.mark.parametrize(
    ("digest", "outline"),
    [("a.txt", "a.yaml"), ("kent/2024.pdf", "kent/2024.yaml"), ("a.b.md", "a.b.yaml"), ("none", "none.yaml")],
)
def test_an_outline_has_the_name_of_its_digest(digest, outline):
    assert outline_name(digest) == outline
