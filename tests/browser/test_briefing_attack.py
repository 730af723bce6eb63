"""Readers of the briefing pack lose no words: played runs with two windows, refused storage and quick leaving."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, ViewportSize

from tests.attack.conftest import Attack, attack  # noqa: F401
from tests.browser.conftest import serve

pytestmark = pytest.mark.browser

_RUNS = 500
_IDS = ("2020-ashford-child-a", "2020-ashford-child-b", "2021-ashford-closed")
_ITEMS = (
    *(f"review={review}" for review in _IDS),
    f"point={_IDS[0]}~learning-1",
    f"point={_IDS[0]}~learning-2",
    "theme=working-together",
    "agency=schools",
)
_SECTIONS = ("happened", "matters", "learning", "recommendations", "questions", "more", "record")
_SIZE: ViewportSize = {"width": 800, "height": 600}

_FORBID = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
_FILL = """() => {
    for (let size = 1 << 22; size >= 1; size = Math.floor(size / 2)) {
        try { for (let i = 0; ; i++) localStorage.setItem(`other-${size}-${i}`, "x".repeat(size)); } catch {}
    }
}"""
_FREE = (
    "Object.keys(localStorage).filter((name) => name.startsWith('other-')).forEach((n) => localStorage.removeItem(n))"
)
# Looking by timer: a window behind another draws no frames, for which Playwright's own waits wait.
_DONE = """() => new Promise((found) => {
    const look = () => (document.querySelector("#briefing[data-state=done]") ? found() : setTimeout(look, 2));
    look();
})"""
_SHOWN = """() => new Promise((found) => {
    const isShown = () => document.querySelector("[data-state=done] .app-sheet:not([hidden]) .app-sheet__text");
    const isEmpty = () => document.querySelector("[data-state=done] [data-part=tools][hidden]");
    const look = () => (isShown() || isEmpty() ? found(Boolean(isShown())) : setTimeout(look, 2));
    look();
})"""
_PUT_CARET = f"""async ([section, place]) => {{
    if (!(await ({_SHOWN})())) return false;
    const text = document.querySelector(`.app-sheet__part--${{section}} .app-sheet__text`);
    const blocks = text.querySelectorAll("p, li, h4, td");
    const range = document.createRange();
    range.selectNodeContents(blocks[place % blocks.length] ?? text);
    range.collapse(false);
    text.focus();
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return document.activeElement === text;
}}"""
_SELECT_WORD = """(word) => {
    const sheet = document.querySelector(".app-sheet");
    const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const at = node.data.indexOf(word);
        if (at < 0) continue;
        node.parentElement.closest(".app-sheet__text").focus();
        getSelection().setBaseAndExtent(node, at, node, at + word.length);
        return true;
    }
    return false;
}"""

# At one stroke: between two looks the window may follow the other one, and the first row is another item then.
_REMOVE = """() => {
    const button = document.querySelector(".app-chosen button");
    const [before, isLink] = [location.href, !history.state?.briefing];
    button?.click();
    return button && { before, isLink, after: location.href };
}"""


@dataclass
class _Reader:
    """What a reader has done in two windows, and what must be there for it.

    words: written and not taken out. items: chosen, or shown by a link when the reader changed something there first;
    a link that is only opened is not kept.
    """

    site: str
    context: BrowserContext
    chance: random.Random
    tabs: list[Page]
    words: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    count: int = 0

    def open(self, tab: Page, address: str = "") -> None:
        tab.goto(f"{self.site}briefing/{address}", wait_until="commit")
        tab.evaluate(_DONE)

    def begin(self, tab: Page) -> None:
        """Note what a window shows by a link: from the first change on it is the reader's."""
        if not tab.evaluate("history.state?.briefing"):
            self.items |= _items_in(tab)

    def write(self, tab: Page) -> None:
        """Write a word somewhere, at one stroke or letter by letter."""
        where, is_typed = [self.chance.choice(_SECTIONS), self.chance.randrange(9)], self.chance.random() < 0.2
        if not tab.evaluate(_PUT_CARET, where):
            return
        self.begin(tab)
        self.count += 1
        word = f"w{self.count}x"
        if is_typed:
            tab.keyboard.type(f" {word}")
        else:
            tab.keyboard.insert_text(f" {word}")
        self.words.add(word)

    def erase(self, tab: Page) -> None:
        """Take out a word that was written before, if this window shows it."""
        word = self.chance.choice(sorted(self.words) or [""])
        if word and tab.evaluate(_SELECT_WORD, word):
            tab.keyboard.press("Delete")
            self.words.discard(word)

    def add_elsewhere(self, tab: Page) -> None:
        """Choose a review on its own page and come back at once."""
        review = self.chance.choice(_IDS)
        tab.goto(f"{self.site}reviews/{review}/", wait_until="domcontentloaded")
        if _count(tab, ".app-title__do .app-add:not(.app-add--chosen)"):
            _press(tab, ".app-title__do .app-add")
            self.items.add(f"review={review}")
        self.open(tab)

    def add_here(self, tab: Page) -> None:
        """Take a theme or an agency on the briefing's own page."""
        self.begin(tab)
        chosen = self.chance.choice(("theme=working-together", "agency=schools"))
        tab.evaluate("(chosen) => { document.querySelector('#tag').value = chosen; }", chosen)
        _press(tab, ".app-briefing__tag button")
        self.items.add(chosen)

    def remove(self, tab: Page) -> None:
        """Remove the first item of the list."""
        removal = tab.evaluate(_REMOVE)
        if not removal:
            return
        before, after = _items_of(removal["before"]), _items_of(removal["after"])
        if removal["isLink"]:
            self.items |= before
        self.items -= before - after

    def leave(self, tab: Page) -> None:
        """Leave at once and come back, or close the window and open another."""
        if self.chance.random() < 0.8:
            tab.reload(wait_until="commit")
            tab.evaluate(_DONE)
        else:
            place = self.tabs.index(tab)
            tab.close()
            self.tabs[place] = self.new_tab()
            self.open(self.tabs[place])

    def new_tab(self) -> Page:
        tab = self.context.new_page()
        tab.on("pageerror", self.note_error)
        return tab

    def note_error(self, error: Error) -> None:
        self.errors.append(str(error))

    def act(self) -> None:
        tab = self.chance.choice(self.tabs)
        acts = (self.write, self.write, self.write, self.write, self.erase, self.remove, self.add_here, self.leave)
        self.chance.choice(acts)(tab)

    def assert_nothing_lost(self) -> None:
        """Open anew all that the browser keeps, at once, and find every word and item in it."""
        tab = self.tabs[0]
        self.open(tab)
        texts, items = [_text_of(tab)], _items_in(tab)
        for place in range(_count(tab, "[data-part=other-list] button")):
            if place:
                self.open(tab)
            _press(tab, "[data-part=other-list] button", place)
            tab.evaluate(_SHOWN)
            texts.append(_text_of(tab))
            items |= _items_in(tab)
        self.assert_there(texts, items)

    def assert_there(self, texts: list[str], items: set[str]) -> None:
        words = [word for word in sorted(self.words) if not any(word in text for text in texts)]
        lost = {"words": words, "items": sorted(self.items - items), "errors on the page": self.errors}
        if any(lost.values()):
            all_of_it = f"{sorted(self.words)} and {sorted(self.items)}"
            pytest.fail(f"lost {lost} of {all_of_it}; shown: {sorted(items)}, {texts}")


