"""Who the subject children are: their ages and sexes, and not those of parents, siblings and offenders."""

from __future__ import annotations

import pytest

from build_site.model import INFERRED, READ, Child, Evidence
from build_site.reviews.facts.children.children import read_children

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
        ("Two infants, both 9-weeks-old, with burns.", [("9 weeks", None)] * 2),
        ("Three boys, all of whom were aged 8, were hurt.", [("8 years", BOY)] * 3),
        ("Injuries to twin girls of 3 weeks.", [("3 weeks", GIRL)] * 2),
        ("The violence was experienced by three siblings.", [(None, None)] * 3),
        ("Neglect of four siblings, the youngest 1-year-old and the oldest 9-years-old.", [(None, None)] * 4),
        ("This tells of a sister (11) and her brother (8) who were hurt.", [("11 years", GIRL), ("8 years", BOY)]),
        ("Death of a 4-year-old girl and her brother, aged 2.", [("4 years", GIRL), ("2 years", BOY)]),
        ("When, at six months old, he collapsed, nobody was there.", [("6 months", BOY)]),
        ("When she was 12 years old she was stabbed.", [("12 years", GIRL)]),
        ("At 5 months of age she died.", [("5 months", GIRL)]),
        ("The victim was male and aged 9.", [("9 years", BOY)]),
        ("Death of a boy and his sister aged 2.", [(None, BOY), (None, GIRL)]),
        ("Neglect of Tom (9), Una (6) and Vic (4).", [("9 years", None), ("6 years", None), ("4 years", None)]),
        ("Burns to twins aged 8 weeks and 13 weeks.", [("8 weeks", None), ("13 weeks", None)]),
        (
            "Burns to two girls aged 7 months, 2 years and 4 years.",
            [("7 months", GIRL), ("2 years", GIRL), ("4 years", GIRL)],
        ),
        ("Stabbing of a boy of 15 in a park.", [("15 years", BOY)]),
        ("Neglect of a girl of two drug users.", [(None, GIRL)]),
        ("Ben was just 3 when he died.", [("3 years", BOY)]),
        ("She was 16 when she was found to have been exploited.", [("16 years", GIRL)]),
        ("A boy was hurt. He was 3 when his sister was born.", [(None, BOY)]),
        ("A boy was hurt. Mother was 17 when he was injured.", [(None, BOY)]),
        ("Neglect of siblings whose ages were 8 and 3 years.", [("8 years", None), ("3 years", None)]),
        ("Deaths of a 13-year-old and her 11-month-old brother.", [("13 years", GIRL), ("11 months", BOY)]),
        ("Deaths of a 6-year-old and his 2-year-old sister.", [("6 years", BOY), ("2 years", GIRL)]),
        ("Abuse of young people aged between 11 and 19.", []),
    ],
)
def test_ages_and_sexes_are_those_of_the_subjects(summary: str, children: list):
    assert read_children(summary)[0] == tuple(Child(*child) for child in children)


