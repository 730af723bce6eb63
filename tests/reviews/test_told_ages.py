"""Ages that no word for age marks: they are read where they are surely those of the child when it happened."""

from __future__ import annotations

import pytest

from build_site.reviews.facts.children.children import read_children


def ages(summary: str, title: str) -> list[str]:
    return [child.age for child in read_children(summary, title)[0] if child.age]


@pytest.mark.parametrize(
    ("summary", "title", "age"),
    [
        ("Leo drowned in a canal in May 2019. He was six.", "Leo", "6 years"),
        ("Police were called in June and found Amber unconscious. She was 15.", "Amber", "15 years"),
        ("The girl, who was eleven, told a school nurse that her uncle had raped her.", "Child V", "11 years"),
        ("Hana was fourteen and a pupil at a special school. She took her own life in 2020.", "Hana", "14 years"),
        ("Child V was hit by a train in March 2018. He had just turned 16.", "Child V", "16 years"),
        ("She was 13 when she disclosed that a lodger had raped her.", "Child K", "13 years"),
        ("Ivo was 9 months when he died.", "Ivo", "9 months"),
        ("Ivo was found unresponsive in his cot. He was ten weeks.", "Ivo", "10 weeks"),
        ("Tariq died in a crash. When he lost his life he was seventeen.", "Tariq", "17 years"),
        ("Tariq was just seventeen when he died in a crash.", "Tariq", "17 years"),
        ("Tariq died in a crash when he was only seventeen.", "Tariq", "17 years"),
        ("Paramedics found Elsie, who was two, not breathing.", "Elsie", "2 years"),
        ("In May 2021 Vic was admitted to hospital after an overdose. She was 14 at the time.", "Vic", "14 years"),
        ("Vic had turned 15 three days before she was found dead.", "Vic", "15 years"),
        ("Nell and a friend took pills. The friend recovered; the girl, who was 14, died.", "Child N", "14 years"),
        ("Of the two, one lived; the passenger, who was 15, was pronounced dead.", "Child N", "15 years"),
        (
            "Published: 4 May 2021\n\nN was sixteen and liked to draw. N was found hanged.",
            "Child N",
            "16 years",
        ),
    ],
)
def test_an_age_is_read_that_is_said_of_the_child_in_a_sentence_of_the_incident(summary: str, title: str, age: str):
    assert ages(summary, title) == [age]


@pytest.mark.parametrize(
    ("summary", "title", "age"),
    [
        ("Omar, 17, was stabbed outside a shop.", "Omar", "17 years"),
        ("A toddler, 20 months, swallowed tablets.", "Child G", "20 months"),
        ("The baby, three weeks, had a skull fracture.", "Baby T", "3 weeks"),
        ("Zara (16 months) died of a head injury.", "Zara", "16 months"),
        ("Elsie, two, died from a head injury.", "Elsie", "2 years"),
        ("Elsie, two and a half, died from a head injury.", "Elsie", "2.5 years"),
        (
            "Elsie was harmed at home before she told a nurse, at nine, what was done.",
            "Elsie",
            "9 years",
        ),
    ],
)
def test_an_age_is_read_that_stands_beside_the_child(summary: str, title: str, age: str):
    assert ages(summary, title) == [age]


@pytest.mark.parametrize(
    ("summary", "title", "expected"),
    [
        ("Two brothers were neglected. The boys, nine and five, were found alone by police.", "Family S", ["9", "5"]),
        ("Pia was 12, Quin 9 and Ros 7 when they were burnt.", "Pia, Quin and Ros", ["12", "9", "7"]),
        ("Neglect of six siblings. Pia was 12 and the youngest was 2 at the time of removal.", "Pia", ["12", "2"]),
        ("The twins were both three when their father drowned them.", "Twins A and B", ["3", "3"]),
        ("Mo and Kit were 14 and 16 when they were stabbed.", "Mo and Kit", ["14", "16"]),
        ("A brother and sister, seven and four, were starved.", "Children C and D", ["7", "4"]),
        ("Step-sisters, 12 and 15, disclosed that they had been raped.", "C and D", ["12", "15"]),
        ("Three sisters were beaten. The eldest, 13, ran away. The others were 10 and six.", "L", ["13", "10", "6"]),
        ("Three sisters were beaten. The eldest, 13, fled. The others were aged 10 and 6.", "L", ["13", "10", "6"]),
        ("Abuse of a brother and a sister. The boy, aged 8, told a teacher. His sister was five.", "P", ["8", "5"]),
        (
            "Abuse of three boys by a coach. The eldest told his aunt when he was 15. The younger boys were 12 and 9.",
            "Family L",
            ["15", "12", "9"],
        ),
    ],
)
def test_the_ages_of_several_children_are_read_from_one_list_or_sentence_after_sentence(
    summary: str, title: str, expected: list[str]
):
    assert ages(summary, title) == [f"{age} years" for age in expected]


