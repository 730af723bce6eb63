"""What holds for every page, whatever it shows."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup

from build_site.site import urls
from tests.site.building import Site


def test_is_valid_html(any_site: Site) -> None:
    parser = html5lib.HTMLParser(strict=True)
    for path in any_site.pages:
        try:
            parser.parse((any_site.folder / path).read_text("utf-8"))
        except html5lib.html5parser.ParseError as error:
            pytest.fail(f"{path}: {error}")


def test_has_no_anchor_twice(any_site: Site) -> None:
    for path, page in any_site.pages.items():
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), path


def test_links_lead_to_a_page_and_an_anchor_that_exist(any_site: Site) -> None:
    anchors = {path: {tag["id"] for tag in page.find_all(id=True)} for path, page in any_site.pages.items()}
    for path, page in any_site.pages.items():
        base = "/held/" if path == urls.NOT_FOUND and page.find("link", rel="canonical") else "/"
        for target in _targets(page):
            url = urlsplit(urljoin("http://site" + (base if path == urls.NOT_FOUND else "/") + path, target))
            if url.netloc != "site":
                continue
            place = url.path.removeprefix(base)
            assert (any_site.folder / place).is_file(), f"{path} -> {target}"
            if url.fragment:
                assert url.fragment in anchors[place], f"{path} -> {target}"


def _targets(page: BeautifulSoup) -> list[str]:
    return [
        tag[name]
        for name in ("href", "src", "action")
        for tag in page.find_all(attrs={name: True})
        if tag.name != "link" or "canonical" not in tag.get("rel", ())
    ]


def test_has_a_way_back(any_site: Site) -> None:
    for path, page in any_site.pages.items():
        assert page.select_one("header a.app-header__name[href$='index.html']"), path
        if path != urls.HOME:
            assert page.select_one("nav[aria-label=Breadcrumb] a"), path


def test_loads_nothing_from_elsewhere_and_runs_no_script_of_its_own(any_site: Site) -> None:
    for path, page in any_site.pages.items():
        loading = page.select("script, img, iframe, link:not([rel=canonical])")
        loaded = [tag.get("src") or tag.get("href") for tag in loading]
        assert not [url for url in loaded if url is None or urlsplit(url).netloc], path
        attributes = {name for tag in page.find_all(True) for name in tag.attrs}
        assert not [name for name in attributes if name == "style" or name.startswith("on")], path
        policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy


def test_tells_where_to_get_help_in_the_same_place(any_site: Site) -> None:
    for path, page in any_site.pages.items():
        if any_site.folder.parent.name.startswith("shipped"):
            assert "0808 800 5000" in page.select_one("footer#help").get_text(), path


def test_has_one_first_heading_and_a_title_that_says_what_it_is(any_site: Site) -> None:
    for path, page in any_site.pages.items():
        (heading,) = page.find_all("h1")
        words = "".join(heading.find_all(string=True, recursive=False)).strip() or heading.get_text(strip=True)
        assert words in page.title.get_text(), path
        assert page.html["lang"] == "en-GB"


def test_asks_search_engines_to_stay_away_unless_told_otherwise(site: Site) -> None:
    assert all(page.find("meta", attrs={"name": "robots"})["content"] == "noindex" for page in site.pages.values())


def test_has_a_full_address_only_because_the_settings_name_one(site: Site) -> None:
    canonical = site["areas/ashford/index.html"].find("link", rel="canonical")
    assert canonical["href"] == "https://example.org/held/areas/ashford/"


def test_stays_under_60_kb(any_site: Site) -> None:
    large = {path: size for path in any_site.pages if (size := (any_site.folder / path).stat().st_size) > 60_000}
    assert large == {}
