"""Run a command that takes a while: say which, and for how long, and show its output only if it fails."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

TICK = 1.0
"""Seconds between two figures on a terminal."""

PATIENCE = 15.0
"""Seconds between two lines elsewhere, such as in a log of CI."""


def run_stage(name: str, command: Sequence[str], env: dict[str, str] | None = None) -> tuple[int, str]:
    """Run a command under the name of a stage and return its exit status and its output.

    On a terminal the seconds are counted in place; elsewhere a long stage gives a line now and then.
    The status is 127 where there is no such program.
    """
    start = time.monotonic()
    terminal = sys.stdout.isatty()
    print(f"{name} ...", end="" if terminal else "\n", flush=True)
    with tempfile.TemporaryFile() as output:
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=env
            )
        except OSError as error:
            if terminal:
                print(flush=True)
            return 127, f"{command[0]} can't be run: {error.strerror}"
        while True:
            try:
                status = process.wait(TICK if terminal else PATIENCE)
                break
            except subprocess.TimeoutExpired:
                seconds = f"{time.monotonic() - start:.0f} s"
                print(
                    f"\r{name} ... {seconds}" if terminal else f"  {seconds}", end="" if terminal else "\n", flush=True
                )
        if terminal:
            print(f"\r{name}: {time.monotonic() - start:.1f} s   ", flush=True)
        output.seek(0)
        return status, output.read().decode(errors="replace").strip()
