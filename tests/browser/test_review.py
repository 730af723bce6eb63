"""What a person does on the page of a review: reads with care, cites, asks where a fact comes from, prints."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations

pytestmark = pytest.mark.browser

REVIEW = "reviews/2020-ashford-child-a/"
OTHER = "reviews/2020-ashford-child-b/"
TOLD = "The second paragraph says what followed."


def _fold(page: Page, site: str) -> None:
    page.goto(site + REVIEW)
    page.get_by_label("Learning first").check()


def test_learning_first_folds_what_happened_until_it_is_asked_for(site: str, page: Page) -> None:
    _fold(page, site)
    expect(page.get_by_text(TOLD)).to_be_hidden()
    expect(page.get_by_text("See the child alone.")).to_be_visible()
    page.get_by_role("button", name="Show what happened").first.click()
    expect(page.get_by_text(TOLD)).to_be_visible()
    expect(page.get_by_role("button", name="Fold what happened").first).to_have_attribute("aria-expanded", "true")


def test_learning_first_folds_the_words_that_a_fact_is_inferred_from_but_not_that_it_is(site: str, page: Page) -> None:
    page.goto(site + OTHER)
    outcome = page.locator(".govuk-summary-list__row", has_text="Outcome")
    expect(outcome.get_by_text("found unwell at home")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Learning first").check()
    expect(outcome.get_by_text("found unwell at home")).to_be_hidden()
    expect(outcome.get_by_text("Inferred")).to_be_visible()


def test_learning_first_is_remembered_from_page_to_page_and_taken_back_anywhere(site: str, page: Page) -> None:
    _fold(page, site)
    page.goto(site + OTHER)
    expect(page.locator(".app-happened__told")).to_be_hidden()
    page.goto(site)
    expect(page.locator(".app-row__extract").first).to_be_hidden()
    page.get_by_label("Learning first").uncheck()
    expect(page.locator(".app-row__extract").first).to_be_visible()
    page.goto(site + OTHER)
    expect(page.locator(".app-happened__told")).to_be_visible()


def test_what_is_folded_is_never_seen_while_the_page_loads_and_nothing_moves(site: str, phone: Page) -> None:
    _fold(phone, site)
    phone.add_init_script("""window.seen = false;
        const look = () => {
            const told = document.querySelector(".app-happened__told");
            if (told && told.getBoundingClientRect().height > 0) window.seen = true;
            requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        window.shift = 0;
        new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value; })
            .observe({ type: "layout-shift", buffered: true });""")
    phone.goto(site + REVIEW)
    phone.wait_for_timeout(300)
    assert phone.evaluate("[window.seen, window.shift < 0.01]") == [False, True]


@pytest.mark.parametrize("width", ["page", "phone"])
def test_axe_finds_nothing_wrong_folded_and_with_everything_open(
    site: str, width: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(width)
    _fold(page, site)
    assert violations(page) == []
    page.get_by_role("button", name="Show what happened").first.click()
    for summary in page.locator("main summary").all():
        summary.click()
    assert violations(page) == []


def test_without_javascript_what_happened_is_there_and_no_switch_that_does_nothing(site: str, plain: Page) -> None:
    plain.goto(site + REVIEW)
    expect(plain.get_by_text(TOLD)).to_be_visible()
    expect(plain.get_by_label("Learning first")).to_be_hidden()
    expect(plain.get_by_role("button", name="Show what happened")).to_have_count(0)
    expect(plain.get_by_role("button", name="Cite learning point 1")).to_have_count(0)


def test_a_point_is_cited_with_its_own_address(site: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site + REVIEW)
    page.get_by_role("button", name="Cite recommendation 1").click()
    expect(page.get_by_text("Citation copied")).to_be_attached()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "Child A (Ashford, 2020), recommendation 1. Serious case review, as summarised in Learning from case reviews. "
        f"{site}{REVIEW}#recommendation-1"
    )


def test_the_citation_shows_the_address_of_the_page_where_the_settings_name_none(site: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site + REVIEW)
    expect(page.locator("[data-citation]")).to_contain_text(site + REVIEW)
    page.get_by_role("button", name="Copy the citation").click()
    assert page.evaluate("navigator.clipboard.readText()").endswith(site + REVIEW)


def test_where_a_fact_comes_from_is_told_on_demand(site: str, page: Page) -> None:
    page.goto(site + REVIEW)
    expect(page.get_by_text("“found unwell”")).to_be_hidden()
    page.locator("summary", has_text="Where these facts come from").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("“found unwell”")).to_be_visible()
    expect(page.locator(".app-origins")).to_contain_text("Read in lists/1.txt, lines 1 to 5")


def test_accounts_stand_beside_each_other_and_on_a_phone_below_each_other(site: str, page: Page, phone: Page) -> None:
    def tops(on: Page) -> list[float]:
        on.goto(site + REVIEW)
        return [account.bounding_box()["y"] for account in on.locator(".app-account").all()]

    first, second = tops(page)
    assert first == second
    first, second = tops(phone)
    assert first < second


def test_a_printed_review_is_a_briefing_with_its_source_and_citation(site: str, page: Page) -> None:
    page.goto(site + REVIEW)
    page.emulate_media(media="print")
    for words in (TOLD, "Train the staff.", "lists/1.txt"):
        expect(page.get_by_text(words).last).to_be_visible()
    expect(page.locator("[data-citation]")).to_be_visible()
    for part in (".app-care", ".app-point__do", ".app-review__contents", ".govuk-exit-this-page"):
        expect(page.locator(part).first).to_be_hidden()


def test_what_is_folded_is_not_printed(site: str, page: Page) -> None:
    _fold(page, site)
    page.emulate_media(media="print")
    expect(page.get_by_text(TOLD)).to_be_hidden()
    expect(page.get_by_role("button", name="Show what happened").first).to_be_hidden()
