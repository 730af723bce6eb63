"""Signs that digests write in several ways: ends of lines, labels in bold, letters of lists, what parts index terms."""

from __future__ import annotations

import pytest

from build_site.digests.points import split_list, split_terms

HEAD = "2021 – Hull – Ada\n\nA girl aged 3 fell from a roof in May 2020 and died.\n\n"


@pytest.fixture
def account(read):
    """account(text): what an entry says that has the text below its summary."""

    def account(text: str):
        [entry] = read(HEAD + text).entries
        return entry.account

    return account


@pytest.mark.parametrize(
    "text",
    [
        "**Learning:**<br>• ask<br/>• look\n\n**Recommendations:**<br>• ring<br>• write",
        "**Learning**<br />ask; look<br />**Recommendations**<BR>ring; write",
        "**Learning** ask; look\n\n**Recommendations** ring; write",
        "__Learning.__ ask; look\n\n__Recommendations –__ ring; write",
        "Learning – ask; look\nRecommendations – ring; write",
        "Learning\na. ask\nb. look\n\nRecommendations\na. ring\nb. write",
        "Learning:\nL1. ask\nL2. look\n\nRecommendations:\nR1. ring\nR2. write",
        "Learning: (i) ask; (ii) look.\nRecommendations: (a) ring; (b) write.",
    ],
)
def test_labels_and_lists_are_read_whatever_signs_they_have(account, text):
    told = account(text)
    assert (told.learning, told.recommendations) == (("ask", "look"), ("ring", "write"))


def test_a_line_of_the_file_with_several_lines_keeps_its_number(read):
    [entry] = read("2021 – Hull – Ada\nA girl fell.<br>She died.<br>**Learning:** ask; look\n\nKeywords: roofs").entries
    assert entry.lines == (1, 4)
    assert entry.account.summary == "A girl fell. She died."
    assert entry.account.learning == ("ask", "look")


def test_words_in_bold_that_are_no_label_stay_in_their_sentence(account):
    assert account("**Nobody** asked. **Learning** was late.\n\nLearning: ask.").summary.endswith(
        "Nobody asked. Learning was late."
    )


def test_an_initial_is_no_letter_of_a_list(account):
    assert account("a. was her brother.\n\nLearning: ask; look").summary.endswith("a. was her brother.")


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("(i) ask; (ii) look; (iii) ring", ("ask", "look", "ring")),
        ("a) ask; b) look", ("ask", "look")),
        ("1. ask; 2. look", ("ask", "look")),
        ("(a) ask; look; (b) ring", ("(a) ask", "look", "(b) ring")),
        ("(b) ask; (c) look", ("(b) ask", "(c) look")),
    ],
)
def test_letters_and_numbers_that_run_from_the_first_are_no_part_of_the_points(text, points):
    assert split_list(text) == points


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("roofs | falls | child deaths", ("roofs", "falls", "child deaths")),
        ("roofs • falls · child deaths", ("roofs", "falls", "child deaths")),
        ("roofs / falls / child deaths", ("roofs", "falls", "child deaths")),
        ("roofs / ladders, falls", ("roofs / ladders", "falls")),
        ("mother/child relations", ("mother/child relations",)),
    ],
)
def test_index_terms_are_parted_by_strokes_and_dots_too(text, terms):
    assert split_terms(text) == terms


@pytest.mark.parametrize("label", ["Tags", "Topics", "Search terms", "Key terms"])
def test_index_terms_have_several_labels(account, label):
    assert account(f"Learning: ask.\n\n{label}: roofs, falls").keywords == ("roofs", "falls")


def test_a_sentence_that_there_are_no_recommendations_is_no_learning(account):
    told = account("Learning:\n• ask\n• look\n\nThere were no recommendations.\n")
    assert told.learning == ("ask", "look")
    told = account("Learning\n\nAsk.\n\nThere were no recommendations.")
    assert told.learning == ("Ask",)
    assert [(other.heading, other.text) for other in told.other] == [
        ("Recommendations", "There were no recommendations")
    ]


def test_short_lines_right_below_a_label_are_of_the_entry_in_a_list_by_year(account):
    told = account("Learning: ask; look\n\nRecommendations:\n\nRing the ward at once")
    assert told.recommendations == ("Ring the ward at once",)
