"""A child that is said to be alive: in which words, and of whom they are said."""

from __future__ import annotations

import pytest

from build_site.reviews.facts.death.death import read_death


@pytest.mark.parametrize(
    "summary",
    [
        "A toddler swallowed methadone. He came through it and is at nursery.",
        "A girl was given her mother's tablets. She has made a full recovery.",
        "Two brothers went hungry for years. They have since been adopted.",
        "Three sisters lived in squalor. All of the sisters are now looked after and two are doing well.",
        "A baby came to hospital with a broken arm. The baby is well and lives with an aunt.",
        "Aged 5. Skin disease that went untreated; taken to hospital. Now well.",
        "A boy lived behind a locked door. He is now 17.",
        "A girl was found alone in a flat. Today she lives with foster carers.",
        "A girl was in a coma twice. Her father died in 2018. She now lives in foster care.",
        "A boy of 15 was found hanging. He is now well and back at school.",
        "A baby stopped breathing in a bath. She is now a healthy toddler.",
        "A boy was in a coma for a week and has since returned to school.",
        "Two men were jailed. The girl, now 16, lives with her aunt.",
        "Two men were jailed. The girl (now aged 16) is at college.",
        "A girl was starved by her stepmother. Now in foster care.",
        "The child was seven when her grandmother rang the school. She is growing well.",
    ],
)
def test_no_child_died_where_the_child_is_said_to_be_alive_now(summary: str):
    assert read_death(summary)[0] == "no"


@pytest.mark.parametrize(
    "summary",
    [
        "A girl was given drink by older men. She met the reviewer and told her story.",
        "A girl was given drink by older men. She gave her views to the review.",
        "A girl was given drink by older men. She was interviewed by the independent reviewer.",
        "The child contributed to the review, which is about life in a residential school.",
        "A boy was locked in his room. The lead reviewer met him twice.",
        "The authors of the review spoke with the children.",
        "A boy was locked in his room. He chose his own pseudonym.",
    ],
)
def test_no_child_died_where_the_child_took_part_in_the_review(summary: str):
    assert read_death(summary)[0] == "no"


@pytest.mark.parametrize(
    "summary",
    [
        "A boy was stabbed. He was discharged home after three weeks.",
        "A girl was left in a hot car. She was treated in hospital and was able to go home the next day.",
        "Five children were found in an unheated house. All five live with foster carers.",
        "A baby of eight weeks had a broken leg. She was moved to relatives.",
        "A boy of 16 jumped from a roof. He lived, and uses a wheelchair.",
        "A boy nearly died of blood poisoning after a bite.",
        "Three children were rescued from a fire in which their mother died.",
        "A boy's shin was crushed. The boy lost a leg.",
        "A baby weighed less than at birth. In hospital the baby gained 800 grams.",
        "The boys were beaten. They are subject to care orders.",
        "A girl was beaten. She remains in foster care.",
        "Had the neighbour not called, the boy would have died.",
        "A girl was burned. She went home after two weeks in hospital.",
        "A girl was burned. She was later adopted.",
        "A boy fell from a window and was left with brain damage.",
        "A boy fell from a window. He will need care all his life.",
        "A girl swallowed a battery. Her injuries have healed.",
        "Ambulance staff found a baby drowsy and cold. Her aunt has looked after her ever since.",
        "Grandparents have brought the children up since.",
        "The twins were found alone in a car. They were cold and unharmed.",
        "A baby was pulled from a bath and breathed again. The baby's development is on track.",
    ],
)
def test_no_child_died_where_it_is_told_what_the_child_did_or_was_given_afterwards(summary: str):
    assert read_death(summary)[0] == "no"


@pytest.mark.parametrize(
    "summary",
    [
        "Her mother survived.",
        "The mother of the girl survived.",
        "A father met the reviewer.",
        "The boy's mother gave her views to the review.",
        "Doctors treating the boy told the reviewer what they knew.",
        "His sister has since been adopted.",
        "Her father is now in prison.",
        "The house is now empty.",
        "A policy for babies has since been adopted.",
        "Police now have new guidance.",
        "The teacher met a girl. He is now in prison.",
        "A child was in the bath while his mother slept. She made a full recovery.",
        "The reviewer met her mother.",
        "Her aunt has looked after her sister since.",
        "Her mother's health has improved.",
        "Today her mother lives in a hostel.",
    ],
)
def test_what_is_said_of_someone_else_says_nothing_of_the_child(summary: str):
    assert read_death(summary) == ("unclear", [])


