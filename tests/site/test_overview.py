"""The page of pictures: what each mark and bar says, where it leads, and what the numbers are not."""

from __future__ import annotations

from pathlib import Path

from build_site.core.content import ContentFolder
from tests.site import collection
from tests.site.building import Site, built

OVERVIEW = "overview/index.html"


def _rows(site: Site, anchor: str) -> dict[str, str]:
    """The rows of a chart: label -> number."""
    rows = site[OVERVIEW].select_one(f"#{anchor}").parent.select("tbody tr")
    return {row.th.get_text(): row.td.get_text() for row in rows}


def test_every_area_with_a_place_has_a_mark_that_leads_to_its_page_and_says_how_many_reviews_it_has(site: Site) -> None:
    marks = {mark["href"]: mark.get_text() for mark in site[OVERVIEW].select(".app-map a")}
    assert marks == {
        "../areas/ashford/index.html": "Ashford: 2",
        "../areas/blyth/index.html": "Blyth: 1",
        "../areas/cray/index.html": "Cray: 1",
    }


def test_the_map_has_a_table_that_also_counts_what_is_not_on_it(site: Site) -> None:
    assert _rows(site, "where") == {
        "North East": "1",
        "South East": "2",
        "Wales": "1",
        "Other places": "1",
        "Area not named": "1",
    }
    links = [link["href"] for link in site[OVERVIEW].select_one("#where").parent.select("tbody a")]
    assert links[0] == "../areas/index.html#north-east"


def test_each_bar_leads_to_the_reviews_behind_it(site: Site) -> None:
    harms = site[OVERVIEW].select_one("#harms").parent
    assert (_rows(site, "harms"), harms.tbody.a["href"]) == ({"Neglect": "1"}, "../search/index.html?harm=neglect")
    assert _rows(site, "years") == {"2020": "2", "2019": "2", "2018": "1"}
    assert _rows(site, "ages") == {"Under 3 months": "2"}


def test_what_is_not_stated_is_told_beside_the_numbers(site: Site) -> None:
    text = site.text(OVERVIEW)
    assert "For 4 reviews the digests state no age." in text
    assert "For 1 review no year is stated." in text


def test_the_page_says_what_the_numbers_are_not(site: Site) -> None:
    text = site.text(OVERVIEW)
    assert "6 reviews are held here." in text
    assert "They are no sample of all cases" in text


def test_bars_are_as_long_as_their_numbers_say(site: Site) -> None:
    bars = site[OVERVIEW].select_one("#years").parent.select("rect")
    assert [bar["width"] for bar in bars] == ["100.0%", "100.0%", "50.0%"]


def test_a_number_too_small_to_be_told_has_neither_figure_nor_bar(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("smallest_count: 2\n", encoding="utf-8")
    site = built(collection.make(), ContentFolder(tmp_path / "content"), tmp_path)
    assert _rows(site, "harms") == {"Neglect": "fewer than 2"}
    assert not site[OVERVIEW].select_one("#harms").parent.select("rect")
