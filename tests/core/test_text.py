"""Text: slugs for addresses and ids, white space, sentences, number words."""

from __future__ import annotations

import pytest

from build_site.core.text import (
    NUMBER_WORDS,
    first_of,
    first_sentence,
    normalise_space,
    sentences,
    slug,
    visible,
    without_unseen,
)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Derby & Derbyshire", "derby-and-derbyshire"),
        ("Children's  Services", "childrens-services"),
        ("Ynys Môn", "ynys-mon"),
        ("--A/B--", "a-b"),
        ("Łódź", "odz"),
        ("Child Q2", "child-q2"),
        ("—", ""),
        ("", ""),
        ("_", ""),
    ],
)
def test_a_slug_has_latin_letters_digits_and_single_hyphens(name: str, address: str) -> None:
    assert slug(name) == address


def test_a_slug_of_a_name_in_other_letters_is_made_of_its_hash_and_never_changes() -> None:
    assert slug("日本") == "x-cf2abf0c"
    assert slug("Київ") == slug(" КИЇВ ") == "x-e574b843"
    assert len({slug(name) for name in ("日本", "日", "本日", "Київ", "٣")}) == 5


def test_white_space_of_every_kind_becomes_single_spaces_and_what_cannot_be_seen_goes() -> None:
    assert normalise_space(" a\t\n b\u00a0c\u200b\u00add ") == "a b cd"
    assert normalise_space("a b") == "a b"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A fall. A call.", ["A fall.", "A call."]),
        ("Who? Nobody! 3 came.", ["Who?", "Nobody!", "3 came."]),
        ("Dr. Smith came. He left.", ["Dr. Smith came.", "He left."]),
        ("No. 7 was empty.", ["No. 7 was empty."]),
        ("He said “come.” She did.", ["He said “come.", "She did."]),
        ("one. two", ["one. two"]),
        ("A title\n\nIts  text\nis here.", ["A title", "Its text is here."]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_sentences_end_at_a_stop_before_a_capital_or_a_digit_and_at_a_blank_line(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_number_words_go_from_zero_to_twenty() -> None:
    assert list(NUMBER_WORDS.values()) == list(range(21))
    assert (NUMBER_WORDS["zero"], NUMBER_WORDS["twelve"], NUMBER_WORDS["twenty"]) == (0, 12, 20)


@pytest.mark.parametrize(
    ("text", "first"), [("A fall. A burn.", "A fall."), ("A fall", "A fall"), (" \n\n", ""), ("", "")]
)
def test_the_first_sentence_of_a_text_without_any_is_empty(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_a_sentence_longer_than_any_is_cut_between_words_and_no_word_is_lost() -> None:
    text = "A fall " + "of a child " * 500
    pieces = sentences(text)
    assert max(map(len, pieces)) <= 500
    assert " ".join(pieces) == text.strip()
    assert sentences("x" * 1200) == ["x" * 500, "x" * 500, "x" * 200]


@pytest.mark.parametrize("length", [499, 500])
def test_a_sentence_of_500_letters_is_whole(length: int) -> None:
    assert sentences("a " * (length // 2) + "b" * (length % 2)) == [("a " * (length // 2) + "b" * (length % 2)).strip()]


@pytest.mark.parametrize(
    ("most", "unit", "text"),
    [(3, "", "a, b, c"), (2, "", "a, b and 1 more"), (1, "files", "a and 2 more files"), (3, "files", "a, b, c")],
)
def test_of_many_names_the_first_are_given_and_the_others_counted(most: int, unit: str, text: str) -> None:
    assert first_of(("a", "b", "c"), most, unit) == text


def test_signs_that_nobody_sees_are_written_out_for_a_terminal() -> None:
    assert visible("é\x1b[2J\x9b1m\u202eb\u2066\x00\x7f\t\n") == r"é\x1b[2J\x9b1m\u202eb\u2066\x00\x7f" + "\t\n"


def test_signs_that_nobody_sees_are_taken_out_of_text() -> None:
    assert without_unseen("a\x1b[b\u202ec\x85d") == "a [bc d"
    assert without_unseen("Zoë’s\u200f\tfall") == "Zoë’s\u200f\tfall"
