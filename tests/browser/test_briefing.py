"""The briefing pack: choose, edit, print, take away, share."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations

pytestmark = pytest.mark.browser

A, B = "2020-ashford-child-a", "2020-ashford-child-b"
FILLED = f"briefing/?review={A}&point={A}~learning-1&review={B}"


def _heading(page: Page) -> str:
    return page.locator(".app-sheet h2").inner_text()


def _items(page: Page, part: str) -> list[str]:
    page.locator(".app-sheet").wait_for()
    return page.locator(f".app-sheet__part--{part} li").all_inner_texts()


def test_reviews_and_points_are_chosen_where_they_stand_and_make_a_briefing(site: str, page: Page) -> None:
    page.goto(f"{site}areas/ashford/")
    page.get_by_role("button", name="Add to briefing (Child B)").click()
    page.goto(f"{site}reviews/{A}/")
    page.locator("#learning-2").get_by_role("button", name="Add to briefing").click()
    page.get_by_role("link", name="Briefing 2 chosen").click()
    expect(page.locator(".app-chosen li")).to_have_count(2)
    assert page.url == f"{site}briefing/?review={B}&point={A}~learning-2"
    assert _items(page, "learning") == ["See the child alone. [2]"]
    assert [part.split(". ", 1)[1] for part in page.locator(".app-sheet__heading").all_inner_texts()] == [
        "What happened",
        "Why it matters",
        "Learning",
        "Recommendations",
        "Questions for the team",
        "Where to read more",
        "Record of use",
    ]


def test_a_button_takes_away_what_it_added_and_says_so(site: str, page: Page) -> None:
    page.goto(f"{site}reviews/{A}/")
    page.get_by_role("button", name="Add to briefing (this review)").click()
    expect(page.get_by_text("The briefing has 1 entry.")).to_be_attached()
    page.get_by_role("button", name="Remove from briefing (this review)").click()
    expect(page.get_by_text("The briefing is empty.")).to_be_attached()
    expect(page.get_by_role("link", name="Briefing", exact=True)).to_be_visible()


def test_a_result_of_the_finder_and_a_point_of_a_theme_can_be_chosen(site: str, page: Page) -> None:
    page.goto(f"{site}search/?q=child")
    page.locator(f"[data-review='{A}']").get_by_role("button", name="Add to briefing").click()
    page.goto(f"{site}themes/working-together/")
    page.locator(".app-held__point").first.get_by_role("button", name="Add to briefing").click()
    page.goto(f"{site}briefing/")
    expect(page.locator(".app-chosen li")).to_have_count(2)


def test_a_theme_can_be_taken(site: str, page: Page) -> None:
    page.goto(f"{site}themes/working-together/")
    page.get_by_role("link", name="Make a briefing from the newest points").click()
    page.wait_for_url(f"{site}briefing/?theme=working-together")
    assert _items(page, "recommendations") == ["Train the staff. [1]"]
    assert _heading(page) == "Seven-minute briefing: Working together"


def test_an_agency_is_added_from_the_list_on_the_page(site: str, page: Page) -> None:
    page.goto(f"{site}briefing/")
    expect(page.get_by_text("Nothing is chosen yet.")).to_be_visible()
    page.get_by_label("Take the newest points").select_option(label="Schools")
    page.get_by_role("button", name="Add", exact=True).click()
    assert page.url.endswith("briefing/?agency=schools")
    assert _items(page, "learning") == ["The school kept in touch. [1]"]
    page.go_back()
    expect(page.get_by_text("Nothing is chosen yet.")).to_be_hidden()


def test_every_link_of_a_briefing_leads_to_its_source(site: str, page: Page) -> None:
    page.goto(site + FILLED)
    page.locator(".app-sheet").wait_for()
    links = page.locator(".app-sheet a").evaluate_all("(links) => links.map((link) => link.href)")
    assert f"{site}reviews/{A}/#learning-1" in links
    for link in {link.split("#")[0] for link in links if link.startswith(site)}:
        assert page.request.get(link).ok, link


def test_what_is_written_stays_through_a_reload_and_can_be_undone(site: str, page: Page) -> None:
    page.goto(site + FILLED)
    part = page.get_by_role("textbox", name="Questions for the team")
    part.locator("li").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" And our own?")
    undo = page.get_by_role("button", name="Undo all my changes")
    undo.wait_for()
    page.reload()
    expect(part.locator("li").first).to_contain_text("And our own?")
    undo.click()
    expect(part).not_to_contain_text("And our own?")
    page.reload()
    expect(part).not_to_contain_text("And our own?")


def test_what_is_pasted_comes_in_as_plain_text(site: str, page: Page) -> None:
    page.goto(site + FILLED)
    part = page.get_by_role("textbox", name="What happened")
    part.locator("p").first.click()
    part.evaluate("""(part) => {
        const data = new DataTransfer();
        data.setData("text/html", "<img src=x onerror=alert(1)><b>bold</b>");
        data.setData("text/plain", "<b>plain</b>");
        part.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }""")
    expect(part).to_contain_text("<b>plain</b>")
    assert part.locator("img, b").count() == 0


def test_a_briefing_is_downloaded_as_markdown_with_its_sources_and_what_was_written(site: str, page: Page) -> None:
    page.goto(site + FILLED)
    title = page.get_by_role("textbox", name="Title of the briefing")
    title.fill("Our team meeting")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download as text").click()
    text = Path(taken.value.path()).read_text("utf-8")
    assert taken.value.suggested_filename == "our-team-meeting.md"
    assert text.startswith("# Our team meeting\n\n## What happened\n")
    assert f"- Train the staff. [\\[1\\]](<{site}reviews/{A}/#recommendation-1>)\n" in text
    assert f"[Summary on this site](<{site}reviews/{A}/>)" in text
    assert "| Date | Team | Led by |" in text


def test_a_briefing_is_downloaded_as_a_file_that_word_opens(site: str, page: Page) -> None:
    page.goto(site + FILLED)
    page.locator(".app-sheet").wait_for()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download for Word").click()
    assert taken.value.suggested_filename == "seven-minute-briefing-2-case-reviews.docx"
    with zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())) as word:
        body = word.read("word/document.xml").decode()
        links = word.read("word/_rels/document.xml.rels").decode()
    assert "Train the staff." in body
    assert "Record of use" in body
    assert "<w:tbl>" in body
    assert f'Target="{site}reviews/{A}/"' in links
    assert 'w:anchor="recommendation-1"' in body


def test_on_paper_there_is_the_sheet_and_nothing_that_one_clicks(site: str, page: Page) -> None:
    page.goto(site + FILLED)
    page.locator(".app-sheet").wait_for()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.locator(".app-chosen")).to_be_hidden()
    expect(page.locator(".app-sheet h2")).to_be_visible()
    expect(page.locator(".app-sheet__part--record table")).to_be_visible()


def test_an_address_makes_the_same_briefing_for_somebody_else(site: str, page: Page, phone: Page) -> None:
    page.goto(site + FILLED)
    phone.goto(page.url)
    expect(phone.locator(".app-chosen li")).to_have_count(3)
    assert _heading(phone) == "Seven-minute briefing: 2 case reviews"
    phone.goto(f"{site}briefing/")
    expect(phone.get_by_text("Nothing is chosen yet.")).to_be_visible()


def test_what_is_removed_is_gone_from_the_address_and_the_sheet_and_back_brings_it_again(site: str, page: Page) -> None:
    page.goto(site + FILLED)
    page.get_by_role("button", name="Remove Child B").click()
    expect(page.locator(".app-chosen li")).to_have_count(2)
    expect(page.get_by_role("heading", name="What it is made from")).to_be_focused()
    assert B not in page.url
    page.go_back()
    expect(page.locator(".app-chosen li")).to_have_count(3)


def test_what_is_not_on_the_site_is_said_and_left_out(site: str, page: Page) -> None:
    page.goto(f"{site}briefing/?review=2001-gone-child&review={B}")
    expect(page.locator(".app-chosen li").first).to_contain_text("An entry that is not on this site any more")
    assert _heading(page) == "Seven-minute briefing: Child B, Ashford, 2020"


def test_a_file_that_does_not_come_gives_a_message_and_a_way_to_try_again(site: str, page: Page) -> None:
    page.route("**/briefing/words.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(site + FILLED)
    expect(page.get_by_text("The chosen reviews could not be loaded. Perhaps the connection is lost.")).to_be_visible()
    page.unroute("**/briefing/words.js*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".app-sheet h2")).to_be_visible()


def test_a_briefing_for_professionals_says_that_it_is(site: str, page: Page) -> None:
    page.goto(f"{site}briefing/?review=2021-ashford-closed")
    expect(page.locator(".app-sheet__note")).to_contain_text("For professionals only")


def test_a_folder_on_a_disk_makes_briefings_too(site_folder: Path, page: Page) -> None:
    page.goto(f"{(site_folder / 'briefing' / 'index.html').as_uri()}?review={A}")
    assert _items(page, "recommendations") == ["Train the staff. [1]"]
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download for Word").click()
    assert taken.value.suggested_filename.endswith(".docx")


def test_without_javascript_the_page_says_what_to_do_instead(site: str, plain: Page) -> None:
    plain.goto(f"{site}briefing/")
    expect(plain.get_by_text("Making a briefing needs JavaScript")).to_be_visible()
    expect(plain.get_by_role("button", name="Print")).to_be_hidden()
    plain.goto(f"{site}reviews/{A}/")
    expect(plain.get_by_role("button", name="Add to briefing").first).to_be_hidden()


@pytest.mark.parametrize("width", ["page", "phone"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_axe_finds_nothing_wrong_with_a_filled_briefing(
    site: str, width: str, media: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(width)
    page.goto(site + FILLED)
    page.locator(".app-sheet").wait_for()
    page.emulate_media(media=media)
    assert violations(page) == []
