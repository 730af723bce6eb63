"""An editor's mistakes in harms.yaml, each with its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.problems import Problems
from build_site.model import HARMS
from build_site.vocabulary.harms import HAPPENED, HarmVocabulary, load
from build_site.vocabulary.keywords import Keyword, Keywords

KEYWORDS = Keywords([Keyword("child neglect", altLabel=("neglect",))])


def read(tmp_path: Path, text: str) -> tuple[HarmVocabulary, list[str]]:
    path = tmp_path / "harms.yaml"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    return load(path, "content/vocabulary/harms.yaml", KEYWORDS, problems), [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "- name: negligence\n",
            "2: error: `negligence` is none of the harms\n    The harms are: " + ", ".join(HARMS) + ".",
        ),
        (
            "- name: neglect\n  unless: [bad luck]\n",
            "3: error: `bad luck` is none of the harms\n    The harms are: " + ", ".join(HARMS) + ".",
        ),
        (
            "- name: neglect\n  keywords: [hunger]\n",
            "3: error: `hunger` is no index term of the vocabulary\n"
            "    Add it to keywords.yaml, or correct the spelling.",
        ),
        (
            "- name: neglect\n  death: maybe\n",
            "3: error: `death` can't be `maybe`\n    Write `death: 'yes'` or `death: 'no'`, or leave it out.",
        ),
        ("- name: neglect\n  oldest: ten\n", "3: error: `ten` is no age\n    Write it as `10 years` or `18 months`."),
        (
            "- name: neglect\n  happened: [… neglect]\n",
            "3: error: this phrase makes no sense: a phrase can't begin or end with …\n"
            "    Look at the comment at the top of the file.",
        ),
        (
            "- name: neglect\n  phrases: [neglect]\n",
            "3: error: unknown field `phrases`\n"
            "    The fields are: name, keywords, unless, death, youngest, oldest, happened, learning,"
            " recommendations, not, general.",
        ),
        ("- happened: [neglect]\n", "2: error: an entry of `harms` has no `name`\n    Give it a line `name: ...`."),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_remedy(tmp_path: Path, lines: str, message: str):
    assert read(tmp_path, f"harms:\n{lines}")[1] == [f"content/vocabulary/harms.yaml:{message}"]


def test_a_term_may_be_given_by_any_of_its_labels(tmp_path: Path):
    vocabulary, problems = read(tmp_path, "harms:\n- name: neglect\n  keywords: [neglect]\n")
    assert problems == []
    assert [words.keywords for _, words in vocabulary] == [{"child neglect"}]


def test_a_phrase_is_found_where_it_stands_unless_it_is_taken_back(tmp_path: Path):
    vocabulary, _ = read(tmp_path, "harms:\n- name: neglect\n  happened: [neglect*]\n  not: [no neglect]\n")
    text = "There was no neglect of Tom’s sister, but Tom was neglected."
    ((start, end),) = vocabulary.find(text, HAPPENED).values()
    assert text[start:end] == "neglected"
    assert vocabulary.find("There was no neglect.", HAPPENED) == {}
