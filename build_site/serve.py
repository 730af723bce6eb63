"""The site on localhost, built again whenever a file that it is made from changes."""

from __future__ import annotations

import http.server
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from build_site.core.problems import BuildError, build_error

_LAST_PORT = 65535
_POLL_SECONDS = 0.1

_FileState = tuple[int, int]
"""The time of a file, in nanoseconds, and its size in bytes."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: its own page for a wrong address, no list of a folder's files."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the library's)
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: object) -> None:  # noqa: ARG002 (the library gives it)
        self.send_error(404)

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


class _Server(http.server.ThreadingHTTPServer):
    """A server that says nothing of a browser that went away before it had all of a file."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # the library's own types are wider


def serve(
    out: Path, port: int, watched: Sequence[Path], rebuild: Callable[[], object], interval_seconds: float = 1.0
) -> None:
    """Serve the folder `out` on localhost until interrupted, calling `rebuild` after each change of a watched file.

    port: 0 takes a free one; watched: files and folders, of which what is hidden and what is in `out` is passed over;
    interval_seconds: between two looks at them. An exception of `rebuild` is printed and ends nothing. Raises
    BuildError if the port is taken, KeyboardInterrupt when interrupted.
    """
    server = _server(out, port)
    threading.Thread(target=server.serve_forever, args=(_POLL_SECONDS,), daemon=True).start()
    seen = _states(watched, out)
    try:
        address = f"http://localhost:{server.server_address[1]}/"
        print(f"The site is at {address} and is built again when a file changes. Ctrl+C stops it.", flush=True)
        while True:
            time.sleep(interval_seconds)
            states = _states(watched, out)
            if states != seen:
                # What changes while the site is built is seen at the next look; the build's own records are, too.
                seen = states
                print("A file changed; building again ...", flush=True)
                _rebuild(rebuild)
    finally:
        server.shutdown()
        server.server_close()


def _server(out: Path, port: int) -> _Server:
    try:
        if port > _LAST_PORT:
            raise OSError(0, f"the last port is {_LAST_PORT}")
        return _Server(("127.0.0.1", port), partial(_Handler, directory=str(out)))
    except OSError as error:
        raise build_error(
            f"localhost:{port}",
            None,
            f"the site can't be served there: {error.strerror}",
            "Choose another port with PORT=....",
        ) from None


def _rebuild(rebuild: Callable[[], object]) -> None:
    """Build the site again; whatever goes wrong is printed, and the site stays as it was."""
    try:
        rebuild()
    except BuildError as error:
        print(*error.problems, "The site is as it was.", sep="\n", file=sys.stderr, flush=True)
    except (Exception, SystemExit) as error:
        print(
            traceback.format_exc().rstrip(),
            f"This is a fault of the program ({type(error).__name__}). The site is as it was.",
            "It is built again when a file changes.",
            sep="\n",
            file=sys.stderr,
            flush=True,
        )


def _states(watched: Sequence[Path], out: Path) -> dict[Path, _FileState]:
    """Return the state of each watched file that is neither hidden nor in `out`."""
    states = {}
    for root in watched:
        for path in [root] if root.is_file() else root.rglob("*"):
            if path.is_relative_to(out) or any(part.startswith(".") for part in path.relative_to(root).parts):
                continue
            try:
                stat = path.stat()
            except OSError:
                continue  # It was removed in between, or is a link that leads nowhere.
            if path.is_file():
                states[path] = (stat.st_mtime_ns, stat.st_size)
    return states
