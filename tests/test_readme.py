"""The README tells of every command, package and field that there is."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from build_site.cli import build_parser
from build_site.records.record_schema import RECORD_FIELDS
from build_site.site.config import SiteConfig

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def made() -> list[str]:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    return phony[1].split() if phony else []


def packages() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    front = json.loads((ROOT / "package.json").read_text("utf-8"))
    return [re.split(r"[<>=~\[]", one)[0] for one in wanted] + [*front["dependencies"], *front["devDependencies"]]


@pytest.mark.parametrize("target", made())
def test_every_make_target_is_told(target: str):
    assert f"make {target}" in README


@pytest.mark.parametrize("command", build_parser()._subparsers._group_actions[0].choices)
def test_every_command_is_told(command: str):
    assert f"make {command}" in README or f"build_site {command}" in README


@pytest.mark.parametrize("package", packages())
def test_every_package_has_its_reason(package: str):
    assert package.casefold() in README.casefold()


@pytest.mark.parametrize("field", RECORD_FIELDS)
def test_every_field_of_a_record_is_told(field: str):
    assert f"`{field}`" in README


@pytest.mark.parametrize("setting", SiteConfig.__dataclass_fields__)
def test_every_setting_is_told(setting: str):
    assert f"`{setting}`" in README
