"""Where the program's own files are: the only module that works out a path from its own.

In a checkout the files lie beside the package, in the repository. An installed package carries those that
a build reads in its folder `shipped/`, which the making of the wheel fills (`setup.py`).
"""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
"""The folder of the modules."""

_SHIPPED = PACKAGE / "shipped"
INSTALLED = _SHIPPED.is_dir()
"""Whether this is an installed package, without a repository around it."""

COMMAND = "case-reviews" if INSTALLED else "python -m build_site"
"""What somebody types to run this program."""

REPOSITORY = PACKAGE.parent
_ROOT = _SHIPPED if INSTALLED else REPOSITORY
SHIPPED_CONTENT = _ROOT / "content"
"""The content that ships: its vocabularies, pages and settings serve a content folder that has none."""

DEFAULT_CONTENT = Path("content") if INSTALLED else SHIPPED_CONTENT
"""The content folder of a command that is given none: the repository's own, or `content` in the current folder."""

TEMPLATES = _ROOT / "templates"
ASSETS = _ROOT / "assets"
SHIPPED_ASSETS = _SHIPPED / "compiled"
"""The scripts, styles and fonts of an installed package, compiled when the wheel was made."""

NODE_MODULES = REPOSITORY / "node_modules"
PACKAGE_LOCK = REPOSITORY / "package-lock.json"

CACHE_VARIABLE = "CASE_REVIEWS_CACHE"
"""The environment variable that names another folder for the cache."""


def find_cache_folder(repository: Path = REPOSITORY) -> Path:
    """Return the folder of the cache: the one that CASE_REVIEWS_CACHE names, `.cache` in a checkout, or the user's.

    A checkout that may not be written to, or is somebody else's, and an installed program use the user's cache folder
    (`~/.cache/case-reviews`): whoever may write into a cache may say what a site holds.
    """
    if chosen := os.environ.get(CACHE_VARIABLE):
        return Path(chosen).resolve()
    folder = repository / ".cache"
    place = folder if folder.exists() else repository
    if (repository / "pyproject.toml").is_file() and os.access(place, os.W_OK) and _is_own(place):
        return folder
    users = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(users) if users else Path.home() / ".cache") / "case-reviews"


def _is_own(folder: Path) -> bool:
    return not hasattr(os, "geteuid") or folder.stat().st_uid == os.geteuid()


CACHE = find_cache_folder()
