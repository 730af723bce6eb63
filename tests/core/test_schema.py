"""Schema: plain data become typed values, and whatever does not fit is told with the path to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest

from build_site.core import schema
from build_site.core.schema import ValidationError, Validator, mapping, one_of, optional, pattern, quoted, sequence


@dataclass(frozen=True)
class Child:
    age: str
    sex: str | None = None


CHILD = mapping(Child, {"age": schema.non_empty_text, "sex": optional(one_of("female", "male"))}, required=("age",))


def errors(validator: Validator[Any], value: Any, path: schema.ValuePath = ("children",)) -> list[tuple[Any, str, str]]:
    with pytest.raises(ValidationError) as raised:
        validator(value, path)
    return [(error.path, error.what, error.remedy) for error in raised.value.errors]


@pytest.mark.parametrize(
    ("validator", "value", "result"),
    [
        (schema.any_value, [None], [None]),
        (schema.text, "a", "a"),
        (schema.text, "", ""),
        (schema.text, 2020, "2020"),
        (schema.strict_text, "", ""),
        (schema.non_empty_text, " a", " a"),
        (schema.strict_non_empty_text, "a", "a"),
        (schema.flag, False, False),
        (schema.number, 0, 0),
        (schema.positive_number, 1, 1),
        (one_of("a", "b"), "b", "b"),
        (optional(schema.text), None, None),
        (optional(schema.text), "a", "a"),
        (pattern(re.compile("a+"), "Write a."), "aa", "aa"),
        (sequence(schema.text), None, ()),
        (sequence(schema.text), [], ()),
        (sequence(schema.text), ["a", 1], ("a", "1")),
        (sequence(schema.text, at_least=2), ["a", "b"], ("a", "b")),
        (CHILD, {"age": "7 weeks", "sex": "male"}, Child("7 weeks", "male")),
        (CHILD, {"age": "7 weeks", "sex": None}, Child("7 weeks")),
    ],
)
def test_a_schema_accepts_what_fits(validator: Validator[Any], value: Any, result: Any) -> None:
    assert validator(value, ()) == result
    assert type(validator(value, ())) is type(result)


@pytest.mark.parametrize(
    ("validator", "value", "what", "remedy"),
    [
        (schema.text, True, "`children` is not text: true", "Write it as text, in quotes if it has a colon."),
        (schema.text, ["a"], "`children` is not text: a", "Write it as text, in quotes if it has a colon."),
        (schema.strict_text, 5, "`children` is not text: 5", "Put it in quotes."),
        (schema.strict_non_empty_text, 5, "`children` is not text: 5", "Put it in quotes."),
        (schema.non_empty_text, " ", "`children` is empty", "Write what it is, or take the whole line out."),
        (schema.strict_non_empty_text, "", "`children` is empty", "Write what it is, or take the whole line out."),
        (
            schema.flag,
            1,
            "`children` is neither true nor false: 1",
            "Write `true` or `false`, without quotes.",
        ),
        (schema.number, False, "`children` is not a whole number: false", "Write it in digits, without quotes."),
        (schema.number, "1", "`children` is not a whole number: 1", "Write it in digits, without quotes."),
        (schema.positive_number, 0, "`children` is less than 1: 0", "Write a whole number from 1."),
        (one_of("a", "b"), "c", "`children` can't be `c`", "It is one of: a, b."),
        (one_of("a", "b"), {"a": "b"}, "`children` can't be `a: b`", "It is one of: a, b."),
        (one_of("1"), 1, "`children` can't be `1`", "It is one of: 1."),
        (pattern(re.compile("a*"), "Write a."), "ab", "`children` can't be `ab`", "Write a."),
        (pattern(re.compile("a*"), "Write a."), "", "`children` can't be `empty text`", "Write a."),
        (
            sequence(schema.text),
            {"a": "b"},
            "`children` is not a list: a: b",
            "Put each item on a line of its own, behind a hyphen.",
        ),
        (sequence(schema.text, at_least=1), None, "`children` has no items", "Give at least 1."),
        (sequence(schema.text, at_least=2), ["a"], "`children` has 1 item", "Give at least 2."),
        (sequence(schema.text, at_least=3), ["a", "b"], "`children` has 2 items", "Give at least 3."),
        (CHILD, "boy", "`children` should hold fields with values, not boy", "The fields are: age, sex."),
        (CHILD, {"sex": "male"}, "`children` has no `age`", "Add a line `age: ...`."),
        (CHILD, {"age": None}, "`children` has no `age`", "Add a line `age: ...`."),
    ],
)
def test_a_schema_tells_what_does_not_fit_and_what_to_do(
    validator: Validator[Any], value: Any, what: str, remedy: str
) -> None:
    assert errors(validator, value) == [(("children",), what, remedy)]


def test_a_schema_tells_every_mistake_with_its_path_in_one_reading() -> None:
    data = [{"age": "", "sex": "boy"}, {"age": "1 year"}, {"colour": 1, "sex": 2}, "x"]
    told = errors(sequence(CHILD), data)
    assert [(path, what) for path, what, _ in told] == [
        (("children", 0, "age"), "`age` is empty"),
        (("children", 0, "sex"), "`sex` can't be `boy`"),
        (("children", 2, "colour"), "there is no field `colour`"),
        (("children", 2), "item 3 of `children` has no `age`"),
        (("children", 2, "sex"), "`sex` can't be `2`"),
        (("children", 3), "item 4 of `children` should hold fields with values, not x"),
    ]


def test_an_error_of_several_mistakes_speaks_of_the_first() -> None:
    with pytest.raises(ValidationError, match=r"^item 1 of `children` is empty$") as raised:
        sequence(schema.non_empty_text)(["", 1, "", " "], ("children",))
    assert (raised.value.path, len(raised.value.errors)) == (("children", 0), 3)
    assert raised.value.remedy == "Write what it is, or take the whole line out."


def test_a_schema_calls_its_fields_what_it_is_told_to() -> None:
    settings = mapping(dict, {"title": schema.text}, noun="setting")
    assert errors(settings, {"titel": "x"}, ())[0][1:] == ("there is no setting `titel`", "The settings are: title.")
    assert errors(settings, 5, ())[0][1] == "this file should hold settings with values, not 5"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ((), "this file"),
        ((2,), "this file"),
        (("a",), "`a`"),
        (("a", "b"), "`b`"),
        (("a", 0), "item 1 of `a`"),
        (("a", 1, "b"), "`b`"),
    ],
)
def test_a_message_calls_a_value_by_its_field_or_its_number_in_a_list(path: schema.ValuePath, name: str) -> None:
    assert schema.value_name(path) == name


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "nothing"),
        (True, "true"),
        (False, "false"),
        ("", "empty text"),
        (" a\n b ", "a b"),
        ([], "an empty list"),
        ([1, ["a"]], "1; a"),
        ({"a": 1, "b": None, "c": "", "d": [], "e": {}}, "a: 1"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 60 + "…"),
        ("x" * 59 + " y", "x" * 59 + "…"),
    ],
)
def test_a_value_is_quoted_shortly_and_without_the_signs_of_python(value: Any, text: str) -> None:
    assert quoted(value) == text
