"""A site on localhost under a base path, and pages of a real Chromium to open it in."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from build_site.core.content import ContentFolder
from build_site.core.paths import SHIPPED_CONTENT
from tests.site import collection
from tests.site.building import built, shipped

BASE_PATH = "/held/"
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under BASE_PATH, with the site's own page for a wrong address."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BASE_PATH))

    def send_error(self, code: int, *_: object, **__: object) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    """A server that says nothing of a browser that went away before it had all of a file."""

    def handle_error(self, *args: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*args)


def serve(folder: Path) -> Iterator[str]:
    """The address of a folder served on localhost, until the generator is closed."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{BASE_PATH}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small collection."""
    folder = tmp_path_factory.mktemp("browser")
    (folder / "content").mkdir()
    own = (SHIPPED_CONTENT / "site.yaml").read_text("utf-8").replace("smallest_count: 3", "smallest_count: 1")
    settings = own + f"\nbase_path: {BASE_PATH}\nreviews_per_page: 2\npoints_per_page: 3\n"
    (folder / "content" / "site.yaml").write_text(settings, encoding="utf-8")
    return built(collection.make(professionals=True), ContentFolder(folder / "content"), folder).folder


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of that site on localhost."""
    yield from serve(site_folder)


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of the records that ship."""
    held = shipped()
    if held is None:
        pytest.skip("no records ship yet")
    yield from serve(built(held, ContentFolder(SHIPPED_CONTENT), tmp_path_factory.mktemp("shipped")).folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: of the variable CHROMIUM, or on the path, or Playwright's own."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        if not found and not Path(playwright.chromium.executable_path).exists():
            if os.environ.get("CI"):
                pytest.fail("There is no Chromium, and in CI the browser tests must run.")
            pytest.skip(
                "THERE IS NO CHROMIUM: the browser tests did not run. "
                "Set CHROMIUM or run `playwright install chromium`."
            )
        browser = playwright.chromium.launch(executable_path=found, args=LAUNCH)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page as wide as a desktop's; any error in its console fails the test."""
    yield from _watched(browser, viewport=DESKTOP)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page as wide as a small phone's."""
    yield from _watched(browser, viewport=PHONE, has_touch=True)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    yield from _watched(browser, viewport=DESKTOP, java_script_enabled=False)


def _watched(browser: Browser, **options: object) -> Iterator[Page]:
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert [error for error in errors if "404" not in error] == []
