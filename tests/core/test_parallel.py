"""Work for several cores: the same results as on one, whatever becomes of the workers."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from build_site.core import child_process, parallel
from build_site.core.child_process import SentError
from build_site.core.parallel import available_cores, background, can_share, free_cores, parallel_map
from build_site.core.problems import BuildError, build_error


@pytest.fixture(autouse=True)
def _three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", 3)
    # Where a thread of an earlier test still ends, no process would be started.
    deadline = time.monotonic() + 2
    while threading.active_count() > 1 and time.monotonic() < deadline:
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def _no_process_is_left() -> object:
    yield
    assert multiprocessing.active_children() == []
    assert parallel._workers == []
    assert child_process._children == []


def _process_id(_: object = None) -> int:
    return os.getpid()


def _wait_for(file: Path) -> None:
    while not file.exists():
        time.sleep(0.01)


def test_parallel_map_gives_the_results_of_all_items_in_their_order() -> None:
    for count in (0, 1, 2, 3, 4, 10, 11):
        assert parallel_map(lambda item: item * 2, range(count), min_per_worker=1) == [i * 2 for i in range(count)]


def test_parallel_map_uses_all_cores_and_this_process_is_one_of_them() -> None:
    processes = parallel_map(_process_id, range(9), min_per_worker=1)
    assert len(set(processes)) == 3
    assert os.getpid() in processes


def test_parallel_map_starts_no_process_for_fewer_items_than_are_worth_it() -> None:
    assert len(set(parallel_map(_process_id, range(6), min_per_worker=3))) == 2
    assert parallel_map(_process_id, range(5), min_per_worker=3) == [os.getpid()] * 5


def test_parallel_map_may_be_given_what_can_not_be_pickled() -> None:
    lock = threading.Lock()
    assert parallel_map(lambda item: (item, lock.locked()), range(3), min_per_worker=1) == [
        (i, False) for i in range(3)
    ]


def test_background_works_in_another_process_while_this_one_goes_on(tmp_path: Path) -> None:
    def work() -> int:
        _wait_for(tmp_path / "go")
        return os.getpid()

    with background(work) as worker:
        (tmp_path / "go").touch()
        assert worker.result() != os.getpid()


def test_background_takes_half_of_the_cores_and_gives_them_back(tmp_path: Path) -> None:
    parallel._cores = 5
    with background(lambda: _wait_for(tmp_path / "go")) as worker:
        assert free_cores() == 3
        (tmp_path / "go").touch()
        worker.result()
        assert free_cores() == 5


def test_background_task_that_itself_shares_its_work_stays_within_its_cores() -> None:
    parallel._cores = 5

    def processes() -> int:
        return len(set(parallel_map(_process_id, range(20), min_per_worker=1)))

    with background(processes) as worker:
        assert processes() == 3
        assert worker.result() == 2
    assert processes() == 5


def test_worker_of_a_parallel_map_starts_no_workers_of_its_own() -> None:
    def inner(_: int) -> tuple[int, set[int]]:
        return os.getpid(), set(parallel_map(_process_id, range(9), min_per_worker=1))

    found = [(own, used) for own, used in parallel_map(inner, range(3), min_per_worker=1) if own != os.getpid()]
    assert len(found) == 2
    assert all(used == {own} for own, used in found)


def test_parallel_map_takes_the_cores_of_a_background_task_that_is_done(tmp_path: Path) -> None:
    parallel._cores = 2
    with background(_process_id) as worker:
        worker.child.receiver.poll(None)  # The other has come to its result, which nobody has asked for.
        processes = parallel_map(_process_id, range(4), min_per_worker=1)
        assert len(set(processes)) == 2
        assert worker.result() not in processes


def test_parallel_map_does_all_work_here_while_a_background_task_has_the_other_core(tmp_path: Path) -> None:
    parallel._cores = 2
    with background(lambda: _wait_for(tmp_path / "go")) as worker:
        assert parallel_map(_process_id, range(25), min_per_worker=10) == [os.getpid()] * 25
        (tmp_path / "go").touch()
        worker.result()


def test_error_in_a_worker_is_raised_here_with_its_problems_and_says_where_it_was_raised() -> None:
    def work(item: int) -> int:
        if item == 1:
            raise build_error("a.txt", 3, "this is wrong", "Mend it.")
        return item

    with pytest.raises(BuildError) as stopped:
        parallel_map(work, range(3), min_per_worker=1)
    assert [str(problem) for problem in stopped.value.problems] == ["a.txt:3: error: this is wrong\n    Mend it."]
    (note,) = stopped.value.__notes__
    assert note.startswith("Raised in another process:\n")
    assert "in work" in note


class _TwoPartError(Exception):
    """An error that can't be made again from its message, as pickle tries to."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


def test_error_that_can_not_be_sent_comes_back_as_one_that_can_be_read() -> None:
    def work() -> None:
        raise _TwoPartError("no", "room")

    with background(work) as worker, pytest.raises(SentError) as raised:
        worker.result()
    assert str(raised.value) == "_TwoPartError: no room"
    assert "in work" in raised.value.__notes__[0]


