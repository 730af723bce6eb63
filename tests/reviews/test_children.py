"""Who the subject children are: their ages and sexes, and not those of parents, siblings and offenders."""

from __future__ import annotations

import pytest

from build_site.model import INFERRED, READ, Child
from build_site.reviews.facts.children import read_children

BOY, GIRL = "male", "female"


@pytest.mark.parametrize(
    ("summary", "children"),
    [
        ("A 7-week-old boy died in May 2020.", [("7 weeks", BOY)]),
        ("Injuries to an infant girl.", [(None, GIRL)]),
        ("A child was seven months old when they were hurt.", [("7 months", None)]),
        ("Born in June 2012, the boy died aged 4 months.", [("4 months", BOY)]),
        ("She died when she was 10 weeks old.", [("10 weeks", GIRL)]),
        ("Injuries to a 3-month-old girl and a 2-year-old boy.", [("3 months", GIRL), ("2 years", BOY)]),
        (
            "Neglect of three siblings aged 5, 3 and 18-months.",
            [("5 years", None), ("3 years", None), ("18 months", None)],
        ),
        ("Death of a 4-year-old boy and his 2-year-old sister.", [("4 years", BOY), ("2 years", GIRL)]),
        ("Injuries to a 4-year-old boy and to a 2-year-old child.", [("4 years", BOY), ("2 years", None)]),
        ("Injuries to twin boys, born early, at the age of 10 weeks.", [("10 weeks", BOY)] * 2),
        ("Neglect of four siblings.", [(None, None)] * 4),
        ("Death of two 23-month-old toddlers.", [("23 months", None)] * 2),
        ("Injuries to twin sisters aged 14-weeks-old.", [("14 weeks", GIRL)] * 2),
        ("Two cases of bruising of 14-week-old infants.", [("14 weeks", None)] * 2),
    ],
)
def test_ages_and_sexes_are_those_of_the_subjects(summary: str, children: list):
    assert read_children(summary)[0] == tuple(Child(*child) for child in children)


@pytest.mark.parametrize(
    ("summary", "child"),
    [
        ("Death of a baby girl. Her 17-year-old mother had been in care.", (None, GIRL)),
        ("Injuries to a 6-week-old boy by his mother, aged 19.", ("6 weeks", BOY)),
        ("Death of a 13-year-old girl. Her brother had died before, aged 9-years-old.", ("13 years", GIRL)),
        ("A 4-year-old girl was left alone with her 2-year-old brother.", ("4 years", GIRL)),
        ("Death of a 15-year-old boy, stabbed by a 16-year-old girl.", ("15 years", BOY)),
        ("A 15-year-old boy was convicted of Child C's murder. Child C, a girl, was 14-years-old.", ("14 years", GIRL)),
        ("Abuse of a 14-year-old child. It was perpetrated by older males.", ("14 years", None)),
        ("Abuse of a 12-year-old girl by an adult male.", ("12 years", GIRL)),
        ("Neglect of a 9-year-old. A boy, he was placed in care when he was 2 years old.", ("9 years", BOY)),
        ("Abuse of a girl from the age of 6. She told a teacher when she turned 12 years old.", (None, GIRL)),
        ("Arrest of a 40-year-old carer after harm to a toddler.", None),
    ],
)
def test_ages_and_sexes_of_others_and_of_other_times_are_left_out(summary: str, child: tuple | None):
    assert read_children(summary)[0] == (() if child is None else (Child(*child),))


def test_a_sibling_who_was_harmed_as_well_is_a_subject():
    children, _ = read_children("Abuse of a 10-year-old girl, and also the abuse of her 7-year-old sister.")
    assert children == (Child("10 years", GIRL), Child("7 years", GIRL))


def test_the_child_who_did_it_is_a_subject_where_the_title_names_both():
    summary = "Killing of a 15-year-old girl by a 17-year-old youth."
    assert [child.age for child in read_children(summary, "Children N and O")[0]] == ["15 years", "17 years"]
    assert [child.age for child in read_children(summary, "Child N")[0]] == ["15 years"]


@pytest.mark.parametrize("summary", ["", "A serious incident.", "Review of a school."])
def test_nothing_is_guessed(summary: str):
    assert read_children(summary) == ((), [])


def test_a_sex_that_only_a_pronoun_tells_is_inferred_and_one_that_a_noun_tells_is_read():
    assert [(item.value, item.how) for item in read_children("A baby was found with bruises to her legs.")[1]] == [
        (GIRL, INFERRED)
    ]
    assert [(item.value, item.how) for item in read_children("A baby girl was found.")[1]] == [(GIRL, READ)]


def test_a_pronoun_after_a_parent_tells_nothing_of_the_child():
    assert read_children("Injuries to a 5-week-old baby whose mother said that she had been asleep.")[0] == (
        Child("5 weeks", None),
    )
