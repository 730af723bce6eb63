"""Where the program's files are: in a checkout the repository's own, in an installation those that it carries."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from build_site.core import paths

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("INSTALLED", "SHIPPED_CONTENT", "DEFAULT_CONTENT", "TEMPLATES", "ASSETS", "SHIPPED_ASSETS", "CACHE")

CACHE_VARIABLES = ("CASE_REVIEWS_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA")


def paths_of(folder: Path, **env: str) -> dict[str, object]:
    """The paths that a copy of the package in a folder works out."""
    (folder / "build_site" / "core").mkdir(parents=True, exist_ok=True)
    for module in ("__init__.py", "core/__init__.py", "core/paths.py"):
        shutil.copyfile(ROOT / "build_site" / module, folder / "build_site" / module)
    code = (
        f"import json; from build_site.core import paths as p; print(json.dumps([str(getattr(p, n)) for n in {NAMES}]))"
    )
    home = {name: value for name, value in os.environ.items() if name not in CACHE_VARIABLES}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=home | env, capture_output=True, text=True, check=True
    )
    return dict(zip(NAMES, json.loads(done.stdout), strict=True))


def test_paths_of_a_checkout_are_in_the_repository():
    assert not paths.INSTALLED
    assert paths.REPOSITORY == ROOT
    assert ROOT / "content" == paths.SHIPPED_CONTENT == paths.DEFAULT_CONTENT
    assert (paths.NODE_MODULES, paths.PACKAGE_LOCK) == (ROOT / "node_modules", ROOT / "package-lock.json")
    assert (paths.TEMPLATES, paths.ASSETS) == (ROOT / "templates", ROOT / "assets")


def test_paths_of_an_installation_are_in_the_package_and_its_content_is_that_of_the_current_folder(tmp_path: Path):
    shipped = tmp_path / "build_site" / "shipped"
    shipped.mkdir(parents=True)
    assert paths_of(tmp_path, HOME="/home/sam") == {
        "INSTALLED": "True",
        "SHIPPED_CONTENT": str(shipped / "content"),
        "DEFAULT_CONTENT": "content",
        "TEMPLATES": str(shipped / "templates"),
        "ASSETS": str(shipped / "assets"),
        "SHIPPED_ASSETS": str(shipped / "compiled"),
        "CACHE": str(Path("/home/sam/.cache/case-reviews")),
    }


def test_paths_of_an_installation_keep_its_cache_where_the_user_wants_caches(tmp_path: Path):
    (tmp_path / "build_site" / "shipped").mkdir(parents=True)
    assert paths_of(tmp_path, XDG_CACHE_HOME="/caches")["CACHE"] == str(Path("/caches/case-reviews"))
    assert paths_of(tmp_path, LOCALAPPDATA="/local")["CACHE"] == str(Path("/local/case-reviews"))


def test_no_other_module_works_out_a_path_from_its_own():
    modules = {path for path in paths.PACKAGE.rglob("*.py") if "__file__" in path.read_text("utf-8")}
    assert modules - {paths.PACKAGE / "core" / "paths.py"} <= {paths.PACKAGE / "site" / "data" / "projection.py"}
