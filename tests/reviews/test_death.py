"""Whether a subject child died."""

from __future__ import annotations

import pytest

from build_site.model import INFERRED, READ
from build_site.reviews.facts.death import death_of


@pytest.mark.parametrize(
    "summary",
    [
        "Death of a 2-year-old boy.",
        "A girl died in hospital.",
        "Fatal stabbing of a boy.",
        "Suicide of a 17-year-old.",
        "The baby was found lifeless in the morning.",
        "She took her own life.",
        "A baby was stillborn.",
        "Neglect of a girl who was pronounced dead at home.",
        "Sudden unexpected death in infancy.",
        "The child did not survive.",
        "A boy was struck by a lorry and killed.",
    ],
)
def test_a_death_is_read_in_whatever_words(summary: str):
    value, evidence = death_of(summary)
    assert value == "yes" and evidence[0].how == READ and evidence[0].words in summary


@pytest.mark.parametrize(
    "summary",
    [
        "Injuries to a baby.",
        "Near-fatal stabbing of a boy.",
        "Attempted murder of a girl.",
        "Suicide attempt by a girl.",
        "Neglect of a boy. His mother died in 2012.",
        "Neglect of a girl after the death of her brother.",
        "Murder of a woman, witnessed by her child.",
        "A boy lived with his aunt after the death of the boy's mother.",
        "A boy of 16 was arrested on suspicion of murder.",
        "Neglect put a girl at risk of death.",
    ],
)
def test_what_nobody_died_of_or_someone_else_died_of_is_no_death_of_the_child(summary: str):
    value, evidence = death_of(summary)
    assert value == "no" and evidence[0].how == INFERRED


@pytest.mark.parametrize(
    "summary",
    [
        "A serious incident of youth violence.",
        "Thematic review of infants who were injured.",
        "Considers the death or serious injury to 12 infants.",
    ],
)
def test_of_many_cases_or_of_no_child_it_is_unclear(summary: str):
    assert death_of(summary)[0] == "unclear"


def test_an_account_that_tells_nothing_states_nothing():
    assert death_of("  ") == (None, [])
