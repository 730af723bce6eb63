"""Make sure that the browser tests have a Chromium: find one, else install it where that is allowed.

Run before the tests. Exits 1 only in CI, where a missing browser is a failure; elsewhere it says loudly that
the browser tests will be skipped.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tools.stages import run_stage

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of a Chromium, or None: $CHROMIUM, else one on the PATH, else the one that Playwright has installed."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).exists():
        return named
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return on_path or _of_playwright()


def _of_playwright() -> str | None:
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as play:
            path = play.chromium.executable_path
    except (
        Exception
    ):  # Playwright raises many kinds of error where its driver can't start; there is then no browser of its own.
        return None
    return path if path and Path(path).exists() else None


def _install() -> str:
    """Try what this machine allows: its package manager as root, else Playwright's download. Returns what they said."""
    said = ""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        wanted = ["chromium", "fonts-liberation"]
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *wanted]):
            status, output = run_stage("Installing Chromium for the browser tests", ["apt-get", *command], quiet)
            said += output if status else ""
    if not find():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        said += run_stage("Downloading Chromium for the browser tests", command)[1]
    return said


def main() -> int:
    if find():
        return 0
    said = _install()
    if find():
        return 0
    print(
        f"{said}\n\n" + "!" * 78 + "\n!! Chromium could not be installed: THE BROWSER TESTS WILL BE SKIPPED.\n"
        "!! Install Chromium, or set CHROMIUM=/path/to/it, and run `make test` again.\n" + "!" * 78 + "\n",
        flush=True,
    )
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
