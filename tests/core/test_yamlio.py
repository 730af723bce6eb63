"""YAML is read with lines, without surprises, and written in one form."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core import yamlio
from build_site.core.problems import Problems


def parse(text: str) -> object:
    problems = Problems()
    data = yamlio.parse(text, "a.yaml", problems)
    assert not len(problems)
    return data


def test_text_stays_text_where_yaml_would_make_something_else_of_it() -> None:
    assert parse("[no, yes, on, 2024-01-02, 1.50, 1_000, 0x1f, 007, 12:30]") == [
        "no",
        "yes",
        "on",
        "2024-01-02",
        "1.50",
        "1_000",
        "0x1f",
        "007",
        "12:30",
    ]


def test_null_true_false_and_whole_numbers_are_what_they_look_like() -> None:
    assert parse("[null, ~, true, false, 0, 12]") == [None, None, True, False, 0, 12]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            "a.yaml:3: error: the key `a` stands twice\n    Keep one of the two and delete the other.",
        ),
        (
            "a: 1\nb: [2\nc: 3",
            (
                "a.yaml:3: error: this is not YAML: did not find expected ',' or ']'\n"
                "    Check the indent, the colons and the quotes of this line and the one before it."
            ),
        ),
        (
            "a: 1\nü: x\x07y\n",
            (
                "a.yaml:2: error: this is not YAML: a character that can't be shown (number 7)\n"
                "    Delete it, or write it as an escape within double quotes."
            ),
        ),
        (
            "a: !!python/name:os.system x\n",
            (
                "a.yaml:1: error: the tag `!!python/name:os.system` can't be used here\n"
                "    Take it out, or put the text in quotes."
            ),
        ),
        (
            "a: 1\n---\nb: 2\n",
            (
                "a.yaml:2: error: this is not YAML: but found another document\n"
                "    Check the indent, the colons and the quotes of this line and the one before it."
            ),
        ),
        (
            "? [a]\n: 1\n",
            (
                "a.yaml:1: error: this is not YAML: a key is not plain text\n"
                "    Check the indent, the colons and the quotes of this line and the one before it."
            ),
        ),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(text: str, message: str) -> None:
    problems = Problems()
    assert yamlio.parse(text, "a.yaml", problems) is None
    assert [str(problem) for problem in problems] == [message]


def test_what_is_no_text_or_not_there_is_told(tmp_path: Path) -> None:
    problems = Problems()
    (tmp_path / "a.yaml").write_bytes(b"a: 1\nb: \xff\n")
    assert yamlio.read(tmp_path / "a.yaml", "a.yaml", problems) is None
    assert yamlio.read(tmp_path / "b.yaml", "b.yaml", problems) is None
    assert [str(problem) for problem in problems] == [
        "a.yaml:2: error: this is not UTF-8 text\n    Save the file again with the encoding UTF-8.",
        "b.yaml: error: the file can't be read: No such file or directory\n    Check that it is there and may be read.",
    ]


def test_a_byte_order_mark_and_carriage_returns_are_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("\ufeffa: |\r\n  one\r\n  two\r\n".encode())
    assert yamlio.read(tmp_path / "a.yaml", "a.yaml", Problems()) == {"a": "one\ntwo\n"}


def test_the_line_of_a_value_is_found_by_its_path() -> None:
    text = "a: 1\nb:\n- c: 2\n- c: 3\n  d: 4\n"
    assert [
        yamlio.line_number(text, path)
        for path in (("a",), ("b", 1), ("b", 1, "d"), ("b", 1, "missing"), ("b", 7), ("x",))
    ] == [1, 4, 5, 4, 2, None]


def test_what_is_written_reads_the_same_again() -> None:
    data = {
        "id": "a",
        "texts": ["no", "2020", "2020-01-02", "null", "", "a: b", "# c", "two\nlines", "— “q”"],
        "none": None,
        "yes": True,
        "n": 7,
    }
    assert parse(yamlio.dump(data)) == data
