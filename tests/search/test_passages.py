"""What is indexed of a review: each passage with its kind, its number and its tokens."""

from __future__ import annotations

import pytest

from build_site.model import Child
from build_site.search.index import MAX_FILES, cards_per_file
from build_site.search.passages import KINDS, AreaHierarchy, Passage, area_token, passages_of, theme_token
from build_site.search.segments import card_of
from tests.search.building import held
from tests.search.invented import RECORDS, record


def passages(**fields: object) -> list[Passage]:
    catalogue = held([record("2020-kent-child-x", "Child X", ("Kent",), fields.pop("summary", "A text."), **fields)])
    return passages_of(catalogue.reviews[0], AreaHierarchy(catalogue))


def texts(kind: str, **fields: object) -> list[str]:
    return [passage.text for passage in passages(**fields) if passage.kind == kind]


def facts_of(*children: Child) -> list[str]:
    return texts("fact", children=children, death=None)


def test_passages_have_an_id_that_tells_their_number_and_their_kind():
    assert Passage("title", 0, "").passage_id == 0
    assert Passage("learning", 2, "").passage_id == 2 * len(KINDS) + 5


def test_passages_of_a_review_are_in_the_order_of_kinds_and_numbered_within_each():
    found = passages(
        keywords=("neglect", "fractures"),
        harms=("neglect",),
        learning=("One.", "Two."),
        recommendations=("Three.",),
        good_practice=("Four.",),
    )
    assert [(passage.kind, passage.number) for passage in found] == [
        ("title", 0),
        ("area", 0),
        ("keyword", 0),
        ("keyword", 1),
        ("fact", 0),
        ("story", 0),
        ("learning", 0),
        ("learning", 1),
        ("recommendation", 0),
        ("good-practice", 0),
    ]


def test_passages_of_a_story_are_its_sentences():
    text = 'One. "Two" followed! Three? (Four); Five e.g. six 3.5 kg. \u201cSeven.\u201d\nEight \n\n nine. 10 came'
    assert texts("story", summary=text) == [
        "One.",
        '"Two" followed!',
        "Three?",
        "(Four);",
        "Five e.g. six 3.5 kg.",
        "\u201cSeven.\u201d",
        "Eight",
        "nine.",
        "10 came",
    ]


@pytest.mark.parametrize(
    ("child", "words"),
    [
        (Child("7 weeks", "male"), "7 weeks old baby infant boy son"),
        (Child("11 months", None), "11 months old baby infant"),
        (Child("1 year", "female"), "1 year old toddler young child girl daughter"),
        (Child("3 years", None), "3 years old toddler young child"),
        (Child("4 years", None), "4 years old child"),
        (Child("12 years", None), "12 years old child"),
        (Child("13 years", None), "13 years old teenager young person adolescent"),
        (Child("18 years", None), "18 years old teenager young person adolescent"),
        (Child("19 years", None), "19 years old"),
        (Child("under 1 year", None), "under 1 year old"),
        (Child(None, "female"), "girl daughter"),
    ],
)
def test_passages_of_facts_speak_of_a_child_in_the_words_of_its_age_and_sex(child, words):
    assert facts_of(child) == [words]


def test_passages_of_facts_have_nothing_of_a_child_of_whom_nothing_is_stated():
    assert facts_of(Child(None, None)) == []


@pytest.mark.parametrize(
    ("death", "words"), [("yes", ["death child died"]), ("no", ["survived"]), ("unclear", []), (None, [])]
)
def test_passages_of_facts_say_that_a_child_died_only_where_that_is_known(death, words):
    assert texts("fact", death=death) == words


def test_passages_of_facts_have_the_harms_and_the_type_of_review():
    assert texts("fact", harms=("neglect", "other"), review_type="rapid review", death="no") == [
        "neglect",
        "other",
        "rapid review",
        "survived",
    ]


def test_a_passage_of_an_area_has_the_tokens_of_its_parts_its_consortia_its_region_and_its_nation():
    areas = AreaHierarchy(held([]))
    assert {"@middlesbrough", "@south_tees", "@north_east", "@england"} <= set(areas.tokens("Middlesbrough"))
    assert {"@south_tees", "@middlesbrough", "@redcar_and_cleveland"} <= set(areas.tokens("South Tees"))
    assert areas.tokens("Pan-Dorset")[0] == "@pan_dorset"
    assert areas.tokens("Cardiff").count("@wales") == 1
    assert (areas.tokens("Nowhere at All"), areas.related("Nowhere at All")) == (
        ("@nowhere_at_all",),
        ("Nowhere at All",),
    )


def test_a_passage_of_a_point_has_the_tokens_of_its_themes_and_agencies():
    point = next(p for p in passages(learning=("Police to share information.",)) if p.kind == "learning")
    assert "#police" in point.tag_tokens
    assert len(point.tag_tokens) > 1
    assert (theme_token("safer-sleep"), area_token("Isle of Wight")) == ("#safer_sleep", "@isle_of_wight")


def test_a_card_has_what_a_result_shows():
    catalogue = held(RECORDS)
    areas = AreaHierarchy(catalogue)
    ash = next(review for review in catalogue.reviews if review.id == "2021-south-tees-ash")
    assert card_of(ash, passages_of(ash, areas)) == [
        "2021-south-tees-ash",
        "Ash",
        ["South Tees"],
        2021,
        None,
        ["Neglect of four siblings over many years.", "Home conditions were poor."],
        [
            ["The children were not brought to the dentist.", "Home visits found little food."],
            [],
            ["A teacher kept careful notes."],
        ],
    ]


@pytest.mark.parametrize(("reviews", "cards"), [(0, 1), (1, 1), (2500, 1), (2501, 2), (5000, 2), (5001, 3)])
def test_cards_have_a_file_each_unless_that_were_more_than_2500(reviews, cards):
    assert MAX_FILES == 2500
    assert cards_per_file(reviews) == cards
