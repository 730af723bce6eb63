"""A vocabulary that has not changed is not parsed again; one that has, is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from build_site.core import yamlio
from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.core.schema import any_value, strict_text
from build_site.vocabulary import vocabulary_file
from build_site.vocabulary.vocabulary_file import LONGEST_SLUG, Entry, VocabularyFile


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(vocabulary_file, "CACHE", tmp_path / "cache")
    return tmp_path / "areas.yaml"


def _entries(file: Path, text: str, problems: Problems) -> list[Any]:
    file.write_text(text, encoding="utf-8")
    source = SourceFile(file, "vocabulary/areas.yaml")
    return [entry.value for entry in VocabularyFile(source, ("areas",), problems).entries("areas", any_value)]


def test_the_same_text_is_parsed_once_and_a_changed_one_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    parse = yamlio.parse
    monkeypatch.setattr(yamlio, "parse", lambda text, *rest: parsed.append(text) or parse(text, *rest))
    one, other = "areas:\n- name: Kent\n", "areas:\n- name: Leeds\n"
    said = [_entries(file, text, Problems()) for text in (one, one, other, one)]
    assert [entries[0]["name"] for entries in said] == ["Kent", "Kent", "Leeds", "Kent"]
    assert parsed == [one, other, one]


def test_a_mistake_is_told_each_time(file: Path) -> None:
    for _ in range(2):
        problems = Problems()
        assert _entries(file, "areas: [", problems) == []
        assert [str(problem).split(" error: ")[0] for problem in problems] == ["vocabulary/areas.yaml:2:"]


def _told(file: Path, names: list[str]) -> list[str]:
    file.write_text("areas:\n" + "".join(f"- name: '{name}'\n" for name in names), encoding="utf-8")
    problems = Problems()
    vocabulary = VocabularyFile(SourceFile(file, "areas.yaml"), ("areas",), problems)
    entries = vocabulary.entries("areas", any_value)
    vocabulary.check_names((entry.value["name"], entry.path) for entry in entries)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["Kent", "Kent"], "3: error: two entries are called `Kent`\n    Join the two or rename one."),
        (
            ["A & B", "A and B"],
            "3: error: `A & B` and `A and B` would have one address, `a-and-b`\n    Rename one of the two.",
        ),
        (["—"], "2: error: `—` has no letter or digit for its address\n    Write its name in letters."),
        (["x" * 201], f"2: error: `{'x' * 60}…` is too long for an address\n    Use 200 letters at most."),
    ],
)
def test_a_name_that_has_no_address_of_its_own_is_told_with_its_line(
    file: Path, names: list[str], message: str
) -> None:
    assert _told(file, names) == [f"areas.yaml:{message}"]


def test_names_in_other_letters_and_long_ones_have_addresses(file: Path) -> None:
    assert LONGEST_SLUG == 200
    assert _told(file, ["日本", "日", "x" * 200, "Kent"]) == []


def test_an_entry_with_a_mistake_is_left_out_and_the_others_stand(file: Path) -> None:
    file.write_text("areas: [a, 5, b]\n", encoding="utf-8")
    problems = Problems()
    vocabulary = VocabularyFile(SourceFile(file, "areas.yaml"), ("areas", "lists"), problems)
    assert vocabulary.entries("areas", strict_text) == [Entry("a", ("areas", 0)), Entry("b", ("areas", 2))]
    assert vocabulary.entries("lists", strict_text) == []
    assert len(problems) == 1


def test_a_list_that_is_none_and_a_list_that_nobody_knows_are_told(file: Path) -> None:
    file.write_text("areas: 5\nplaces: []\n", encoding="utf-8")
    problems = Problems()
    vocabulary = VocabularyFile(SourceFile(file, "areas.yaml"), ("areas", "lists"), problems)
    assert vocabulary.entries("areas", strict_text) == []
    assert vocabulary.names("areas", "name") == set()
    assert [str(problem) for problem in problems] == [
        "areas.yaml:1: error: `areas` is not a list: 5\n    Begin each entry with a hyphen.",
        "areas.yaml:2: error: there is no list `places`\n    The lists are: areas, lists.",
    ]


def test_the_names_of_entries_with_mistakes_are_known_too(file: Path) -> None:
    file.write_text("areas: [{name: a, colour: red}, {name: 5}, b, {}]\n", encoding="utf-8")
    assert VocabularyFile(SourceFile(file, "areas.yaml"), ("areas",), Problems()).names("areas", "name") == {"a"}
