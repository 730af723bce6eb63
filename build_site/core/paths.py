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


def _user_cache() -> Path:
    """Return the folder in which programs of this user keep what can be made again."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(named) if named else Path.home() / ".cache") / "case-reviews"


CACHE = _user_cache() if INSTALLED else REPOSITORY / ".cache"
