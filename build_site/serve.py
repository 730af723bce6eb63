"""The site on localhost, built again whenever a file that it is made from changes."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Callable
from pathlib import Path

from build_site.core.problems import build_error

_EVERY = 1.0
"""Seconds between looks at the files."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        data = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


def serve(out: Path, port: int, watched: list[Path], rebuild: Callable[[], None]) -> None:
    """Serve the folder `out` on localhost until interrupted, calling `rebuild` after each change of a watched file.

    port: 0 takes a free one. Raises Stop if the port is taken.
    """
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), functools.partial(_Quiet, directory=str(out)))
    except OSError as error:
        raise build_error(
            f"localhost:{port}",
            None,
            f"the site can't be served there: {error.strerror}",
            "Choose another port with PORT=....",
        ) from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(
        f"The site is at http://localhost:{server.server_address[1]}/ and is built again when a file changes. Ctrl+C stops it.",
        flush=True,
    )
    seen = _state(watched)
    while True:
        time.sleep(_EVERY)
        now = _state(watched)
        if now != seen:
            print("A file changed; building again ...", flush=True)
            rebuild()
            seen = _state(watched)


def _state(watched: list[Path]) -> dict[Path, tuple[int, int]]:
    """Each watched file with its time and size, hidden ones left out."""
    files = (path for root in watched for path in ([root] if root.is_file() else root.rglob("*")))
    state = {}
    for path in files:
        if path.is_file() and not any(part.startswith(".") for part in path.parts[-3:]):
            found = path.stat()
            state[path] = (found.st_mtime_ns, found.st_size)
    return state
