"""Work in a process of its own: what ends that process does not end the program."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading

import pytest

from build_site.core import child_process, parallel
from build_site.core.child_process import ChildEndedError, call_apart
from build_site.core.parallel import parallel_map


@pytest.fixture(autouse=True)
def _no_process_is_left() -> object:
    yield
    assert multiprocessing.active_children() == []
    assert child_process._children == []


def test_what_ends_python_itself_ends_that_process_only_and_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        os.write(2, b"Fatal Python error: of no use to an editor")
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ChildEndedError):
        call_apart(work)
    assert capfd.readouterr().err == ""
    assert call_apart(lambda: "the next") == "the next"


def test_its_result_comes_from_another_process_and_what_it_raises_is_raised_here() -> None:
    assert call_apart(os.getpid) != os.getpid()
    with pytest.raises(ZeroDivisionError) as raised:
        call_apart(lambda: 1 / 0)
    assert raised.value.__notes__[0].startswith("Raised in another process:\n")


def test_a_worker_has_processes_of_its_own_which_end_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", 2)
    here = os.getpid()
    used = parallel_map(lambda _: (os.getpid(), call_apart(os.getpid)), range(4), min_per_worker=1)
    assert len({worker for worker, _ in used}) == 2
    assert len({apart for _, apart in used} - {here}) == 4


@pytest.mark.parametrize("lack", ["fork", "macOS", "room", "threads"])
def test_where_no_process_is_to_be_had_the_work_is_done_here(lack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    if lack == "fork":
        monkeypatch.delattr(os, "fork")
    elif lack == "macOS":
        monkeypatch.setattr(sys, "platform", "darwin")
    elif lack == "room":
        monkeypatch.setattr(os, "fork", no_room)
    else:
        monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert call_apart(os.getpid) == os.getpid()


def test_a_process_that_is_told_to_end_ends_its_own_first() -> None:
    read, write = os.pipe()

    def work() -> None:
        call_apart(lambda: os.write(write, str(os.getpid()).encode()) and signal.pause())

    with child_process.ChildProcess(work):
        inner = int(os.read(read, 100))
    with pytest.raises(ProcessLookupError):
        os.kill(inner, 0)
