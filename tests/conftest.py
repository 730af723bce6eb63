"""For all tests: a cache of their own, as that of the repository is not theirs; and the option --attack."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import tempfile

import pytest

# Set before any module of the program is imported, and for the programs that tests start. One folder for the whole
# run, so that scripts and styles are compiled once.
_CACHE = tempfile.mkdtemp(prefix="case-reviews-tests-")
os.environ["CASE_REVIEWS_CACHE"] = _CACHE
atexit.register(shutil.rmtree, _CACHE, ignore_errors=True)

# A shell lets what it runs in the background ignore Ctrl+C, and so would every program that a test starts and stops.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--attack", action="store_true", help="make every try of each attack, not only a few")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many tries each attack made, and how many failed."""
    reports = [report for name in ("passed", "failed") for report in terminalreporter.stats.get(name, [])]
    rows = [value for report in reports for name, value in report.user_properties if name == "attack"]
    if not rows:
        return
    terminalreporter.section("attacks")
    terminalreporter.write_line(f"{'tries':>8} {'failures':>8}  attack")
    for name, tries, failures in sorted(rows):
        terminalreporter.write_line(f"{tries:8} {failures:8}  {name}")
