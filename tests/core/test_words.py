"""Words are found however they are written."""

from __future__ import annotations

import pytest

from build_site.core.words import WordFinder, fold


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Kayden", "KAYDEN’S toys"),
        ("Kayden", "the-kayden-review.pdf"),
        ("Kayden", "K&#97;yden"),
        ("Kayden", r'{"name":"K\u0061yden"}'),
        ("Kayden", "/reviews/%4Bayden/"),
        ("Kayden", "Kay\u00adden"),
        ("Kayden", r"first line\nKayden"),
        ("Zoë", "ZOE"),
        ("Zoe", "Zo&euml;"),
        ("O'Neil", "O&#39;Neil"),
        ("O’Neil", "o-neil"),
        ("O'Neil", "oneil"),
        ("Søren", "sren"),  # as an address has it
        ("Anne-Marie", "Anne–Marie"),
        ("Anne–Marie", "annemarie"),
        ("Mill Lane", "mill_lane"),
        ("Mill Lane", "Mill\n  Lane"),
        ("5 weeks", "a five-week-old girl"),
        ("five weeks", "5weeks"),
        ("日本", "x-cf2abf0c"),
    ],
)
def test_a_word_is_found_in_each_way_to_write_it(word: str, text: str) -> None:
    assert WordFinder([word]).find(text) == (word,)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Kayden", "Kaydence"),
        ("Mill Lane", "Mill and Lane"),
        ("5 weeks", "15 weeks"),
        ("5 weeks", "5 months"),
        ("A", ""),
    ],
)
def test_another_word_is_not_taken_for_it(word: str, text: str) -> None:
    assert WordFinder([word]).find(text) == ()


def test_an_everyday_word_counts_only_as_it_is_written() -> None:
    finder = WordFinder(["Will"], exact=["Will"])
    assert (finder.find("She will see Will."), finder.find("She will see him.")) == (("Will",), ())


def test_in_an_address_a_word_is_found_within_a_longer_one() -> None:
    finder = WordFinder(["Kayden", "Mill Lane", "Al"])
    assert finder.find_in_address("https://example.org/kaydenreport-milllane2.pdf") == ("Kayden", "Mill Lane")
    assert finder.find_in_address("https://example.org/alarm.pdf") == ()


def test_words_are_named_in_their_own_order_each_once() -> None:
    assert WordFinder(["Mill Lane", "Kayden", "Mill Lane"]).find("Kayden, Mill Lane, Kayden") == ("Mill Lane", "Kayden")


def test_a_folded_text_has_a_space_around_each_word() -> None:
    assert fold("Mother’s 4yr-old “Zoë”") == " mothers 4 yr old zoe "
