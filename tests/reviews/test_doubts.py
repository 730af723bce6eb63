"""An editor is asked where an account tells that somebody died or survived, and not whether it was the child."""

from __future__ import annotations

import pytest

from build_site.reviews.doubts import with_doubts
from build_site.vocabulary.vocabularies import Vocabularies
from tests.reviews.conftest import MakeEntry


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("A girl was stabbed at school. The inquest is to be held in May.", "inquest"),
        ("A girl was stabbed at school and did not recover.", "did not recover"),
        ("A boy of 15 was found hanging in his room.", "found hanging"),
        ("A family lived in one room. A person died.", "died"),
        ("Three children were in a car. The surviving sibling lives with an aunt.", "surviving sibling"),
        ("A family of five was hit by a lorry. Some made a full recovery.", "made a full recovery"),
    ],
)
def test_an_editor_is_asked_whose_death_or_survival_it_is(
    entry: MakeEntry, words: Vocabularies, summary: str, told: str
):
    doubts = with_doubts(entry("2023 – Kent – Baby T", summary), words.areas).doubts
    assert doubts == (f"it is told that somebody died or survived, but not understood who: `{told}`",)


def test_an_editor_is_asked_once_for_a_death_in_the_first_sentence(entry: MakeEntry, words: Vocabularies):
    read = entry("2023 – Kent – Baby T", "A person was killed. The inquest was in May.")
    doubts = with_doubts(read, words.areas).doubts
    assert doubts == ("a death is told, but not understood whose: `killed`",)


@pytest.mark.parametrize(
    "summary",
    [
        "A girl was hurt at school. Her father has died since.",
        "A girl was hurt at school. Her mother survived.",
        "A girl was stabbed. She died.",
        "How services worked with a family.",
        "Explores deaths or serious injuries of 12 babies.",
        "A stolen car was recovered from a field.",
    ],
)
def test_nobody_is_asked_where_it_is_understood_or_nothing_is_told(entry: MakeEntry, words: Vocabularies, summary: str):
    assert with_doubts(entry("2023 – Kent – Baby T", summary), words.areas).doubts == ()


def test_an_editor_is_asked_where_only_the_title_tells_of_a_death(entry: MakeEntry, words: Vocabularies):
    doubts = with_doubts(entry("2023 – Kent – Death of Rowan", "A boy was badly burned."), words.areas).doubts
    assert doubts == ("it is told that somebody died or survived, but not understood who: `Death of Rowan`",)
