"""Labels of the parts of an entry and kinds of review: what becomes of the files, and which slips are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.vocabulary import labels
from build_site.vocabulary.labels import LabelVocabulary, ReviewType


def load(folder: Path, text: str = "", types: str = "") -> tuple[LabelVocabulary, list[str]]:
    (folder / "labels.yaml").write_text(text, encoding="utf-8")
    (folder / "types.yaml").write_text(types, encoding="utf-8")
    problems = Problems()
    files = (SourceFile(folder / name, name) for name in ("labels.yaml", "types.yaml"))
    return labels.load(*files, problems), [str(problem) for problem in problems]


def test_labels_of_one_part_come_together_in_their_order(tmp_path: Path) -> None:
    loaded, problems = load(
        tmp_path,
        "labels:\n- part: learning\n  begins: [Lessons, Key point*]\n- part: summary\n  alone: [The case]\n"
        "- part: learning\n  begins: ['What # said?']\n",
    )
    assert problems == []
    assert loaded.begins["learning"] == ("Lessons", r"Key\s+point\w*", r"What\s+\w+\s+said\?")
    assert loaded.alone["summary"] == (r"The\s+case",)
    assert loaded.begins["other"] == loaded.alone["learning"] == ()


def test_words_for_nothing_and_for_professionals_only_are_found_in_any_capitals(tmp_path: Path) -> None:
    loaded, problems = load(tmp_path, "nothing: [none stated, 'n/a']\nrestricted: ['not (for|to) the public']\n")
    assert problems == []
    assert [bool(loaded.nothing.search(text)) for text in ("None stated", "N/A", "some")] == [True, True, False]
    assert [bool(loaded.restricted.search(text)) for text in ("NOT FOR THE PUBLIC", "public", "")] == [
        True,
        False,
        False,
    ]


def test_no_words_at_all_find_nothing(tmp_path: Path) -> None:
    loaded, problems = load(tmp_path)
    assert problems == []
    assert not loaded.restricted.search("")
    assert not loaded.nothing.search("anything")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("labels:\n- part: learning\n  begins: ['*']\n", "3: error: a label has no words: *"),
        ("restricted:\n- 'a'\n- 'b*'\n", "3: error: `b*` would be found in every text"),
        ("restricted:\n- ''\n", "2: error: `empty text` would be found in every text"),
        ("restricted:\n- 'a{99999999999999}'\n", "2: error: `a{99999999999999}` is not a regular expression"),
        ("restricted:\n- '(?i)a'\n", "2: error: `(?i)a` is not a regular expression"),
        ("restricted:\n- '(?P<x>a)'\n- '(?P<x>b)'\n", "1: error: the lines of `restricted` can't stand together"),
    ],
)
def test_a_label_or_an_expression_that_makes_no_sense_is_told(tmp_path: Path, text: str, message: str) -> None:
    loaded, problems = load(tmp_path, text)
    assert [problem.startswith(f"labels.yaml:{message}") for problem in problems] == [True]
    assert not loaded.restricted.search("")


def test_a_kind_of_review_has_phrases_and_abbreviations_and_wins_where_it_says_so(tmp_path: Path) -> None:
    loaded, problems = load(
        tmp_path,
        types="types:\n- name: thematic review\n  also: [TR, thematic look]\n  wins: 'yes'\n  about: Many.\n"
        "- name: rapid review\n  also: [RR]\n  wins: 'no'\n- name: case review\n",
    )
    assert problems == []
    assert loaded.types == (
        ReviewType("thematic review", ("thematic review", "thematic look"), ("TR",), wins=True),
        ReviewType("rapid review", ("rapid review",), ("RR",), wins=False),
        ReviewType("case review", ("case review",), (), wins=False),
    )


def test_two_kinds_of_review_with_one_name_are_told(tmp_path: Path) -> None:
    _, problems = load(tmp_path, types="types:\n- name: rapid review\n- name: rapid review\n")
    assert problems == ["types.yaml:3: error: two entries are called `rapid review`\n    Join the two or rename one."]


def test_whom_a_kind_of_review_is_about_is_said_in_the_file(tmp_path: Path) -> None:
    loaded, problems = load(
        tmp_path,
        types="types:\n- name: adult review\n  subject: adult\n"
        "- name: child review\n  subject: child\n- name: review\n",
    )
    assert problems == []
    assert loaded.about("adult") == {"adult review"}
    assert loaded.about("child") == {"child review"}


def test_a_kind_of_review_of_nobody_is_told(tmp_path: Path) -> None:
    _, problems = load(tmp_path, types="types:\n- name: rapid review\n  subject: dog\n")
    assert problems == ["types.yaml:3: error: `subject` can't be `dog`\n    It is one of: child, adult."]
