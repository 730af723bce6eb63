"""The docs: whatever there is stands in them once, and whatever they name is there."""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from build_site.cli import build_parser
from build_site.model import HARMS, Account
from build_site.records.record_schema import RECORD_FIELDS
from build_site.site.config import SiteConfig

ROOT = Path(__file__).resolve().parent.parent
DOCS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")),
)
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def targets() -> list[str]:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    return phony[1].split() if phony else []


def variables() -> list[str]:
    return [*re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE), "TESTS"]


def commands() -> list[str]:
    return list(build_parser()._subparsers._group_actions[0].choices)


def packages() -> list[str]:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    front = json.loads(text("package.json"))
    return [re.split(r"[<>=~\[]", one)[0] for one in wanted] + [*front["dependencies"], *front["devDependencies"]]


def first_cells(name: str, heading: str) -> list[str]:
    """What stands between backquotes in the first cells of the tables of a page whose first column has a heading."""
    found, inside = [], False
    for line in text(name).splitlines():
        cell = re.match(r"\s*\| ?([^|]*?) ?\|", line)
        if cell is None:
            inside = False
        elif cell[1] == heading:
            inside = True
        elif inside:
            found += re.findall(r"`([^`]+)`", cell[1])
    return found


def test_docs_have_each_target_of_make_and_each_command_of_the_program_once():
    told = first_cells("docs/commands.md", "command")
    assert Counter(told) == Counter(
        [f"make {target}" for target in targets()] + [f"case-reviews {command}" for command in commands()]
    )


def test_docs_have_each_variable_of_make_once():
    assert Counter(first_cells("docs/commands.md", "variable")) == Counter(variables())


def test_makefile_has_each_target_and_variable_in_its_head_once():
    head = re.findall(r"^# (?:make )?([a-z-]+|[A-Z]+(?==))(?:=\w+)?  ", MAKEFILE, re.MULTILINE)
    assert Counter(head) == Counter([*targets(), *variables()])


def test_docs_have_each_setting_once_in_the_order_of_the_program():
    assert first_cells("docs/editors.md", "setting") == [field.name for field in dataclasses.fields(SiteConfig)]


def test_docs_have_each_field_of_a_record_and_of_an_account_once_in_order():
    assert first_cells("docs/records.md", "field")[: len(RECORD_FIELDS)] == list(RECORD_FIELDS)
    assert first_cells("docs/records.md", "field of an account") == [
        field.name for field in dataclasses.fields(Account)
    ]


def test_docs_list_the_harms_as_they_are():
    listed = re.search(r"\n\n(suicide or self-harm · .*?)\n\n", text("docs/records.md"), re.DOTALL)
    assert listed is not None
    assert tuple(" ".join(listed[1].split()).split(" · ")) == HARMS


def test_docs_have_each_vocabulary_once():
    there = [path.name for path in (ROOT / "content" / "vocabulary").iterdir()]
    assert Counter(first_cells("docs/vocabularies.md", "file")) == Counter(there)


def test_docs_have_each_package_with_its_reason_once():
    assert Counter(first_cells("docs/packages.md", "package")) == Counter(set(packages()))


def test_docs_list_each_decision_and_the_readme_each_page():
    decisions = {path.name for path in (ROOT / "docs" / "decisions").glob("0*.md")}
    assert set(re.findall(r"\]\((0[^)]+)\)", text("docs/decisions/README.md"))) == decisions
    pages = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    assert pages <= set(re.findall(r"\]\(([^)]+)\)", text("README.md")))


@pytest.mark.parametrize("name", DOCS)
def test_docs_name_no_target_command_variable_or_file_that_is_not_there(name: str):
    page = text(name)
    code = "\n".join([*re.findall(r"`([^`\n]+)`", page), *re.findall(r"^ {4}(.*)$", page, re.MULTILINE)])
    assert set(re.findall(r"\bmake ([a-z][a-z-]*)", code)) <= set(targets())
    assert set(re.findall(r"\b(?:case-reviews|build_site) ([a-z]+)", code)) <= set(commands())
    assert set(re.findall(r"\b([A-Z]+)=(?!\.)", code)) <= {*variables(), "PATH"}
    folders = "build_site|templates|assets|content|tests|tools|docs|\\.ci|\\.devcontainer"
    paths = {path.rstrip("/.") for path in re.findall(rf"`((?:{folders})/[\w./-]*)`", page)}
    assert {path for path in paths if not (ROOT / path).exists() and path not in MADE} == set()


MADE = {"content/reviews", "content/corrections", "docs/images"}
"""Folders that a build or a person makes when there is something to put there."""


@pytest.mark.parametrize("name", DOCS)
def test_docs_link_to_what_is_there(name: str):
    links = re.findall(r"\]\(([^)\s]+)\)", text(name)) + re.findall(r"^\[[^\]]+\]: (\S+)$", text(name), re.MULTILINE)
    for link in links:
        if not link.startswith("https://"):
            path, _, anchor = link.partition("#")
            target = (ROOT / name).parent / path if path else ROOT / name
            assert target.exists(), link
            headings = re.findall(r"^#+ (.*)$", target.read_text("utf-8"), re.MULTILINE) if anchor else []
            assert not anchor or anchor in [re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings]


def test_readme_is_short_and_its_picture_small():
    assert len(text("README.md").splitlines()) <= 120
    assert (ROOT / "docs" / "images" / "search.png").stat().st_size < 150_000


def test_versions_of_python_front_end_and_changelog_are_one():
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    assert json.loads(text("package.json"))["version"] == version
    lock = json.loads(text("package-lock.json"))
    assert lock["version"] == lock["packages"][""]["version"] == version
    released = re.findall(r"^## \[(\d[^\]]*)\]", text("CHANGELOG.md"), re.MULTILINE)
    assert released[0] == version
    assert f"case_review_digests-{version}-" in text("README.md")


def test_layout_names_every_folder_of_the_package():
    folders = {path.parent.name for path in (ROOT / "build_site").glob("*/__init__.py")}
    tree = text("README.md").partition("## The tree")[2]
    assert folders == {folder for folder in re.findall(r"^    (\w+)/", tree, re.MULTILINE) if folder in folders}
