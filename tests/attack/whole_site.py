"""Whether a site is whole: every link leads to a file, and every part of the search and of the briefing is there."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from build_site.search.shards import HASH_LENGTH
from build_site.site.replace import BLANK_PAGE

_SERIES = {"p": "postings", "e": "expansions", "w": "words", "c": "cards"}
"""Kind of files of the index -> the field of its manifest that has their hashes."""


def faults_of(files: Mapping[str, bytes]) -> list[str]:
    """Return what is wrong with the files of a site, by path; a site of no file is one that is not built yet.

    Links are read in a way of its own, so that a fault of the program's own reading is seen.
    """
    pages = {path: data.decode() for path, data in files.items() if path.endswith(".html")}
    faults = [f"{path} is cut off" for path, html in pages.items() if not html.rstrip().endswith("</html>")]
    for path, html in pages.items():
        faults += [f"{path} links to {to}, which is not there" for to in _targets(path, html) if to not in files]
    parts = (*_search(files), *_briefing(files)) if pages else ()  # Without a page nobody asks for any.
    return faults + [f"{part} is not there" for part in parts if part not in files]


def _targets(path: str, html: str) -> Iterator[str]:
    for link in re.findall(r'\s(?:href|src|action)="([^"#?]+)', html):
        if not re.match(r"[a-z]+:|//", link):
            folder = "" if link.startswith("/") else posixpath.dirname(path)  # The page 404 is shown at any address.
            target = posixpath.normpath(posixpath.join(folder, unescape(link).lstrip("/")))
            is_folder = link.endswith(("/", ".")) or target == "."
            yield posixpath.normpath(f"{target}/index.html") if is_folder else target


def _search(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the files of the index that the search page would load."""
    page = files.get("search/index.html", BLANK_PAGE)
    if page == BLANK_PAGE:
        return
    (name,) = set(re.findall(r"search/(manifest-[a-z0-9]+)\.js", page.decode()))
    yield f"search/{name}.js"
    if f"search/{name}.js" not in files:
        return
    manifest = _data(files, f"search/{name}.js")
    series = {kind: manifest[field]["hashes"] for kind, field in _SERIES.items()}
    series |= {"n": manifest["pointCounts"], "y": manifest["years"]["hash"], "d": manifest["offsets"]}
    series |= {f"f-{facet}-": hashes for facet, hashes in manifest["facets"].items()}
    series |= {f"t-{facet}-": hashes for facet, hashes in manifest["pointFacets"].items()}
    directory = f"search/d0-{manifest['offsets']}.js"
    if directory in files:
        series["o"] = _data(files, directory)
    for kind, hashes in series.items():
        for number in range(len(hashes) // HASH_LENGTH):
            yield f"search/{kind}{number}-{hashes[number * HASH_LENGTH : (number + 1) * HASH_LENGTH]}.js"


def _briefing(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the files that the list of the briefing promises."""
    if "briefing/words.js" in files:
        yield from (f"briefing/theme-{theme}.js" for theme in _data(files, "briefing/words.js")["themes"])


def _data(files: Mapping[str, bytes], path: str) -> Any:
    return json.loads(files[path].decode().partition(",")[2].rstrip().removesuffix(");"))
