"""Styles, scripts and fonts: compiled by the front-end packages, named by their content.

`sass` compiles the style sheet, `esbuild` bundles each script into one that also runs from a folder
on a disk (where modules don't load). Both take seconds, so their output is cached.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from build_site.core.cache import Cache, digest_of
from build_site.core.paths import (
    ASSETS,
    CACHE,
    INSTALLED,
    NODE_MODULES,
    PACKAGE,
    PACKAGE_LOCK,
    REPOSITORY,
    SHIPPED_ASSETS,
)
from build_site.core.problems import build_error
from build_site.site import urls

_STYLE = "site.scss"
_GOVUK = NODE_MODULES / "govuk-frontend" / "dist" / "govuk"
_NAMES = "names.json"
_ESBUILD = (
    "--bundle",
    "--minify",
    "--format=iife",
    "--target=es2020",
    "--charset=utf8",
    "--legal-comments=none",
    "--loader:.woff2=file",
    "--entry-names=[name]-[hash]",
    "--asset-names=[name]-[hash]",
    "--log-level=warning",
)


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
        path for path in (*ASSETS.rglob("*"), PACKAGE_LOCK, PACKAGE / "site" / "assets.py") if path.is_file()
    )
    return digest_of(
        repr(_ESBUILD).encode(),
        *(part for file in files for part in (file.relative_to(REPOSITORY).as_posix().encode(), file.read_bytes())),
    )


def _compiled() -> Assets:
    with tempfile.TemporaryDirectory() as folder:
        compile_into(Path(folder))
        return read_compiled(Path(folder))


def read_compiled(folder: Path) -> Assets:
    """Return the assets that `compile_into` has made in a folder."""
    names: dict[str, str] = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
    files = {urls.asset(file): (folder / file).read_bytes() for file in names.values()}
    return Assets({name: urls.asset(file) for name, file in names.items()}, files)


def compile_into(folder: Path) -> None:
    """Compile the style sheet and the scripts, copy fonts and images, and write the names of all into `folder`.

    Raises BuildError as `load` does.
    """
    if not _GOVUK.is_dir():
        raise build_error(
            "node_modules",
            None,
            "the front-end packages are not installed",
            "Run `make site`, which installs them, or `npm ci`.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    style = folder / "site.css"
    _run(
        "sass",
        _STYLE,
        str(ASSETS / "styles" / _STYLE),
        str(style),
        "--no-source-map",
        "--quiet-deps",
        f"--load-path={_GOVUK}",
    )
    scripts = sorted((ASSETS / "scripts").glob("*.js"))
    metafile = folder / "meta.json"
    _run(
        "esbuild", "a script", *map(str, scripts), str(style), f"--outdir={folder}", f"--metafile={metafile}", *_ESBUILD
    )
    names = _names(metafile)
    for image in sorted((ASSETS / "images").glob("*")):
        digest = hashlib.sha256(image.read_bytes()).hexdigest()[:8].upper()
        names[image.name] = f"{image.stem}-{digest}{image.suffix}"
        shutil.copyfile(image, folder / names[image.name])
    style.unlink()
    metafile.unlink()
    (folder / _NAMES).write_text(json.dumps(names, sort_keys=True), encoding="utf-8")


def _names(metafile: Path) -> dict[str, str]:
    """Return each script, style sheet and font by its own name -> the file that esbuild made of it."""
    names = {}
    for output, about in json.loads(metafile.read_text(encoding="utf-8"))["outputs"].items():
        source = about.get("entryPoint") or next(iter(about["inputs"]))
        names[Path(source).name] = Path(output).name
    return names


def _run(tool: str, what: str, *arguments: str) -> None:
    """Run a front-end package's program; its message becomes a problem if it fails."""
    command = [str(NODE_MODULES / ".bin" / tool), *arguments]
    try:
        # The compiled style sheet names its fonts by package; NODE_PATH says where those are, wherever it stands.
        done = subprocess.run(
            command,
            cwd=REPOSITORY,
            env={**os.environ, "NODE_PATH": str(NODE_MODULES)},
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise build_error(
            "node_modules",
            None,
            f"{tool} can't be run: {error.strerror}",
            "Install Node 20 or later, or let `make site` do it.",
        ) from None
    if done.returncode:
        raise build_error(
            f"assets ({what})",
            None,
            f"{tool} could not compile it:\n{done.stderr.strip()}",
            "Mend the place that it names.",
        )
