"""The linters: all of them run, and each tells what it finds."""

from __future__ import annotations

import sys

import pytest

from tools import lint


def check(said: str, status: int) -> list[str]:
    return [sys.executable, "-c", f"print({said!r}); raise SystemExit({status})"]


def test_lint_shows_the_findings_of_every_check_that_fails_and_ends_with_1(capsys, monkeypatch: pytest.MonkeyPatch):
    checks = {"First": check("a.py:1: wrong", 1), "Second": check("fine", 0), "Third": check("b.js: wrong", 2)}
    monkeypatch.setattr(lint, "commands", lambda: checks)
    assert lint.main() == 1
    assert capsys.readouterr().out == (
        "First ...\nSecond ...\nThird ...\nFirst:\na.py:1: wrong\n\nThird:\nb.js: wrong\n"
    )


def test_lint_ends_with_0_where_no_check_finds_anything(capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lint, "commands", lambda: {"First": check("fine", 0)})
    assert lint.main() == 0
    assert capsys.readouterr().out == "First ...\n"


def test_lint_checks_rules_format_and_types_of_python_and_the_scripts():
    programs = [" ".join(command[1:]) for command in lint.commands().values()]
    assert programs == [
        "-m ruff check --quiet",
        "-m ruff format --check --quiet",
        "-m mypy --no-error-summary",
        "run --silent lint",
    ]
