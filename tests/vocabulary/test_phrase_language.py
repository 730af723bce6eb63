"""The language of the phrases that mark themes and agencies."""

import re

import pytest

from build_site.core.schema import ValidationError
from build_site.vocabulary.phrase_language import (
    MOST_WORDS_IN_GAP,
    PhraseIndex,
    Word,
    parse_phrase,
    phrase,
    spans_of,
    tokens_of,
)


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


def positions(phrase: str, text: str) -> list[tuple[int, ...]]:
    return [where for _, where in PhraseIndex([(parse_phrase(phrase), "it")]).matches(text)]


def test_a_gap_spans_up_to_five_words_of_one_sentence():
    assert MOST_WORDS_IN_GAP == 5
    assert positions("share … it", "share a b c d e it") == [(0, 6)]
    assert positions("share … it", "share a b c d e f it") == []
    assert positions("share … it", "share it and it") == [(0, 1)]
    assert positions("share … it", "share. it") == []
    assert positions("a … b … c", "a x b y c") == [(0, 2, 4)]


def test_all_phrases_of_a_text_are_found_with_their_own_values():
    index = PhraseIndex([(parse_phrase(text), text) for text in ("home visit*", "visit*", "no home", "GP")])
    assert sorted(index.matches("A home visitor, a GP, no home visits")) == [
        ("GP", (4,)),
        ("home visit*", (1, 2)),
        ("home visit*", (6, 7)),
        ("no home", (5, 6)),
        ("visit*", (2,)),
        ("visit*", (7,)),
    ]
    assert list(index.matches("")) == []
    assert list(index.matches("home no")) == []


def test_a_word_may_be_one_of_several_and_each_may_have_any_ending():
    assert parse_phrase("Mum/dad*/NHS … b") == (Word(("NHS", "mum"), ("dad",)), None, Word(("b",), ()))
    assert [found("mum/dad*", text) for text in ("MUM", "daddy", "mums")] == [True, True, False]
    assert parse_phrase("a/bcd*")[0].length == 1


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The children’s bed; no.", ["The", "childrens", "bed", ";", "no", "."]),
        ("'A' & 'b'", ["A", "b"]),
        ("a-b", ["a", "b"]),
        ("", []),
    ],
)
def test_each_word_and_stop_of_a_text_has_its_span_there(text, tokens):
    assert tokens_of(text) == tokens
    spans = [text[start:end] for start, end in spans_of(text)]
    assert [re.sub("['’‘]", "", span) for span in spans] == tokens


def test_a_phrase_that_makes_no_sense_is_told_with_its_path():
    with pytest.raises(ValidationError) as raised:
        phrase("sh*re", ("phrases", 0))
    assert raised.value.path == ("phrases", 0)
    assert raised.value.what == "`sh*re` is not understood: `sh*re` can't be part of a phrase"
    assert phrase("a", ()) == parse_phrase("a")
