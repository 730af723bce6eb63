"""What a reader finds: by meaning, by place, with slips, in phrases, in points."""

from __future__ import annotations

import random

import pytest

from tests.search.building import asked, held, shipped_synonyms, written
from tests.search.invented import RECORDS, record

ROBIN, CHILD_K, ASH, CHILD_M, CHILD_W = (record.id for record in RECORDS)


@pytest.fixture(scope="module")
def find(tmp_path_factory):
    """A search: text -> {"results", "terms", "guesses", "unknownWords"}."""
    folder = tmp_path_factory.mktemp("index")
    made = written(held(RECORDS), folder, shipped_synonyms())
    return lambda text, **options: asked(folder, made, [{"find": text, **options}])[0]


def ids(answer: dict) -> list[str]:
    return [result["id"] for result in answer["results"]]


def points(answer: dict) -> list[tuple[str, list[int]]]:
    """The points by review, kind and number, best first."""
    return [(result["id"], result["point"]) for result in answer["results"]]


def whole(answer: dict) -> list[str]:
    """The reviews that answer all the words."""
    return [result["id"] for result in answer["results"] if result["all"]]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("cot death", ROBIN),
        ("SUDI", ROBIN),
        ("bed sharing", ROBIN),
        ("NAI", CHILD_M),
        ("fractured", CHILD_M),
        ("LAC suicide", CHILD_K),
        ("took own life", CHILD_K),
        ("looked after kids", CHILD_K),
        ("was not brought", ASH),
        ("DNA dentist", ASH),
        ("county lines", CHILD_W),
        ("knife crime", CHILD_W),
        ("teenager suicide", CHILD_K),
        ("7 week old", ROBIN),
        ("seven-week-old boy", ROBIN),
        ("16 yr old", CHILD_W),
    ],
)
def test_a_review_is_found_by_words_that_mean_what_it_says(find, words, first):
    assert whole(find(words))[0] == first


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("bournemouth", ROBIN),
        ("dorset", ROBIN),
        ("middlesbrough", ASH),
        ("redcar", ASH),
        ("kent", CHILD_M),
        ("teesside", ASH),
        ("cleveland", ASH),
        ("yorkshire", CHILD_K),
    ],
)
def test_a_place_finds_the_reviews_of_what_it_is_part_of(find, words, first):
    assert ids(find(words))[0] == first


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("liverpool", "Liverpool"),
        ("bootle", "Sefton"),
        ("liverpol", "Liverpool"),
        ("isle of wight", "Isle of Wight"),
        ("northern ireland", "Northern Ireland"),
    ],
)
def test_a_place_that_no_review_is_of_is_told_and_nothing_answers_it(find, words, place):
    answer = find(words)
    assert (answer["unmatchedAreas"], answer["unknownWords"], whole(answer)) == ([place], [], [])


def test_a_place_that_no_review_is_of_beside_other_words_is_a_word_like_any(find):
    answer = find("liverpool sofa")
    assert (answer["unmatchedAreas"], answer["unknownWords"], whole(answer)) == ([], ["liverpool"], [ROBIN])


def test_a_name_that_ends_in_a_letter_finds_its_review_though_the_letter_alone_is_no_word(tmp_path):
    named = [
        record(f"2021-kent-{name.lower().replace(' ', '-')}", name, ("Kent",), "A baby was hurt. The child is well.")
        for name in ("Baby S", "Baby T", "Child A", "Child S", "Family A")
    ]
    made = written(held([*RECORDS, *named]), tmp_path, shipped_synonyms())
    for one in named:
        (answer,) = asked(tmp_path, made, [{"find": one.title.lower()}])
        assert ids(answer)[0] == one.id


def test_a_place_alone_puts_its_reviews_before_those_that_only_name_it(find):
    answer = find("leeds")
    assert (ids(answer), whole(answer)) == ([CHILD_K, CHILD_W], [CHILD_K])


def test_a_form_of_a_place_name_is_no_place(find):
    assert not [term for term in find("buried")["terms"] if term.startswith("@")]


