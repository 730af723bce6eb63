"""Index terms as printed -> preferred terms, and what an editor hears of a mistake in keywords.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.content import SourceFile
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.vocabulary import keywords


@pytest.fixture(scope="module")
def shipped() -> keywords.Keywords:
    problems = Problems()
    found = keywords.load(SourceFile(SHIPPED_CONTENT / "vocabulary" / "keywords.yaml", "keywords.yaml"), problems)
    assert list(problems) == []
    return found


@pytest.mark.parametrize(
    ("printed", "preferred"),
    [
        ("c hild deaths", "child deaths"),
        ("self-harm", "self harm"),
        ("sudden infant deaths", "sudden infant death"),
        ("Infant Deaths", "infant deaths"),
        ("non-accidental had injuries", "non-accidental head injuries"),
        ("a term that nobody has used", "a term that nobody has used"),
    ],
)
def test_a_printed_term_becomes_the_preferred_one_and_an_unknown_one_stays(shipped, printed, preferred):
    assert shipped.preferred((printed,)) == (preferred,)


def test_a_term_printed_twice_in_two_spellings_counts_once(shipped):
    assert shipped.preferred(("self-harm", "suicide", "self harm")) == ("self harm", "suicide")


def test_a_term_knows_its_wider_narrower_and_related_terms(shipped):
    wider = next(word for word in shipped if word.broader)
    assert wider.prefLabel in shipped.narrower(wider.broader[0])
    related = next(word for word in shipped if word.related)
    assert related.prefLabel in shipped.related(related.related[0])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "keywords:\n- prefLabel: fathers\n- prefLabel: men\n  altLabel: [Fathers]\n",
            "keywords.yaml:3: error: `Fathers` is a label of both `fathers` and `men`\n"
            "    Keep it with one of the two.",
        ),
        (
            "keywords:\n- prefLabel: fathers\n  broader: [parnets]\n",
            "keywords.yaml:3: error: `parnets` is no prefLabel of this file\n"
            "    Add the term, or correct the spelling.",
        ),
        (
            "keywords:\n- prefLabel: a\n  broader: [b]\n- prefLabel: b\n  broader: [c]\n"
            "- prefLabel: c\n  broader: [a]\n",
            "keywords.yaml:3: error: `a` is broader than itself, by way of its broader terms\n"
            "    Take one of the terms of the loop out of `broader`.",
        ),
        (
            "keywords:\n- prefLabel: a\n  colour: red\n",
            "keywords.yaml:3: error: there is no field `colour`\n"
            "    The fields are: prefLabel, altLabel, hiddenLabel, broader, related.",
        ),
        (
            "keywords:\n- prefLabel: a\n  broader: [\n",
            "keywords.yaml:4: error: this is not YAML: did not find expected node content\n"
            "    Check the indent, the colons and the quotes of this line and the one before it.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line_and_what_to_do(tmp_path: Path, text: str, message: str):
    path, problems = tmp_path / "keywords.yaml", Problems()
    path.write_text(text, encoding="utf-8")
    keywords.load(SourceFile(path, "keywords.yaml"), problems)
    assert message in [str(problem) for problem in problems]


def _load(folder: Path, text: str) -> tuple[keywords.Keywords, list[str]]:
    path, problems = folder / "keywords.yaml", Problems()
    path.write_text(text, encoding="utf-8")
    return keywords.load(SourceFile(path, "keywords.yaml"), problems), [str(problem) for problem in problems]


def test_two_index_terms_of_one_name_or_address_are_told(tmp_path: Path):
    _, problems = _load(tmp_path, "keywords:\n- prefLabel: a b\n- prefLabel: a b\n- prefLabel: a-b\n- prefLabel: a\n")
    assert problems == [
        "keywords.yaml:3: error: two entries are called `a b`\n    Join the two or rename one.",
        "keywords.yaml:4: error: `a b` and `a-b` would have one address, `a-b`\n    Rename one of the two.",
    ]


def test_a_term_that_refers_to_one_with_a_mistake_is_not_told_too(tmp_path: Path):
    _, problems = _load(tmp_path, "keywords:\n- prefLabel: a\n  colour: red\n- prefLabel: b\n  related: [a, c]\n")
    assert [problem.splitlines()[0] for problem in problems] == [
        "keywords.yaml:3: error: there is no field `colour`",
        "keywords.yaml:5: error: `c` is no prefLabel of this file",
    ]


def test_terms_that_are_broader_than_one_another_are_told_and_those_above_the_loop_are_not(tmp_path: Path):
    _, problems = _load(
        tmp_path,
        "keywords:\n- prefLabel: a\n  broader: [a]\n- prefLabel: b\n  broader: [c]\n- prefLabel: c\n  broader: [b]\n"
        "- prefLabel: d\n  broader: [b, e]\n- prefLabel: e\n",
    )
    assert [problem.split(",")[0] for problem in problems] == [
        "keywords.yaml:3: error: `a` is broader than itself",
        "keywords.yaml:5: error: `b` is broader than itself",
        "keywords.yaml:7: error: `c` is broader than itself",
    ]


def test_terms_that_were_glued_together_are_parted_and_unknown_ones_keep_their_words(tmp_path: Path):
    found, problems = _load(
        tmp_path,
        "keywords:\n- prefLabel: fathers\n  altLabel: [Dads.]\n  hiddenLabel: ['father’s']\n"
        "glued:\n- printed: fathers  parents\n  terms: [dads, parents  too]\n",
    )
    assert problems == []
    assert found.preferred(("Fathers parents", "FATHER'S", "x  y")) == ("fathers", "parents too", "x y")


def test_related_terms_are_told_both_ways_and_sorted(tmp_path: Path):
    found, _ = _load(
        tmp_path,
        "keywords:\n- prefLabel: b\n  related: [c]\n- prefLabel: c\n- prefLabel: a\n  related: [b]\n  broader: [c]\n",
    )
    assert (found.related("b"), found.related("c"), found.related("unknown")) == (("a", "c"), ("b",), ())
    assert (found.narrower("c"), found.narrower("a")) == (("a",), ())
    assert [keyword.slug for keyword in found] == ["b", "c", "a"]
    assert found.get("B") is None
    assert found.find("B").prefLabel == "b"


def test_the_preferred_label_goes_before_an_alternative_one_of_another_term():
    one = keywords.Keyword("parents", altLabel=("mothers",), hiddenLabel=("fathers",))
    other = keywords.Keyword("fathers", altLabel=("parents",), hiddenLabel=("mothers",))
    assert keywords.Keywords([other]).find("parents") is other
    assert one.labels == ("parents", "mothers", "fathers")
