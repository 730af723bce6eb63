"""What a person does on the pages, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_site.core.paths import NODE_MODULES

pytestmark = pytest.mark.browser

KINDS = {
    "home": "",
    "review": "reviews/2020-ashford-child-a/",
    "for professionals": "reviews/2021-ashford-closed/",
    "markup as text": "reviews/2018-nowhere-hostile/",
    "areas": "areas/",
    "area": "areas/blyth/",
    "keywords": "keywords/",
    "keyword": "keywords/child-neglect/",
    "years": "years/",
    "year": "years/2020/",
    "list": "reviews/page-2/",
    "themes": "themes/",
    "theme": "themes/working-together/",
    "theme, page 2": "themes/working-together/page-2/",
    "themes together": "themes/together/",
    "agencies": "agencies/",
    "agency": "agencies/schools/",
    "pictures": "overview/",
    "briefing": "briefing/",
    "what is new": "new/",
    "text": "about/",
    "wrong address": "no/such/page",
}
_AXE = NODE_MODULES / "axe-core" / "axe.min.js"
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("width", ["page", "phone"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_wrong(site: str, kind: str, width: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(width)
    page.goto(site + KINDS[kind])
    page.evaluate(_AXE.read_text("utf-8"))
    found = page.evaluate("(rules) => axe.run(document, rules)", _RULES)["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_has_to_be_scrolled_sideways_at_400_percent(site: str, phone: Page, kind: str) -> None:
    phone.set_viewport_size({"width": 320, "height": 256})
    phone.goto(site + KINDS[kind])
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_review_is_found_by_its_area_without_javascript(site: str, plain: Page) -> None:
    plain.goto(site)
    plain.get_by_role("navigation", name="Site").get_by_role("link", name="Areas").click()
    plain.get_by_role("link", name="Ashford").click()
    plain.get_by_role("link", name="Next page").click()
    plain.get_by_role("link", name="Child A, Ashford").click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("Child A")
    expect(plain.locator("#recommendation-1")).to_contain_text("Train the staff.")


def test_the_first_tab_offers_to_skip_to_the_content(site: str, page: Page) -> None:
    page.goto(site + KINDS["review"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")


def test_every_link_that_has_the_focus_shows_it(site: str, page: Page) -> None:
    page.goto(site + KINDS["review"])
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => {
            const at = getComputedStyle(document.activeElement);
            return document.activeElement === document.body || at.outlineStyle !== "none" || at.boxShadow !== "none";
        }""")
        assert seen, page.evaluate("document.activeElement.outerHTML")


def test_the_address_is_shown_without_index_html(site: str, page: Page) -> None:
    page.goto(site)
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Years").click()
    page.wait_for_url(f"{site}years/")


def test_a_point_can_be_linked_and_its_link_is_copied(site: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site + KINDS["review"])
    page.get_by_role("link", name="Link to learning point 2").click()
    expect(page.get_by_text("Link copied")).to_be_attached()
    assert page.url == f"{site}{KINDS['review']}#learning-2"
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_wrong_address_leads_back_to_the_site(site: str, page: Page) -> None:
    page.goto(site + "no/such/page")
    page.get_by_role("link", name="All reviews").first.click()
    page.wait_for_url(f"{site}reviews/")


def test_exit_this_page_is_on_every_page_and_leaves_on_three_shifts(site: str, page: Page) -> None:
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="elsewhere"))
    page.goto(site + KINDS["review"])
    expect(page.get_by_role("button", name="Exit this page")).to_be_in_viewport()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/**")


def test_a_folder_on_a_disk_shows_the_whole_site(site_folder: Path, page: Page) -> None:
    page.goto((site_folder / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('header')).backgroundColor") == "rgb(31, 61, 58)"
    assert page.evaluate("document.documentElement.classList.contains('app-scripts')")
    page.get_by_role("link", name="Child A, Ashford").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Child A")
    page.get_by_role("link", name="Learning from case reviews").click()
    expect(page.get_by_role("heading", name="Newest reviews")).to_be_visible()


def test_no_page_asks_another_host_for_anything(site: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in KINDS.values():
        page.goto(site + path)
    assert [url for url in asked if not url.startswith((site, "data:"))] == []


def test_nothing_moves_while_a_page_loads(site: str, phone: Page) -> None:
    phone.goto(site + KINDS["review"])
    shift = phone.evaluate("""() => new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
            .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 400);
    })""")
    assert shift < 0.01


def test_a_printed_review_leaves_out_what_one_clicks(site: str, page: Page) -> None:
    page.goto(site + KINDS["review"])
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Site")).to_be_hidden()
    expect(page.locator("#learning-1 .app-point__do")).to_be_hidden()
    expect(page.locator("#learning-1")).to_be_visible()
