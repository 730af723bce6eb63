"""Whose death is told: that of a child under review, or of someone else."""

from __future__ import annotations

import pytest

from build_site.reviews.facts.death.death import read_death


@pytest.mark.parametrize(
    "summary",
    [
        "The placement could not be saved. A boy was moved six times.",
        "A boy was close to death when he was found.",
        "A boy's twin, Luna, died at three weeks. The boy had broken ribs.",
        "A boy was abused by a neighbour. He took his own life before the trial.",
        "A boy was shaken by his mother's partner. He was found dead in prison.",
        "A girl drank her father's methadone, which he was given until his death in 2020.",
        "Child A stabbed a boy of his own age, who died.",
        "Child A was found guilty of the murder of a 15-year-old.",
        "Child A's baby was stillborn. Child A, 15, had been raped.",
        "A girl narrowly escaped death in a fire.",
        "A girl was raped by a man who had served a sentence for the manslaughter of an infant.",
        "His mother was 19. She died in 2015. A boy was neglected.",
        "A boy survived for three days without food.",
        "His mother's body was found. A boy had been locked in.",
        "A boy had injuries. The school said it could do nothing.",
        "Social workers reached him too late, and he was by then selling drugs.",
        "A boy lived with his aunt for three weeks.",
        "A boy went to the house where he lived for three weeks.",
        "The family lived for six weeks in a tent. The baby was hurt.",
        "A boy was hit. His mother collapsed at home. Paramedics could not save her.",
        "His mother never regained consciousness. A boy saw her being attacked.",
        "A girl of 10 was hurt in a crash. Her father's life could not be saved.",
        "His grandfather was on life support, which was withdrawn. The boy was then neglected.",
        "A dog did not recover. A boy was bitten. The coroner was told.",
        "A victim, who was 15, was stabbed by a boy of 16 and hurt.",
        "The driver was pronounced dead. A boy of 14, a passenger, was hurt.",
        "A baby boy's twin lived for two days. The boy was shaken.",
        "A previous baby lived for two days. Neglect of a girl.",
        "A girl did not regain consciousness for two days.",
        "A girl never recovered fully. An inquest was held into a fire.",
        "Paramedics could do nothing more for a boy in pain. He is now well and at school.",
    ],
)
def test_words_that_may_tell_of_a_death_tell_of_none_where_they_are_of_something_or_someone_else(summary: str):
    assert read_death(summary)[0] != "yes"


@pytest.mark.parametrize(
    "summary",
    [
        "Injuries to a baby. The stepfather was charged with murder.",
        "A baby had head injuries. His father was later convicted of manslaughter.",
        "The mother of a girl aged 2 was convicted of her murder.",
        "The father was found not guilty of the murder of a baby.",
        "A stepfather was tried for murdering Child Z.",
        "Murder of a boy. A boy aged 17 pleaded guilty.",
    ],
)
def test_a_charge_of_murder_tells_of_a_death_if_the_child_is_the_victim(summary: str):
    assert read_death(summary)[0] == "yes"


@pytest.mark.parametrize(
    "summary",
    [
        "Neglect of a boy. His mother died in 2012.",
        "Neglect of a girl after the death of her brother.",
        "Neglect of a girl of 12 after her father's suicide.",
        "Neglect of a boy whose father had died.",
        "Neglect of a baby; an older sibling had died in 2009.",
        "Neglect of a baby by a mother whose first baby was stillborn.",
        "Neglect of a boy after a death in the family.",
        "A boy lived with his aunt after the death of the boy's mother, and was abused.",
        "A boy who lived with his grandmother until her death was neglected.",
        "Neglect of a boy, whose grandmother, to whom he was close, died.",
        "A girl was exploited. She was grieving for a friend who had been killed.",
        "Abuse of a girl by an uncle, who died before his trial.",
        "Child A was raped. Her abuser has since died.",
        "Three children witnessed the killing of their mother.",
        "Murder of a woman, witnessed by her child.",
        "Abuse of a boy. Father falsely said that the boy's mother had died.",
        "Neglect of a girl. Her father told her a false story that her twin had died.",
        "A boy of 3 was injured by his mother, who gave herself a fatal dose of insulin.",
        "The boy's father took a fatal overdose of methadone, and the boy was found beside him, hurt.",
    ],
)
def test_someone_elses_death_is_no_death_of_the_child(summary: str):
    assert read_death(summary)[0] == "no"


