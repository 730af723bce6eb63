"""The site on localhost: what a reader is served, and that nothing an editor does ends it."""

from __future__ import annotations

import io
import os
import queue
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from build_site import cli
from build_site.core.paths import ASSETS, REPOSITORY, TEMPLATES
from build_site.core.problems import BuildError, build_error
from build_site.serve import serve

PAGE, NOT_FOUND = "<p>Home</p>", "<p>No such page</p>"


class Lines(io.TextIOBase):
    """Takes what is printed, and hands it out line by line."""

    def __init__(self) -> None:
        self._queue: queue.Queue[str] = queue.Queue()
        self._rest = ""

    def write(self, text: str) -> int:
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self._queue.put(line)
        return len(text)

    def next(self) -> str:
        return self._queue.get(timeout=60)

    def up_to(self, beginning: str) -> list[str]:
        """The next lines, the last of which begins so."""
        lines = [self.next()]
        while not lines[-1].startswith(beginning):
            lines.append(self.next())
        return lines


def put(file: Path, text: str) -> None:
    """Write a file that appears whole, so that it is one change."""
    aside = file.with_name(f".{file.name}")
    aside.write_text(text)
    os.replace(aside, file)


class Served:
    """A folder that is being served. What `content/order.txt` says is what the next rebuild does."""

    def __init__(self, folder: Path, lines: Lines) -> None:
        self.folder, self.lines = folder, lines
        self.content, self.out = folder / ".hidden" / "content", folder / "out"
        self.single = folder / "single.yaml"
        for made in (self.content, self.content / ".cache", self.out / "assets"):
            made.mkdir(parents=True)
        self.single.write_text("one")
        (self.content / "order.txt").write_text("first")
        (self.content / "gone.txt").symlink_to(folder / "nowhere")
        (self.out / "index.html").write_text(PAGE)
        (self.out / "404.html").write_text(NOT_FOUND)
        (self.out / "assets" / "site.css").write_text("p {}")
        self.ended_by: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        message = lines.next()
        match = re.fullmatch(
            r"The site is at http://localhost:(\d+)/ and is built again when a file changes. Ctrl\+C stops it.", message
        )
        assert match, message
        self.port = int(match[1])

    def _run(self) -> None:
        try:
            serve(self.out, 0, [self.content, self.single, self.out], self._rebuild, interval_seconds=0.02)
        except BaseException as error:
            self.ended_by = error

    def _rebuild(self) -> None:
        order = (self.content / "order.txt").read_text()
        if order == "mistake":
            raise build_error("content/order.txt", 3, "this is wrong", "Mend it.")
        if order == "fault":
            raise ZeroDivisionError("by zero")
        if order == "exit":
            sys.exit("enough")
        if order == "stop":
            raise KeyboardInterrupt
        print(f"built {order}", file=self.lines)

    def order(self, what: str) -> None:
        """Have the next rebuild do this."""
        put(self.content / "order.txt", what)

    def ask(self, path: str, method: str = "GET") -> tuple[HTTPResponse, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response, text

    def stop(self) -> None:
        if self._thread.is_alive():
            self.order("stop")
            self._thread.join(timeout=60)


def catch_printed(monkeypatch: pytest.MonkeyPatch, lines: Lines) -> None:
    """Have what the server prints, to either stream, handed to `lines`."""

    def printer(*texts: object, **options: object) -> None:
        print(*texts, **options | {"file": lines})

    monkeypatch.setattr(sys.modules[serve.__module__], "print", printer, raising=False)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    lines = Lines()
    catch_printed(monkeypatch, lines)
    running = Served(tmp_path, lines)
    yield running
    running.stop()


@pytest.mark.parametrize("path", ["/", "/index.html"])
def test_serve_shows_the_page_of_an_address_and_lets_no_browser_keep_it(served: Served, path: str) -> None:
    response, text = served.ask(path)
    assert (response.status, text) == (200, PAGE)
    assert response.headers.get_all("Cache-Control") == ["no-store"]


@pytest.mark.parametrize("path", ["/no/such/page", "/assets/", "/../single.yaml", "/%2e%2e/single.yaml"])
def test_serve_answers_a_wrong_address_with_the_site_s_own_page(served: Served, path: str) -> None:
    response, text = served.ask(path)
    assert (response.status, text) == (404, NOT_FOUND)
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers.get_all("Cache-Control") == ["no-store"]


def test_serve_answers_head_with_the_headers_alone(served: Served) -> None:
    for path, status, page in (("/", 200, PAGE), ("/no/such/page", 404, NOT_FOUND)):
        response, text = served.ask(path, "HEAD")
        assert (response.status, response.headers["Content-Length"], text) == (status, str(len(page)), "")


def test_serve_keeps_the_server_s_own_answer_where_the_site_has_no_page_for_it(served: Served) -> None:
    assert served.ask("/", "POST")[0].status == 501
    (served.out / "404.html").unlink()
    response, text = served.ask("/no/such/page")
    assert response.status == 404
    assert "Error code: 404" in text


def test_serve_builds_again_after_each_change_of_a_watched_file(served: Served) -> None:
    served.order("second")
    assert [served.lines.next(), served.lines.next()] == ["A file changed; building again ...", "built second"]
    put(served.content / "new.md", "# New")
    assert served.lines.up_to("built") == ["A file changed; building again ...", "built second"]
    (served.content / "new.md").unlink()
    assert served.lines.up_to("built") == ["A file changed; building again ...", "built second"]
    put(served.single, "longer")
    assert served.lines.up_to("built") == ["A file changed; building again ...", "built second"]


def test_serve_passes_over_hidden_files_and_the_site_itself(served: Served) -> None:
    (served.content / ".notes.swp").write_text("x")
    (served.content / ".cache" / "pages").write_text("x")
    (served.out / "index.html").write_text("<p>Other</p>")
    served.order("seen")
    # Had one of the others been seen, there would have been a build before this one.
    assert served.lines.up_to("built") == ["A file changed; building again ...", "built seen"]


def test_serve_shows_a_mistake_with_its_remedy_and_goes_on(served: Served) -> None:
    served.order("mistake")
    assert served.lines.up_to("The site") == [
        "A file changed; building again ...",
        "content/order.txt:3: error: this is wrong",
        "    Mend it.",
        "The site is as it was.",
    ]
    assert served.ask("/")[1] == PAGE
    served.order("mended")
    assert served.lines.up_to("built")[-1] == "built mended"


@pytest.mark.parametrize(("order", "name"), [("fault", "ZeroDivisionError"), ("exit", "SystemExit")])
def test_serve_outlives_a_fault_of_the_program_and_says_so(served: Served, order: str, name: str) -> None:
    served.order(order)
    told = served.lines.up_to("It is built")
    assert told[0] == "A file changed; building again ..."
    assert told[-2:] == [
        f"This is a fault of the program ({name}). The site is as it was.",
        "It is built again when a file changes.",
    ]
    assert "Traceback (most recent call last):" in told
    served.order("mended")
    assert served.lines.up_to("built")[-1] == "built mended"
    assert served.ask("/")[0].status == 200


def test_serve_sees_what_changes_while_it_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched, out = tmp_path / "content", tmp_path / "out"
    watched.mkdir()
    out.mkdir()
    lines = Lines()
    catch_printed(monkeypatch, lines)
    builds: list[int] = []

    def rebuild() -> None:
        builds.append(len(builds))
        if len(builds) == 3:
            raise KeyboardInterrupt
        put(watched / "saved-meanwhile.txt", "x" * len(builds))

    def run() -> None:
        with pytest.raises(KeyboardInterrupt):
            serve(out, 0, [watched], rebuild, interval_seconds=0.02)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    lines.up_to("The site is at")
    put(watched / "a.txt", "a")
    thread.join(timeout=60)
    assert builds == [0, 1, 2]


def test_serve_ends_when_it_is_interrupted_and_gives_back_the_port(served: Served) -> None:
    served.stop()
    assert isinstance(served.ended_by, KeyboardInterrupt)
    with pytest.raises(ConnectionRefusedError):
        served.ask("/")


def test_serve_says_that_a_port_is_taken_and_how_to_take_another(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(BuildError) as stopped:
            serve(tmp_path, port, [], lambda: None)
    assert str(stopped.value) == (
        f"localhost:{port}: error: the site can't be served there: Address already in use\n"
        "    Choose another port with PORT=...."
    )


def test_serve_says_that_there_is_no_such_port(tmp_path: Path) -> None:
    with pytest.raises(BuildError) as stopped:
        serve(tmp_path, 65536, [], lambda: None)
    assert str(stopped.value) == (
        "localhost:65536: error: the site can't be served there: the last port is 65535\n"
        "    Choose another port with PORT=...."
    )


def test_serve_watches_the_content_the_templates_and_the_styles_and_scripts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, object] = {}
    (tmp_path / "content").mkdir()
    monkeypatch.setattr(cli, "serve", lambda out, port, watched, rebuild: asked.update(port=port, watched=set(watched)))
    monkeypatch.setattr(cli, "_site", lambda options, problems: 0)
    arguments = ["serve", "--content", str(tmp_path / "content"), "--out", str(tmp_path / "out"), "--port", "0"]
    assert cli.main(arguments) == 0
    assert asked["port"] == 0
    assert asked["watched"] == {tmp_path / "content", REPOSITORY / "content", TEMPLATES, ASSETS}


def _interrupted(process: subprocess.Popen[str]) -> str:
    """Press Ctrl+C until the process ends, and return what it says on standard error."""
    for _ in range(10):
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=6)[1]
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    return process.communicate()[1]


def test_serve_builds_the_site_and_ends_with_ctrl_c_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "content" / "digests").mkdir(parents=True)
    command = [sys.executable, "-m", "build_site", "serve", "--port", "0"]
    command += ["--content", str(tmp_path / "content"), "--out", str(tmp_path / "out")]
    with subprocess.Popen(
        command,
        cwd=REPOSITORY,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert any(line.startswith("The site is at http://localhost:") for line in process.stdout)
        errors = _interrupted(process)
    assert (tmp_path / "out" / "index.html").is_file()
    assert (process.returncode, errors) == (130, "\nStopped. What was published before is as it was.\n")


def test_serve_says_nothing_of_a_browser_that_goes_away_before_it_has_all_of_a_file(
    served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    (served.out / "large.bin").write_bytes(bytes(20_000_000))
    with socket.create_connection(("127.0.0.1", served.port)) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(b"GET /large.bin HTTP/1.0\r\n\r\n")
        assert connection.recv(100)
    while any("process_request" in thread.name for thread in threading.enumerate()):
        time.sleep(0.01)
    assert served.ask("/")[1] == PAGE
    assert "Traceback" not in capsys.readouterr().err