def _press(tab: Page, button: str, place: int = 0) -> None:
    """Press a button at once, without the wait for its place on the screen that a click of Playwright's makes."""
    tab.evaluate("([button, place]) => document.querySelectorAll(button)[place].click()", [button, place])


def _count(tab: Page, elements: str) -> int:
    return int(tab.evaluate("(elements) => document.querySelectorAll(elements).length", elements))


def _text_of(tab: Page) -> str:
    return str(tab.evaluate("document.querySelector('.app-sheet:not([hidden])')?.innerText ?? ''"))


def _items_in(tab: Page) -> set[str]:
    """The items that the address says."""
    # Playwright's own `tab.url` comes some moments after the page's.
    return _items_of(tab.evaluate("location.href"))


def _items_of(address: str) -> set[str]:
    _, _, said = address.replace("#", "?").partition("?")
    return set(said.split("&")) - {""}


def _assert_told(tab: Page, why: str) -> None:
    """Find what the reader is told of the storage; "" is nothing."""
    told = str(tab.evaluate("document.querySelector('[data-part=unkept]:not([hidden])')?.innerText ?? ''"))
    assert why in told if why else not told, f"the reader is to be told {why!r}, and is told {told!r}"


def _two_windows(reader: _Reader) -> None:
    """Two windows on one briefing, in both of which is written, added and removed."""
    address = "?" + "&".join(reader.chance.sample(_ITEMS, 3))
    for tab in reader.tabs:
        reader.open(tab, address)
    for _ in range(6):
        reader.act()
    if reader.chance.random() < 0.3:
        reader.add_elsewhere(reader.tabs[1])
    reader.assert_nothing_lost()


def _two_links(reader: _Reader) -> None:
    """Two windows, each with another link; both briefings are kept."""
    for tab, item in zip(reader.tabs, reader.chance.sample(_ITEMS, 2), strict=True):
        reader.open(tab, f"?{item}")
        reader.write(tab)
        assert item in reader.items, f"the link to {item} did not show it"
    for _ in range(4):
        reader.write(reader.chance.choice(reader.tabs))
    reader.leave(reader.tabs[1])
    reader.assert_nothing_lost()


