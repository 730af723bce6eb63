"""What a person does with the finder, in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_site.core.cache import Cache
from build_site.core.content import ContentFolder
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.search import index
from build_site.site.build import build
from build_site.site.publish import StagedSite
from tests.browser.axe import violations
from tests.browser.conftest import BASE_PATH, serve
from tests.search.building import held, shipped_synonyms
from tests.search.invented import RECORDS, others

pytestmark = pytest.mark.browser

ROBIN, CHILD_K, ASH, CHILD_M, CHILD_W = (record.id for record in RECORDS)
ALL = len(RECORDS) + 25


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a few telling reviews and 25 more."""
    place = tmp_path_factory.mktemp("finder")
    (place / "content").mkdir()
    settings = (SHIPPED_CONTENT / "site.yaml").read_text("utf-8") + f"\nbase_path: {BASE_PATH}\n"
    (place / "content" / "site.yaml").write_text(settings, encoding="utf-8")
    collection, problems = held([*RECORDS, *others(25)]), Problems()
    with StagedSite(place / "site") as staging:
        build(
            collection,
            (),
            ContentFolder(place / "content"),
            staging,
            problems,
            lambda: index.build(collection, shipped_synonyms()),
            cache=Cache(place / "cache"),
        ).publish(problems)
    assert list(problems) == []
    return place / "site"


@pytest.fixture(scope="module")
def finder(folder: Path) -> Iterator[str]:
    """The address of its finder on localhost."""
    yield from (address + "search/" for address in serve(folder))


@pytest.fixture
def damaged(folder: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the site whose files may be spoilt: the folder of the index, and the finder's address."""
    copy = shutil.copytree(folder, tmp_path / "site")
    for address in serve(copy):
        yield copy / "search", address + "search/"


def status(page: Page, state: str = "done") -> str:
    page.wait_for_selector(f"#search-status[data-state={state}]", state="attached")
    return page.inner_text("#search-status")


def shown(page: Page) -> list[str]:
    """The ids of the results, in order."""
    status(page)
    return page.eval_on_selector_all("[data-review]", "all => all.map(one => one.dataset.review)")


def test_results_come_as_one_types_and_the_address_follows(finder: str, page: Page) -> None:
    page.goto(finder)
    assert status(page) == f"{ALL} reviews, page 1 of 3"
    page.get_by_role("searchbox").press_sequentially("cot death")
    expect(page.locator("[data-review]").first).to_have_attribute("data-review", ROBIN)
    page.wait_for_url(re.compile(r"\?q=cot\+death$"))
    page.go_back()
    expect(page.locator("#search-status")).to_have_text(f"{ALL} reviews, page 1 of 3")
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_an_address_shows_what_it_says(finder: str, page: Page) -> None:
    page.goto(finder + "?q=baby&area=kent&harm=non-accidental-injury&from=2019&to=2021&sort=oldest")
    assert shown(page) == [CHILD_M]
    expect(page.get_by_label("Sort by")).to_have_value("oldest")
    expect(page.get_by_label("From")).to_have_value("2019")
    chips = page.get_by_role("button", name="Remove")
    assert [" ".join(text.split()) for text in chips.all_inner_texts()] == [
        "Remove Kent×",
        "Remove Non-accidental injury×",
        "Remove From 2019×",
        "Remove To 2021×",
    ]


def test_a_chip_drops_its_choice_and_no_other(finder: str, page: Page) -> None:
    page.goto(finder + "?area=kent&harm=neglect")
    assert CHILD_M not in shown(page)
    page.get_by_role("button", name="Remove Neglect").click()
    expect(page.locator(f"[data-review='{CHILD_M}']")).to_be_visible()
    assert page.url.endswith("?area=kent")


def test_values_are_chosen_by_keyboard(finder: str, page: Page) -> None:
    page.goto(finder + "?q=baby")
    status(page)
    page.locator("[data-facet=keyword] summary").focus()
    page.keyboard.press("Enter")
    value = page.get_by_role("checkbox", name=re.compile("^Fractures"))
    value.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-review]")).to_have_count(1)
    assert page.url.endswith("?q=baby&keyword=fractures")


