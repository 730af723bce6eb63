"""The only door to YAML: reading with line numbers and no surprises, writing in one canonical form.

PyYAML reads `no` as False, `2024-01-02` as a date and lets a key stand twice. Here text stays text
(only null, true, false and whole numbers are converted), keys are always text, and a duplicate key,
an alias (`*name`) and a tag (`!!set`) are problems: each is told with its line.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import ruamel.yaml
import yaml

from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.core.regular_file import read_regular_file
from build_site.core.schema import ValidationError, ValuePath, quoted
from build_site.core.text import UNSEEN

_Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dump = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

MOST_LEVELS = 50
"""How deep lists and fields may stand within one another. The files of this project have six levels at most."""

_STRING, _NULL, _BOOLEAN, _INTEGER = (f"tag:yaml.org,2002:{name}" for name in ("str", "null", "bool", "int"))
_CONVERTED: dict[str, tuple[re.Pattern[str], str, Callable[[str], Any]]] = {
    _NULL: (re.compile(r"^(?:~|null|)$"), "~n", lambda _: None),
    _BOOLEAN: (re.compile(r"^(?:true|false)$"), "tf", "true".__eq__),
    # Python refuses to read a number of thousands of digits; one of more than 18 is nobody's count, and stays text.
    _INTEGER: (re.compile(r"^(?:0|[1-9][0-9]{0,17})$"), "0123456789", int),
}
"""Tag -> what is read as such a value, the letters with which that begins, and what makes the value of it."""

_CHECK_SYNTAX = "Check the indent, the colons and the quotes of this line and the one before it."


class _Loader(_Safe):  # type: ignore[misc, valid-type]  # PyYAML has no types, and which class it is depends on libyaml
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # PyYAML reads it from the class


for _tag, (_form, _letters, _) in _CONVERTED.items():
    _Loader.add_implicit_resolver(_tag, _form, [*_letters, ""])


class _Dumper(_Dump):  # type: ignore[misc, valid-type]  # as above
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  # PyYAML calls it with the data
        return True


class YamlError(Exception):
    """A text that is not well-formed YAML, or has what this project does not read.

    line: from 1, or None where no line is at fault; what: the trouble; remedy: what to do.
    """

    def __init__(self, line: int | None, what: str, remedy: str = _CHECK_SYNTAX) -> None:
        super().__init__(what)
        self.line, self.what, self.remedy = line, what, remedy


@dataclass
class Document:
    """The data of a YAML file, with the line on which each value stands.

    label: what to call the file in a message; text: what it holds.
    """

    label: str
    text: str
    data: Any

    def line_number(self, path: ValuePath) -> int:
        """Return the line, from 1, on which a value stands, or the nearest one around it."""
        return _line_number(self._root, path) or 1

    def report(self, error: ValidationError, problems: Problems) -> None:
        """Note everything that an error tells of this file, each with its line."""
        for fault in error.errors:
            problems.error(self.label, self.line_number(fault.path), fault.what, fault.remedy)

    @cached_property
    def _root(self) -> yaml.Node | None:
        return _compose(self.text)


def read(path: Path, label: str, problems: Problems) -> Any:
    """Return the data of a YAML file, or None with a problem noted if it can't be read.

    label: what to call the file in a message. An empty file reads as None, with no problem.
    """
    document = read_document(SourceFile(path, label), problems)
    return document.data if document else None


def read_document(source: SourceFile, problems: Problems) -> Document | None:
    """Return a YAML file as a Document, or None with a problem noted if it can't be read."""
    text = read_text(source, problems)
    return None if text is None else parse_document(text, source.label, problems)


def read_text(source: SourceFile, problems: Problems) -> str | None:
    """Return the text of a file, or None with a problem noted if it can't be read or is not UTF-8."""
    try:
        data = read_regular_file(source.path)
    except OSError as error:
        problems.error(
            source.label, None, f"the file can't be read: {error.strerror}", "Check that it is there and may be read."
        )
        return None
    return decode_utf8(data, source.label, problems)


