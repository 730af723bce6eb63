"""What a person would pick instead, on the same records: Pagefind on bare pages, and MkDocs Material.

They are measured in the same run as the site of this project, on the same queries, so that the ratios
hold on any machine. Both are the optional extra `bench`; one that is not installed is left out.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from build_site.model import Record
from tests.bench import browsing
from tests.bench.browsing import Searched

RATIOS = (
    "first results, KB with the finder's script",
    "first results, ms",
    "later query, ms",
    "clean build, s",
    "one changed record, s",
)

_PAGEFIND_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Search</title></head><body>
<input id="box" type="search"><p id="status" data-state="loading"></p><ol></ol>
<script type="module">
import * as pagefind from "/pagefind/pagefind.js";
const status = document.querySelector("#status"), box = document.querySelector("#box");
async function find(words) {
  status.dataset.state = "loading";
  const { results } = await pagefind.search(words);
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  document.querySelector("ol").replaceChildren(...shown.map(({ meta, url, excerpt }) => {
    const item = document.createElement("li");
    item.innerHTML = `<a href="${url}">${meta.title}</a><p>${excerpt}</p>`;
    return item;
  }));
  status.dataset.state = "done";
}
box.addEventListener("input", () => box.value && find(box.value));
find(new URLSearchParams(location.search).get("q"));
</script></body></html>
"""
# With all records in the navigation, every page would hold a link to every other.
_MKDOCS = """site_name: Reviews
theme:
  name: material
  font: false
plugins: [search]
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
"""


def measure(held: list[Record], folder: Path, size: int) -> dict[str, dict[str, Any]]:
    """The figures of each of the others that is installed, by its name."""
    others: dict[str, tuple[str, Callable[[list[Record], Path], Searched]]] = {
        "Pagefind": ("pagefind", _pagefind),
        "MkDocs Material": ("material", _mkdocs),
    }
    return {
        name: _measured(make, held, folder / module, size)
        for name, (module, make) in others.items()
        if find_spec(module)
    }


def ratios(own: dict[str, Any], other: dict[str, Any]) -> dict[str, float]:
    """How many times as much the other takes."""
    return {name: round(other[name] / own[name], 2) for name in RATIOS}


def _measured(
    make: Callable[[list[Record], Path], Searched], held: list[Record], folder: Path, size: int
) -> dict[str, Any]:
    start = time.perf_counter()
    site = make(held, folder)
    figures = {"clean build, s": round(time.perf_counter() - start, 2)}
    figures |= browsing.measure(site, size)
    # Neither has a rebuild after which its search is right but the whole one.
    start = time.perf_counter()
    make(held, folder)
    return figures | {"one changed record, s": round(time.perf_counter() - start, 2)}


def _pagefind(held: list[Record], folder: Path) -> Searched:
    for record in held:
        page = folder / "reviews" / record.id / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        told = "".join(f"<p>{escape(text)}</p>" for text in _texts(record))
        page.write_text(
            f"<!DOCTYPE html><html lang=en><head><title>{escape(record.title)}</title></head>"
            f"<body><main data-pagefind-body><h1>{escape(record.title)}</h1>{told}</main></body></html>",
            encoding="utf-8",
        )
    (folder / "search").mkdir(exist_ok=True)
    (folder / "search" / "index.html").write_text(_PAGEFIND_PAGE, encoding="utf-8")
    _run("pagefind", "--site", str(folder))
    return Searched(
        folder,
        "search/?q=",
        "#box",
        'document.querySelector("#status")?.dataset.state === "done"',
        "",
        "/pagefind/",
        "nothing else",
    )


def _mkdocs(held: list[Record], folder: Path) -> Searched:
    docs = folder / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    (docs / "index.md").write_text("# Reviews\n", encoding="utf-8")
    for record in held:
        (docs / f"{record.id}.md").write_text(f"# {record.title}\n\n" + "\n\n".join(_texts(record)), encoding="utf-8")
    _run("mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml"))
    results = "document.querySelector('.md-search-result__item')"
    return Searched(
        folder / "site",
        "?q=",
        ".md-search__input",
        results,
        "for (const item of document.querySelectorAll('.md-search-result__item')) item.remove()",
        "/search/",
        "/assets/javascripts/",
    )


def _texts(record: Record) -> list[str]:
    return [
        *record.areas,
        *record.keywords,
        *(
            text
            for account in record.accounts
            for text in (account.summary, *account.learning, *account.recommendations)
        ),
    ]


def _run(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout[-1000:]}{done.stderr[-1000:]}")
