"""Which words a redaction takes out."""

from __future__ import annotations

from typing import Any

import pytest

from build_site.records.old_words import named_words, removed_words


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ("Kayden", "Child K", ["Kayden"]),
        ("Kayden Rowe", "Kayden", ["Rowe"]),
        ("The police found Kayden at Mill Lane.", "The police found a boy.", ["Kayden", "Mill", "Lane"]),
        ("He kept a ferret.", "He kept a pet.", ["ferret"]),
        ("Child A", "A child", ["Child A"]),
        ("On 3 March 2020 he fell.", "He fell.", ["March", "3 March 2020", "March 2020", "3 March"]),
        ("A five-week-old boy.", "A boy.", ["five-week-old"]),
        ("2020-03", None, ["2020-03", "March", "March 2020"]),
        (["Leeds", "Kirklees"], ["Kirklees"], ["Leeds"]),
        ([{"age": "5 weeks", "sex": "male"}], [{"sex": "male"}], ["5 weeks"]),
        ("It may be so.", "It is so.", []),
        ("The police met the mother.", "They did.", []),
        (None, "Child K", []),
    ],
)
def test_what_the_new_text_no_longer_has_goes_and_everyday_words_stay(was: Any, now: Any, words: list[str]) -> None:
    assert [word.text for word in removed_words(was, now)] == words


def test_a_word_with_a_capital_is_a_name_and_parts_of_dates_are_none() -> None:
    words = {word.text: word.is_name for word in removed_words("In March 2020 Kayden kept a ferret.", "")}
    assert words == {"March": False, "March 2020": False, "Kayden": True, "ferret": False}


def test_the_words_that_an_editor_names_are_taken_as_they_are() -> None:
    [name, child, will] = named_words(("Kayden Rowe", "Child A", "Will"))
    assert (name.is_name, child.is_name, will.is_name) == (True, False, False)
    assert (name.is_exact, child.is_exact, will.is_exact) == (False, False, True)
