"""The pages of themes and agencies: every point by what it is about and whom it concerns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_site.catalogue import Catalogue
from build_site.core.content import ContentFolder
from build_site.model import Account, Record
from build_site.site.data.groupings import Groupings
from build_site.site.data.points_by_tag import PointsByTag
from build_site.vocabulary.phrase_language import parse_phrase
from build_site.vocabulary.tags import Tag, Tags
from tests.site import collection
from tests.site.building import Site, built

TOGETHER = "themes/together/index.html"
BOTH = "themes/together/seeing-the-child--working-together/index.html"


def _points(site: Site, path: str) -> list[str]:
    return [point.get_text() for point in site[path].select(".app-held__point p")]


def test_a_theme_has_its_recommendations_before_its_learning_and_good_practice_each_with_its_review(site: Site) -> None:
    path, second = "themes/working-together/index.html", "themes/working-together/page-2/index.html"
    assert _points(site, path) == ["Train the staff.", "Ask who lives in the home.", "Share what is known early."]
    assert _points(site, second) == ["The school kept in touch."]
    assert [heading.get_text() for heading in site[path].select("h2")][:2] == ["Recommendations 1", "Learning 2"]
    link = site[path].select_one(".app-held__point a")
    assert (link.get_text(), link["href"]) == (
        "Child A",
        "../../reviews/2020-ashford-child-a/index.html#recommendation-1",
    )
    assert "Child A , Ashford, 2020" in site.text(path)


def test_a_long_theme_offers_every_kind_of_point_from_its_first_page(site: Site) -> None:
    jumps = [link["href"] for link in site["themes/working-together/index.html"].select(".app-jumps a")]
    assert jumps[:4] == [
        "../../themes/working-together/index.html#recommendation",
        "../../themes/working-together/index.html#learning",
        "../../themes/working-together/page-2/index.html#good-practice",
        "#by-year",
    ]


def test_a_kind_that_goes_on_from_the_page_before_says_so(tmp_path: Path) -> None:
    site = _built(tmp_path, collection.make(), "points_per_page: 2\nsmallest_count: 1\n")
    assert site["themes/working-together/page-2/index.html"].h2.get_text() == "Learning, continued 2"


def test_a_long_point_takes_the_room_of_several(tmp_path: Path) -> None:
    record = _record(1, "See the child. " + "word " * 100, "See the child again.", "See the child once more.")
    site = _built(tmp_path, collection.catalogue_of([record]), "points_per_page: 2\n")
    assert [len(_points(site, f"themes/seeing-the-child/{page}index.html")) for page in ("", "page-2/")] == [1, 2]


def test_every_page_says_of_how_many_reviews(site: Site) -> None:
    assert "4 points in 1 review, of 6 reviews held here" in site.text("themes/working-together/index.html")
    assert "of 6 reviews held here" in site.text(TOGETHER)
    assert "of 6 reviews held here" in site.text(BOTH)


def test_an_agency_has_the_points_that_concern_it(site: Site) -> None:
    assert _points(site, "agencies/schools/index.html") == ["The school kept in touch."]
    assert "Schools Schools and colleges. 1 point in 1 review" in site.text("agencies/index.html")


def test_a_theme_that_no_point_has_is_nowhere(site: Site) -> None:
    assert "No point has this" not in site.text("themes/index.html")
    assert "themes/no-point-has-this/index.html" not in site.pages


def test_how_often_by_year_is_told_with_numbers_and_leads_to_the_reviews(site: Site) -> None:
    (row,) = site["themes/working-together/index.html"].select(".app-years tbody tr")
    assert (" ".join(row.get_text(" ").split()), row.select("rect")[1]["width"]) == ("2020 1 of 2", "50%")
    assert row.a["href"] == "../../search/index.html?theme=working-together&from=2020&to=2020"


def test_a_small_count_is_not_told_unless_the_editor_allows_it(tmp_path: Path) -> None:
    site = _built(tmp_path, collection.make(), "smallest_count: 2\n")
    (row,) = site["themes/working-together/index.html"].select(".app-years tbody tr")
    assert (" ".join(row.get_text(" ").split()), len(row.select("rect"))) == ("2020 fewer than 2 of 2", 1)
    assert TOGETHER not in site.pages
    assert "themes/together" not in str(site["themes/index.html"])


def test_themes_that_come_up_in_one_review_are_counted_and_lead_to_the_reviews(site: Site) -> None:
    first, second = site[TOGETHER].select("table")
    (pair,) = first.select("tbody tr")
    assert " ".join(pair.get_text().split()) == (
        "Seeing the child with Working together 1 reviews with Seeing the child and Working together"
    )
    assert pair.td.a["href"] == "../../themes/together/seeing-the-child--working-together/index.html"
    titles = [link.get_text() for link in site[BOTH].select(".app-row__link")]
    assert titles == ["Child A, Ashford"]
    assert "Working together: 1 of 1 (100%; 17% of all reviews)" in " ".join(second.get_text().split())


def test_a_theme_names_those_that_come_with_it_and_not_those_that_are_everywhere() -> None:
    everywhere = [_record(1, "See the child.", "Train all."), _record(2, "Train all.")]
    tagged = PointsByTag(Groupings(collection.catalogue_of(everywhere)))
    assert tagged.pairs == {("seeing-the-child", "working-together"): 1}
    assert tagged.companions("seeing-the-child", 1) == []
    tagged = PointsByTag(Groupings(collection.catalogue_of([*everywhere, _record(3, "Nothing of the kind.")])))
    assert tagged.companions("seeing-the-child", 1) == [("working-together", 1)]
    assert tagged.companions("seeing-the-child", 2) == []


@pytest.mark.parametrize("path", ["themes/index.html", "agencies/index.html"])
def test_a_collection_without_points_says_so(tmp_path: Path, path: str) -> None:
    site = _built(tmp_path, collection.catalogue_of(collection.records()[1:2]), "")
    assert "No point is published here yet." in site.text(path)


def _record(number: int, *learning: str) -> Record:
    """A record with these learning points and no other points."""
    return Record(
        f"2020-ashford-{number}", f"Child {number}", "2020", ("Ashford",), accounts=(Account(learning=learning),)
    )


def _built(folder: Path, held: Catalogue, settings: str) -> Site:
    (folder / "content").mkdir()
    (folder / "content" / "site.yaml").write_text(settings, encoding="utf-8")
    return built(held, ContentFolder(folder / "content"), folder)


@pytest.mark.parametrize(("letters", "pages"), [(399, [3]), (400, [2, 1]), (800, [1, 2])])
def test_a_point_of_400_letters_takes_the_room_of_two_and_one_of_800_of_three(
    tmp_path: Path, letters: int, pages: list[int]
) -> None:
    long = "See the child ".ljust(letters, "x")
    site = _built(
        tmp_path,
        collection.catalogue_of([_record(1, long, "See the child.", "See the child twice.")]),
        "points_per_page: 3\n",
    )
    paths = [f"themes/seeing-the-child/{page}index.html" for page in ("", "page-2/")[: len(pages)]]
    assert [len(_points(site, path)) for path in paths] == pages


def test_the_pairs_of_themes_are_counted_the_most_frequent_first_and_then_by_name() -> None:
    tags = Tags(
        [Tag(name, name.lower(), "", (parse_phrase(name.lower()),)) for name in ("Cold", "Bold", "Auld", "Dear")]
    )
    records = [_record(1, "Cold bold auld."), _record(2, "Bold dear."), _record(3, "Dear bold.")]
    held = Catalogue.build(records, collection.AREAS, collection.KEYWORDS, tags, collection.AGENCIES)
    points_by_tag = PointsByTag(Groupings(held))
    assert points_by_tag.frequent_pairs(1) == [("bold", "dear"), ("bold", "auld"), ("cold", "auld"), ("cold", "bold")]
    assert points_by_tag.frequent_pairs(2) == [("bold", "dear")]
    assert list(points_by_tag.themes) == ["cold", "bold", "auld", "dear"]


def test_a_theme_names_at_most_three_that_come_with_it_those_that_stand_out_most_first() -> None:
    names = ("Main", "One", "Two", "Three", "Four")
    tags = Tags([Tag(name, name.lower(), "", (parse_phrase(name.lower()),)) for name in names])
    records = [
        _record(1, "Main one two three four."),
        _record(2, "Main one two three."),
        _record(3, "Main one two."),
        _record(4, "Main one."),
        *(_record(number, "Nothing.") for number in range(5, 10)),
    ]
    held = Catalogue.build(records, collection.AREAS, collection.KEYWORDS, tags, collection.AGENCIES)
    points_by_tag = PointsByTag(Groupings(held))
    assert points_by_tag.companions("main", 1) == [("one", 4), ("two", 3), ("three", 2)]
    assert points_by_tag.companions("main", 4) == [("one", 4)]
    assert points_by_tag.themes["main"].counts == "4 points in 4 reviews"


def test_how_often_by_year_begins_with_the_first_year_that_has_such_a_point(tmp_path: Path) -> None:
    records = [
        replace(_record(1, "See the child."), published="2021"),
        replace(_record(2, "Wait."), published="2019"),
        replace(_record(3, "Wait."), published="2022"),
        replace(_record(4, "See the child."), published=None),
        replace(_record(5, "Wait."), published="2021"),
        replace(_record(6, "Wait."), published="2021"),
    ]
    site = _built(tmp_path, collection.catalogue_of(records), "smallest_count: 1\n")
    rows = site["themes/seeing-the-child/index.html"].select(".app-years tbody tr")
    assert [" ".join(row.get_text(" ").split()) for row in rows] == ["2022 0 of 1", "2021 1 of 3"]
    assert [rect["width"] for rect in rows[1].select("rect")] == ["100%", "33%"]
