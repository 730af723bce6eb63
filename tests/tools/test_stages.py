"""Stages of the set-up: what a terminal shows of them, and what a log does."""

from __future__ import annotations

import re
import sys

import pytest

from tools import stages

SLOW = [sys.executable, "-c", "import time; time.sleep(0.3); print('done')"]


def test_a_stage_gives_its_status_and_its_output_and_says_only_its_name(capsys):
    assert stages.run_stage("Trying", [sys.executable, "-c", "print('why'); raise SystemExit(3)"]) == (3, "why")
    assert capsys.readouterr().out == "Trying ...\n"


def test_a_stage_that_takes_long_gives_a_line_now_and_then(capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stages, "PATIENCE", 0.1)
    assert stages.run_stage("Trying", SLOW) == (0, "done")
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["Trying ...", "  0 s"]


def test_a_stage_counts_its_seconds_in_place_on_a_terminal(capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stages, "TICK", 0.1)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert stages.run_stage("Trying", SLOW) == (0, "done")
    said = capsys.readouterr().out
    assert said.startswith("Trying ...\rTrying ... 0 s\r")
    assert re.fullmatch(r"Trying: [0-9]\.\d s   \n", said.split("\r")[-1])
    assert said.count("\n") == 1


@pytest.mark.parametrize("terminal", [True, False])
def test_a_stage_whose_program_is_missing_says_which(capsys, monkeypatch: pytest.MonkeyPatch, terminal: bool):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert stages.run_stage("Trying", ["no-such-program"]) == (
        127,
        "no-such-program can't be run: No such file or directory",
    )
    assert capsys.readouterr().out == "Trying ...\n"


def test_a_stage_is_never_silent_for_twenty_seconds_and_a_terminal_shows_every_second():
    assert stages.TICK == 1
    assert stages.PATIENCE < 20
