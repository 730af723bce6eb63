"""Building: what is the same stays the same, and what is wrong stops it before anything is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from build_site.catalogue import Catalogue
from build_site.core.cache import Cache
from build_site.core.content import ContentFolder
from build_site.core.problems import BuildError, Problems
from build_site.model import Account, Record
from build_site.search import index
from build_site.site import render
from build_site.site.build import Built, build
from build_site.site.publish import StagedSite
from build_site.vocabulary.areas import Area, Areas
from build_site.vocabulary.tags import Tags
from tests.folders import files_in
from tests.site import collection


def _build(folder: Path, held: Catalogue) -> Built:
    (folder / "content" / "pages").mkdir(parents=True, exist_ok=True)
    problems = Problems()
    with StagedSite(folder / "site") as staging:
        return build(
            held,
            (),
            ContentFolder(folder / "content"),
            staging,
            problems,
            lambda: index.build(held, ()),
            cache=Cache(folder / "cache"),
        ).publish(problems)


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
    changed = collection.catalogue_of(records)
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
    _build(tmp_path / "again", collection.catalogue_of(collection.records()))
    _build(tmp_path / "again", collection.catalogue_of(edit(collection.records())))
    _build(tmp_path / "anew", collection.catalogue_of(edit(collection.records())))
    again, anew = (files_in(tmp_path / name / "site") for name in ("again", "anew"))
    assert again == anew


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
        "content/pages/one.md:3: error: the page one/index.html links to two/index.html#first, "
        "where there is no such anchor\n    Correct the part after the #."
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "more.md",
            "# More\n\n[There](/areas/atlantis/)\n",
            "content/pages/more.md:3: error: the page more/index.html links to areas/atlantis/index.html, "
            "which is not a page of the site\n    Correct the link, or add the page.",
        ),
        (
            "more.md",
            "# More\n\n[There](/areas/#atlantis)\n",
            "content/pages/more.md:3: error: the page more/index.html links to areas/index.html#atlantis, "
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
    text = "# More\n\n<script>alert(1)</script> <b>x</b> {{ 7 * 7 }}\n"
    (tmp_path / "content" / "pages" / "more.md").write_text(text, encoding="utf-8")
    _build(tmp_path, collection.make())
    page = (tmp_path / "site" / "more" / "index.html").read_text("utf-8")
    assert "&lt;script&gt;" in page
    assert "<b>" not in page
    assert "{{ 7 * 7 }}" in page


_BEGIN = "Begin it with https:, http:, mailto:, tel: or write the path of a page of this site, such as `/areas/`."
_ELSEWHERE = "Take it out: a page loads nothing from elsewhere."


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("[x](javascript:alert)", f"the link to `javascript:alert` begins with `javascript:`\n    {_BEGIN}"),
        ("[x](&#106;avascript:alert)", f"the link to `javascript:alert` begins with `javascript:`\n    {_BEGIN}"),
        ("[x][1]\n[1]: &#x6a;avascript:y", f"the link to `javascript:y` begins with `javascript:`\n    {_BEGIN}"),
        ("<ftp://example.org>", f"the link to `ftp://example.org` begins with `ftp:`\n    {_BEGIN}"),
        ("[x](JavaScript:y)", f"the link to `JavaScript:y` begins with `JavaScript:`\n    {_BEGIN}"),
        ("[x](data:text/html,y)", f"the link to `data:text/html,y` begins with `data:`\n    {_BEGIN}"),
        ("[x](vbscript:y)", f"the link to `vbscript:y` begins with `vbscript:`\n    {_BEGIN}"),
        ("[x](//example.org/y)", f"the link to `//example.org/y` begins with `//`\n    {_BEGIN}"),
        ("[x](&#47;/example.org/y)", f"the link to `//example.org/y` begins with `//`\n    {_BEGIN}"),
        (r"[x](/areas/&#92;y)", "the link to `../areas/\\y` has a `\\` in it\n    Write `/`, or take it out."),
        (r"[x](/&#97reas\\/)", "the link to `../&#97reas\\/` has a `\\` in it\n    Write `/`, or take it out."),
        (
            "![](https://example.org/a)",
            f"the image `https://example.org/a` is not of this site\n    {_ELSEWHERE}",
        ),
        ("![x][1]\n[1]: //example.org/a", f"the image `//example.org/a` is not of this site\n    {_ELSEWHERE}"),
        (
            "![](data:image/png,A)",
            f"the image `data:image/png,A` is not of this site\n    {_ELSEWHERE}",
        ),
        ("a\x1b[2Jb", "there is a sign that can't be seen, U+001B\n    Delete it."),
        ("a\u202eb", "there is a sign that can't be seen, U+202E\n    Delete it."),
    ],
)
def test_an_address_that_runs_or_loads_something_and_a_sign_that_nobody_sees_are_errors_of_a_page_with_their_line(
    tmp_path: Path, markdown: str, message: str
) -> None:
    _page(tmp_path, "more.md", f"# More\n\nText.\n\n{markdown}\n")
    with pytest.raises(BuildError) as stopped:
        _build(tmp_path, collection.make())
    line = 5 + markdown.count("\n")
    assert str(stopped.value).startswith(f"content/pages/more.md:{line}: error: {message}")


def test_links_to_the_web_to_mail_to_a_telephone_and_within_the_site_may_stand_in_a_page(tmp_path: Path) -> None:
    web = "[a](https://example.org/?a=b:c#d) <http://example.org> <a@example.org>"
    links = f"{web} [b](tel:0800) [c](/areas/) [d](#more-x)"
    table = "a | b\n:-- | --:\n1 | 2\n\n3. three\n\n[TOC]"
    _page(tmp_path, "more.md", f"# More\n\n## More x\n\n{links}\n\n{table}\n")
    _build(tmp_path, collection.make())
    page = (tmp_path / "site" / "more" / "index.html").read_text("utf-8")
    assert 'href="../areas/index.html"' in page


def _page(folder: Path, name: str, text: str) -> None:
    (folder / "content" / "pages").mkdir(parents=True, exist_ok=True)
    (folder / "content" / "pages" / name).write_text(text, encoding="utf-8")


def _record(id_: str, **more: object) -> Record:
    return Record(id_, f"The title of {id_}", "2020", accounts=(Account(learning=("Train all.",)),), **more)


def test_address_of_a_page_area_and_term_without_latin_letters_lies_in_the_site(tmp_path: Path) -> None:
    _page(tmp_path, "日本.md", "# Japan\n")
    _page(tmp_path, "links.md", "# Links\n\n[Areas](/areas/)\n")
    _build(
        tmp_path,
        collection.catalogue_of([_record("a", areas=("日本",), keywords=("日本", "x" * 300, "x" * 299 + "y"))]),
    )
    pages = {path for path in files_in(tmp_path / "site") if path.endswith("index.html")}
    for folder, count in (("areas", 2), ("keywords", 4)):
        assert len([path for path in pages if path.startswith(f"{folder}/")]) == count
    index = (tmp_path / "site" / "areas" / "index.html").read_text("utf-8")
    assert "<h1" in index
    assert ">Areas</h1>" in index
    assert any(">Japan</h1>" in (tmp_path / "site" / path).read_text("utf-8") for path in pages)
    assert {path.name for path in tmp_path.iterdir()} == {"content", "site", "cache"}


def test_two_areas_or_terms_of_one_address_are_one_list(tmp_path: Path) -> None:
    held = collection.catalogue_of(
        [
            _record("a", areas=("Stoke on Sea",), keywords=("Self-harm",)),
            _record("b", areas=("Stoke-on-Sea",), keywords=("self harm",)),
            _record("c", areas=("ashford", "Ashford")),
        ]
    )
    _build(tmp_path, held)
    page = (tmp_path / "site" / "areas" / "stoke-on-sea" / "index.html").read_text("utf-8")
    assert "2 reviews" in page
    assert "The title of a" in page
    assert "The title of b" in page
    assert "2 reviews" in (tmp_path / "site" / "keywords" / "self-harm" / "index.html").read_text("utf-8")
    ashford = (tmp_path / "site" / "areas" / "ashford" / "index.html").read_text("utf-8")
    assert ">Ashford</h1>" in ashford
    assert "1 review<" in ashford


def test_two_things_of_one_address_are_named_with_their_files_beside_all_else_that_is_wrong(tmp_path: Path) -> None:
    _page(tmp_path, "Über uns.md", "# About us\n")
    _page(tmp_path, "uber-uns.md", "# Uber uns\n")
    _page(tmp_path, "areas.md", "# My areas\n")
    _page(tmp_path, "more.md", "# More\n\n[Nowhere](/nowhere/)\n")
    (tmp_path / "content" / "site.yaml").write_text("reviews_per_page: 1\n", encoding="utf-8")
    held = collection.catalogue_of([_record("a", areas=("Not named",)), _record("b"), _record("page-2")])
    with pytest.raises(BuildError) as stopped:
        _build(tmp_path, held)
    assert [str(problem) for problem in stopped.value.problems] == [
        "content/pages/areas.md: error: two pages would have the address areas/index.html: “Areas” and “My areas”\n"
        "    Rename one of the two.",
        "content/pages/more.md:3: error: the page more/index.html links to nowhere/index.html, "
        "which is not a page of the site\n    Correct the link, or add the page.",
        "content/pages/Über uns.md: error: two pages would have the address uber-uns/index.html: "
        "“Uber uns” and “About us”\n    Rename one of the two. The other follows from content/pages/uber-uns.md.",
        "content/reviews/a.yaml: error: two pages would have the address areas/not-named/index.html: "
        "“Not named” and “Area not named (page 1 of 2)”\n    Rename one of the two.",
        "content/reviews/page-2.yaml: error: two pages would have the address reviews/page-2/index.html: "
        "“All reviews (page 2 of 3)” and “The title of page-2”\n    Rename one of the two.",
    ]
    assert not (tmp_path / "site").exists()


def test_a_page_that_is_wrong_does_not_make_the_links_to_it_wrong(tmp_path: Path) -> None:
    _page(tmp_path, "one.md", "No heading\n\n## Part\n")
    (tmp_path / "content" / "pages" / "three.md").write_bytes(b"# Three\n\n\xff\n")
    _page(tmp_path, "two.md", "# Two\n\n[One](/one/#part) [Three](/three/)\n")
    with pytest.raises(BuildError) as stopped:
        _build(tmp_path, collection.make())
    assert [str(problem) for problem in stopped.value.problems] == [
        "content/pages/one.md:1: error: the page has no heading\n    Begin it with a line such as `# About`.",
        "content/pages/three.md:3: error: this is not UTF-8 text\n    Save the file again with the encoding UTF-8.",
    ]


def test_a_page_is_made_again_when_a_setting_changes_that_it_shows(tmp_path: Path) -> None:
    first = _build(tmp_path, collection.make())
    (tmp_path / "content" / "site.yaml").write_text("contact: we@example.org\n", encoding="utf-8")
    assert _build(tmp_path, collection.make()).rendered == first.pages
    assert "mailto:we@example.org" in (tmp_path / "site" / "years" / "index.html").read_text("utf-8")


def test_a_page_is_made_again_when_a_template_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(render.TEMPLATES, templates)
    monkeypatch.setattr(render, "TEMPLATES", templates)
    _build(tmp_path, collection.make())
    row = templates / "components" / "row.html"
    row.write_text(row.read_text("utf-8").replace("<li class=", '<li data-changed="" class='), encoding="utf-8")
    _build(tmp_path, collection.make())
    for path in ("index.html", "years/2020/index.html"):
        assert "data-changed" in (tmp_path / "site" / path).read_text("utf-8")


def test_a_page_is_made_again_when_a_vocabulary_changes_that_it_shows(tmp_path: Path) -> None:
    _build(tmp_path, collection.make())
    themes = Tags([replace(tag, name=tag.name.upper()) for tag in collection.THEMES])
    changed = Catalogue.build(collection.records(), collection.AREAS, collection.KEYWORDS, themes, collection.AGENCIES)
    _build(tmp_path, changed)
    page = (tmp_path / "site" / "reviews" / "2020-ashford-child-a" / "index.html").read_text("utf-8")
    assert ">WORKING TOGETHER</a>" in page


def test_a_page_is_made_again_when_the_year_changes_after_which_a_report_is_likely_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "site" / "reviews" / "2020-ashford-child-a" / "index.html"
    for time, lapsed in (("1750000000", False), ("1780000000", True)):  # in June 2025, in May 2026
        monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
        _build(tmp_path, collection.make())
        assert ("has likely lapsed" in path.read_text("utf-8")) is lapsed


def test_a_page_that_was_removed_from_the_site_is_made_again(tmp_path: Path) -> None:
    _build(tmp_path, collection.make())
    (tmp_path / "site" / "years" / "index.html").unlink()
    assert _build(tmp_path, collection.make()).rendered == 1
    assert (tmp_path / "site" / "years" / "index.html").is_file()


def test_a_link_to_a_page_that_is_gone_is_found_on_a_page_that_stands(tmp_path: Path) -> None:
    _page(tmp_path, "one.md", "# One\n\n[There](/two/)\n")
    _page(tmp_path, "two.md", "# Two\n")
    _build(tmp_path, collection.make())
    (tmp_path / "content" / "pages" / "two.md").unlink()
    with pytest.raises(BuildError) as stopped:
        _build(tmp_path, collection.make())
    assert [problem.file for problem in stopped.value.problems] == ["content/pages/one.md"]


def test_an_anchor_that_a_page_has_twice_is_told_with_its_file(tmp_path: Path) -> None:
    _page(tmp_path, "one.md", "# One\n\n## Help\n")
    with pytest.raises(BuildError) as stopped:
        _build(tmp_path, collection.make())
    assert str(stopped.value) == (
        "content/pages/one.md:3: error: the page one/index.html has the anchor `help` twice\n    Rename one of the two."
    )


def test_the_footer_leads_to_the_markdown_pages_in_the_order_of_their_names(tmp_path: Path) -> None:
    _page(tmp_path, "zoo.md", "# Zoo\n")
    _page(tmp_path, "ant.md", "# Ant\n")
    _build(tmp_path, collection.make())
    page = BeautifulSoup((tmp_path / "site" / "index.html").read_text("utf-8"), "html.parser")
    names = [link.get_text() for link in page.select(".app-footer__links a")]
    assert names.index("Ant") < names.index("Zoo")


def test_two_things_of_one_address_are_named_with_the_vocabulary_that_they_are_in(tmp_path: Path) -> None:
    areas = Areas([Area("Not named", "England")])
    records = [_record("a", areas=("Not named",)), _record("b")]
    held = Catalogue.build(records, areas, collection.KEYWORDS, collection.THEMES, collection.AGENCIES)
    with pytest.raises(BuildError) as stopped:
        _build(tmp_path, held)
    assert [str(problem) for problem in stopped.value.problems] == [
        "content/vocabulary/areas.yaml: error: two pages would have the address areas/not-named/index.html: "
        "“Not named” and “Area not named”\n    Rename one of the two.",
    ]
