"""What a person does with the points of a theme or an agency."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations

pytestmark = pytest.mark.browser

THEME = "themes/working-together/"


def test_typed_words_narrow_the_points_of_the_page_and_the_number_is_announced(site: str, page: Page) -> None:
    page.goto(site + THEME)
    box = page.get_by_label("Narrow by words")
    box.fill("early")
    expect(page.get_by_text("Share what is known early.")).to_be_visible()
    expect(page.get_by_text("Train the staff.")).to_be_hidden()
    expect(page.get_by_role("heading", name="Recommendations")).to_be_hidden()
    expect(page.locator("[data-narrow] [role=status]")).to_have_text("1 of 3 points on this page")
    box.fill("briefing")
    expect(page.locator("[data-narrow] [role=status]")).to_have_text("No point on this page has these words")
    assert violations(page) == []
    box.fill("")
    expect(page.get_by_text("Train the staff.")).to_be_visible()


def test_a_theme_of_several_pages_is_searched_as_a_whole(site: str, page: Page) -> None:
    page.goto(site + THEME)
    page.get_by_label("Narrow by words").fill("school")
    page.get_by_role("button", name="Search all 4 points").click()
    page.wait_for_url(lambda url: "/search/" in url and "theme=working-together" in url and "q=school" in url)
    expect(page.get_by_text("The school kept in touch.").first).to_be_visible()


@pytest.mark.parametrize(
    ("facet", "tag", "points"), [("theme", "working-together", "4 points"), ("agency", "schools", "1 point")]
)
def test_the_finder_narrows_points_to_those_that_a_theme_or_an_agency_has_itself(
    site: str, page: Page, facet: str, tag: str, points: str
) -> None:
    page.goto(f"{site}search/?in=points")
    page.wait_for_selector("#search-status[data-state=done]", state="attached")
    group = page.locator(f"[data-facet={facet}]")
    group.evaluate("one => { one.open = true }")
    row = group.locator(".govuk-checkboxes__item", has=page.locator(f"[value={tag}]"))
    expect(row.locator(".app-count")).to_have_text(points.split()[0])
    row.locator("input").check()
    expect(page.locator("#search-status")).to_have_text(points)
    expect(row.locator(".app-count")).to_have_text(points.split()[0])
    folder = {"theme": "themes", "agency": "agencies"}[facet]
    found = page.eval_on_selector_all("[data-review] a", "all => all.map(one => one.href.split('/reviews/')[1]).sort()")
    held = []
    address = f"{site}{folder}/{tag}/"
    while address:
        page.goto(address)
        held += page.eval_on_selector_all(".app-held__point a", "all => all.map(one => one.href.split('/reviews/')[1])")
        following = page.locator("a[rel=next]")
        address = following.evaluate("one => one.href") if following.count() else ""
    assert found == sorted(held)


def test_enter_stays_on_a_page_that_has_all_the_points(site: str, page: Page) -> None:
    page.goto(site + "agencies/schools/")
    page.get_by_label("Narrow by words").fill("touch")
    page.keyboard.press("Enter")
    assert page.url == f"{site}agencies/schools/"
    expect(page.get_by_text("The school kept in touch.")).to_be_visible()


def test_a_point_of_a_theme_leads_to_itself_in_its_review(site: str, page: Page) -> None:
    page.goto(site)
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Themes").click()
    page.get_by_role("link", name="Working together").click()
    page.get_by_role("main").get_by_role("link", name="Learning", exact=True).click()
    page.locator("section[aria-labelledby=learning] li a").last.click()
    page.wait_for_url(f"{site}reviews/2020-ashford-child-a/#learning-3")
    expect(page.locator("#learning-3")).to_be_in_viewport()


def test_without_javascript_all_points_are_there_and_no_box_that_does_nothing(site: str, plain: Page) -> None:
    plain.goto(site + "agencies/schools/")
    expect(plain.get_by_text("The school kept in touch.")).to_be_visible()
    expect(plain.get_by_label("Narrow by words")).to_be_hidden()


def test_from_a_theme_to_what_comes_with_it_and_to_the_reviews_of_both(site: str, page: Page) -> None:
    page.goto(site + "themes/")
    page.get_by_role("link", name="Themes together").click()
    page.get_by_role("link", name="1 reviews with Seeing the child and Working together").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("“Seeing the child” and “Working together”")
    expect(page.get_by_role("link", name="Child A, Ashford")).to_be_visible()


def test_points_are_narrowed_in_a_folder_on_a_disk_too(site_folder: Path, page: Page) -> None:
    page.goto((site_folder / "themes" / "working-together" / "index.html").as_uri())
    page.get_by_label("Narrow by words").fill("train")
    expect(page.get_by_text("Share what is known early.")).to_be_hidden()
    expect(page.get_by_text("Train the staff.")).to_be_visible()
