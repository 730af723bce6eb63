"""Words are the same on both sides of the index: as Python indexes them and as the browser asks for them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from build_site.core.paths import SHIPPED_CONTENT
from build_site.search.tokenise import FUNCTION_WORDS, SAME_WORD, UNITS_OF_AGE, normalise, term_of, terms_of
from build_site.search.varint import pack_number, unpack

TRICKY = [
    "Mother’s 4yr-old",
    "children's  CHILDREN’S",
    "27- weeks-old",
    "co‑sleeping – or co—sleeping",
    "A&E and/or GP",
    "Zoë Brontë’s naïve café",
    "ﬁve ½ ²",
    "16yo boy, 3wks",
    "C101 RR1/22 SN20",
    "don't won`t",
    "lay try cry say by fly dying",
    "…!?",
    "'quoted' ‘text’",
    "parents' evening",
    "\u00a0non\u2011breaking\u00a0",
    "O'Neill's",
    "straße",
    "x_y z",
]


def test_a_text_is_plain_words():
    assert normalise("Mother’s 4yr-old – Zoë’s brother") == "mother 4 yr old zoe brother"
    assert normalise("…!?") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("babies", "baby"),
        ("children", "child"),
        ("seven", "7"),
        ("yrs", "year"),
        ("died", "dying"),
        ("bruising", "bruises"),
        ("fed", "feeding"),
        ("hung", "hanged"),
        ("told", "tells"),
        ("shot", "shooting"),
        ("wks", "weeks"),
        ("yo", "years"),
        ("twenty", "20"),
        ("zero", "0"),
    ],
)
def test_forms_of_a_word_are_one_term(one, other):
    assert term_of(one) == term_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("left", "leaf"), ("say", "sai"), ("twentyone", "21"), ("policy", "police")]
)
def test_words_that_mean_different_things_are_different_terms(one, other):
    assert term_of(one) != term_of(other)


def test_a_y_after_a_consonant_ends_a_term_as_i_but_not_as_its_second_letter():
    assert [term_of(word) for word in ("cry", "say", "by", "pays")] == ["cri", "say", "by", "pay"]


def test_tag_tokens_and_numbers_are_terms_as_they_are():
    assert [term_of(word) for word in ("@leeds", "#safer_sleep", "2019")] == ["@leeds", "#safer_sleep", "2019"]


def test_words_are_the_same_in_python_and_in_the_browser():
    vocabulary = "\n".join(path.read_text("utf-8") for path in sorted((SHIPPED_CONTENT / "vocabulary").glob("*.yaml")))
    texts = [*TRICKY, *vocabulary.splitlines()]
    tables = {"sameWord": SAME_WORD, "functionWords": sorted(FUNCTION_WORDS), "unitsOfAge": UNITS_OF_AGE}
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("tokenise.mjs"))],
        text=True,
        capture_output=True,
        check=True,
        input=json.dumps({"tables": tables, "texts": texts}),
    )
    for text, made in zip(texts, json.loads(done.stdout), strict=True):
        assert made["normalised"] == normalise(text), text
        assert made["terms"] == terms_of(text), text
        assert made["termsOfTokens"] == terms_of(text), text


@pytest.mark.parametrize("number", [0, 1, 63, 64, 65, 90, 91, 92, 1000, 123_456, 10**9])
def test_a_number_can_be_packed_and_read_again(number):
    assert unpack(pack_number(number) + pack_number(7)) == [number, 7]


def test_packed_numbers_need_no_escape_in_a_script():
    packed = "".join(map(pack_number, range(5000)))
    assert json.dumps(packed) == f'"{packed}"'
    assert "<" not in packed
    assert "~" not in packed
