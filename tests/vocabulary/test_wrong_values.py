"""Vocabularies: whatever stands where in one of the files, the editor hears of it with file and line, never a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_site.core.content import ContentFolder, SourceFile
from build_site.core.problems import BuildError, Problem, Problems
from build_site.core.schema import ValuePath
from build_site.vocabulary import areas, harms, keywords, labels, synonyms, tags
from build_site.vocabulary.keywords import Keyword, Keywords
from build_site.vocabulary.vocabularies import load_vocabularies
from tests.wrong_values import KINDS, render, untold

TAG = {
    "name": "Neglect",
    "about": "Neglect.",
    "questions": ["Who knows?"],
    "phrases": ["neglect*"],
    "not": ["neglected"],
}
EXAMPLES: dict[str, Any] = {
    "areas.yaml": {
        "areas": [
            {
                "name": "Kent",
                "nation": "England",
                "region": "South East",
                "at": ["51.2", "0.7"],
                "also": ["County of Kent"],
                "formerly": ["West Kent"],
                "places": ["Dover"],
                "successors": ["Surrey"],
            },
            {"name": "Surrey", "nation": "England"},
        ],
        "consortia": [
            {
                "name": "Pan-Kent",
                "members": ["Kent", "Surrey"],
                "also": ["All Kent"],
                "formerly": ["K"],
                "places": ["P"],
            }
        ],
        "lists": [{"printed": "Kent and all of Surrey", "members": ["Kent", "Surrey"]}],
    },
    "keywords.yaml": {
        "keywords": [
            {
                "prefLabel": "fathers",
                "altLabel": ["dads"],
                "hiddenLabel": ["fahters"],
                "broader": ["parents"],
                "related": ["parents"],
            },
            {"prefLabel": "parents"},
        ],
        "glued": [{"printed": "fathersparents", "terms": ["fathers", "parents"]}],
    },
    "themes.yaml": {"themes": [TAG]},
    "agencies.yaml": {"agencies": [TAG]},
    "harms.yaml": {
        "harms": [
            {
                "name": "neglect",
                "keywords": ["neglect"],
                "unless": ["homicide"],
                "death": "yes",
                "youngest": "1 year",
                "oldest": "2 years",
                **{field: ["neglect*"] for field in ("happened", "learning", "recommendations", "not", "general")},
            }
        ]
    },
    "labels.yaml": {
        "labels": [{"part": "learning", "begins": ["Lessons"], "alone": ["What # learnt"]}],
        "nothing": ["none (stated|given)"],
        "restricted": ["not for the public"],
    },
    "review-types.yaml": {"types": [{"name": "rapid review", "also": ["RR"], "wins": "yes", "about": "Short."}]},
    "synonyms.yaml": {"synonyms": [{"term": "mother", "same": ["mum"], "narrower": ["stepmother"]}]},
}
"""Name of a file -> what it may hold, with every field that there is."""

REQUIRED = {"name", "nation", "members", "printed", "prefLabel", "terms", "phrases", "part", "term"}
MAY_BE_EMPTY = {"about"}
LISTS_OF_TEXT = {
    "also",
    "formerly",
    "places",
    "altLabel",
    "hiddenLabel",
    "questions",
    "begins",
    "alone",
    "nothing",
    "restricted",
    "same",
    "narrower",
    "phrases",
    "not",
    "happened",
    "learning",
    "recommendations",
    "general",
}
TEXTS = {"region", "printed", "about", "term"}

Load = Callable[[str, str | bytes | None], list[Problem]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Reads a text as a vocabulary file; the other file that labels come from is right."""
    loaders: dict[str, Callable[[SourceFile, Problems], object]] = {
        "areas.yaml": areas.load,
        "keywords.yaml": keywords.load,
        "themes.yaml": lambda source, problems: tags.load(source, "themes", problems),
        "agencies.yaml": lambda source, problems: tags.load(source, "agencies", problems),
        "harms.yaml": lambda source, problems: harms.load(source, Keywords([Keyword("neglect")]), problems),
        "labels.yaml": lambda source, problems: labels.load(source, other, problems),
        "review-types.yaml": lambda source, problems: labels.load(other, source, problems),
        "synonyms.yaml": synonyms.load,
    }
    other = SourceFile(tmp_path / "other.yaml", "other.yaml")
    other.path.write_text("", encoding="utf-8")

    def read(name: str, text: str | bytes | None) -> list[Problem]:
        source, problems = SourceFile(tmp_path / name, f"vocabulary/{name}"), Problems()
        if text is not None:
            source.path.write_bytes(text.encode() if isinstance(text, str) else text)
        loaders[name](source, problems)
        assert all(problem.file == source.label and problem.fatal for problem in problems)
        return list(problems)

    return read


