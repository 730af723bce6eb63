"""Bytes and times of searching, in headless Chromium."""

from __future__ import annotations

import os
import shutil
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench import collections, profiling
from tests.bench.serving import Traffic, served

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COLD, LATER = 11, 15
ODD = (
    "a" * 10_000,
    "baby " * 2_000,
    "child in care was not brought " * 340,
    "\U0001f600" * 5_000,
    "<b>" * 3_000,
    '"' * 10_000,
    "+-*^~: " * 1_500,
    "1" * 10_000,
)
"""What is pasted by mistake: 10,000 characters each."""

_NOTE_WHEN_DONE = """
    new MutationObserver(() => {
        if (%s) window.doneAt ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
"""
_TYPE = """([text, name]) => new Promise((resolve, reject) => {
    const box = document.querySelector(name);
    %s;
    const start = performance.now();
    const watch = new MutationObserver(() => {
        if (!(%s)) return;
        watch.disconnect();
        resolve(performance.now() - start);
    });
    box.value = text;
    for (const kind of ["input", "keyup"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
    setTimeout(() => reject(new Error(`no results for ${text}`)), 20_000);
    watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
})"""


@dataclass(frozen=True)
class Searched:
    """A site with a search. page: the address of its search, up to the words; box: selects where words are typed.

    done: whether the results stand, in JavaScript; before: what makes that untrue before the next words are typed;
    index: what the paths of its index begin with; script: the same of its scripts.
    """

    folder: Path
    page: str
    box: str
    done: str
    before: str
    index: str
    script: str


def own(folder: Path) -> Searched:
    """A site of this project."""
    return Searched(
        folder,
        "search/?q=",
        "#finder-words",
        'document.querySelector("#search-status")?.dataset.state === "done"',
        "",
        "/search/",
        "/assets/search-",
    )


def _chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def measure(site: Searched, size: int) -> dict[str, Any]:
    """What a reader waits for and loads on the search of a site."""
    queries = collections.queries(size, COLD + LATER)
    with served(site.folder) as (address, traffic), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=_chromium(), args=_FLAGS)
        try:
            firsts = [_alone(browser, site, address, traffic, query) for query in queries[:COLD]]
            profile = profiling.medians(_profiles(browser, site, address, traffic, queries[:COLD]))
            page = browser.new_page()
            _first(page, site, address, traffic, queries[0])
            later = [_later(page, site, traffic, query) for query in queries[COLD:]]
        finally:
            browser.close()
    median = statistics.median
    return {
        "first results, KB of index": round(median(first.index for first in firsts), 1),
        "first results, KB with the finder's script": round(median(first.index + first.script for first in firsts), 1),
        "first results, files of index": median(first.files for first in firsts),
        "first results, ms": round(median(first.done for first in firsts), 1),
        "of these until the page itself is there, ms": round(median(first.page for first in firsts), 1),
        "the same while the main thread is traced": profile,
        "later query, KB": round(median(kb for _, kb, _ in later), 1),
        "later query, ms": round(median(ms for ms, _, _ in later), 1),
        "later query warm, ms": round(median(ms for _, _, ms in later), 1),
    }


def odd_input(site: Searched) -> float:
    """Milliseconds to the answer to the slowest of the texts that nobody means to type, when all is loaded."""
    with served(site.folder) as (address, traffic), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=_chromium(), args=_FLAGS)
        try:
            page = browser.new_page()
            _first(page, site, address, traffic, "baby")
            return max(_later(page, site, traffic, text)[2] for text in ODD)
        finally:
            browser.close()


@dataclass(frozen=True)
class First:
    """The first results. page, done: milliseconds until the page was there without them, and with them.

    index, script: KB loaded; files: of the index.
    """

    page: float
    done: float
    index: float
    script: float
    files: int


def _alone(browser: Browser, site: Searched, address: str, traffic: Traffic, query: str) -> First:
    """The first results in a browser that has nothing of the site, and nothing else open."""
    with browser.new_context() as context:
        return _first(context.new_page(), site, address, traffic, query)


def _profiles(
    browser: Browser, site: Searched, address: str, traffic: Traffic, queries: Sequence[str]
) -> list[dict[str, float]]:
    """What the main thread did until the first results of each query stood; tracing takes some time of its own."""
    tracing = profiling.Tracing(browser)
    profiles = []
    for query in queries:
        with browser.new_context() as context:
            page = context.new_page()
            tracing.start()
            profiles.append(tracing.stop(page, _first(page, site, address, traffic, query).done))
    return profiles


def _first(page: Page, site: Searched, address: str, traffic: Traffic, query: str) -> First:
    before = len(traffic.sent)
    page.add_init_script(_NOTE_WHEN_DONE % site.done)
    page.goto(f"{address}{site.page}{quote_plus(query)}")
    page.wait_for_function("() => window.doneAt", timeout=60_000)
    page.wait_for_load_state("networkidle")
    there = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventStart")
    index, script = traffic.since(before, site.index), traffic.since(before, site.script)
    return First(there, page.evaluate("window.doneAt"), sum(index) / 1024, sum(script) / 1024, len(index))


def _later(page: Page, site: Searched, traffic: Traffic, query: str) -> tuple[float, float, float]:
    """Milliseconds to the results of a query, KB loaded for it, and milliseconds when all is loaded."""
    before = len(traffic.sent)
    typed = _TYPE % (site.before, site.done)
    cold = page.evaluate(typed, [query, site.box])
    page.wait_for_load_state("networkidle")
    loaded = traffic.since(before, site.index)
    page.evaluate(_EMPTY, site.box)
    page.wait_for_timeout(100)
    return cold, sum(loaded) / 1024, page.evaluate(typed, [query, site.box])


_EMPTY = """(name) => {
    const box = document.querySelector(name);
    box.value = "";
    for (const kind of ["input", "keyup"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
}"""
