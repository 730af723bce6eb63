"""The wheel: whoever installs it makes a site outside of the repository, and needs no Node."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tools.set_up import has_recent_node

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("assets", "build_site", "templates", "tools", "content/pages", "content/vocabulary", "content/site.yaml")
SOURCES += ("setup.py", "pyproject.toml", "package.json", "package-lock.json", "README.md", "LICENSE")

DIGEST = """Case reviews published in 2021

2021 – Kent – Baby Z
Death of a 5-week-old girl. Learning includes: safer sleep is everyone's business. Keywords: infant deaths
"""

pytestmark = pytest.mark.build


def run(*command: str | Path, cwd: Path, path: str = os.environ["PATH"], **env: str) -> str:
    """What a program prints; it fails the test if it doesn't end with 0."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**os.environ, "PATH": path, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from a copy of what the repository holds and the front-end packages that are installed."""
    if not has_recent_node():
        pytest.skip("there is no Node to compile the scripts and styles with")
    copy = tmp_path_factory.mktemp("repository")
    for name in SOURCES:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, copy / name)
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    # What an earlier build has left is in no later wheel.
    (copy / "build" / "lib" / "build_site").mkdir(parents=True)
    (copy / "build" / "lib" / "build_site" / "gone.py").touch()
    run(sys.executable, "-m", "tools.set_up", "wheel", cwd=copy)
    assert not (copy / "build_site" / "shipped").exists()
    (made,) = (copy / "dist").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment with the wheel; what it depends on is that of the tests."""
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=environment)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--quiet", wheel, cwd=environment)
    where = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=environment).strip()
    (Path(where) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    (tmp_path / "empty").mkdir()
    return tmp_path / "empty"


def test_wheel_in_an_empty_folder_makes_a_content_folder_and_its_site_without_node(installed: Path, empty: Path):
    def case_reviews(*arguments: str) -> str:
        return run(
            installed / "case-reviews",
            *arguments,
            cwd=empty,
            path=str(installed),
            XDG_CACHE_HOME=str(empty.parent / "caches"),
            PYTHONPATH="",
            CASE_REVIEWS_CACHE="",
        )

    assert case_reviews("init").splitlines()[-1] == "Put digests into content/digests, then run `case-reviews site`."
    (empty / "content" / "digests" / "list.txt").write_text(DIGEST, encoding="utf-8")
    assert case_reviews("site").splitlines()[-2:] == ["1", str(empty / "_site" / "index.html")]
    assert sorted(path.name for path in empty.iterdir()) == ["_site", "content"]
    assert (empty / "content" / "reviews" / "2021-kent-baby-z.yaml").is_file()
    page = (empty / "_site" / "reviews" / "2021-kent-baby-z" / "index.html").read_text("utf-8")
    assert "afer sleep is everyone" in page
    assert {path.suffix for path in (empty / "_site" / "assets").iterdir()} >= {".css", ".js", ".woff2", ".svg"}
    assert (empty.parent / "caches" / "case-reviews").is_dir()
    assert case_reviews("site").splitlines()[-3:-1] == ["The number of reviews in the site, and where it is:", "1"]
    assert case_reviews("--version").startswith("case-reviews ")


def test_wheel_without_a_content_folder_says_what_to_do_and_takes_no_digest_of_its_own(installed: Path, empty: Path):
    done = subprocess.run(
        [installed / "python", "-m", "build_site", "site"],
        cwd=empty,
        env={**os.environ, "PYTHONPATH": "", "XDG_CACHE_HOME": str(empty.parent / "caches")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        f"{empty / 'content'}: error: there is no such content folder\n"
        "    Check CONTENT=... or --content, or make the folder with the command `init`.\nNothing was published.\n"
    )
    assert list(empty.iterdir()) == []


def test_wheel_holds_no_digest_no_record_and_nothing_that_an_earlier_build_left(wheel: Path):
    names = run(sys.executable, "-m", "zipfile", "--list", wheel, cwd=wheel.parent)
    assert "build_site/shipped/content/vocabulary/areas.yaml" in names
    assert "build_site/shipped/content/site.yaml" in names
    for absent in ("digests/list", "content/digests", "content/reviews", "gone.py", "build_site/shipped/node_modules"):
        assert absent not in names
