"""What a wheel carries besides the modules: all that a build of a site reads. The rest stands in pyproject.toml."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))


def ship(folder: Path) -> None:
    """Lay out in a folder what `core/paths.py` looks for in an installed package."""
    from build_site.site.compile_assets import compile_into
    from tools.set_up import install_node_packages

    if not (ROOT / "node_modules" / "ready").exists():
        install_node_packages()
    for name in ("templates", "content/vocabulary", "content/pages", "assets/images"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "content" / "site.yaml", folder / "content" / "site.yaml")
    compile_into(folder / "compiled")


class BuildWithFiles(build_py):
    """Copy the modules, and beside them what a checkout has in its other folders."""

    def run(self) -> None:
        """Build anew; an earlier build may hold modules that are gone."""
        if self.editable_mode:
            super().run()
            return
        shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()
        ship(Path(self.build_lib) / "build_site" / "shipped")


setup(cmdclass={"build_py": BuildWithFiles})
