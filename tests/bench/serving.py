"""A site on localhost that counts what goes over the wire, compressed as any web server would."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@cache
def _compressed(path: str) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 6)


class Traffic:
    """The bytes sent so far, by path."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, int]] = []

    def since(self, start: int, beginning: str) -> list[int]:
        """The bytes of each file that was sent from number `start` on and whose path begins so; pages don't count."""
        return [size for path, size in self.sent[start:] if path.startswith(beginning) and not path.endswith("/")]


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Or the body waits, for some 40 ms, until the browser has acknowledged the head.
    disable_nagle_algorithm = True

    def __init__(self, traffic: Traffic, *args: object, **more: object) -> None:
        self._traffic = traffic
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.exists():
            self.send_error(404)
            return
        body = _compressed(str(path))
        self._traffic.sent.append((self.path.partition("?")[0], len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Traffic]]:
    """The address of a folder, and what was sent from it."""
    traffic = Traffic()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, traffic, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", traffic
    finally:
        server.shutdown()
        server.server_close()
