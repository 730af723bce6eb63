"""An editor's mistakes in harms.yaml, each with its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.model import HARMS
from build_site.vocabulary.harms import HAPPENED, LEARNING, RECOMMENDATIONS, HarmVocabulary, load
from build_site.vocabulary.keywords import Keyword, Keywords

KEYWORDS = Keywords([Keyword("child neglect", altLabel=("neglect",))])


def read(tmp_path: Path, text: str) -> tuple[HarmVocabulary, list[str]]:
    path = tmp_path / "harms.yaml"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    return load(SourceFile(path, "content/vocabulary/harms.yaml"), KEYWORDS, problems), [
        str(problem) for problem in problems
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "- name: negligence\n",
            "2: error: `name` can't be `negligence`\n    It is one of: " + ", ".join(HARMS) + ".",
        ),
        (
            "- name: neglect\n  unless: [bad luck]\n",
            "3: error: item 1 of `unless` can't be `bad luck`\n    It is one of: " + ", ".join(HARMS) + ".",
        ),
        (
            "- name: neglect\n  keywords: [hunger]\n",
            "3: error: `hunger` is no index term of the vocabulary\n"
            "    Add it to keywords.yaml, or correct the spelling.",
        ),
        (
            "- name: neglect\n  death: maybe\n",
            "3: error: `death` can't be `maybe`\n    It is one of: yes, no.",
        ),
        (
            "- name: neglect\n  oldest: ten\n",
            "3: error: `oldest` is no age: ten\n    Write it as `10 years` or `18 months`.",
        ),
        (
            "- name: neglect\n  happened: [… neglect]\n",
            "3: error: `… neglect` is not understood: a phrase can't begin or end with …\n"
            "    Use words, a * at the end of a word, a / between words, and … between phrases.",
        ),
        (
            "- name: neglect\n  phrases: [neglect]\n",
            "3: error: there is no field `phrases`\n"
            "    The fields are: name, keywords, unless, death, act, claimed, youngest, oldest, happened, learning,"
            " recommendations, not, general.",
        ),
        ("- happened: [neglect]\n", "2: error: item 1 of `harms` has no `name`\n    Add a line `name: ...`."),
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


def test_words_count_only_for_the_death_and_the_ages_that_they_are_for(tmp_path: Path):
    vocabulary, problems = read(
        tmp_path,
        "harms:\n- {name: accident, death: 'yes', youngest: 1 year, oldest: 2 years}\n- {name: homicide, death: 'no'}\n"
        "- {name: other}\n",
    )
    assert problems == []
    (_, limited), (_, survived), (_, always) = vocabulary
    year = 365.25
    assert [limited.counts("yes", [days]) for days in (year - 1, year, 2 * year, 2 * year + 1)] == [
        False,
        True,
        True,
        False,
    ]
    assert limited.counts("yes", [1, 1.5 * year])
    assert limited.counts("yes", [])
    assert [limited.counts(death, [year]) for death in ("no", None)] == [False, False]
    assert [survived.counts(death, [5]) for death in ("no", "yes", None)] == [True, False, False]
    assert always.counts(None, [0])
    assert always.counts("yes", [90 * year])


def test_each_part_of_an_account_has_phrases_of_its_own_and_its_own_words_that_take_them_back(tmp_path: Path):
    vocabulary, problems = read(
        tmp_path,
        "harms:\n- {name: other, happened: [fire]}\n"
        "- {name: neglect, happened: [hunger], not: [no hunger], learning: [neglect], general: [neglect tools],"
        " recommendations: [feed], unless: [homicide]}\n- {name: accident, happened: [no fire at all]}\n",
    )
    assert problems == []
    assert [words.unless for _, words in vocabulary] == [frozenset(), {"homicide"}, frozenset()]
    text = "no hunger; hunger and neglect tools, feed"
    assert vocabulary.find(text, HAPPENED) == {1: (11, 17)}
    assert vocabulary.find(text, LEARNING) == {}
    assert vocabulary.find("neglect and neglect tools", LEARNING) == {1: (0, 7)}
    assert vocabulary.find("all the neglect there, neglect", LEARNING) == {1: (8, 15)}
    assert vocabulary.find("they were fed and did feed her", RECOMMENDATIONS) == {1: (22, 26)}
    assert vocabulary.find("a fire, then no fire at all", HAPPENED) == {0: (2, 6), 2: (13, 27)}
    assert vocabulary.find("hunger and hunger", HAPPENED) == {1: (0, 6)}
    assert vocabulary.find("no hunger, feed neglect", RECOMMENDATIONS) == {1: (11, 15)}
    assert vocabulary.find("the children’s fire", HAPPENED) == {0: (15, 19)}
