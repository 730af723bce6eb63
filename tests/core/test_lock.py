"""Locks: two runs never work on one folder at once, and the second says who is at work."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from build_site.core import lock
from build_site.core.child_process import ChildProcess
from build_site.core.lock import lock_content, lock_site
from build_site.core.paths import REPOSITORY
from build_site.core.problems import BuildError

HOLD = """
import sys
from pathlib import Path
from build_site.core.lock import lock_content
with lock_content(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""

COUNT = """
import sys, time
from pathlib import Path
from build_site.core.lock import lock_content
folder = Path(sys.argv[1])
for _ in range(int(sys.argv[2])):
    with lock_content(folder):
        number = int((folder / "count").read_text())
        (folder / "count").write_text("")
        (folder / "count").write_text(str(number + 1))
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _holder(folder: Path) -> str:
    return (folder / ".build.lock").read_text(encoding="utf-8")


@pytest.fixture
def holder(tmp_path: Path):
    """Another process that holds the lock of a content folder until it is told to go on."""
    with start(HOLD, tmp_path) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_lock_that_another_run_holds_ends_this_one_with_who_it_is(
    holder: subprocess.Popen[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.1)
    with pytest.raises(BuildError) as stopped, lock_content(tmp_path):
        pytest.fail("both hold it")
    assert re.fullmatch(
        rf"{re.escape(str(tmp_path))}: error: another run is at work on this folder \(process {holder.pid} on \S+, "
        rf"since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d: -c {re.escape(str(tmp_path))}\)\n"
        r"    Wait until it has ended, or end it yourself, then run this again\.",
        str(stopped.value),
    )


def test_lock_whose_holder_left_no_word_still_ends_this_run(
    holder: subprocess.Popen[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.1)
    for data, who in ((b"", "it can't be told which"), (b"caf\xe9", "caf\N{REPLACEMENT CHARACTER}")):
        (tmp_path / ".build.lock").write_bytes(data)
        with pytest.raises(BuildError) as stopped, lock_content(tmp_path):
            pytest.fail("both hold it")
        assert f"another run is at work on this folder ({who})" in str(stopped.value)


def test_lock_is_waited_for_and_taken_when_the_other_run_has_ended(
    holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    holder.stdin.write("\n")
    holder.stdin.flush()
    with lock_content(tmp_path):
        assert _holder(tmp_path).startswith(f"process {os.getpid()} on ")


def test_lock_of_a_run_that_was_killed_is_taken_over(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert (tmp_path / ".build.lock").exists()
    with lock_content(tmp_path):
        assert _holder(tmp_path).startswith(f"process {os.getpid()} on ")


def test_lock_of_a_killed_run_is_held_for_as_long_as_one_of_its_workers_is_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = HOLD.replace(
        'print("held", flush=True)',
        "import os\n    if os.fork() == 0:\n        print(os.getpid(), flush=True); sys.stdin.readline(); os._exit(0)",
    )
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.1)
    with start(program, tmp_path) as process:
        worker = int(process.stdout.readline())
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with pytest.raises(BuildError), lock_content(tmp_path):
            pytest.fail("both hold it")
        os.kill(worker, signal.SIGKILL)
        monkeypatch.setattr(lock, "WAIT_SECONDS", 10)
        with lock_content(tmp_path):
            pass


def test_lock_leaves_no_file_behind_whether_the_run_went_well_or_not(tmp_path: Path) -> None:
    with lock_content(tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == [".build.lock"]
    with pytest.raises(KeyError), lock_content(tmp_path):
        raise KeyError
    assert list(tmp_path.iterdir()) == []
    with lock_content(tmp_path):
        pass


def test_lock_of_a_site_is_beside_its_folder_so_that_it_is_not_published(tmp_path: Path) -> None:
    with lock_site(tmp_path / "new" / "site"):
        assert [path.name for path in (tmp_path / "new").iterdir()] == [".site.lock"]
        with lock_site(tmp_path / "new" / "other"):
            pass
    assert list((tmp_path / "new").iterdir()) == []


def test_lock_of_a_folder_that_is_missing_makes_none(tmp_path: Path) -> None:
    with lock_content(tmp_path / "missing"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_lock_that_can_not_be_made_does_not_keep_a_run_from_reading(tmp_path: Path) -> None:
    (tmp_path / ".build.lock").mkdir()
    with lock_content(tmp_path):
        pass
    with pytest.raises(KeyError), lock_content(tmp_path):
        raise KeyError


def test_lock_file_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / ".build.lock").symlink_to(tmp_path / "mine.txt")
    with lock_content(tmp_path / "content"):
        pass
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_lock_keeps_many_runs_of_two_processes_apart(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0", encoding="utf-8")
    with start(COUNT, tmp_path, 40) as one, start(COUNT, tmp_path, 40) as other:
        assert (one.wait(), other.wait()) == (0, 0)
    assert (tmp_path / "count").read_text(encoding="utf-8") == "80"


def test_lock_is_free_for_the_next_run_after_one_that_had_workers(tmp_path: Path) -> None:
    for _ in range(3):
        with lock_content(tmp_path), ChildProcess(lambda: 7) as worker:
            assert worker.result() == 7


def test_lock_file_that_a_killed_run_left_is_overwritten_in_full(tmp_path: Path) -> None:
    (tmp_path / ".build.lock").write_text("x" * 5000, encoding="utf-8")
    with lock_content(tmp_path):
        assert _holder(tmp_path).startswith(f"process {os.getpid()} on ")
        assert "x" * 50 not in _holder(tmp_path)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files can be counted on Linux only")
def test_lock_leaves_no_file_open_however_often_a_site_is_rebuilt(tmp_path: Path) -> None:
    with lock_content(tmp_path):
        pass
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        with lock_content(tmp_path):
            pass
    assert len(os.listdir("/proc/self/fd")) == before
