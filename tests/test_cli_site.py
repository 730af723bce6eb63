"""The commands that build, `site` and `serve`: what each prints, where, in which order, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from build_site import build, cli
from build_site.build import BuildResult
from build_site.cli import main
from build_site.core.content import ContentFolder
from build_site.core.paths import ASSETS, SHIPPED_CONTENT, TEMPLATES
from build_site.core.problems import BuildError, Problem, Problems
from tests.run_results import NOTHING


@pytest.fixture
def stub_build(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., Any]], None]:
    """Put a function in the place of the whole build."""
    return lambda function: monkeypatch.setattr(build, "build_from_digests", function)


# site


def test_site_prints_problems_then_what_to_weigh_then_the_number_and_the_path_last(tmp_path: Path, capsys, stub_build):
    asked = []

    def built(content: ContentFolder, out: Path, include_restricted: bool, problems: Problems) -> BuildResult:
        asked.append((content.root, out, include_restricted))
        problems.warn("digests/b.txt", 2, "second")
        problems.warn("digests/a.txt", 9, "first")
        return replace(NOTHING, excluded=("2020-hull-sam", "2021-hull-ann"))

    stub_build(built)
    out = tmp_path / "site"
    assert main(["site", "--content", str(tmp_path), "--out", str(out)]) == 0
    assert asked == [(tmp_path, out, False)]
    printed = capsys.readouterr()
    assert printed.out == (
        "digest  format  entries  lines  ignored  warnings\n"
        "digests/a.txt:9: warning: first\n"
        "digests/b.txt:2: warning: second\n"
        "For professionals only, so left out of every page, index and count: 2020-hull-sam, 2021-hull-ann.\n"
        "14 pages, 3 of them made anew\n"
        "The number of reviews in the site, and where it is:\n"
        "7\n"
        f"{out / 'index.html'}\n"
    )
    assert printed.err == ""


def test_site_for_professionals_has_the_records_that_only_they_may_see(tmp_path: Path, stub_build):
    asked = []
    stub_build(lambda content, out, include_restricted, problems: asked.append(include_restricted) or NOTHING)
    for audience in ("professionals", "public"):
        assert main(["site", "--content", str(tmp_path), "--out", str(tmp_path), "--audience", audience]) == 0
    assert asked == [True, False]


def test_site_reads_the_content_of_the_repository_and_writes_beside_the_caller_if_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stub_build
):
    asked = []
    stub_build(lambda content, out, *rest: asked.append((content.root, out)) or NOTHING)
    monkeypatch.chdir(tmp_path)
    assert main(["site"]) == 0
    assert asked == [(SHIPPED_CONTENT, tmp_path / "_site")]


@pytest.mark.parametrize(("options", "status"), [([], 1), (["--force"], 0)])
def test_site_publishes_without_a_correction_only_where_it_is_forced(
    options: list[str], status: int, tmp_path: Path, capsys, stub_build
):
    def built(content: ContentFolder, out: Path, include_restricted: bool, problems: Problems) -> BuildResult:
        problems.left_out("corrections/a.yaml", 2, "there is no place for it", "Say where.")
        problems.stop_if_errors()
        return NOTHING

    stub_build(built)
    assert main(["site", "--content", str(tmp_path), "--out", str(tmp_path / "site"), *options]) == status
    assert "corrections/a.yaml:2: " in "".join(capsys.readouterr())


def test_site_tells_warnings_first_then_what_stopped_it_then_other_errors_each_once(tmp_path: Path, capsys, stub_build):
    stopped = Problem("digests/b.txt", 3, "what stopped it", "Mend it.")

    def failing(content: ContentFolder, out: Path, include_restricted: bool, problems: Problems) -> BuildResult:
        problems.error("digests/a.txt", 1, "another error")
        problems.error("digests/b.txt", 3, "what stopped it", "Mend it.")
        problems.warn("digests/z.txt", None, "a warning")
        raise BuildError([stopped])

    stub_build(failing)
    assert main(["site", "--content", str(tmp_path), "--out", str(tmp_path / "site")]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        "digests/z.txt: warning: a warning\n"
        "digests/b.txt:3: error: what stopped it\n    Mend it.\n"
        "digests/a.txt:1: error: another error\n"
        "Nothing was published.\n"
    )


# serve


def test_serve_builds_then_serves_and_watches_content_templates_and_assets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys, stub_build
):
    served = []
    stub_build(lambda *_: NOTHING)
    monkeypatch.setattr(cli, "serve", lambda *arguments: served.append(arguments))
    content, out = tmp_path / "content", tmp_path / "site"
    assert main(["serve", "--content", str(content), "--out", str(out), "--port", "0"]) == 0
    ((folder, port, watched, rebuild),) = served
    assert (folder, port) == (out, 0)
    assert watched == [content, SHIPPED_CONTENT, TEMPLATES, ASSETS]
    capsys.readouterr()
    rebuild()
    assert capsys.readouterr().out.splitlines()[-2:] == ["7", str(out / "index.html")]


def test_serve_goes_on_after_a_build_that_failed_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys, stub_build
):
    served = []
    stub_build(lambda *_: NOTHING)
    monkeypatch.setattr(cli, "serve", lambda *arguments: served.append(arguments))
    assert main(["serve", "--content", str(tmp_path), "--out", str(tmp_path / "site")]) == 0
    assert served[0][1] == 8000

    def failing(content: ContentFolder, out: Path, include_restricted: bool, problems: Problems) -> BuildResult:
        problems.warn("digests/a.txt", 1, "a warning")
        raise BuildError([Problem("digests/a.txt", 2, "an error")])

    stub_build(failing)
    for _ in range(2):
        capsys.readouterr()
        served[0][3]()
        assert capsys.readouterr().err == (
            "digests/a.txt:1: warning: a warning\ndigests/a.txt:2: error: an error\nThe site is as it was.\n"
        )


@pytest.mark.parametrize("port", ["-1", "65536", "eighty"])
def test_serve_refuses_a_port_that_there_can_not_be(port: str, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["serve", f"--port={port}"])
    assert stop.value.code == 2
    assert f"a port is a whole number from 0 to 65535, not {port}" in capsys.readouterr().err


@pytest.mark.parametrize("port", [0, 65535])
def test_serve_takes_the_first_and_the_last_port(port: int, monkeypatch: pytest.MonkeyPatch, stub_build):
    served = []
    stub_build(lambda *_: NOTHING)
    monkeypatch.setattr(cli, "serve", lambda *arguments: served.append(arguments[1]))
    assert main(["serve", "--port", str(port)]) == 0
    assert served == [port]
