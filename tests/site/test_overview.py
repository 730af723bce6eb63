"""The page of pictures: what each mark and bar says, where it leads, and what the numbers are not."""

from __future__ import annotations

from pathlib import Path

from build_site.catalogue import Catalogue
from build_site.core.content import ContentFolder
from build_site.model import Account, Record
from build_site.site.config import SiteConfig
from build_site.site.data.area_map import area_map
from build_site.site.data.groupings import Groupings
from build_site.site.data.points_by_tag import PointsByTag
from build_site.site.page import resolve
from build_site.site.pages import overview
from build_site.vocabulary.areas import Area, Areas
from build_site.vocabulary.phrase_language import parse_phrase
from build_site.vocabulary.tags import Tag, Tags
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


def _catalogue(*records: Record, themes: Tags = collection.THEMES) -> Catalogue:
    return Catalogue.build(records, collection.AREAS, collection.KEYWORDS, themes, collection.AGENCIES)


def test_a_mark_grows_with_the_root_of_its_number_up_to_a_size_and_large_ones_lie_below_small_ones() -> None:
    records = [Record(f"a{number}", "x", areas=("Ashford",)) for number in range(100)]
    records += [Record(f"b{number}", "x", areas=("Blyth",)) for number in range(4)]
    drawn = area_map(Groupings(_catalogue(*records, Record("c", "x", areas=("Cray", "Gwent", "Nowhere")))))
    assert drawn
    assert drawn.west == ()
    assert [(marker.label, marker.radius) for marker in drawn.east] == [
        ("Ashford: 100", 13.0),
        ("Blyth: 4", 5.4),
        ("Cray: 1", 4.3),
    ]


def test_a_mark_lies_in_the_half_of_the_map_where_its_area_is() -> None:
    areas = Areas([Area("West", "Wales", location=(52.0, -5.0)), Area("East", "England", location=(52.0, 1.0))])
    records = [Record("e", "x", areas=("East",)), Record("w", "x", areas=("West",))]
    held = Catalogue.build(records, areas, collection.KEYWORDS, collection.THEMES, collection.AGENCIES)
    drawn = area_map(Groupings(held))
    assert drawn
    assert ([marker.label for marker in drawn.west], [marker.label for marker in drawn.east]) == (
        ["West: 1"],
        ["East: 1"],
    )


def test_a_collection_without_a_known_place_has_no_map() -> None:
    assert area_map(Groupings(_catalogue(Record("a", "x", areas=("Gwent",)), Record("b", "x")))) is None


def test_the_chart_of_themes_has_the_twelve_most_frequent_and_leads_to_the_rest(tmp_path: Path) -> None:
    names = [f"Theme{letter}" for letter in "abcdefghijklm"]
    themes = Tags([Tag(name, name.lower(), "", (parse_phrase(name.lower()),)) for name in names])
    records = [Record(f"r-{name}", "x", "2020", accounts=(Account(learning=(f"{name}.",)),)) for name in names]
    records.append(Record("again", "x", "2020", accounts=(Account(learning=("Themem.",)),)))
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("smallest_count: 1\n", encoding="utf-8")
    site = built(_catalogue(*records, themes=themes), ContentFolder(tmp_path / "content"), tmp_path)
    rows = _rows(site, "themes")
    assert list(rows.items())[:2] == [("Themem", "2"), ("Themea", "1")]
    assert len(rows) == 12
    assert "Themel" not in rows


def test_a_kind_of_review_is_charted_the_most_frequent_first(tmp_path: Path) -> None:
    types = ["rapid review", "thematic review", "thematic review", None]
    records = [Record(f"r{number}", "x", "2020", review_type=type_) for number, type_ in enumerate(types)]
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("smallest_count: 1\n", encoding="utf-8")
    site = built(_catalogue(*records), ContentFolder(tmp_path / "content"), tmp_path)
    assert list(_rows(site, "kinds").items()) == [("Thematic review", "2"), ("Rapid review", "1")]
    assert "For 1 review the digests state no kind." in site.text(OVERVIEW)
    assert site[OVERVIEW].select_one("#kinds").parent.tbody.a["href"] == "../search/index.html?type=thematic-review"


def _charts(areas: list[Area], tags: Tags, *records: Record) -> dict[str, list[str]]:
    held = Catalogue.build(records, Areas(areas), collection.KEYWORDS, tags, collection.AGENCIES)
    groupings = Groupings(held)
    (page,) = overview.pages(groupings, PointsByTag(groupings), SiteConfig())
    context = resolve(page.context)
    assert isinstance(context, overview.OverviewPage)
    return {chart.anchor: [bar.label for bar in chart.bars] for chart in (*context.beside, *context.below)}


def test_the_table_of_the_map_has_england_by_region_then_as_a_whole_then_the_other_nations_and_places() -> None:
    areas = [
        Area("Ash", "England", "South East"),
        Area("Beck", "England"),
        Area("Cray", "England", "England"),
        Area("Dale", "England", "North East"),
        Area("Elm", "Wales", "South Wales"),
    ]
    records = [Record(name, name, areas=(name,)) for name in ("Nowhere", "Elm", "Dale", "Cray", "Beck", "Ash")]
    rows = _charts(areas, collection.THEMES, *records)["where"]
    assert rows == ["North East", "South East", "England as a whole", "Wales", "Other places"]


def test_themes_of_as_many_reviews_are_charted_by_name() -> None:
    tags = Tags([Tag(name, name.lower(), "", (parse_phrase(name.lower()),)) for name in ("Cold", "Auld")])
    record = Record("a", "x", accounts=(Account(learning=("Cold auld.",)),))
    assert _charts([], tags, record)["themes"] == ["Auld", "Cold"]
