"""YAML is read with lines, without surprises, and written in one form."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError


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
        for path in (("a",), ("b", 1), ("b", 1, "d"), ("b", 1, "missing"), ("b", 2), ("b", "c"), ("a", 0), ("x",))
    ] == [1, 4, 5, 4, 2, 2, 1, None]


def test_what_is_written_reads_the_same_again() -> None:
    data = {
        "id": "a",
        "texts": ["no", "2020", "2020-01-02", "null", "", "a: b", "# c", "two\nlines", "— “q”"],
        "none": None,
        "yes": True,
        "n": 7,
    }
    assert parse(yamlio.dump(data)) == data


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "a: &name [x]\nb: *name\n",
            "a.yaml:1: error: this value is used in more than one place, by a name (`&name` and `*name`)\n"
            "    Write the value out in each place.",
        ),
        (
            "a: x\nb: &name [*name]\n",
            "a.yaml:2: error: this value is used in more than one place, by a name (`&name` and `*name`)\n"
            "    Write the value out in each place.",
        ),
        (
            "a: &name x\nb: *name\n",
            "a.yaml:1: error: this value is used in more than one place, by a name (`&name` and `*name`)\n"
            "    Write the value out in each place.",
        ),
        (
            "a:\n- !!set {b, c}\n",
            "a.yaml:2: error: the tag `!!set` can't be used here\n    Take it out, or put the text in quotes.",
        ),
        (
            "a: !!timestamp x\n",
            "a.yaml:1: error: the tag `!!timestamp` can't be used here\n    Take it out, or put the text in quotes.",
        ),
        (
            "a: !!map [1]\n",
            "a.yaml:1: error: the tag `!!map` can't be used here\n    Take it out, or put the text in quotes.",
        ),
        (
            "a: !!seq {b: 1}\n",
            "a.yaml:1: error: the tag `!!seq` can't be used here\n    Take it out, or put the text in quotes.",
        ),
        (
            "a: !!bool maybe\n",
            "a.yaml:1: error: this is not YAML: `maybe` is not what its tag says\n"
            "    Check the indent, the colons and the quotes of this line and the one before it.",
        ),
        (
            "a: 1\n~: 2\n",
            "a.yaml:2: error: this is not YAML: a key is not plain text\n"
            "    Check the indent, the colons and the quotes of this line and the one before it.",
        ),
    ],
)
def test_what_yaml_has_but_this_project_does_not_read_is_told_with_its_line(text: str, message: str) -> None:
    problems = Problems()
    assert yamlio.parse(text, "a.yaml", problems) is None
    assert [str(problem) for problem in problems] == [message]


def test_a_small_file_that_would_grow_beyond_all_measure_is_told_at_once() -> None:
    problems = Problems()
    grown = "a0: &a0 [x, x, x, x]\n" + "".join(
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 40)
    )
    assert yamlio.parse(grown, "a.yaml", problems) is None
    assert [problem.line for problem in problems] == [1]


def test_lists_and_fields_may_stand_fifty_deep_and_no_deeper() -> None:
    assert yamlio.MOST_LEVELS == 50
    assert parse("[" * 50 + "]" * 50) is not None
    problems = Problems()
    assert yamlio.parse("a:\n  " + "[" * 50 + "]" * 50, "a.yaml", problems) is None
    assert [str(problem) for problem in problems] == [
        "a.yaml:2: error: lists and fields stand more than 50 deep within one another\n    Take levels out."
    ]


def test_keys_are_always_text() -> None:
    assert parse("1: a\ntrue: b\nno: c\n'': d\n") == {"1": "a", "true": "b", "no": "c", "": "d"}


def test_a_number_of_more_than_eighteen_digits_stays_text() -> None:
    assert parse(f"[{'9' * 18}, {'9' * 19}, {'9' * 5000}]") == [int("9" * 18), "9" * 19, "9" * 5000]


def test_a_tag_that_says_what_the_value_is_anyway_is_right() -> None:
    assert parse("[!!str 5, !!int 5, !!bool true, !!null ~]") == ["5", 5, True, None]


def test_an_empty_text_is_no_mistake() -> None:
    assert parse("") is None
    assert parse("# nothing yet\n") is None


def test_a_document_tells_every_error_at_its_line_and_else_at_the_nearest_one_around() -> None:
    document = yamlio.parse_document("a: 1\nb:\n- c: 2\n- d: 3\n", "a.yaml", Problems())
    assert document is not None
    assert [document.line_number(path) for path in ((), ("x",), ("b",), ("b", 1, "d"), ("b", 1, "x"))] == [
        1,
        1,
        2,
        4,
        4,
    ]
    problems = Problems()
    document.report(ValidationError(("b", 1), "one", "Mend it.", (ValidationError(("a",), "other"),)), problems)
    assert [str(problem) for problem in problems] == [
        "a.yaml:1: error: other",
        "a.yaml:4: error: one\n    Mend it.",
    ]


def test_a_document_whose_data_came_from_elsewhere_knows_its_lines_too() -> None:
    document = yamlio.Document("a.yaml", "a: 1\nb: 2\n", {"a": 1, "b": 2})
    assert document.line_number(("b",)) == 2
    assert yamlio.Document("a.yaml", "", None).line_number(("b",)) == 1


def test_what_is_written_has_one_form() -> None:
    long = "word " * 30
    assert yamlio.dump({"z": {"y": 1}, "b": [1, {"c": "é"}], "a": long.strip()}) == (
        "z:\n  y: 1\nb:\n- 1\n- c: é\na: " + ("word " * 20).strip() + "\n  " + ("word " * 10).strip() + "\n"
    )
    same = ["x"]
    assert yamlio.dump([same, same]) == "- - x\n- - x\n"


@pytest.mark.parametrize(
    ("escape", "number"),
    [("\\e", "001B"), ("\\x9b", "009B"), ("\\u202E", "202E"), ("\\u2067", "2067"), ("\\0", "0000")],
)
def test_a_sign_that_nobody_sees_is_an_error_though_it_is_written_as_an_escape(escape: str, number: str) -> None:
    problems = Problems()
    assert yamlio.parse(f'title: x\nby: "a{escape}b"\n', "a.yaml", problems) is None
    assert list(map(str, problems)) == [
        f"a.yaml:2: error: there is a sign that can't be seen, U+{number}\n    Delete it."
    ]
    assert parse('"a\\tb\\nc\\u200f\\u00AD"') == "a\tb\nc\u200f\u00ad"
