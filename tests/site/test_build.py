"""Building: what is the same stays the same, and what is wrong stops it before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from build_site import catalogue
from build_site.core.cache import Cache
from build_site.core.content import ContentFolder
from build_site.core.problems import BuildError, Problems
from build_site.model import Account, Record
from build_site.search import index
from build_site.site.build import Built, build
from build_site.site.publish import StagedSite
from tests.site import collection


def _build(folder: Path, held: catalogue.Catalogue) -> Built:
    (folder / "content" / "pages").mkdir(parents=True, exist_ok=True)
    with StagedSite(folder / "site") as staging:
        return build(
            held,
            ContentFolder(folder / "content"),
            staging,
            Problems(),
            lambda: index.build(held, ()),
            cache=Cache(folder / "cache"),
        )


def _state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(file): (file.read_bytes(), file.stat().st_mtime_ns) for file in sorted(folder.rglob("*")) if file.is_file()
    }


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
    changed = catalogue.make(records, collection.AREAS, collection.KEYWORDS, collection.THEMES, collection.AGENCIES)
    _build(tmp_path, changed)
    after = _state(tmp_path / "site")
    pages = {
        Path(path).relative_to(tmp_path / "site").as_posix()
        for path in after
        if path.endswith(".html") and after[path] != before.get(path)
    }
    assert pages - {"search/index.html"} == {
        "areas/not-named/index.html",
        "index.html",
        "reviews/2019-anonymous-child-d/index.html",
        "reviews/index.html",
        "years/2019/index.html",
    }


def _without_points(account: Account) -> Account:
    return replace(account, learning=(), recommendations=account.recommendations[:1])


@pytest.mark.parametrize(
    "edit",
    [
        lambda records: [replace(records[0], title="Zed"), *records[1:]],
        lambda records: [*records[:2], replace(records[2], published="2015"), *records[3:]],
        lambda records: [replace(records[0], areas=("Leeds",)), *records[1:]],
        lambda records: [replace(records[0], keywords=("a new term",)), *records[1:]],
        lambda records: [replace(record, accounts=tuple(map(_without_points, record.accounts))) for record in records],
        lambda records: records[1:],
        lambda records: [*records, replace(records[0], id="2023-leeds-child-new", title="Child New")],
        lambda records: [replace(records[0], circulation="professionals"), *records[1:]],
        lambda records: records[:1],
    ],
    ids=["title", "year", "area", "term", "points", "one less", "one more", "kept back", "one left"],
)
def test_a_site_built_again_after_a_change_is_the_site_built_anew(tmp_path: Path, edit: Callable) -> None:
    def made(records: list[Record]) -> catalogue.Catalogue:
        return catalogue.make(records, collection.AREAS, collection.KEYWORDS, collection.THEMES, collection.AGENCIES)

    _build(tmp_path / "again", made(collection.records()))
    _build(tmp_path / "again", made(edit(collection.records())))
    _build(tmp_path / "anew", made(edit(collection.records())))
    again, anew = (_contents(tmp_path / name / "site") for name in ("again", "anew"))
    assert again == anew


def _contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_link_to_an_anchor_that_a_page_has_lost_is_found_on_a_page_that_stands(tmp_path: Path) -> None:
    pages = tmp_path / "content" / "pages"
    pages.mkdir(parents=True)
    (pages / "one.md").write_text("# One\n\n[There](/two/#first)\n", encoding="utf-8")
    (pages / "two.md").write_text("# Two\n\n## First\n", encoding="utf-8")
    _build(tmp_path, collection.make())
    (pages / "two.md").write_text("# Two\n\n## Second\n", encoding="utf-8")
    with pytest.raises(BuildError) as stopped:
        _build(tmp_path, collection.make())
    assert str(stopped.value) == (
        "content/pages/one.md: error: the page one/index.html links to two/index.html#first, "
        "where there is no such anchor\n    Correct the part after the #."
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "more.md",
            "# More\n\n[There](/areas/atlantis/)\n",
            "content/pages/more.md: error: the page more/index.html links to areas/atlantis/index.html, "
            "which is not a page of the site\n    Correct the link, or add the page.",
        ),
        (
            "more.md",
            "# More\n\n[There](/areas/#atlantis)\n",
            "content/pages/more.md: error: the page more/index.html links to areas/index.html#atlantis, "
            "where there is no such anchor\n    Correct the part after the #.",
        ),
        (
            "search.md",
            "# Finding\n",
            "content/pages/search.md: error: two pages would have the address search/index.html: "
            "“Search case reviews” and “Finding”\n"
            "    Rename one of the two.",
        ),
        (
            "more.md",
            "No heading\n",
            "content/pages/more.md:1: error: the page has no heading\n    Begin it with a line such as `# About`.",
        ),
    ],
)
def test_a_page_that_is_wrong_stops_the_build_and_leaves_the_former_site(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    _build(tmp_path, collection.make())
    before = _state(tmp_path / "site")
    (tmp_path / "content" / "pages" / name).write_text(text, encoding="utf-8")
    with pytest.raises(BuildError) as stopped:
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
