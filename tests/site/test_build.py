"""Building: what is the same stays the same, and what is wrong stops it before anything is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_site import catalogue
from build_site.content import ContentFolder
from build_site.problems import Problems, Stop
from build_site.search import index
from build_site.site.build import Built, build
from tests.site import collection


def _build(folder: Path, held: catalogue.Catalogue) -> Built:
    (folder / "content" / "pages").mkdir(parents=True, exist_ok=True)
    return build(held, ContentFolder(folder / "content"), folder / "site", Problems(), index.build(held, ()),
                 cache=folder / "cache")


def _state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {str(file): (file.read_bytes(), file.stat().st_mtime_ns)
            for file in sorted(folder.rglob("*")) if file.is_file()}


def test_a_second_build_renders_nothing_and_changes_no_byte_and_no_time(tmp_path: Path) -> None:
    first = _build(tmp_path, collection.make())
    before = _state(tmp_path / "site")
    second = _build(tmp_path, collection.make())
    assert (first.rendered, second) == (first.pages, Built(first.pages, 0))
    assert _state(tmp_path / "site") == before


def test_a_file_that_somebody_changed_in_the_site_is_made_again(tmp_path: Path) -> None:
    _build(tmp_path, collection.make())
    (tmp_path / "site" / "index.html").write_text("broken")
    assert _build(tmp_path, collection.make()).rendered == 1
    assert "<!DOCTYPE html>" in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_a_changed_record_changes_its_page_and_the_lists_that_show_it_and_no_others(tmp_path: Path) -> None:
    _build(tmp_path, collection.make())
    before = _state(tmp_path / "site")
    records = collection.records()
    records[3] = replace(records[3], title="Child Z")
    changed = catalogue.make(records, collection.AREAS, collection.KEYWORDS, collection.THEMES,
                             collection.AGENCIES)
    _build(tmp_path, changed)
    after = _state(tmp_path / "site")
    pages = {Path(path).relative_to(tmp_path / "site").as_posix() for path in after
             if path.endswith(".html") and after[path] != before.get(path)}
    assert pages - {"search/index.html"} == {
        "areas/not-named/index.html", "index.html", "reviews/2019-anonymous-child-d/index.html", "reviews/index.html",
        "years/2019/index.html"}


@pytest.mark.parametrize(("name", "text", "message"), [
    ("more.md", "# More\n\n[There](/areas/atlantis/)\n",
     "content/pages/more.md: error: the page more/index.html links to areas/atlantis/index.html, "
     "which is not a page of the site\n    Correct the link, or add the page."),
    ("more.md", "# More\n\n[There](/areas/#atlantis)\n",
     "content/pages/more.md: error: the page more/index.html links to areas/index.html#atlantis, "
     "where there is no such anchor\n    Correct the part after the #."),
    ("search.md", "# Finding\n",
     "content/pages/search.md: error: two pages would have the address search/index.html: "
     "“Search case reviews” and “Finding”\n"
     "    Rename one of the two."),
    ("more.md", "No heading\n",
     "content/pages/more.md:1: error: the page has no heading\n    Begin it with a line such as `# About`."),
])
def test_a_page_that_is_wrong_stops_the_build_and_leaves_the_former_site(
        tmp_path: Path, name: str, text: str, message: str) -> None:
    _build(tmp_path, collection.make())
    before = _state(tmp_path / "site")
    (tmp_path / "content" / "pages" / name).write_text(text, encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        _build(tmp_path, collection.make())
    assert str(stopped.value) == message
    assert _state(tmp_path / "site") == before


def test_markup_in_a_markdown_page_is_text(tmp_path: Path) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    text = "# More\n\n<script>alert(1)</script> <b>x</b> [y](javascript:alert) {{ 7 * 7 }}\n"
    (tmp_path / "content" / "pages" / "more.md").write_text(text, encoding="utf-8")
    _build(tmp_path, collection.make())
    page = (tmp_path / "site" / "more" / "index.html").read_text("utf-8")
    assert "&lt;script&gt;" in page and "<b>" not in page and "javascript:" not in page and "{{ 7 * 7 }}" in page
