"""The pictures: the map by pointer and by keyboard, and with other colours."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations

pytestmark = pytest.mark.browser


def test_an_area_is_reached_by_its_mark_on_the_map(site: str, page: Page) -> None:
    page.goto(f"{site}overview/")
    page.get_by_role("link", name="Ashford: 3").locator("circle").click()
    page.wait_for_url(f"{site}areas/ashford/")


def test_a_mark_that_has_the_focus_shows_its_name(site: str, page: Page) -> None:
    page.goto(f"{site}overview/")
    page.get_by_role("link", name="Go past the map to the table").focus()
    page.keyboard.press("Tab")
    mark = page.locator(".app-map a:focus")
    expect(mark.locator("text")).to_have_text(re.compile(r"\w+: \d"))
    expect(mark.locator("text")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}areas/*/")


def test_the_map_can_be_passed_by(site: str, page: Page) -> None:
    page.goto(f"{site}overview/")
    page.get_by_role("link", name="Go past the map to the table").click()
    page.keyboard.press("Tab")
    expect(page.locator("#where").locator("..").get_by_role("link").first).to_be_focused()


def test_a_bar_is_clicked_anywhere_in_its_row(site: str, page: Page) -> None:
    page.goto(f"{site}overview/")
    row = page.get_by_role("row", name="2019")
    box = row.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 5, box["y"] + box["height"] / 2)
    page.wait_for_url(f"{site}years/2019/")


def test_pictures_keep_their_shape_where_the_reader_sets_the_colours(site: str, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{site}overview/")
    drawn = page.evaluate("""() => ["rect", ".app-map circle", ".app-map__land"].map((one) => {
        const at = getComputedStyle(document.querySelector(one === "rect" ? ".app-bars rect" : one));
        return [at.fill, at.stroke];
    })""")
    paper = page.evaluate("getComputedStyle(document.querySelector('.app-main')).backgroundColor")
    assert drawn[0][0] != paper
    assert drawn[1][0] != paper
    assert drawn[2][1] != "none"


@pytest.mark.parametrize("width", ["page", "phone"])
def test_axe_finds_nothing_wrong_with_the_pictures_of_the_shipped_records(
    shipped_site: str, width: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(width)
    page.goto(f"{shipped_site}overview/")
    # Marks on a map may lie close together (WCAG 2.5.8: where they lie is essential); the table has the same ways in.
    found = [
        (rule, [target for target in targets if rule != "target-size" or ".app-map" not in str(target)])
        for rule, targets in violations(page)
    ]
    assert [(rule, targets) for rule, targets in found if targets] == []
