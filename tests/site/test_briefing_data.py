"""The files that the briefing pack loads: what is in them, and that nothing withheld is."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from build_site.catalogue import Catalogue
from build_site.model import Account, Record
from build_site.site.config import SiteConfig
from build_site.site.data import briefing_data
from build_site.site.data.groupings import Groupings
from build_site.site.data.points_by_tag import PointsByTag
from build_site.site.page import resolve
from tests.site import collection
from tests.site.building import Site


def _content(data: bytes, name: str) -> dict:
    text = data.decode()
    assert text.startswith(f'finderPart("{name}",')
    assert text.endswith(");\n")
    return json.loads(text[len(f'finderPart("{name}",') : -3])


def _files(held: Catalogue) -> dict[str, bytes]:
    groupings = Groupings(held)
    files = briefing_data.files(groupings, PointsByTag(groupings), SiteConfig(title="Held"))
    return {file.path: resolve(file.content) for file in files}


def _made() -> dict[str, dict]:
    files = _files(collection.make())
    names = {path: path.removeprefix("briefing/").removesuffix(".js") for path in files}
    return {names[path]: _content(data, names[path]) for path, data in files.items()}


def test_a_review_lies_in_the_part_that_its_id_leads_to() -> None:
    # tests/scripts/briefing/briefing.test.js has the same three.
    ids = "2020-ashford-child-a", "2019-anonymous-child-d", "undated-bare"
    assert [briefing_data.part_of(id_, 128) for id_ in ids] == ["reviews-128-64", "reviews-128-6b", "reviews-128-29"]


def test_more_reviews_lie_in_more_parts_but_a_few_more_leave_them_as_they_are() -> None:
    counts = 0, 4, 5, 353, 359, 10_000, 100_000
    assert [briefing_data.part_count(count) for count in counts] == [1, 1, 2, 128, 128, 2048, 2048]


def test_a_review_is_told_with_its_points_themes_and_sources() -> None:
    made = _made()
    parts = briefing_data.part_count(len(collection.make().reviews))
    told = made[briefing_data.part_of("2020-ashford-child-a", parts)]["2020-ashford-child-a"]
    assert (told["title"], told["where"], told["year"]) == ("Child A", "Ashford", 2020)
    assert told["happened"] == ["A baby was found unwell at home.", "The second paragraph says what followed."]
    assert list(told["points"]) == ["learning-1", "learning-2", "recommendation-1", "good-practice-1", "learning-3"]
    assert told["points"]["recommendation-1"][0] == "Train the staff."
    assert told["digests"] == ["lists/1.txt", "lists/2.txt"]
    assert told["cited"] == "Child A (Ashford, 2020). Serious case review, as summarised in Held."
    assert [report[:2] for report in told["reports"]] == [
        ["Read the review", "https://example.org/review.pdf"],
        ["", ""],
    ]


def test_a_theme_begins_with_its_newest_points_and_no_more_than_two_of_one_review() -> None:
    newest = _made()["theme-working-together"]
    reviews = [key.partition("~")[0] for key in newest["points"]]
    assert newest["points"]
    assert max(map(reviews.count, reviews)) <= 2
    assert newest["name"] == collection.THEMES.get("working-together").name


def test_how_often_a_theme_comes_up_is_told_of_all_reviews() -> None:
    words = _made()["words"]
    assert words["reviews"] == len(collection.make().reviews)
    themes = Counter(theme for review in collection.make().reviews for theme in review.themes)
    assert {slug: theme["reviews"] for slug, theme in words["themes"].items()} == themes


def test_a_review_for_professionals_is_in_no_file(site: Site) -> None:
    for file in (site.folder / "briefing").glob("*.js"):
        assert "2021-ashford-closed" not in file.read_text("utf-8"), file.name


def test_the_page_says_what_to_do_without_scripts(site: Site) -> None:
    page = site["briefing/index.html"]
    assert "print its page" in page.select_one(".app-without-script").get_text()
    assert Path(page.select_one("#briefing")["data-word"]).name.startswith("word-")


def test_a_theme_and_an_agency_can_be_taken(site: Site) -> None:
    values = [option["value"] for option in site["briefing/index.html"].select("optgroup option")]
    assert "theme=working-together" in values
    assert "agency=schools" in values


def test_a_briefing_begins_with_five_points_of_each_kind_and_two_of_good_practice_the_newest_first() -> None:
    fields = ("learning", "recommendations", "good_practice")
    records = [
        Record(
            f"{year}-{field}",
            "A",
            str(year),
            accounts=(Account(**{field: ("Train one.", "Train two.", "Train all.")}),),
        )
        for field in fields
        for year in range(2010, 2020)
    ]
    held = collection.catalogue_of(records)
    files = _files(held)
    points = _content(files["briefing/theme-working-together.js"], "theme-working-together")["points"]
    # Two of each review, so that no review fills a briefing.
    assert points == [
        "2019-good_practice~good-practice-1",
        "2019-good_practice~good-practice-2",
        "2019-learning~learning-1",
        "2019-learning~learning-2",
        "2019-recommendations~recommendation-1",
        "2019-recommendations~recommendation-2",
        "2018-learning~learning-1",
        "2018-learning~learning-2",
        "2018-recommendations~recommendation-1",
        "2018-recommendations~recommendation-2",
        "2017-learning~learning-1",
        "2017-recommendations~recommendation-1",
    ]


def test_a_review_for_professionals_says_so_and_an_undated_one_has_no_year() -> None:
    held = collection.make(professionals=True)
    files = _files(held)
    parts = [_content(data, Path(path).stem) for path, data in files.items() if "/reviews-" in path]
    reviews = {id_: review for part in parts for id_, review in part.items()}
    assert set(reviews) == {review.id for review in held.reviews}
    assert [id_ for id_, review in reviews.items() if review["professionals"]] == ["2021-ashford-closed"]
    assert (reviews["undated-bare"]["year"], reviews["undated-bare"]["happened"]) == ("", [])
