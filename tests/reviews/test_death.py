"""Whether a subject child died."""

from __future__ import annotations

import pytest

from build_site.model import INFERRED, READ, Evidence
from build_site.reviews.facts.death.death import read_death


@pytest.mark.parametrize(
    "summary",
    [
        "Death of a 2-year-old boy.",
        "A girl died in hospital.",
        "Fatal stabbing of a boy.",
        "Suicide of a 17-year-old.",
        "The baby was found lifeless in the morning.",
        "She took her own life.",
        "A baby was stillborn.",
        "Neglect of a girl who was pronounced dead at home.",
        "Sudden unexpected death in infancy.",
        "The child did not survive.",
        "A boy was struck by a lorry and killed.",
        "A girl of 4 starved to death.",
        "A toddler's drowning in a pond.",
        "A baby's life was lost to an unsafe place to sleep.",
        "A baby could not be resuscitated.",
        "An overdose proved fatal for a girl of 16.",
        "Ella, who was 14, was shot dead.",
        "How a girl of 16 came to die at home.",
        "A mother gave her son a fatal dose of insulin.",
        "His mother, who had cared for Sam alone, gave him a fatal dose of his own medicine.",
        "A boy of 7 was given a fatal dose of insulin by his aunt.",
        "Fatal overdose of a 15-year-old girl.",
    ],
)
def test_a_death_is_read_in_whatever_words(summary: str):
    value, evidence = read_death(summary)
    assert value == "yes"
    assert evidence[0].how == READ
    assert evidence[0].words in summary


@pytest.mark.parametrize(
    "summary",
    [
        "Death of a 3-year-old girl in March 2019.",
        "Death in March 2019 of a 3-year-old girl.",
        "Death, in the spring of 2019, of a girl aged 3.",
        "A 3-year-old girl's death in March 2019.",
        "The girl's sudden and untimely death in March 2019.",
        "In March 2019 a girl of three died in hospital.",
        "Concerns a girl of three, whose mother was ill, who died in March 2019.",
        "A girl of three, sleeping beside her mother, died.",
        "Looks at the circumstances in which a girl of three lost her life.",
        "3-year-old girl killed in spring 2019.",
        "A girl of three, killed by her mother's partner.",
        "Her father strangled a girl of three.",
        "The killing of a girl of three by her father.",
        "A crash killed a girl of three.",
        "A father killed himself and his daughter of three.",
        "Two girls, one of whom died.",
    ],
)
def test_the_same_death_told_in_other_words_is_the_same_fact(summary: str):
    assert read_death(summary)[0] == "yes"


@pytest.mark.parametrize(
    "summary",
    [
        "Baby girl. Lived for 26 days.",
        "Child A was killed by a boy of 15.",
        "Child A was stabbed by a gang and died in the arms of a boy of 15.",
        "Three children were in a car that ran into the sea. None of them survived.",
        "The baby was the third child in the town to die in an unsafe place to sleep.",
        "A baby did not wake on the morning of 3 March.",
        "A boy of nine survived for two days.",
        "The girl had been missing for a week. Her body was found in March.",
        "The baby was found unresponsive at noon and CPR was not successful.",
        "The elder twin was dead on arrival; her sister was placed in foster care, where she is doing well.",
        "A boy's body was recovered. He had been neglected.",
        "A baby boy born at home lived for three days.",
        "A boy of two survived only three days after the crash.",
        "A boy did not live to see his first birthday.",
        "A boy of 14 used a ligature on a ward. Staff reached him too late.",
        "A girl was hit by a car. Her life could not be saved.",
        "A boy was stabbed by three youths. He could not be saved.",
        "A girl of 15 was pulled from a river. Doctors could not save her.",
        "A girl of 4 collapsed at home. It was too late to save her.",
        "He was thirteen. One evening his mother found him not breathing. Paramedics could do nothing more.",
        "A toddler fell into a pond. Efforts to resuscitate him were unsuccessful.",
        "Injuries to a baby. Life support was withdrawn two days later.",
        "A baby was found unresponsive by his father and never regained consciousness.",
        "A girl swallowed tablets and did not recover. The funeral was in May.",
        "The driver, 17, lived; the passenger, who was 14, was pronounced dead.",
        "A passenger aged 15 was pronounced dead.",
        "A pupil of 12 died on a school trip.",
        "A girl of 15 was exploited. The inquest into her death was held in May.",
        "A girl was neglected. Her death was registered as undetermined.",
    ],
)
def test_a_death_is_read_where_it_is_not_named(summary: str):
    value, evidence = read_death(summary)
    assert value == "yes"
    assert evidence[0].words in summary


