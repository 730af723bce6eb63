"""Sentences, what is quoted of them, and whether a place in one is about a subject of the review."""

from __future__ import annotations

import pytest

from build_site.reviews.facts.context.sentence_context import (
    adult_before,
    is_convicted,
    is_offender,
    is_other_time,
    is_someone_else,
    quoted,
)

TEXT = "aaa bbb ccc ddd eee"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (0, 0, "ccc"),
        (1, 1, "ccc"),
        (3, 3, "ccc"),
        (4, 4, "bbb ccc ddd"),
        (5, 5, "bbb ccc ddd"),
        (7, 7, "bbb ccc ddd"),
        (8, 8, TEXT),
        (99, 99, TEXT),
        (0, 4, "ccc ddd"),
        (4, 0, "bbb ccc"),
    ],
)
def test_sentence_words_are_quoted_with_whole_words_around_them(before: int, after: int, words: str):
    assert quoted(TEXT, 8, 11, before, after) == words


def test_sentence_part_of_a_word_is_quoted_as_it_is():
    assert quoted("aaabbbccc", 3, 6) == "bbb"
    assert quoted("aaabbbccc", 3, 6, 1, 1) == "bbb"


@pytest.mark.parametrize(
    ("before", "someone_else", "offender"),
    [
        ("Abuse of a boy by a ", True, True),
        ("Abuse by a ", False, False),
        ("A boy was hurt. It was perpetrated by two older ", True, True),
        ("Neglect of a girl and another ", True, False),
        ("A girl and her older brother, ", True, False),
        ("The mother, aged ", True, False),
        ("The partner was aged ", True, False),
        ("Neglect of a ", False, False),
    ],
)
def test_sentence_an_offender_a_relative_or_an_adult_is_no_subject(before: str, someone_else: bool, offender: bool):
    sentence = f"{before}16-year-old"
    assert is_someone_else(sentence, len(before)) is someone_else
    assert is_offender(sentence, len(before)) is offender


@pytest.mark.parametrize(
    ("before", "other_time"),
    [
        ("She was placed in care when she was ", True),
        ("A boy known to services since the age of ", True),
        ("A boy was born at ", True),
        ("She died when she was ", False),
        ("Death of a boy at the age of ", False),
        ("A boy of ", False),
    ],
)
def test_sentence_an_age_is_of_another_time_unless_it_happened_then(before: str, other_time: bool):
    assert is_other_time(f"{before}10 weeks", len(before), len(before) + 8) is other_time


@pytest.mark.parametrize(
    ("after", "convicted"),
    [
        (" was convicted of assault.", True),
        (", found guilty of assault.", True),
        (" and his friend were later convicted of the murder.", True),
        (" and his friend were later convicted of theft.", False),
        (" died.", False),
    ],
)
def test_sentence_the_one_found_guilty_is_described_before(after: str, convicted: bool):
    assert is_convicted(f"A boy{after}", len("A boy")) is convicted


def test_sentence_an_adult_of_a_sex_may_be_named_before_a_pronoun():
    sentence = "The aunt of a baby said that she"
    assert adult_before(sentence, sentence.rindex("she"), female=True)
    assert not adult_before(sentence, sentence.rindex("she"), female=False)
    assert not adult_before("She said that the aunt", 0, female=True)
    assert adult_before("The uncle said that he", 19, female=False)
