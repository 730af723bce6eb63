"""How pip builds this project: as setuptools does it, with Node at hand where the machine has none.

The wheel carries compiled scripts and styles (`setup.py`), and compiling them needs Node.
"""

from __future__ import annotations

import sys
from pathlib import Path

from setuptools.build_meta import (
    build_editable,
    build_sdist,
    build_wheel,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)
from setuptools.build_meta import get_requires_for_build_wheel as requires_of_setuptools

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.set_up import NODE_PACKAGE, has_recent_node

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]


def get_requires_for_build_wheel(config_settings: dict[str, str | list[str] | None] | None = None) -> list[str]:
    """Return the packages that building a wheel needs besides those of pyproject.toml."""
    needed = requires_of_setuptools(config_settings)
    return needed if has_recent_node() else [*needed, NODE_PACKAGE]