@pytest.mark.parametrize(
    "summary",
    [
        "How a boy of 16 came to take his own life is looked at.",
        "This review considers the suicide of a boy of 16.",
        "A boy had threatened suicide before he died on a railway.",
        "It is thought that a girl of 15 may have died by suicide.",
        "The death of a boy of 12, who had often tried to take his own life.",
    ],
)
def test_a_suicide_is_a_death_however_often_it_was_tried_before(summary: str):
    assert read_death(summary)[0] == "yes"


@pytest.mark.parametrize(
    "summary",
    [
        "The avoidable death of a baby.",
        "Nobody could have prevented the death of the baby.",
        "A girl with no history of illness died of asthma.",
        "A boy aged almost two died in a fire.",
        "An attempted robbery led to the death of a boy.",
        "A girl of 14 died hours after she was last seen alive.",
        "Intentional killing of a boy.",
    ],
)
def test_words_of_what_might_have_been_do_not_hide_a_death(summary: str):
    assert read_death(summary)[0] == "yes"


@pytest.mark.parametrize(
    "summary",
    [
        "Injuries to a baby.",
        "Near-fatal stabbing of a boy.",
        "Attempted murder of a girl.",
        "Suicide attempt by a girl.",
        "An attempt by a boy of 15 to end his life.",
        "A girl considered suicide and harmed herself.",
        "A baby might have died of her injuries.",
        "A boy's injuries were not fatal.",
        "A potentially fatal dose was given to a girl of 2.",
        "Neglect put a girl at risk of death.",
        "Abuse of a girl whose stepfather threatened to kill her.",
        "Injuries to a boy, who was left for dead.",
        "Serious injuries to a baby who survived.",
        "A girl was stabbed by her mother, who was charged with attempted murder.",
        "No child died, but a baby was badly injured.",
    ],
)
def test_what_nobody_died_of_is_no_death(summary: str):
    value, evidence = read_death(summary)
    assert value == "no"
    assert evidence[0].how == INFERRED


@pytest.mark.parametrize(
    "summary",
    [
        "Review of how agencies work with families.",
        "The partnership looked at how services respond to neglect.",
        "How professionals assess risk to children.",
        "Practice of agencies with several children between 2010 and 2012.",
        "Missed chances to support a young man since his childhood.",
        "A mother had thoughts about harming her children.",
        "A serious incident of youth violence.",
        "A review is held when a child has died or has been seriously harmed.",
        "Suicide and self-harm are considered.",
        "An adult died in 2020.",
        "A girl swallowed tablets and did not recover.",
        "A girl was injured in a fire. The note was found a fortnight after the funeral.",
        "A boy was stabbed. The inquest is to be held in May.",
    ],
)
def test_what_says_nothing_of_how_a_child_fared_is_unclear_and_rests_on_no_words(summary: str):
    assert read_death(summary) == ("unclear", [])


@pytest.mark.parametrize(
    "summary",
    [
        "Thematic review of infants who were injured.",
        "Considers the death or serious injury to 12 infants.",
    ],
)
def test_of_many_cases_together_it_is_unclear(summary: str):
    assert read_death(summary)[0] == "unclear"


