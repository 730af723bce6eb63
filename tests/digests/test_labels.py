"""Labels: what makes one, which section it begins, and mistakes in the files that say so."""

from __future__ import annotations

import pytest

from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.digests.files import Digest
from build_site.digests.labels import LabelGrammar
from build_site.digests.reader import DigestReader
from build_site.vocabulary import labels as label_vocabulary
from build_site.vocabulary.keywords import Keywords


@pytest.fixture(scope="module")
def labels(shipped_labels) -> LabelGrammar:
    return LabelGrammar(shipped_labels)


@pytest.mark.parametrize(
    ("text", "section", "words"),
    [
        ("Learning includes: a; b", "learning", "Learning includes"),
        ("LEARNING POINTS: a", "learning", "LEARNING POINTS"),
        ("Issues identified include late visits; lost notes.", "learning", "Issues identified include"),
        (
            "Recommendations for the health board are as follows: a",
            "recommendations",
            "Recommendations for the health board are as follows",
        ),
        ("Makes seven recommendations covering: a", "recommendations", "Makes seven recommendations covering"),
        ("Recommends that the board meets.", "recommendations", "Recommends that"),
        ("Good practice was seen in the ward.", "good practice", "Good practice was seen"),
        ("Learning is set out within the recommendations.", "learning", "Learning is set out"),
        ("Key words: a, b", "keywords", "Key words"),
        ("Methodology: a game", "other", "Methodology"),
    ],
)
def test_a_label_is_found_by_its_first_words_and_its_end(labels, text, section, words):
    (label,) = labels.labels_in(text)
    assert (label.start, label.section, label.text) == (0, section, words)


@pytest.mark.parametrize(
    "text",
    [
        "They were learning: slowly.",
        "Learning to swim takes a summer.",
        "See Resources://x",
        "The Model: a game",
        "A poster on the Learning: a game",
        "A poster of its Learning: a game",
        "A poster by Anna Learning: a game",
        "A poster of some Learning in wards: a game",
        "Recommendations were not read by the board",
    ],
)
def test_the_same_words_elsewhere_are_no_label(labels, text):
    assert labels.labels_in(text) == ()


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Areas to strengthen", "learning"),
        ("Learning for the ambulance service", "learning"),
        ("What worked well?", "good practice"),
        ("Key actions:", "recommendations"),
        ("Background", "summary"),
        ("Learning for each of the old wards of the hospital:", "learning"),
        ("Learning for each of the old wards of the hospital", None),
        ("Learning was as follows", "learning"),
        ("Learning in the wards, with the themes that it includes", "learning"),
        ("Learning; it was late", None),
        ("Learning: it was late", None),
        ("Learning was late", None),
        ("Keywords of the old wards", None),
        ("Keywords :", "keywords"),
        ("Learning,", None),
        (":", None),
        ("", None),
        ("Learning is a slow thing.", None),
        ("Learning should be shared by all", None),
        ("learning", None),
        ("Keywords: a, b", None),
    ],
)
def test_a_line_of_its_own_is_a_label_if_it_could_be_a_title(labels, line, section):
    assert labels.titled_section(line) == section


def _problems_of(tmp_path, labels: str, types: str = "types: []\n") -> list[str]:
    (tmp_path / "labels.yaml").write_text(labels, encoding="utf-8")
    (tmp_path / "types.yaml").write_text(types, encoding="utf-8")
    problems = Problems()
    label_vocabulary.load(
        SourceFile(tmp_path / "labels.yaml", "labels.yaml"), SourceFile(tmp_path / "types.yaml", "types.yaml"), problems
    )
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (
            "labels:\n- part: lessons\n  begins: [Lessons]\n",
            "labels.yaml:2: error: `part` can't be `lessons`\n"
            "    It is one of: summary, learning, recommendations, good practice, keywords, other.",
        ),
        (
            "labels:\n- part: learning\n  begins:\n  - ''\n",
            "labels.yaml:4: error: a label has no words: empty text\n    Write the words, or take the line out.",
        ),
        (
            "nothing:\n- '('\n",
            "labels.yaml:2: error: `(` is not a regular expression: missing ), unterminated "
            "subpattern at position 0\n    Check its brackets.",
        ),
        (
            "restricted: secret\n",
            "labels.yaml:1: error: `restricted` is not a list: secret\n    Begin each entry with a hyphen.",
        ),
    ],
)
def test_a_mistake_in_the_labels_is_told_with_its_line(tmp_path, labels, message):
    assert _problems_of(tmp_path, labels) == [message]


