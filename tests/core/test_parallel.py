"""Several cores: the same results as one, and trouble is told as if there were one."""

from __future__ import annotations

import os
import threading
import time

import pytest

from build_site.core import parallel
from build_site.core.parallel import Task, each
from build_site.core.problems import BuildError, build_error


@pytest.fixture(autouse=True)
def _three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel._cores, "free", 3)
    # Servers of other tests may have left threads behind.
    others = threading.active_count() - 1
    monkeypatch.setattr(parallel, "_threads", lambda: threading.active_count() - others)


def test_results_come_in_the_order_of_the_items_from_several_processes() -> None:
    found = each(lambda number: (number * number, os.getpid()), range(20), fewest=2)
    assert [square for square, _ in found] == [number * number for number in range(20)]
    assert len({process for _, process in found}) == 3


def test_no_more_processes_are_at_work_than_there_are_cores() -> None:
    def inner() -> int:
        return len(set(each(lambda _: os.getpid(), range(20), fewest=1)))

    task = Task(inner)
    assert inner() == 2
    assert task.result() == 1
    assert inner() == 3


def test_a_few_items_are_not_worth_a_process() -> None:
    assert each(lambda _: os.getpid(), range(5), fewest=3) == [os.getpid()] * 5
    assert each(lambda _: os.getpid(), [], fewest=3) == []


def test_what_is_raised_in_another_process_is_raised_here() -> None:
    def wrong() -> None:
        raise build_error("a.txt", 3, "this is wrong", "Mend it.")

    with pytest.raises(BuildError) as stopped:
        Task(wrong).result()
    assert [str(problem) for problem in stopped.value.problems] == ["a.txt:3: error: this is wrong\n    Mend it."]


def test_what_nobody_asks_for_any_longer_is_ended() -> None:
    with Task(lambda: time.sleep(60)) as task:
        pass
    assert task not in parallel._cores.at_work and parallel._cores.free == 3


def test_a_process_that_is_killed_is_done_without() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os._exit(9)
        return 7

    assert Task(work).result() == 7


def test_beside_another_thread_all_work_is_done_here() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert each(lambda _: os.getpid(), range(9), fewest=1) == [os.getpid()] * 9
        assert Task(os.getpid).result() == os.getpid()
    finally:
        done.set()
        thread.join()


def test_where_no_process_can_be_copied_all_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_can_copy", lambda: False)
    assert each(lambda _: os.getpid(), range(9), fewest=1) == [os.getpid()] * 9
