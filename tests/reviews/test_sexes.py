"""The sexes of the children: each is given to the child of whom it is said, and none is taken from someone else."""

from __future__ import annotations

import pytest

from build_site.model import Child
from build_site.reviews.facts.children.children import read_children

BOY, GIRL = "male", "female"


@pytest.mark.parametrize(
    ("summary", "children"),
    [
        ("Neglect of a 5-year-old girl, a 3-year-old girl and a 2-year-old boy.", [GIRL, GIRL, BOY]),
        ("Neglect of a boy and two girls aged 6, 4 and 2.", [None, None, None]),
        ("Neglect of a sister and a brother, aged 6 and 4.", [GIRL, BOY]),
        ("Abuse of a brother and a sister. The girl, aged 8, told a nurse. Her brother was five.", [GIRL, BOY]),
        ("Neglect of three siblings aged 5, 3 and 2. The boy was thin.", [None, None, None]),
        ("Neglect of three siblings aged 5, 3 and 2. The boys were thin.", [BOY, BOY, BOY]),
        ("Step-sisters, 12 and 15, disclosed that they had been raped.", [GIRL, GIRL]),
    ],
)
def test_a_sex_is_given_to_the_child_of_whom_it_is_said(summary: str, children: list[str | None]):
    assert [child.sex for child in read_children(summary, "Family L")[0]] == children


def test_a_name_of_the_title_makes_a_sister_one_of_the_children():
    summary = "Officers carried Jem (5) and his sister Fay (20 months) out of a flat without food."
    assert read_children(summary, "Jem and Fay")[0] == (Child("5 years", BOY), Child("20 months", GIRL))
    assert read_children(summary, "Jem")[0] == (Child("5 years", None),)


@pytest.mark.parametrize(
    "summary",
    [
        "Child P was stabbed. A boy was charged.",
        "Child P was stabbed. A 16-year-old boy was charged.",
        "Child P was killed. Two boys were convicted.",
        "Child P died. A brother survived.",
        "Child P died. There was a sister in the house.",
        "Child P drowned. A boy saw P fall.",
        "Death of a baby. A male was arrested.",
        "Child P took an overdose in a girls' school.",
        "Child P was shaken by the lodger. He was jailed.",
        "Child P was shaken by a family friend. He was jailed.",
        "Child P was shaken. He was jailed for it.",
        "Child P was shaken. A nurse had seen P. She made no referral.",
    ],
)
def test_the_sex_of_an_offender_a_sibling_or_a_professional_is_not_the_childs(summary: str):
    assert all(child.sex is None for child in read_children(summary, "Child P")[0])


@pytest.mark.parametrize(
    ("summary", "sex"),
    [
        ("Child P died. P was a quiet girl.", GIRL),
        ("Child P died. P, a boy of nine, had been ill.", BOY),
        ("Child P died. The boy had been ill.", BOY),
        ("Mum held Child P under water. A nurse pulled her out.", GIRL),
        ("Child P fell ill. A doctor could not save him.", BOY),
    ],
)
def test_the_sex_of_the_child_is_read_from_later_sentences_too(summary: str, sex: str):
    assert [child.sex for child in read_children(summary, "Child P")[0]] == [sex]


def test_what_is_a_count_is_no_age_and_what_is_an_age_no_count():
    assert read_children("Neglect of a boy aged 5 and two girls aged 9 and 7.")[0][0] == Child("5 years", BOY)
    assert read_children("A girl aged 9 and her two brothers lived in dirt.")[0] == (Child("9 years", GIRL),)