def test_siblings_who_are_not_as_many_as_the_children_are_left_out():
    assert ages("Two sisters were beaten. The eldest, 13, ran away. The others were aged 10 and 6.", "L") == [
        "10 years",
        "6 years",
    ]
    assert ages("A girl aged 9 was beaten. Her brother was 11.", "L") == ["9 years"]


@pytest.mark.parametrize(
    ("summary", "title", "age"),
    [
        ("Death of a baby girl who lived for nine days.", "Baby M", "9 days"),
        ("Baby M died in May 2016, three weeks after she was born.", "Baby M", "3 weeks"),
        ("Six days after birth, Baby M was found lifeless.", "Baby M", "6 days"),
        ("Noor was found hanged two days after her 15th birthday.", "Noor", "15 years"),
        ("Noor died by suicide a week before her sixteenth birthday.", "Noor", "15 years"),
        ("Death of a boy in a house fire on his fourth birthday.", "Child K", "4 years"),
        ("Death of a boy in a house fire on the eve of his fourth birthday.", "Child K", "3 years"),
        ("The girl was stabbed shortly after her 17th birthday.", "Child K", "17 years"),
    ],
)
def test_an_age_is_reckoned_from_the_birth_or_a_birthday_in_a_sentence_of_the_incident(
    summary: str, title: str, age: str
):
    assert ages(summary, title) == [age]


@pytest.mark.parametrize(
    "summary",
    [
        "Ana died in a fire. Her mother was 17.",
        "Ana died in a fire. Her sister was 12.",
        "Ana died in a fire. Her sister, 12, escaped.",
        "Ana was stabbed by Dean, 17, in a park.",
        "Ana was stabbed in a park. A boy, 17, was convicted of murder.",
        "Ana was stabbed in a park. Her cousin Dean was 16.",
        "Ana was killed. Her killer was 18.",
        "A boy, 15, stabbed Ana to death.",
        "Ana was killed by her brother, who was 16.",
        "Ana was killed by her boyfriend. He was 16.",
        "Ana was found dead by a stranger. She was 17.",
        "Ana died in her flat. Her daughter, two, was found beside her.",
        "Ana died after an assault. Her friend was 14 and survived.",
        "The friend who was with Ana when she drowned was 14.",
        "Ana drowned. The friend, who was 14, survived.",
        "Ana died of sepsis. Her teacher rang her mother. She was 18.",
        "Ana died of sepsis. The eldest of the street gang was 17.",
        "Ana died two weeks after her brother's fourth birthday.",
        "Ana's mother was 17 when Ana was born. Ana died in a fire.",
        "The mother was attacked a week before her 18th birthday.",
        "Loss of a baby before birth after an assault on the mother. A daughter, aged 4, was in the next room.",
    ],
)
def test_an_age_of_someone_else_is_not_the_childs(summary: str):
    assert ages(summary, "Ana") == []


@pytest.mark.parametrize(
    "summary",
    [
        "Ana died in 2020. She had been placed with an aunt when she was four.",
        "Ana moved to Leeds in 2012. She was five. In 2019 she took her own life.",
        "Ana died in 2019. Her father had died in prison in 2010. She was five.",
        "His father died when he was 4 years old. The boy took his own life.",
        "Ana had been raped when she was nine. She took her own life in 2019.",
        "Ana was abused when she was nine. She took her own life in 2019.",
        "The girl was 12 when police first came to the house. She died of an overdose in 2020.",
        "The boy was 5 when he was placed with his aunt. He was killed in 2016.",
        "Ana died of sepsis. Since she was 11 she had cared for her mother.",
        "Ana died of sepsis. By the time she was 13, she had moved ten times.",
        "Ana was groomed until she was 16.",
        "Ana was abused from when she was 9 until she was 12.",
        "In 2010 Ana was 12. She died in 2016 of an overdose.",
        "Ana drowned before her seventh birthday.",
        "Ana had a party on her fourth birthday. She died in 2016.",
        "Ana was referred two weeks after she was born and died in 2016.",
        "Ana is 17 now and lives with an aunt. She was raped by a neighbour.",
        "Ana told a nurse in 2012 when she was nine. Nobody asked. Ana told a teacher when she was 13.",
    ],
)
def test_an_age_of_another_time_is_not_the_childs_at_the_incident(summary: str):
    assert ages(summary, "Ana") == []


@pytest.mark.parametrize(
    "summary",
    [
        "Ana told the men that she was 18. She was trafficked.",
        "The men believed she was 17. Ana was trafficked.",
        "Ana was 12 or 13 when she was raped.",
        "Ana was 16 in law but 9 in understanding. She was raped.",
        "Ana died in hospital. The mother was 16 weeks pregnant.",
        "Ana died in a fire. The number of moves was 12.",
        "Ana was one of 12 children found.",
        "Ana was found dead at six, in the garden.",
        "Ana was found, at six, by a neighbour.",
        "Ana died of sepsis. On Ward 7, 12 beds were closed.",
        "Ana died of sepsis. The gang, 14 boys and men, were arrested.",
        "Ana died. The review made recommendations; of these, 12 were accepted.",
        "Ana died two days after his release.",
        "Baby Ana was shaken and lived for nine days.",
        "Baby Ana lived for nine weeks with a foster carer and died in 2016.",
    ],
)
def test_a_number_that_may_be_no_age_is_left_out(summary: str):
    assert ages(summary, "Baby Ana") == []


