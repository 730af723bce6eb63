"""Compiling styles, scripts and fonts with the front-end packages: files that are named by their content.

`sass` compiles the style sheet, `esbuild` bundles each script into one that also runs from a folder
on a disk (where modules don't load). Needs Node and `node_modules`, and no Python package: the wheel
is made with it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

from build_site.core.paths import ASSETS, NODE_MODULES, REPOSITORY
from build_site.core.problems import build_error

NAMES = "names.json"
"""The file that says what each asset is called: "site.css" -> "site-3F9A0C12.css"."""

_STYLE = "site.scss"
_GOVUK = NODE_MODULES / "govuk-frontend" / "dist" / "govuk"
ESBUILD_OPTIONS = (
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


def compile_into(folder: Path) -> None:
    """Compile the style sheet and the scripts, copy fonts and images, and write the names of all into `folder`.

    Raises BuildError if the packages are not installed or a source can't be compiled.
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
        "esbuild",
        "a script",
        *map(str, scripts),
        str(style),
        f"--outdir={folder}",
        f"--metafile={metafile}",
        *ESBUILD_OPTIONS,
    )
    names = _names(metafile)
    for image in sorted((ASSETS / "images").glob("*")):
        digest = hashlib.sha256(image.read_bytes()).hexdigest()[:8].upper()
        names[image.name] = f"{image.stem}-{digest}{image.suffix}"
        shutil.copyfile(image, folder / names[image.name])
    style.unlink()
    metafile.unlink()
    (folder / NAMES).write_text(json.dumps(names, sort_keys=True), encoding="utf-8")


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
