"""Plain data, as YAML gives it, read into typed values; whatever does not fit is told with the path to it.

A schema is made of validators: functions of a value and of the path to it that return the typed value
or raise ValidationError. `sequence` and `mapping` put others together, and go on after an error, so that
one reading tells every mistake:

    read_child = mapping(Child, {"age": non_empty_text, "sex": one_of("female", "male")}, required=("age",))
    read_child({"age": "7 weeks"}, ("children", 0))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

ValuePath = tuple[str | int, ...]
"""The names of fields and numbers of items, from 0, that lead to a value: ("children", 0, "age")."""

T = TypeVar("T")

Validator = Callable[[Any, ValuePath], T]
"""(value, path to it) -> the typed value. Raises ValidationError."""

_LONGEST_QUOTE = 60


class ValidationError(Exception):
    """A value that does not fit.

    path: leads to it within the file; what: says why; remedy: what to do. errors: this one, and all others
    that were found in the same reading, in the order in which they were found.
    """

    def __init__(self, path: ValuePath, what: str, remedy: str = "", others: tuple[ValidationError, ...] = ()) -> None:
        super().__init__(what)
        self.path, self.what, self.remedy = path, what, remedy
        self.errors: tuple[ValidationError, ...] = (self, *others)


def raise_errors(errors: Iterable[ValidationError]) -> None:
    """Raise all of several errors as one, if there are any."""
    listed = [single for error in errors for single in error.errors]
    if listed:
        first = listed[0]
        raise ValidationError(first.path, first.what, first.remedy, tuple(listed[1:]))


def quoted(value: Any) -> str:
    """Return a value as a message quotes it: short, and without the signs of Python."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        text = ", ".join(f"{name}: {quoted(item)}" for name, item in value.items() if item not in (None, "", [], {}))
    elif isinstance(value, (list, tuple)):
        text = "; ".join(quoted(item) for item in value) or "an empty list"
    else:
        text = " ".join(str(value).split()) or "empty text"
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()}…"


def value_name(path: ValuePath) -> str:
    """Return what a message calls the value at a path; an item of a list is called after the list."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return "this file"
    name = f"`{quoted(names[-1])}`"
    return f"item {path[-1] + 1} of {name}" if isinstance(path[-1], int) else name


def misfit(value: Any, path: ValuePath, what: str, remedy: str) -> ValidationError:
    """Return the error that says what a value is not: misfit(5, ("areas",), "is not a list", "...")."""
    return ValidationError(path, f"{value_name(path)} {what}: {quoted(value)}", remedy)


def any_value(value: Any, path: ValuePath) -> Any:  # noqa: ARG001  # a validator takes both
    """Accept whatever is there."""
    return value


def text(value: Any, path: ValuePath) -> str:
    """Accept text, and a whole number as the text that it was written as."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise misfit(value, path, "is not text", "Write it as text, in quotes if it has a colon.")
    return str(value)


def non_empty_text(value: Any, path: ValuePath) -> str:
    """Accept text that is more than white space."""
    return _not_empty(text(value, path), path)


def strict_text(value: Any, path: ValuePath) -> str:
    """Accept text; a number has to stand in quotes, since it may be meant as one."""
    if not isinstance(value, str):
        raise misfit(value, path, "is not text", "Put it in quotes.")
    return value


def strict_non_empty_text(value: Any, path: ValuePath) -> str:
    """Accept text that is more than white space; a number has to stand in quotes."""
    return _not_empty(strict_text(value, path), path)


def flag(value: Any, path: ValuePath) -> bool:
    """Accept true or false."""
    if not isinstance(value, bool):
        raise misfit(value, path, "is neither true nor false", "Write `true` or `false`, without quotes.")
    return value


def number(value: Any, path: ValuePath) -> int:
    """Accept a whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise misfit(value, path, "is not a whole number", "Write it in digits, without quotes.")
    return value


def positive_number(value: Any, path: ValuePath) -> int:
    """Accept a whole number from 1."""
    if number(value, path) < 1:
        raise misfit(value, path, "is less than 1", "Write a whole number from 1.")
    return int(value)


def one_of(*choices: str) -> Validator[str]:
    """Return a validator of one of a few texts."""

    def validate(value: Any, path: ValuePath) -> str:
        if not isinstance(value, str) or value not in choices:
            raise ValidationError(
                path, f"{value_name(path)} can't be `{quoted(value)}`", f"It is one of: {', '.join(choices)}."
            )
        return value

    return validate


def pattern(regex: re.Pattern[str], remedy: str) -> Validator[str]:
    """Return a validator of text that a regular expression matches as a whole."""

    def validate(value: Any, path: ValuePath) -> str:
        found = text(value, path)
        if not found or not regex.fullmatch(found):
            raise ValidationError(path, f"{value_name(path)} can't be `{quoted(found)}`", remedy)
        return found

    return validate


def optional(validator: Validator[T]) -> Validator[T | None]:
    """Return a validator that accepts null too."""
    return lambda value, path: None if value is None else validator(value, path)


def sequence(validator: Validator[T], at_least: int = 0) -> Validator[tuple[T, ...]]:
    """Return a validator of a list of so many items or more, which fit another; null is an empty list."""

    def validate(value: Any, path: ValuePath) -> tuple[T, ...]:
        value = [] if value is None else value
        if not isinstance(value, list):
            raise misfit(value, path, "is not a list", "Put each item on a line of its own, behind a hyphen.")
        items, errors = [], []
        for index, item in enumerate(value):
            try:
                items.append(validator(item, (*path, index)))
            except ValidationError as error:
                errors.append(error)
        raise_errors(errors)
        if len(items) < at_least:
            what = f"{value_name(path)} has {len(items) or 'no'} item{'' if len(items) == 1 else 's'}"
            raise ValidationError(path, what, f"Give at least {at_least}.")
        return tuple(items)

    return validate


def mapping(
    kind: Callable[..., T], fields: Mapping[str, Validator[Any]], required: tuple[str, ...] = (), noun: str = "field"
) -> Validator[T]:
    """Return a validator of fields with values, which it hands to `kind` by their names.

    A field that is null, or is not there, is left to the default of `kind`. noun: what messages call a field.
    """
    remedy = f"The {noun}s are: {', '.join(fields)}."

    def validate(value: Any, path: ValuePath) -> T:
        if not isinstance(value, dict):
            raise ValidationError(
                path, f"{value_name(path)} should hold {noun}s with values, not {quoted(value)}", remedy
            )
        errors = [
            ValidationError((*path, name), f"there is no {noun} `{quoted(name)}`", remedy)
            for name in value
            if name not in fields
        ]
        errors += [
            ValidationError(path, f"{value_name(path)} has no `{name}`", f"Add a line `{name}: ...`.")
            for name in required
            if value.get(name) is None
        ]
        values = {}
        for name, item in value.items():
            if item is not None and name in fields:
                try:
                    values[name] = fields[name](item, (*path, name))
                except ValidationError as error:
                    errors.append(error)
        raise_errors(errors)
        return kind(**values)

    return validate


def _not_empty(value: str, path: ValuePath) -> str:
    if not value.strip():
        raise ValidationError(path, f"{value_name(path)} is empty", "Write what it is, or take the whole line out.")
    return value
