"""What an editor rules in joins.yaml goes before any comparison; each mistake in it is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest

from build_site.core.content import SourceFile
from build_site.core.problems import Problem, Problems
from build_site.core.schema import ValuePath
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.matching.cluster import cluster_entries
from build_site.reviews.matching.compare import Joiner
from build_site.reviews.matching.rulings import EntryReference, RulingIndex, lines_of_ruling, load
from build_site.vocabulary.vocabularies import Vocabularies
from tests.reviews.conftest import MakeEntry
from tests.wrong_values import KINDS, untold

NAME = "content/joins.yaml"
Rule = Callable[[list[EntryFacts], str], tuple[list[list[str]], list[str]]]


def ruling(verdict: str, *entries: str) -> str:
    listed = "".join(f"  - {{{entry}}}\n" for entry in entries)
    return f"- verdict: {verdict}\n  entries:\n{listed}"


A, B, C = (f"digest: list.txt, heading: '2023 – Kent – {name}'" for name in ("Tom", "Ruby", "Leo"))


@pytest.fixture
def rule(joins: Callable[[str], Path], words: Vocabularies) -> Rule:
    """Groups entries under a file of rulings: the keys of each group, and what was noted."""

    def run(entries: list[EntryFacts], text: str) -> tuple[list[list[str]], list[str]]:
        problems = Problems()
        rulings = load(SourceFile(joins("rulings:\n" + text), NAME), problems)
        groups = cluster_entries(entries, Joiner(words.areas), rulings, problems)
        return [[entry.key for entry in one.entries] for one in groups], [str(problem) for problem in problems]

    return run


@pytest.fixture
def three(entry: MakeEntry) -> list[EntryFacts]:
    """Three reviews that have nothing in common but the area."""
    return [
        entry("2023 – Kent – Tom", "Death of a 2-week-old boy in May 2020."),
        entry("2023 – Kent – Ruby", "Neglect of a 9-year-old girl."),
        entry("2023 – Kent – Leo", "Injuries to a 3-month-old baby."),
    ]


def test_ruled_the_same_they_are_one_review(rule: Rule, three: list[EntryFacts]):
    assert rule(three, ruling("same", A, B)) == ([["list.txt:10", "list.txt:20"], ["list.txt:30"]], [])


def test_ruled_not_the_same_they_are_two_however_alike(rule: Rule, entry: MakeEntry):
    same = ("2023 – Kent – Tom", "Death of a 2-week-old boy in May 2020.")
    entries = [entry(*same), entry(*same, digest="month.md")]
    assert rule(entries, "[]\n".replace("[]\n", ""))[0] == [["list.txt:10", "month.md:20"]]
    apart = ruling("not same", A, A.replace("list.txt", "month.md"))
    assert rule(entries, apart) == ([["list.txt:10"], ["month.md:20"]], [])


def test_a_pair_that_was_ruled_on_is_not_reported_again(rule: Rule, entry: MakeEntry):
    entries = [
        entry("2023 – Kent – Tom", "Concerns about an 11-year-old boy in April 2020."),
        entry("2023 – Kent – Ruby", "Neglect of a 12-year-old in April 2020."),
    ]
    assert len(rule(entries, "")[1]) >= 1
    assert rule(entries, ruling("not same", A, B))[1] == []


def test_a_ruling_whose_entry_is_gone_is_kept_and_told(rule: Rule, three: list[EntryFacts]):
    assert rule(three[1:], ruling("same", A, B)) == (
        [["list.txt:20"], ["list.txt:30"]],
        [
            "content/joins.yaml:2: warning: no entry `2023 – Kent – Tom` was found in digests/list.txt\n"
            "    The ruling is kept. If the digest's name or the heading has changed, change them here too."
        ],
    )


def test_of_two_entries_with_one_heading_the_ruling_says_which(rule: Rule, three: list[EntryFacts], entry: MakeEntry):
    entries = [*three, entry("2023 – Kent – Tom", "Injuries to a 16-year-old girl.")]
    assert rule(entries, ruling("same", A, B))[1] == [
        "content/joins.yaml:2: warning: there are 2 entries `2023 – Kent – Tom` in digests/list.txt;"
        " the ruling is left out\n"
        "    Say which is meant: add `number: 1` for the first, `number: 2` for the second."
    ]
    assert rule(entries, ruling("same", A + ", number: 2", B)) == (
        [["list.txt:10"], ["list.txt:20", "list.txt:40"], ["list.txt:30"]],
        [],
    )
    assert rule(entries, ruling("same", A + ", number: 3", B))[1] == [
        "content/joins.yaml:2: warning: no 3. entry `2023 – Kent – Tom` was found in digests/list.txt\n"
        "    The ruling is kept. If the digest's name or the heading has changed, change them here too."
    ]


def test_rulings_that_contradict_each_other_are_errors(rule: Rule, three: list[EntryFacts]):
    assert rule(three, ruling("same", A, B) + ruling("not same", B, A))[1] == [
        "content/joins.yaml:6: error: list.txt:20 and list.txt:10 are ruled `not same` here and `same` in line 2\n"
        "    Keep one of the two rulings."
    ]
    assert rule(three, ruling("same", A, B) + ruling("same", B, C) + ruling("not same", A, C))[1] == [
        "content/joins.yaml:10: error: list.txt:10 and list.txt:30 are ruled `not same`,"
        " but other rulings make them one review\n"
        "    Change one of the rulings."
    ]


FIELDS = "    The fields are: verdict, entries, why, by, on."
TWO = "  entries: [{digest: a, heading: b}, {digest: a, heading: c}]\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "- verdict: same\n",
            "1: error: this file should hold fields with values, not verdict: same\n    The fields are: rulings.",
        ),
        (
            "rulings: 5\n",
            "1: error: `rulings` is not a list: 5\n    Put each item on a line of its own, behind a hyphen.",
        ),
        ("rulings:\n- yes\n", f"2: error: item 1 of `rulings` should hold fields with values, not yes\n{FIELDS}"),
        (
            f"rulings:\n- verdict: perhaps\n{TWO}",
            "2: error: `verdict` can't be `perhaps`\n    It is one of: same, not same.",
        ),
        (
            "rulings:\n- verdict: same\n",
            "2: error: item 1 of `rulings` has no `entries`\n    Add a line `entries: ...`.",
        ),
        (f"rulings:\n- verdict: same\n{TWO}  because: x\n", f"4: error: there is no field `because`\n{FIELDS}"),
        (
            "rulings:\n- verdict: same\n  entries: [{digest: a, heading: b}]\n",
            "3: error: `entries` has 1 item\n    Give at least 2.",
        ),
        ("rulings:\n- verdict: same\n  entries: []\n", "3: error: `entries` has no items\n    Give at least 2."),
        (
            "rulings:\n- verdict: same\n  entries: [{digest: a}, {digest: a, heading: b}]\n",
            "3: error: item 1 of `entries` has no `heading`\n    Add a line `heading: ...`.",
        ),
        (
            "rulings:\n- verdict: same\n  entries: [{digest: a, heading: b, line: 3}, {digest: a, heading: c}]\n",
            "3: error: there is no field `line`\n    The fields are: digest, heading, number.",
        ),
        (
            "rulings:\n- verdict: same\n  entries: [{digest: a, heading: b, number: 0}, {digest: a, heading: c}]\n",
            "3: error: `number` is less than 1: 0\n    Write a whole number from 1.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_remedy(joins: Callable[[str], Path], text: str, message: str):
    problems = Problems()
    assert load(SourceFile(joins(text), NAME), problems) == []
    assert [str(problem) for problem in problems] == [f"{NAME}:{message}"]


def test_every_mistake_in_the_rulings_is_told_at_once(joins: Callable[[str], Path]):
    problems = Problems()
    load(SourceFile(joins(f"rulings:\n- verdict: perhaps\n{TWO}- verdict: 5\n  entries: x\n"), NAME), problems)
    assert [problem.line for problem in problems] == [2, 4, 5]


def test_a_file_that_is_not_there_or_empty_holds_no_rulings(joins: Callable[[str], Path], tmp_path: Path):
    problems = Problems()
    assert load(SourceFile(tmp_path / "none.yaml", NAME), problems) == []
    assert load(SourceFile(joins("# nothing yet\n"), NAME), problems) == []
    assert load(SourceFile(joins("rulings:\n"), NAME), problems) == []
    assert len(problems) == 0


EVERY_FIELD = {
    "rulings": [
        {
            "verdict": "same",
            "entries": [{"digest": "a.txt", "heading": "A", "number": 1}, {"digest": "b.txt", "heading": "B"}],
            "why": "One name.",
            "by": "An editor",
            "on": "2026-11-22",
        }
    ]
}


def _may_stand(kind: str, path: ValuePath) -> bool:
    """Whether a value of a kind that is mostly wrong is right at a place of the rulings."""
    last = path[-1] if path else ""
    if kind == "null":
        return last in ("", "rulings", "number", "why", "by", "on")
    if kind in ("empty text", "number"):
        return last in ("why", "by", "on")
    return kind == "very long text" and last in ("digest", "heading", "why", "by", "on")


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_value_anywhere_in_the_rulings_is_told_with_file_and_line(joins: Callable[[str], Path], kind: str):
    def load_text(text: str) -> list[Problem]:
        problems = Problems()
        load(SourceFile(joins(text), NAME), problems)
        return list(problems)

    assert untold(EVERY_FIELD, kind, load_text, _may_stand) == []


def test_the_lines_to_copy_say_which_of_two_entries_with_one_heading_is_meant(entry: MakeEntry):
    entries = [entry("2023 – Kent – Tom’s"), entry("2023 – Kent – Tom’s"), entry("2023 – Kent – Will's")]
    index = RulingIndex([], entries, Problems())
    assert [index.reference(one) for one in entries] == [
        ("list.txt", "2023 – Kent – Tom’s", 1),
        ("list.txt", "2023 – Kent – Tom’s", 2),
        ("list.txt", "2023 – Kent – Will's", None),
    ]


NAMED = [
    ("list.txt", "2023 – Kent – Tom", None),
    ("lists of: May #2.txt", '2023 – Kent – Will\'s "brother": no # 1', 2),
    ("2023", "- yes", None),
    ("'null'", "{a: b}", 1),
]
OWN = "verdict: not same\n{0}entries:\n{0}  - {{digest: a, heading: x}}\n\n{0}  - digest: b\n{0}    heading: y\n"


def test_the_lines_to_copy_begin_at_the_margin():
    assert lines_of_ruling("same", [("list.txt", "Tom", None), ("2023", "Will's", 2)]) == (
        "- verdict: same\n  entries:\n  - digest: list.txt\n    heading: 'Tom'\n"
        "  - digest: '2023'\n    heading: 'Will''s'\n    number: 2"
    )


@pytest.mark.parametrize("margin", ["", "  ", "    "])
@pytest.mark.parametrize("pasted_at", ["", "  ", "    "])
@pytest.mark.parametrize("is_first", [True, False])
def test_the_lines_to_copy_are_read_wherever_they_and_the_rulings_beside_them_begin(
    joins: Callable[[str], Path], margin: str, pasted_at: str, is_first: bool
):
    own = f"{margin}- " + OWN.format(f"{margin}  ")
    pasted = indent(lines_of_ruling("same  # or: not same", NAMED), pasted_at) + "\n"
    problems = Problems()
    text = f"# Mine.\nrulings:\n{pasted + own if is_first else own + pasted}"
    found = load(SourceFile(joins(text), NAME), problems)
    assert [str(problem) for problem in problems] == []
    by_verdict = {ruling.verdict: ruling for ruling in found}
    assert by_verdict["same"].entries == tuple(EntryReference(*named) for named in NAMED)
    assert by_verdict["not same"].entries == (EntryReference("a", "x"), EntryReference("b", "y"))
    lines = text.split("\n")
    assert [lines[ruling.line - 1].strip()[:12] for ruling in found] == ["- verdict: s", "- verdict: n"][
        :: 1 if is_first else -1
    ]


def test_what_a_message_prints_for_the_rulings_is_read_as_it_stands(rule: Rule, entry: MakeEntry):
    entries = [
        entry("2023 – Kent – Tom's", "Concerns about an 11-year-old boy in April 2020.", digest="2023: a.txt"),
        entry("2023 – Kent – Ruby", "Neglect of a 12-year-old in April 2020."),
        entry("2023 – Kent – Ruby", "Death of a 7-week-old girl in June 2019."),
    ]
    (message,) = rule(entries, "")[1]
    lines = message.partition("under `rulings:`\n")[2]
    groups = [["2023: a.txt:10"], ["list.txt:20"], ["list.txt:30"]]
    assert rule(entries, lines.replace("same  # or: ", "") + "\n") == (groups, [])
    assert rule(entries, lines + "\n") == ([["2023: a.txt:10", "list.txt:20"], ["list.txt:30"]], [])