def test_each_value_tells_its_count_unless_so_few_could_be_singled_out(finder: str, page: Page) -> None:
    page.goto(finder)
    expect(page.get_by_role("checkbox", name="Other 25")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Neglect fewer than 3")).to_be_visible()


def test_a_facet_of_many_values_has_a_box_to_type_in(finder: str, page: Page) -> None:
    page.goto(finder)
    status(page)
    page.locator("[data-facet=area] summary").click()
    page.get_by_label("Find: area").fill("middles")
    expect(page.locator("[data-facet=area] .govuk-checkboxes__item:visible")).to_have_count(1)
    page.get_by_role("checkbox", name=re.compile("^Middlesbrough")).check()
    assert shown(page)[0] == ASH or ASH in shown(page)


def test_a_place_is_found_by_the_name_of_its_parts(finder: str, page: Page) -> None:
    page.goto(finder + "?q=bournemouth")
    assert shown(page)[0] == ROBIN
    expect(page.get_by_text("Related words and places were searched too")).to_be_visible()


def test_a_slip_is_told_and_the_typed_word_can_be_insisted_on(finder: str, page: Page) -> None:
    page.goto(finder + "?q=suicde")
    assert shown(page)[0] == CHILD_K
    expect(page.get_by_text("Showing results for suicide")).to_be_visible()
    page.goto(finder + "?q=cot+death")
    status(page)
    page.get_by_text("Related words and places").click()
    page.get_by_role("link", name="Search only the words as typed").click()
    page.wait_for_url(re.compile("exact=1"))
    expect(page.get_by_text("Only the words as typed were searched.")).to_be_visible()


def test_words_are_marked_in_the_points_that_matched(finder: str, page: Page) -> None:
    page.goto(finder + "?q=dentist")
    point = page.locator(".app-result__point").first
    expect(point).to_contain_text("Learning point 1")
    expect(point.locator("mark")).to_have_text("dentist")
    point.get_by_role("link").click()
    page.wait_for_url(re.compile(f"reviews/{ASH}/(index.html)?#learning-1$"))


def test_single_points_can_be_looked_for(finder: str, page: Page) -> None:
    page.goto(finder + "?q=dentist")
    status(page)
    page.get_by_label("Show single learning points").check()
    expect(page.locator("#search-status")).to_have_text("1 point")
    expect(page.get_by_role("link", name="Learning point 1, Ash, South Tees")).to_be_visible()
    assert page.url.endswith("?q=dentist&in=points")


def test_pages_of_results_are_links_that_the_back_button_undoes(finder: str, page: Page) -> None:
    page.goto(finder)
    first = shown(page)
    page.get_by_role("link", name="Next page").click()
    page.wait_for_url(re.compile(r"\?page=2$"))
    expect(page.locator("#search-status")).to_contain_text("page 2 of 3")
    assert not set(first) & set(shown(page))
    page.go_back()
    expect(page.locator("#search-status")).to_contain_text("page 1 of 3")


def test_nothing_found_says_what_was_looked_for_and_offers_wider_searches(finder: str, page: Page) -> None:
    page.goto(finder + "?q=%22crawl+dentist%22&area=kent")
    assert status(page) == "No reviews found"
    assert page.locator("[data-part=results]").inner_text().startswith("No review was found for “crawl” or “dentist”.")
    page.get_by_role("link", name="Search without the filters").click()
    page.get_by_role("link", name="not as a phrase").click()
    expect(page.locator("[data-review]").first).to_be_visible()


def test_a_place_that_no_review_is_of_is_named(finder: str, page: Page) -> None:
    page.goto(finder + "?q=liverpool")
    assert status(page) == "No reviews found"
    assert page.locator("[data-part=results]").inner_text().startswith("No review here is of Liverpool.")
    page.get_by_role("link", name="See the areas that reviews are of").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Areas")
    page.goto(finder + "?q=south+lanarkshire")
    assert status(page).startswith("No review with all the words")
    expect(page.locator("[data-part=notes]")).to_contain_text("No review here is of South Lanarkshire.")


def test_the_count_is_announced_and_the_list_is_not(finder: str, page: Page) -> None:
    page.goto(finder + "?q=dentist")
    expect(page.locator("#search-announcement")).to_have_text("1 review")
    assert page.locator("[data-part=results] [aria-live], [data-part=results][aria-live]").count() == 0


def test_a_search_can_be_reported_in_one_line(finder: str, page: Page) -> None:
    page.goto(finder + "?q=cot+death&area=dorset")
    status(page)
    page.get_by_text("Report this search").click()
    line = page.locator("[data-line]").inner_text()
    assert re.match(
        rf"Searched {ALL} reviews \| words: cot death \| forms added: cot death also as .*sudden infant death.* \| "
        r"filters: Dorset \| sorted by relevance \| 1 review.* \| data [a-z2-7]{6} \| \d{4}-\d\d-\d\d$",
        line,
    )


def test_of_fifty_searches_typed_fast_the_last_is_shown(finder: str, page: Page) -> None:
    page.goto(finder)
    status(page)
    page.evaluate("""() => {
        const box = document.querySelector("#finder-words");
        for (let i = 0; i < 50; i += 1) {
            box.value = i === 49 ? "dentist" : ["baby", "kent", "suicide", "gang", "neglect"][i % 5] + " " + i;
            box.dispatchEvent(new Event("input", { bubbles: true }));
        }
    }""")
    expect(page.locator("#search-status")).to_have_text("1 review")
    assert shown(page) == [ASH]
    page.wait_for_url(re.compile(r"\?q=dentist$"))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "baby " * 2000,
        "\U0001f600",
        '"',
        "re: costs",
        "smith~",
        "<img src=x onerror=alert(1)>",
        "{{ 7 * 7 }}",
        "__proto__",
        "-" * 500,
    ],
)
def test_whatever_is_pasted_is_answered(finder: str, page: Page, text: str) -> None:
    page.goto(finder)
    status(page)
    page.get_by_role("searchbox").fill(text)
    assert status(page)
    assert page.locator("[data-part=results] img").count() == 0


