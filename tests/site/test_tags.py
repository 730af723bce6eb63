"""The pages of themes and agencies: every point by what it is about and whom it concerns."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.catalogue import Catalogue
from build_site.core.content import ContentFolder
from build_site.model import Account, Record
from build_site.site.data.groupings import Groupings
from build_site.site.data.points_by_tag import PointsByTag
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
    site = _built(tmp_path, _catalogue([record]), "points_per_page: 2\n")
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
    tagged = PointsByTag(Groupings(_catalogue(everywhere)))
    assert tagged.pairs == {("seeing-the-child", "working-together"): 1}
    assert tagged.companions("seeing-the-child", 1) == []
    tagged = PointsByTag(Groupings(_catalogue([*everywhere, _record(3, "Nothing of the kind.")])))
    assert tagged.companions("seeing-the-child", 1) == [("working-together", 1)]
    assert tagged.companions("seeing-the-child", 2) == []


@pytest.mark.parametrize("path", ["themes/index.html", "agencies/index.html"])
def test_a_collection_without_points_says_so(tmp_path: Path, path: str) -> None:
    site = _built(tmp_path, _catalogue(collection.records()[1:2]), "")
    assert "No point is published here yet." in site.text(path)


def _record(number: int, *learning: str) -> Record:
    """A record with these learning points and no other points."""
    return Record(
        f"2020-ashford-{number}", f"Child {number}", "2020", ("Ashford",), accounts=(Account(learning=learning),)
    )


def _catalogue(records: list[Record]) -> Catalogue:
    return Catalogue.build(records, collection.AREAS, collection.KEYWORDS, collection.THEMES, collection.AGENCIES)


def _built(folder: Path, held: Catalogue, settings: str) -> Site:
    (folder / "content").mkdir()
    (folder / "content" / "site.yaml").write_text(settings, encoding="utf-8")
    return built(held, ContentFolder(folder / "content"), folder)
