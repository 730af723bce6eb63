"""Whether a site is whole: every link leads to a file, and every part of the search and of the briefing is there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_site.site import links

_HASH = re.compile(".{5}")


def faults_of(out: Path) -> list[str]:
    """Return what is wrong with a site; a folder that is not there, or has no page, is a site that is not built yet."""
    pages = sorted(out.rglob("*.html"))
    faults = []
    for page in pages:
        path = page.relative_to(out).as_posix()
        text = page.read_text(encoding="utf-8")
        if not text.rstrip().endswith("</html>"):
            faults.append(f"{path} is cut off")
        for target in links.page_links(text, path, "../" * path.count("/")).targets:
            file = target.partition("#")[0].lstrip("/")
            if file and not (out / file).is_file():
                faults.append(f"{path} links to {file}, which is not there")
    if pages:
        faults += [f"{part} is not there" for part in _parts(out) if not (out / part).is_file()]
    return faults


def _parts(out: Path) -> Iterator[str]:
    """Yield the files that the manifest of the search and the list of the briefing promise."""
    search = (out / "search" / "index.html").read_text(encoding="utf-8")
    (manifest,) = re.findall(r'search/(manifest-[a-z0-9]+)\.js"', search)
    yield f"search/{manifest}.js"
    if (out / "search" / f"{manifest}.js").is_file():
        data = _data(out / "search" / f"{manifest}.js")
        yield from _shards("p", data["postings"]["hashes"])
        yield from _shards("d", data["offsets"])
        yield from _shards("e", data["expansions"]["hashes"])
        yield from _shards("w", data["words"]["hashes"])
        yield from _shards("c", data["cards"]["hashes"])
        yield from _shards("n", data["pointCounts"])
        yield from _shards("y", data["years"]["hash"])
        for kind, facets in (("f", data["facets"]), ("t", data["pointFacets"])):
            for name, hashes in facets.items():
                yield from _shards(f"{kind}-{name}-", hashes)
    words = out / "briefing" / "words.js"
    if words.is_file():
        yield from (f"briefing/theme-{theme}.js" for theme in _data(words)["themes"])


def _shards(kind: str, hashes: str) -> Iterator[str]:
    return (f"search/{kind}{number}-{hash_}.js" for number, hash_ in enumerate(_HASH.findall(hashes)))


def _data(script: Path) -> Any:
    text = script.read_text(encoding="utf-8").rstrip()
    return json.loads(text[text.index(",") + 1 : -2])
