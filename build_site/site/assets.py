"""Styles, scripts and fonts: compiled by the front-end packages, named by their content.

`sass` compiles the style sheet, `esbuild` bundles each script into one that also runs from a folder
on a disk (where modules don't load). Both take seconds, so their output is kept in `.cache/assets/`
under a hash of everything that goes in, and made again only when that changes.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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

BUILT = CACHE / "assets"

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

    names: Mapping[str, str]
    files: Mapping[str, bytes]


def load() -> Assets:
    """Return the assets as built from `assets/`, from the cache if nothing changed; an installed package has them.

    Raises BuildError if the packages are not installed or a source can't be compiled.
    """
    folder = SHIPPED_ASSETS if INSTALLED else compiled_folder()
    names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
    files = {urls.asset(file): (folder / file).read_bytes() for file in names.values()}
    return Assets({name: urls.asset(file) for name, file in names.items()}, files)


def compiled_folder() -> Path:
    """Return the folder that holds the compiled assets and their names, compiling them if anything changed."""
    folder = BUILT / _key()
    if not (folder / _NAMES).exists():
        _build(folder)
    return folder


def _key() -> str:
    """A hash of all that the assets are made from."""
    made_from = hashlib.sha256(repr(_ESBUILD).encode())
    for file in sorted(path for path in (*ASSETS.rglob("*"), PACKAGE_LOCK, PACKAGE / "site" / "assets.py") if path.is_file()):
        made_from.update(file.relative_to(REPOSITORY).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return made_from.hexdigest()[:20]


def _build(folder: Path) -> None:
    """Compile everything into `folder`, which appears whole; what older sources gave is removed."""
    if not _GOVUK.is_dir():
        raise build_error(
            "node_modules",
            None,
            "the front-end packages are not installed",
            "Run `make site`, which installs them, or `npm ci`.",
        )
    for old in BUILT.glob("*"):
        shutil.rmtree(old)
    aside = BUILT / f"{folder.name}.{os.getpid()}"
    aside.mkdir(parents=True)
    style = aside / "site.css"
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
    made = aside / "made.json"
    _run("esbuild", "a script", *map(str, scripts), str(style), f"--outdir={aside}", f"--metafile={made}", *_ESBUILD)
    names = _names(made, aside)
    for image in sorted((ASSETS / "images").glob("*")):
        digest = hashlib.sha256(image.read_bytes()).hexdigest()[:8].upper()
        names[image.name] = f"{image.stem}-{digest}{image.suffix}"
        shutil.copyfile(image, aside / names[image.name])
    style.unlink()
    made.unlink()
    (aside / _NAMES).write_text(json.dumps(names, sort_keys=True), encoding="utf-8")
    try:
        aside.rename(folder)
    except OSError:
        # Another build made the same at the same time; what it made serves.
        if not (folder / _NAMES).exists():
            raise
        shutil.rmtree(aside)


def _names(made: Path, folder: Path) -> dict[str, str]:
    """Each script, style sheet and font by its own name -> the file that esbuild made of it."""
    names = {}
    for output, about in json.loads(made.read_text(encoding="utf-8"))["outputs"].items():
        source = about.get("entryPoint") or next(iter(about["inputs"]))
        names[Path(source).name] = Path(output).name
    return names


def _run(tool: str, what: str, *arguments: str) -> None:
    """Run a front-end package's program; its message becomes a problem if it fails."""
    command = [str(NODE_MODULES / ".bin" / tool), *arguments]
    try:
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
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
