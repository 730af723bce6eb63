"""An entry whose text announces the review of somebody else is doubtful, and the doubt names that review."""

from __future__ import annotations

import pytest

CASE = "In May 2021 we published the review about Ada. Ada was five when she fell from a roof in 2019 and died."


def _doubts(read, text: str, heading: str = "Review published: Ada") -> list[str]:
    [entry] = read(f"{heading}\n\n{text}").entries
    return [doubt for doubt in entry.doubts if "announces" in doubt]


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        (f"{CASE}\n\nWe also published the review into the death of Bo. Bo was fifteen.", "Bo", 5),
        (f"{CASE} In June the board released its serious case review of Child B.", "Child B", 3),
        (f"{CASE}\n\nThe review about Bo was also published in June. At fifteen Bo had left home.", "Bo", 5),
        (f"{CASE}\n\nAlso published: a rapid review.\n\nWe issued the SCR on “Bo and Cy” too.", "Bo and Cy", 7),
        (f"{CASE}\n\nThe LCSPR concerning Baby C is now published.", "Baby C", 5),
    ],
)
def test_a_second_review_in_the_text_of_an_entry_is_doubtful(read, text, name, line):
    assert _doubts(read, text) == [f"line {line} announces another review, that of `{name}`"]


def test_two_reviews_below_a_heading_that_names_neither_are_doubtful(read):
    text = f"{CASE}\n\nWe also published the review about Bo. Bo was fifteen in June 2020.\n\nLearning: ask."
    assert "line 5 announces another review, that of `Bo`" in _doubts(read, text, "RR 1/21")


@pytest.mark.parametrize(
    "text",
    [
        CASE,
        f"{CASE} The review about Ada was published in May.",
        f"{CASE} The board has published reviews on Neglect and reviews of Practice.",
        f"{CASE} Hull was to publish a review of Services. It published the review for Leeds.",
        f"{CASE} A review of Working Together is published each year.",
        f"{CASE} Bo was her brother. He read the review about his sister.",
        f"{CASE} The inquest of Bo was held in June.",
    ],
)
def test_other_sentences_about_reviews_leave_no_doubt(read, text):
    assert _doubts(read, text) == []


def test_the_name_of_the_title_with_or_without_its_word_is_the_same(read):
    text = "In May 2021 we published the review of Baby Ada. Ada was five months old when she fell in 2019."
    assert _doubts(read, text, "Serious case review: Ada") == []
    assert _doubts(read, CASE, "Serious case review: Baby Ada") == []
