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