@pytest.mark.parametrize(
    ("summary", "child"),
    [
        ("Death of a baby girl. Her 17-year-old mother had been in care.", (None, GIRL)),
        ("Death of a baby aged 3 weeks. Half-sister lived with her grandmother.", ("3 weeks", None)),
        ("Death of a baby aged 3 weeks. The mother was young. She had no home.", ("3 weeks", None)),
        ("Death of a baby aged 3 weeks. The baby's parents and his sisters were known.", ("3 weeks", BOY)),
        ("Death of a baby aged 3 weeks. She was born at home.", ("3 weeks", GIRL)),
        ("Death of a child aged 2. A 30-year-old male was arrested.", ("2 years", None)),
        ("Death of a baby aged 3 weeks. The victim's half-sister, aged 15, was not hurt.", ("3 weeks", None)),
        ("Injuries to a 6-week-old boy by his mother, aged 19.", ("6 weeks", BOY)),
        ("Death of a 13-year-old girl. Her brother had died before, aged 9-years-old.", ("13 years", GIRL)),
        ("A 4-year-old girl was left alone with her 2-year-old brother.", ("4 years", GIRL)),
        ("Death of a 15-year-old boy, stabbed by a 16-year-old girl.", ("15 years", BOY)),
        ("A 15-year-old boy was convicted of Child C's murder. Child C, a girl, was 14-years-old.", ("14 years", GIRL)),
        ("Abuse of a 14-year-old child. It was perpetrated by older males.", ("14 years", None)),
        ("Abuse of a 12-year-old girl by an adult male.", ("12 years", GIRL)),
        ("Abuse by a 17-year-old male carer.", None),
        ("Abuse by a 17-year-old male carer of a girl aged 5.", ("5 years", GIRL)),
        ("Murder by a 16-year-old boy of a girl aged 15.", ("15 years", GIRL)),
        ("Abuse of a 14-year-old child. The offenders were all male.", ("14 years", None)),
        ("Death of a boy (9), who was found by his brother (12).", ("9 years", BOY)),
        ("Death of a 4-year-old boy, found by his sister, aged 9.", ("4 years", BOY)),
        ("A boy died in a house with two other children, both aged under ten.", (None, BOY)),
        ("Known to services since 2 months of age, he died in May.", (None, BOY)),
        ("A girl was seen at 4 years old and nobody asked her.", (None, GIRL)),
        ("A girl was placed in care when she was 4 years old, after they left.", (None, GIRL)),
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


@pytest.mark.parametrize(("count", "listed"), [(2, 2), (12, 12), (13, 0)])
def test_children_up_to_twelve_are_listed_one_by_one(count: int, listed: int):
    assert len(read_children(f"Neglect of {count} siblings.")[0]) == listed
    each = read_children(f"Injuries to {count} babies aged 3 weeks.")[0]
    assert each == (Child("3 weeks", None),) * max(listed, 1)


@pytest.mark.parametrize(
    ("summary", "ages"),
    [
        ("Harm to an 18-year-old.", ["18 years"]),
        ("Harm to a 19-year-old.", []),
        ("Harm to a 19-month-old.", ["19 months"]),
        ("Harm to a 16-year-old girl and her 19-year-old friend.", ["16 years"]),
        ("Harm to two babies aged under 1-year-old.", ["under 1 year", None]),
        ("Harm to one baby aged 3 weeks.", ["3 weeks"]),
        ("Harm to a 3-week-old baby and a 2-year-old boy.", ["3 weeks", "2 years"]),
        ("Harm to three children, one aged 5 years.", ["5 years", None, None]),
        ("A mother of a 17-year-old son.", ["17 years"]),
        ("Abuse of a boy. He was 9 years old. Later a 12-year-old was hurt.", ["9 years"]),
        ("Neglect of a boy and two sisters.", [None, None]),
    ],
)
def test_children_ages_are_those_of_children_as_far_as_stated(summary: str, ages: list[str | None]):
    assert [child.age for child in read_children(summary)[0]] == ages


def test_children_the_words_of_ages_and_sexes_are_the_evidence():
    summary = "Abuse of a 10-year-old girl and a boy of 8 years, after help for the family."
    assert [(item.value, item.words, item.account, item.how) for item in read_children(summary)[1]] == [
        ("10 years", "10-year-old", 1, READ),
        ("8 years", "8 years", 1, READ),
        ("female", "of a 10-year-old girl", 1, READ),
        ("male", "girl and a boy", 1, READ),
    ]
    summary = "An infant was brought to the hospital by ambulance with bruises to her legs that nobody had seen."
    assert read_children(summary)[1] == [
        Evidence("female", "by ambulance with bruises to her legs that nobody", 1, INFERRED)
    ]


def test_children_one_age_said_of_each_of_several_is_told_once_in_the_evidence():
    assert [item.value for item in read_children("Injuries to two babies aged 3 weeks.")[1]] == ["3 weeks"]


def test_children_of_several_none_has_the_sex_that_only_a_pronoun_tells():
    children, evidence = read_children("Neglect of two children. He was ill.")
    assert children == (Child(None, None),) * 2
    assert evidence == []


def test_children_of_several_one_whom_a_neutral_noun_describes_has_no_sex():
    summary = "Injuries to a 4-year-old boy and a 2-year-old child."
    assert read_children(summary)[0] == (Child("4 years", BOY), Child("2 years", None))
    assert read_children("Injuries to a 2-year-old child, a boy.")[0] == (Child("2 years", BOY),)


@pytest.mark.parametrize(
    ("title", "ages"),
    [
        ("Children N and O", 2),
        ("Ann, Bo and Cy", 2),
        ("Baby A & Child B", 2),
        ("Child N", 1),
        ("A review of Child N and O", 1),
    ],
)
def test_children_a_title_that_names_several_makes_the_child_who_did_it_a_subject(title: str, ages: int):
    summary = "Killing of a 15-year-old girl by a 17-year-old youth."
    assert len(read_children(summary, title)[0]) == ages


@pytest.mark.parametrize(
    ("summary", "children"),
    [
        ("Neglect of a girl with her three siblings.", ((None, GIRL),)),
        ("A boy was stabbed by three youths.", ((None, BOY),)),
        ("A boy, found guilty of theft, was hurt.", ((None, BOY),)),
    ],
)
def test_children_relatives_and_offenders_are_not_counted_but_a_child_who_was_convicted_is(
    summary: str, children: tuple[tuple[str | None, str | None], ...]
):
    assert read_children(summary)[0] == tuple(Child(*child) for child in children)


def test_children_a_sex_that_is_told_twice_rests_on_the_first_words():
    assert [item.words for item in read_children("A boy was hurt; the boy was ill.")[1]] == ["A boy"]
