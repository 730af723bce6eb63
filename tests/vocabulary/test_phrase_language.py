"""The language of the phrases that mark themes and agencies."""

import re

import pytest

from build_site.vocabulary.phrase_language import PhraseIndex, parse_phrase


def found(phrase: str, text: str) -> bool:
    return any(True for _ in PhraseIndex([(parse_phrase(phrase), "it")]).matches(text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("share information", "Share information early"),
        ("shar* information", "sharing information early"),
        ("mother*/carer* told", "what the carers told us"),
        ("pre-birth", "a pre birth assessment"),
        ("pre birth", "a pre-birth assessment"),
        ("childrens voices", "hear the children’s voices"),
        ("children's voices", "hear the childrens voices"),
        ("share … information", "share information"),
        ("share … information", "share what is important, timely information"),
        ("share ... information", "share the information"),
        ("share … information … with", "share all information at once with schools"),
        ("A&E", "seen in A&E twice"),
        ("SEND", "children with SEND"),
        ("GP/GPs", "the GPs' records"),
        ("ACE*", "the impact of ACEs"),
        ("school*", "(school)"),
        ("café worker", "the café worker"),
    ],
)
def test_a_phrase_is_found(phrase, text):
    assert found(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("share information", "information to share"),
        ("share information", "share the information"),
        ("share", "shared"),
        ("art", "start"),
        ("SEND", "send a letter"),
        ("ACE*", "a place of trust"),
        ("share … information", "share one two three four five six information"),
        ("share … information", "we share. Information is scarce"),
        ("share … information", "we share; information is scarce"),
    ],
)
def test_a_phrase_is_not_found(phrase, text):
    assert not found(phrase, text)


def test_a_phrase_says_which_words_it_was_found_in():
    index = PhraseIndex([(parse_phrase("share … information"), "sharing")])
    assert list(index.matches("Do share the information")) == [("sharing", (1, 3))]


def test_each_place_where_a_phrase_stands_is_found():
    index = PhraseIndex([(parse_phrase("plan*"), "plans")])
    assert list(index.matches("a plan for planning")) == [("plans", (1,)), ("plans", (3,))]


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("", "a phrase has no words"),
        ("…", "a phrase can't begin or end with …"),
        ("share …", "a phrase can't begin or end with …"),
        ("sh*re", "`sh*re` can't be part of a phrase"),
        ("*", "`*` can't be part of a phrase"),
        ("mother/", "`mother/` can't be part of a phrase"),
        ("(share)", "`(share)` can't be part of a phrase"),
    ],
)
def test_a_phrase_that_makes_no_sense_is_refused_with_the_reason(phrase, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_phrase(phrase)
