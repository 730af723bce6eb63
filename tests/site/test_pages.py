"""What a reader finds on each kind of page."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.content import ContentFolder
from build_site.model import Record
from build_site.site.config import SiteConfig
from build_site.site.data.groupings import Groupings
from build_site.site.data.points_by_tag import PointsByTag
from build_site.site.page import resolve
from build_site.site.pages import home, indexes
from tests.site import collection
from tests.site.building import Site, built

REVIEW = "reviews/2020-ashford-child-a/index.html"


def _facts(site: Site, path: str) -> dict[str, str]:
    rows = site[path].select(".govuk-summary-list__row")
    return {row.dt.get_text(strip=True): " ".join(row.dd.get_text().split()) for row in rows}


def _titles(site: Site, path: str) -> list[str]:
    return [" ".join(link.get_text().split()) for link in site[path].select(".app-row__link")]


def test_a_review_states_its_facts_in_words(site: Site) -> None:
    assert _facts(site, REVIEW) == {
        "Kind of review": "Serious case review",
        "Published": "November 2020",
        "Area": "Ashford",
        "Children": "7 weeks, male, Female",
        "Outcome": "A child died",
        "When it happened": "Summer 2019",
        "Harm": "Neglect",
        "Index terms": "child neglect, home conditions",
    }


def test_a_review_leaves_out_what_is_not_stated(site: Site) -> None:
    assert set(_facts(site, "reviews/undated-bare/index.html")) == {"Area"}


def test_points_are_numbered_on_through_the_accounts_and_each_links_to_itself(site: Site) -> None:
    page = site[REVIEW]
    numbered = {point["id"]: point.select_one(".app-point__text").get_text() for point in page.select(".app-point")}
    assert numbered == {
        "learning-1": "Ask who lives in the home.",
        "learning-2": "See the child alone.",
        "recommendation-1": "Train the staff.",
        "good-practice-1": "The school kept in touch.",
        "learning-3": "Share what is known early.",
    }
    assert page.select_one("#learning-3").parent["start"] == "3"
    link = page.select_one("#recommendation-1 a[data-copy-link]")
    assert (link["href"], link.get_text()) == ("#recommendation-1", "Link to recommendation 1")


def test_each_account_says_where_it_is_told(site: Site) -> None:
    sources = " ".join(site[REVIEW].select_one("#sources").parent.get_text(" ").split())
    assert "Account 1 of 2: lists/1.txt , lines 1 to 5, under the heading “2020 – Ashford – Child 1”" in sources
    assert "Account 2 of 2: lists/2.txt , lines 2 to 6" in sources


def test_a_report_is_linked_only_if_its_address_is_of_the_web(site: Site) -> None:
    links = {link.get_text(): link["href"] for link in site[REVIEW].select("#report ~ p a")}
    assert links == {"Read the review": "https://example.org/review.pdf"}
    assert "“Other report”" in site.text(REVIEW)


def test_what_else_an_entry_says_stands_under_its_own_heading(site: Site) -> None:
    heading = site[REVIEW].select_one("#other-1")
    assert (heading.get_text(), heading.find_next("p").get_text()) == ("Model", "A systems method was used.")


def test_a_related_review_says_what_both_have(site: Site) -> None:
    related = site[REVIEW].select_one("#related").parent
    assert "Child B , Ashford, 2020 Both: child neglect, home conditions, Ashford, aged under 3 months" in (
        " ".join(related.get_text(" ").split())
    )


def test_a_review_for_professionals_is_nowhere_in_the_public_site(site: Site) -> None:
    assert not (site.folder / "reviews" / "2021-ashford-closed").exists()
    assert not [path for path in site.pages if "Closed" in site.text(path)]


def test_a_review_for_professionals_carries_a_banner_where_they_are_the_readers(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    site = built(collection.make(professionals=True), ContentFolder(tmp_path / "content"), tmp_path)
    assert "For professionals only." in site.text("reviews/2021-ashford-closed/index.html")
    assert "For professionals only." not in site.text(REVIEW)


def test_nothing_in_a_record_becomes_markup_or_is_evaluated(site: Site) -> None:
    for path, page in site.pages.items():
        assert all(script.get("src") and not script.string for script in page.find_all("script")), path
        assert not page.select("a[href^='javascript']"), path
    told = site.text("reviews/2018-nowhere-hostile/index.html")
    assert "<script>alert(1)</script> {{ 7 * 7 }}" in told
    assert "49" not in told


def test_an_area_shows_the_reviews_of_its_consortium_and_says_so(site: Site) -> None:
    page = site["areas/blyth/index.html"]
    assert _titles(site, "areas/blyth/index.html") == ["Child C, Tees and Blyth"]
    assert page.select_one(".app-row__note").get_text() == "A review of Tees and Blyth, which Blyth is part of"
    assert _facts(site, "areas/blyth/index.html")["Part of"] == "Tees and Blyth"
    assert _facts(site, "areas/tees-and-blyth/index.html")["Made up of"] == "Blyth, Cray"


def test_areas_are_grouped_by_nation_and_region_and_unknown_places_come_last(site: Site) -> None:
    page = site["areas/index.html"]
    assert [heading.get_text() for heading in page.select("main h2, main h3")] == [
        "England",
        "North East",
        "South East",
        "Wales",
        "Other places",
    ]
    assert "Area not named 1" in site.text("areas/index.html")


def test_a_review_without_an_area_is_found_under_area_not_named(site: Site) -> None:
    assert _titles(site, "areas/not-named/index.html") == ["Child D, area not named"]


def test_an_index_term_shows_its_relations_and_other_names_but_no_misspelling(site: Site) -> None:
    facts = _facts(site, "keywords/child-neglect/index.html")
    assert facts == {
        "Also known as": "neglect of children",
        "Narrower": "medical neglect (1)",
        "Related": "home conditions (2)",
    }
    assert _facts(site, "keywords/medical-neglect/index.html") == {"Broader": "child neglect (2)"}
    assert "negelct" not in site.text("keywords/child-neglect/index.html")


def test_years_are_listed_newest_first_and_reviews_without_one_last(site: Site) -> None:
    links = [link.get_text() for link in site["years/index.html"].select(".app-index a")]
    assert links == ["2020", "2019", "2018", "No year stated"]
    assert _titles(site, "years/not-stated/index.html") == ["Bare, Gwent"]


def test_a_long_list_goes_on_on_further_pages_so_that_all_is_reachable_without_scripts(site: Site) -> None:
    paths = ["reviews/index.html", "reviews/page-2/index.html", "reviews/page-3/index.html"]
    titles = [title for path in paths for title in _titles(site, path)]
    assert len(titles) == 6
    assert len(set(titles)) == 6
    assert site[paths[0]].select_one("a[rel=next]")["href"] == "../reviews/page-2/index.html"
    assert site[paths[1]].select_one("a[rel=prev]")["href"] == "../../reviews/index.html"
    assert site[paths[1]].select_one("[aria-current=page].govuk-pagination__link").get_text(strip=True) == "2"


def test_the_home_page_has_a_search_box_that_needs_no_script_and_the_newest_reviews(site: Site) -> None:
    form = site["index.html"].select_one("form")
    assert (form["action"], form["method"], form.input["name"]) == ("search/index.html", "get", "q")
    assert _titles(site, "index.html")[:2] == ["Child B, Ashford", "Child A, Ashford"]


def test_the_page_for_a_wrong_address_works_at_any_depth(site: Site) -> None:
    links = [link["href"] for link in site["404.html"].select("header a")]
    assert links[0] == "#main-content" or links[0].startswith("/held/")
    assert all(link.startswith("/held/") for link in links if not link.startswith("#"))


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("index.html", []),
        ("search/index.html", [("Search", "page")]),
        ("themes/index.html", [("Themes", "page")]),
        ("themes/working-together/index.html", [("Themes", "true")]),
        ("themes/together/index.html", [("Themes", "true")]),
        ("agencies/schools/index.html", [("Agencies", "true")]),
        ("areas/index.html", [("Areas", "page")]),
        ("areas/ashford/index.html", [("Areas", "true")]),
        ("keywords/child-neglect/index.html", [("Index terms", "true")]),
        ("years/2020/index.html", [("Years", "true")]),
        ("overview/index.html", [("Pictures", "page")]),
        ("briefing/index.html", [("Briefing", "page")]),
        ("reviews/index.html", []),
        (REVIEW, []),
        ("404.html", []),
    ],
)
def test_a_page_says_in_the_navigation_where_it_is(site: Site, path: str, current: list[tuple[str, str]]) -> None:
    links = site[path].select("header nav a[aria-current]")
    assert [(link.get_text(), link["aria-current"]) for link in links] == current


@pytest.mark.parametrize(
    ("path", "description"),
    [
        ("index.html", "Summaries of child safeguarding case reviews."),
        ("404.html", "There is no page at this address."),
        (REVIEW, "A baby was found unwell at home."),
        ("reviews/undated-bare/index.html", "A case review: Gwent."),
        ("years/2020/index.html", "Reviews of 2020: 2 reviews."),
        ("reviews/page-2/index.html", "All reviews: 6 reviews (page 2 of 3)."),
        ("areas/index.html", "Areas: the reviews held here, with how many there are."),
        ("themes/index.html", "Themes: the points of the reviews held here, sorted by theme."),
        (
            "themes/working-together/page-2/index.html",
            "Working together: 4 points in 1 review, of 6 reviews held here (page 2 of 2).",
        ),
        ("themes/together/index.html", "Which themes come up in the same review, of 6 reviews held here."),
        ("new/index.html", "What each build of this site added, changed, joined and withheld."),
    ],
)
def test_a_page_describes_itself_in_a_sentence(site: Site, path: str, description: str) -> None:
    assert site[path].find("meta", attrs={"name": "description"})["content"] == description


@pytest.mark.parametrize(
    ("path", "trail"),
    [
        (REVIEW, ["Home", "Years", "Reviews of 2020"]),
        ("reviews/undated-bare/index.html", ["Home", "Years", "Reviews with no year"]),
        ("areas/ashford/index.html", ["Home", "Areas"]),
        ("themes/working-together/index.html", ["Home", "Themes"]),
        ("themes/together/seeing-the-child--working-together/index.html", ["Home", "Themes", "Themes together"]),
        ("overview/index.html", ["Home"]),
    ],
)
def test_a_page_has_the_way_back_above_it(site: Site, path: str, trail: list[str]) -> None:
    assert [link.get_text(strip=True) for link in site[path].select("nav[aria-label=Breadcrumb] a")] == trail


def test_a_review_offers_its_sections_with_the_number_of_points_of_the_first_account(site: Site) -> None:
    contents = [" ".join(item.get_text(" ").split()) for item in site[REVIEW].select(".app-contents li")]
    assert contents == [
        "What happened",
        "Learning 2",
        "Recommendations 1",
        "Good practice 1",
        "Model",
        "Account 2 of 2",
        "The full report",
        "Related reviews",
        "Where this comes from",
        "Cite this review",
    ]


def test_a_list_leads_to_the_same_list_in_the_finder(site: Site) -> None:
    ways = {
        "areas/ashford/index.html": "area=ashford",
        "keywords/child-neglect/index.html": "keyword=child-neglect",
        "years/2020/index.html": "from=2020&to=2020",
        "years/not-stated/index.html": None,
        "areas/not-named/index.html": None,
        "reviews/index.html": None,
    }
    for path, query in ways.items():
        link = site[path].select_one(".app-list-head a")
        assert (link["href"].partition("?")[2] if link else None) == query, path


def test_a_collection_without_reviews_says_so_and_offers_no_empty_list(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    held = collection.catalogue_of(())
    site = built(held, ContentFolder(tmp_path / "content"), tmp_path)
    assert "No review is published here yet." in site.text("index.html")
    assert site["index.html"].select(".app-way") == []
    assert "No review is published here yet." in site.text("years/index.html")
    assert "0 reviews" in site.text("reviews/index.html")


def test_a_review_is_captioned_with_its_area_and_its_year_if_it_has_one(site: Site) -> None:
    captions = {
        REVIEW: "Ashford, 2020",
        "reviews/undated-bare/index.html": "Gwent",
        "reviews/2019-anonymous-child-d/index.html": "Area not named, 2019",
    }
    assert {path: site[path].select_one("h1 .govuk-caption-xl").get_text() for path in captions} == captions
    assert site[REVIEW].title.get_text() == "Child A, Ashford, 2020 – Reviews of the test"


def test_the_home_page_shows_as_many_of_the_newest_reviews_as_the_settings_say() -> None:
    groupings = Groupings(collection.make())
    page, _ = home.pages(groupings, PointsByTag(groupings), SiteConfig(newest_on_home=2))
    context = resolve(page.context)
    assert isinstance(context, home.HomePage)
    assert [row.title for row in context.newest] == ["Child B", "Child A"]


def test_index_terms_stand_under_their_letter_whatever_their_case_and_numbers_first() -> None:
    record = Record("a", "A", keywords=("Berry", "banana", "3 strikes", "apple"))
    held = collection.catalogue_of([record])
    _, page, _ = indexes.pages(Groupings(held))
    context = resolve(page.context)
    assert isinstance(context, indexes.IndexPage)
    groups = {group.heading: [link.text for link in group.subgroups[0][2]] for group in context.groups}
    assert groups == {"0–9": ["3 strikes"], "A": ["apple"], "B": ["banana", "Berry"]}
