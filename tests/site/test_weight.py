"""What a first visit to a page costs over the wire, all that it draws in included; the search index stands apart."""

from __future__ import annotations

import gzip
import posixpath
import re

from tests.site.building import Site

_HTML, _ALL = 60_000, 120_000
_PACKED = (".woff2",)


def _drawn_in(site: Site, path: str) -> set[str]:
    """The style sheet, scripts, icon and font that a page loads by itself."""
    page = site[path]
    links = [link["href"] for link in page.select("link[rel=stylesheet], link[rel=icon]")]
    links += [script["src"] for script in page.select("script[src]")]
    files = {_path(link, path) for link in links}
    for style in [file for file in files if file.endswith(".css")]:
        fonts = re.findall(r"url\([\"']?\.?/?([^)\"':]+)[\"']?\)", (site.folder / style).read_text("utf-8"))
        files |= {posixpath.join(posixpath.dirname(style), font) for font in fonts}
    return files


def _path(link: str, page: str) -> str:
    # The page for a wrong address has links from the site's root.
    if link.startswith("/"):
        return link[link.index("assets/") :]
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), link))


def _bytes(site: Site, path: str) -> int:
    data = (site.folder / path).read_bytes()
    return len(data) if path.endswith(_PACKED) else len(gzip.compress(data, 9))


def test_no_page_has_more_than_60_kb_of_html(any_site: Site) -> None:
    large = {path: size for path in any_site.pages if (size := (any_site.folder / path).stat().st_size) > _HTML}
    assert large == {}


def test_no_first_visit_costs_more_than_120_kb(any_site: Site) -> None:
    cost: dict[str, int] = {}
    dear = {}
    for path in any_site.pages:
        files = _drawn_in(any_site, path)
        assert {".css", ".js", ".woff2", ".svg"} <= {posixpath.splitext(file)[1] for file in files}, path
        for file in files - cost.keys():
            cost[file] = _bytes(any_site, file)
        total = _bytes(any_site, path) + sum(cost[file] for file in files)
        if total > _ALL:
            dear[path] = total
    assert dear == {}


def test_what_makes_word_files_is_loaded_by_no_page_itself(any_site: Site) -> None:
    assert not [path for path in any_site.pages if any("word-" in file for file in _drawn_in(any_site, path))]