def may_stand(kind: str, path: ValuePath) -> bool:
    """Whether a value of a kind that is mostly wrong is right at a place of a vocabulary file."""
    names = [step for step in path if isinstance(step, str)]
    name = names[-1] if names else ""
    in_list = bool(path) and isinstance(path[-1], int)
    if name == "terms" and kind in ("list", "very long text"):
        return in_list == (kind == "very long text")  # what terms were glued together is not checked
    if kind == "null":
        return not in_list and name not in REQUIRED
    if kind == "empty text":
        return name in MAY_BE_EMPTY
    if kind == "very long text":
        return name in TEXTS or (in_list and name in LISTS_OF_TEXT)
    if kind == "list":
        return not in_list and name in LISTS_OF_TEXT
    return False


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_vocabulary_with_every_field_is_right(load: Load, name: str):
    assert load(name, render(EXAMPLES[name])) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_vocabulary_with_a_wrong_value_anywhere_is_told_with_file_and_line(load: Load, name: str, kind: str):
    assert untold(EXAMPLES[name], kind, lambda text: load(name, text), may_stand) == []


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a: \xff\n", ":1: error: this is not UTF-8 text"),
        (b"a: &a [x]\nb: [*a, *a]\n", ":1: error: this value is used in more than one place"),
        (b"&a [*a]", ":1: error: this value is used in more than one place"),
        (b"a: !!timestamp x\n", ":1: error: the tag `!!timestamp` can't be used here"),
        (b"a: " + b"[" * 60 + b"]" * 60, ":1: error: lists and fields stand more than 50 deep"),
        (b"[" * 5000, ":1: error: this is not YAML: exceeded maximum nesting depth"),
        (b"- 5\n", ":1: error: the file does not hold lists under names"),
        (b"5\n", ":1: error: the file does not hold lists under names"),
        (b"a: []\n", ":1: error: there is no list `a`"),
    ],
)
def test_a_vocabulary_that_is_no_such_file_at_all_is_told(load: Load, name: str, data: bytes, message: str):
    assert str(load(name, data)[0]).startswith(f"vocabulary/{name}{message}")


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_vocabulary_that_is_missing_or_a_folder_is_told(load: Load, tmp_path: Path, name: str):
    assert [str(problem) for problem in load(name, None)] == [
        f"vocabulary/{name}: error: this vocabulary file is missing\n    Put the file back; an empty list is enough."
    ]
    (tmp_path / name).mkdir()
    assert [str(problem) for problem in load(name, None)] == [
        f"vocabulary/{name}: error: the file can't be read: Is a directory\n    Check that it is there and may be read."
    ]


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\ufeff", "null\n"])
def test_an_empty_vocabulary_is_right(load: Load, name: str, text: str):
    assert load(name, text) == []


def test_mistakes_in_several_vocabularies_are_told_at_once_and_the_build_stops(tmp_path: Path):
    folder = ContentFolder(tmp_path / "content")
    (folder.root / "vocabulary").mkdir(parents=True)
    for name in EXAMPLES:
        (folder.root / "vocabulary" / name).write_bytes(b"\n\xff\n")
    with pytest.raises(BuildError) as stopped:
        load_vocabularies(folder, Problems())
    assert [str(problem).splitlines()[0] for problem in stopped.value.problems] == [
        f"content/vocabulary/{name}:2: error: this is not UTF-8 text" for name in sorted(EXAMPLES)
    ]


def test_a_mistake_among_the_index_terms_makes_no_mistake_of_the_harms(tmp_path: Path):
    folder = ContentFolder(tmp_path / "content")
    (folder.root / "vocabulary").mkdir(parents=True)
    (folder.root / "vocabulary" / "keywords.yaml").write_text("keywords:\n- prefLabel: 5\n", encoding="utf-8")
    with pytest.raises(BuildError) as stopped:
        load_vocabularies(folder, Problems())
    assert [problem.what for problem in stopped.value.problems] == ["`prefLabel` is not text: 5"]
