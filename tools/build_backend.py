"""How pip builds this project: as setuptools does it, with Node at hand where the machine has none.

The wheel carries compiled scripts and styles (`setup.py`), and compiling them needs Node.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from setuptools import build_meta
from setuptools.build_meta import *  # noqa: F403  # The other hooks are those of setuptools.

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.set_up import NODE_PACKAGE, has_recent_node


def get_requires_for_build_wheel(config_settings: Any = None) -> list[str]:
    """Return the packages that building a wheel needs besides those of pyproject.toml."""
    needed: list[str] = build_meta.get_requires_for_build_wheel(config_settings)
    return needed if has_recent_node() else [*needed, NODE_PACKAGE]