def test_nothing_of_a_record_or_a_query_is_read_as_markup(site: str, page: Page) -> None:
    page.goto(site + "search/?q=<b>script</b>")
    status(page)
    page.goto(site + "search/?q=script")
    expect(page.locator("[data-review='2018-nowhere-hostile']")).to_contain_text("<script>alert(1)</script>")
    assert page.locator("[data-part=results] script").count() == 0


def test_it_works_from_a_folder_on_a_disk(folder: Path, page: Page) -> None:
    page.goto((folder / "search" / "index.html").as_uri() + "?q=bournemouth&area=dorset")
    assert shown(page) == [ROBIN]
    page.get_by_role("link", name="Robin").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Robin")


def spoil(search: Path, kind: str, how: str) -> None:
    for path in search.glob(f"{kind}[0-9]*-*.js"):
        if how == "missing":
            path.unlink()
        elif how == "cut short":
            path.write_bytes(path.read_bytes()[:-20])
        else:
            path.write_bytes(path.read_bytes().replace(path.stem.encode(), b"x0-other"))


@pytest.mark.parametrize("kind", ["p", "e", "c"])
@pytest.mark.parametrize(
    ("how", "message"),
    [
        ("missing", "could not be loaded"),
        ("cut short", "arrived incomplete"),
        ("of another build", "of another version of this site"),
    ],
)
def test_a_damaged_index_gives_a_message_and_never_wrong_results(
    damaged: tuple[Path, str], browser, kind: str, how: str, message: str
) -> None:
    search, address = damaged
    spoil(search, kind, how)
    page = browser.new_page()
    page.goto(address + "?q=dentist")
    assert status(page, "error") == "The search could not be done"
    assert message in page.locator("[data-part=results]").inner_text()
    assert page.locator("[data-review]").count() == 0
    page.close()


def test_a_retry_after_a_failure_shows_the_results(damaged: tuple[Path, str], browser, folder: Path) -> None:
    search, address = damaged
    spoil(search, "p", "cut short")
    page = browser.new_page()
    page.goto(address + "?q=dentist")
    status(page, "error")
    for path in (folder / "search").glob("p*.js"):
        shutil.copy(path, search)
    page.get_by_role("button", name="Try again").click()
    assert shown(page) == [ASH]
    page.close()


def test_without_javascript_there_is_a_way_to_every_review(finder: str, plain: Page) -> None:
    plain.goto(finder)
    plain.get_by_role("link", name=f"all {ALL} reviews, newest first").click()
    expect(plain.get_by_role("heading", level=1)).to_be_visible()


def test_nothing_of_the_index_is_loaded_before_the_reader_turns_to_search(finder: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(finder.replace("search/", ""))
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url] == []


@pytest.mark.parametrize("width", ["page", "phone"])
@pytest.mark.parametrize("search", ["", "?q=cot+death&area=dorset", "?q=zzzzqq", "?q=dentist&in=points", "?q=suicde"])
def test_axe_finds_nothing_wrong_with_the_finder(
    finder: str, search: str, width: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(width)
    page.goto(finder + search)
    status(page)
    page.evaluate("for (const one of document.querySelectorAll('#finder details')) one.open = true")
    page.wait_for_selector("[data-facet=harm] .govuk-checkboxes__item", state="attached")
    assert violations(page) == []


def test_nothing_has_to_be_scrolled_sideways_on_the_finder(finder: str, phone: Page) -> None:
    phone.set_viewport_size({"width": 320, "height": 256})
    phone.goto(finder + "?q=cot+death&area=dorset")
    status(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
