"""Run all linters and type checkers, `python -m tools.lint`, and show what each of them finds wrong.

Exits 1 if one finds anything; the others are run all the same.
"""

from __future__ import annotations

import shutil
import sys

from tools.stages import run_stage


def commands() -> dict[str, list[str]]:
    """Return the command of each check by what it looks at."""
    python = [sys.executable, "-m"]
    return {
        "Rules of Python": [*python, "ruff", "check", "--quiet"],
        "Format of Python": [*python, "ruff", "format", "--check", "--quiet"],
        "Types of Python": [*python, "mypy", "--no-error-summary"],
        "Rules and types of the scripts": [shutil.which("npm") or "npm", "run", "--silent", "lint"],
    }


def main() -> int:
    """Run every check and return the exit status."""
    findings = []
    for name, command in commands().items():
        status, output = run_stage(name, command)
        if status:
            findings.append(f"{name}:\n{output}\n")
    print(*findings, sep="\n", end="")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
