"""What holds on every kind of page: nothing moves, the focus is seen, readers' own settings are followed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.test_pages import KINDS

pytestmark = pytest.mark.browser

A = "2020-ashford-child-a"
FILLED = {**KINDS, "filled briefing": f"briefing/?review={A}"}

_SHIFT = """() => new Promise((done) => {
    let sum = 0;
    const seen = [];
    new PerformanceObserver((list) => {
        for (const one of list.getEntries()) {
            if (one.hadRecentInput) continue;
            sum += one.value;
            seen.push(...one.sources.map(({ node }) => node?.className || node?.nodeName || "gone"));
        }
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done([sum, seen]), 400);
})"""

_UNSEEN = """() => {
    const at = document.activeElement;
    if (at === document.body) return null;
    const style = getComputedStyle(at);
    const drawn = style.outlineStyle !== "none" || style.boxShadow !== "none" || at.closest("svg");
    const box = at.getBoundingClientRect();
    const hidden = box.bottom <= 0 || box.top >= innerHeight || !box.width;
    return drawn && !hidden ? null : at.outerHTML.slice(0, 200);
}"""


@pytest.mark.parametrize("kind", FILLED)
@pytest.mark.parametrize("width", ["page", "phone"])
def test_nothing_moves_while_a_page_loads(site: str, kind: str, width: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(width)
    # Something is chosen, so that the header has the most to show.
    page.goto(f"{site}reviews/{A}/")
    page.evaluate("localStorage.setItem('briefing-chosen', '?review=2020-ashford-child-a')")
    page.goto(site + FILLED[kind])
    moved, what = page.evaluate(_SHIFT)
    assert moved < 0.01, what


@pytest.mark.parametrize("kind", FILLED)
def test_whatever_has_the_focus_shows_it_and_is_in_view(site: str, page: Page, kind: str) -> None:
    # Where scrolling is smooth, what has the focus is in view only some moments later.
    page.emulate_media(reduced_motion="reduce")
    page.goto(site + FILLED[kind])
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(_UNSEEN) is None


@pytest.mark.parametrize("kind", FILLED)
def test_the_focus_is_also_seen_where_the_reader_sets_the_colours(site: str, page: Page, kind: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site + FILLED[kind])
    for _ in range(12):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => {
            const at = document.activeElement;
            return at === document.body || Boolean(at.closest("svg")) || getComputedStyle(at).outlineStyle !== "none";
        }""")
        assert seen, page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("kind", FILLED)
def test_nothing_moves_by_itself_for_readers_who_ask_for_that(site: str, page: Page, kind: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(site + FILLED[kind])
    moving = page.evaluate("""() => [document.documentElement, ...document.querySelectorAll("*")].filter((one) => {
        const style = getComputedStyle(one);
        const takesTime = style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
        return style.scrollBehavior === "smooth" || style.animationName !== "none" || takesTime;
    }).map((one) => one.className || one.nodeName)""")
    assert moving == []


@pytest.mark.parametrize("kind", FILLED)
def test_axe_finds_nothing_wrong_with_a_page_as_it_is_printed(site: str, page: Page, kind: str) -> None:
    page.goto(site + FILLED[kind])
    page.emulate_media(media="print")
    assert violations(page) == []


@pytest.mark.parametrize("kind", ["home", "review", "list", "theme", "pictures", "filled briefing"])
def test_whatever_is_pressed_is_large_enough_for_a_finger(site: str, phone: Page, kind: str) -> None:
    phone.goto(site + FILLED[kind])
    small = phone.evaluate("""() => [...document.querySelectorAll("button, select, input, summary")].filter((one) => {
        const box = one.getBoundingClientRect();
        return one.checkVisibility() && box.width && box.height < 24;
    }).map((one) => one.outerHTML.slice(0, 120))""")
    assert small == []
