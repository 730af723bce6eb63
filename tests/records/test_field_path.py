"""The path of a value as an editor writes it, what a correction's field leads to, and where two records differ."""

from __future__ import annotations

import pytest
from rapidfuzz import fuzz

from build_site.records.field_path import (
    Difference,
    PathNotFoundError,
    differences,
    format_path,
    resolve,
    same_value,
    set_value,
    value_at,
)
from build_site.records.record_schema import to_editable
from build_site.records.state import Fingerprint
from tests.records.conftest import ALEX

LEARNING = ("accounts", 0, "learning")
SOURCE = ("list.txt", "2021 - Leeds - Alex")


def test_a_path_is_written_with_numbers_from_1() -> None:
    assert format_path(("accounts", 1, "learning", 2)) == "accounts.2.learning.3"


def test_a_value_that_is_not_there_is_none() -> None:
    data = {"a": [{"b": 1}], "c": "text"}
    assert value_at(data, ("a", 0, "b")) == 1
    assert [value_at(data, path) for path in (("a", 1), ("a", 1, "b"), ("d",), ("c", 0), ("c", "x"))] == [None] * 5


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("a", 0), "x", {"a": ["x", "two"]}),
        (("a", 0), None, {"a": ["two"]}),
        (("a", 1), None, {"a": ["one"]}),
        (("a", 2), "x", {"a": ["one", "two", "x"]}),
        (("a", 2), None, {"a": ["one", "two"]}),
        (("a",), None, {"a": None}),
    ],
)
def test_setting_an_item_changes_adds_or_takes_it_out(path: tuple, value: object, expected: dict) -> None:
    data = {"a": ["one", "two"]}
    set_value(data, path, value)
    assert data == expected


@pytest.mark.parametrize(
    ("field", "was", "number"),
    [
        ("accounts.1.learning.1", "visit again soon", 2),
        ("accounts.1.learning.3", "visit again soon", 2),
        ("accounts.1.learning.3", "ask who looks after the child at night", 0),
        ("accounts.1.learning.4", "visit again soon", 2),
        ("accounts.1.learning.2", None, 1),
        ("accounts.1.learning.4", None, 3),
    ],
)
def test_a_point_is_found_by_its_words_or_words_much_like_them(field: str, was: str | None, number: int) -> None:
    assert resolve(to_editable(ALEX), field, was, SOURCE) == (*LEARNING, number)


def test_a_reworded_point_is_taken_for_the_same_if_seven_tenths_of_it_are() -> None:
    data = to_editable(ALEX)
    data["accounts"][0]["learning"] = ["abcdefghij"]
    alike, unlike = "abcdefgxyz", "abcdefvxyz"
    assert (fuzz.ratio("abcdefghij", alike), fuzz.ratio("abcdefghij", unlike)) == (70, 60)
    assert resolve(data, "accounts.1.learning.2", alike, SOURCE) == (*LEARNING, 0)
    with pytest.raises(PathNotFoundError, match=f"has no item any more that says `{unlike}`") as raised:
        resolve(data, "accounts.1.learning.2", unlike, SOURCE)
    assert not raised.value.lasting


@pytest.mark.parametrize("step", ["0", "²", "-1", "٣", "one", ""])
def test_what_is_no_number_of_an_item_is_told(step: str) -> None:
    with pytest.raises(PathNotFoundError, match="is no number of an item") as raised:
        resolve(to_editable(ALEX), f"accounts.1.learning.{step}", None, None)
    assert raised.value.lasting


@pytest.mark.parametrize(
    ("field", "has"),
    [("accounts.1.learning.5", "only 3 items"), ("children.3.age", "only 1 item"), ("accounts.1.other.2", "nothing")],
)
def test_an_item_that_is_not_there_is_told_with_how_many_there_are(field: str, has: str) -> None:
    with pytest.raises(PathNotFoundError, match=f"has {has}") as raised:
        resolve(to_editable(ALEX), field, None, None)
    assert not raised.value.lasting


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (2021, "2021", True),
        ("a  b\n", "a b", True),
        ({"a": 1, "b": None, "c": []}, {"a": "1"}, True),
        ({"digest": "a", "lines": [1, 2]}, {"digest": "a", "lines": [3, 4]}, True),
        (("a",), ["a"], True),
        (True, "True", False),
        (None, "None", False),
        (None, "", False),
        ({"a": 1}, {"a": 2}, False),
        (["a", "b"], ["b", "a"], False),
    ],
)
def test_values_say_the_same_but_for_layout(first: object, second: object, same: bool) -> None:
    assert same_value(first, second) is same


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, [(("a",), 1, 2)]),
        ({"a": None}, {"b": []}, []),
        ({}, {"a": "x"}, [(("a",), None, "x")]),
        ({"a": "x"}, {}, [(("a",), "x", None)]),
        ({"b": 1, "a": 1}, {"a": 2, "b": 2}, [(("a",), 1, 2), (("b",), 1, 2)]),
        ({"a": [{"b": 1}, {"b": 2}]}, {"a": [{"b": 1}, {"b": 3}]}, [(("a", 1, "b"), 2, 3)]),
        (["x", "y"], ["x", "z"], [((1,), "y", "z")]),
        (["x", "y"], ["z", "w"], [((0,), "x", "z"), ((1,), "y", "w")]),
        (["x", "y"], ["x"], [((), ["x", "y"], ["x"])]),
        (["x", "y"], ["y", "x"], [((), ["x", "y"], ["y", "x"])]),
        (["x", "y", "z"], ["y", "z", "w"], [((), ["x", "y", "z"], ["y", "z", "w"])]),
        (["x", "x"], ["x", "y"], [((1,), "x", "y")]),
        ([Fingerprint.of("x"), Fingerprint.of("y")], ["x", "z"], [((1,), Fingerprint.of("y"), "z")]),
        (Fingerprint.of(["x"]), ["x"], []),
        ({"a": "x"}, ["x"], [((), {"a": "x"}, ["x"])]),
    ],
)
def test_differences_are_found_as_deep_down_as_items_are_the_same_ones(
    was: object, now: object, expected: list[tuple]
) -> None:
    assert list(differences(was, now)) == [Difference(*item) for item in expected]
