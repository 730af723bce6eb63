"""The ages of those who come into an account beside its child are not the child's."""

from __future__ import annotations

import pytest

from build_site.reviews.facts.children.children import read_children


def ages(summary: str, title: str) -> list[str]:
    return [child.age for child in read_children(summary, title)[0] if child.age]


@pytest.mark.parametrize(
    "summary",
    [
        "Mia was stabbed in a park by a boy aged 16.",
        "Mia was killed. A 16-year-old boy was charged with her murder.",
        "Mia was killed. A boy aged 16 admitted her murder.",
        "Mia was killed. The 16-year-old who killed her was known to services.",
        "Mia was killed. Her killer, aged 16, was known to services.",
        "Mia lived with Una (9) and died of sepsis.",
        "Her mother, Ann (18), drowned Mia.",
        "Zoe was 12 when she found Mia dead.",
        "The two boys were 15 and 16. They killed Mia.",
        "Mia's baby died at three weeks. Mia took her own life.",
        "Her first baby died at 5 days old. Mia was shaken in 2016.",
        "A sibling had died at 5 days old in 2010. Mia was shaken in 2016.",
        "Death of a girl, Mia. A boy, aged 12, pushed her.",
        "Death of a girl, Mia. A baby, aged 3 weeks, lived in the house.",
        "Death of a girl, Mia. Two other children, aged 3 and 5, lived in the house.",
        "Death of a girl, Mia. The younger children, aged 3 and 5, lived in the house.",
        "Death of a girl, Mia. Siblings aged 3 and 5 lived in the house.",
        "Mia was born at 27 weeks and died of sepsis.",
        "Mia died at 36 weeks' gestation.",
    ],
)
def test_an_age_of_one_who_comes_in_beside_the_child_is_not_the_childs(summary: str):
    assert ages(summary, "Mia") == []


def test_one_who_did_it_is_a_subject_where_the_title_names_both():
    summary = "Kai was killed in a park. Dan, aged 16, was convicted of murder."
    assert ages(summary, "Kai and Dan") == ["16 years"]
