"""Who is named in a sentence, and whom a pronoun or a verb refers to."""

from __future__ import annotations

import pytest

from build_site.reviews.facts.context.people import (
    Role,
    actor_role,
    first_named,
    names_subject,
    people_in,
    referent_role,
)

SUBJECT, OTHER, OPEN = Role


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("A boy lived with his mother.", [("boy", SUBJECT), ("mother", OTHER)]),
        ("The boy's mother was ill.", [("mother", OTHER)]),
        ("A child protection plan for a baby.", [("baby", SUBJECT)]),
        ("A 16-year-old boy.", [("boy", SUBJECT)]),
        ("A 16-year-old.", [("16-year-old", SUBJECT)]),
        ("A best friend and a cousin.", [("best friend", OTHER), ("cousin", OTHER)]),
        ("Someone hurt a toddler.", [("Someone", OPEN), ("toddler", SUBJECT)]),
        ("Two sisters and their brother.", [("sisters", SUBJECT), ("brother", OTHER)]),
        ("Her sibling group was moved.", [("sibling", SUBJECT)]),
        ("Another child and an older boy.", [("child", OTHER), ("boy", OTHER)]),
        ("Child B was hurt.", [("Child B", SUBJECT)]),
        ("Ella was hurt.", [("Ella", SUBJECT)]),
        ("The mother, Ann, was hurt.", [("mother", OTHER), ("Ann", OTHER)]),
        ("May was wet.", []),
    ],
)
def test_people_those_named_are_told_from_compounds_and_possessors(sentence: str, people: list[tuple[str, Role]]):
    assert [(sentence[person.start : person.end], person.role) for person in people_in(sentence)] == people


def test_people_a_noun_may_tell_a_sex_and_a_pronoun_stands_only_for_one_of_it():
    sentence = "A girl, an uncle, a baby and a mother."
    assert [person.sex for person in people_in(sentence)] == ["female", "male", None, "female"]
    girl, uncle, baby, _ = people_in(sentence)
    assert [girl.may_be("She"), girl.may_be("he"), girl.may_be("they")] == [True, False, True]
    assert [uncle.may_be("his"), uncle.may_be("her")] == [True, False]
    assert [baby.may_be("he"), baby.may_be("she")] == [True, True]


def test_people_one_after_a_preposition_does_nothing_in_the_sentence():
    assert [person.oblique for person in people_in("A boy stayed with his older aunt.")] == [False, True]
    assert [person.oblique for person in people_in("A boy stayed with an aunt who was a friend.")] == [
        False,
        True,
        False,
    ]


def test_people_a_subject_is_named_or_not():
    assert names_subject("A mother and a baby.")
    assert not names_subject("A mother and a friend.")


@pytest.mark.parametrize(
    ("sentence", "pronoun", "role"),
    [
        ("A girl was ill until she", "she", SUBJECT),
        ("It was quiet until she", "she", SUBJECT),
        ("A boy lived with an aunt until she", "she", OTHER),
        ("A baby lived with an aunt until she", "she", SUBJECT),
        ("The mother was ill until she", "she", OTHER),
        ("After an argument with a mother she", "she", OPEN),
        ("The mother hurt them before she", "she", OPEN),
        ("A girl lived with an aunt until she", "she", SUBJECT),
        ("The mother of a girl was ill until she", "she", OTHER),
        ("The mother hurt a girl until she", "she", OPEN),
        ("After a row with an aunt at the home of a girl she", "she", OPEN),
    ],
)
def test_people_a_pronoun_stands_for_a_child_before_an_adult_who_is_only_beside_it(
    sentence: str, pronoun: str, role: Role
):
    assert referent_role(pronoun, sentence, sentence.rindex(pronoun)) is role


def test_people_who_is_named_after_a_pronoun_is_not_who_it_stands_for():
    sentence = "When she came a mother and them"
    assert referent_role("she", sentence, sentence.index("she")) is SUBJECT
    assert referent_role("she", "The mother was ill when she saw them", 24) is OTHER


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("It died", None),
        ("The boy died", SUBJECT),
        ("The boy, whose mother was ill, died", SUBJECT),
        ("The boy, to whose mother much was owed, had died", SUBJECT),
        ("The mother of a boy who died", SUBJECT),
        ("The aunt of a boy had later died", OTHER),
        ("The mother was ill; the boy died", SUBJECT),
        ("A boy was ill; his mother died", OTHER),
        ("A mother and her two children died", SUBJECT),
        ("Two children and their mother died", SUBJECT),
        ("The boy was ill; in a fire with an aunt died", OTHER),
        ("A mother and her friend died", OTHER),
        ("A boy was found with an uncle, and later died", SUBJECT),
        ("In a fire at the home of an aunt died", OTHER),
        ("His mother was ill when he died", SUBJECT),
        ("His mother was ill when she died", OTHER),
    ],
)
def test_people_a_verb_is_said_of_the_one_who_does_it(sentence: str, role: Role | None):
    assert actor_role(sentence, sentence.rindex("died")) is role


def test_people_the_first_named_may_be_a_child_beside_an_adult():
    sentence = "Death of a woman and her baby, and of a friend"
    assert first_named(sentence, 0) == (SUBJECT, sentence.index("woman"))
    assert first_named(sentence, sentence.index("friend")) == (OTHER, sentence.index("friend"))
    assert first_named("Death of a woman. A baby was there", 0) == (OTHER, 11)
    assert first_named("Death of a baby and a woman", 0) == (SUBJECT, 11)
    assert first_named("Death of a woman, friend and her baby", 0) == (OTHER, 11)
    assert first_named("Death", 0) is None


@pytest.mark.parametrize(("noun", "may_be"), [("the doctors", False), ("the doctor", True), ("James", True)])
def test_he_stands_for_one_and_not_for_several(noun: str, may_be: bool) -> None:
    [person] = people_in(f"{noun} was there" if noun == "James" else f"It was {noun}")
    assert person.may_be("he") is may_be
