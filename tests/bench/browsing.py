"""Bytes and times of searching, in headless Chromium."""

from __future__ import annotations

import os
import shutil
import statistics
from pathlib import Path
from urllib.parse import quote_plus

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench import collections
from tests.bench.serving import Traffic, served

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COLD, LATER = 15, 25

_NOTE_WHEN_DONE = """
    new MutationObserver(() => {
        const status = document.querySelector("#search-status");
        if (status?.dataset.state === "done") window.doneAt ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
"""
_TYPE = """(text) => new Promise((resolve) => {
    const status = document.querySelector("#search-status");
    const box = document.querySelector("#finder-words");
    const start = performance.now();
    const watch = new MutationObserver(() => {
        if (status.dataset.state !== "done") return;
        watch.disconnect();
        resolve(performance.now() - start);
    });
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    watch.observe(status, { attributes: true, attributeFilter: ["data-state"] });
})"""


def measure(folder: Path, size: int) -> dict[str, float]:
    """What a reader waits for and loads on the finder of a site."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    queries = collections.queries(size, COLD + LATER)
    with served(folder) as (address, traffic), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=_FLAGS)
        try:
            first = [_alone(browser, address, traffic, query) for query in queries[:COLD]]
            page = browser.new_page()
            _first(page, address, traffic, queries[0])
            later = [_later(page, traffic, query) for query in queries[COLD:]]
        finally:
            browser.close()
    median = statistics.median
    return {
        "first results, KB of index": round(median(kb for _, kb, _ in first), 1),
        "first results, KB with the finder's script": round(median(kb for _, _, kb in first), 1),
        "first results, ms": round(median(ms for ms, _, _ in first), 1),
        "later query, KB": round(median(kb for _, kb, _ in later), 1),
        "later query, ms": round(median(ms for ms, _, _ in later), 1),
        "later query warm, ms": round(median(ms for _, _, ms in later), 1),
    }


def _alone(browser: Browser, address: str, traffic: Traffic, query: str) -> tuple[float, float, float]:
    """The first results in a browser that has nothing of the site, and nothing else open."""
    with browser.new_context() as context:
        return _first(context.new_page(), address, traffic, query)


def _first(page: Page, address: str, traffic: Traffic, query: str) -> tuple[float, float, float]:
    """Milliseconds to the first results, and KB loaded: of the index, and with the script."""
    before = len(traffic.sent)
    page.add_init_script(_NOTE_WHEN_DONE)
    page.goto(f"{address}search/?q={quote_plus(query)}")
    page.wait_for_function("() => window.doneAt", timeout=30_000)
    page.wait_for_load_state("networkidle")
    parts = traffic.since(before, "/search/") - traffic.since(before, "/search/?") - _page_itself(traffic, before)
    return page.evaluate("window.doneAt"), parts / 1024, (parts + traffic.since(before, "/assets/search-")) / 1024


def _page_itself(traffic: Traffic, before: int) -> int:
    return sum(size for path, size in traffic.sent[before:] if path.endswith("/search/"))


def _later(page: Page, traffic: Traffic, query: str) -> tuple[float, float, float]:
    """Milliseconds to the results of a query, KB loaded for it, and milliseconds when all is loaded."""
    before = len(traffic.sent)
    cold = page.evaluate(_TYPE, query)
    page.wait_for_load_state("networkidle")
    loaded = traffic.since(before, "/search/")
    page.evaluate(_TYPE, "")
    return cold, loaded / 1024, page.evaluate(_TYPE, query)
