"""Progress: on a terminal a stage and its seconds, elsewhere nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_site.core.progress import stage

ROOT = Path(__file__).resolve().parents[2]


def on_a_terminal(code: str) -> str:
    """What a program shows whose standard error is a terminal."""
    pty = pytest.importorskip("pty", reason="there are no terminals to be had on this system")
    terminal, its_end = pty.openpty()
    program = f"from build_site.core import progress\n{code}"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, stderr=its_end, check=False)
    os.close(its_end)
    shown = b""
    try:
        while chunk := os.read(terminal, 4096):
            shown += chunk
    except OSError:  # Linux says so where the other end is closed and all is read.
        pass
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n")


def test_progress_shows_nothing_where_there_is_no_terminal(capfd):
    with stage("Reading the digests"):
        pass
    assert capfd.readouterr() == ("", "")


def test_progress_shows_the_stage_at_once_and_its_seconds_at_its_end():
    shown = on_a_terminal("with progress.stage('Reading the digests'): pass")
    assert shown == "\rReading the digests ...\rReading the digests: 0.0 s      \n"


def test_progress_counts_the_seconds_of_a_stage_that_takes_long_once_a_second():
    shown = on_a_terminal(
        "import signal, sys\nwith progress.stage('Reading'):\n"
        "    signal.raise_signal(signal.SIGALRM)\n"
        "    print(f' every {signal.getitimer(signal.ITIMER_REAL)[1]}', file=sys.stderr, flush=True)"
    )
    assert shown.startswith("\rReading ...\rReading ... 0 s every 1.0\n\rReading: ")


def test_progress_ends_its_line_where_the_stage_fails_and_lets_the_error_through():
    shown = on_a_terminal("with progress.stage('Reading'): raise SystemExit('stopped')")
    assert shown.startswith("\rReading ...\rReading: ")
    assert shown.endswith("\nstopped\n")


def test_progress_leaves_the_signals_as_they_were():
    shown = on_a_terminal(
        "import signal, sys\nbefore = signal.getsignal(signal.SIGALRM)\n"
        "with progress.stage('Reading'): pass\n"
        "print(signal.getsignal(signal.SIGALRM) == before, signal.getitimer(signal.ITIMER_REAL), file=sys.stderr)"
    )
    assert shown.splitlines()[-1] == "True (0.0, 0.0)"


def test_progress_shows_the_stages_of_a_system_without_timers_too():
    shown = on_a_terminal("import signal\ndel signal.setitimer\nwith progress.stage('Reading'): pass")
    assert shown == "\rReading ...\rReading: 0.0 s      \n"
