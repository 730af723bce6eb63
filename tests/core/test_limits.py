"""Work is ended when it takes too long or too much memory."""

from __future__ import annotations

import re
import resource
import signal
import sys
import time
from contextlib import suppress

import pytest

from build_site.core.limits import OutOfTimeError, limited, memory_ceiling


def _state() -> tuple[object, ...]:
    return (
        signal.getsignal(signal.SIGPROF),
        signal.getitimer(signal.ITIMER_PROF)[0],
        resource.getrlimit(resource.RLIMIT_AS),
    )


def test_work_that_takes_too_long_is_ended_within_an_expression_and_past_a_library_that_catches_all() -> None:
    before = _state()
    start = time.process_time()

    def work() -> None:
        while True:
            with suppress(Exception):
                re.search(r"(?:a|a)*$", "a" * 40 + "b")

    with pytest.raises(OutOfTimeError), limited(0.1, None):
        work()
    assert time.process_time() - start < 5
    assert _state() == before


@pytest.mark.skipif(sys.platform != "linux", reason="other systems don't keep the limit")
def test_work_that_takes_too_much_memory_is_ended() -> None:
    before = _state()
    with pytest.raises(MemoryError), limited(60, memory_ceiling(50_000_000)):
        bytearray(100_000_000)
    assert _state() == before
    with limited(60, memory_ceiling(100_000_000)):
        bytearray(20_000_000)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems don't keep the limit")
def test_the_limit_of_memory_is_gone_before_anything_after_the_work_asks_for_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    allowed, free = [], resource.getrlimit(resource.RLIMIT_AS)
    as_before = signal.setitimer

    def stop(which: int, seconds: float, interval: float = 0) -> tuple[float, float]:
        allowed.append(resource.getrlimit(resource.RLIMIT_AS) == free)
        return as_before(which, seconds, interval)

    monkeypatch.setattr(signal, "setitimer", stop)
    with limited(60, memory_ceiling(100_000_000)):
        pass
    assert allowed == [False, True]


def test_work_within_its_limits_is_as_it_was() -> None:
    before = _state()
    with limited(60, memory_ceiling(1_000_000_000)):
        done = sum(range(1000))
    assert (done, _state()) == (499500, before)
