"""Items of lists whose marks could be something else: dashes in running text, the sign of a copyright."""

from __future__ import annotations

import pytest

HEAD = "2021 – Hull – Amal\n\nA boy fell from a roof.\n\n"


@pytest.fixture
def learning(read):
    """learning(text): the learning points of an entry that has the text below its summary."""

    def learning(text: str) -> tuple[str, ...]:
        [entry] = read(HEAD + text).entries
        return entry.account.learning

    return learning


@pytest.mark.parametrize(
    "text",
    [
        "Learning\n – ask who lives\n   in the home\n – look twice\n – ring the school\n   at once",
        "Learning:\n– ask who lives\nin the home\n– look twice\n– ring the school\nat once",
        "Key issues\n  — ask who lives\n    in the home\n  — look twice\n  — ring the school\n    at once",
    ],
)
def test_each_dash_in_the_column_of_the_first_begins_a_point(learning, text):
    assert learning(text) == ("ask who lives in the home", "look twice", "ring the school at once")


@pytest.mark.parametrize(
    "text",
    [
        "Learning\nthe father\n– who had left –\nwas not asked",
        "Learning\n• the father\n– who had left –\nwas not asked",
    ],
)
def test_a_dash_within_a_sentence_begins_no_point(learning, text):
    assert learning(text) == ("the father – who had left – was not asked",)


@pytest.mark.parametrize(
    "none", ["none", "None.", "None made", "none were made", "N/A", "No recommendations were made"]
)
def test_a_list_whose_only_item_says_none_has_no_points(read, none):
    [entry] = read(f"{HEAD}Learning\n – ask\n – look\n\nRecommendations\n – {none}\n\nKeywords\nroofs").entries
    assert entry.account.recommendations == ()
    assert entry.account.learning == ("ask", "look")


@pytest.mark.parametrize(
    "point", ["none of the wards was told", "None asked him", "none were told of the move", "nothing was written down"]
)
def test_a_point_that_begins_with_none_is_one(learning, point):
    assert learning(f"Learning\n – {point}\n\nKeywords\nroofs") == (point,)
    assert learning(f"Learning: {point}.") == (point,)


def test_a_list_with_more_items_than_none_has_them_all(learning):
    assert learning("Learning\n – none\n – look twice") == ("none", "look twice")


@pytest.mark.parametrize(
    "line",
    ["(c) Anytown Board 2021", "(c) 2021 Anytown", "(C) Board for the Vale 2021. Use it freely.", "(c) Copyright us"],
)
def test_a_claim_of_copyright_is_no_item(read, line):
    [entry] = read(f"{HEAD}Keywords:\nroofs, falls\n\n{line}").entries
    assert entry.account.keywords == ("roofs", "falls")
    [entry] = read(f"{HEAD}Keywords:\nroofs, falls\n{line}").entries
    assert entry.account.keywords == ("roofs", "falls")


@pytest.mark.parametrize("third", ["(c) Ask the Board in 2021", "(c) Working Together 2018"])
def test_the_third_item_of_a_list_with_letters_is_one(learning, third):
    assert learning(f"Learning:\n(a) ask\n(b) look\n{third}") == ("ask", "look", third[4:])


def test_an_item_with_a_letter_and_no_year_is_one(learning):
    assert learning("Learning:\n(c) Ask the Board") == ("Ask the Board",)
