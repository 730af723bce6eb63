"""Points and index terms: how the text of a section is parted, and what is no point in it."""

from __future__ import annotations

import pytest

from build_site.digests.points import is_list, split_list, split_points, split_sentences, split_terms, trim_point


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("a need; the other need; and a third.", ("a need", "the other need", "a third")),
        ("one only.", ("one only",)),
        ("ask (then; and later); write", ("ask (then; and later)", "write")),
        ("write at once. Then ring; ring again.", ("write at once. Then ring", "ring again")),
        ("• ask • write", ("ask", "write")),
        ("1) ask 2) write at 3 3) ring", ("ask", "write at 3", "ring")),
        ("1. ask 3. write", ("1. ask 3. write",)),
        ("2. ask 3. write", ("2. ask 3. write",)),
        ("First 1. ask 2. write", ("First 1. ask 2. write",)),
        ("ask at the age of 2. Then wait", ("ask at the age of 2. Then wait",)),
        ("includes: ask; write", ("ask", "write")),
        ("centres on the following themes: ask; write", ("ask", "write")),
        (" : – ask; write", ("ask", "write")),
        ("forms, e.g. DASH; tools etc.", ("forms, e.g. DASH", "tools etc.")),
        ("the voice of Child Z.", ("the voice of Child Z",)),
        ("ask; 42; write", ("ask", "42", "write")),
        (" ; ; and ; .", ()),
    ],
)
def test_a_list_is_parted_into_whole_points(text, points):
    assert split_list(text) == points


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("ask; write", True),
        ("ask;", False),
        ("ask (then; later)", False),
        ("ask • write", True),
        ("1. ask 2. write", True),
        ("1. ask", False),
        ("ask", False),
    ],
)
def test_a_list_has_two_points_or_bullets(text, is_one):
    assert is_list(text) == is_one


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("ask  at\tonce ;", "ask at once"),
        ("ask, and", "ask"),
        ("And ask.", "ask"),
        ("& ask", "ask"),
        ("and", "and"),
        ("Sand is in it", "Sand is in it"),
        ("ask. Then wait.", "ask. Then wait."),
        ("ask the G.P.", "ask the G.P."),
        ("ask the GP.", "ask the GP"),
        ("and so on, etc.", "so on, etc."),
    ],
)
def test_a_point_is_without_what_only_joins_it_to_its_list(text, point):
    assert trim_point(text) == point


@pytest.mark.parametrize(
    ("text", "points", "prose"),
    [
        (
            "finds that few rules were broken, but that areas to mend include: ask; write. Uses a systems model.",
            ("ask", "write"),
            ["finds that few rules were broken, but that areas to mend include:", "Uses a systems model."],
        ),
        ("ask; write", ("ask", "write"), []),
        ("that few rules were broken as follows: ask", ("that few rules were broken as follows: ask",), []),
        ("the wards include: ask; write", ("the wards include: ask", "write"), []),
        ("the old wards, that include: ask; write", ("ask", "write"), ["the old wards, that include:"]),
        ("ask. Uses a model. Then look; write", ("ask. Uses a model. Then look", "write"), []),
        ("ask; write. The review also notes a delay.", ("ask", "write"), ["The review also notes a delay."]),
        ("ask; write. The nurse notes a delay.", ("ask", "write. The nurse notes a delay."), []),
    ],
)
def test_a_sentence_around_a_list_is_no_point(text, points, prose):
    assert split_points(text) == (points, prose)


def test_a_sentence_ends_at_a_stop_before_a_capital_letter():
    assert split_sentences(" He fell (twice). Did he? No! It was 2. He went on. ") == [
        "He fell (twice).",
        "Did he?",
        "No!",
        "It was 2. He went on.",
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("infants, shaking , unknown men.", ("infants", "shaking", "unknown men")),
        ("infants; fabricated illness (FII, MSBP)", ("infants", "fabricated illness (FII, MSBP)")),
        ("infants, shaking. infants, shaking <>", ("infants", "shaking")),
        ("infants, Shaking, shaking", ("infants", "shaking")),
        ("infants,, –, St. Helens", ("infants", "St. Helens")),
    ],
)
def test_index_terms_are_parted_and_each_stands_once(text, terms):
    assert split_terms(text) == terms
