"""Where the program's own files are: the only module that works out a path from its own."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
"""The folder of the modules."""

REPOSITORY = PACKAGE.parent
SHIPPED_CONTENT = REPOSITORY / "content"
"""The content that ships: its vocabularies, pages and settings serve a content folder that has none."""

TEMPLATES = REPOSITORY / "templates"
ASSETS = REPOSITORY / "assets"
NODE_MODULES = REPOSITORY / "node_modules"
PACKAGE_LOCK = REPOSITORY / "package-lock.json"
CACHE = REPOSITORY / ".cache"