@pytest.mark.parametrize(
    "summary",
    [
        "The younger child survived. Two children were badly burned.",
        "Two children were badly burned. The surviving sibling is now in foster care.",
        "Twins were shaken. One twin is now thriving.",
        "Three children were burned. One of them survived.",
        "The children were in the car. Only their mother survived.",
    ],
)
def test_one_of_several_who_survived_says_nothing_of_the_others(summary: str):
    assert read_death(summary) == ("unclear", [])


@pytest.mark.parametrize(
    "summary",
    [
        "Two brothers were hit by a train. The younger survived, the older was pronounced dead.",
        "Twins were found cold. One has made a full recovery. The other died.",
        "These twins were three months old. Mia was found dead. Her brother is well and lives with an aunt.",
        "A girl of 8 died in a fire. Her sisters have since been adopted.",
    ],
)
def test_a_child_who_died_died_though_a_sibling_survived(summary: str):
    assert read_death(summary)[0] == "yes"


@pytest.mark.parametrize(
    "summary",
    [
        "It was hoped that she would make a full recovery.",
        "Nobody knew whether the boy had survived.",
        "A boy had recovered from sepsis as a baby.",
        "The boy was recovered from the river.",
        "A boy is survived by his parents. He was hurt.",
        "The boy is now known to have told a friend.",
        "The girl is now at rest.",
        "The boy is now the subject of a serious case review.",
        "The pathologist found 57 injuries on the boy.",
        "The boy was hurt in the last hours of his life.",
        "The girl was hurt. She would have been five this summer.",
        "The baby was discharged home two days after the birth.",
        "The baby had been born in hospital. He was discharged home after two days.",
        "The girl has diabetes. She lives with her mother.",
        "He told nobody where he lived.",
        "The boy was adopted when he was two.",
        "A boy of 15 was found hanging in his room. He had harmed himself.",
        "A girl was hurt. The family would like to thank all who sent condolences.",
    ],
)
def test_what_is_hoped_for_denied_of_an_earlier_time_or_of_one_who_died_is_no_survival(summary: str):
    assert read_death(summary) == ("unclear", [])


@pytest.mark.parametrize(
    ("summary", "outcome"),
    [
        ("E was left in a hot car. In the evening it was seen that E recovered.", "no"),
        ("Vitamin E helped and by autumn vitamin E recovered.", "unclear"),
        ("RP was found cold. By the autumn RP recovered.", "unclear"),
    ],
)
def test_a_letter_is_known_for_the_child_by_the_title(summary: str, outcome: str):
    assert read_death(summary, "Child E")[0] == outcome


def test_a_name_of_the_title_is_known_for_the_child_wherever_it_stands():
    summary = "A scan showed old bleeding. In the end nobody was charged and in spring Rowan recovered."
    assert read_death(summary) == ("unclear", [])
    value, evidence = read_death(summary, "Baby Rowan")
    assert value == "no"
    assert evidence[0].words in summary


@pytest.mark.parametrize("title", ["Case 2: Baby Rowan", "Ash and Rowan", "'Rowan'", "Child Ash, Rowan & Ivy"])
def test_a_name_is_found_in_a_title_that_has_more_than_it(title: str):
    assert read_death("By now his father had left and in spring Rowan recovered.", title)[0] == "no"


@pytest.mark.parametrize("title", ["Neglect", "Learning from Rowan Street", "Rowan Street", ""])
def test_a_title_that_names_no_child_tells_of_none(title: str):
    assert read_death("By now his father had left and in spring Rowan recovered.", title)[0] == "unclear"


@pytest.mark.parametrize("words", ["he is now ", "has since been ", "in spring the ", "gave her views ", "one of the "])
def test_survival_in_a_text_without_a_stop_is_read_in_little_time(words: str):
    read_death(words * 3000)
