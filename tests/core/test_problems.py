"""Problems: collected, shown in order, and the end of a run if one is an error."""

from __future__ import annotations

import pickle

import pytest

from build_site.core.problems import BuildError, Problem, Problems, build_error


def test_problems_are_shown_in_order_of_file_line_and_words_each_once() -> None:
    problems = Problems()
    for file, line, what in (
        ("b", 1, "x"),
        ("a", 10, "x"),
        ("a", 2, "y"),
        ("a", 2, "x"),
        ("a", None, "z"),
        ("a", 2, "x"),
    ):
        problems.warn(file, line, what)
    assert [(problem.file, problem.line, problem.what) for problem in problems] == [
        ("a", None, "z"),
        ("a", 2, "x"),
        ("a", 2, "y"),
        ("a", 10, "x"),
        ("b", 1, "x"),
    ]
    assert len(problems) == 5


def test_a_problem_is_shown_with_its_place_its_weight_and_its_remedy() -> None:
    assert str(Problem("a.yaml", 3, "wrong", "Mend it.")) == "a.yaml:3: error: wrong\n    Mend it."
    assert str(Problem("a.yaml", None, "wrong", fatal=False)) == "a.yaml: warning: wrong"


def test_only_errors_end_a_run_and_all_of_them_are_told() -> None:
    problems = Problems()
    problems.warn("a", 1, "odd")
    problems.stop_if_errors()
    problems.error("b", 2, "wrong", "Mend it.")
    problems.error("a", 2, "wrong")
    with pytest.raises(BuildError) as stopped:
        problems.stop_if_errors()
    assert [problem.file for problem in stopped.value.problems] == ["a", "b"]
    assert str(stopped.value) == "a:2: error: wrong\nb:2: error: wrong\n    Mend it."
    assert [problem.what for problem in problems.warnings] == ["odd"]


def test_an_error_is_not_lost_behind_a_warning_of_the_same_words() -> None:
    problems = Problems()
    problems.warn("a", 1, "odd")
    problems.error("a", 1, "odd")
    assert [problem.fatal for problem in problems.errors] == [True]


def test_problems_of_one_stage_can_be_added_to_those_of_another() -> None:
    first, second = Problems(), Problems()
    first.error("b", 1, "wrong")
    second.warn("a", 1, "odd")
    second.add(first)
    assert [problem.file for problem in second] == ["a", "b"]
    assert [problem.file for problem in second.errors] == ["b"]


def test_the_end_of_a_run_survives_the_way_from_another_process() -> None:
    error = build_error("a", 1, "wrong", "Mend it.")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
    assert again.problems == error.problems == [Problem("a", 1, "wrong", "Mend it.")]


def test_what_a_person_wrote_is_left_out_only_where_that_is_asked_for():
    told = []
    for forced in (False, True):
        problems = Problems(forced=forced)
        problems.left_out("a.yaml", 3, "there is no place for it", "Say where.")
        told.append((len(problems.errors), *map(str, problems)))
    assert told == [
        (
            1,
            "a.yaml:3: error: there is no place for it; nothing is published without it, except with --force\n"
            "    Say where.",
        ),
        (
            0,
            "a.yaml:3: warning: there is no place for it; published without it, since --force was given\n"
            "    Say where.",
        ),
    ]