@pytest.mark.parametrize(
    "summary",
    [
        "A boy of 16 was arrested on suspicion of murder.",
        "Fatal stabbing of an adult in 2020. A girl of 14 admitted manslaughter.",
        "Fatal stabbing in 2020 of an adult. A girl of 14 admitted manslaughter.",
        "A boy of 17 fatally stabbed a man.",
        "A boy of 15 murdered his teacher.",
        "A review of a murdered adult, a 30-year-old male, killed by a girl of 16.",
    ],
)
def test_a_child_who_killed_is_not_a_child_who_died(summary: str):
    assert read_death(summary)[0] == "no"


@pytest.mark.parametrize(
    "summary",
    [
        "Death of a mother and her two children in a fire.",
        "Death of a boy and his mother.",
        "The mother and Ella were both killed.",
        "Her mother killed her and then took her own life.",
        "A child was poisoned by her mother, who then killed herself. The child did not survive.",
    ],
)
def test_a_child_who_died_with_an_adult_died(summary: str):
    assert read_death(summary)[0] == "yes"


def test_the_deaths_of_others_are_not_that_of_the_one_child_whom_the_title_names():
    summary = "Services were looked at after the deaths of two babies. Rowan had a fractured skull."
    assert read_death(summary, "Baby Rowan") == ("unclear", [])
    assert read_death(summary, "Rowan and Ivy")[0] == "yes"


@pytest.mark.parametrize(
    ("summary", "outcome"),
    [
        ("Injuries to a girl. A murder took place.", "unclear"),
        ("Neglect of a boy after a maternal death.", "no"),
        ("Neglect of a boy whose father was in a fatal crash.", "no"),
        ("Neglect of a boy. A mother killed herself leaving a baby.", "no"),
        ("A murder charge led to a girl being moved.", "unclear"),
        ("A boy was neglected after a suicide witnessed by him.", "unclear"),
        ("Neglect of a boy. He saw a death.", "no"),
        ("Neglect of a boy. Injuries led to the deaths.", "unclear"),
        ("Several youth suicides took place.", "yes"),
        ("A friend of a girl died; the girl was hurt.", "no"),
        ("Injuries to a girl. A dead friend was found.", "no"),
        ("Injuries to a girl. A dead body was found.", "yes"),
        ("Neglect of a girl. The uncle killed a friend.", "no"),
        ("Neglect of a girl. An uncle killed them.", "yes"),
        ("Neglect of a girl. Someone killed them.", "unclear"),
        ("Neglect of a boy. The aunt of a girl was charged with her murder.", "yes"),
        ("Neglect of a girl. Whose death it was nobody knew.", "yes"),
        ("Suicide of T.", "yes"),
        ("Services knew that someone was convicted of sexual assault.", "no"),
        ("A suicide by a boy of 15.", "yes"),
        ("The death of asthma; a friend helped.", "yes"),
        ("His mother was ill after his death.", "yes"),
        ("Injuries to a baby. The aunt was charged with her murder.", "yes"),
    ],
)
def test_death_whose_it_is_follows_from_the_words_around_it(summary: str, outcome: str):
    assert read_death(summary)[0] == outcome


@pytest.mark.parametrize(("letters", "outcome"), [(40, "no"), (41, "yes")])
def test_death_of_one_named_far_from_the_word_is_not_of_that_one(letters: int, outcome: str):
    filler = "the " + "y" * (letters - 5) + " "
    assert read_death(f"Neglect of a boy. Death of {filler}friend.")[0] == outcome


@pytest.mark.parametrize(("letters", "outcome"), [(34, "yes"), (35, "unclear")])
def test_death_one_named_far_from_who_killed_himself_did_not_die_with_him(letters: int, outcome: str):
    filler = "so " + "y" * (letters - 4) + " "
    assert read_death(f"A father killed himself and {filler}daughter.")[0] == outcome