@pytest.mark.parametrize(
    "summary",
    [
        "Injuries over two years to a girl.",
        "Sexual exploitation of a boy.",
        "Possible risk to three siblings from a neighbour.",
        "Institutional abuse of children at a training centre.",
        "Professionals did not see the neglect of a boy of 5.",
        "Arrest of a boy of 13 for a violent crime.",
        "A serious case review is held when a child has died. Neglect of a boy.",
    ],
)
def test_no_child_died_is_said_of_a_living_child_in_the_words_that_tell_of_it(summary: str):
    value, evidence = read_death(summary)
    assert value == "no"
    assert evidence[0].words in summary


@pytest.mark.parametrize(
    ("summary", "outcome"),
    [
        ("A girl recovered from an operation on her heart. The inquest was held in May.", "unclear"),
        ("The inquest into a fire was held in May. A girl has recovered from her burns.", "no"),
        ("A girl is now in foster care. The inquest into the fire was held in May.", "no"),
        ("A girl survived a fire. A person died in a second one.", "unclear"),
    ],
)
def test_what_a_child_came_through_says_nothing_of_a_death_that_is_told_later(summary: str, outcome: str):
    assert read_death(summary)[0] == outcome


def test_a_title_that_tells_of_a_death_is_not_contradicted_by_what_is_inferred():
    assert read_death("A boy was badly burned.", "Death of Child B") == ("unclear", [])
    assert read_death("A boy was badly burned. He is now at school.", "Death of Child B")[0] == "no"


def test_an_account_that_tells_nothing_states_nothing():
    assert read_death("  ") == (None, [])


@pytest.mark.parametrize("words", ["death of ", "review is ", "his mother, who was ill, "])
def test_a_text_without_a_stop_is_read_to_its_end_in_little_time(words: str):
    assert read_death(words * 3000 + "and the baby died.")[0] == "yes"


def test_death_of_a_death_the_words_around_it_are_the_evidence():
    summary = "In the early hours of Sunday a girl of three died in the hospital of the town where she had been born."
    assert read_death(summary) == (
        "yes",
        [Evidence("yes", "a girl of three died in the hospital of the town where she had been", 1, READ)],
    )


def test_death_of_a_living_child_the_opening_of_the_sentence_is_the_evidence():
    summary = "A girl " + "very " * 30 + "badly injured."
    words = "A girl " + "very " * 18 + "ver"
    assert read_death(summary) == ("no", [Evidence("no", words.removesuffix(" ver"), 1, INFERRED)])


@pytest.mark.parametrize(("letters", "outcome"), [(500, "unclear"), (501, "yes")])
def test_death_a_sentence_of_up_to_500_letters_is_read_as_a_whole(letters: int, outcome: str):
    start, end = "A mother ", " died."
    filler = ("of the town " * 100)[: letters - len(start) - len(end)].rstrip()
    filler += "x" * (letters - len(start) - len(end) - len(filler))
    assert read_death(start + filler + end)[0] == outcome


@pytest.mark.parametrize(
    ("summary", "outcome"),
    [
        ("Injuries to a girl. A person died.", "unclear"),
        ("A person died. Injuries to a girl.", "unclear"),
        ("A person died. Injuries to a girl. Neglect of a boy. His mother died.", "unclear"),
        ("A person died. Injuries to a girl, who survived.", "no"),
        ("Thematic review of harm to three girls.", "unclear"),
        ("Thematic review of harm to three girls, who survived.", "no"),
        ("Harm to three girls. Two reviews were held.", "no"),
        ("Harm to three girls. Harm to a boy. A thematic review was held.", "no"),
        ("Neglect of a boy. His mother died in May. The death was sudden.", "no"),
        ("Neglect of a boy. The death was sudden.", "yes"),
    ],
)
def test_death_what_is_left_open_makes_it_unclear_unless_a_child_is_said_to_have_survived(summary: str, outcome: str):
    assert read_death(summary)[0] == outcome


def test_death_that_a_child_survived_is_better_evidence_than_that_it_was_hurt():
    assert read_death("Injuries to a girl. She survived.")[1][0].words == "She survived."
    assert read_death("She survived. Injuries to a girl.")[1][0].words == "She survived."
