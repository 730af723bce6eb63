"""A picture of every kind of page of the shipped content, at the width of a phone and of a desktop.

    python -m tests.browser.screenshots                (or `make screenshots`)
    python -m tests.browser.screenshots --picture      (or `make picture`)

Writes `screenshots/<kind>-<width>.png` and prints their paths; with `--picture`, the one picture that the README
shows, `docs/images/search.png`. Exits 1 where there is no Chromium or nothing ships.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from build_site.catalogue import Catalogue
from build_site.core.content import ContentFolder
from build_site.core.paths import REPOSITORY, SHIPPED_CONTENT
from tests.browser.conftest import LAUNCH, serve
from tests.browser.install_chromium import find
from tests.site.building import built, shipped

FOLDER = REPOSITORY / "screenshots"
PICTURE = REPOSITORY / "docs" / "images" / "search.png"
WIDTHS = {360: 740, 1280: 900}
"""Width -> height of the window; a picture shows the whole page."""


def pages_of(held: Catalogue) -> dict[str, str]:
    """Kind of page -> address within the site, of records that show the most of what their kind can."""
    told = max(held.reviews, key=lambda review: (len(review.accounts), len(review.points)))
    full = max(held.reviews, key=lambda review: len(review.points))
    theme = _most_often(theme for review in held.reviews for theme in review.themes)
    agency = _most_often(agency for review in held.reviews for agency in review.agencies)
    year = next(review.year for review in held.reviews if review.year)
    return {
        "home": "",
        "search": "search/",
        "search-words": "search/?q=safer+sleep",
        "search-points": "search/?q=police&in=points",
        "search-nothing": "search/?q=qqqzzz",
        "review": f"reviews/{full.id}/",
        "review-told-twice": f"reviews/{told.id}/",
        "reviews": "reviews/",
        "areas": "areas/",
        "keywords": "keywords/",
        "years": "years/",
        "year": f"years/{year}/",
        "themes": "themes/",
        "theme": f"themes/{theme}/",
        "themes-together": "themes/together/",
        "agencies": "agencies/",
        "agency": f"agencies/{agency}/",
        "pictures": "overview/",
        "briefing": "briefing/",
        "briefing-filled": f"briefing/?review={full.id}&theme={theme}",
        "new": "new/",
        "about": "about/",
        "accessibility": "accessibility/",
        "wrong-address": "no/such/page",
    }


def _most_often(slugs: Iterable[str]) -> str:
    return Counter(slugs).most_common(1)[0][0]


def take(browser: Browser, site: str, pages: dict[str, str]) -> list[Path]:
    """The pictures, in the folder that is kept out of version control."""
    FOLDER.mkdir(exist_ok=True)
    taken = []
    for width, height in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        for kind, address in pages.items():
            page.goto(site + address)
            page.wait_for_load_state("networkidle")
            taken.append(FOLDER / f"{kind}-{width}.png")
            page.screenshot(path=taken[-1], full_page=True)
        page.close()
    return taken


def take_picture(browser: Browser, site: str) -> Path:
    """The picture of the README: what the search finds, in a window of a common size."""
    PICTURE.parent.mkdir(exist_ok=True)
    page = browser.new_page(viewport={"width": 1160, "height": 720})
    page.goto(f"{site}search/?q=safer+sleep")
    page.locator("#search-status[data-state=done]").wait_for()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURE)
    return PICTURE


def main(arguments: Sequence[str]) -> int:
    held, chromium = shipped(), find()
    if held is None or chromium is None:
        lacking = (
            "There is no Chromium. Set CHROMIUM to its path." if held else "No records ship: run `make site` first."
        )
        print(lacking, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = built(held, ContentFolder(SHIPPED_CONTENT), Path(folder))
        served = serve(site.folder)
        browser = playwright.chromium.launch(executable_path=chromium, args=LAUNCH)
        address = next(served)
        paths = [take_picture(browser, address)] if "--picture" in arguments else take(browser, address, pages_of(held))
        print(*paths, sep="\n")
        browser.close()
        served.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
