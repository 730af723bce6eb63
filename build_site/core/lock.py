"""Locks: one run at a time for a content folder, and one for the folder of a site.

The operating system holds the lock for a process and lets go of it when that ends, however it ends, so a lock
never outlives its run. While it is held, a hidden file says by whom; afterwards that file is gone.
"""

from __future__ import annotations

import os
import shlex
import socket
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from build_site.core.problems import BuildError, build_error

WAIT_SECONDS = 10.0
"""How long a second run waits for the first. The real digests take 2 seconds, 3,000 reviews some 10."""


def lock_content(folder: Path) -> AbstractContextManager[None]:
    """Hold a content folder for the time of a `with`. The lock file is `.build.lock` in it.

    Raises BuildError if another run holds it for longer than WAIT_SECONDS.
    """
    return _exclusive(folder / ".build.lock", folder)


def lock_site(folder: Path) -> AbstractContextManager[None]:
    """Hold the folder of a site for the time of a `with`. The lock file of `site` is `.site.lock` beside it.

    It can't be in the folder, which is published, and at a first build appears whole. Raises as `lock_content` does.
    """
    with suppress(OSError):
        folder.parent.mkdir(parents=True, exist_ok=True)
    return _exclusive(folder.with_name(f".{folder.name}.lock"), folder)


@contextmanager
def _exclusive(file: Path, folder: Path) -> Iterator[None]:
    if not file.parent.is_dir():  # Or the package would make it.
        yield
        return
    # The copy of the descriptor keeps the lock for as long as any worker of this run is at work, even one that has
    # outlived a run that was killed.
    copies: list[int] = []
    lock = FileLock(
        file, timeout=WAIT_SECONDS, fallback_to_soft=False, on_acquired=lambda fd: copies.append(os.dup(fd))
    )
    try:
        lock.acquire()
    except Timeout:
        raise _held_by_another(file, folder) from None
    except OSError:
        # No lock file can be made: then this run can't write to the folder either, or its file system has no locks.
        yield
        return
    try:
        _write_holder(copies[-1])
        yield
    finally:
        with suppress(OSError):
            # A run that waits for this very file sees, once it has the lock, that the file is gone, and makes another.
            file.unlink()
        lock.release()
        for copy in copies:
            os.close(copy)


def _write_holder(descriptor: int) -> None:
    since = datetime.now().astimezone().isoformat(" ", "seconds")
    holder = f"process {os.getpid()} on {socket.gethostname()}, since {since}: {shlex.join(sys.argv)}"
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, holder.encode(errors="replace"))


def _held_by_another(file: Path, folder: Path) -> BuildError:
    who = ""
    with suppress(OSError):
        who = file.read_text(encoding="utf-8", errors="replace")
    who = who or "it can't be told which"
    return build_error(
        str(folder),
        None,
        f"another run is at work on this folder ({who})",
        "Wait until it has ended, or end it yourself, then run this again.",
    )
