"""Plain data, as YAML gives it, read into typed values; whatever does not fit is told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any


class ValidationError(Exception):
    """A value that does not fit: path leads to it within the file, what says why, remedy what to do."""

    def __init__(self, path: tuple, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.path, self.what, self.remedy = path, what, remedy


Validator = Callable[[Any, tuple], Any]
"""(value, path to it) -> the typed value. Raises Wrong."""

_QUOTED = 60


def quoted(value: Any) -> str:
    """A value as a message quotes it: short, and without the marks of Python."""
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
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()}…"


def _named(path: tuple) -> str:
    """The field that a path leads to; an item of a list is called after the list."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return "this file"
    return f"item {path[-1] + 1} of `{names[-1]}`" if isinstance(path[-1], int) else f"`{names[-1]}`"


def text(value: Any, path: tuple) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise ValidationError(
            path, f"{_named(path)} is not text: {quoted(value)}", "Write it as text, in quotes if it has a colon."
        )
    return str(value)


def non_empty_text(value: Any, path: tuple) -> str:
    found = text(value, path)
    if not found.strip():
        raise ValidationError(path, f"{_named(path)} is empty", "Write what it is, or take the whole line out.")
    return found


def flag(value: Any, path: tuple) -> bool:
    if not isinstance(value, bool):
        raise ValidationError(
            path,
            f"{_named(path)} is neither true nor false: {quoted(value)}",
            "Write `true` or `false`, without quotes.",
        )
    return value


def number(value: Any, path: tuple) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValidationError(
            path, f"{_named(path)} is not a whole number: {quoted(value)}", "Write it in digits, without quotes."
        )
    return value


def any_value(value: Any, path: tuple) -> Any:
    return value


def one_of(*choices: str) -> Validator:
    def read(value: Any, path: tuple) -> str:
        if value not in choices:
            raise ValidationError(
                path, f"{_named(path)} can't be `{quoted(value)}`", f"It is one of: {', '.join(choices)}."
            )
        return value

    return read


def pattern(regex: re.Pattern[str], remedy: str) -> Validator:
    def read(value: Any, path: tuple) -> str:
        found = text(value, path)
        if not found or not regex.fullmatch(found):
            raise ValidationError(path, f"{_named(path)} can't be `{quoted(found)}`", remedy)
        return found

    return read


def optional(reader: Validator) -> Validator:
    return lambda value, path: None if value is None else reader(value, path)


def sequence(reader: Validator) -> Validator:
    def read(value: Any, path: tuple) -> tuple:
        if value is None:
            return ()
        if not isinstance(value, list):
            raise ValidationError(
                path,
                f"{_named(path)} is not a list: {quoted(value)}",
                "Put each item on a line of its own, behind a hyphen.",
            )
        return tuple([reader(item, (*path, place)) for place, item in enumerate(value)])

    return read


def mapping(kind: Callable[..., Any], readers: Mapping[str, Validator], needed: tuple[str, ...]) -> Validator:
    """A reader of fields with values; a field that is null is left to the default of `kind`."""
    fields = f"The fields are: {', '.join(readers)}."

    def read(value: Any, path: tuple) -> Any:
        if not isinstance(value, dict):
            raise ValidationError(path, f"{_named(path)} should hold fields with values, not {quoted(value)}", fields)
        for name in value:
            if name not in readers:
                raise ValidationError((*path, name), f"there is no field `{name}`", fields)
        for name in needed:
            if value.get(name) is None:
                raise ValidationError(path, f"{_named(path)} has no `{name}`", f"Add a line `{name}: ...`.")
        return kind(**{name: readers[name](found, (*path, name)) for name, found in value.items() if found is not None})

    return read
