"""Ctrl+C ends the program in one line wherever it comes, and is held back where something must be whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from build_site.core.interrupts import StoppedAfterwards, held_back
from build_site.core.paths import REPOSITORY

_LINE = "\nStopped. What was published before is as it was.\n"

_DESTRUCTOR = """
import os, signal, time
from build_site.core import interrupts

class Made:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(100):
            pass
        print("not lost", flush=True)

interrupts.{begin}()
try:
    made = Made()
    del made
    time.sleep(20)
except KeyboardInterrupt:
    print("raised")
"""


def _python(code: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False, **options)


def test_ctrl_c_in_a_destructor_is_not_lost_and_prints_no_traceback() -> None:
    done = _python(_DESTRUCTOR.format(begin="raise_always"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "raised\n", "")


def test_ctrl_c_in_a_destructor_ends_a_program_that_is_still_being_loaded() -> None:
    done = _python(_DESTRUCTOR.format(begin="end_at_once"))
    assert (done.returncode, done.stdout, done.stderr) == (130, "", _LINE)


@pytest.mark.parametrize("begin", ["raise_always", "end_at_once"])
def test_a_program_that_a_shell_started_in_the_background_takes_no_notice_of_ctrl_c(begin: str) -> None:
    code = f"""
import os, signal
from build_site.core import interrupts
interrupts.{begin}()
with interrupts.held_back():
    os.kill(os.getpid(), signal.SIGINT)
print("goes on")
"""
    done = _python(code, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
    assert (done.returncode, done.stdout, done.stderr) == (0, "goes on\n", "")


_PROGRAM = """
import os, signal, sys, time
from build_site import __main__, cli

def pressed(*_):
    print("what was said before")
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(20)

def pressed_again():
    signal.raise_signal(signal.SIGINT)
    time.sleep(20)

sys.argv = ["case-reviews", "verify"]
{}
__main__.run()
"""


@pytest.mark.parametrize(
    "moment",
    [
        "cli.build_parser = pressed",
        "cli.compare = pressed",
        "cli.main = pressed",
        "from build_site.core import child_process; child_process.end_children = pressed_again; cli.main = pressed",
    ],
)
def test_ctrl_c_says_its_line_wherever_the_program_is_and_once_when_it_is_pressed_again(moment: str) -> None:
    done = _python(_PROGRAM.format(moment))
    assert (done.returncode, done.stderr) == (130, _LINE)


def test_what_was_said_before_ctrl_c_is_not_lost() -> None:
    assert _python(_PROGRAM.format("cli.main = pressed")).stdout == "what was said before\n"


def test_ctrl_c_after_the_site_is_published_says_so() -> None:
    stopped = "from build_site.core.interrupts import StoppedAfterwards\n"
    stopped += "def main(): raise StoppedAfterwards\ncli.main = main"
    done = _python(_PROGRAM.format(stopped))
    assert (done.returncode, done.stderr) == (130, "\nStopped. The new site was published before that, and is whole.\n")


def _pressed_while_held_back(done: list[str], error: Exception | None = None) -> None:
    with held_back(StoppedAfterwards):
        os.kill(os.getpid(), signal.SIGINT)
        if error:
            raise error
        done.append("all of it")


def test_ctrl_c_waits_for_the_end_of_what_must_be_whole() -> None:
    done: list[str] = []
    with pytest.raises(StoppedAfterwards) as stopped:
        _pressed_while_held_back(done)
    assert done == ["all of it"]
    assert str(stopped.value) == "Stopped. The new site was published before that, and is whole."
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_error_in_what_must_be_whole_is_told_and_ctrl_c_comes_after_it() -> None:
    with pytest.raises(ValueError, match="wrong"):
        _pressed_while_held_back([], ValueError("wrong"))
    with pytest.raises(KeyboardInterrupt):
        time.sleep(20)


def test_nothing_is_held_back_where_ctrl_c_can_not_come() -> None:
    result = []

    def work() -> None:
        with held_back():
            result.append("done")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert result == ["done"]