def test_result_that_can_not_be_sent_is_an_error_that_says_so() -> None:
    with background(threading.Lock) as worker, pytest.raises(TypeError, match="pickle"):
        worker.result()


def test_parallel_map_takes_the_cores_of_a_background_task_that_ends_while_it_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parallel, "_cores", 2)
    here = os.getpid()
    with background(lambda: "done") as task:

        def work(item: int) -> tuple[int, int]:
            if os.getpid() == here:
                assert task.child.receiver.poll(30)
            return item, os.getpid()

        results = parallel_map(work, range(5), min_per_worker=1)
        assert task.result() == "done"
    assert [item for item, _ in results] == list(range(5))
    assert results[0][1] == here
    assert len({process for _, process in results[1:]}) == 2


def test_worker_that_is_killed_at_work_is_done_without() -> None:
    here = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return item * 2

    assert parallel_map(work, range(9), min_per_worker=1) == [item * 2 for item in range(9)]
    with background(lambda: work(4)) as worker:
        assert worker.result() == 8
    assert free_cores() == 3


def test_worker_that_is_killed_while_it_hands_over_is_done_without() -> None:
    # More than a pipe holds: the worker waits in the middle of it until somebody reads, and is killed there.
    with background(lambda: "x" * 1_000_000) as worker:
        worker.child.receiver.poll(None)
        os.kill(worker.child.process.pid, signal.SIGKILL)
        assert worker.result() == "x" * 1_000_000


def test_background_task_that_nobody_waits_for_is_ended_and_writes_nothing_after_that(tmp_path: Path) -> None:
    def work() -> None:
        (tmp_path / "started").touch()
        for number in range(100_000):
            (tmp_path / "out").write_text(str(number), encoding="utf-8")

    with background(work):
        _wait_for(tmp_path / "started")
    (tmp_path / "out").unlink(missing_ok=True)
    time.sleep(0.05)
    assert not (tmp_path / "out").exists()
    assert free_cores() == 3


def test_workers_are_ended_when_this_process_raises_and_write_nothing_after_that(tmp_path: Path) -> None:
    here = os.getpid()

    def work(item: int) -> None:
        if os.getpid() == here:
            _wait_for(tmp_path / "started")
            raise KeyError(item)
        (tmp_path / "started").touch()
        for number in range(100_000):
            (tmp_path / "out").write_text(str(number), encoding="utf-8")

    with pytest.raises(KeyError):
        parallel_map(work, range(3), min_per_worker=1)
    (tmp_path / "out").unlink(missing_ok=True)
    time.sleep(0.05)
    assert not (tmp_path / "out").exists()


def test_background_task_that_is_ended_ends_its_own_workers_first(tmp_path: Path) -> None:
    parallel._cores = 4

    def inner(item: int) -> None:
        (tmp_path / f"started-{os.getpid()}").touch()
        time.sleep(60)

    with background(lambda: parallel_map(inner, range(2), min_per_worker=1)):
        while len(list(tmp_path.iterdir())) < 2:
            time.sleep(0.01)
    processes = [int(file.name.removeprefix("started-")) for file in tmp_path.iterdir()]
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_worker_that_is_told_to_end_as_it_ends_does_not_come_back_into_this_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, leave = os.getpid(), os._exit

    def leave_slowly(status: int) -> None:
        # As where something is still written at the end, such as what coverage has measured.
        (tmp_path / "ending").touch()
        time.sleep(0.3)
        leave(status)

    monkeypatch.setattr(os, "_exit", leave_slowly)
    try:
        with background(_process_id):
            _wait_for(tmp_path / "ending")
    finally:
        if os.getpid() != here:
            (tmp_path / "came back").touch()
            leave(0)
    assert not (tmp_path / "came back").exists()


def test_ctrl_c_is_for_the_parent_and_no_worker_prints_about_it(capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        os.kill(os.getpid(), signal.SIGINT)
        return 7

    with background(work) as worker:
        assert worker.result() == 7
    assert capfd.readouterr().err == ""


def test_beside_another_thread_all_work_is_done_here() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not can_share()
        assert parallel_map(_process_id, range(9), min_per_worker=1) == [os.getpid()] * 9
        with background(_process_id) as worker:
            assert worker.result() == os.getpid()
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("lack", ["fork", "macOS", "cores"])
def test_where_forks_are_not_to_be_had_all_work_is_done_here(lack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if lack == "fork":
        monkeypatch.delattr(os, "fork")
    elif lack == "macOS":
        monkeypatch.setattr(sys, "platform", "darwin")
    else:
        parallel._cores = 1
    assert parallel_map(_process_id, range(9), min_per_worker=1) == [os.getpid()] * 9
    with background(_process_id) as worker:
        assert worker.result() == os.getpid()


def test_where_no_further_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", no_room)
    assert parallel_map(_process_id, range(9), min_per_worker=1) == [os.getpid()] * 9
    assert free_cores() == 3


def test_cores_are_those_that_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {process, 5}, raising=False)
    assert available_cores() == 2
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    assert available_cores() == 7
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert available_cores() == 1
