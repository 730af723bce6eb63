"""What makes a label, a point, an index term and a report's line; and mistakes in the files that say so."""

from __future__ import annotations

import pytest

from build_site.core.problems import Problems
from build_site.digests.files import Digest
from build_site.digests.labels import LabelGrammar
from build_site.digests.points import split_list, split_points, split_terms
from build_site.digests.reader import DigestReader
from build_site.digests.report_link import split_report_links
from build_site.model import Report
from build_site.vocabulary import labels as label_vocabulary
from build_site.vocabulary.keywords import Keywords


@pytest.fixture(scope="module")
def labels(shipped_wording) -> LabelGrammar:
    return LabelGrammar(shipped_wording)


@pytest.mark.parametrize(
    "text, part, words",
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
def test_a_label_is_found_by_its_first_words_and_its_end(labels, text, part, words):
    (label,) = labels.labels_in(text)
    assert (label.start, label.section, label.text) == (0, part, words)


@pytest.mark.parametrize(
    "text",
    [
        "They were learning: slowly.",
        "Learning to swim takes a summer.",
        "See Resources://x",
        "The Model: a game",
        "Recommendations were not read by the board",
    ],
)
def test_the_same_words_elsewhere_are_no_label(labels, text):
    assert labels.labels_in(text) == ()


@pytest.mark.parametrize(
    "line, part",
    [
        ("Areas to strengthen", "learning"),
        ("Learning for the ambulance service", "learning"),
        ("What worked well?", "good practice"),
        ("Key actions:", "recommendations"),
        ("Background", "summary"),
        ("Learning is a slow thing.", None),
        ("Learning should be shared by all", None),
        ("learning", None),
        ("Keywords: a, b", None),
    ],
)
def test_a_line_of_its_own_is_a_label_if_it_could_be_a_title(labels, line, part):
    assert labels.titled_section(line) == part


@pytest.mark.parametrize(
    "text, points",
    [
        ("a need; the other need; and a third.", ("a need", "the other need", "a third")),
        ("one only.", ("one only",)),
        ("ask (then; and later); write", ("ask (then; and later)", "write")),
        ("write at once. Then ring; ring again.", ("write at once. Then ring", "ring again")),
        ("• ask • write", ("ask", "write")),
        ("1) ask 2) write at 3 3) ring", ("ask", "write at 3", "ring")),
        ("ask at the age of 2. Then wait", ("ask at the age of 2. Then wait",)),
        ("includes: ask; write", ("ask", "write")),
        ("centres on the following themes: ask; write", ("ask", "write")),
        ("forms, e.g. DASH; tools etc.", ("forms, e.g. DASH", "tools etc.")),
        ("the voice of Child Z.", ("the voice of Child Z",)),
        (" ; ; and ; .", ()),
    ],
)
def test_a_list_is_parted_into_whole_points(text, points):
    assert split_list(text) == points


def test_sentences_around_a_list_are_no_points():
    assert split_points(
        "finds that few rules were broken, but that areas to mend include: ask; write. Uses a systems model."
    ) == (
        ("ask", "write"),
        ["finds that few rules were broken, but that areas to mend include:", "Uses a systems model."],
    )


@pytest.mark.parametrize(
    "text, terms",
    [
        ("infants, shaking , unknown men.", ("infants", "shaking", "unknown men")),
        ("infants; fabricated illness (FII, MSBP)", ("infants", "fabricated illness (FII, MSBP)")),
        ("infants, shaking. infants, shaking <>", ("infants", "shaking")),
    ],
)
def test_index_terms_are_parted_and_each_stands_once(text, terms):
    assert split_terms(text) == terms


@pytest.mark.parametrize(
    ("text", "body", "report"),
    [
        ("Keywords: a > Read the overview report", "Keywords: a", Report("overview report")),
        ("> Read the overview report > Read the learning review", "", Report("overview report")),
        ("Other resources Read full overview (PDF)", "", Report("overview report")),
        ("[Read practice review (PDF)](#)", "", Report("practice review")),
        ("[Download the full report](https://example.org/a.pdf)", "", Report("report", "https://example.org/a.pdf")),
        ("Read the thematic review: https://example.org/b", "", Report("thematic review", "https://example.org/b")),
    ],
)
def test_the_line_that_leads_to_the_report_is_found_at_the_end(text, body, report):
    assert split_report_links(text) == (body, report)


@pytest.mark.parametrize(
    "text",
    ["Read to your child each night", "She had read the report", "Staff should Read the report", "> Read more news"],
)
def test_other_readings_lead_to_no_report(text):
    assert split_report_links(text) == (text, None)


def _problems_of(tmp_path, labels: str, types: str = "types: []\n") -> list[str]:
    (tmp_path / "labels.yaml").write_text(labels, encoding="utf-8")
    (tmp_path / "types.yaml").write_text(types, encoding="utf-8")
    problems = Problems()
    label_vocabulary.load(tmp_path / "labels.yaml", "labels.yaml", tmp_path / "types.yaml", "types.yaml", problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "labels, said",
    [
        (
            "labels:\n- part: lessons\n  begins: [Lessons]\n",
            "labels.yaml:2: error: unknown part `lessons`\n"
            "    The parts are: summary, learning, recommendations, good practice, keywords, other.",
        ),
        (
            "labels:\n- part: learning\n  begins:\n  - ''\n",
            "labels.yaml:4: error: a label has no words: ''\n    Write the words, or take the line out.",
        ),
        (
            "nothing:\n- '('\n",
            "labels.yaml:2: error: `(` is not a regular expression: missing ), unterminated "
            "subpattern at position 0\n    Check its brackets.",
        ),
        (
            "restricted: secret\n",
            "labels.yaml:1: error: `restricted` is not a list\n    Begin each pattern with a hyphen.",
        ),
    ],
)
def test_a_mistake_in_the_labels_is_said_with_its_line(tmp_path, labels, said):
    assert _problems_of(tmp_path, labels) == [said]


def test_a_label_that_an_editor_adds_is_read(tmp_path):
    (tmp_path / "labels.yaml").write_text(
        "labels:\n- part: learning\n  begins: ['What # families told us']\n", encoding="utf-8"
    )
    (tmp_path / "types.yaml").write_text("types: []\n", encoding="utf-8")
    own = label_vocabulary.load(tmp_path / "labels.yaml", "l", tmp_path / "types.yaml", "t", Problems())
    lines = ("2021 – Hull – Amal", "", "A fall. What two families told us: ring first; come twice.")
    (entry,) = DigestReader(own, Keywords([])).read(Digest("a.txt", lines), Problems()).entries
    assert entry.account.learning == ("ring first", "come twice")