def test_a_label_that_an_editor_adds_is_read(tmp_path):
    (tmp_path / "labels.yaml").write_text(
        "labels:\n- part: learning\n  begins: ['What # families told us']\n", encoding="utf-8"
    )
    (tmp_path / "types.yaml").write_text("types: []\n", encoding="utf-8")
    own = label_vocabulary.load(
        SourceFile(tmp_path / "labels.yaml", "l"), SourceFile(tmp_path / "types.yaml", "t"), Problems()
    )
    lines = ("2021 – Hull – Amal", "", "A fall. What two families told us: ring first; come twice.")
    (entry,) = DigestReader(own, Keywords([])).read(Digest("a.txt", lines), Problems()).entries
    assert entry.account.learning == ("ring first", "come twice")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A poster of some Learning: a game", 1),
        ("A poster of some Learning includes: a game", 1),
        ("He fell in Child Lane Learning includes: a game", 1),
        ("He fell in the Learning includes: a game", 1),
        ("He fell (Learning: a game)", 0),
        ("He fell. (Learning: a game)", 0),
        ("He fell. Learning: a game. Keywords: b", 2),
        ("Learning includes Learning: a game", 1),
        ("• Learning: a game", 1),
    ],
)
def test_a_label_within_a_sentence_ends_with_a_colon_and_has_no_small_word_before_it(labels, text, count):
    assert len(labels.labels_in(text)) == count


@pytest.mark.parametrize(("length", "is_label"), [(100, True), (101, False)])
def test_a_label_on_a_line_of_its_own_has_at_most_100_letters(labels, length, is_label):
    line = ("Learning for " + "extraordinarily " * 9)[: length - 1] + "x"
    assert (labels.titled_section(line) == "learning") == is_label
    assert (labels.titled_section(f" {line} :") == "learning") == is_label


@pytest.mark.parametrize(("count", "is_label"), [(9, True), (10, False)])
def test_a_label_on_a_line_of_its_own_has_at_most_nine_words(labels, count, is_label):
    assert (labels.titled_section(" ".join(["Learning", *["ward"] * (count - 1)])) == "learning") == is_label


def test_a_label_knows_where_it_stands_and_how_it_goes_on(labels):
    text = (
        "He fell. Learning: a. Issues identified include b. Recommends that the ward rings. Recommends to the board: c."
    )
    assert [
        (text[label.start : label.end], label.text, label.section, label.stated, label.urged)
        for label in labels.labels_in(text)
    ] == [
        ("Learning:", "Learning", "learning", False, False),
        ("Issues identified include", "Issues identified include", "learning", True, False),
        ("Recommends that", "Recommends that", "recommendations", True, True),
        ("Recommends to the board:", "Recommends to the board", "recommendations", False, False),
    ]


def _own_labels(tmp_path, text: str) -> LabelGrammar:
    (tmp_path / "labels.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "types.yaml").write_text("types: []\n", encoding="utf-8")
    files = (SourceFile(tmp_path / name, name) for name in ("labels.yaml", "types.yaml"))
    return LabelGrammar(label_vocabulary.load(*files, Problems()))


def test_the_longer_of_two_labels_that_begin_alike_counts(tmp_path):
    own = _own_labels(tmp_path, "labels:\n- part: learning\n  begins: [Work]\n- part: other\n  begins: [Work method]\n")
    assert [label.section for label in own.labels_in("Work method: a game. Work: a. work: b")] == ["other", "learning"]
    assert own.titled_section("Work method") == "other"
    assert own.titled_section("Work hours") == "learning"


def test_words_that_are_a_label_only_alone_are_none_with_more_words(tmp_path):
    own = _own_labels(tmp_path, "labels:\n- part: other\n  alone: [Work]\n")
    assert own.titled_section("Work") == own.titled_section("Work:") == "other"
    assert own.titled_section("Work hours") is None
    assert [label.section for label in own.labels_in("He fell. Work: a game")] == ["other"]
    assert own.labels_in("He fell. Work hours: a game") == ()
    assert own.is_bare("Work:")
    assert not own.is_bare("Work hours")


def test_a_section_says_that_it_is_empty_within_its_first_600_letters(tmp_path):
    own = _own_labels(tmp_path, "nothing:\n- none made\n")
    assert own.says_nothing("x" * 591 + "none made")
    assert not own.says_nothing("x" * 592 + "none made")
