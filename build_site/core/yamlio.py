"""The only door to YAML: reading with line numbers and no surprises, writing in one canonical form.

PyYAML reads `no` as False, `2024-01-02` as a date and lets a key stand twice. Here text stays text
(only null, true, false and whole numbers are converted), and a duplicate key is a problem.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from build_site.core.problems import Problems

_Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dump = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Loader(_Safe):  # type: ignore[misc, valid-type]
    yaml_implicit_resolvers: dict = {}


_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^(?:0|[1-9][0-9]*)$"), list("0123456789"))


class _DuplicateKey(yaml.YAMLError):
    def __init__(self, key: object, line: int) -> None:
        super().__init__(f"the key `{key}` stands twice")
        self.line = line


def _mapping(loader: Any, node: yaml.MappingNode) -> dict:
    loader.flatten_mapping(node)
    result: dict = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, (str, int)):
            raise yaml.constructor.ConstructorError(None, None, "a key is not plain text", key_node.start_mark)
        if key in result:
            raise _DuplicateKey(key, key_node.start_mark.line + 1)
        result[key] = loader.construct_object(value_node, deep=True)
    return result


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


class _Dumper(_Dump):  # type: ignore[misc, valid-type]
    def ignore_aliases(self, data: object) -> bool:
        return True


UNREADABLE = object()
"""Stands for the data of a text that is not well formed; a problem has been noted."""


def read(path: Path, name: str, problems: Problems) -> Any:
    """The data of a YAML file, or None with a problem noted if it can't be read.

    path: the file; name: what to call it in a message. An empty file reads as None, with no problem.
    """
    try:
        text = decode_utf8(path.read_bytes(), name, problems)
    except OSError as error:
        problems.error(
            name, None, f"the file can't be read: {error.strerror}", "Check that it is there and may be read."
        )
        return None
    return None if text is None else parse(text, name, problems)


def decode_utf8(data: bytes, name: str, problems: Problems) -> str | None:
    """The text of a file's bytes, without a byte-order mark, or None with a problem noted if they are not UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.error(name, line, "this is not UTF-8 text", "Save the file again with the encoding UTF-8.")
        return None


def parse(text: str, name: str, problems: Problems) -> Any:
    """The data of a YAML text, or None with a problem noted if it is not well formed."""
    data = parse_or_mark(text, name, problems)
    return None if data is UNREADABLE else data


def parse_or_mark(text: str, name: str, problems: Problems) -> Any:
    """As `parse`, but UNREADABLE where the text is not well formed, so that an empty text can be told from it."""
    try:
        return yaml.load(text, Loader=_Loader)
    except _DuplicateKey as error:
        problems.error(name, error.line, str(error), "Keep one of the two and delete the other.")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        problems.error(
            name,
            line,
            f"this is not YAML: {error.problem or error}",
            "Check the indent, the colons and the quotes of this line and the one before it.",
        )
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        problems.error(
            name,
            line,
            f"this is not YAML: a character that can't be shown (number {_code(error)})",
            "Delete it, or write it as an escape within double quotes.",
        )
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problems.error(name, None, f"this is not YAML: {str(error).splitlines()[0]}")
    return UNREADABLE


def _code(error: yaml.reader.ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(error.character)


def line_number(text: str, path: tuple[str | int, ...]) -> int | None:
    """The line, from 1, on which a value stands: path as ("accounts", 0, "sources"). None if it has none."""
    node = yaml.compose(text, Loader=_Loader)
    line = None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == str(step)]
            if not found:
                return line
            line, node = found[0][0].start_mark.line + 1, found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            return line
    return line


def dump(data: Any) -> str:
    """YAML in the project's canonical form: keys in the order given, block style, no line folded below 100."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100, indent=2)