def test_an_age_when_a_harm_was_first_seen_is_read_where_it_is_the_only_one_and_no_death_is_told():
    seen = "A bruise was seen on her cheek when Ness was nine weeks old."
    assert ages(seen, "Ness") == ["9 weeks"]
    assert ages(f"{seen} She died in 2016.", "Ness") == []
    assert ages(f"{seen} Her brother was hurt at 4 years old.", "Ness") == []


@pytest.mark.parametrize(
    ("summary", "age"),
    [
        ("Age: 10 weeks\n\nFound lifeless in a cot.", "10 weeks"),
        ("Age at time of incident: 4\n\nScalded in a bath.", "4 years"),
        ("Age at death: 15 Published: May 2019\n\nHanged.", "15 years"),
        ("**Age:** 14\n\nStabbed in the street.", "14 years"),
        ("Age 15. Took an overdose.", "15 years"),
        ("Age: 3 months | Sex: male\n\nShaken by his father.", "3 months"),
    ],
)
def test_an_age_under_a_label_is_read(summary: str, age: str):
    assert ages(summary, "Child L") == [age]


@pytest.mark.parametrize(
    "summary",
    [
        "Age of mother: 17\n\nThe child was shaken.",
        "Age at referral: 4\n\nThe child was stabbed.",
        "Age: 0-2\n\nShaken.",
        "Age range: 4 to 9\n\nShaken.",
        "Age 4, the child moved to Leeds. Stabbed in 2019.",
        "Age: 34\n\nStabbed.",
    ],
)
def test_a_label_of_another_age_or_of_a_range_is_left_out(summary: str):
    assert ages(summary, "Child L") == []


@pytest.mark.parametrize(
    ("summary", "age"),
    [
        ("Kai died at the age of four.", "4 years"),
        ("Kai was stabbed to death at 17.", "17 years"),
        ("Kai died at home at 11 days.", "11 days"),
        ("Kai died in his sleep in his cot at eleven weeks of age.", "11 weeks"),
        ("Kai, who had just celebrated his second birthday, was killed by his stepfather.", "2 years"),
        ("Kai was four days short of his third birthday when he was killed.", "2 years"),
        ("Kai had only turned 17 a month earlier. He was stabbed to death in 2020.", "17 years"),
        ("Kai was 15 years and 3 months when he was shot.", "15 years 3 months"),
        ("Kai's life ended on 3 May 2019, when he was 15.", "15 years"),
        ("Kai was born in May 2015 and died six weeks later.", "6 weeks"),
        ("Kai took his own life at the age of sixteen years and two months.", "16 years 2 months"),
        ("Kai was a pupil of 13 when he was found hanged.", "13 years"),
        ("Kai was shaken at six weeks.", "6 weeks"),
        ("When Kai was six weeks old he was brought to hospital with a broken leg.", "6 weeks"),
        ("Kai was taken to hospital. He was nine. He has recovered. His father died in 2018.", "9 years"),
        ("Kai was 15. He was shot in the leg in 2018 by a boy of 17.", "15 years"),
    ],
)
def test_an_age_at_a_death_or_harm_is_read_in_the_words_of_many(summary: str, age: str):
    assert ages(summary, "Kai") == [age]


@pytest.mark.parametrize(
    ("summary", "title", "expected"),
    [
        ("Three boys of 11, 13 and 14 were exploited.", "Family X", ["11", "13", "14"]),
        ("Police found three children (nine, four and two) alone.", "Family X", ["9", "4", "2"]),
        ("Three children – 9, 4 and 2 – were found alone by police.", "Family X", ["9", "4", "2"]),
        ("The boy, then nine, and his sister, four, were found by police.", "Tim and Una", ["9", "4"]),
        ("Tim (5) and his sister Una (3) were starved.", "Tim and Una", ["5", "3"]),
        ("Two sisters died in a fire. One was five and the other three.", "Family X", ["5", "3"]),
        ("Two boys were stabbed. The younger was 14; the elder was 16.", "Family X", ["14", "16"]),
        ("Kai and Mia died in a fire. He was five and she was three.", "Kai and Mia", ["5", "3"]),
        ("Child A was 9 and Child B 14 when fire killed both.", "Children A and B", ["9", "14"]),
        ("Child A was 9 and Child B was 14 when they died.", "Child A and Child B", ["9", "14"]),
    ],
)
def test_each_child_of_several_has_one_age(summary: str, title: str, expected: list[str]):
    assert ages(summary, title) == [f"{age} years" for age in expected]
