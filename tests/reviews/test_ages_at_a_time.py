"""Ages told by "at", by a birthday shortly before, by a journey on which harm was done; and ages only compared with."""

from __future__ import annotations

import pytest

from build_site.reviews.facts.children.children import read_children
from build_site.reviews.facts.children.unread_ages import unread_age


def ages(summary: str, title: str = "Kit") -> list[str]:
    return [child.age for child in read_children(summary, title)[0] if child.age]


@pytest.mark.parametrize(
    ("summary", "age"),
    [
        ("In May 2020 Kit, at 25 weeks, stopped breathing on a bed.", "25 weeks"),
        ("Kit, at five months, was found lifeless.", "5 months"),
        ("At seven weeks Kit was found to have a broken arm.", "7 weeks"),
        ("At five days Kit collapsed.", "5 days"),
        ("Kit, at 14, was raped by a lodger.", "14 years"),
        ("At 16 Kit was stabbed to death.", "16 years"),
        ("He was locked in a room and was, at 16, the weight of a child of ten.", "16 years"),
        ("Kit, at 15, was known to police. He was shot dead at 17.", "17 years"),
    ],
)
def test_an_age_is_read_at_which_something_was_done_to_the_child(summary: str, age: str):
    assert ages(summary) == [age]


@pytest.mark.parametrize(
    "summary",
    [
        "Kit, at 33 weeks, was born small. He died of sepsis.",
        "At 34 weeks her mother was seen by a midwife. Kit was shaken in 2020.",
        "At 16, Kit's mother left care. Kit was shaken in 2020.",
        "At six weeks Kit was moved to carers. She died in a crash in 2020.",
        "At 12 weeks Kit was seen by a health visitor. She died of sepsis.",
        "Kit, at 13, had been a talented swimmer. She took her own life in 2020.",
        "Her mother, at 17, stabbed Kit.",
        "At 15 Kit was arrested. He was shot dead in 2019.",
        "At 15 Kit was assaulted by his father. He took his own life in 2019.",
        "At 13 weeks' gestation Kit was harmed. He died at birth.",
        "The house, at 14, Kit Road, was searched. Kit was found dead.",
        "He was, at 17, the oldest of the gang. They stabbed Kit.",
        "His mother was, at 17, the weight of a child.",
        "Police came at six, and found Kit dead.",
        "At 16 he was stabbed to death. His brother Kit hanged himself.",
        "Kit, at 17 weeks of pregnancy, was stabbed.",
    ],
)
def test_an_age_at_another_time_or_of_someone_else_is_left_out(summary: str):
    assert ages(summary) == []


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Kit was found starved, the size of a boy of six.", []),
        ("Kit was found starved and looked like a five-year-old.", []),
        ("Kit had the understanding of a child aged six. He drowned in 2019.", []),
        ("Kit had a reading age of six. He drowned in 2019.", []),
        ("Death of a child no bigger than a baby of three months. Kit was aged 2.", ["2 years"]),
        ("Death of Kit, who behaved as a 5-year-old might, although he was 15.", ["15 years"]),
    ],
)
def test_an_age_with_which_a_child_is_compared_is_not_its_own(summary: str, expected: list[str]):
    assert ages(summary) == expected


def test_an_age_with_which_a_child_is_compared_is_no_doubt():
    assert unread_age("Kit was found starved and looked like a five-year-old.") is None


@pytest.mark.parametrize(
    ("summary", "age"),
    [
        ("In May 2022 her father drowned Kit. Kit had celebrated her ninth birthday in the April.", "9 years"),
        ("Kit was killed in May 2022. She had marked her 16th birthday that month.", "16 years"),
        ("Kit drowned in May 2022. She had had her ninth birthday the week before.", "9 years"),
        ("Kit drowned in May 2022. Her ninth birthday had been a week earlier.", "9 years"),
        ("Kit was killed in May 2022. It was her ninth birthday.", "9 years"),
        ("Kit was killed two weeks before what would have been her tenth birthday.", "9 years"),
    ],
)
def test_a_birthday_shortly_before_what_was_told_gives_the_age(summary: str, age: str):
    assert ages(summary) == [age]


@pytest.mark.parametrize(
    "summary",
    [
        "Kit was killed in 2016. She had celebrated her fourth birthday in foster care.",
        "Kit was killed in 2016. Her father had celebrated his 18th birthday in the May.",
        "Kit was killed in May. Her brother had celebrated his fourth birthday in April.",
        "Kit was killed in 2016. She had hoped to celebrate her sixteenth birthday in July.",
        "Kit was killed in 2016. She had celebrated her ninth birthday in 2012.",
        "Kit died in May 2020. He had celebrated his third birthday in the March of 2019.",
        "Kit was killed in 2016. Her tenth birthday was in June.",
        "Kit moved to an aunt. She had celebrated her ninth birthday in May.",
    ],
)
def test_a_birthday_of_another_time_or_of_someone_else_gives_no_age(summary: str):
    assert ages(summary) == []