def decode_utf8(data: bytes, label: str, problems: Problems) -> str | None:
    """Return the text of a file's bytes, without a byte-order mark, or None with a problem noted if it is not UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.error(label, line, "this is not UTF-8 text", "Save the file again with the encoding UTF-8.")
        return None


def parse(text: str, label: str, problems: Problems) -> Any:
    """Return the data of a YAML text, or None with a problem noted if it is not well formed."""
    document = parse_document(text, label, problems)
    return document.data if document else None


def parse_document(text: str, label: str, problems: Problems) -> Document | None:
    """Return a YAML text as a Document, or None with a problem noted if it is not well formed."""
    try:
        root = _compose(text)
        return Document(label, text, None if root is None else _value(root, set(), 0))
    except YamlError as error:
        problems.error(label, error.line, error.what, error.remedy)
        return None


def unseen_sign(sign: str) -> str:
    """Return what a message says of a sign that nobody sees (core.text.UNSEEN)."""
    return f"there is a sign that can't be seen, U+{ord(sign):04X}"


def line_number(text: str, path: ValuePath) -> int | None:
    """Return the line, from 1, on which a value stands: path as ("accounts", 0, "sources"). None if it has none."""
    return _line_number(_compose(text), path)


def dump(data: Any) -> str:
    """Return YAML in the project's canonical form: keys in the order given, block style, no line folded below 100."""
    text: str = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100, indent=2)
    return text


def amend(text: str, change: Callable[[Any], None], header: str) -> str:
    """Return a YAML text with a change to its data, comments kept. Were a comment in the way, the data win over it.

    change: alters a mapping or a list in place; header: what a text begins with that was empty.
    """
    writer = ruamel.yaml.YAML()
    writer.preserve_quotes, writer.width = True, 120
    tree = writer.load(text)
    expected = parse(text, "", Problems()) or {}
    change(expected)
    if tree is None:
        tree, head = expected, text or header
    else:
        change(tree)
        head = ""
    out = io.StringIO(head)
    out.seek(0, io.SEEK_END)
    writer.dump(tree, out)
    is_right = parse(out.getvalue(), "", Problems()) == expected
    return out.getvalue() if is_right else dump(expected)


def _compose(text: str) -> yaml.Node | None:
    """Return the tree of a YAML text, None if it is empty. Raises YamlError."""
    try:
        root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise YamlError(mark.line + 1 if mark else None, f"this is not YAML: {error.problem or error}") from error
    except yaml.reader.ReaderError as error:
        raise YamlError(
            text[: error.position].count("\n") + 1,
            f"this is not YAML: a character that can't be shown (number {error.character})",
            "Delete it, or write it as an escape within double quotes.",
        ) from error
    return root


def _value(node: yaml.Node, seen: set[yaml.Node], level: int) -> Any:
    """Return the plain data of a node. seen: the nodes before it; an alias brings in one of them again."""
    if node in seen:
        raise YamlError(
            _line_of(node),
            "this value is used in more than one place, by a name (`&name` and `*name`)",
            "Write the value out in each place.",
        )
    seen.add(node)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if level >= MOST_LEVELS:
        what = f"lists and fields stand more than {MOST_LEVELS} deep within one another"
        raise YamlError(_line_of(node), what, "Take levels out.")
    if isinstance(node, yaml.SequenceNode) and node.tag == "tag:yaml.org,2002:seq":
        return [_value(item, seen, level + 1) for item in node.value]
    if isinstance(node, yaml.MappingNode) and node.tag == "tag:yaml.org,2002:map":
        return _fields(node, seen, level)
    raise _unknown_tag(node)


def _fields(node: yaml.MappingNode, seen: set[yaml.Node], level: int) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key_node, yaml.ScalarNode) or key_node.tag not in (_STRING, _INTEGER, _BOOLEAN):
            raise YamlError(_line_of(key_node), "this is not YAML: a key is not plain text")
        if key in data:
            raise YamlError(
                _line_of(key_node), f"the key `{quoted(key)}` stands twice", "Keep one of the two and delete the other."
            )
        data[key] = _value(value_node, seen, level + 1)
    return data


def _scalar(node: yaml.ScalarNode) -> Any:
    if node.tag == _STRING:
        if not node.value.isprintable() and (unseen := UNSEEN.search(node.value)):
            raise YamlError(_line_of(node), unseen_sign(unseen[0]), "Delete it.")
        return node.value
    if node.tag not in _CONVERTED:
        raise _unknown_tag(node)
    form, _, convert = _CONVERTED[node.tag]
    if not form.match(node.value):  # only where a tag is written out: `!!int x`
        raise YamlError(_line_of(node), f"this is not YAML: `{quoted(node.value)}` is not what its tag says")
    return convert(node.value)


def _unknown_tag(node: yaml.Node) -> YamlError:
    tag = node.tag.replace("tag:yaml.org,2002:", "!!")
    what = f"the tag `{quoted(tag)}` can't be used here"
    return YamlError(_line_of(node), what, "Take it out, or put the text in quotes.")


def _line_of(node: yaml.Node) -> int:
    line: int = node.start_mark.line + 1
    return line


def _line_number(node: yaml.Node | None, path: ValuePath) -> int | None:
    line = None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if pair is None:
                break
            line, node = _line_of(pair[0]), pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = _line_of(node)
        else:
            break
    return line
