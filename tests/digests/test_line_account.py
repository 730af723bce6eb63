"""Whatever a digest looks like, reading it raises nothing and every line is accounted for once."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_site.core.text import normalise_space
from build_site.digests.reader import Reading
from tests.digests.conftest import FIXTURES

LINES = [line for path in sorted(FIXTURES.iterdir()) for line in path.read_text(encoding="utf-8").split("\n")]
BROKEN = [
    "",
    "   ",
    "Learning",
    "Recommendations:",
    "Learning includes : ;;; and ;",
    "Keywords",
    "Keywords: ,;, .",
    "• ",
    "1.",
    "7. ",
    "**",
    "** **",
    "> Read the",
    "[Read the report](",
    "> Read the overview report > Read the overview report",
    "2023 –",
    "2023 – Kent",
    "2023",
    "RR 1/2",
    "---",
    "# ",
    "(((((",
    "{{ x }} <script>",
    "\u00a0\u200b",
    "Makes no recommendations but also includes: ",
    "Page 3 of 9",
    "’’ “”",
    "\ufeffNarrative. .",
]

changes = st.lists(
    st.tuples(
        st.sampled_from(["drop", "double", "swap", "join", "cut", "replace", "break", "indent"]),
        st.integers(0, 10_000),
        st.integers(0, 200),
        st.sampled_from(";:.,–-•([“ \t\u00a0\u2028\x0bL2é"),
    ),
    max_size=12,
)


def _mangled(lines: list[str], steps: list[tuple[str, int, int, str]]) -> list[str]:
    for how, where, column, character in steps:
        at = where % len(lines)
        line = lines[at]
        match how:
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(at, line)
            case "swap":
                lines[at], lines[at - 1] = lines[at - 1], line
            case "join":
                lines[at : at + 2] = [" ".join(lines[at : at + 2])]
            case "cut":
                lines[at : at + 1] = [line[:column], line[column:]]
            case "replace":
                lines[at] = line[:column] + character + line[column + 1 :]
            case "break":
                lines[at] = line.replace(character, BROKEN[column % len(BROKEN)])
            case "indent":
                lines[at] = character * (column % 7) + line
    return lines


def _assert_balanced(reading: Reading) -> None:
    """Every line that is not blank is in exactly one entry or one ignored span."""
    spans = [entry.lines for entry in reading.entries] + [ignored.lines for ignored in reading.ignored]
    times = [
        sum(first <= number <= last for first, last in spans) for number in range(1, len(reading.digest.lines) + 1)
    ]
    assert max(times, default=0) <= 1
    assert [
        line for line, count in zip(reading.digest.lines, times, strict=True) if not count and normalise_space(line)
    ] == []
    assert reading.blank == sum(not normalise_space(line) for line in reading.digest.lines)


@given(start=st.integers(0, len(LINES) - 1), length=st.integers(1, 60), steps=changes)
@settings(max_examples=150, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_mangled_digest_is_read_without_an_error_and_its_account_balances(read, start, length, steps):
    _assert_balanced(read("\n".join(_mangled(LINES[start : start + length], steps))))


@given(st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(BROKEN), st.text(max_size=40)), max_size=40))
@settings(max_examples=150, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_in_any_order_are_read_without_an_error_and_their_account_balances(read, lines):
    _assert_balanced(read("\n".join(lines)))


def test_the_account_of_every_fixture_balances(read_file):
    for path in FIXTURES.iterdir():
        _assert_balanced(read_file(path))