@pytest.mark.parametrize(
    ("summary", "age"),
    [
        ("A girl was taken abroad when she was seven and on whom genital mutilation was performed.", "7 years"),
        ("Kit was sent overseas when she was eleven and was there mutilated.", "11 years"),
        ("Kit was forced to marry when she was 15.", "15 years"),
        ("Kit was seven when she underwent genital mutilation abroad.", "7 years"),
    ],
)
def test_an_age_on_a_journey_to_be_harmed_is_that_of_the_incident(summary: str, age: str):
    assert ages(summary) == [age]


@pytest.mark.parametrize(
    "summary",
    [
        "Kit was taken abroad when she was seven to see family. She was raped in 2019.",
        "Kit was taken abroad when she was seven. Her mother had been mutilated as a girl.",
        "Her mother was taken abroad when she was seven and mutilated. Kit was at risk.",
        "Kit was brought to England when she was six, after FGM had been done.",
        "Kit was taken out of school when she was seven and died of starvation in 2018.",
    ],
)
def test_an_age_on_another_journey_is_left_out(summary: str):
    assert ages(summary) == []


@pytest.mark.parametrize(
    ("summary", "age"),
    [
        (
            "Kit was raped by an uncle. She was seven at the time of her medical, in May, and had told a cook.",
            "7 years",
        ),
        ("Kit's uncle was convicted of raping her. She was seven at the time of the assault.", "7 years"),
        ("A dog walker found the body of Kit in a river. She was 15.", "15 years"),
        ("A teacher found the body of Kit. She was 15.", "15 years"),
        ("In May 2013 Kit's body was recovered from the sea. She was 15.", "15 years"),
        ("A train driver saw Kit hit by a train. She was 15.", "15 years"),
    ],
)
def test_a_pronoun_stands_for_the_child_beside_a_professional_or_an_offender_of_the_other_sex(summary: str, age: str):
    assert ages(summary) == [age]


@pytest.mark.parametrize(
    "summary",
    [
        "Kit's aunt was convicted of beating her. She was 18.",
        "The father was convicted of killing her sister. She was 17.",
        "A woman found the body of Kit. She was 18.",
        "Kit's uncle was convicted of raping her. She was 15 at the time of the trial.",
        "Kit was raped. She was 14 at the time of the review.",
        "Kit was found by a neighbour. She was 15.",
        "An officer arrested Dean. He was 17. Kit had been stabbed.",
        "The officer found Dean, who had stabbed Kit. He was 17.",
        "The coroner heard that Dean stabbed Kit. He was 17.",
        "A counsellor saw Kit's mother. She was 17.",
        "A nurse weighed the twin. He was three months. Kit died of sepsis.",
    ],
)
def test_a_pronoun_that_may_stand_for_another_gives_no_age(summary: str):
    assert ages(summary) == []


@pytest.mark.parametrize(
    ("summary", "age"),
    [
        ("Age/sex: 4 / M\n\nScalded.", "4 years"),
        ("Age (months): 4\n\nScalded.", "4 months"),
        ("Age of child at incident: 4\n\nScalded.", "4 years"),
        ("Child's age: 4\n\nScalded.", "4 years"),
        ("Age: 4 Gender/Sex: F\n\nScalded.", "4 years"),
    ],
)
def test_labels_of_an_age_are_read_in_the_words_of_many(summary: str, age: str):
    assert ages(summary) == [age]


@pytest.mark.parametrize(
    "summary",
    ["Mother's age: 17\n\nScalded.", "Age (mother): 17\n\nScalded.", "Age: 4/12\n\nScalded.", "Age now: 9\n\nHit."],
)
def test_labels_of_other_ages_are_left_out(summary: str):
    assert ages(summary) == []


@pytest.mark.parametrize(
    ("label", "sex"),
    [("Sex: F", "female"), ("Gender: M", "male"), ("Gender/Sex: m", "male"), ("Sex: Female", "female")],
)
def test_a_letter_under_the_label_of_a_sex_tells_it(label: str, sex: str):
    assert [child.sex for child in read_children(f"Scalded in a bath.\n\nAge: 4\n\n{label}", "Kit")[0]] == [sex]


@pytest.mark.parametrize(
    "text", ["Unit F was closed.", "Sexes: mixed.", "Sex: not stated.", "Gender: identity service."]
)
def test_other_letters_tell_no_sex(text: str):
    assert not any(child.sex for child in read_children(f"Scalded in a bath.\n\n{text}", "Kit")[0])
