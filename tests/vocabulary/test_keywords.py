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