def _forbidden(reader: _Reader) -> None:
    """Storage is forbidden: the reader is told before a word is written, and takes all of them along."""
    tab, item = reader.tabs[0], reader.chance.choice(_ITEMS)
    reader.items = {item}
    reader.open(tab, f"?{item}")
    _assert_told(tab, "keeps nothing")
    for _ in range(4):
        reader.write(tab)
    reader.add_here(tab)
    tab.evaluate(_SHOWN)
    reader.assert_there([_text_of(tab), _copied(tab)], _items_in(tab))
    reader.assert_there([_copied(tab)], _items_in(tab))
    tab.reload(wait_until="commit")
    tab.evaluate(_SHOWN)
    reader.assert_there([*reader.words], _items_in(tab))


def _full(reader: _Reader) -> None:
    """Storage is full: the reader is told as soon as a word is not kept, and it is kept once there is room."""
    tab, item = reader.tabs[0], reader.chance.choice(_ITEMS)
    reader.items = {item}
    reader.open(tab, f"?{item}")
    if reader.chance.random() < 0.5:
        reader.write(tab)
    tab.evaluate(_FILL)
    reader.write(tab)
    reader.write(tab)
    _assert_told(tab, "no room left")
    reader.assert_there([_copied(tab)], _items_in(tab))
    tab.evaluate(_FREE)
    reader.write(tab)
    _assert_told(tab, "")
    reader.assert_nothing_lost()


def _damaged(reader: _Reader) -> None:
    """A stored text is damaged: its words are handed over, and the briefing goes on."""
    tab, item = reader.tabs[0], reader.chance.choice(_ITEMS)
    reader.items = {item}
    reader.open(tab, f"?{item}")
    reader.write(tab)
    cut = reader.chance.randrange(1, 20)
    tab.evaluate(
        """(cut) => {
            for (const name of Object.keys(localStorage).filter((one) => one.includes("/text="))) {
                localStorage.setItem(name, localStorage.getItem(name).slice(0, -cut));
            }
        }""",
        cut,
    )
    tab.reload(wait_until="commit")
    tab.evaluate(_DONE)
    handed_over = tab.locator("[data-part=damaged-text]").input_value()
    reader.assert_there([handed_over], _items_in(tab))
    reader.words.clear()
    reader.write(tab)
    reader.assert_nothing_lost()


def _copied(tab: Page) -> str:
    """What the button that copies the text puts on the clipboard."""
    tab.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    _press(tab, "[data-part=unkept] [data-take=copy]")
    return str(tab.evaluate("window.copied"))


_PLAYS = (_forbidden, *[_two_windows] * 4, _full, _damaged, _two_links, _two_windows)
"""The short form takes every 62nd run or so, and so has each of them: the last three twice."""


class _Windows:
    """Two contexts of a browser, which all runs use: one of them, in which storage is forbidden, for `_forbidden`."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.site = site
        self.contexts = {forbidden: browser.new_context(viewport=_SIZE) for forbidden in (False, True)}
        self.contexts[True].add_init_script(_FORBID)

    def play(self, number: int) -> None:
        """Make the run of this number, with nothing stored before it."""
        play = _PLAYS[number % len(_PLAYS)]
        context = self.contexts[play is _forbidden]
        reader = _Reader(self.site, context, random.Random(number), [])
        for old in context.pages[2:]:
            old.close()
        reader.tabs = [*context.pages, *(context.new_page() for _ in range(2 - len(context.pages)))]
        for tab in reader.tabs:
            tab.on("pageerror", reader.note_error)
            # A step of the history that leads to the same address again would keep what the last run noted there.
            tab.evaluate("() => { history.replaceState(null, ''); try { localStorage.clear(); } catch {} }")
        try:
            play(reader)
        finally:
            for tab in context.pages:
                tab.remove_listener("pageerror", reader.note_error)


@pytest.fixture
def bare_site(site_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the site without its looks: they are no matter here, and to draw them takes half of the time."""
    folder = shutil.copytree(site_folder, tmp_path / "site")
    for styles in folder.rglob("*.css"):
        styles.write_text("", encoding="utf-8")
    yield from serve(folder)


def test_readers_lose_no_words_in_two_windows_with_storage_refused_and_on_leaving_at_once(
    attack: Attack,  # noqa: F811
    browser: Browser,
    bare_site: str,
) -> None:
    windows = _Windows(browser, bare_site)
    attack("words lost by readers", windows.play, range(_RUNS), short=8)
