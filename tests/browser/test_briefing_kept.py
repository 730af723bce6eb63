"""What a reader chose and wrote is kept: in two windows, as items come and go, where storage is refused or damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser

A, B = "2020-ashford-child-a", "2020-ashford-child-b"
FILLED = f"briefing/?review={A}&review={B}"
FORBID = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
FILL = """() => {
    for (let size = 1 << 22; size >= 1; size = Math.floor(size / 2)) {
        try { for (let i = 0; ; i++) localStorage.setItem(`other-${size}-${i}`, "x".repeat(size)); } catch {}
    }
}"""
FREE = "Object.keys(localStorage).forEach((name) => name.startsWith('other-') && localStorage.removeItem(name))"


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[data-state=done] .app-sheet:not([hidden])").wait_for()


def _write(page: Page, part: str, words: str) -> None:
    page.get_by_role("textbox", name=part).locator("li, p").first.click()
    page.keyboard.press("End")
    page.keyboard.insert_text(words)


def test_what_is_written_stays_as_reviews_are_removed_and_added(site: str, page: Page) -> None:
    _open(page, site + FILLED)
    _write(page, "Learning", " And ours.")
    page.get_by_role("button", name="Remove Child B").click()
    learning = page.get_by_role("textbox", name="Learning")
    expect(learning).to_contain_text("And ours.")
    page.get_by_label("Take the newest points").select_option(label="Schools")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".app-chosen li")).to_have_count(2)
    expect(learning).to_contain_text("And ours.")
    page.get_by_role("button", name="Remove Child A").click()
    page.get_by_role("button", name="Remove The newest points").click()
    expect(page.get_by_text("Nothing is chosen yet.")).to_be_visible()
    expect(learning).to_contain_text("And ours.")


def test_what_is_removed_leaves_the_list_while_something_else_is_loading(site: str, page: Page) -> None:
    _open(page, site + FILLED)
    page.route("**/*.js", lambda _: None)  # never answered
    page.get_by_label("Take the newest points").select_option(label="Schools")
    page.get_by_role("button", name="Add", exact=True).click()
    rows = page.locator(".app-chosen li")
    for left in (1, 0):
        rows.last.get_by_role("button").click()
        expect(rows).to_have_count(left)
    page.unroute("**/*.js")
    page.reload()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("The newest points on “Schools”")


def test_whoever_leaves_at_once_finds_every_letter(site: str, page: Page) -> None:
    _open(page, site + FILLED)
    _write(page, "Questions for the team", " Last words")
    page.reload()
    expect(page.get_by_role("textbox", name="Questions for the team")).to_contain_text("Last words")


def test_two_windows_keep_what_either_writes_and_chooses(site: str, page: Page) -> None:
    other = page.context.new_page()
    _open(page, site + FILLED)
    _open(other, site + FILLED)
    _write(page, "Questions for the team", " From one.")
    _write(other, "Questions for the team", " From the other.")
    _write(other, "Learning", " Other part.")
    page.get_by_role("button", name="Remove Child B").click()
    for window in (page, other):
        window.reload()
        expect(window.get_by_role("textbox", name="Questions for the team")).to_contain_text("From one.")
        expect(window.get_by_role("textbox", name="Questions for the team")).to_contain_text("From the other.")
        expect(window.get_by_role("textbox", name="Learning")).to_contain_text("Other part.")
        expect(window.locator(".app-chosen li")).to_have_count(1)


def test_a_window_in_which_nobody_writes_follows_the_other(site: str, page: Page) -> None:
    other = page.context.new_page()
    _open(page, site + FILLED)
    _write(page, "Learning", " First.")
    _open(other, f"{site}briefing/")
    _write(page, "Learning", " Second.")
    page.evaluate("document.activeElement.blur()")
    expect(other.get_by_role("textbox", name="Learning")).to_contain_text("Second.")
    expect(other.get_by_role("status").filter(has_text="changed in another window")).to_be_visible()


def test_a_link_that_is_opened_and_changed_leaves_the_own_briefing_alone_and_both_are_found(
    site: str, page: Page
) -> None:
    _open(page, f"{site}briefing/?review={A}")
    _write(page, "Learning", " Mine.")
    _open(page, f"{site}briefing/?review={B}")
    _write(page, "What happened", " Theirs.")
    page.get_by_role("button", name="Your own briefing, 1 entry, changed by you").click()
    expect(page.get_by_role("textbox", name="Learning")).to_contain_text("Mine.")
    page.get_by_role("button", name="A briefing that was opened by a link, 1 entry").click()
    expect(page.get_by_role("textbox", name="What happened")).to_contain_text("Theirs.")
    _open(page, f"{site}briefing/")
    expect(page.get_by_role("textbox", name="Learning")).to_contain_text("Mine.")


def test_five_hundred_chosen_items_are_five_hundred_after_a_reload_and_by_a_link(site: str, page: Page) -> None:
    chosen = "&".join(f"review=2020-ashford-child-{number}" for number in range(498))
    address = f"{site}briefing/?review={A}&review={B}&{chosen}"
    _open(page, address)
    expect(page.locator(".app-chosen li")).to_have_count(500)
    page.get_by_label("Take the newest points").select_option(label="Schools")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".app-chosen li")).to_have_count(501)
    page.reload()
    expect(page.locator(".app-chosen li")).to_have_count(501)
    link = page.url
    assert link.startswith(f"{site}briefing/#review=")
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    _open(page, link)
    expect(page.locator(".app-chosen li")).to_have_count(501)


@pytest.mark.parametrize(
    "address",
    [
        "?review=constructor",
        "?review=constructor&theme=constructor&agency=hasownproperty",
        "?point=constructor~learning-1&review=valueof",
        "#review=constructor",
        "?theme=no-such-theme",
        "?%E0%A4%A=%&review=%00&&&=&__proto__=x",
        "?review=" + "a" * 5000,
    ],
)
def test_no_address_breaks_the_page(site: str, page: Page, address: str) -> None:
    page.goto(f"{site}briefing/{address}&review={A}")
    expect(page.get_by_role("textbox", name="Learning")).to_contain_text("See the child alone.")
    for _ in range(page.locator(".app-chosen button").count()):
        page.locator(".app-chosen button").last.click()
    expect(page.get_by_text("Nothing is chosen yet.")).to_be_visible()


@pytest.mark.parametrize("value", ["{", "null", '{"entries":[{"kind":"item"}],"base":[],"replaces":[]}', "", "\u0000"])
def test_a_text_that_is_damaged_is_handed_over_and_the_briefing_goes_on(site: str, page: Page, value: str) -> None:
    page.goto(f"{site}404.html")
    page.evaluate("(value) => localStorage.setItem('briefing/own/text=learning@1', value)", value)
    page.evaluate('localStorage.setItem(\'briefing-draft\', \'{"address":"?review=a","bri\')')
    _open(page, f"{site}briefing/?review={A}")
    _write(page, "Learning", " Mine.")
    page.goto(f"{site}briefing/")
    expect(page.get_by_role("textbox", name="Learning")).to_contain_text("Mine.")
    damaged = page.get_by_role("textbox", name="The text that cannot be read")
    assert '{"address":"?review=a","bri' in damaged.input_value()
    assert value.replace("\u0000", "\0") in damaged.input_value()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download it", exact=True).click()
    assert '"bri' in Path(taken.value.path()).read_text("utf-8")
    page.get_by_role("button", name="Delete it").click()
    expect(damaged).to_be_hidden()
    page.reload()
    expect(page.get_by_role("textbox", name="Learning")).to_contain_text("Mine.")
    expect(damaged).to_be_hidden()


def test_what_version_2_stored_is_there(site: str, page: Page) -> None:
    page.goto(f"{site}404.html")
    page.evaluate(
        """(chosen) => {
            const blocks = [{ kind: "item", runs: [{ text: "Written with version 2." }] }];
            const sections = [{ id: "learning", heading: "Learning", blocks }];
            const briefing = { title: "Old title", note: "", sections };
            localStorage.setItem("briefing-chosen", chosen);
            localStorage.setItem("briefing-draft", JSON.stringify({ address: chosen, briefing }));
        }""",
        f"?review={A}&point={B}~learning-1",
    )
    _open(page, f"{site}briefing/")
    expect(page.locator(".app-chosen li")).to_have_count(2)
    expect(page.get_by_role("textbox", name="Learning")).to_contain_text("Written with version 2.")
    expect(page.get_by_role("textbox", name="Title of the briefing")).to_have_text("Old title")


def test_where_storage_is_full_the_reader_is_told_and_copies_and_it_is_kept_once_there_is_room(
    site: str, page: Page
) -> None:
    _open(page, site + FILLED)
    _write(page, "Learning", " Kept.")
    page.evaluate(FILL)
    _write(page, "Learning", " Not kept, since there is no room.")
    told = page.get_by_role("alert").filter(has_text="no room left")
    expect(told).to_be_in_viewport()
    with page.expect_download() as taken:
        told.get_by_role("button", name="Download it as text").click()
    assert "Not kept, since there is no room." in Path(taken.value.path()).read_text("utf-8")
    assert violations(page) == []
    page.evaluate(FREE)
    _write(page, "Learning", " Room.")
    expect(told).to_be_hidden()
    page.reload()
    expect(page.get_by_role("textbox", name="Learning")).to_contain_text("Not kept, since there is no room. Room.")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_where_storage_is_forbidden_choices_go_along_and_the_reader_is_told(
    site: str, browser: Browser, size: dict
) -> None:
    context = browser.new_context(viewport=size)
    context.add_init_script(FORBID)
    page = context.new_page()
    page.goto(f"{site}reviews/{A}/")
    page.locator(".app-title__do .app-add").click()
    page.locator("#learning-1 .app-add").click()
    told = page.get_by_role("status").filter(has_text="This browser keeps nothing for this site")
    expect(told).to_be_in_viewport()
    assert violations(page) == []
    page.get_by_role("link", name="Open the briefing now").click()
    expect(page.locator(".app-chosen li")).to_have_count(2)
    expect(page.get_by_role("alert").filter(has_text="keeps nothing")).to_be_in_viewport()
    _write(page, "Learning", " Mine.")
    page.get_by_role("button", name="Remove Learning point 1").click()
    expect(page.get_by_role("textbox", name="Learning")).to_contain_text("Mine.")
    page.get_by_role("button", name="Undo all my changes").click()
    expect(page.get_by_role("textbox", name="Learning")).not_to_contain_text("Mine.")
    assert violations(page) == []
    page.emulate_media(media="print")
    expect(page.get_by_role("alert")).to_be_hidden()
    context.close()


def test_a_report_whose_address_is_none_is_downloaded_as_words(site: str, page: Page) -> None:
    page.route("**/briefing/reviews-*.js", _with_odd_reports)
    _open(page, f"{site}briefing/?review={A}")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download as text").click()
    assert "Odd report." in Path(taken.value.path()).read_text("utf-8")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download for Word").click()
    assert taken.value.suggested_filename.endswith(".docx")


def _with_odd_reports(route: Route) -> None:
    odd = '"reports":[["Odd report","https://",""],["","javascript:alert(1)","x"],'
    route.fulfill(body=route.fetch().text().replace('"reports":[', odd), content_type="text/javascript")


def test_what_cannot_be_done_is_said(site: str, page: Page) -> None:
    _open(page, site + FILLED)
    page.evaluate("() => { URL.createObjectURL = () => { throw new Error('no files here'); }; }")
    page.get_by_role("button", name="Download as text").click()
    expect(page.get_by_text("That could not be done: no files here. Try another way.")).to_be_visible()


def test_undo_leaves_what_was_written_in_another_window_since(site: str, page: Page) -> None:
    other = page.context.new_page()
    _open(page, site + FILLED)
    _write(page, "Learning", " Mine.")
    _open(other, f"{site}briefing/")
    _write(page, "Learning", " More.")
    _write(other, "Questions for the team", " Other words.")
    page.get_by_role("button", name="Undo all my changes").click()
    page.reload()
    expect(page.get_by_role("textbox", name="Questions for the team")).to_contain_text("Other words.")
    expect(page.get_by_role("textbox", name="Learning")).not_to_contain_text("More.")
