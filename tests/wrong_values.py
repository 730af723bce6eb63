"""Every kind of wrong value at every place of a file that an editor writes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from build_site.core import yamlio
from build_site.core.problems import Problem
from build_site.core.schema import ValuePath

LONG = "x" * 10_000
WRONG: dict[str, Any] = {
    "number": 5,
    "true": True,
    "null": None,
    "list": ["a"],
    "nested list": [["a"]],
    "fields": {"nobody": "knows"},
    "empty text": "",
    "very long text": LONG,
}
"""Kind of a wrong value -> one of it."""

KINDS = (*WRONG, "unknown field", "field twice")


def render(data: Any, twice: ValuePath = (), at: ValuePath = (), indent: str = "") -> str:
    """YAML with every value on a line of its own. twice: the path of a field that is written twice."""
    if isinstance(data, dict) and data:
        lines = []
        for name, value in data.items():
            path = (*at, name)
            line = f"{indent}{json.dumps(name)}: {render(value, twice, path, indent + '  ')}"
            lines += [line, line] if path == twice else [line]
        return "\n" + "\n".join(lines)
    if isinstance(data, list) and data:
        return "\n" + "\n".join(
            f"{indent}- {render(item, twice, (*at, index), indent + '  ')}" for index, item in enumerate(data)
        )
    return json.dumps(data, ensure_ascii=False)


def places(data: Any, at: ValuePath = ()) -> Iterator[ValuePath]:
    """The path of every value within data, and of the whole."""
    yield at
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in steps:
        yield from places(value, (*at, step))


def _value_at(data: Any, path: ValuePath) -> Any:
    for step in path:
        data = data[step]
    return data


def _with(data: Any, path: ValuePath, value: Any) -> Any:
    if not path:
        return value
    changed = dict(data) if isinstance(data, dict) else list(data)
    changed[path[0]] = _with(data[path[0]], path[1:], value)
    return changed


def cases(example: Any, kind: str) -> Iterator[tuple[ValuePath, str]]:
    """The place and the text of each variant of a right example that has one wrong value of a kind."""
    for path in places(example):
        value = _value_at(example, path)
        if kind == "unknown field":
            if isinstance(value, dict):
                yield (*path, "nobody"), render(_with(example, path, {**value, "nobody": "knows"}))
        elif kind == "field twice":
            if path and isinstance(path[-1], str):
                yield path, render(example, twice=path)
        elif type(value) is not type(WRONG[kind]) or kind not in ("number", "true"):
            yield path, render(_with(example, path, WRONG[kind]))


def _near(text: str, path: ValuePath, kind: str) -> set[int]:
    """The lines on which what is wrong at a place may be told: its own, that of what it is part of, those within it."""
    if kind == "unknown field":
        paths = [(*path, "nobody")]
    else:
        paths = [(*path, *within) for within in places(WRONG[kind])] + [path[:-1]]
    return {yamlio.line_number(text, near) or 1 for near in paths}


def _is_told(problems: list[Problem], text: str, path: ValuePath, kind: str) -> bool:
    if kind == "field twice":
        (problem,) = problems
        lines = text.split("\n")
        is_second = lines[: problem.line - 1].count(lines[problem.line - 1]) > 0
        return is_second and problem.what == f"the key `{path[-1]}` stands twice"
    return bool(_near(text, path, kind) & {problem.line for problem in problems})


def untold(
    example: Any, kind: str, load: Callable[[str], list[Problem]], right: Callable[[str, ValuePath], bool]
) -> list[str]:
    """What is not told as it should be: the place of each wrong value of a kind that has no problem at its line.

    load: reads a text and returns what was noted; right: whether a value of this kind may stand at a place.
    """
    bad = []
    for path, text in cases(example, kind):
        problems = load(text)
        place = "/".join(map(str, path)) or "the whole file"
        bad += [
            f"{place}: no line, no remedy or too long a message: {problem}"
            for problem in problems
            if problem.line is None or not problem.remedy or len(problem.what) > 300
        ]
        if right(kind, path):
            # What refers to a list that is no longer there is told for its own sake.
            bad += [f"{place}: {problem.what}" for problem in problems if len(path) > 1]
        elif not _is_told(problems, text, path, kind):
            bad.append(f"{place}: nothing is told of it")
    return bad
