"""The flow of the data is one way, and the imports show it."""

from __future__ import annotations

import ast
from pathlib import Path

import build_site

PACKAGE = Path(build_site.__file__).parent

FLOW = (
    {"core"},
    {"model"},
    {"vocabulary"},
    {"digests"},
    {"reviews"},
    {"records"},
    {"import_digests"},
    {"tagging"},
    {"catalogue"},
    {"search"},
    {"site"},
    {"build"},
    {"line_report", "outline_text", "run_report", "serve", "starter"},
    {"cli"},
    {"__main__"},
)
"""The parts of the package in the order of the flow; those of one step may use one another."""


def part_of(module: str) -> str:
    return module.split(".")[1]


def imports() -> list[tuple[str, str, Path]]:
    """Every import of one part by another: (importing part, imported part, file)."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [f"{node.module}.{alias.name}" for alias in node.names]
                if isinstance(node, ast.ImportFrom) and node.module
                else []
            )
            found += [(part, part_of(name), path) for name in names if name.startswith("build_site.")]
    return found


def step_of(part: str) -> int:
    return next(number for number, parts in enumerate(FLOW) if part in parts)


def test_every_part_of_the_package_has_its_place_in_the_flow():
    parts = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in PACKAGE.rglob("*.py")} - {"__init__"}
    assert parts == set().union(*FLOW)


def test_no_module_imports_one_that_comes_later_in_the_flow():
    backwards = [
        f"{path.relative_to(PACKAGE)} imports {used}"
        for part, used, path in imports()
        if part not in ("__init__",) and step_of(used) > step_of(part)
    ]
    assert backwards == []


def test_rendering_knows_no_digest_formats_and_parsing_no_templates():
    for part, used, path in imports():
        assert not (part in ("site", "search", "catalogue") and used in ("digests", "reviews")), path
    for folder in ("digests", "reviews", "vocabulary"):
        for path in (PACKAGE / folder).rglob("*.py"):
            assert "jinja2" not in path.read_text(encoding="utf-8").casefold(), path


def test_what_pages_are_made_from_knows_no_page_and_nothing_of_how_it_is_written():
    later = ("pages", "build", "feed", "incremental", "links", "publish", "render")
    for path in (PACKAGE / "site" / "data").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for module in later:
            assert f"build_site.site.{module}" not in text, path
            assert f"from build_site.site import {module}" not in text, path


def test_a_page_knows_nothing_of_how_it_is_rendered_and_written():
    for path in (PACKAGE / "site" / "pages").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for module in ("build", "incremental", "links", "publish", "render"):
            assert f"build_site.site.{module}" not in text, path


def test_only_one_module_of_the_site_makes_a_path():
    for path in (PACKAGE / "site").rglob("*.py"):
        if path.name not in ("urls.py", "page.py"):
            assert '/index.html"' not in path.read_text(encoding="utf-8"), path
