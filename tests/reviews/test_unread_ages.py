"""An age that seems to be the child's and was not read is told to the editor, wherever in the account it stands."""

from __future__ import annotations

import pytest

from build_site.reviews.facts.children.unread_ages import unread_age


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ("Death of a girl who was nearly nine.", "was nearly nine"),
        ("Death of a girl. She was about 12, it is thought.", "was about 12"),
        ("Leo moved in 2012. He was five. In 2019 he died.", "was five"),
        ("The boy was, at eleven, found chained to a bed.", ", at eleven,"),
        ("Leo was hurt. Hospital staff took him for 11 months old.", "11 months old"),
    ],
)
def test_an_age_of_the_child_that_was_not_read_is_found(summary: str, words: str):
    assert unread_age(summary) == words


@pytest.mark.parametrize(
    "summary",
    [
        "Death of a girl. Her mother was 17.",
        "Death of a girl. Her brother was 12.",
        "Death of a girl. The driver was 18.",
        "Death of a girl. She had been in care since she was 4 years old.",
        "Death of a girl. Ann, her aunt, was 18.",
        "Neglect of children aged between 3 and 9.",
        "Death of a girl. It was one of many.",
        "Death of a girl. She was 16 weeks pregnant.",
        "Death of a girl. The neighbour is a 79 year old.",
        "Death of a girl. There was 1-2-1 work.",
        "Death of a girl. Her mother was, at 17, alone.",
        "Death of a girl. The school, at 12, High Road, was near.",
    ],
)
def test_the_age_of_another_person_or_time_or_a_range_is_no_doubt(summary: str):
    assert unread_age(summary) is None
