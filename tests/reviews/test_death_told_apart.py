"""Whose death an account tells of where another child, or nobody by name, may be meant. All sentences are invented."""

from __future__ import annotations

import pytest

from build_site.reviews.facts.death.death import read_death, unread_outcome


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Dean", "Dean, 16, stabbed a boy at a bus stop. The boy died in hospital."),
        ("", "Dean stabbed a boy, who died."),
        ("Young Person M", "M pushed another resident down the stairs. The resident died a week later."),
        ("Ollie", "A girl of 13 died after Ollie, then 16, gave her tablets at a party."),
        ("Child D", "A schoolboy was killed by Child D outside a youth club."),
        ("Mo", "A student was murdered. Mo, 15, was one of four who were convicted."),
        ("", "Review of a youth, 17, who shot dead a rival."),
        ("Priya", "Priya, 16, was driving the car. Her passenger, a girl of 15, was killed."),
        ("Imran", "Imran, 16, was convicted of causing death by dangerous driving."),
    ],
)
def test_the_victim_of_the_child_under_review_is_not_taken_for_that_child(title: str, summary: str):
    assert read_death(summary, title)[0] != "yes"


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Tyler", "Tyler stabbed a boy in 2018. In May 2019 Tyler was shot dead."),
        ("Dale", "Dale was 15 when he was murdered by three youths."),
        ("Tyler", "Tyler and a boy of 15 fought. Tyler died. The boy was acquitted."),
        ("Keeley", "Keeley, 16, died two weeks after she gave birth."),
        ("Ned", "A boy of 13, Ned, drowned in a quarry."),
        ("Wilf", "Wilf, a three-year-old, was killed by the family's dog."),
        ("Baby B", "A girl of 15 gave birth to Baby B, who was found dead in a bin."),
        (
            "Mona",
            "A walker found Mona. The coroner was satisfied that she had meant to end her life and had ended her life.",
        ),
        ("Orla", "Death of a girl in May. Orla's brother was found guilty of manslaughter."),
    ],
)
def test_the_death_of_the_child_whom_the_title_names_is_read_beside_other_children(title: str, summary: str):
    assert read_death(summary, title)[0] == "yes"


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Tamsin", "Tamsin, 17, gave birth alone and the newborn was found dead in a bag."),
        ("Shona", "Shona was 15 when she gave birth in the toilet of her school. Her baby lived for an hour."),
        ("Grace", "Grace, 16, was in care when her son died of injuries inflicted by her boyfriend."),
        ("Esme", "A child had died in the same foster home in 2005. Esme, 6, was locked in a cupboard."),
        ("Child O", "Child O was moved after a baby died in the foster home."),
        ("Child O", "Child O was the older sibling of a baby who died."),
        ("Baby Pax", "Pax suffered the same injuries as the brother who had died before him."),
        ("Child K", "The mother's partner had been convicted of killing a child in 1998. Child K was burned."),
        ("Vera", "Two children died when the ceiling fell. Vera, 4, was pulled from the rubble."),
        ("Vera", "The man who had raped Vera hanged himself on remand."),
    ],
)
def test_another_child_or_adult_who_died_is_not_taken_for_the_one_whom_the_title_names(title: str, summary: str):
    assert read_death(summary, title)[0] != "yes"


@pytest.mark.parametrize(
    ("summary", "outcome"),
    [
        (
            "Her father, who had her for the day, drove the car in which she sat into a lake. Neither came out alive.",
            "yes",
        ),
        ("Ash and his father fell from a cliff. Neither survived.", "yes"),
        ("Three children slept in the caravan that burned. None of them made it out.", "yes"),
        ("Ash was swept out to sea. His mother and his aunt swam after him. Neither survived.", "unclear"),
        ("Ash was swept out to sea. Two men swam after him; neither came back alive.", "unclear"),
    ],
)
def test_of_those_of_whom_none_survived_the_child_is_one_where_that_is_sure(summary: str, outcome: str):
    assert read_death(summary, "Ash")[0] == outcome


@pytest.mark.parametrize(
    "summary",
    [
        "Max was found lifeless but was brought back by the ambulance crew.",
        "Kian drowned his sister's doll.",
        "The dog killed the family's cat and bit Robin, 2, in the face.",
        "Robin, who weighed 9 kg at five years old, was hours from death.",
        "Child W was believed dead for two years and was then traced to an aunt.",
        "Vera was wrongly pronounced dead.",
        "Vera was clinically dead for six minutes.",
        "Reece's mother said that he was dead to her.",
        "Child C's mother had two stillbirths before C was born.",
        "Every death of a child is looked at by a panel.",
    ],
)
def test_what_sounds_like_a_death_and_is_none_of_the_child_is_not_read_as_one(summary: str):
    assert read_death(summary)[0] != "yes"


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Aiden and Bella", "Bella survived the fire. Aiden did not."),
        ("Omar", "Omar's father jumped with him in his arms. The father was hardly hurt. The child had no chance."),
        ("Baby I", "Baby I was expected to die of his head injury."),
        ("Faith", "Faith survived her brother by three days. Both had been poisoned."),
        ("Child B", "Child B's mother took her own life. Child B, aged 4, was found beside her."),
        ("Child M", "Child M's father died of an overdose while M, 2, was in the flat for two days."),
    ],
)
def test_where_a_death_may_have_followed_no_living_child_is_inferred(title: str, summary: str):
    assert read_death(summary, title)[0] != "no"


def test_an_editor_is_asked_of_one_who_had_no_chance():
    assert unread_outcome("Bella survived the fire. Aiden did not.", "Aiden and Bella")


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        (
            "Tom and Ella",
            "Tom and his sister Ella were found alone; their parents had gone abroad. They are safe and well.",
        ),
        ("Edie and Sam", "The mother of Edie and Sam was murdered. The children now live with their grandmother."),
        ("Baby J", "Baby J was mauled by a dog. Reconstructive surgery has been needed."),
        ("Child Z", "Concerns a girl on whom genital mutilation was performed abroad."),
        ("", "The killing of a mother by her former husband in front of her son, who was eight."),
    ],
)
def test_a_child_who_lives_is_known_beside_adults_who_are_named_or_died(title: str, summary: str):
    assert read_death(summary, title)[0] == "no"
