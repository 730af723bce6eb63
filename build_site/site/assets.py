"""Styles, scripts and fonts: compiled in a checkout, and cached, since that takes seconds; an installation has them."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from build_site.core.cache import Cache, digest_of
from build_site.core.paths import ASSETS, CACHE, INSTALLED, PACKAGE, PACKAGE_LOCK, REPOSITORY, SHIPPED_ASSETS
from build_site.site import urls
from build_site.site.compile_assets import NAMES, compile_into


@dataclass(frozen=True)
class Assets:
    """What pages refer to. names: "site.css" -> path in the site; files: path in the site -> bytes."""

    names: dict[str, str]
    files: dict[str, bytes]


def load() -> Assets:
    """Return the assets as built from `assets/`, from the cache if nothing changed; an installed package has them.

    Raises BuildError if the packages are not installed or a source can't be compiled.
    """
    if INSTALLED:
        return read_compiled(SHIPPED_ASSETS)
    return Cache(CACHE).get_or_make("assets", _inputs(), Assets, _compiled)


def _inputs() -> bytes:
    """Return a digest of all that the assets are made from."""
    files = sorted(
        path for path in (*ASSETS.rglob("*"), PACKAGE_LOCK, PACKAGE / "site" / "compile_assets.py") if path.is_file()
    )
    return digest_of(
        *(part for file in files for part in (file.relative_to(REPOSITORY).as_posix().encode(), file.read_bytes())),
    )


def _compiled() -> Assets:
    with tempfile.TemporaryDirectory() as folder:
        compile_into(Path(folder))
        return read_compiled(Path(folder))


def read_compiled(folder: Path) -> Assets:
    """Return the assets that `compile_into` has made in a folder."""
    names: dict[str, str] = json.loads((folder / NAMES).read_text(encoding="utf-8"))
    files = {urls.asset(file): (folder / file).read_bytes() for file in names.values()}
    return Assets({name: urls.asset(file) for name, file in names.items()}, files)