@pytest.mark.parametrize(
    ("words", "first", "guessed"),
    [
        ("suicde", CHILD_K, "suicide"),
        ("neglekt", ASH, "neglect"),
        ("dentits", ASH, "dentist"),
        ("redcarr", ASH, "redcar"),
        ("siblngs", ASH, "siblings"),
        ("lifel", ROBIN, "lifeless"),
    ],
)
def test_a_slip_finds_what_was_meant_and_says_so(find, words, first, guessed):
    answer = find(words)
    assert ids(answer)[0] == first
    assert answer["guesses"][0] == guessed


def test_a_word_that_the_collection_has_is_never_taken_for_a_slip(find):
    assert find("ash")["guesses"] == []


def test_words_run_together_or_pulled_apart_are_found(find):
    assert ids(find("homeconditions"))[0] == ASH
    assert ids(find("life less"))[0] == ROBIN


def test_a_review_that_has_all_the_words_comes_before_one_that_has_some(find):
    answer = find("baby crawl doctor sofa")
    assert {result["all"] for result in answer["results"]} == {False}
    answer = find("home visits food")
    assert whole(answer) == [ASH]
    assert ids(answer)[0] == ASH


def test_words_in_one_passage_count_more_than_the_same_words_scattered(find):
    answer = find("home visits")
    scores = {result["id"]: result["score"] for result in answer["results"]}
    assert scores[ASH] > scores[CHILD_M]


def test_small_words_do_not_make_results_vanish(find):
    assert whole(find("the death of a girl who was in the care of the council"))[0] == CHILD_K
    assert ids(find("who")) != []


def test_a_quoted_phrase_means_the_phrase(find):
    assert ids(find('"home visits"')) == [ASH]
    assert set(ids(find("home visits"))) > {ASH}
    assert ids(find('"visits home"')) == []


def test_a_phrase_may_have_small_words_in_it(find):
    assert ids(find('"the same day"')) == [CHILD_M]
    assert ids(find('"a same day"')) == []


def test_only_the_words_as_typed_are_searched_if_so_asked(find):
    assert ids(find("SUDI", exact=True)) == []
    assert ids(find("suicde", exact=True)) == []
    assert all(term.startswith("typed") for term in find("cot death kent", exact=True)["terms"])


def test_points_are_searched_one_by_one(find):
    answer = find("home visits", points=True)
    assert points(answer)[0] == (ASH, [0, 2])


def test_a_place_is_answered_by_the_review_that_a_point_is_from(find):
    answer = find("visit kent", points=True)
    assert points(answer)[0] == (CHILD_M, [1, 1])


@pytest.mark.parametrize(
    "text",
    [
        "re: costs",
        "smith~",
        '"',
        "-",
        "+",
        "*",
        "^",
        "foo:bar",
        "a" * 10_000,
        "baby " * 2_000,
        "\U0001f600",
        "<script>",
        "{{ 7 * 7 }}",
        "\u202e\u0000",
        "__proto__",
        "constructor",
        "toString hasOwnProperty",
        "@kent",
        "#neglect",
        "@@",
        "a_b_c",
        "ÄÖÜ ß İ ﬁ",
        "’s",
        "1" * 400,
        '"" "" ""',
        '"unclosed phrase',
    ],
)
def test_whatever_is_typed_has_an_answer(find, text):
    assert set(find(text)) == {"results", "terms", "guesses", "unknownWords", "unmatchedAreas"}


def test_anything_at_all_that_is_typed_has_an_answer(tmp_path):
    chance = random.Random(11)
    pieces = [
        *"aA0 \t\n\"'\u2019\u201c()[]{}<>&|+-*^~:;.,!?@#_/\\%$\x00\u0301\u200d\u202e\ufffd\U0001f600\U0001f468",
        "baby",
        "child",
        "was not brought",
        "suicde",
        "Kent",
        "__proto__",
        '"child',
        "constructor",
        "9 month",
        "\u00c9",
    ]
    texts = ["".join(chance.choices(pieces, k=chance.randint(0, 60))) for _ in range(500)]
    answers = asked(
        tmp_path,
        written(held(RECORDS), tmp_path, shipped_synonyms()),
        [{"find": text, "points": number % 2 == 1, "exact": number % 3 == 1} for number, text in enumerate(texts)],
    )
    assert [set(answer) for answer in answers] == [
        {"results", "terms", "guesses", "unknownWords", "unmatchedAreas"}
    ] * len(texts)


def test_what_was_not_found_is_told(find):
    assert find("baby zzqqzz")["unknownWords"] == ["zzqqzz"]
