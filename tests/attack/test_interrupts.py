"""Ctrl+C at any moment of a real run, its imports and its workers included: one line, and nothing is left behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from build_site.core.interrupts import STATUS, STOPPED, StoppedAfterwards
from build_site.core.paths import REPOSITORY
from tests.attack.conftest import Attack
from tests.attack.crash_scenes import set_up
from tests.folders import files_in

_LINES = (f"\n{STOPPED}\n", f"\n{StoppedAfterwards()}\n")


def _start(folder: Path, *command: str) -> subprocess.Popen[str]:
    """Start a command in a process group of its own, as a shell does.

    What counts the lines that are reached writes its files as a process ends: that would be tried, not the program.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return subprocess.Popen(
        [sys.executable, "-m", "build_site", *command, "--content", folder / "content", "--out", folder / "site"],
        cwd=REPOSITORY,
        env={**own, "SOURCE_DATE_EPOCH": "1795400000"},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _build(folder: Path) -> None:
    with _start(folder, "site") as process:
        _, said = process.communicate()
    assert process.returncode == 0, said


def _press(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Send Ctrl+C to the process and its workers once; return its exit status and what it says."""
    try:
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise AssertionError("Ctrl+C was lost") from None
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    return process.returncode, said


def _is_before_the_program(status: int, said: str) -> bool:
    """Return whether Python was still setting itself up, and had read nothing of this program."""
    is_ended = status == -signal.SIGINT or said.startswith("Fatal Python error: init_")
    return is_ended and not re.search(r"build_site/\w", said)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("interrupted")
    set_up(folder)
    return folder


def test_ctrl_c_at_any_moment_of_a_build_says_one_line_and_leaves_nothing_behind(attack: Attack, folder: Path) -> None:
    began = time.monotonic()
    _build(folder)
    seconds = time.monotonic() - began
    content, site = files_in(folder / "content"), files_in(folder / "site")
    digest = folder / "content" / "digests" / "list.txt"

    def one(share: float) -> None:
        # Every run has something to write.
        digest.write_text(digest.read_text("utf-8").replace("for a", "for  a"), "utf-8")
        process = _start(folder, "site")
        time.sleep(seconds * share)
        status, said = _press(process)
        if not _is_before_the_program(status, said):
            assert (status, said) in [(0, ""), *((STATUS, line) for line in _LINES)]
        assert sorted(path.name for path in folder.iterdir()) == ["content", "site"]

    attack("Ctrl+C during a build", one, [number / 110 for number in range(110)], short=3)
    digest.write_bytes(content["digests/list.txt"])
    _build(folder)
    assert files_in(folder / "site") == site


def test_ctrl_c_just_after_a_server_has_begun_ends_it(attack: Attack, folder: Path) -> None:
    def one(milliseconds: float) -> None:
        process = _start(folder, "serve", "--port", "0")
        assert process.stdout
        assert any(line.startswith("The site is at ") for line in process.stdout)
        time.sleep(milliseconds / 1000)
        assert _press(process) == (STATUS, _LINES[0])

    attack("Ctrl+C just after serve has begun", one, [0, 0.01, 0.1, 1, 10] * 4, short=1)
